"""Digests: who gets which, what stands in it, once each, by mail and as files."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from data_access.__main__ import main
from data_access.digest import making
from data_access.digest.making import House, Recipient, recipients
from data_access.digest.spans import span
from data_access.mailing.sending import CLAIM_MINUTES
from data_access.schema import mail, mail_choice, member, member_role
from metrics.formats import Local
from metrics.words import Language
from tests.conftest import ROOT
from tests.data_access.world import (
    ADA,
    BO,
    CAI,
    CLOCK,
    DAN,
    EVE,
    FAY,
    GIL,
    HU,
    NAMES,
    NORTH,
    TEAMS,
    TODAY,
    World,
    whole_world,
)
from tests.post_office import HOST, PostOffice, post_office

WEEK = span("week", TODAY)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with whole_world(tmp_path) as made:
        yield made


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with post_office() as opened:
        yield opened


@pytest.fixture
def environment(world: World, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """That of the command, whose database is the world's."""
    monkeypatch.setenv("DATABASE_URL", str(world.database.url))
    monkeypatch.setenv("DASHBOARD_TODAY", TODAY.isoformat())
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return monkeypatch


@pytest.fixture
def mailing(environment: pytest.MonkeyPatch, office: PostOffice) -> PostOffice:
    environment.setenv("DASHBOARD_MAIL_SERVER", f"{HOST}:{office.port}")
    environment.setenv("DASHBOARD_MAIL_SECURITY", "none")
    environment.setenv("DASHBOARD_MAIL_FROM", "Team <team@example.com>")
    return office


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One for all tests that only read. Bo is an executive and an administrator, too."""
    with whole_world(tmp_path_factory.mktemp("read")) as made:
        with made.writing() as connection:
            connection.execute(
                insert(member_role), [{"member_id": BO, "role": role} for role in ("executive", "admin")]
            )
        yield made


def text_for(world: World, member_id: int, language: Language = "en", kind: str = "week") -> str:
    house = House(world.database, world.mirror, CLOCK, Local(), span(kind, TODAY), "https://dashboard.example.com")
    found = making.made(house, Recipient(member_id, NAMES[member_id], NAMES[member_id], language, None))
    assert found is not None
    return found.text


# ---------------------------------------------------------------- when, and for whom


def test_a_digest_is_about_the_last_full_week_month_or_quarter() -> None:
    assert [span(kind, TODAY).key for kind in ("week", "month", "quarter")] == ["2026-W46", "2026-10", "2026-Q3"]
    monday = date(2027, 1, 4)
    assert span("week", monday).key == "2026-W53"
    assert span("week", monday).over.end == monday
    assert span("week", monday).score.start == date(2027, 1, 1)


def test_who_has_no_address_left_or_does_not_want_it_is_listed_with_the_reason(world: World) -> None:
    with world.writing() as connection:
        connection.execute(update(member).where(member.c.id == DAN).values(email=None))
        kept = {"member_id": EVE, "refused": ["week"], "language": "zh", "changed_at": CLOCK.now}
        connection.execute(insert(mail_choice).values(kept))
        weekly = recipients(connection, kind="week", clock=CLOCK, addressed=True)
        monthly = recipients(connection, kind="month", clock=CLOCK, addressed=False)
        of_north = recipients(connection, kind="month", clock=CLOCK, addressed=True, team_id=NORTH)
    why = {each.member_id: each.why_not for each in weekly}
    assert {key: why[key] for key in (HU, DAN, EVE, CAI)} == {
        HU: making.LEFT, DAN: making.NO_ADDRESS, EVE: making.REFUSED, CAI: None,
    }  # fmt: skip
    assert {each.member_id for each in monthly if each.why_not} == {HU}
    assert {each.member_id: each.language for each in monthly}[EVE] == "zh"
    assert {each.member_id for each in of_north if not each.why_not} & {BO, EVE, FAY, GIL} == set()


# ---------------------------------------------------------------- what stands in it


def test_staff_read_their_own_and_nothing_of_colleagues_or_customers(read: World) -> None:
    said = text_for(read, CAI)
    assert "My scorecard" in said
    assert "My complaints: 1" in said
    assert "Actions: 1" in said
    for other in TEAMS.values():
        assert f"Customer of {other}" not in said
    assert "@" not in said.replace("@example.com", "")  # every text of the world names somebody with it
    assert not [name for key, name in NAMES.items() if key != CAI and name in said.split()]
    assert "Team North" not in said


def test_a_lead_reads_the_agenda_and_the_numbers_of_their_team_and_no_other(read: World) -> None:
    said = text_for(read, ADA)
    assert "Team North" in said
    assert "For the meeting in the week of 16 Nov" in said
    assert "Satisfaction" in said
    assert "South" not in said
    assert f"Customer of {TEAMS[NORTH]}" not in said


def test_an_executive_reads_the_organisation_and_no_single_person(read: World) -> None:
    said = text_for(read, FAY)
    assert "The organisation" in said
    assert "n = " in said
    assert "My work" not in said
    assert not [name for key, name in NAMES.items() if key != FAY and name in said.split()]


def test_an_administrator_reads_data_health_and_no_number_of_the_teams(read: World) -> None:
    said = text_for(read, GIL)
    assert "Data health" in said
    assert "Data up to" in said
    assert "Satisfaction" not in said


def test_who_is_several_gets_one_mail_with_several_parts(read: World) -> None:
    said = text_for(read, BO)
    for part in ("Team South", "My work", "The organisation", "Data health"):
        assert f"== {part} ==" in said


def test_it_is_said_in_the_readers_language_with_links_that_keep_it(read: World) -> None:
    said = text_for(read, CAI, "zh")
    assert "您的一周：11月9–15日" in said
    assert "我的工作" in said
    assert "https://dashboard.example.com/scorecard?lang=zh" in said
    assert "My " not in said


def test_nobody_in_particular_is_told_nothing(read: World) -> None:
    house = House(read.database, read.mirror, CLOCK, Local(), WEEK, None)
    assert making.made(house, Recipient(HU, "Hu", None, "en", None)) is None


# ---------------------------------------------------------------- the command


def test_each_gets_theirs_once_also_when_it_is_run_twice(
    world: World, mailing: PostOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["digest", "--week", "--team", "South", "--dry-run"]) == 0
    assert "Eve: Weekly digest 2026-W46 (en)" in capsys.readouterr().out
    assert main(["digest", "--week", "--team", "South"]) == 0
    assert main(["digest", "--week", "--team", "South"]) == 0
    assert sorted(mailing.recipients) == ["Bo@example.com", "Eve@example.com"]
    assert {each["Subject"] for each in mailing.mails} == {"Your week: 9–15 Nov"}
    assert main(["digest", "--week", "--team", "South", "--dry-run"]) == 0
    assert "Eve: got it before" in capsys.readouterr().out
    assert main(["mail"]) == 0


def test_a_server_that_is_down_is_named_and_the_next_run_sends_what_was_made(
    world: World, environment: pytest.MonkeyPatch, office: PostOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    with post_office() as gone:
        port = gone.port
    environment.setenv("DASHBOARD_MAIL_SERVER", f"{HOST}:{port}")
    environment.setenv("DASHBOARD_MAIL_SECURITY", "none")
    environment.setenv("DASHBOARD_MAIL_FROM", "team@example.com")
    assert main(["digest", "--month", "--team", "Nights"]) == 1
    assert f"No mail can be sent by {HOST}:{port}" in capsys.readouterr().err
    with world.writing() as connection:  # of two that wait one was tried: the other waits its turn, which is no news
        kept = {"member_id": GIL, "kind": "week", "mail_key": "x", "state": "waiting", "created_at": CLOCK.now}
        connection.execute(insert(mail).values(**kept, next_at=CLOCK.now + timedelta(days=9), token="x", tried=0))
    assert "Mails that could not be sent yet: 1" in text_for(world, GIL)
    assert main(["mail", "--check"]) == 1
    environment.setenv("DASHBOARD_MAIL_SERVER", f"{HOST}:{office.port}")
    assert main(["mail", "--check"]) == 0
    assert main(["mail"]) == 0
    assert office.recipients == ["Max@example.com"]


def test_one_bad_address_is_listed_and_the_others_get_theirs(
    world: World, mailing: PostOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    mailing.says = lambda address: "550 no such person" if address.startswith("Bo") else "250 taken"
    assert main(["digest", "--quarter", "--team", "South"]) == 1
    assert "Bo: not sent, the mail server refused the address (no such person)" in capsys.readouterr().err
    assert mailing.recipients == ["Eve@example.com"]


def test_what_was_killed_in_the_middle_is_resumed_and_nobody_else_gets_theirs_twice(
    world: World, mailing: PostOffice
) -> None:
    """A real process is killed while the server takes the first of two mails."""
    run = [sys.executable, "-m", "data_access", "digest", "--week", "--team", "South"]
    process = subprocess.Popen(run, cwd=ROOT, env=os.environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def after(_count: int) -> str:
        process.send_signal(signal.SIGKILL)
        mailing.after = lambda _count: "250 taken"
        return "250 taken"

    mailing.after = after
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    (first,) = mailing.recipients
    assert main(["digest", "--week", "--team", "South"]) == 0
    assert sorted(mailing.recipients) == ["Bo@example.com", "Eve@example.com"]
    with world.writing() as connection:  # later: who was being sent theirs is taken up again
        claimed = CLOCK.now - timedelta(minutes=CLAIM_MINUTES + 1)
        connection.execute(update(mail).where(mail.c.state == "sending").values(claimed_at=claimed))
    assert main(["mail"]) == 0
    assert mailing.recipients.count(first) == 2
    again = [each for each in mailing.mails if each["To"].addresses[0].addr_spec == first]
    assert again[0]["Message-ID"] == again[1]["Message-ID"]


def test_without_a_server_files_are_written_that_nobody_else_may_read(
    world: World, environment: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "digests"
    assert main(["digest", "--week", "--team", "South", "--to", str(folder)]) == 0
    names = {f"2026-W46-{key}.{ending}" for key in (BO, EVE) for ending in ("html", "txt")}
    assert {path.name for path in folder.iterdir()} == names
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert "<html" in (folder / f"2026-W46-{EVE}.html").read_text(encoding="utf-8")
    with world.reading() as connection:
        assert connection.execute(select(mail)).all() == []
    assert main(["digest", "--week", "--team", "Nowhere"]) == 2
    assert main(["mail"]) == 2
    assert "DASHBOARD_MAIL_SERVER" in capsys.readouterr().err
