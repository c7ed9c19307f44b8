"""The interface against its own description: schemathesis makes up requests, good and bad ones."""

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from indicators.api.forms import JSON
from indicators.api.resources import RESOURCES
from tests.api.asking import APP, ROOT, ask

# Without parameters there is no bad request; the made-up data has no releases to name with `stand`.
TRIED = [(one.path, mode) for one in RESOURCES for mode in ("positive", "negative")
         if len(one.parameters) > 1 or one.codes or mode == "positive"]  # fmt: skip


@pytest.fixture
def described(goal_data, monkeypatch):
    """The description over the made-up data, which makes answers short."""
    import schemathesis  # here: it takes a second, and only these tests need it

    monkeypatch.setenv("REGION_DATA_DIR", str(goal_data))
    return schemathesis.openapi.from_asgi(f"{ROOT}/openapi.json", APP)


@pytest.mark.parametrize(("path", "mode"), TRIED, ids=str)
@pytest.mark.slow
def test_every_answer_is_as_described(described, path, mode):
    from schemathesis import GenerationMode

    operation = described[path]["GET"]

    @given(case=operation.as_strategy(generation_mode=GenerationMode(mode)))
    @settings(max_examples=settings.default.max_examples // 8, suppress_health_check=list(HealthCheck), deadline=None)
    def check(case):
        case.call_and_validate()

    check()


@pytest.fixture(scope="module")
def description():
    return ask("/openapi.json").fields


def test_everything_there_is_is_described(description):
    assert set(description["paths"]) == {one.path for one in RESOURCES}
    assert description["openapi"].startswith("3.1")


def test_the_schemas_are_schemas(description):
    for one in description["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(one)


@pytest.mark.parametrize(
    "path", ["/", "/areas", "/indicators", "/values", "/references", "/goals", "/statuses", "/boundaries", "/catalog"]
)
def test_answers_on_the_shipped_data_hold_what_their_schema_says(path, description):
    own = description["paths"][path]["get"]["responses"]["200"]["content"]
    kept = next(one for name, one in own.items() if name == JSON or name.endswith("json"))
    whole = {**kept["schema"], "components": description["components"]}
    jsonschema.Draft202012Validator(whole).validate(ask(path).fields)


def test_a_code_of_the_data_is_among_those_described(description):
    parameters = {one["name"]: one for one in description["paths"]["/values"]["get"]["parameters"]}
    assert "05958004" in parameters["area"]["schema"]["items"]["enum"]
    assert parameters["limit"]["schema"]["maximum"] == 10_000
