"""Administrators and people with their accounts, as they do it in a browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from pages.shared.texts import accounts as words
from tests.browser.conftest import OpenPage
from tests.browser.test_sign_in import NEW, sign_in
from tests.browser.visiting import (
    DESKTOP,
    PHONE,
    Faults,
    no_serious_violation,
    no_wider_than_the_window,
    rerun,
    settled,
)
from tests.data_access.demo_file import shared_folder
from tests.pages.conftest import ADMIN, LEAD, STAFF
from tests.pages.sign_in.conftest import PASSWORD, Company, company_served


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    made = shared_folder(tmp_path_factory.getbasetemp())
    with company_served(tmp_path_factory.mktemp("company"), made, accounts_of=(ADMIN, LEAD, STAFF)) as running:
        yield running


def at(page: Page, company: Company, path: str, member_id: int, password: str = PASSWORD) -> None:
    page.goto(f"{company.address}{path}?lang=en")
    sign_in(page, company.email(member_id), password)
    settled(page)


def look_at(page: Page, name: str) -> None:
    who = page.get_by_label(words.WHICH.en)
    who.click()
    who.press_sequentially(name)
    page.keyboard.press("Enter")
    rerun(page)
    expect(page.get_by_role("heading", name=name)).to_be_visible()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    rerun(page)


def usable(page: Page) -> None:
    """By everybody, in both themes, and on a phone."""
    for theme in ("dark", "light"):
        page.emulate_media(color_scheme=theme)
        settled(page)
        no_serious_violation(page)
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    settled(page)
    no_wider_than_the_window(page)
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    settled(page)


def link_shown(page: Page) -> str:
    shown = page.get_by_test_id("stCode").get_by_text("/sign-in/invitation/").first
    return "".join(shown.inner_text().split())


def test_somebody_is_invited_comes_and_is_deactivated(company: Company, new_page: OpenPage) -> None:
    admin = new_page(language="en-GB")
    at(admin, company, "/people", ADMIN)
    look_at(admin, "Han Xue")
    press(admin, words.INVITE.en)
    link = link_shown(admin)
    assert link.startswith(company.address)
    no_serious_violation(admin)

    invited = new_page(language="en-GB")
    invited.goto(link)
    invited.get_by_label("New password").fill(NEW)
    invited.get_by_label("The same password again").fill(NEW)
    invited.get_by_role("button", name="Set password and sign in").click()
    settled(invited)
    expect(invited.get_by_text("Han Xue · Staff")).to_be_visible()

    # The link is shown once: whoever looks at somebody else and back finds none.
    look_at(admin, "Zhou Lixing")
    look_at(admin, "Han Xue")
    expect(admin.get_by_test_id("stCode")).to_have_count(0)
    press(admin, words.DEACTIVATE.en)
    press(admin, words.DEACTIVATE_SURE.en.format(name="Han Xue"))
    expect(admin.get_by_text(words.DEACTIVATED.en.format(name="Han Xue"))).to_be_visible()
    press(invited, "中文")
    expect(invited.get_by_role("link", name="Sign in and return here")).to_be_visible()


def test_a_role_that_is_taken_counts_at_the_next_click(company: Company, new_page: OpenPage) -> None:
    admin, lead = new_page(language="en-GB"), new_page(language="en-GB")
    at(lead, company, "/members", LEAD)
    expect(lead.get_by_role("heading", name="Members")).to_be_visible()
    at(admin, company, "/people", ADMIN)
    look_at(admin, "Zhou Lixing")
    for role in (0, 1):  # a staff member from now on, and no lead
        admin.get_by_test_id("stCheckbox").nth(role).locator("label").click()
    admin.get_by_test_id("stForm").filter(has=admin.get_by_role("checkbox")).get_by_role("button").click()
    rerun(admin)
    expect(admin.get_by_text(words.SAVED.en)).to_be_visible()
    press(lead, "中文")
    expect(lead.get_by_text("周立行 · 专员")).to_be_visible()
    expect(lead.get_by_role("heading", name="成员", exact=True)).to_have_count(0)


def test_a_person_ends_a_session_elsewhere_and_changes_the_password(
    company: Company, new_page: OpenPage, faults: Faults
) -> None:
    faults.allow("401 (Unauthorized)")
    here, elsewhere, third = (new_page(language="en-GB") for _ in range(3))
    at(elsewhere, company, "/overview", STAFF)
    at(here, company, "/account", STAFF)
    usable(here)
    press(here, words.END.en)
    expect(here.get_by_text(words.ENDED.en)).to_be_visible()
    press(elsewhere, "中文")
    expect(elsewhere.get_by_role("link", name="Sign in and return here")).to_be_visible()

    at(third, company, "/overview", STAFF)
    for old, new, again, said in (
        (PASSWORD, NEW, NEW + "s", words.DIFFERENT.en),
        ("not the password", NEW, NEW, "The present password is wrong."),
        (PASSWORD, NEW, NEW, words.CHANGED.en),
    ):
        here.get_by_label(words.OLD.en).fill(old)
        here.get_by_label(words.NEW.en, exact=True).fill(new)
        here.get_by_label(words.AGAIN.en).fill(again)
        press(here, words.CHANGE_PASSWORD.en)
        expect(here.get_by_text(said)).to_be_visible()
    expect(here.get_by_label(words.OLD.en)).to_have_value("")
    press(third, "中文")
    expect(third.get_by_role("link", name="Sign in and return here")).to_be_visible()
    third.goto(f"{company.address}/sign-in")
    sign_in(third, company.email(STAFF), PASSWORD)
    expect(third.get_by_role("alert")).to_be_visible()
    sign_in(third, company.email(STAFF), NEW)
    settled(third)
