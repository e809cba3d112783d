"""The fixtures of this folder, on the smallest app of the dashboard's shape."""

import shutil
import signal
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, StartServer
from tests.browser.serving import Server, ServerFailed, serving
from tests.browser.visiting import PHONE, Faults, no_serious_violation, serious_violations, settled, visit
from tests.conftest import ROOT
from tests.databases import SQLITE, copied

FRAME = """
import streamlit as st
st.navigation([st.Page("first/hello.py", title="Hello"), st.Page("first/broken.py", title="Broken")]).run()
"""
HELLO = """
import streamlit as st
st.title("Good morning")
st.caption("Words in the smallest grey")
for colour in ("green", "orange", "red", "blue", "gray"):
    st.markdown(f":{colour}[{colour} words]")
st.text_input("Name", key="name")
if st.button("Count"):
    st.text("counted")
"""
BROKEN = "raise RuntimeError('a secret of the server')"


@pytest.fixture(scope="module")
def app(server: StartServer, tmp_path_factory: pytest.TempPathFactory) -> Server:
    root = tmp_path_factory.mktemp("smallest app")
    (root / "pages" / "first").mkdir(parents=True)
    shutil.copytree(ROOT / ".streamlit", root / ".streamlit")
    (root / "app.py").write_text('import streamlit as st\napp = st.App("pages/frame.py")\n')
    (root / "pages" / "frame.py").write_text(FRAME)
    (root / "pages" / "first" / "hello.py").write_text(HELLO)
    (root / "pages" / "first" / "broken.py").write_text(BROKEN)
    return server(root)


def test_a_visitor_sees_the_page_and_what_a_click_changes(app: Server, page: Page) -> None:
    visit(page, app.address)
    expect(page.get_by_role("heading", name="Good morning")).to_be_visible()
    page.get_by_role("button", name="Count").click()
    settled(page)
    expect(page.get_by_text("counted")).to_be_visible()


def test_the_theme_and_the_server_break_no_accessibility_rule(app: Server, page: Page) -> None:
    visit(page, app.address)
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        settled(page)
        no_serious_violation(page)


def test_a_field_without_a_name_is_a_serious_violation(app: Server, new_page: OpenPage) -> None:
    page = new_page(size=PHONE)
    visit(page, app.address)
    page.evaluate("document.body.append(document.createElement('input'))")
    assert [violation["id"] for violation in serious_violations(page)] == ["label"]
    with pytest.raises(AssertionError, match="label"):
        no_serious_violation(page)


def test_what_a_page_raises_stays_on_the_server(app: Server, page: Page) -> None:
    visit(page, f"{app.address}/broken")
    assert "secret" not in page.content()
    assert "RuntimeError" not in page.content()
    assert "a secret of the server" in app.log


def test_an_error_in_the_console_fails_the_test_that_caused_it(app: Server, page: Page, faults: Faults) -> None:
    visit(page, app.address)
    page.evaluate("console.error('out of order')")
    page.evaluate("fetch('http://another-host.invalid/').catch(() => null)")
    with pytest.raises(AssertionError, match="out of order"):
        faults.none()
    assert any("asked another host" in fault for fault in faults.seen)
    faults.seen.clear()


def test_a_server_that_is_told_to_stop_leaves_everything_in_its_file(tmp_path: Path) -> None:
    file = Path(copied(SQLITE, tmp_path).removeprefix("sqlite:///"))
    with serving(ROOT, tmp_path / "log", {"DATABASE_URL": f"sqlite:///{file}"}) as server:
        server.process.terminate()
        assert server.process.wait(30) in (0, -signal.SIGTERM)
        assert "Traceback" not in server.log
        assert not file.with_name(f"{file.name}-wal").exists()


def test_a_server_that_cannot_start_says_why(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("import streamlit as st\napp = st.App('pages/frame.py')\nraise SystemExit('no')\n")
    with pytest.raises(ServerFailed, match="its log"), serving(tmp_path, tmp_path / "log", {}):
        pass
