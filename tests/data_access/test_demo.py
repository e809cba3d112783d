"""The stories of the demo company hold whatever today is."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import Connection, Engine, func, insert, select

from data_access.clock import Clock
from data_access.demo import is_untouched, make_demo, prepare_demo, remake_demo
from data_access.demo.people import (
    AFTER_SALES_1,
    AFTER_SALES_2,
    BUSIEST,
    KEY_ACCOUNTS,
    LEFT,
    MOVED,
    NEWEST,
    PRE_SALES,
    TWO_ROLES,
    WORKING_TEAMS,
)
from data_access.demo.stories import Stories
from data_access.derived import answer_columns, case_columns
from data_access.engine import open_database, reading, writing
from data_access.migrate import migrate
from data_access.mirroring.mirror import Mirror
from data_access.numbers.asking import ask
from data_access.numbers.filters import Filters
from data_access.recognition.eligible import earned, found_key
from data_access.recognition.rules import rule_of, rules_known
from data_access.schema import (
    FACTS,
    action,
    annotation,
    complaint,
    complaint_event,
    complaint_stage,
    customer,
    customer_tier,
    import_batch,
    import_refusal,
    interaction,
    member,
    member_role,
    membership,
    metadata,
    praise,
    purchase,
    reward,
    suggestion,
    survey_answer,
    survey_invitation,
    target,
    team,
)
from data_access.scope import OWNER
from data_access.settings import Settings
from data_access.settling import settle_first_contacts, settle_first_purchases
from data_access.stamps import current_number, stamp
from data_access.workflow import moves
from data_access.workflow.spans import state_of
from metrics.calendars.periods import Grain, Period, named, own
from metrics.complaints import complaint_resolution_time, complaints_opened, complaints_overdue
from metrics.declare import Metric, Reading
from metrics.registry import METRICS
from metrics.satisfaction import ces, csat
from metrics.statistics.change import Verdict, change
from metrics.statistics.effects import Outcome, Side, effect, weeks_around
from metrics.statistics.signals import Signal, judge, limits
from metrics.words import Text
from tests.data_access.demo_file import TODAY, demo_file, shared_folder
from tests.databases import SQLITE, copied

DAYS = (TODAY, date(2028, 2, 29))  # an ordinary Friday, and a leap day
OTHERS = (PRE_SALES, AFTER_SALES_2, KEY_ACCOUNTS)
SAME_ROWS = (interaction, complaint, complaint_stage, survey_answer, purchase, customer, membership)


@dataclass(frozen=True)
class Told:
    """A demo company as of a day, with what a test asks it."""

    engine: Engine
    mirror: Mirror
    clock: Clock
    stories: Stories

    def reading(self, metric: Metric, period: Period) -> Reading:
        """The metric over everything."""
        return metric(ask(self.mirror, OWNER, metric.needs, period, self.clock)).reading()

    def by(self, column: str, metric: Metric, period: Period) -> dict[object, Reading]:
        """The metric by the values of a column."""
        measured = ask(self.mirror, OWNER, metric.needs, period, self.clock, by=(column,))
        return dict(zip(measured[column], metric(measured).readings(), strict=True))

    def scalar(self, statement) -> object:  # type: ignore[no-untyped-def]
        with reading(self.engine) as connection:
            return connection.execute(statement).scalar_one()

    def rows(self, statement) -> pd.DataFrame:  # type: ignore[no-untyped-def]
        with reading(self.engine) as connection:
            return pd.read_sql(statement, connection)


@pytest.fixture(scope="module", params=DAYS, ids=str)
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    today: date = request.param
    file = tmp_path_factory.mktemp("demo") / "demo.db"
    if today == TODAY:
        shutil.copy(demo_file(shared_folder(tmp_path_factory.getbasetemp())), file)
    else:
        shutil.copy(copied(SQLITE, file.parent).removeprefix("sqlite:///"), file)
    engine = open_database(f"sqlite:///{file}")
    if today != TODAY:
        make_demo(engine, today)
    mirror = Mirror(engine)
    clock = Clock(datetime(today.year, today.month, today.day, 10, tzinfo=UTC), "Asia/Shanghai")
    yield Told(engine, mirror, clock, Stories(today))
    mirror.close()
    engine.dispose()


# ------------------------------------------------------------------ who and how many


def test_a_department_has_four_teams_and_28_people(told):
    assert told.scalar(select(func.count()).select_from(member)) == 28
    teams = told.rows(select(team))
    assert set(teams.parent_id.dropna()) == {1}
    assert len(teams) == 5
    assert teams.name_en.notna().all()
    roles = told.rows(select(member_role))
    assert roles.role.value_counts().to_dict() == {"staff": 22, "lead": 4, "admin": 2, "executive": 1}
    assert set(roles[roles.member_id == TWO_ROLES].role) == {"lead", "admin"}
    assert told.rows(select(member)).email.str.endswith("@example.com").all()


def test_customers_are_of_three_tiers_and_two_levels(told):
    customers = told.rows(select(customer))
    assert len(customers) == 2000
    assert set(customers.tier) == {"vip", "regular", "prospect"}
    assert set(customers.level) == {"primary", "secondary"}
    assert (customers.tier == "vip").sum() > 100
    tiers = told.rows(select(customer_tier))
    now = tiers[tiers.to_on.isna()].set_index("customer_id").tier
    assert now.to_dict() == customers.set_index("id").tier.to_dict()


def test_38_months_end_today_and_nothing_is_in_the_future(told):
    today = told.stories.today
    days = told.rows(select(interaction.c.opened_on)).opened_on
    first = pd.Timestamp(days.min())
    assert (today.year - first.year) * 12 + today.month - first.month == 37
    assert pd.Timestamp(days.max()).date() == today
    for table in FACTS:
        for column in table.c:
            if column.name.endswith("_at") and "due" not in column.name:
                last = told.scalar(select(func.max(column)))
                assert last is None or last <= told.clock.now, f"{table.name}.{column.name}"


def test_a_month_has_about_1300_to_1800_contacts_and_five_in_a_hundred_complain(told):
    facts = told.rows(select(interaction.c.opened_on))
    months = pd.to_datetime(facts.opened_on).dt.to_period("M").value_counts().sort_index()
    assert months.iloc[:-1].between(1250, 1800).all()
    complaints = told.scalar(select(func.count()).select_from(complaint))
    assert 0.04 < complaints / len(facts) < 0.06
    with reading(told.engine) as connection:
        total = sum(connection.execute(select(func.count()).select_from(table)).scalar_one() for table in FACTS)
    assert 120_000 < total < 180_000


def test_one_invitation_in_five_is_answered(told):
    invitations = told.scalar(select(func.count()).select_from(survey_invitation))
    answered = told.scalar(select(func.count()).where(survey_invitation.c.answered_on.is_not(None)))
    assert 0.17 < answered / invitations < 0.25
    answers = told.scalar(select(func.count()).select_from(survey_answer).where(survey_answer.c.counted))
    assert answers == answered


# ------------------------------------------------------------------ the facts agree with each other


def test_the_clocks_are_those_that_an_import_would_store(told):
    for table, complaints in ((interaction, False), (complaint, True)):
        kept = told.rows(select(table).order_by(table.c.id))
        moments = [name for name in kept if name.endswith("_at")]
        cases = kept[[*moments, "reopened_count", "escalated", "state"]].copy()
        for name in moments:
            cases[name] = pd.to_datetime(cases[name], utc=True)
        wanted = case_columns(cases, told.clock, complaints=complaints)
        for name in ("opened_on", "first_resolved_on", "reopened_on", "resolved_on", "closed_on", "ended_on"):
            assert (pd.to_datetime(kept[name]).fillna(pd.Timestamp(0)) == wanted[name].fillna(pd.Timestamp(0))).all()
        for name in ("first_response_minutes", "resolution_minutes"):
            np.testing.assert_allclose(kept[name].astype(float), wanted[name].astype(float))
        odd = kept.strange.notna()
        for name in ("response_kept", "kept", "reopened_soon"):
            stored = kept[name].map({1: True, 0: False}).astype("boolean")
            assert (stored[~odd].fillna(False) == wanted[name][~odd].fillna(False)).all(), name
            assert (stored[~odd].isna() == wanted[name][~odd].isna()).all(), name


def test_the_boxes_of_answers_are_those_that_an_import_would_store(told):
    kept = told.rows(select(survey_answer))
    kept["answered_at"] = pd.to_datetime(kept.answered_at, utc=True)
    wanted = answer_columns(kept, told.clock)
    for name in ("top_box", "bottom_box", "commented"):
        assert (kept[name].astype(bool) == wanted[name].astype(bool)).all()
    assert set(kept.kind) == {"csat", "nps"}


def test_returns_and_first_purchases_are_settled(told):
    with writing(told.engine) as connection:
        before = current_number(connection)
        settle_first_contacts(connection, select(customer.c.id))
        settle_first_purchases(connection, select(customer.c.id))
        for table in (interaction, customer):
            stamped = select(func.count()).where(
                metadata.tables["fact_day"].c.number > before, metadata.tables["fact_day"].c.table_name == table.name
            )
            assert connection.execute(stamped).scalar_one() == 0
        connection.rollback()


def test_the_stages_of_a_complaint_add_up_to_its_time(told):
    stages = told.rows(select(complaint_stage))
    cases = told.rows(select(complaint)).set_index("id")
    assert set(stages.complaint_id) == set(cases.index)
    closed = cases[cases.state == "confirmed"]
    total = stages.groupby("complaint_id").minutes.sum()[closed.index]
    span = (pd.to_datetime(closed.closed_at) - pd.to_datetime(closed.opened_at)).dt.total_seconds() / 60
    np.testing.assert_allclose(total, span)
    last = stages.sort_values("position").groupby("complaint_id").tail(1).set_index("complaint_id")
    assert (last.stage[cases.index] == cases.state).all()
    open_cases = cases[cases.ended_on.isna()]
    assert last.left_at[open_cases.index].isna().all()
    assert set(stages.stage) == {"received", "investigated", "solution", "answered", "confirmed"}


def test_everybody_handled_contacts_only_in_their_team_of_the_day(told):
    facts = told.rows(select(interaction.c.member_id, interaction.c.team_id, interaction.c.opened_on).distinct())
    stays = told.rows(select(membership))
    joined = facts.merge(stays, on=["member_id", "team_id"], how="left")
    opened = pd.to_datetime(joined.opened_on)
    inside = (opened >= pd.to_datetime(joined.from_on)) & ~(opened >= pd.to_datetime(joined.to_on))
    assert inside.groupby([joined.member_id, joined.team_id, joined.opened_on]).any().all()


# ------------------------------------------------------------------ the stories


def test_after_sales_1_falls_clearly_below_its_target_and_its_past(told):
    now, before = told.by("team_id", csat, told.stories.dropped), told.by("team_id", csat, told.stories.before_drop)
    assert now[AFTER_SALES_1].high < 0.85
    assert change(csat, now[AFTER_SALES_1], before[AFTER_SALES_1]).verdict is Verdict.CLEAR_WORSE


def test_the_other_teams_only_vary(told):
    now, before = told.by("team_id", csat, told.stories.dropped), told.by("team_id", csat, told.stories.before_drop)
    for team_id in OTHERS:
        assert change(csat, now[team_id], before[team_id]).verdict is Verdict.NO_CLEAR_CHANGE
        assert now[team_id].high > 0.85


def test_the_weeks_of_after_sales_1_leave_their_limits_and_those_of_the_others_do_not(told):
    monday = told.stories.drop_on - timedelta(days=told.stories.drop_on.weekday())
    period = Period("own", monday - timedelta(weeks=20), monday + timedelta(weeks=6))
    measured = ask(told.mirror, OWNER, csat.needs, period, told.clock, by=("team_id",), every=Grain.WEEK)
    beyond = {}
    for team_id in WORKING_TEAMS:
        values = csat(measured[measured.team_id == team_id].sort_values("start").reset_index(drop=True))
        normal = limits(values.value[:20], values.n[:20])
        signals = judge(values.value, normal, values.n, lowest=0, highest=1).signals
        beyond[team_id] = [week for week, signal in enumerate(signals) if signal is Signal.BELOW_LIMIT]
    assert set(beyond.pop(AFTER_SALES_1)) & set(range(20, 26))
    assert beyond == {team_id: [] for team_id in OTHERS}


def test_one_member_has_3_good_answers_of_3_and_one_45_of_50(told):
    found = told.by("member_id", csat, told.stories.month)
    assert (found[NEWEST].numerator, found[NEWEST].n) == (3, 3)
    assert (found[BUSIEST].numerator, found[BUSIEST].n) == (45, 50)
    joined = told.scalar(select(member.c.joined_on).where(member.c.id == NEWEST))
    assert joined == told.stories.month.start


def test_vip_complaints_take_clearly_longer_than_regular_ones(told):
    quarter = own(told.stories.today - timedelta(days=90), told.stories.today)
    found = told.by("tier", complaint_resolution_time, quarter)
    assert found["vip"].n >= 20
    assert found["vip"].value > 1.3 * found["regular"].value


def test_what_the_year_earned_is_what_its_rules_find_and_most_was_granted(told):
    """Reckoned by another statement than that of a page, with the same answer to the last digit."""
    rows = told.rows(select(reward)).set_index("found_key")
    with reading(told.engine) as connection:
        rules = [rule_of(row) for row in rules_known(connection, OWNER).to_dict("records")]
    found = {}
    for rule in rules:
        for row in earned(told.mirror, OWNER, rule, clock=told.clock).query("passed").to_dict("records"):
            member_id = None if pd.isna(row["member_id"]) else int(row["member_id"])
            found[found_key(rule.line, row["earned_from"], row["team_id"], member_id)] = row["value"], row["n"]
    assert len(rules) == 4
    assert found == dict(zip(rows.index, zip(rows.value, rows.n, strict=True), strict=True))
    states = rows.state.value_counts()
    assert (states["refused"], states["granted"] > 20, states["eligible"] >= 1) == (1, True, True)
    granted = rows[rows.state == "granted"]
    assert granted.grant_minutes.between(2 * 24 * 60, 14 * 24 * 60).all()
    assert (granted.grant_business_minutes <= granted.grant_minutes).all()
    assert told.scalar(select(func.count()).select_from(praise)) == 8


def test_better_packing_improved_what_it_was_decided_for_and_other_actions_are_late_or_young(told):
    rows = told.rows(select(action).order_by(action.c.id))
    today = told.stories.today
    assert {*rows["state"]} == {"open", "doing", "done", "dropped"}
    assert ((rows["due_on"] < today) & rows["state"].isin(["open", "doing"])).sum() == 1
    done, _ = (row for row in rows.to_dict("records") if row["state"] == "done")
    filters = Filters(team_id=(AFTER_SALES_1,), cause=(done["cause"],))
    sides = []
    for weeks in weeks_around(done["done_on"], today, None):
        measured = ask(told.mirror, OWNER, complaints_opened.needs, weeks, told.clock, filters=filters)
        sides.append(Side(complaints_opened(measured).reading(), weeks.days // 7))
    assert effect(complaints_opened, *sides).outcome is Outcome.IMPROVED


def test_what_happened_stands_on_the_day_of_the_story_that_it_may_explain(told):
    rows = told.rows(select(annotation))
    dropped = rows[(rows["team_id"] == AFTER_SALES_1) & rows["metrics"].str.contains("csat", na=False)]
    assert dropped["from_on"].tolist() == [told.stories.drop_on]
    assert rows["withdrawn_at"].notna().sum() == rows["new_phase"].sum() == 1
    assert {"market", "policy", "campaign", "training", "outage"} <= set(rows["kind"])


def test_complaints_stand_open_for_every_reason(told):
    cases = told.rows(select(complaint).where(complaint.c.ended_on.is_(None)))
    overdue = pd.to_datetime(cases.due_at, utc=True) < pd.Timestamp(told.clock.now)
    assert overdue.sum() >= 6
    assert (cases.reopened_on.notna()).sum() >= 3
    assert (cases.department == "物流部 / Logistics").sum() == 4
    assert cases.member_id.isna().sum() == 2
    assert set(cases.state) == {"received", "investigated", "solution"}
    assert told.reading(complaints_overdue, named("this_month", told.stories.today)).value == overdue.sum()


def test_who_moved_teams_keeps_the_old_team_on_old_facts(told):
    facts = told.rows(select(interaction.c.team_id, interaction.c.opened_on).where(interaction.c.member_id == MOVED))
    moved = pd.Timestamp(told.stories.moved_on)
    opened = pd.to_datetime(facts.opened_on)
    assert set(facts[opened < moved].team_id) == {AFTER_SALES_2}
    assert set(facts[opened >= moved].team_id) == {KEY_ACCOUNTS}


def test_who_left_is_inactive_and_keeps_their_history(told):
    who = told.rows(select(member).where(member.c.id == LEFT)).iloc[0]
    assert not who.active
    last = told.scalar(select(func.max(interaction.c.opened_on)).where(interaction.c.member_id == LEFT))
    assert last < told.stories.left_on
    assert told.scalar(select(func.count()).where(interaction.c.member_id == LEFT)) > 500


def test_nobody_was_asked_about_effort_though_there_is_a_target_for_it(told):
    everything = own(told.stories.today - timedelta(days=400), told.stories.today)
    assert told.reading(ces, everything).value is None
    assert told.scalar(select(func.count()).where(target.c.metric == "ces")) > 0
    without = {key for key, metric in METRICS.items() if told.reading(metric, everything).value is None}
    assert without == {"ces", "ces_mean"}


def test_every_target_is_of_a_known_metric_and_runs_today_for_a_month_a_quarter_and_a_year(told):
    targets = told.rows(select(target))
    assert set(targets.metric) <= set(METRICS)
    for code in ("this_month", "this_quarter", "this_year", "last_month", "last_quarter"):
        period = named(code, told.stories.today)
        there = targets[
            (pd.to_datetime(targets.from_on) == pd.Timestamp(period.start))
            & (pd.to_datetime(targets.to_on) == pd.Timestamp(period.end))
        ]
        headline = {"csat", "first_response_time", "complaint_resolution_time", "new_customers", "sales"}
        assert headline <= set(there[there.scope == "organisation"].metric)
        assert set(there[(there.metric == "csat") & (there.scope == "team")].team_id) == set(WORKING_TEAMS)


def test_data_health_has_something_to_show(told):
    strange = told.rows(select(interaction).where(interaction.c.strange == "response_before_report"))
    assert len(strange) == 46
    assert strange.first_response_minutes.isna().all()
    assert told.scalar(select(func.count()).where(purchase.c.purchased_on.is_(None))) == 23
    batches = told.rows(select(import_batch))
    assert list(batches.kind) == ["contacts", "orders"]
    refused = told.scalar(select(func.count()).select_from(import_refusal))
    assert (batches.rows_read == batches.rows_new + batches.rows_refused).all()
    assert batches.rows_refused.sum() == refused
    for table, batch in ((interaction, 1), (purchase, 2)):
        stored = told.scalar(select(func.count()).where(table.c.batch_id == batch))
        assert stored == batches.rows_new[batch - 1] > 0


def test_there_are_comments_in_both_languages_suggestions_and_praise(told):
    comments = told.rows(select(survey_answer.c.comment).where(survey_answer.c.comment.is_not(None))).comment
    chinese = comments.str.contains("[\u4e00-\u9fff]")
    assert chinese.sum() > 1000
    assert (~chinese).sum() > 500
    assert set(told.rows(select(suggestion.c.kind).distinct()).kind) == {"suggestion", "praise"}


# ------------------------------------------------------------------ making it, and keeping what people logged


def as_of(engine: Engine, today: date) -> Settings:
    return Settings(str(engine.url), "Asia/Shanghai", "CNY", today)


def everything(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    return {
        table.name: [tuple(row) for row in connection.execute(select(table).order_by(table.c.id))]
        for table in SAME_ROWS
    }


@pytest.fixture
def company(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A demo company of the test's own."""
    file = shutil.copy(demo_file(shared_folder(tmp_path_factory.getbasetemp())), tmp_path / "own.db")
    engine = open_database(f"sqlite:///{file}")
    yield engine
    engine.dispose()


