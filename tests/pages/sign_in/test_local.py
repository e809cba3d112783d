"""The sign-in page and the links that let somebody in once: what they ask, refuse and say."""

import json
from datetime import timedelta
from html import escape
from urllib.parse import quote

import pytest
from sqlalchemy import update

from data_access.members import invitations
from data_access.reasons.account_reasons import ACCOUNT_REASONS
from data_access.schema import account, invitation
from pages.shared.texts import sign_in as words
from pages.sign_in.form import MOST_BYTES
from tests.pages.conftest import ADMIN, LEAD, STAFF
from tests.pages.sign_in.conftest import PASSWORD, Company
from tests.pages.sign_in.test_addresses import DOORS, ELSEWHERE
from tests.pages.sign_in.visitor import COOKIE

OTHER = "seven umbrellas and a hat"
FAILED = ACCOUNT_REASONS["sign_in_failed"]


def link(company: Company, kind: str, member_id: int) -> str:
    """A new link for somebody who has an account, as an administrator makes it."""
    key = company.look(account.select().with_only_columns(account.c.id).where(account.c.member_id == member_id))
    token = company.change(
        lambda connection, clock: invitations.issue(connection, kind, clock, account_id=key, by=ADMIN)
    )
    return f"/sign-in/invitation/{token}"


# ------------------------------------------------------------------ the page


def test_a_wrong_password_says_what_to_do_and_keeps_the_address(company: Company) -> None:
    answer = company.visitor().sign_in(company.email(LEAD), "not the password")
    assert answer.status == 401
    assert FAILED.en in answer.said
    assert f'value="{company.email(LEAD)}"' in answer.body
    assert "not the password" not in answer.body
    assert "set-cookie" not in answer.headers


def test_an_unknown_address_a_locked_account_and_a_wrong_password_get_the_same_page(company: Company) -> None:
    def page(email: str, password: str) -> tuple[int, str]:
        answer = company.visitor().sign_in(email, password)
        return answer.status, answer.body.replace(email, "…")

    try:
        pages = [page(company.email(STAFF), f"wrong {number}") for number in range(6)]
        pages.append(page(company.email(STAFF), PASSWORD))
        pages.append(page("nobody@example.com", PASSWORD))
        assert len(set(pages)) == 1
    finally:
        company.change(lambda connection, _: connection.execute(update(account).values(failed=0, locked_until=None)))
    assert company.visitor().sign_in(company.email(STAFF), PASSWORD).status == 303


@pytest.mark.parametrize("typed", ['"><script>alert(1)</script>', "{{ 7 * 7 }}", "'; drop table member; --"])
def test_what_somebody_types_is_shown_as_text(company: Company, typed: str) -> None:
    answer = company.visitor().sign_in(typed, "x")
    assert answer.status == 401
    assert "<script" not in answer.body
    assert escape(typed).replace("&#x27;", "&#39;").replace("&quot;", "&#34;") in answer.body


@pytest.mark.parametrize(
    ("languages", "said"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", words.SIGN_IN.zh),
        ("en-GB,en;q=0.9,zh;q=0.8", words.SIGN_IN.en),
        ("en;q=0.2,zh;q=0.7", words.SIGN_IN.zh),
        ("de-DE,de;q=0.9", words.SIGN_IN.en),
        ("zh;q=x,en", words.SIGN_IN.en),
        ("", words.SIGN_IN.zh),
    ],
)
def test_the_page_speaks_the_browsers_language(company: Company, languages: str, said: str) -> None:
    assert f"<h1>{said}</h1>" in company.visitor().ask("/sign-in", Accept_Language=languages).body


def test_the_other_language_is_one_click_away_and_goes_along(company: Company) -> None:
    visitor = company.visitor()
    page = visitor.ask("/sign-in?next=/overview")
    assert 'href="?next=%2Foverview&amp;lang=zh"' in page.body
    assert visitor.ask("/sign-in?next=/overview&lang=zh").body.count(words.SIGN_IN.zh) >= 2
    answer = visitor.sign_in(company.email(LEAD), PASSWORD, "/sign-in?next=/overview%3Fteam=2&lang=zh")
    assert answer.leads_to == "/overview?team=2&lang=zh"


def test_who_is_signed_in_is_not_asked_again(company: Company) -> None:
    assert company.signed_in(LEAD).ask("/sign-in?next=/members").leads_to == "/members"


def test_password_managers_and_readers_find_their_fields(company: Company) -> None:
    body = company.visitor().ask("/sign-in").body
    for part in ('autocomplete="username"', 'autocomplete="current-password"', 'for="email"', 'for="password"'):
        assert part in body


