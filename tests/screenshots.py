"""`make screenshots`: the pictures of README, drawn from the demo company as of a fixed day.

The same code gives the same pictures, so a change in a picture is a change in what people see.
"""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.demo import ENVIRONMENT, demo_root
from tests.browser.serving import serving
from tests.browser.visiting import (
    DESKTOP,
    PHONE,
    as_tall_as_the_page,
    chromium_running,
    open_page,
    settled,
    still,
    visit,
)
from tests.conftest import ROOT

PICTURES = ROOT / "docs" / "screenshots"
MOST_BYTES = 2_500_000  # of all together: a clone should stay small
TALLEST = 1500  # px: two screens; a longer page is cut, nobody reads a picture further

EXECUTIVE, LEAD, LEAD_AND_ADMIN, STAFF = 1, 4, 5, 11
CONTACTS = """工单编号,受理时间,首次响应时间,解决时间,客服姓名,团队,渠道,客户名称,问题类别,满意度
W-2041,2026-11-19 09:02,2026-11-19 09:10,2026-11-19 11:31,吴佩珊,售后二组,电话,沈记茶行,物流,5
W-2042,2026-11-19 10:15,2026-11-19 10:40,2026-11-19 15:05,吴佩珊,售后二组,在线聊天,远山书店,退货,4
W-2043,2026-11-19 13:20,2026-11-19 13:10,2026-11-19 17:45,吴佩珊,售后二组,微信,小满花店,退货,2
W-2044,昨天,,,吴佩珊,售后二组,电话,北岸咖啡,物流,3
"""


@dataclass(frozen=True)
class Picture:
    """A picture: its name, the address it is of, as whom, and what is done before it is taken."""

    name: str
    address: str
    person: int
    language: str = "zh-CN"
    dark: bool = False
    size: tuple[int, int] = DESKTOP
    whole: bool = True  # as tall as the page, else as the window
    before: Callable[[Page], None] = lambda page: None


def file_brought(page: Page) -> None:
    """A small file chosen and tried."""
    page.locator("input[type=file]").set_input_files(
        {"name": "contacts.csv", "mimeType": "text/csv", "buffer": CONTACTS.encode()}
    )
    page.get_by_role("button", name="试运行（不存入）").click()
    expect(page.get_by_text("如果现在存入：")).to_be_visible()


PICTURES_TAKEN = (
    Picture("overview_light_zh", "overview", EXECUTIVE),
    Picture("overview_dark_en", "overview", EXECUTIVE, language="en-GB", dark=True),
    Picture("overview_phone_zh", "overview", LEAD, size=PHONE, whole=False),
    Picture("satisfaction_light_zh", "satisfaction", EXECUTIVE),
    Picture("complaints_light_zh", "open-complaints", LEAD),
    Picture("times_dark_en", "resolution-times", EXECUTIVE, language="en-GB", dark=True),
    Picture("members_light_en", "members", LEAD, language="en-GB"),
    Picture("scorecard_light_zh", "scorecard", STAFF),
    Picture("import_light_zh", "import", LEAD_AND_ADMIN, before=file_brought),
)


def taken(page: Page, picture: Picture, address: str, folder: Path) -> None:
    """Take one picture."""
    visit(page, f"{address}/{picture.address}?as={picture.person}")
    picture.before(page)
    settled(page)
    if picture.whole:
        as_tall_as_the_page(page, picture.size[0], TALLEST)
    still(page)
    page.screenshot(path=folder / f"{picture.name}.png", animations="disabled", caret="hide")


def main(names: list[str]) -> int:
    """Take the pictures named, or all of them."""
    wanted = [picture for picture in PICTURES_TAKEN if not names or picture.name in names]
    if unknown := set(names) - {picture.name for picture in PICTURES_TAKEN}:
        print(f"There is no picture {', '.join(sorted(unknown))}.", file=sys.stderr)
        return 2
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        root = demo_root(folder, folder)
        with (
            serving(root, folder / "server.log", ENVIRONMENT) as server,
            sync_playwright() as playwright,
            chromium_running(playwright) as browser,
        ):
            for picture in wanted:
                page = open_page(browser, language=picture.language, dark=picture.dark, size=picture.size)
                taken(page, picture, server.address, PICTURES)
                page.context.close()
                print(f"{picture.name}.png")
    size = sum(file.stat().st_size for file in PICTURES.glob("*.png"))
    print(f"{size / 1e6:.1f} MB")
    return int(size > MOST_BYTES)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
