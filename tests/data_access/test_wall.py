"""The two walls say the same: what PostgreSQL shows a person is what `visible` shows them, and nobody sees nothing."""

import inspect
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import Engine, Table, insert, make_url, select, text
from sqlalchemy.exc import DBAPIError

from data_access import migrate, wall
from data_access.__main__ import main
from data_access.acting import LOGIN, MIRROR, acting_for, guarded, past_the_wall
from data_access.answering import feedback
from data_access.bell.seen import look_at_bell
from data_access.dialect import WALL_SCHEMA
from data_access.digest.making import House, Recipient, made
from data_access.digest.spans import span
from data_access.engine import open_database, reading, write, writing
from data_access.goals.known import members_goals_counted
from data_access.mailing import outbox
from data_access.mailing.choices import use_language
from data_access.members.people import scope_of
from data_access.mirroring import check
from data_access.mirroring.mirror import Mirror
from data_access.schema import (
    absence,
    account,
    complaint,
    complaint_event,
    complaint_stage,
    customer,
    interaction,
    meeting,
    member,
    membership,
    metadata,
    peer_rating,
    period_result,
    period_snapshot,
    planned_contact,
    quality_calibration,
    quality_review,
    session,
    survey_answer,
    target,
    team,
)
from data_access.schema.columns import Sealed
from data_access.scope import NOBODY, OWNER, Role, Scope, visible
from data_access.settings import Settings, WrongSettings, read
from data_access.workflow import complaints
from metrics.formats import Local
from tests import postgres
from tests.data_access.test_scope import QUESTIONS, answers, called, frame_of
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
    IDA,
    JON,
    KIM,
    LEE,
    MAX,
    NAMES,
    NIGHTS,
    NORTH,
    SOUTH,
    World,
    an_answer,
    customer_of,
    fill,
    noon,
    put,
)
from tests.databases import POSTGRESQL, SQLITE, TODAY, ZONE, a_database

pytestmark = pytest.mark.postgres

EVERY_TABLE = metadata.sorted_tables
HERE = ("owner", ADA, BO, CAI, MAX, FAY, GIL)
OF_EACH_KIND = ("owner", ADA, CAI, FAY, GIL)
WHO = (None, *HERE, HU)
# Whatever somebody may hold, in a team and leading another.
HELD = [frozenset(roles) for size in range(1, 5) for roles in combinations(Role, size)]


def as_login(address: str, login: str) -> str:
    return make_url(address).set(username=login).render_as_string(hide_password=False)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """An empty database whose owner is an ordinary login that may make roles."""
    cluster = postgres.cluster()
    cluster.tell("DO $$ BEGIN CREATE ROLE walled LOGIN CREATEROLE; EXCEPTION WHEN duplicate_object THEN END $$")
    made = cluster.new()
    cluster.tell(f'ALTER DATABASE "{make_url(made).database}" OWNER TO walled')
    yield as_login(made, "walled")
    cluster.drop(made)


@pytest.fixture(scope="module")
def world(address: str) -> Iterator[World]:
    """The tiny company behind the wall, and what makes people's rows differ most."""
    engine = open_database(address)
    migrate.migrate(engine, Settings(address, ZONE, "CNY", TODAY, wall=True))
    fill(engine)
    with writing(engine) as connection:
        _more(connection)
    with closing(Mirror(engine)) as mirror:
        yield World(engine, mirror)
    engine.dispose()


