"""Taking a page down while it is drawn: what Streamlit is told to show, by its place on the page.

This is the only file that knows how Streamlit sends elements. tests/pages/reports/test_capture.py says what it must
still hold to after an update.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.shared import ending
from pages.shared.recording import ChartNote, Notes, TableNote

MAIN = 0  # the first place of everything on the page itself; others are the sidebar and what floats above it


@dataclass
class Node:
    """An element or a block at its place; `kind` is Streamlit's name of it, empty for what holds the page."""

    kind: str = ""
    proto: Any = None
    block: Any = None
    children: dict[int, "Node"] = field(default_factory=dict)
    table: TableNote | None = None
    chart: ChartNote | None = None
    words: str = ""


@contextmanager
def captured(notes: Notes) -> Iterator[Node]:
    """Take down what is drawn within; what the page tells of an element is kept with it. The visitor sees it as ever,
    but for the tables behind charts, which are asked for and not shown."""
    context = get_script_run_ctx()
    if context is None:
        raise RuntimeError("a page can only be taken down while it is drawn")
    page, send = Node(), context.enqueue

    def take(message: ForwardMsg) -> None:
        if notes.behind is not None:
            return
        if message.WhichOneof("type") == "delta":
            _put(page, list(message.metadata.delta_path), message.delta, notes)
        send(message)

    # The context is one run's own; the method comes back with the end of it.
    context.enqueue = take  # type: ignore[method-assign, assignment]
    try:
        yield page
    finally:
        del context.enqueue


def _put(page: Node, path: list[int], delta: Any, notes: Notes) -> None:
    if not path or path[0] != MAIN:
        return
    holder = page
    for place in path[1:-1]:
        holder = holder.children.setdefault(place, Node())
    kind = delta.WhichOneof("type")
    if kind == "add_block":
        block = delta.add_block
        here = Node(block.WhichOneof("type") or "vertical", None, _copied(block))
    elif kind == "new_element":
        element = delta.new_element
        name = element.WhichOneof("type") or "empty"
        if notes.passing:
            notes.passing, name = False, "empty"
        here = Node(name, _copied(getattr(element, name)))
        here.words, notes.words = notes.words, ""
        if name == "dataframe":
            here.table, notes.table = notes.table, None
        elif name == "plotly_chart":
            here.chart, notes.chart = notes.chart, None
    else:
        return
    holder.children[path[-1]] = here


def _copied(proto: Any) -> Any:
    copy = type(proto)()
    copy.CopyFrom(proto)
    return copy


@contextmanager
def ended_early() -> Iterator[None]:
    """A page may stop before its end; what it had drawn until then is the page, and the run goes on."""
    with suppress(ending.Stopped), ending.of_the_page_alone():
        yield
