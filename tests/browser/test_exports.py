"""Export in a browser: the charts as vectors in a file that asks for nothing, a real PDF, and a real picture."""

import re
import struct
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, StartServer
from tests.browser.demo import ENVIRONMENT, demo_root
from tests.browser.serving import Server
from tests.browser.visiting import DESKTOP, no_serious_violation, settled, visit
from tests.data_access.demo_file import recent_demo_file, shared_folder
from tests.pages.conftest import LEAD

A4 = b"/MediaBox [0 0 59"  # points: 595 by 842


@pytest.fixture(scope="module")
def demo(server: StartServer, tmp_path_factory: pytest.TempPathFactory) -> Server:
    made = shared_folder(tmp_path_factory.getbasetemp())
    return server(demo_root(tmp_path_factory.mktemp("demo"), made, recent_demo_file), **ENVIRONMENT)


def saved(page: Page, kind: str, folder: Path) -> Path:
    """Have a file of this kind made in the open dialog, and save it."""
    dialog = page.get_by_role("dialog")
    dialog.get_by_text(kind, exact=True).click()
    settled(page)
    dialog.get_by_role("button", name="Make the file").click()
    save = dialog.get_by_role("button", name=re.compile(r"^Save .*\.(html|pdf|png|zip)"))
    expect(save).to_be_visible(timeout=60_000)
    settled(page)
    with page.expect_download() as download:
        save.click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_a_page_is_saved_as_html_pdf_and_png(demo: Server, new_page: OpenPage, tmp_path: Path) -> None:
    page = new_page(language="en-GB", size=DESKTOP, dark=True)
    visit(page, f"{demo.address}/open-complaints?as={LEAD}")
    page.locator(".st-key-export_page button:visible").click()
    expect(page.get_by_role("dialog").get_by_text("Export: Open complaints")).to_be_visible()
    settled(page)

    pdf = saved(page, "PDF", tmp_path).read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert A4 in pdf

    png = saved(page, "PNG", tmp_path).read_bytes()
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">I", png[16:20])[0] == 1920

    file = saved(page, "HTML", tmp_path)
    offline = new_page(language="en-GB", size=DESKTOP, dark=False)
    asked: list[str] = []
    offline.on("request", lambda request: asked.append(request.url))
    offline.goto(file.as_uri())
    assert asked == [file.as_uri()]
    assert offline.locator("script").count() == 0
    assert offline.locator(".chart svg").count() == 1
    assert "#0000" not in re.sub(r"url\([^)]*\)", "", file.read_text(encoding="utf-8"))
    no_serious_violation(offline)