def _more(connection: Any) -> None:
    """Accounts, self-logged scores, entries about colleagues, a case of another team's customer, and of no team's."""
    for key in (CAI, ADA, FAY, GIL):
        connection.execute(insert(account).values(id=key, member_id=key, created_at=CLOCK.now))
        times = {"created_at": CLOCK.now, "seen_at": CLOCK.now}
        connection.execute(insert(session).values(id=key, token_hash=str(key), account_id=key, **times))
    put(connection, customer, {"id": 99, "name": "Customer of nobody", "created_on": TODAY})
    elsewhere = {"member_id": CAI, "team_id": NORTH, "customer_id": customer_of(SOUTH)}
    put(connection, survey_answer, {**elsewhere, **an_answer(noon(TODAY), "csat", 5, (1, 5), "@Cai elsewhere")})
    put(connection, survey_answer, {"customer_id": 99, **an_answer(noon(TODAY), "csat", 2, (1, 5))})
    connection.execute(insert(membership).values(member_id=CAI, team_id=SOUTH, from_on=TODAY))
    # Who stands in for somebody, who has nobody, and whose absence was taken back or is over.
    days = {"from_on": TODAY, "to_on": TODAY + timedelta(days=1), "created_at": CLOCK.now}
    for who, given in (
        (DAN, {"deputy_id": CAI}), (IDA, {}), (EVE, {"deputy_id": BO}), (MAX, {"deputy_id": ADA}),
        (JON, {"voided_at": CLOCK.now}), (KIM, {"from_on": date(2026, 11, 2), "to_on": date(2026, 11, 5)}),
    ):  # fmt: skip
        connection.execute(insert(absence).values(member_id=who, **days | given))
    # Second reviews: of Cai done by Bo, of Dan asked of him; of Max and of Ada herself, whom Bo reviewed, asked of Ada.
    reviewed = {"reviewed_on": TODAY, "score": 0.5, "reviewer_id": BO, "customer_id": customer_of(NORTH)}
    (second,) = put(
        connection, quality_review,
        {**reviewed, "member_id": CAI, "team_id": NORTH, "calibration_of": 1, "counted": False},
    )  # fmt: skip
    of_max, of_ada = put(
        connection, quality_review,
        *({**reviewed, "member_id": key, "team_id": NORTH} for key in (MAX, ADA)),
    )  # fmt: skip
    for first, about, who, done in ((1, CAI, BO, second), (2, DAN, BO, None), (of_max, MAX, ADA, None)):
        connection.execute(insert(quality_calibration).values(
            review_id=first, second_id=done, calibrator_id=who, asked_by=ADA, asked_at=CLOCK.now, asked_on=TODAY,
            done_at=CLOCK.now if done else None, member_id=about, team_id=NORTH,
        ))  # fmt: skip
    put(connection, quality_review, {
        **reviewed, "member_id": ADA, "team_id": NORTH, "calibration_of": of_ada, "counted": False,
    })  # fmt: skip
    # What reviews gave stands among the results of their quarter, which is closed.
    closed = {"from_on": date(2026, 7, 1), "to_on": date(2026, 10, 1), "grain": "quarter", "closed_at": CLOCK.now}
    (key,) = put(connection, period_snapshot, closed)
    kept = {"snapshot_id": key, "scope": "scorecard", "hidden": False, "n": 3, "status": "near", "by_number": "near"}
    for member_id, team_id in ((CAI, NORTH), (EVE, SOUTH), (KIM, NORTH)):
        for part in ("csat", "peers", "lead"):
            put(connection, period_result, {**kept, "member_id": member_id, "team_id": team_id, "metric": part})
    # Six members' goals are part of North's, one of South's.
    for key, team_id in enumerate((NORTH, SOUTH), start=2):
        of_members = (target.c.scope == "member") & (target.c.team_id == team_id)
        connection.execute(target.update().where(of_members).values(parent_id=key))
    for number, (who, about) in enumerate(((CAI, DAN), (CAI, CAI), (ADA, ADA))):
        feedback.log_answer(
            connection, scope_of(connection, who, TODAY), clock=CLOCK, kind="csat", score=4, answered_on=TODAY,
            member_id=about, customer_id=None, channel="phone", request_key=f"wall {number}",
        )  # fmt: skip
    for who in (ADA, CAI, FAY, GIL):
        look_at_bell(connection, scope_of(connection, who, TODAY), clock=CLOCK, names=(f"own:{who}:due",))
        words = {"kind": "week", "key": "1", "subject": f"@{who}", "text": f"@{who}", "html": f"@{who}"}
        outbox.put(connection, by=OWNER, clock=CLOCK, to=who, **words)
        use_language(connection, scope_of(connection, who, TODAY), clock=CLOCK, language="en")
    # Dan, who is away, leads two teams, and Cai, who stands in for him, is in one of them: both meet right now.
    days_team = 4
    put(connection, team, {"id": days_team, "name": "Days", "lead_id": DAN})
    connection.execute(team.update().where(team.c.id == NIGHTS).values(lead_id=DAN))
    connection.execute(insert(membership).values(member_id=CAI, team_id=days_team, from_on=TODAY))
    for team_id in (NIGHTS, days_team):
        put(
            connection,
            meeting,
            {"team_id": team_id, "week_on": date(2026, 11, 16), "state": "open", "as_of": CLOCK.now},
        )


