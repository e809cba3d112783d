"""Every page as each role, light and dark, wide, zoomed, narrow: axe finds nothing grave, the console stays silent."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pages.shared.menu import MENU
from tests.browser.conftest import OpenPage, StartServer
from tests.browser.demo import ENVIRONMENT, demo_root, offered
from tests.browser.serving import Server
from tests.browser.visiting import (
    DESKTOP,
    OF_COLOURS,
    PHONE,
    no_serious_violation,
    no_wider_than_the_window,
    settled,
    turn_to,
    visit,
)
from tests.data_access.demo_file import shared_folder
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, STAFF

NARROW = 360  # what fits here fits a wider phone
ZOOMED = 720  # a laptop's window of 1440 at 200 %
# Between them an administrator and a lead see every kind of card, so the dark theme is looked at as these two.


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_root(tmp_path_factory.mktemp("demo"), shared_folder(tmp_path_factory.getbasetemp()))


@pytest.fixture(scope="module")
def demo(server: StartServer, root: Path) -> Server:
    return server(root, **ENVIRONMENT)


def looked_at(page: Page, server: Server, path: str, *, dark: bool = True) -> None:
    """One page in both themes, at 200 % and on a phone. The first is loaded, the others are turned to: the theme and
    the width follow the browser."""
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    if page.url.startswith(server.address):
        turn_to(page, path)
    else:
        visit(page, server.address + path)
    expect(page.get_by_test_id("stMain")).not_to_be_empty()
    assert page.url.startswith(server.address + path)
    no_serious_violation(page)
    if dark:
        page.emulate_media(color_scheme="dark")
        settled(page)
        no_serious_violation(page, rules=OF_COLOURS)
    for width in (ZOOMED, NARROW):
        page.set_viewport_size({"width": width, "height": PHONE[1]})
        settled(page)
        no_wider_than_the_window(page)


# What is the same for whoever has it, a lead's test has looked at; staff also have the same cards with fewer rows.
ALIKE = {"glossary", "help", "log-complaint", "log-feedback"}
FEWER_ROWS = {
    "actions", "causes", "feedback-inbox", "happenings", "open-complaints", "resolution-times", "satisfaction",
    "standards", "trends", "weights", "working-time",
}  # fmt: skip


@pytest.mark.parametrize("person", [EXECUTIVE, ADMIN, LEAD, STAFF])
def test_every_page_can_be_used_by_everybody(demo: Server, root: Path, new_page: OpenPage, person: int) -> None:
    page = new_page()
    addresses = offered(root, person)
    assert addresses
    known = set() if person == LEAD else ALIKE | FEWER_ROWS if person == STAFF else ALIKE
    for address in [one for one in addresses if one not in known]:
        looked_at(page, demo, f"/{address}?as={person}", dark=person in (ADMIN, LEAD))


def test_a_scorecard_prints_on_one_page(demo: Server, new_page: OpenPage) -> None:
    page = new_page(dark=True)
    for address, words in (
        ("as=11&lang=zh", "我的计分卡"),
        ("as=4&lang=en&period=last_quarter", "Score of what I lead"),
    ):
        visit(page, f"{demo.address}/scorecard?print=1&{address}")
        expect(page.locator(".st-key-sheet .main-svg").first).to_be_visible()
        printed = page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page[^s]", printed)) == 1
        page.emulate_media(media="print")
        expect(page.locator(".st-key-sheet")).to_contain_text(words)
        expect(page.get_by_role("combobox").first).to_be_hidden()  # the pickers
        page.emulate_media(media="screen")


def test_every_tab_of_a_scorecard_can_be_used(demo: Server, new_page: OpenPage) -> None:
    page = new_page(dark=True)
    visit(page, f"{demo.address}/scorecard?as={STAFF}")
    for tab in page.get_by_role("tab").all():
        tab.click()
        settled(page)
        no_serious_violation(page)
    expect(page.get_by_role("tab").last).to_have_attribute("aria-selected", "true")


def test_the_bell_opens_by_keyboard_and_leads_to_its_case(demo: Server, new_page: OpenPage) -> None:
    page = new_page(language="en-GB")
    visit(page, f"{demo.address}/one-to-ones?as={STAFF}")
    bell = page.get_by_role("button", name=re.compile(r"\d+ new notices"))
    bell.focus()
    page.keyboard.press("Enter")
    line = page.get_by_role("link", name=re.compile("New · .*Call the customer back"))
    expect(line).to_be_visible()
    no_serious_violation(page)
    line.press("Enter")
    expect(page).to_have_url(re.compile(r"/complaint\?.*number=\d+"))
    settled(page)
    expect(page.get_by_role("button", name="Notices", exact=False)).to_be_visible()


def test_the_choice_of_a_person_can_be_used_by_everybody(demo: Server, new_page: OpenPage) -> None:
    looked_at(new_page(language="en-GB"), demo, "/")


def test_every_page_can_be_used_before_there_is_anything(server: StartServer, new_page: OpenPage) -> None:
    page = new_page(language="en-GB")
    empty = server(DASHBOARD_TODAY="2026-11-20")
    for entries in MENU.values():
        for entry in entries:
            if entry.address != "scorecard":  # the owner is nobody with a scorecard
                looked_at(page, empty, f"/{entry.address}?as=owner", dark=False)
