"""Lines of the log: each can be read by a machine, and none names a person."""

import json
import logging
import sys

import pytest

from pages.shared.log_lines import Structured, without_persons


def line(message: str, *values: object, **more: object) -> dict[str, str]:
    record = logging.LogRecord("dashboard", logging.ERROR, __file__, 1, message, values, None)
    record.__dict__.update(more)
    written = Structured().format(record)
    assert "\n" not in written
    read: dict[str, str] = json.loads(written)
    return read


def test_a_line_says_when_how_bad_who_and_what() -> None:
    said = line('the "%s" is full', "disk")
    assert said.pop("at").endswith("+00:00")
    assert said == {"level": "error", "from": "dashboard", "message": 'the "disk" is full'}


def test_an_error_keeps_its_traceback_and_its_reference() -> None:
    try:
        raise ValueError("no such team: 王一鸣 <wang.yiming@example.com>")
    except ValueError:
        said = line("reference abc", exc_info=sys.exc_info(), reference="abc")
    assert said["reference"] == "abc"
    assert "test_log_lines.py" in said["error"]
    assert "wang.yiming" not in said["error"]


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("sign-in of li.wei+crm@mail.example.co.uk failed", "sign-in of …@… failed"),
        ("(email='a@b.cn')", "(email='…@…')"),
        ("GET /members?find=王一鸣&lang=zh HTTP/1.1", "GET /members?… HTTP/1.1"),
        ("http://localhost/sign-in/invitation/Abc-1_x was opened", "http://localhost/sign-in/invitation/… was opened"),
        ("/sign-in/set-up/Abc?lang=zh", "/sign-in/set-up/…?…"),
        (
            "NotNullViolation: null\nDETAIL:  Failing row contains (1, 王一鸣\nsaid, null).\n[SQL: INSERT]\n\nnext",
            "NotNullViolation: null\nDETAIL: …\n[SQL: INSERT]\n\nnext",
        ),
        ("Really? Yes: 3 @ 4", "Really? Yes: 3 @ 4"),
    ],
)  # fmt: skip
def test_addresses_of_people_queries_and_tokens_are_left_out(words: str, written: str) -> None:
    assert without_persons(words) == written
