"""Questions made from the API's own document, well-formed and not: none may end in a fault.

`API_FUZZ_CALLS` sets how many questions each address is asked.
"""

import os

import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

CALLS = int(os.environ.get("API_FUZZ_CALLS", "6"))
CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
]


def test_no_question_ends_in_a_fault_and_each_answer_is_as_documented(server):
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", server)
    asked = []
    for result in schema.get_all_operations():
        operation = result.ok()
        case = operation.as_strategy(generation_mode=schemathesis.GenerationMode.NEGATIVE) | (
            operation.as_strategy()
        )
        _ask(case, asked)
    assert len(asked) >= CALLS * 10


def _ask(strategy, asked):
    @settings(
        max_examples=CALLS,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=strategy)
    def ask(case):
        asked.append(case)
        # The test client does not unpack compressed answers.
        case.call_and_validate(checks=CHECKS, headers={"Accept-Encoding": "identity"})

    ask()
