"""Signing in by an identity provider: who is let in as whom, and what is said to whom it does not know."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import func, select

from data_access.reasons.account_reasons import ACCOUNT_REASONS
from data_access.schema import member_role
from data_access.scope import Role
from data_access.sign_in.sign_in_settings import Provider as ProviderSettings
from pages.shared.texts import sign_in as words
from pages.sign_in.claims import roles_of
from tests.browser.serving import free_port
from tests.data_access.demo_file import shared_folder
from tests.openid_provider.lenient import Provider, provider_running
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, STAFF
from tests.pages.sign_in.conftest import PASSWORD, Company, company_served
from tests.pages.sign_in.visitor import COOKIE, Visitor

NAMES = {"OIDC_CLIENT_ID": "dashboard", "OIDC_CLIENT_SECRET": "between the two of us"}
GO = "/sign-in/provider"


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    with provider_running(tmp_path_factory.mktemp("provider") / "provider.log") as running:
        yield running


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory, provider: Provider) -> Iterator[Company]:
    """The demo company, whose people come by the provider or by password."""
    with served(tmp_path_factory, provider.address, DASHBOARD_SIGN_IN="accounts,oidc") as running:
        yield running


def served(tmp_path_factory: pytest.TempPathFactory, issuer: str, **environment: str):  # type: ignore[no-untyped-def]
    port = free_port()
    given = {**NAMES, "OIDC_ISSUER": issuer, "DASHBOARD_ADDRESS": f"http://localhost:{port}", **environment}
    made = shared_folder(tmp_path_factory.getbasetemp())
    return company_served(tmp_path_factory.mktemp("company"), made, port=port, **given)


def come_back(company: Company, provider: Provider, subject: str, path: str = GO) -> tuple[Visitor, str]:
    """Somebody who went to the provider and came back, and where they were led."""
    visitor = company.visitor()
    back = provider.lets_in(visitor.ask(path).leads_to, subject)
    return visitor, visitor.ask(back).leads_to or ""


def said(visitor: Visitor, leads_to: str) -> str:
    """What the sign-in page says."""
    assert leads_to.startswith("/sign-in?")
    assert COOKIE not in visitor.cookies
    return visitor.ask(leads_to).said


def test_the_sign_in_page_offers_both_ways_and_keeps_where_somebody_wanted_to_go(company: Company) -> None:
    page = company.visitor().ask("/sign-in?next=/overview").body
    assert f'href="{GO}?next=%2Foverview"' in page
    assert 'name="password"' in page


def test_a_person_whose_verified_address_is_known_is_let_in_as_themselves(company: Company, provider: Provider) -> None:
    provider.knows("exec", email=company.email(EXECUTIVE).upper(), email_verified=True)
    visitor, leads_to = come_back(company, provider, "exec", f"{GO}?next=/overview%3Fperiod=last_month&lang=en")
    assert leads_to == "/overview?period=last_month&lang=en"
    with visitor.open() as page:
        assert "沈若澜" in page.run("overview", "lang=zh")
    # From now on it is the subject that counts, whatever becomes of the address.
    provider.knows("exec", email="somebody.else@example.com", email_verified=False)
    assert come_back(company, provider, "exec")[1] == "/"
    # Another login with the same address is somebody else.
    provider.knows("twin", email=company.email(EXECUTIVE), email_verified=True)
    assert ACCOUNT_REASONS["provider_other_person"].en in said(*come_back(company, provider, "twin"))


def test_the_way_there_asks_for_pkce_and_binds_the_answer_to_the_browser(company: Company, provider: Provider) -> None:
    answer = company.visitor().ask(GO)
    asked = parse_qs(urlsplit(answer.leads_to or "").query)
    assert asked["response_type"] == ["code"]
    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["code_challenge"][0]) == 43
    assert len(asked["state"][0]) >= 20
    assert len(asked["nonce"][0]) >= 20
    assert set(asked["scope"][0].split()) == {"openid", "email", "profile"}
    kept = answer.headers["set-cookie"].lower()
    assert kept.startswith("__host-dashboard-way=")
    for attribute in ("httponly", "secure", "samesite=lax", "path=/"):
        assert attribute in kept


@pytest.mark.parametrize("verified", [False, None, "no", 1.5])
def test_an_address_that_nobody_verified_lets_nobody_in(company: Company, provider: Provider, verified: object) -> None:
    claims = {"email": company.email(ADMIN), **({} if verified is None else {"email_verified": verified})}
    provider.knows("eve", **claims)
    assert ACCOUNT_REASONS["provider_email_unverified"].en in said(*come_back(company, provider, "eve"))


def test_somebody_unknown_is_told_whom_to_ask(company: Company, provider: Provider) -> None:
    provider.knows("stranger", email="stranger@example.org", email_verified=True)
    assert ACCOUNT_REASONS["provider_unknown_person"].en in said(*come_back(company, provider, "stranger"))
    provider.knows("nameless")
    assert "—" not in said(*come_back(company, provider, "nameless"))


def test_somebody_who_changes_their_mind_comes_back_to_the_sign_in_page(company: Company, provider: Provider) -> None:
    visitor = company.visitor()
    back = provider.refuses(visitor.ask(f"{GO}?next=/overview").leads_to)
    leads_to = visitor.ask(back).leads_to or ""
    assert words.PROVIDER_REFUSED.en in said(visitor, leads_to)
    assert "next=%2Foverview" in leads_to


def test_an_answer_is_worth_nothing_in_another_browser_or_a_second_time(company: Company, provider: Provider) -> None:
    provider.knows("lead", email=company.email(LEAD), email_verified=True)
    visitor = company.visitor()
    back = provider.lets_in(visitor.ask(GO).leads_to, "lead")
    other = company.visitor()
    assert words.PROVIDER_LATE.en in said(other, other.ask(back).leads_to or "")
    began_another = company.visitor()
    began_another.ask(GO)
    assert words.PROVIDER_LATE.en in said(began_another, began_another.ask(back).leads_to or "")
    assert visitor.ask(back).leads_to == "/"
    again = Visitor(company.address, {name: value for name, value in visitor.cookies.items() if name != COOKIE})
    assert words.PROVIDER_LATE.en in said(again, again.ask(back).leads_to or "")


def test_a_false_code_and_a_false_issuer_are_refused_with_a_reference(company: Company, provider: Provider) -> None:
    for change in (
        lambda back: re.sub("code=[^&]+", "code=guessed", back),
        lambda back: back + "&iss=https://evil.example",
    ):
        visitor = company.visitor()
        back = change(provider.lets_in(visitor.ask(GO).leads_to, "lead"))
        leads_to = visitor.ask(back).leads_to or ""
        (reference,) = parse_qs(urlsplit(leads_to).query)["reference"]
        assert words.PROVIDER_FAILED.en.partition("{")[0] in said(visitor, leads_to)
        assert f'"reference": "{reference}"' in company.server.log
        assert "Traceback" not in visitor.ask(leads_to).body


@pytest.mark.parametrize("next_path", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_the_provider_leads_nobody_elsewhere(company: Company, provider: Provider, next_path: str) -> None:
    provider.knows("lead", email=company.email(LEAD), email_verified=True)
    assert come_back(company, provider, "lead", f"{GO}?next={next_path}")[1] == "/"


def test_the_page_says_nothing_that_somebody_else_wrote_into_a_link(company: Company) -> None:
    page = company.visitor().ask("/sign-in?why=failed&reference=<script>").body
    assert "<script" not in page
    assert 'role="alert"' not in company.visitor().ask("/sign-in?why=anything").body


def test_the_password_is_still_a_way_in(company: Company) -> None:
    assert company.visitor().sign_in(company.email(STAFF), PASSWORD).status == 303


def test_groups_of_the_provider_give_roles_at_every_sign_in(
    tmp_path_factory: pytest.TempPathFactory, provider: Provider
) -> None:
    groups = {"OIDC_ROLES_CLAIM": "groups", "OIDC_ROLES": "crm-leads=lead,crm-staff=staff"}
    with served(tmp_path_factory, provider.address, DASHBOARD_SIGN_IN="oidc", accounts_of=(), **groups) as company:
        (path,) = re.findall(r"/sign-in/set-up/\S+", company.server.log)
        first = company.visitor()
        assert 'type="password"' not in first.ask(path).body
        assert first.send(path, {"name": "Luo Qiwen", "email": company.email(ADMIN)}).status == 303
        assert first.ask("/import").status == 200
        assert company.visitor().sign_in(company.email(STAFF), PASSWORD).status != 303
        assert 'name="password"' not in company.visitor().ask("/sign-in").body
        provider.knows("xu", email=company.email(STAFF), email_verified=True, groups=["crm-leads", "canteen"])
        assert come_back(company, provider, "xu")[1] == "/"
        assert roles(company, STAFF) == {"lead"}
        provider.knows("xu", email=company.email(STAFF), email_verified=True, groups=["crm-staff"])
        come_back(company, provider, "xu")
        assert roles(company, STAFF) == {"staff"}
        provider.knows("xu", email=company.email(STAFF), email_verified=True, groups=["canteen"])
        assert ACCOUNT_REASONS["provider_no_role"].en in said(*come_back(company, provider, "xu"))


def test_a_provider_that_does_not_answer_is_said_in_words(tmp_path_factory: pytest.TempPathFactory) -> None:
    nowhere = f"http://localhost:{free_port()}"
    with served(tmp_path_factory, nowhere, DASHBOARD_SIGN_IN="accounts,oidc") as company:
        visitor = company.visitor()
        assert words.PROVIDER_FAILED.en.partition("{")[0] in said(visitor, visitor.ask(GO).leads_to or "")
        assert company.visitor().sign_in(company.email(STAFF), PASSWORD).status == 303


def roles(company: Company, person: int) -> set[str]:
    held = company.look(select(func.group_concat(member_role.c.role)).where(member_role.c.member_id == person))
    return set(held.split(","))


GIVEN = (("crm-leads", Role.LEAD), ("crm-admins", Role.ADMIN))


@pytest.mark.parametrize(
    ("claim", "claims", "given"),
    [
        (None, {"groups": ["crm-leads"]}, None),
        ("groups", {"groups": ["crm-leads", "x"]}, {Role.LEAD}),
        ("groups", {"groups": "crm-leads"}, {Role.LEAD}),
        ("groups", {"groups": ["crm-admins", "crm-leads"]}, {Role.LEAD, Role.ADMIN}),
        ("groups", {}, set()),
        ("groups", {"groups": None}, set()),
        ("groups", {"groups": {"crm-leads": True}}, set()),
        ("groups", {"groups": [["crm-leads"], 3, None]}, set()),
        ("realm_access.roles", {"realm_access": {"roles": ["crm-admins"]}}, {Role.ADMIN}),
        ("realm_access.roles", {"realm_access": ["crm-admins"]}, set()),
        ("https://crm.example/roles", {"https://crm.example/roles": ["crm-admins"]}, {Role.ADMIN}),
    ],
)
def test_a_claim_gives_the_roles_it_is_mapped_to(
    claim: str | None, claims: dict[str, object], given: set[Role] | None
) -> None:
    settings = ProviderSettings("https://id.example.com", "a", "b", claim, GIVEN if claim else ())
    assert roles_of(claims, settings) == given
