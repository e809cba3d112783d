"""A whole weekly meeting by keyboard, as the lead: nothing is clicked, and nothing that was typed is lost."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage, StartServer
from tests.browser.demo import ENVIRONMENT, demo_root
from tests.browser.visiting import no_serious_violation, settled, visit
from tests.data_access.demo_file import recent_demo_file, shared_folder
from tests.pages.conftest import LEAD

FURTHEST = 150  # presses of Tab


def tab_to(page: Page, field: Locator) -> None:
    """Go from field to field until this one has the focus."""
    expect(field).to_be_visible()
    for _ in range(FURTHEST):
        if field.evaluate("field => field === document.activeElement"):
            settled(page)
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {field}")


def press(page: Page, name: str) -> None:
    tab_to(page, page.get_by_role("button", name=name).first)
    page.keyboard.press("Enter")


def open_up(page: Page, name: str) -> None:
    """Open an expander."""
    tab_to(page, page.locator("summary").filter(has_text=name))
    page.keyboard.press("Enter")


def choose(page: Page, field: Locator, option: str) -> None:
    """Type what is sought until the list, which follows a moment later, has it; Enter takes it."""
    tab_to(page, field)
    for _ in range(5):
        page.keyboard.press("Control+A")
        page.keyboard.type(option)
        with suppress(AssertionError):
            expect(page.get_by_role("option", name=option)).to_be_visible(timeout=1000)
            page.keyboard.press("Enter")
            expect(field).to_have_value(option, timeout=1000)
            return
    raise AssertionError(f"{option} cannot be chosen by keyboard")


def test_a_whole_meeting_by_keyboard(
    server: StartServer, new_page: OpenPage, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = demo_root(tmp_path_factory.mktemp("demo"), shared_folder(tmp_path_factory.getbasetemp()), recent_demo_file)
    address = server(root, **ENVIRONMENT).address
    page = new_page(language="en-GB")
    visit(page, f"{address}/meeting?as={LEAD}")
    press(page, "Begin the meeting")
    expect(page.get_by_text(re.compile(r"0 of \d+ items talked about"))).to_be_visible()
    settled(page)

    said, decided = (page.get_by_role("textbox", name=name) for name in ("What was said", "What was decided"))
    tab_to(page, said)
    page.keyboard.type("Two of three are done")
    expect(page.get_by_text("✓ saved")).to_have_count(1)
    page.reload()  # the field was not left
    expect(said).to_have_value("Two of three are done")
    settled(page)
    tab_to(page, said)
    page.keyboard.press("End")
    page.keyboard.type(" today")
    page.keyboard.press("Tab")
    expect(decided).to_be_focused()
    page.keyboard.type("Close it by Friday")
    expect(page.get_by_text("✓ saved")).to_have_count(2)
    page.reload()
    expect(said).to_have_value("Two of three are done today")
    expect(decided).to_have_value("Close it by Friday")
    settled(page)

    open_up(page, "Assign an action")
    tab_to(page, page.get_by_role("textbox", name="What is to be done"))
    page.keyboard.type("Ring the three customers")
    choose(page, page.get_by_role("combobox", name="Who does it"), "Xu Qinghe")
    tab_to(page, page.get_by_test_id("stBaseButton-secondaryFormSubmit").filter(has_text="Assign an action"))
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile(r"Action no\. \d+ is assigned"))).to_be_visible()
    settled(page)

    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Item 2 of")).to_be_visible()
    settled(page)
    open_up(page, "Dismiss")
    tab_to(page, page.get_by_role("textbox", name="Why it need not be talked about"))
    page.keyboard.type("Known since Monday")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Dismissed by Zhou Lixing: Known since Monday")).to_be_visible()
    settled(page)
    tab_to(page, said)
    page.keyboard.type("No news")
    expect(page.get_by_text("✓ saved")).to_have_count(1)
    said.blur()  # as who clicks beside it: what stored the note holds no key down, and the arrows go on
    for key, item in (("ArrowRight", "Item 3 of"), ("ArrowLeft", "Item 2 of")):
        page.keyboard.press(key)
        expect(page.get_by_text(item)).to_be_visible()
        settled(page)

    press(page, "Presenter view")
    expect(page.get_by_role("heading", level=2)).to_be_visible()
    settled(page)
    no_serious_violation(page)
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_text("Item 1 of")).to_be_visible()
    expect(said).to_have_value("Two of three are done today")
    # The time counts in the browser: no run of the page a second.
    timer = page.locator("[class^=meeting-timer]")
    assert timer.evaluate("timer => timer.getAnimations().length") == 3
    assert "counter" in timer.evaluate("timer => getComputedStyle(timer, '::before').content")
    press(page, "Back to the list")
    press(page, "Close the meeting")
    expect(page.get_by_text("Closed. The team reads the minutes now.")).to_be_visible()
    settled(page)
    expect(page.get_by_role("listitem").filter(has_text="Ring the three customers")).to_be_visible()
