"""What people choose is theirs alone; what administrators see of mails is never what stands in them."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from data_access.clock import Clock
from data_access.erasing import retention
from data_access.mailing import choices, health, outbox
from data_access.mailing.choices import Choice
from data_access.mailing.outbox import FAILED, WAITING
from data_access.rejected import NotAllowed
from data_access.schema import mail, mail_body
from data_access.scope import NOBODY, OWNER, visible
from tests.data_access.erasing.traces import erase_member
from tests.data_access.world import ADA, CAI, CLOCK, DAN, FAY, GIL, World, whole_world

SECRET = "Only for Cai"


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        with made.writing() as connection:
            words = {"subject": SECRET, "text": SECRET, "html": SECRET}
            outbox.put(connection, by=OWNER, clock=CLOCK, to=CAI, kind="week", key="2026-W46", **words)
        yield made


def choose(world: World, who: int, *refused: str, key: str = "k", language: str = "zh") -> None:
    with world.writing() as connection:
        scope = world.scope(who)
        choices.choose_mails(connection, scope, clock=CLOCK, request_key=key, refused=refused, language=language)


def chosen(world: World, who: int) -> Choice:
    with world.reading() as connection:
        return choices.own_choice(connection, world.scope(who))


def test_whoever_chooses_chooses_for_themselves_and_may_change_it(world: World) -> None:
    assert chosen(world, CAI) == Choice()
    choose(world, CAI, "week", "no such kind")
    choose(world, CAI, "week", "no such kind")
    assert chosen(world, CAI) == Choice(frozenset({"week"}), "zh")
    assert chosen(world, DAN) == Choice()
    with world.writing() as connection:
        choices.use_language(connection, world.scope(CAI), clock=CLOCK, language="en")
        choices.use_language(connection, world.scope(DAN), clock=CLOCK, language="en")
        choices.use_language(connection, world.scope(DAN), clock=CLOCK, language="fr")
    assert chosen(world, CAI) == Choice(frozenset({"week"}), "en")
    assert chosen(world, DAN) == Choice(frozenset(), "en")
    choose(world, CAI, key="another")
    assert chosen(world, CAI).refused == frozenset()


def test_nobody_chooses_nothing_and_has_no_address(world: World) -> None:
    with world.writing() as connection:
        given = {"clock": CLOCK, "request_key": "k", "refused": (), "language": "en"}
        with pytest.raises(NotAllowed):
            choices.choose_mails(connection, NOBODY, **given)
        choices.use_language(connection, NOBODY, clock=CLOCK, language="en")
        assert choices.own_address(connection, NOBODY) is None
        assert choices.own_address(connection, world.scope(CAI)) == "Cai@example.com"


def test_what_stands_in_a_mail_is_for_whom_it_is_and_for_no_administrator_or_lead(world: World) -> None:
    seen = {}
    with world.reading() as connection:
        for who in (CAI, ADA, FAY, GIL):
            body, row = (visible(table, world.scope(who)) for table in (mail_body, mail))
            seen[who] = [len(connection.execute(select(each)).all()) for each in (body, row)]
    assert seen == {CAI: [1, 0], ADA: [0, 0], FAY: [0, 0], GIL: [0, 1]}


def test_administrators_see_what_was_not_sent_and_let_it_be_sent_again_and_nobody_else_does(world: World) -> None:
    with world.reading() as connection:  # one that waits for its turn is not held up
        assert health.mails_by_state(connection, world.scope(GIL))[["n", "held"]].to_numpy().tolist() == [[1, 0]]
    with world.writing() as connection:
        connection.execute(update(mail).values(state=FAILED, error="address_refused", smtp_code=550, tried=1))
    with world.reading() as connection:
        found = health.mails_not_sent(connection, world.scope(GIL))
        assert found[["member", "kind", "error", "smtp_code"]].to_dict("records") == [
            {"member": "Cai", "kind": "week", "error": "address_refused", "smtp_code": 550}
        ]
        assert SECRET not in found.to_string()
        counts = health.mails_by_state(connection, world.scope(GIL))
        assert counts[["n", "held"]].to_numpy().tolist() == [[1, 1]]
        for who in (CAI, ADA, FAY):
            assert health.mails_not_sent(connection, world.scope(who)).empty
            assert health.mails_by_state(connection, world.scope(who)).empty
    with world.writing() as connection:
        with pytest.raises(NotAllowed):
            health.send_again(connection, world.scope(ADA), clock=CLOCK, request_key="k")
        for _again in range(2):
            assert health.send_again(connection, world.scope(GIL), clock=CLOCK, request_key="k") == 1
        assert connection.execute(select(mail.c.state, mail.c.tried)).one() == (WAITING, 0)


def test_who_is_erased_leaves_no_mail_behind_and_contents_are_forgotten_after_a_month(world: World) -> None:
    choose(world, DAN, "week")
    later = Clock(CLOCK.now + timedelta(days=retention.MAIL_BODY_DAYS + 1), CLOCK.zone)
    with world.writing() as connection:
        words = {"subject": SECRET, "text": SECRET, "html": SECRET}
        outbox.put(connection, by=world.scope(DAN), clock=CLOCK, to=DAN, kind="month", key="2026-10", **words)
        told = {**words, "text": "Dan has one more action"}
        outbox.put(connection, by=OWNER, clock=CLOCK, to=ADA, kind="month", key="2026-10", **told)
    erase_member(world.database, f"#{DAN}")
    with world.writing() as connection:
        assert connection.execute(select(mail.c.member_id)).scalars().all() == [CAI]
        assert choices.choice_of(connection, DAN) is None
        retention.apply(connection, later)
        assert connection.execute(select(mail_body)).all() == []
        assert connection.execute(select(mail.c.member_id)).scalars().all() == [CAI]
