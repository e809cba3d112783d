"""A page may end early, by `st.stop()`; what comes after the page is drawn all the same."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from streamlit.runtime.scriptrunner import StopException, get_script_run_ctx


class Stopped(StopException):
    """The page stopped before its end."""


class _Requests:
    """What a page asks of its run. One that was told to stop draws nothing more, so what is told is only the page."""

    def __init__(self, asked: Any) -> None:
        self._asked = asked

    def request_stop(self) -> None:
        raise Stopped

    def __getattr__(self, name: str) -> Any:
        return getattr(self._asked, name)


@contextmanager
def of_the_page_alone() -> Iterator[None]:
    """`st.stop()` raises Stopped in here, and leaves the run able to draw."""
    context = get_script_run_ctx()
    assert context is not None
    before = context.script_requests
    context.script_requests = _Requests(before)  # type: ignore[assignment]
    try:
        yield
    finally:
        context.script_requests = before
