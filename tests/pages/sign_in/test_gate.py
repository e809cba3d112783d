"""Nobody gets past the gate who is not signed in, and nobody stays who is signed out."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import delete, insert, select, update
from websockets.exceptions import InvalidStatus

from data_access.schema import account, member, member_role, membership, session
from pages.shared.menu import MENU
from pages.shared.session import SESSION_HEADER
from pages.shared.texts import sign_in as words
from pages.sign_in.headers import STREAMLIT_PAGE
from tests.pages.conftest import ADMIN, LEAD, OTHER_LEAD, STAFF
from tests.pages.sign_in.conftest import PASSWORD, Company
from tests.pages.sign_in.visitor import COOKIE, Visitor

PAGES = sorted(entry.address for entries in MENU.values() for entry in entries)
BUNDLE = next(part for part in STREAMLIT_PAGE.read_text(encoding="utf-8").split('"') if part.startswith("./static/js/"))
BEHIND = (
    "/_stcore/health", "/_stcore/host-config", "/_stcore/metrics", "/_stcore/stream", "/_stcore/agent/openapi.json",
    "/media/anything.csv", "/component/anything", "/_stcore/bidi-components/anything", BUNDLE[1:], "/favicon.png",
    "/app/static/anything", "/healthz", "/sign-in/../overview", "//overview", "/livez/", "/readyz/overview",
)  # fmt: skip


def refused(visitor: Visitor, **options: str) -> int:
    """The status with which a socket is refused."""
    with pytest.raises(InvalidStatus) as refusal, visitor.open(**options):  # type: ignore[arg-type]
        pass
    return int(refusal.value.response.status_code)


# ------------------------------------------------------------------ signed out


@pytest.mark.parametrize("page", ["", *PAGES])
def test_every_page_leads_to_the_sign_in_page_and_back(company: Company, page: str) -> None:
    answer = company.visitor().ask(f"/{page}?period=last_month&team=2")
    assert answer.status == 303
    assert answer.leads_to is not None
    assert urlsplit(answer.leads_to).path == "/sign-in"
    assert parse_qs(urlsplit(answer.leads_to).query)["next"] == [f"/{page}?period=last_month&team=2"]
    assert answer.body == ""


@pytest.mark.parametrize("path", BEHIND)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE"])
def test_nothing_else_is_answered_to_who_is_signed_out(company: Company, path: str, method: str) -> None:
    visitor = company.visitor()
    answer = visitor.ask(path, method=method, Accept="*/*", Origin=company.address)
    assert answer.status == 401 or (answer.status == 404 and path.startswith("/sign-in/"))
    assert "<script" not in answer.said


def test_an_upload_of_who_is_signed_out_is_refused(company: Company) -> None:
    headers = {"Origin": company.address, "Content-Type": "multipart/form-data; boundary=x"}
    answer = company.visitor().ask("/_stcore/upload_file/any/thing", method="PUT", body="--x--", **headers)
    assert answer.status == 401


def test_a_socket_of_who_is_signed_out_is_refused(company: Company) -> None:
    assert refused(company.visitor()) == 403


@pytest.mark.parametrize("header", [SESSION_HEADER, SESSION_HEADER.upper(), SESSION_HEADER.replace("-", "_")])
def test_nobody_can_say_themselves_which_session_is_theirs(company: Company, header: str) -> None:
    company.signed_in(ADMIN)
    found = str(company.look(select(session.c.id)))
    visitor = company.visitor()
    assert visitor.ask("/import", **{header: found}).status == 303
    assert refused(visitor, **{header: found}) == 403
    staff = company.signed_in(STAFF)
    with staff.open(**{header: found}) as page:
        assert "许清和" in page.run("scorecard", "lang=zh")


@pytest.mark.parametrize(("path", "said"), [("/livez", "live\n"), ("/readyz", "ready\n")])
def test_whether_the_server_is_well_may_be_asked_by_anybody(company: Company, path: str, said: str) -> None:
    answer = company.visitor().ask(path, Host="10.0.0.7")
    assert (answer.status, answer.body) == (200, said)


# ------------------------------------------------------------------ signed in


def test_who_signs_in_returns_to_where_they_wanted_to_go(company: Company) -> None:
    visitor = company.visitor()
    first = visitor.ask("/overview?period=last_month&team=2")
    assert first.leads_to is not None
    answer = visitor.sign_in(company.email(LEAD), PASSWORD, first.leads_to)
    assert answer.leads_to == "/overview?period=last_month&team=2"
    assert visitor.ask("/overview").status == 200
    with visitor.open() as page:
        assert "周立行" in page.run("overview", "lang=zh")


def test_the_cookie_is_for_this_host_only_and_no_script_reads_it(company: Company) -> None:
    answer = company.visitor().sign_in(company.email(LEAD), PASSWORD)
    first, *attributes = [part.strip() for part in answer.headers["set-cookie"].split(";")]
    assert first.startswith(f"{COOKIE}=")
    assert {part.lower() for part in attributes} == {
        "httponly", "secure", "samesite=lax", "path=/", f"max-age={14 * 24 * 3600}"
    }  # fmt: skip


def test_every_sign_in_gives_another_token_and_ends_the_session_before(company: Company) -> None:
    visitor = company.signed_in(LEAD)
    before = dict(visitor.cookies)
    visitor.sign_in(company.email(LEAD), PASSWORD)
    assert visitor.cookies[COOKIE] != before[COOKIE]
    assert Visitor(company.address, before).ask("/overview").status == 303


def test_a_token_that_somebody_planted_is_not_taken_over(company: Company) -> None:
    visitor = Visitor(company.address, {COOKIE: "planted"})
    visitor.sign_in(company.email(LEAD), PASSWORD)
    assert visitor.cookies[COOKIE] != "planted"
    assert Visitor(company.address, {COOKIE: "planted"}).ask("/overview").status == 303


def test_a_socket_of_one_person_is_not_taken_up_by_another(company: Company) -> None:
    with company.signed_in(LEAD).open() as page:
        page.run("overview")
        taken = page.session
    assert taken
    with company.signed_in(STAFF).open(resume=taken) as page:
        assert "许清和" in page.run("scorecard", "lang=zh")
        assert page.session != taken


# ------------------------------------------------------------------ signed out again


def test_a_stolen_cookie_is_worth_nothing_after_signing_out(company: Company) -> None:
    visitor = company.signed_in(LEAD)
    thief = Visitor(company.address, dict(visitor.cookies))
    assert thief.ask("/overview").status == 200
    answer = visitor.send("/sign-out", {})
    assert (answer.status, answer.leads_to) == (303, "/sign-in?out=1")
    assert visitor.cookies[COOKIE] == ""
    assert thief.ask("/overview").status == 303
    assert thief.ask("/media/anything.csv", Accept="*/*").status == 401
    assert refused(thief) == 403


def test_signing_out_in_one_tab_empties_the_other_at_its_next_click(company: Company) -> None:
    visitor = company.signed_in(LEAD)
    with visitor.open() as one, visitor.open() as other:
        assert "周立行" in one.run("overview", "lang=zh")
        assert "周立行" in other.run("members", "lang=zh")
        visitor.send("/sign-out", {})
        shown = other.run("members", "lang=zh&period=last_month")
        assert words.SIGNED_OUT.zh in shown
        assert "next=%2Fmembers%3F" in shown
        assert "周立行" not in shown


@pytest.mark.parametrize(
    "ends",
    [
        {"seen_at": timedelta(hours=8)},
        {"created_at": timedelta(days=14)},
        {"ended_at": timedelta(0)},
    ],
    ids=lambda ends: next(iter(ends)),
)
def test_a_session_that_ended_shows_nothing_at_the_next_click(company: Company, ends: dict[str, timedelta]) -> None:
    visitor = company.signed_in(STAFF)
    with visitor.open() as page:
        assert "许清和" in page.run("scorecard", "lang=zh")
        now = company.change(lambda connection, clock: clock.now)
        company.sessions(STAFF, **{name: now - ago for name, ago in ends.items()})
        assert words.SIGNED_OUT.zh in page.run("scorecard", "lang=zh")
    answer = visitor.ask("/scorecard")
    assert answer.status == 303
    assert words.ENDED.en in visitor.ask(answer.leads_to or "").said


def test_a_part_of_a_page_that_runs_alone_shows_nothing_either(company: Company) -> None:
    visitor = company.signed_in(LEAD)
    with visitor.open() as page:
        page.run("overview", "lang=zh")
        part = sorted(page.parts)[0]
        assert "周立行" not in page.run(query="lang=zh", part=part)  # no banner: it ran alone
        visitor.send("/sign-out", {})
        assert words.SIGNED_OUT.zh in page.run(query="lang=zh", part=part)


@pytest.mark.parametrize("table", [account, member], ids=str)
def test_who_is_deactivated_sees_nothing_at_the_next_click(company: Company, table: object) -> None:
    which = account.c.member_id == STAFF if table is account else member.c.id == STAFF
    visitor = company.signed_in(STAFF)
    with visitor.open() as page:
        assert "许清和" in page.run("scorecard", "lang=zh")
        company.change(lambda connection, _: connection.execute(update(table).where(which).values(active=False)))  # type: ignore[arg-type]
        try:
            assert words.SIGNED_OUT.zh in page.run("scorecard", "lang=zh")
            assert company.visitor().sign_in(company.email(STAFF), PASSWORD).status == 401
        finally:
            company.change(lambda connection, _: connection.execute(update(table).where(which).values(active=True)))  # type: ignore[arg-type]


def test_a_role_that_was_taken_away_is_gone_at_the_next_click(company: Company) -> None:
    role = (member_role.c.member_id == LEAD, member_role.c.role == "lead")
    with company.signed_in(LEAD).open() as page:
        assert "成员" in page.run("members", "lang=zh")
        company.change(lambda connection, _: connection.execute(delete(member_role).where(*role)))
        try:
            shown = page.run("members", "lang=zh")
        finally:
            company.change(
                lambda connection, _: connection.execute(insert(member_role).values(member_id=LEAD, role="lead"))
            )
    assert "此页面不属于您的角色" in shown or words.NO_ROLE.zh in shown


def test_who_has_no_role_is_told_so(company: Company) -> None:
    held = member_role.c.member_id == STAFF
    with company.signed_in(STAFF).open() as page:
        company.change(lambda connection, _: connection.execute(delete(member_role).where(held)))
        try:
            shown = page.run("scorecard", "lang=en")
        finally:
            company.change(
                lambda connection, _: connection.execute(insert(member_role).values(member_id=STAFF, role="staff"))
            )
    assert words.NO_ROLE.en in shown
    assert "许清和" not in shown


def test_a_team_that_was_left_is_out_of_sight_at_the_next_click(company: Company) -> None:
    name = "售后一组"
    with company.signed_in(STAFF).open() as page:
        assert name in page.run("overview", "lang=zh")
        here = (membership.c.member_id == STAFF, membership.c.to_on.is_(None))
        was = company.look(select(membership.c.team_id).where(*here))
        other = company.look(
            select(membership.c.team_id).where(membership.c.member_id == OTHER_LEAD, membership.c.to_on.is_(None))
        )
        company.change(lambda connection, _: connection.execute(update(membership).where(*here).values(team_id=other)))
        try:
            shown = page.run("overview", "lang=zh")
        finally:
            company.change(
                lambda connection, _: connection.execute(update(membership).where(*here).values(team_id=was))
            )
    assert name not in shown


def test_no_file_comes_from_a_page_that_was_drawn_with_other_rights(company: Company) -> None:
    role = (member_role.c.member_id == LEAD, member_role.c.role == "lead")
    visitor = company.signed_in(LEAD)
    with visitor.open() as page:
        page.run("members", "lang=zh")
        file = visitor.ask(page.export(page.exports[0]))
        assert "周立行" in file.body
        company.change(lambda connection, _: connection.execute(delete(member_role).where(*role)))
        try:
            assert page.export(page.exports[0]) == ""
        finally:
            company.change(
                lambda connection, _: connection.execute(insert(member_role).values(member_id=LEAD, role="lead"))
            )
        address = page.export(page.exports[0])
        visitor.send("/sign-out", {})
        assert page.export(page.exports[0]) == ""
        assert visitor.ask(address, Accept="*/*").status == 401


# ------------------------------------------------------------------ from elsewhere


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "null", "http://localhost", "http://localhost.evil.example", "http://127.0.0.1:1"],
)
def test_a_form_and_a_socket_of_another_site_are_refused(company: Company, origin: str) -> None:
    visitor = company.signed_in(LEAD)
    assert refused(visitor, origin=origin) == 403
    assert visitor.send("/sign-out", {}, Origin=origin).status == 403
    assert visitor.ask("/_stcore/upload_file/a/b", method="PUT", body="x", Origin=origin).status == 403
    assert visitor.ask("/overview").status == 200
    stranger = company.visitor()
    fields = {"email": company.email(LEAD), "password": PASSWORD}
    assert stranger.send("/sign-in", fields, Origin=origin).status == 403
    assert COOKIE not in stranger.cookies


def test_what_says_nothing_of_where_it_comes_from_is_refused(company: Company) -> None:
    visitor = company.signed_in(LEAD)
    assert refused(visitor, origin=None) == 403  # type: ignore[arg-type]
    assert visitor.send("/sign-out", {}, Origin="").status == 403
    assert visitor.send("/sign-out", {}, Origin="", Sec_Fetch_Site="cross-site").status == 403
    assert visitor.send("/sign-out", {}, Origin="", Sec_Fetch_Site="same-origin").status == 303


def test_another_sites_name_pointed_here_is_refused(company: Company) -> None:
    visitor = company.signed_in(LEAD)
    for path in ("/", "/sign-in", "/overview"):
        answer = visitor.ask(path, Host="evil.example")
        assert answer.status == 421
        assert words.WRONG_NAME.en in answer.said
    assert refused(visitor, Host="evil.example") == 403


def test_a_cookie_of_twenty_thousand_bytes_gets_an_answer_in_words(company: Company) -> None:
    visitor = company.signed_in(LEAD)
    visitor.cookies["other"] = "x" * 20_000
    answer = visitor.ask("/overview")
    assert answer.status == 431
    assert words.TOO_MUCH_COOKIES.en in answer.said
    assert 400 <= refused(visitor) < 500
    del visitor.cookies["other"]
    assert visitor.ask("/overview").status == 200


def test_an_endless_address_gets_an_answer_in_words(company: Company) -> None:
    assert company.visitor().ask(f"/overview?x={'x' * 9000}").status == 414
    long = company.visitor().ask(f"/overview?x={'x' * 3000}")
    assert (long.status, long.leads_to) == (303, "/sign-in")
