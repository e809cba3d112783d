"""Signing in by an identity provider, in a browser: a certified one, and one that says what a test wants."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from data_access.reasons.account_reasons import ACCOUNT_REASONS
from pages.shared.texts import sign_in as words
from tests.browser.conftest import OpenPage
from tests.browser.serving import free_port
from tests.browser.visiting import Faults, no_serious_violation, settled
from tests.data_access.demo_file import shared_folder
from tests.openid_provider.certified import brought_to, certified_running
from tests.openid_provider.lenient import Provider, provider_running
from tests.pages.conftest import LEAD, STAFF
from tests.pages.sign_in.conftest import Company, company_served

CLIENT = ("dashboard", "between the two of us: 100 % & more")
# What the providers' own pages ask for.
FONTS, STYLES, ICON = "fonts.googleapis.com", "cdn.jsdelivr.net", "favicon.ico"
GROUPS = {"OIDC_ROLES_CLAIM": "groups", "OIDC_ROLES": "crm-leads=lead"}
PEOPLE = {
    "zhou": {"email": "zhou.lixing@example.com", "email_verified": True, "groups": ["crm-leads"]},
    "eve": {"email": "luo.qiwen@example.com", "email_verified": False, "groups": ["crm-leads"]},
}


def company_with(folder: Path, made: Path, issuer: str, port: int, **environment: str):  # type: ignore[no-untyped-def]
    given = {
        "DASHBOARD_SIGN_IN": "oidc", "DASHBOARD_ADDRESS": f"http://localhost:{port}", "OIDC_ISSUER": issuer,
        "OIDC_CLIENT_ID": CLIENT[0], "OIDC_CLIENT_SECRET": CLIENT[1], **environment,
    }  # fmt: skip
    return company_served(folder, made, accounts_of=(), port=port, **given)


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    """The demo company, whose people come by the certified provider."""
    folder, port = brought_to(tmp_path_factory.mktemp("certified")), free_port()
    redirect = f"http://localhost:{port}/sign-in/provider/back"
    made = shared_folder(tmp_path_factory.getbasetemp())
    with (
        certified_running(folder, redirect=redirect, client=CLIENT, accounts=PEOPLE) as issuer,
        company_with(tmp_path_factory.mktemp("company"), made, issuer, port, **GROUPS) as running,
    ):
        yield running


@pytest.fixture(scope="module")
def lenient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    with provider_running(tmp_path_factory.mktemp("lenient") / "provider.log") as running:
        yield running


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory, lenient: Provider) -> Iterator[Company]:
    made = shared_folder(tmp_path_factory.getbasetemp())
    with company_with(tmp_path_factory.mktemp("company"), made, lenient.address, free_port()) as running:
        yield running


def test_a_certified_provider_leads_to_the_page_that_was_asked_for(
    certified: Company, new_page: OpenPage, faults: Faults
) -> None:
    faults.allow(FONTS)
    faults.allow(ICON)
    page = new_page(language="en-GB")
    page.goto(f"{certified.address}/members?period=last_month&lang=en")
    page.get_by_role("link", name=words.WITH_PROVIDER.en).click()
    page.fill("[name=login]", "zhou")
    page.fill("[name=password]", "anything")
    page.click("button[type=submit]")
    page.click("button[type=submit]")  # consent
    settled(page)
    assert page.url == f"{certified.address}/members?period=last_month&lang=en"
    expect(page.get_by_text("Zhou Lixing · Team lead")).to_be_visible()


def test_a_certified_provider_that_did_not_verify_an_address_lets_nobody_in(
    certified: Company, new_page: OpenPage, faults: Faults
) -> None:
    faults.allow(FONTS)
    faults.allow(ICON)
    page = new_page(language="en-GB")
    page.goto(f"{certified.address}/overview")
    page.get_by_role("link", name=words.WITH_PROVIDER.en).click()
    page.fill("[name=login]", "eve")
    page.fill("[name=password]", "anything")
    page.click("button[type=submit]")
    page.click("button[type=submit]")
    expect(page.get_by_role("alert")).to_have_text(ACCOUNT_REASONS["provider_email_unverified"].en)
    no_serious_violation(page)


def test_somebody_signs_in_changes_their_mind_and_signs_out(
    company: Company, lenient: Provider, new_page: OpenPage, faults: Faults
) -> None:
    faults.allow(STYLES)
    faults.allow(ICON)
    lenient.knows("xu", email=company.email(STAFF), email_verified=True)
    lenient.knows("nobody", email="nobody@example.org", email_verified=True)
    page = new_page(language="zh-CN")
    page.goto(f"{company.address}/scorecard?lang=zh")
    page.get_by_role("link", name=words.WITH_PROVIDER.zh).click()
    page.get_by_role("button", name="Deny").click()
    expect(page.get_by_role("alert")).to_have_text(words.PROVIDER_REFUSED.zh)
    page.get_by_role("link", name=words.WITH_PROVIDER.zh).click()
    page.fill("[name=sub]", "nobody")
    page.get_by_role("button", name="Authorize", exact=True).click()
    expect(page.get_by_role("alert")).to_have_text(ACCOUNT_REASONS["provider_unknown_person"].zh)
    page.get_by_role("link", name=words.WITH_PROVIDER.zh).click()
    page.fill("[name=sub]", "xu")
    page.get_by_role("button", name="Authorize", exact=True).click()
    settled(page)
    assert page.url.startswith(f"{company.address}/scorecard?lang=zh")
    expect(page.get_by_text("许清和 · 专员")).to_be_visible()
    page.get_by_role("button", name=words.SIGN_OUT.zh).click()
    expect(page.get_by_text(words.SIGNED_OUT.zh)).to_be_visible()
    assert company.email(LEAD) not in company.server.log
