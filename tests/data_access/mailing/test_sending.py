"""Mails reach whom they are for, once each, whatever happens on the way."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest
from sqlalchemy import select, update

from data_access.mailing import outbox
from data_access.mailing.mail_settings import Security
from data_access.mailing.outbox import FAILED, SENDING, SENT, WAITING
from data_access.mailing.sending import CLAIM_MINUTES, MOST_TRIES, Outcome, send_waiting
from data_access.members import administration, team_changes
from data_access.schema import mail, mail_body, mail_choice, member
from data_access.scope import OWNER
from tests.data_access.world import ADA, BO, CAI, CLOCK, DAN, EVE, FAY, GIL, HU, NORTH, TODAY, World, whole_world
from tests.post_office import PostOffice, certified, nobody_there, post_office

HTML = "<p>您好 Cai</p>"


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


@pytest.fixture
def file_world(tmp_path: Path) -> Iterator[World]:
    with whole_world(tmp_path) as made:
        yield made


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with post_office() as opened:
        yield opened


def put(world: World, *people: int, key: str = "2026-W47", subject: str = "Your week") -> list[bool]:
    words = {"kind": "week", "key": key, "subject": subject, "text": "Hello 您好\n", "html": HTML}
    with world.writing() as connection:
        return [outbox.put(connection, by=OWNER, clock=CLOCK, to=each, **words) for each in people]


def at(minutes: int = 0) -> datetime:
    return CLOCK.now + timedelta(minutes=minutes)


def send(world: World, office: PostOffice, minutes: int = 0) -> Outcome:
    return send_waiting(world.database, office.server, lambda: at(minutes))


def states(world: World) -> dict[int, str]:
    with world.reading() as connection:
        return {row.member_id: row.state for row in connection.execute(select(mail))}


def of(world: World, member_id: int) -> object:
    with world.reading() as connection:
        return connection.execute(select(mail).where(mail.c.member_id == member_id)).one()


def to(office: PostOffice) -> list[str]:
    return sorted(office.recipients)


def test_each_gets_theirs_once_also_when_it_is_put_and_sent_twice(world: World, office: PostOffice) -> None:
    assert put(world, ADA, CAI, subject="您的一周\nBcc: eve@example.com") == [True, True]
    assert put(world, ADA, CAI) == [False, False]
    assert send(world, office).sent == 2
    assert send(world, office).sent == 0
    assert to(office) == ["Ada@example.com", "Cai@example.com"]
    assert states(world) == {ADA: SENT, CAI: SENT}
    with world.reading() as connection:
        assert connection.execute(select(mail_body)).all() == []  # nothing is kept of what was sent


def test_a_mail_has_a_text_and_html_and_no_headers_of_others(file_world: World, office: PostOffice) -> None:
    put(file_world, CAI, subject="您的一周\r\nBcc: eve@example.com")
    send(file_world, office)
    (arrived,) = office.mails
    assert arrived["Subject"] == "您的一周 Bcc: eve@example.com"
    assert arrived["Bcc"] is None
    assert arrived["To"] == "Cai <Cai@example.com>"
    assert "客户团队" in arrived["From"]
    assert arrived["Auto-Submitted"] == "auto-generated"
    assert arrived.get_body(("plain",)).get_content().strip() == "Hello 您好"  # type: ignore[union-attr]
    assert arrived.get_body(("html",)).get_content().strip() == HTML  # type: ignore[union-attr]


def test_who_left_has_no_address_or_does_not_want_it_gets_none(world: World, office: PostOffice) -> None:
    with world.writing() as connection:
        connection.execute(update(member).where(member.c.id == DAN).values(email=None))
        refusing = {"member_id": CAI, "refused": ["week"], "changed_at": CLOCK.now}
        connection.execute(mail_choice.insert().values(refusing))
    assert put(world, HU, DAN, CAI, EVE) == [False, False, False, True]
    with world.writing() as connection:
        connection.execute(update(member).where(member.c.id == EVE).values(active=False))
    assert send(world, office).failed == [(EVE, "left", "")]
    assert office.mails == []


def test_one_bad_address_does_not_hold_up_the_others(world: World, office: PostOffice) -> None:
    office.says = lambda address: "550 no such person" if address.startswith("Cai") else "250 taken"
    with world.writing() as connection:
        worse = update(member).where(member.c.id == DAN)
        connection.execute(worse.values(email="dan@example.com\r\nBcc: eve@example.com"))
    put(world, CAI, DAN, ADA, EVE)
    found = send(world, office)
    assert (found.sent, [each[:2] for each in found.failed]) == (2, [(CAI, "address_refused"), (DAN, "address_wrong")])
    assert to(office) == ["Ada@example.com", "Eve@example.com"]
    assert states(world) == {CAI: FAILED, DAN: FAILED, ADA: SENT, EVE: SENT}
    assert send(world, office).failed == []  # which is told once


def test_what_is_put_off_is_tried_again_after_ever_longer_and_not_for_ever(
    file_world: World, office: PostOffice
) -> None:
    office.says = lambda _address: "451 come back later"
    put(file_world, CAI)
    minutes, told = 0, []
    for tried in range(MOST_TRIES):
        found = send(file_world, office, minutes)
        told.append((len(found.delayed), len(found.failed)))
        again = send(file_world, office, minutes)
        assert (again.delayed, again.failed) == ([], [])
        minutes += 15 * 2**tried
    assert told == [(1, 0)] * (MOST_TRIES - 1) + [(0, 1)]
    assert states(file_world) == {CAI: FAILED}


def test_a_server_that_is_down_or_refuses_the_password_loses_nothing(world: World) -> None:
    put(world, ADA, CAI)
    away = send_waiting(world.database, nobody_there(), at)
    assert away.no_post is not None
    assert away.no_post.why == "server_away"
    with post_office(login=b"right") as office:
        for password, why in (("wrong", "login_refused"), ("right", None)):
            server = replace(office.server, user="team", password=password)
            found = send_waiting(world.database, server, at)
            assert (found.no_post.why if found.no_post else None) == why
            if why:
                assert states(world) == {ADA: WAITING, CAI: WAITING}
        assert to(office) == ["Ada@example.com", "Cai@example.com"]


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_the_way_is_encrypted_and_a_server_nobody_vouches_for_gets_nothing(
    file_world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, security: Security
) -> None:
    put(file_world, CAI)
    folder = certified(tmp_path)
    way = {"secured": folder} if security is Security.STARTTLS else {"tls": folder}
    with post_office(login=b"right", **way) as office:
        server = replace(office.server, security=security, user="team", password="right")
        refused = send_waiting(file_world.database, server, at)
        assert refused.no_post is not None
        assert refused.no_post.why == "not_encrypted"
        monkeypatch.setenv("SSL_CERT_FILE", str(folder / "certificate.pem"))
        assert send_waiting(file_world.database, server, at).sent == 1
        assert len(office.mails) == 1


def test_a_server_without_encryption_gets_nothing_where_it_is_wanted(file_world: World, office: PostOffice) -> None:
    put(file_world, CAI)
    server = replace(office.server, security=Security.STARTTLS)
    found = send_waiting(file_world.database, server, at)
    assert found.no_post is not None
    assert found.no_post.why == "not_encrypted"


class Died(BaseException):
    """The process ended here."""


def test_a_connection_that_breaks_holds_up_the_one_mail_for_a_while(world: World, office: PostOffice) -> None:
    put(world, ADA, BO, CAI)
    office.says = lambda address: "421 going down" if address.startswith("Bo") else "250 taken"
    found = send(world, office)
    assert (found.sent, [each[:2] for each in found.delayed]) == (2, [(BO, "address_refused")])
    office.says = lambda _address: "250 taken"
    assert send(world, office, 15).sent == 1
    assert to(office) == ["Ada@example.com", "Bo@example.com", "Cai@example.com"]


def test_after_a_crash_the_others_get_theirs_once_and_what_was_handed_over_the_same_to_the_byte(
    world: World, office: PostOffice
) -> None:
    """Nobody can know whether the mail arrived that was under way: its Message-ID lets the receiver recognise it."""
    put(world, ADA, BO, CAI)
    assert _dies_after(world, office, 2)
    assert sorted(states(world).values()) == [SENDING, SENT, WAITING]
    assert send(world, office).sent == 1  # the third; who may still be at work on the second is left to it
    assert to(office) == ["Ada@example.com", "Bo@example.com", "Cai@example.com"]
    assert send(world, office, CLAIM_MINUTES + 1).sent == 1
    assert set(states(world).values()) == {SENT}
    assert office.raw[3] == office.raw[1]
    assert len({each["Message-ID"] for each in office.mails}) == 3


def _dies_after(world: World, office: PostOffice, mails: int) -> bool:
    """Whether the process died right after the server took this many, before it could keep that."""

    def now() -> datetime:
        if len(office.mails) == mails:
            raise Died
        return at()

    try:
        send_waiting(world.database, office.server, now)
    except Died:
        return True
    return False


def test_two_processes_do_not_both_send(world: World, office: PostOffice) -> None:
    everybody = [ADA, BO, CAI, DAN, EVE]
    put(world, *everybody)
    ready = Barrier(2)

    def at_once() -> None:
        ready.wait()
        send(world, office)

    threads = [Thread(target=at_once) for _each in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(office.mails) == len(everybody)
    assert set(states(world).values()) == {SENT}


def test_what_could_not_be_sent_for_a_week_is_not_sent_any_more(file_world: World, office: PostOffice) -> None:
    put(file_world, CAI)
    assert send(file_world, office, 8 * 24 * 60).failed == [(CAI, "too_old", "")]
    assert office.mails == []
    with file_world.reading() as connection:
        assert connection.execute(select(mail_body)).all() == []


def test_who_may_see_less_than_when_a_mail_was_made_does_not_get_it(world: World, office: PostOffice) -> None:
    with world.writing() as connection:
        by = world.scope(GIL)
        administration.give_role(connection, by, member_id=FAY, role="staff")
    put(world, FAY, DAN, ADA, CAI, EVE)
    with world.writing() as connection:
        administration.take_role(connection, by, member_id=FAY, role="executive")
        team_changes.leave_team(connection, by, member_id=DAN, team_id=NORTH, on=TODAY)
        team_changes.leave_team(connection, by, member_id=CAI, team_id=NORTH, on=TODAY + timedelta(days=1))
        team_changes.lead_team(connection, by, team_id=NORTH, member_id=EVE)  # who sees more than before
    assert send(world, office).sent == 2
    assert set(states(world)) == {CAI, EVE}
    assert put(world, CAI, key="2026-W48") == [True]
    assert send(world, office, minutes=24 * 60).sent == 0  # on the next day Cai has left
