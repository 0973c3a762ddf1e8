"""What the public can ask for, whole."""

import pandas as pd
import pytest


@pytest.fixture(scope="session")
def offered(ask, catalogue):
    """Every row of every measure, as the API gives them to anyone."""
    rows = []
    for indicator in catalogue.indicators:
        address = f"api/v1/values?indicator={indicator}&limit=5000"
        while address:
            answer = ask(address)
            assert answer.status == 200, address
            body = pd.io.json.ujson_loads(answer.data)
            rows += body["values"]
            address = (body["next"] or "").partition("//")[2].partition("/")[2] or (
                body["next"] or ""
            ).lstrip("/")
    return pd.DataFrame(rows)
