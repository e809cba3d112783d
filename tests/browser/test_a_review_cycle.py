"""A review from its opening to the decision on an appeal: a lead, a member and the lead's lead, each at their page."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, StartServer
from tests.browser.demo import ENVIRONMENT, demo_root
from tests.browser.visiting import settled, visit
from tests.data_access.demo_file import recent_demo_file, shared_folder
from tests.pages.conftest import EXECUTIVE

LEAD, MEMBER, NAME = 6, 21, "Song Jianing"  # of a team without any cycle so far
TALL = (1440, 2400)  # all of it in sight


def press(page: Page, button: str, said: str) -> None:
    page.get_by_role("button", name=button, exact=True).last.click()
    expect(page.get_by_text(said)).to_be_visible()
    settled(page)


def test_a_review_goes_from_its_opening_to_the_decision_on_an_appeal(
    server: StartServer, new_page: OpenPage, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = shared_folder(tmp_path_factory.getbasetemp())
    address = server(demo_root(tmp_path_factory.mktemp("demo"), made, recent_demo_file), **ENVIRONMENT).address
    page = new_page(language="en-GB", size=TALL)

    def turns(person: int, view: str) -> None:
        visit(page, f"{address}/reviews?as={person}&lang=en&view={view}")

    turns(LEAD, "cycles")
    page.locator("summary").get_by_text("Open a cycle").click()
    press(page, "Open a cycle", "The cycle is open")

    turns(MEMBER, "todo")
    page.get_by_role("textbox", name="What went well").fill("Kept every promise")
    page.get_by_role("radio", name="5", exact=True).first.click()
    press(page, "Send to my lead", "Sent. You can change it")

    turns(LEAD, "cycles")
    page.get_by_role("button", name="End collecting").click()
    press(page, "End collecting", "Collecting is over")
    page.get_by_role("radio", name="Reviews I write").click()
    expect(page.get_by_text("Kept every promise").first).to_be_visible()
    page.get_by_role("radio", name="2", exact=True).first.click()
    page.get_by_role("textbox", name="What you saw").fill("Promises were forgotten twice")
    press(page, "Finish", "Look at the preview")
    press(page, f"Share with {NAME}", "Shared: 1.")

    turns(MEMBER, "own")
    expect(page.get_by_text("Promises were forgotten twice").first).to_be_visible()
    page.get_by_role("radio", name="Appeal").click()
    page.get_by_role("textbox", name="What should be looked at").fill("One of them was not mine")
    press(page, "Appeal", "Your appeal is on its way.")

    turns(EXECUTIVE, "appeals")
    expect(page.get_by_text("One of them was not mine").first).to_be_visible()
    page.get_by_role("radio", name="The result is changed").click()
    page.get_by_role("radio", name="4", exact=True).first.click()
    page.get_by_role("textbox", name="Why").fill("Once it was another team")
    press(page, "Decide the appeal", f"Decided; {NAME} is told.")

    turns(MEMBER, "own")
    expect(page.get_by_text("After the appeal").first).to_be_visible()
    expect(page.get_by_text("2026 Q3").first).to_be_visible()
