"""Opening any page as anybody, in either language, without a browser."""

import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from tests.data_access.demo_file import demo_file, recent_demo_file, shared_folder
from tests.databases import SQLITE, copied
from tests.pages.browsers_tree import drawn
from tests.pages.houses import close_all, serve_anew, serve_for_reading

FRAME = str(Path(__file__).resolve().parents[2] / "pages" / "frame.py")
Open = Callable[..., AppTest]

# Who they are in the demo company (data_access/demo/people.py).
EXECUTIVE, ADMIN, LEAD, OTHER_LEAD, STAFF = 1, 2, 4, 6, 11


@pytest.fixture
def demo(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The demo company as the pages' database, for reading: all tests of this process share it and its mirror.

    Theirs alone, because looking leaves entries in its audit.
    """
    folder = tmp_path_factory.getbasetemp()
    serve_for_reading(folder / "looked_at.db", demo_file(shared_folder(folder)), monkeypatch)
    return folder / "looked_at.db"


@pytest.fixture
def demo_to_change(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A demo company of the test's own, without what was over long ago."""
    folder = tmp_path_factory.getbasetemp()
    serve_anew(folder / "changed.db", recent_demo_file(shared_folder(folder)), monkeypatch)
    return folder / "changed.db"


@pytest.fixture
def nothing(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty database of the test's own."""
    folder = tmp_path_factory.getbasetemp()
    made = folder / "empty.db"
    if not made.exists():
        copied(SQLITE, folder)
    serve_anew(folder / "nothing.db", made, monkeypatch)
    return folder / "nothing.db"


@pytest.fixture(scope="session", autouse=True)
def _nothing_stays_open() -> Iterator[None]:
    yield
    close_all()


@pytest.fixture(scope="session", autouse=True)
def _components_are_looked_for_once() -> Iterator[None]:
    """Each AppTest is a server to Streamlit, which reads the description of every installed package when one begins."""
    with pytest.MonkeyPatch.context() as patch:
        found = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", found)
        yield


@pytest.fixture(scope="session", autouse=True)
def _browsers_can_draw_it() -> Iterator[None]:
    """Whatever a page sends in any test, a browser must be able to draw, also when it gets all of it at once."""

    def messages(runner: LocalScriptRunner) -> list[ForwardMsg]:
        found = runner.forward_msg_queue._queue
        if not any(event.get("fragment_ids_this_run") for event in runner.event_data):
            drawn(found)
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LocalScriptRunner, "forward_msgs", messages)
        yield


_named: dict[str, Any] = {}


@pytest.fixture
def open_page() -> Open:
    """`open_page("insight/overview.py", person=LEAD, language="en", period="last_month")` runs that page; whatever
    else is given stands in the address. `person="owner"` is the owner of a database on their own machine."""

    def opened(script: str, *, person: int | str = "owner", language: str = "zh", **address: str) -> AppTest:
        visit = AppTest.from_file(FRAME, default_timeout=30)
        # A page can only be switched to once the entrance has named them all, which it does alike for every visit.
        if not _named:
            visit.run()
            _named.update(visit._registered_pages)
        visit._registered_pages = dict(_named)
        visit.switch_page(script)
        for name, value in {"as": str(person), "lang": language, **address}.items():
            visit.query_params[name] = value
        visit.run()
        assert not visit.exception, [error.value for error in visit.exception]
        return visit

    return opened


def texts(visit: AppTest) -> str:
    """Everything that can be read on the page, one piece a line."""
    kinds = ("title", "subheader", "caption", "markdown", "text", "info", "warning", "error", "success", "metric")
    found = []
    for kind in kinds:
        for element in getattr(visit, kind):
            found += [str(getattr(element, part, "")) for part in ("label", "value", "delta")]
    # Signs that Markdown would read are written with a stroke before them.
    return "\n".join(found).replace("\\", "")


@pytest.fixture(autouse=True)
def _own_main() -> Iterator[None]:
    """Running a page makes its script `__main__`, and a process started afterwards would run it again."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main
