"""From the first start to signing out, as people do it in a browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data_access.members import inviting
from data_access.members.people import scope_of
from pages.shared.texts import accounts as people
from pages.shared.texts import frame
from pages.shared.texts import sign_in as words
from tests.browser.conftest import OpenPage
from tests.browser.visiting import PHONE, Faults, no_serious_violation, no_wider_than_the_window, rerun, settled, visit
from tests.data_access.demo_file import shared_folder
from tests.pages.conftest import ADMIN, LEAD, STAFF
from tests.pages.sign_in.conftest import PASSWORD, Company, company_served

NEW = "seven umbrellas and a hat"


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    made = shared_folder(tmp_path_factory.getbasetemp())
    with company_served(tmp_path_factory.mktemp("company"), made, accounts_of=(ADMIN, LEAD)) as running:
        yield running


@pytest.fixture(scope="module")
def beginning(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    """A company in which nobody has an account yet."""
    made = shared_folder(tmp_path_factory.getbasetemp())
    with company_served(tmp_path_factory.mktemp("beginning"), made, accounts_of=()) as running:
        yield running


def sign_in(page: Page, email: str, password: str) -> None:
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()


def test_from_the_first_link_to_signing_out(beginning: Company, new_page: OpenPage) -> None:
    (link,) = re.findall(r"http\S+/sign-in/set-up/\S+", beginning.server.log)
    page = new_page(language="en-GB")
    page.goto(link)
    for theme in ("dark", "light"):
        page.emulate_media(color_scheme=theme)
        no_serious_violation(page)
    page.get_by_label("Your name").fill("Luo Qiwen")
    page.get_by_label("E-mail").fill(beginning.email(ADMIN))
    page.get_by_label("New password").fill(NEW)
    page.get_by_label("The same password again").fill(NEW)
    page.get_by_role("button", name="Become administrator").click()
    settled(page)
    expect(page.get_by_role("heading", name="Import", exact=True)).to_be_visible()

    visit(page, f"{beginning.address}/people?lang=en")
    who = page.get_by_label(people.WHICH.en)
    who.click()
    who.press_sequentially("Zhou Lixing")
    page.keyboard.press("Enter")
    rerun(page)
    page.get_by_role("button", name=people.INVITE.en, exact=True).click()
    rerun(page)
    shown = page.get_by_test_id("stCode").get_by_text("/sign-in/invitation/").first.inner_text()
    lead = new_page(language="en-GB")
    lead.goto("".join(shown.split()))
    expect(lead.get_by_role("heading", name="Zhou Lixing")).to_be_visible()
    lead.get_by_label("New password").fill(PASSWORD)
    lead.get_by_label("The same password again").fill(PASSWORD)
    lead.get_by_role("button", name="Set password and sign in").click()
    settled(lead)
    expect(lead.get_by_text("Zhou Lixing · Team lead")).to_be_visible()
    expect(lead.get_by_role("heading", name="Overview")).to_be_visible()
    lead.get_by_role("button", name="Sign out").click()
    expect(lead.get_by_text(words.SIGNED_OUT.en)).to_be_visible()
    lead.go_back()
    expect(lead.get_by_role("button", name="Sign in")).to_be_visible()
    # The administrator is still there.
    page.reload()
    settled(page)
    expect(page.get_by_role("heading", name=frame.PEOPLE.en, exact=True)).to_be_visible()


def test_a_link_to_a_page_comes_back_to_it_after_a_wrong_password(
    company: Company, new_page: OpenPage, faults: Faults
) -> None:
    faults.allow("401 (Unauthorized)")
    page = new_page(language="en-GB")
    page.goto(f"{company.address}/members?period=last_month&lang=en")
    sign_in(page, company.email(LEAD), "not the password")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("E-mail")).to_have_value(company.email(LEAD))
    no_serious_violation(page)
    sign_in(page, company.email(LEAD), PASSWORD)
    settled(page)
    assert page.url == f"{company.address}/members?period=last_month&lang=en"
    expect(page.get_by_role("heading", name=frame.MEMBERS.en)).to_be_visible()


def test_signing_out_in_one_tab_shows_in_the_other_and_leads_back(company: Company, new_page: OpenPage) -> None:
    page = new_page(language="en-GB")
    page.goto(f"{company.address}/overview?lang=en")
    sign_in(page, company.email(LEAD), PASSWORD)
    settled(page)
    other = page.context.new_page()
    visit(other, f"{company.address}/satisfaction?period=last_quarter&lang=en")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text(words.SIGNED_OUT.en)).to_be_visible()
    other.get_by_role("button", name="中文").click()
    rerun(other)
    expect(other.get_by_text(words.SIGNED_OUT.en)).to_be_visible()
    expect(other.get_by_role("heading", name="Satisfaction")).to_have_count(0)
    no_serious_violation(other)
    other.get_by_role("link", name=words.SIGN_IN_AGAIN.en).click()
    sign_in(other, company.email(LEAD), PASSWORD)
    settled(other)
    assert other.url.startswith(f"{company.address}/satisfaction?period=last_quarter&lang=en")


def test_a_part_of_a_page_that_runs_alone_gives_way_once_signed_out(company: Company, new_page: OpenPage) -> None:
    page = new_page(language="en-GB")
    page.goto(f"{company.address}/overview?lang=en")
    sign_in(page, company.email(LEAD), PASSWORD)
    settled(page)
    company.sessions(LEAD, ended_at=company.change(lambda connection, clock: clock.now))
    page.get_by_role("button", name="As a table").first.click()
    expect(page.get_by_role("link", name=words.SIGN_IN_AGAIN.en)).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_files_go_up_and_come_down_through_the_gate(company: Company, new_page: OpenPage, tmp_path: Path) -> None:
    page = new_page(language="en-GB")
    page.goto(f"{company.address}/import?lang=en")
    sign_in(page, company.email(ADMIN), PASSWORD)
    settled(page)
    file = tmp_path / "orders.csv"
    file.write_text("order id,customer,date,amount\n1,Someone,2026-11-02,12.50\n", encoding="utf-8")
    page.locator("input[type=file]").set_input_files(file)
    rerun(page)
    expect(page.get_by_text("orders.csv").first).to_be_visible()
    expect(page.get_by_text("4 columns")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{company.address}/members?lang=en")
    sign_in(page, company.email(LEAD), PASSWORD)
    settled(page)
    with page.expect_download() as coming:
        page.get_by_role("button", name="CSV").first.click()
    assert "Zhou Lixing" in Path(coming.value.path()).read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("language", ["zh-CN", "en-GB"])
def test_the_pages_in_front_can_be_used_by_everybody(
    company: Company, new_page: OpenPage, faults: Faults, language: str, dark: bool
) -> None:
    faults.allow("404 (Not Found)")
    faults.allow("410 (Gone)")
    invited = company.change(
        lambda connection, clock: inviting.invite(
            connection, scope_of(connection, ADMIN, clock.today), member_id=STAFF, clock=clock
        )
    )
    page = new_page(language=language, dark=dark)
    for path in ("/sign-in", f"/sign-in/invitation/{invited}", "/sign-in/invitation/x", "/sign-out", "/sign-in/x"):
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(f"{company.address}{path}")
        no_serious_violation(page)
        page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= PHONE[0], path
    no_wider_than_the_window(page)


def test_the_pages_in_front_need_no_scripts(company: Company, new_page: OpenPage) -> None:
    scripted = new_page(language="en-GB")
    browser = scripted.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto(f"{company.address}/overview")
    page.fill("#email", company.email(LEAD))
    page.fill("#password", PASSWORD)
    page.click("button")
    assert page.url == f"{company.address}/overview"
    page.goto(f"{company.address}/sign-out")
    page.click("button")
    assert page.url == f"{company.address}/sign-in?out=1"
    context.close()