@pytest.mark.parametrize("path", [path for path in [*ELSEWHERE, *DOORS] if path is not None])
def test_nobody_is_led_elsewhere_after_signing_in(company: Company, path: str) -> None:
    answer = company.visitor().sign_in(company.email(LEAD), PASSWORD, f"/sign-in?next={quote(path)}")
    assert (answer.status, answer.leads_to) == (303, "/")


def test_more_than_a_form_holds_is_not_read(company: Company) -> None:
    visitor = company.visitor()
    assert visitor.sign_in(company.email(LEAD), "x" * (MOST_BYTES + 1)).status == 413
    many = {f"field{number}": "x" for number in range(50)}
    assert visitor.send("/sign-in", many).status == 413


def test_signing_out_is_asked_before_it_is_done(company: Company) -> None:
    visitor = company.signed_in(LEAD)
    assert '<form method="post"' in visitor.ask("/sign-out").body
    assert visitor.ask("/overview").status == 200


def test_an_address_that_is_no_door_says_so(company: Company) -> None:
    answer = company.visitor().ask("/sign-in/elsewhere")
    assert answer.status == 404
    assert words.NOT_FOUND.en in answer.said


@pytest.mark.parametrize("typed", ["{}", '"{}\r\n{{}}', "{}\x00<script>", "'; DROP TABLE account; --{}"])
def test_the_log_names_nobody_who_tries_to_sign_in(company: Company, typed: str) -> None:
    email = typed.format("an.unusual.person@example.com")
    back = quote(f"/members?find={email}")
    assert company.visitor().sign_in(email, "an unusual password", f"/sign-in?next={back}").status == 401
    company.visitor().ask(f"/members?find={quote(email)}")
    company.visitor().ask(f"/sign-in/invitation/{quote(email)}")
    assert "unusual" not in company.server.log
    lines = [line for line in company.server.log.splitlines() if line.startswith("{")]
    assert all(json.loads(line)["message"] for line in lines)


# ------------------------------------------------------------------ links


@pytest.mark.parametrize("kind", [invitations.INVITE, invitations.RESET])
def test_a_link_lets_somebody_in_once_and_ends_what_was_signed_in_before(company: Company, kind: str) -> None:
    before = company.signed_in(STAFF)
    path = link(company, kind, STAFF)
    visitor = company.visitor()
    page = visitor.ask(path)
    assert page.status == 200
    assert company.email(STAFF) in page.body
    assert 'autocomplete="new-password"' in page.body
    answer = visitor.send(path, {"password": PASSWORD, "repeated": PASSWORD})
    assert (answer.status, answer.leads_to) == (303, "/")
    assert visitor.ask("/scorecard").status == 200
    assert before.ask("/scorecard").status == 303
    again = company.visitor().send(path, {"password": OTHER, "repeated": OTHER})
    assert again.status == 410
    assert ACCOUNT_REASONS["link_invalid"].en in again.said
    assert company.visitor().sign_in(company.email(STAFF), PASSWORD).status == 303


def test_passwords_that_differ_or_are_too_short_use_no_link_up(company: Company) -> None:
    path = link(company, invitations.RESET, STAFF)
    visitor = company.visitor()
    differ = visitor.send(path, {"password": PASSWORD, "repeated": OTHER})
    assert (differ.status, words.DIFFERENT.en in differ.said) == (422, True)
    short = visitor.send(path, {"password": "short", "repeated": "short"})
    assert (short.status, "at least 12" in short.said) == (422, True)
    assert COOKIE not in visitor.cookies
    assert visitor.send(path, {"password": PASSWORD, "repeated": PASSWORD}).status == 303


def test_a_link_that_expired_or_never_was_says_whom_to_ask(company: Company) -> None:
    path = link(company, invitations.INVITE, STAFF)
    past = company.change(lambda connection, clock: clock.now - timedelta(minutes=1))
    company.change(lambda connection, _: connection.execute(update(invitation).values(expires_at=past)))
    for dead in (path, "/sign-in/invitation/nothing", "/sign-in/set-up/nothing"):
        answer = company.visitor().ask(dead)
        assert answer.status == 410
        assert ACCOUNT_REASONS["link_invalid"].en in answer.said or ACCOUNT_REASONS["setup_done"].en in answer.said


def test_an_invitation_is_no_set_up_link(company: Company) -> None:
    token = link(company, invitations.INVITE, STAFF).rpartition("/")[2]
    fields = {"name": "Eve", "email": "eve@example.com", "password": OTHER, "repeated": OTHER}
    assert company.visitor().send(f"/sign-in/set-up/{token}", fields).status == 410