@pytest.fixture(scope="module")
def owner(address: str) -> Iterator[Engine]:
    """The same database for a superuser, whom no wall stops."""
    engine = open_database(as_login(address, "postgres"))
    yield engine
    engine.dispose()


def scope_in(world: World, who: int | str | None) -> Scope:
    if who is None or who == "owner":
        return OWNER if who else NOBODY
    assert isinstance(who, int)
    return world.scope(who)


def rows(connection: Any, table: Any) -> list[tuple[Any, ...]]:
    return sorted((tuple(row) for row in connection.execute(select(table))), key=repr)


def same_rows(world: World, owner: Engine, tables: Sequence[Table], scope: Scope) -> None:
    with reading(owner) as past, reading(world.database, acting_for(scope)) as behind:
        for table in tables:
            assert rows(behind, table) == rows(past, visible(table, scope)), (table.name, scope)


@pytest.mark.parametrize("who", WHO)
def test_a_person_finds_in_each_table_what_visible_gives_them(world: World, owner: Engine, who: Any) -> None:
    # Who acts as the house reads nothing that is sealed.
    tables = [table for table in EVERY_TABLE if who != "owner" or not isinstance(table.info["scope"], Sealed)]
    same_rows(world, owner, tables, scope_in(world, who))


def test_what_colleagues_gave_not_even_the_mirror_holds(world: World) -> None:
    with reading(world.database, MIRROR) as connection:
        assert rows(connection, peer_rating) == []


@pytest.mark.parametrize("held", HELD, ids=lambda held: "+".join(sorted(held)))
def test_who_holds_several_roles_finds_what_each_of_them_finds(
    world: World, owner: Engine, held: frozenset[Role]
) -> None:
    for own, led in (({NORTH}, set()), ({NORTH}, {SOUTH}), (set(), {SOUTH}), (set(), set())):
        same_rows(world, owner, EVERY_TABLE, Scope(CAI, held, frozenset(own), frozenset(led)))
    stands_in = Scope(CAI, held, frozenset({NORTH}), frozenset(), False, frozenset({EVE}), frozenset({DAN, BO}))
    same_rows(world, owner, (absence, complaint, complaint_event, complaint_stage, interaction), stands_in)


def test_who_stands_in_finds_what_is_open_and_somebody_elses_deputy_does_not(world: World) -> None:
    """Also by a statement that forgets the gate; and what is closed nobody but its own people finds."""
    found = {}
    for who in (CAI, JON, LEE, EVE):
        with reading(world.database, acting_for(world.scope(who))) as connection:
            rows = connection.execute(select(complaint.c.member_id, complaint.c.closed_at)).all()
        found[who] = {(row.member_id, row.closed_at is None) for row in rows}
    own = {(CAI, True), (CAI, False)}
    assert found[CAI] == {*own, (DAN, True), (IDA, True)}
    assert found[JON] == {(JON, True), (JON, False), (IDA, True)}
    assert found[LEE] == {(LEE, True), (LEE, False), (IDA, True)}
    assert found[EVE] == {(EVE, True), (EVE, False)}


def test_every_table_has_rows_or_is_known_to_have_none(world: World, owner: Engine) -> None:
    """Or the tests above would compare nothing with nothing."""
    with reading(owner) as connection:
        bare = {table.name for table in EVERY_TABLE if not rows(connection, table)}
    assert bare <= {
        "audit_entry", "calendar_day", "complaint_event", "complaint_pause", "customer_tier", "customer_stage",
        "department", "erased", "import_batch", "import_change", "import_mapping", "import_refusal", "import_source",
        "invitation", "request",
        "scorecard_part", "service_standard", "source_run", "suggestion",
    }  # fmt: skip


def test_without_a_scope_no_table_gives_a_row_even_to_its_owner(world: World, address: str) -> None:
    bare = open_database(address)
    with reading(bare) as connection:
        found = {table.name for table in EVERY_TABLE if rows(connection, table)}
    bare.dispose()
    assert found == {"fact_counter"}  # one number, which says that something changed and not what
    with world.database.connect().execution_options(acting=LOGIN) as connection:
        assert not rows(connection, interaction)


