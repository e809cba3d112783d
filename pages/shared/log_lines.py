"""The server's log: errors with the number that the visitor saw, and lines that a machine can read.

A log is read by more people than the dashboard, and kept for longer. So no line holds an address, of a person or of a
page: an e-mail address and what stands behind the "?" of a link, which may be a name that was searched for, are left
out wherever they come from; so is a row that the database refused.
"""

import json
import logging
import re
import secrets
import sys
from datetime import UTC, datetime

import streamlit.logger

log = logging.getLogger("dashboard")

_EMAIL = re.compile(r"[^\s@<>\"'(),;:=]+@[^\s@<>\"'(),;:]+\.[^\s@<>\"'(),;:]+")
_QUERY = re.compile(r"(?<=[\w/])\?[^\s\"'<>]+")
_ROW = re.compile(r"DETAIL: .*?(?=\n\n|\n\[SQL|\Z)", re.DOTALL)  # PostgreSQL shows the row that it refused
_SECRET = re.compile(r"(/sign-in/(?:set-up|invitation)/)[^\s\"'<>?]+")


def noted(error: BaseException) -> str:
    """Write the error into the log and return the number under which it stands there."""
    reference = secrets.token_hex(4)
    log.error("reference %s", reference, exc_info=error, extra={"reference": reference})
    return reference


def write_structured() -> None:
    """From now on every line of the log, whoever writes it, is a JSON object."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Structured())
    logging.getLogger().handlers[:] = [handler]
    for known in logging.root.manager.loggerDict.values():
        if isinstance(known, logging.Logger):
            _through_the_root(known)
    # Streamlit gives each of its loggers a handler of its own, also those of modules that are loaded later.
    streamlit.logger.setup_formatter = _through_the_root
    # Neither a line for each of the hundred files of a page nor for each socket.
    logging.getLogger("uvicorn.access").disabled = True
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    log.setLevel(logging.INFO)


def _through_the_root(logger: logging.Logger) -> None:
    logger.handlers.clear()
    logger.propagate = True


class Structured(logging.Formatter):
    """When, how bad, who says it, what; for an error its reference and its traceback."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "message": without_persons(record.getMessage()),
        }
        if reference := getattr(record, "reference", None):
            line["reference"] = reference
        if record.exc_info:
            line["error"] = without_persons(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)


def without_persons(words: str) -> str:
    """The words without e-mail addresses, queries, tokens and rows."""
    return _SECRET.sub(r"\1…", _QUERY.sub("?…", _EMAIL.sub("…@…", _ROW.sub("DETAIL: …", words))))