def test_the_same_day_gives_the_same_company_and_the_progress_is_said(demo_company, empty_file):
    said: list[Text] = []
    make_demo(empty_file, TODAY, progress=said.append)
    with reading(empty_file) as one, reading(demo_company) as other:
        assert everything(one) == everything(other)
    assert said[0].en == "Making the demo company … 0 %"
    assert said[-1].zh == "正在生成示例公司……100%"


def test_a_company_of_today_stays(company):
    with reading(company) as connection:
        number = current_number(connection)
        assert is_untouched(connection)
    assert not prepare_demo(company, as_of(company, TODAY))
    with reading(company) as connection:
        assert current_number(connection) == number


def test_a_company_of_yesterday_is_made_anew_and_a_mirror_follows(company):
    mirror, tomorrow = Mirror(company), TODAY + timedelta(days=1)
    mirror.refresh()
    assert prepare_demo(company, as_of(company, tomorrow))
    with reading(company) as connection:
        assert connection.execute(select(func.max(interaction.c.opened_on))).scalar_one() == tomorrow
        facts = connection.execute(select(func.count()).select_from(interaction)).scalar_one()
    with mirror.asking() as connection:
        assert connection.execute(select(func.count(interaction.c.id))).scalar_one() == facts
    mirror.close()


def logged_praise(connection: Connection) -> None:
    when = datetime(2026, 11, 20, 9, tzinfo=UTC)
    row = {
        "kind": "praise",
        "text": "谢谢",
        "received_at": when,
        "received_on": TODAY,
        "created_at": when,
        "created_by": 7,
    }
    connection.execute(insert(suggestion).values(row))
    stamp(connection, suggestion, [TODAY])


