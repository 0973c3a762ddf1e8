"""Servers of tests put together sooner: what libraries make anew for each of them, made once."""

import pickle
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from flask_openapi3 import openapi, utils
from werkzeug.routing import Rule

MODULES = (openapi, utils)


def made_sooner(patch: pytest.MonkeyPatch) -> None:
    """Describe each model of the API once, and compile what writes a rule's address when asked.

    A description is given anew each time, as the library may change what it gets.
    """
    described = cache(lambda model, mode: pickle.dumps(_of_model(model, mode)))
    for module in MODULES:
        patch.setattr(
            module,
            "get_model_schema",
            lambda model, mode="validation": pickle.loads(described(model, mode)),  # noqa: S301
        )
    patch.setattr(Rule, "_compile_builder", _compile_when_asked)


_of_model = utils.get_model_schema
_compiled = Rule._compile_builder  # noqa: SLF001 - the one place where it is made


def _compile_when_asked(rule: Rule, append_unknown: bool = True) -> Callable[..., Any]:  # noqa: FBT001, FBT002 - as the library has it
    made: list[Callable[..., Any]] = []

    def build(self: Rule, **given: Any) -> Any:
        if not made:
            made.append(_compiled(rule, append_unknown))
        return made[0](self, **given)

    return build
