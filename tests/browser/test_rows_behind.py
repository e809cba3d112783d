"""A click on a line of a chart's table shows the rows behind its number, on a desktop and by touch on a phone."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage, StartServer
from tests.browser.demo import ENVIRONMENT, demo_root
from tests.browser.serving import Server
from tests.browser.visiting import DESKTOP, PHONE, no_serious_violation, settled, visit
from tests.data_access.demo_file import recent_demo_file, shared_folder
from tests.pages.conftest import LEAD

LINE_HEIGHT = 35  # px, in Streamlit's tables


@pytest.fixture(scope="module")
def demo(server: StartServer, tmp_path_factory: pytest.TempPathFactory) -> Server:
    made = shared_folder(tmp_path_factory.getbasetemp())
    return server(demo_root(tmp_path_factory.mktemp("demo"), made, recent_demo_file), **ENVIRONMENT)


def choose(page: Page, line: int) -> None:
    """Tick a line of the first table of the dialog; it is a canvas, so only its place can be clicked."""
    table = page.get_by_role("dialog").get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + LINE_HEIGHT / 2, box["y"] + LINE_HEIGHT * (line + 1.5))


def trend_table(page: Page, name: str) -> Locator:
    """The button that opens the table of the overview's trend."""
    return page.locator(".st-key-table_overview_trend").get_by_role("button", name=name)


@pytest.mark.parametrize(
    ("size", "language", "dark", "button", "rows"),
    [
        (DESKTOP, "zh-CN", False, "以表格查看", "对应的明细数据 · 2026-11-09"),
        (PHONE, "en-GB", True, "As a table", "The rows behind it · 2026-11-09"),
    ],
)
def test_a_week_opens_to_its_rows(
    demo: Server, new_page: OpenPage, size: tuple[int, int], language: str, dark: bool, button: str, rows: str
) -> None:
    page = new_page(language=language, size=size, dark=dark)
    visit(page, f"{demo.address}/overview?as={LEAD}")
    trend_table(page, button).click()
    dialog = page.get_by_role("dialog")
    tables = dialog.get_by_test_id("stDataFrame")
    expect(tables).to_have_count(1)
    settled(page)
    choose(page, 1)  # the newest week stands first and is not over
    expect(tables).to_have_count(2)
    expect(dialog.get_by_text(rows)).to_be_visible()
    settled(page)
    no_serious_violation(page)
    choose(page, 1)  # once more lets go of it
    expect(tables).to_have_count(1)


def test_a_table_that_is_opened_again_shows_what_it_says_is_chosen(demo: Server, page: Page) -> None:
    visit(page, f"{demo.address}/overview?as={LEAD}&metric=sales")
    trend_table(page, "以表格查看").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_test_id("stDataFrame")).to_have_count(1)
    settled(page)
    choose(page, 1)
    expect(dialog.get_by_text("对应的明细数据 · 2026-11-09")).to_be_visible()
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)
    trend_table(page, "以表格查看").click()
    expect(dialog.get_by_text("选中一行")).to_be_visible()
    settled(page)
    there = dialog.get_by_text("对应的明细数据 · 2026").count()
    choose(page, 1)  # ticks it, or takes the tick away that is still there
    expect(dialog.get_by_text("对应的明细数据 · 2026")).to_have_count(1 - there)