def voided_answer(connection: Connection) -> None:
    connection.execute(survey_answer.update().where(survey_answer.c.id == 1).values(counted=False))
    stamp(connection, survey_answer, [date(2023, 10, 1)])


def added_target(connection: Connection) -> None:
    row = {"metric": "csat", "scope": "member", "member_id": 7, "value": 0.9, "from_on": TODAY, "to_on": TODAY}
    connection.execute(insert(target).values(created_at=datetime(2026, 11, 20, tzinfo=UTC), **row))


@pytest.mark.parametrize("act", [logged_praise, voided_answer, added_target])
def test_what_people_did_is_not_lost(company, act):
    with writing(company) as connection:
        act(connection)
    assert not prepare_demo(company, as_of(company, TODAY + timedelta(days=30)))
    assert not remake_demo(company, as_of(company, TODAY))
    with reading(company) as connection:
        assert connection.execute(select(func.max(interaction.c.opened_on))).scalar_one() == TODAY


def test_a_company_made_in_the_morning_of_another_zone_ends_in_that_morning_and_has_its_days(tmp_path):
    engine = open_database(f"sqlite:///{tmp_path / 'berlin.db'}")
    migrate(engine, replace(as_of(engine, TODAY), zone="Europe/Berlin"))
    morning = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
    make_demo(engine, TODAY, now=morning)
    berlin = Clock(datetime(2026, 11, 20, 17, tzinfo=UTC), "Europe/Berlin")
    with reading(engine) as connection:
        assert connection.execute(select(func.max(interaction.c.opened_at))).scalar_one() <= morning
        assert connection.execute(select(func.max(survey_answer.c.answered_at))).scalar_one() <= morning
        rows = connection.execute(select(interaction.c.opened_at, interaction.c.opened_on).limit(3000)).all()
    assert all(berlin.day_of(opened_at) == opened_on for opened_at, opened_on in rows)
    engine.dispose()


def test_whoever_works_on_a_complaint_finds_its_story_and_it_leads_to_how_it_stands(told):
    with reading(told.engine) as connection:
        events = [dict(row) for row in connection.execute(select(complaint_event)).mappings()]
        rows = {row["id"]: dict(row) for row in connection.execute(select(complaint)).mappings()}
    stories: dict[int, list[dict[str, object]]] = {}
    for event in sorted(events, key=lambda event: (event["complaint_id"], event["number"])):
        stories.setdefault(event["complaint_id"], []).append(event)
    assert len(stories) > 20
    for key, story in stories.items():
        assert moves.told(story) == state_of(rows[key], moves.USUAL, paused=False), key
        assert rows[key]["revision"] == story[-1]["number"]
        assert all(one["created_at"] <= other["created_at"] for one, other in pairwise(story))
    open_ones = {key for key, row in rows.items() if row["ended_on"] is None and not row["reopened_count"]}
    assert open_ones <= set(stories)