def test_what_forgets_the_gate_gives_a_member_of_staff_only_their_own(world: World) -> None:
    with reading(world.database, acting_for(world.scope(CAI))) as connection:
        injected = connection.execute(text("SELECT member_id FROM interaction WHERE member_id = 5 OR 1 = 1"))
        assert set(injected.scalars()) == {CAI}
        assert connection.execute(text("SELECT count(*) FROM account")).scalar() == 0


OF_ROWS = [
    question
    for question in QUESTIONS
    if next(iter(inspect.signature(question).parameters)) == "connection" and called(question) != "health.wall_standing"
]


@pytest.fixture(scope="module")
def one_of_each_kind(world: World) -> list[Scope]:
    return [scope_in(world, who) for who in OF_EACH_KIND]


@pytest.mark.parametrize("question", OF_ROWS, ids=called)
def test_a_question_gives_behind_the_wall_what_it_gives_without(
    world: World, owner: Engine, one_of_each_kind: list[Scope], question: Callable[..., Any]
) -> None:
    for scope in one_of_each_kind:  # which rows of a table everybody finds is compared above
        outside = World(owner, world.mirror)
        inside = _Behind(world.database, world.mirror, scope)
        for one, other in zip(answers(outside, question, scope), answers(inside, question, scope), strict=True):
            pd.testing.assert_frame_equal(frame_of(one), frame_of(other))


class _Behind(World):
    """The company as a person's page asks it."""

    def __init__(self, database: Engine, mirror: Mirror, scope: Scope) -> None:
        super().__init__(database, mirror)
        object.__setattr__(self, "reads_for", acting_for(scope))

    def reading(self) -> Any:
        return reading(self.database, self.reads_for)  # type: ignore[attr-defined]


def test_executives_count_members_goals_and_read_none_of_them(world: World) -> None:
    for who in (FAY, ADA, CAI, GIL):
        scope = world.scope(who)
        with reading(world.database, acting_for(scope)) as connection:
            counted = members_goals_counted(connection, scope).to_dict("records")
            past = connection.execute(text(f"SELECT count(*) FROM {WALL_SCHEMA}.target")).scalar_one()  # noqa: S608
            read = select(target.c.id).where(target.c.scope == "member", target.c.member_id != who)
            others = connection.execute(read).all()
        assert counted == ([{"parent_id": 2, "state": "agreed", "n": 6}] if who == FAY else [])
        assert past == (6 if who == FAY else 0)
        assert bool(others) == (who == ADA)


def test_a_customers_name_is_given_with_a_case_and_nothing_else_of_them(world: World) -> None:
    """Cai served a customer of South; as somebody of no team they see the case, and whose it is."""
    cai = Scope(CAI, frozenset({Role.STAFF}))
    with reading(world.database, acting_for(cai)) as connection:
        told = feedback.latest_feedback(connection, cai, member_id=CAI)
        assert "Customer of South 1" in set(told["customer"])
        assert customer_of(SOUTH) not in set(connection.execute(select(customer.c.id)).scalars())


def test_a_deputy_reads_the_open_meeting_of_their_own_team_and_not_of_another_of_the_leads(
    world: World,
) -> None:
    with reading(world.database, acting_for(world.scope(CAI))) as connection:
        found = set(connection.execute(select(meeting.c.team_id).where(meeting.c.state == "open")).scalars())
        planned = set(connection.execute(select(planned_contact.c.team_id)).scalars())
    assert found == {4}
    assert NIGHTS not in planned


@pytest.mark.parametrize("who", [CAI, ADA, FAY, GIL])
def test_no_role_of_a_person_may_write_into_any_table(world: World, who: int) -> None:
    may_write = text(
        "SELECT c.relname FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE c.relkind IN "
        "('r', 'p', 'v', 'S') AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND CASE c.relkind "
        "WHEN 'S' THEN has_sequence_privilege(c.oid, 'UPDATE') "
        "ELSE has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE') END"
    )
    with reading(world.database, acting_for(world.scope(who))) as connection:
        assert connection.execute(may_write).scalars().all() == []


