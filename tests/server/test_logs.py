"""The log: one JSON object a line, and nothing in it by which a visitor could be known."""

import json
import logging
import os
import subprocess
import sys
from datetime import datetime

import pytest

from indicators.loading.settings import PROCESS_VARIABLE, Settings
from indicators.paths import ROOT
from indicators.server import logs
from indicators.server.logs import Lines, error_number

SECRET = "192.0.2.7 typed this"


def failure(words=SECRET):
    try:
        raise ValueError(words)
    except ValueError as error:
        return error


def line(name="indicators.server.x", level=logging.INFO, message="%s came", words=("Somebody",), error=None, **extra):
    record = logging.LogRecord(
        name, level, "x.py", 1, message, words, error and (type(error), error, error.__traceback__)
    )
    vars(record).update(extra)
    text = Lines().format(record)
    assert "\n" not in text
    return json.loads(text)


def test_a_line_says_when_how_grave_what_and_in_which_process(monkeypatch):
    monkeypatch.setenv(PROCESS_VARIABLE, "3")
    told = line()
    assert datetime.fromisoformat(told["time"]).utcoffset().total_seconds() == 0
    assert told["time"].endswith("Z")
    assert (told["level"], told["event"], told["message"], told["process"]) == ("info", "message", "Somebody came", 3)


def test_fields_stand_beside_the_event():
    told = line(message="request", words=(), fields={"status": 200, "path": "/ka\nrte"})
    assert (told["event"], told["status"], told["path"]) == ("request", 200, "/ka\nrte")


def test_what_libraries_fill_into_their_messages_is_left_out():
    told = line("uvicorn.error", logging.WARNING, '%s - "WebSocket %s" [accepted]', (SECRET, f"/?liste={SECRET}"))
    assert told["message"] == '%s - "WebSocket %s" [accepted]'


def test_of_a_failure_kind_place_and_number_are_told_but_not_its_words():
    error = failure()
    told = line(level=logging.ERROR, error=error)
    assert (told["error"], told["number"]) == ("ValueError", error_number(error))
    assert told["places"][-1].startswith("tests/server/test_logs.py:")
    assert told["places"][-1].endswith(" failure")
    assert SECRET not in json.dumps(told)


def test_of_what_is_no_failure_of_ours_the_places_are_not_told():
    assert "places" not in line("streamlit.web", logging.WARNING, error=failure())


def test_the_same_failure_has_the_same_number_and_another_one_another():
    assert error_number(failure("a")) == error_number(failure("b")) != error_number(KeyError("a"))


def run(code: str, settings: str, folder) -> list[str]:
    """What a process writes to stderr that starts the log and then does something."""
    (folder / "settings.toml").write_text(settings, encoding="utf-8")
    begin = "import logging, warnings\nfrom indicators.server.logs import start_log\nimport streamlit.logger\n"
    found = subprocess.run(
        [sys.executable, "-c", f"{begin}\nstart_log('drawing')\n{code}"], cwd=ROOT, capture_output=True, text=True,
        check=True, env={**os.environ, "REGION_DATA_DIR": str(folder)},
    )  # fmt: skip
    return found.stderr.splitlines()


@pytest.mark.slow
def test_everything_a_process_says_is_a_line_of_the_log(tmp_path):
    code = """
logging.getLogger("uvicorn.error").info("192.0.2.7 came")
streamlit.logger.get_logger("streamlit.of_later").warning("%s failed", "192.0.2.7")
logging.getLogger("indicators.of_later").info("%s done", "all")
warnings.warn("old")
"""
    found = [json.loads(one) for one in run(code, "", tmp_path)]
    assert [one["logger"] for one in found] == ["streamlit.of_later", "indicators.of_later", "py.warnings"]
    assert {one["part"] for one in found} == {"drawing"}


@pytest.mark.slow
@pytest.mark.parametrize(("level", "count"), [("info", 3), ("warning", 2), ("error", 1), ("off", 0)])
def test_the_operator_says_how_much_is_told(tmp_path, level, count):
    code = 'one = logging.getLogger("indicators.x")\none.info("a")\none.warning("b")\none.error("c")'
    assert len(run(code, f'log_level = "{level}"', tmp_path)) == count


def test_every_level_that_can_be_set_is_known():
    from indicators.loading.settings import LOG_LEVELS

    assert set(logs.LEVELS) == set(LOG_LEVELS)
    assert Settings().log_level in LOG_LEVELS