def test_a_person_changes_nothing_by_a_statement_of_their_own(world: World) -> None:
    for statement in (
        "UPDATE interaction SET text = 'mine' WHERE member_id <> 3",
        "DELETE FROM complaint",
        "INSERT INTO member_role (member_id, role) VALUES (3, 'admin')",
        "UPDATE account SET password_hash = 'x'",
        "TRUNCATE survey_answer",
    ):
        with (
            pytest.raises(DBAPIError, match="permission denied"),
            world.database.connect().execution_options(acting=acting_for(world.scope(CAI))) as connection,
            connection.begin(),
        ):
            connection.execute(text(statement))


def test_the_mirror_reads_everything_and_writes_nothing(world: World) -> None:
    assert all(table.differences == 0 for table in check.compare(world.mirror))
    with reading(world.database, MIRROR) as connection:
        assert len(rows(connection, member)) == len(NAMES)
    with pytest.raises(DBAPIError), world.database.connect().execution_options(acting=MIRROR) as connection:
        connection.execute(text("UPDATE member SET name = 'x'"))


def test_who_somebody_was_does_not_stay_in_the_pool(address: str, world: World) -> None:
    """Also not after a failure; one connection serves all of them."""
    engine = open_database(address)
    migrate.migrate(engine, Settings(address, ZONE, "CNY", TODAY))
    assert guarded(engine)
    bare = engine.execution_options(acting=LOGIN)
    cai = acting_for(world.scope(CAI))
    with reading(engine, cai) as connection:
        backend = connection.execute(text("SELECT pg_backend_pid()")).scalar()
        assert {row.member_id for row in connection.execute(select(interaction))} == {CAI}
    with pytest.raises(DBAPIError), reading(engine, cai) as connection:
        connection.execute(text("SELECT 1 / 0"))
    with pytest.raises(RuntimeError), reading(engine, cai) as connection:
        raise RuntimeError
    asked = text(
        "SELECT pg_backend_pid(), current_user, current_setting('dashboard.member', true), count(*) FROM interaction"
    )
    with bare.connect() as connection:
        assert tuple(connection.execute(asked).one()) == (backend, "walled", "", 0)
    with reading(engine, acting_for(world.scope(EVE))) as connection:
        assert {row.member_id for row in connection.execute(select(interaction))} == {EVE}
    engine.dispose()


def test_a_digest_says_behind_the_wall_what_it_says_without(world: World, owner: Engine) -> None:
    about = span("week", TODAY)
    for who in (CAI, GIL):
        reader = Recipient(who, "Reader", None, "en", None)
        houses = (House(each, world.mirror, CLOCK, Local(), about, None) for each in (owner, world.database))
        without, behind = (made(house, reader) for house in houses)
        assert behind == without
        assert behind is not None


def test_who_steps_past_the_wall_is_back_behind_it_afterwards(world: World) -> None:
    with reading(world.database, acting_for(world.scope(CAI))) as connection:
        with past_the_wall(connection), past_the_wall(connection):
            assert len({row.member_id for row in connection.execute(select(interaction))}) > 1
        assert {row.member_id for row in connection.execute(select(interaction))} == {CAI}
        with pytest.raises(RuntimeError), past_the_wall(connection):
            raise RuntimeError
        assert {row.member_id for row in connection.execute(select(interaction))} == {CAI}
        with pytest.raises(DBAPIError), connection.begin_nested(), past_the_wall(connection):
            connection.execute(text("SELECT 1 / 0"))
        assert {row.member_id for row in connection.execute(select(interaction))} == {CAI}


def test_where_there_is_no_wall_nobody_becomes_a_role_that_may_not_exist(tmp_path: Path) -> None:
    with a_database(POSTGRESQL, tmp_path) as engine:
        assert not guarded(engine)
        person = acting_for(Scope(CAI, frozenset({Role.ADMIN})))
        with reading(engine, person) as connection, past_the_wall(connection):
            assert connection.scalar(text("SELECT current_setting('role')")) == "none"


def test_a_command_stores_as_it_does_without_the_wall(world: World) -> None:
    given: dict[str, Any] = {"clock": CLOCK, "customer_id": customer_of(NORTH), "category": "b", "severity": "high"}
    logged = write(
        world.database,
        lambda connection: complaints.log_complaint(
            connection, world.scope(CAI), channel="phone", text="late", member_id=DAN, request_key="a", **given
        ),
    )
    with world.reading() as connection:
        found = connection.execute(select(complaint.c.member_id).where(complaint.c.id == logged.id)).scalar_one()
    assert found == DAN


# ------------------------------------------------------------------ raising and lowering


def test_raising_it_again_does_nothing_and_another_version_replaces_it(world: World, address: str) -> None:
    with world.database.connect().execution_options(acting=LOGIN) as connection, connection.begin() as transaction:
        assert wall.standing(connection) is wall.Standing.UP
        connection.execute(text("ALTER TABLE purchase NO FORCE ROW LEVEL SECURITY"))
        assert wall.standing(connection) is wall.Standing.DOWN
        assert wall.raise_wall(connection)
        assert wall.standing(connection) is wall.Standing.UP
        connection.execute(text(f"COMMENT ON SCHEMA {WALL_SCHEMA} IS 'of an older version'"))
        assert wall.standing(connection) is wall.Standing.DOWN
        assert wall.raise_wall(connection)
        assert wall.standing(connection) is wall.Standing.UP
        transaction.rollback()


def test_a_migration_sees_the_rows_it_must_change(world: World) -> None:
    with world.database.connect().execution_options(acting=LOGIN) as connection, connection.begin() as transaction:
        wall.let_the_owner_in(connection)
        assert rows(connection, interaction)
        transaction.rollback()


def test_a_superuser_is_known_to_be_let_through(owner: Engine, world: World) -> None:
    with owner.connect() as connection:
        connection.execute(text(f"GRANT {wall.DOOR} TO CURRENT_USER"))
        assert wall.standing(connection) is wall.Standing.PASSED
        connection.rollback()


def test_where_the_login_may_make_no_roles_somebody_else_raises_it(capsys: pytest.CaptureFixture[str]) -> None:
    cluster = postgres.cluster()
    cluster.tell("CREATE ROLE humble LOGIN")
    made = cluster.new()
    cluster.tell(f'ALTER DATABASE "{make_url(made).database}" OWNER TO humble')
    address = as_login(made, "humble")
    settings = Settings(address, ZONE, "CNY", TODAY, wall=True)
    engine = open_database(address)
    migrate.migrate(engine, settings)
    assert not guarded(engine)  # and it works without
    fill(engine)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DATABASE_URL", address)
        capsys.readouterr()
        assert main(["wall"]) == 0
        printed = capsys.readouterr().out
        administrator = open_database(made)
        with administrator.connect() as connection:
            connection.connection.driver_connection.execute(printed)  # type: ignore[union-attr]
        administrator.dispose()
        migrate.migrate(engine, settings)
        assert guarded(engine)
        cai = acting_for(World(engine, None).scope(CAI))  # type: ignore[arg-type]
        with reading(engine, cai) as connection:
            assert {row.member_id for row in connection.execute(select(interaction))} == {CAI}
        assert main(["wall", "--down"]) == 0
    lowered = open_database(address)
    migrate.migrate(lowered, Settings(address, ZONE, "CNY", TODAY))
    assert not guarded(lowered)
    with reading(lowered) as connection:
        assert len({row.member_id for row in connection.execute(select(interaction))}) > 1
    for each in (engine, lowered):
        each.dispose()
    cluster.drop(made)


def test_the_wall_is_wanted_by_a_setting_that_needs_postgresql() -> None:
    assert read({"DATABASE_URL": "postgresql://a@b/c", "DASHBOARD_WALL": "1"}).wall
    assert not read({"DATABASE_URL": "postgresql://a@b/c"}).wall
    for wrong in ({"DASHBOARD_WALL": "1"}, {"DATABASE_URL": "postgresql://a@b/c", "DASHBOARD_WALL": "yes"}):
        with pytest.raises(WrongSettings, match="DASHBOARD_WALL"):
            read(wrong)


def test_sqlite_is_left_as_it_is(tmp_path: Path) -> None:
    with a_database(SQLITE, tmp_path) as engine:
        assert wall.adopt(engine, raising=True) is None
        assert not guarded(engine)
        with reading(engine, acting_for(Scope(CAI, frozenset({Role.STAFF})))) as connection, past_the_wall(connection):
            assert rows(connection, member) == []
