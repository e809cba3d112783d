"""A chart's table opens each of its numbers: to what it means, and to exactly the rows that it counts."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import streamlit as st
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from data_access.clock import Clock, clock_of
from data_access.demo.people import KEY_ACCOUNTS, MOVED
from data_access.engine import reading
from data_access.hours.working_time import calendars
from data_access.members.people import scope_of
from data_access.mirroring.mirror import Mirror
from data_access.numbers import asking, behind, complaint_times
from data_access.numbers.filters import EVERYTHING, Filters
from data_access.scope import OWNER, Scope
from data_access.settings import Settings
from metrics.calendars.periods import EARLIEST, Grain, Period, named
from metrics.registry import METRICS
from metrics.statistics.survival import kaplan_meier
from pages.shared.rows_behind import Number, number_of
from tests.data_access.demo_file import TODAY, demo_file, read_only, shared_folder
from tests.pages.conftest import EXECUTIVE, LEAD, STAFF, Open, texts

OVERVIEW, SATISFACTION, TIMES = "insight/overview.py", "insight/satisfaction.py", "complaints/times.py"
OPEN, MEMBERS, SCORECARD = "complaints/open.py", "team/members.py", "me/scorecard.py"

# ------------------------------------------------------------------ as many rows as cases, in every cut of the demo


class Company:
    """The demo company, asked beside the pages."""

    def __init__(self, file: Path) -> None:
        self.engine: Engine = read_only(file)
        self.mirror = Mirror(self.engine)
        with reading(self.engine) as connection:
            settings = Settings(f"sqlite:///{file}", "Asia/Shanghai", "CNY", TODAY)
            self.clock: Clock = clock_of(connection, settings)
            self.calendars = calendars(connection)

    def scope(self, person: int | str) -> Scope:
        if person == "owner":
            return OWNER
        with reading(self.engine) as connection:
            return scope_of(connection, int(person), TODAY)

    def rows(self, scope: Scope, number: Number) -> int:
        with reading(self.engine) as connection:
            found = behind.rows_behind(
                connection, scope, number.key, number.period, number.filters, clock=self.clock, limit=1
            )
        return found.total


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    made = Company(demo_file(shared_folder(tmp_path_factory.getbasetemp())))
    yield made
    made.mirror.close()
    made.engine.dispose()


COUNTED = (
    "csat", "csat_mean", "nps", "response_rate", "first_response_time", "resolution_time", "resolution_within",
    "first_contact_resolution", "interactions_backlog", "complaints_opened", "complaints_closed",
    "complaint_resolution_time", "complaints_within_standard", "complaints_backlog", "complaints_overdue",
    "new_customers", "sales",
)  # fmt: skip


@pytest.mark.parametrize(
    ("key", "person"), [*((key, LEAD) for key in COUNTED), *((key, "owner") for key in COUNTED[::4])]
)
def test_a_line_has_as_many_rows_as_it_says_cases(company: Company, key: str, person: int | str) -> None:
    metric, scope = METRICS[key], company.scope(person)
    period = named("this_quarter", TODAY).elapsed(TODAY)
    compared = 0
    for by in ("team_id", "channel", "tier", "level", "topic", "category", "severity"):
        measured = asking.ask(company.mirror, scope, metric.needs, period, company.clock, by=(by,))
        for value, n in zip(measured[by], metric(measured).n, strict=True):
            assert company.rows(scope, number_of(metric, period, EVERYTHING).of(by, value)) == n, (by, value)
            compared += 1
    weeks = asking.ask(company.mirror, scope, metric.needs, period, company.clock, every=Grain.WEEK)
    for bucket, n in zip(period.buckets(Grain.WEEK), metric(weeks).n, strict=True):
        assert company.rows(scope, number_of(metric, bucket, EVERYTHING)) == n, bucket
        compared += 1
    assert compared >= len(weeks) > 0


def test_what_nobody_stated_or_dated_has_its_rows_too(company: Company) -> None:
    """The demo's web answers name no handler, and the owner's totals count them."""
    everything = Period("all", EARLIEST, date(2027, 1, 1))
    for key, by in (("csat", "team_id"), ("csat", "member_id"), ("sales", "team_id"), ("new_customers", "tier")):
        metric = METRICS[key]
        measured = asking.ask(company.mirror, OWNER, metric.needs, everything, company.clock, by=(by,))
        for value, n in zip(measured[by], metric(measured).n, strict=True):
            assert company.rows(OWNER, number_of(metric, everything, EVERYTHING).of(by, value)) == n, (key, by, value)


def test_a_teams_total_has_no_rows_of_what_its_members_did_elsewhere_before(company: Company) -> None:
    moved, csat, everything = company.scope(MOVED), METRICS["csat"], Period("all", EARLIEST, date(2027, 1, 1))
    theirs = number_of(csat, everything, Filters(member_id=(MOVED,)))
    ones_teams = number_of(csat, everything, EVERYTHING)
    assert 0 < company.rows(moved, ones_teams) < company.rows(moved, theirs)
    assert company.rows(moved, theirs.of("team_id", KEY_ACCOUNTS)) == company.rows(moved, ones_teams)


def test_not_stated_narrows_to_what_states_nothing() -> None:
    number = number_of(METRICS["csat"], named("all", TODAY), Filters(tier=("vip",)))
    assert number.of("team_id", float("nan")).filters == Filters(tier=("vip",), team_id=(None,))
    assert number.of("team_id", 3.0).filters.team_id == (3,)
    assert number.of("channel", None).filters.channel == (None,)


@pytest.mark.parametrize("person", [LEAD, "owner"])
def test_the_curves_and_the_ages_of_complaints_have_as_many_rows_as_complaints(
    company: Company, person: int | str
) -> None:
    scope, period = company.scope(person), named("this_quarter", TODAY)
    csat = METRICS["csat"]
    timed = Number("complaints_timed", csat.name, csat.meaning, period, EVERYTHING)
    for by, working in product(("team_id", "tier", "category"), (None, company.calendars)):
        cases = complaint_times.resolution_durations(
            company.mirror, scope, period, clock=company.clock, by=by, working=working
        )
        for value, part in cases.groupby(by, dropna=False):
            assert company.rows(scope, timed.of(by, value)) == kaplan_meier(part).n, (by, value)
    ages = complaint_times.complaint_ages(company.mirror, scope, calendar=company.calendars.usual, clock=company.clock)
    for low, high, n in zip(ages["low"], ages["high"], ages["n"], strict=True):
        days = complaint_times.days_of((low, None if pd.isna(high) else high), company.calendars.usual, company.clock)
        assert company.rows(scope, Number("complaints_open", csat.name, csat.meaning, days, EVERYTHING)) == n
    assert ages["n"].sum() > 0


# ------------------------------------------------------------------ on the pages


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    yield
    st.session_state.pop("spoken", None)


def opened(visit: AppTest, chart: str, line: int | None = None) -> AppTest:
    """Open a chart's table and choose a line of it."""
    # Before a click AppTest words the pickers' options once more by itself, outside of the visit and its language.
    st.session_state["spoken"] = visit.session_state["spoken"]
    visit.button(key=f"table_{chart}").click().run()
    if line is not None:
        visit.session_state[in_dialog(visit)[0].key] = {"selection": {"rows": [line], "columns": [], "cells": []}}
        visit.button(key=f"table_{chart}").click().run()
    assert not visit.exception, [error.value for error in visit.exception]
    return visit


def in_dialog(visit: AppTest) -> list:  # type: ignore[type-arg]
    """The tables of the dialog: that of the chart, and the rows behind it."""

    def below(block: Any) -> Iterator[Any]:
        for child in getattr(block, "children", {}).values():
            yield from [child] if child.type == "dialog" else below(child)

    return [found for dialog in below(visit._tree) for found in dialog.get("dataframe")]


def lines_of(visit: AppTest):  # type: ignore[no-untyped-def]
    return in_dialog(visit)[0]


def rows_of(visit: AppTest) -> pd.DataFrame:
    return in_dialog(visit)[1].value


CHARTS = [
    (OVERVIEW, "overview_trend", {}),
    (OVERVIEW, "overview_trend", {"metric": "sales"}),
    (OVERVIEW, "overview_trend", {"metric": "complaints_overdue", "period": "last_quarter"}),
    (OVERVIEW, "overview_teams", {"metric": "first_response_time"}),
    (OVERVIEW, "overview_teams", {"metric": "new_customers"}),
    (SATISFACTION, "satisfaction_trend", {"period": "last_month"}),
    (SATISFACTION, "distribution", {}),
    (SATISFACTION, "satisfaction_groups", {"by": "channel"}),
    (SATISFACTION, "satisfaction_groups", {"by": "tier"}),
    (TIMES, "complaint_times", {}),
    (TIMES, "complaint_times", {"every": "month"}),
    (TIMES, "complaint_promises", {"period": "last_quarter"}),
    (TIMES, "promises_by_tier", {"by": "tier"}),
    (TIMES, "complaints_by_category", {"by": "category"}),
    (TIMES, "complaints_by_tier", {"by": "tier"}),
    (TIMES, "complaint_ages", {}),
    (OPEN, "open_ages", {}),
    (MEMBERS, "members_dots", {}),
    (MEMBERS, "members_dots", {"metric": "first_response_time"}),
]


@pytest.mark.parametrize(
    ("script", "chart", "address", "language"),
    [(*one, ("zh", "en")[number % 2]) for number, one in enumerate(CHARTS)],
)
def test_a_lead_opens_a_line_to_the_rows_it_counts(
    demo: Path, open_page: Open, script: str, chart: str, address: dict[str, str], language: str
) -> None:
    visit = opened(open_page(script, person=LEAD, language=language, **address), chart)
    lines = lines_of(visit).value
    assert ("计算方法" if language == "zh" else "How it is computed") in texts(visit)
    if len(lines) == 1:
        assert len(rows_of(visit)) == lines["n"].iloc[0]
        return
    assert ("选中一行" if language == "zh" else "Choose a line") in texts(visit)
    some = [place for place, n in enumerate(lines["n"]) if n > 0]
    place = some[0] if language == "zh" else some[-1]  # every line's rows are counted above, without a page
    n = lines["n"].iloc[place]
    opened(visit, chart, place)
    assert len(rows_of(visit)) == n
    assert f"· n = {n:.0f}" in texts(visit)


def test_a_line_without_cases_says_so(demo: Path, open_page: Open) -> None:
    visit = opened(open_page(OPEN, person=LEAD), "open_ages")
    place = list(lines_of(visit).value["n"]).index(0)
    assert "没有对应的记录" in texts(opened(visit, "open_ages", place))


@pytest.mark.parametrize(
    ("script", "chart", "language"),
    [
        (OVERVIEW, "overview_trend", "zh"),
        (OVERVIEW, "overview_teams", "en"),
        (SATISFACTION, "distribution", "zh"),
        (TIMES, "complaint_ages", "en"),
    ],
)
def test_an_executive_gets_the_numbers_and_a_sentence_instead_of_rows(
    demo: Path, open_page: Open, script: str, chart: str, language: str
) -> None:
    why = "此处没有您可逐条查看的记录。" if language == "zh" else "There are no rows here that you may see one by one."
    visit = opened(open_page(script, person=EXECUTIVE, language=language), chart)
    assert len(in_dialog(visit)) == 1
    assert why in texts(visit)
    assert lines_of(visit).key is None  # nothing can be chosen


def test_staff_read_their_own_rows_behind_their_teams_number_and_how_many_those_are(
    demo: Path, open_page: Open
) -> None:
    visit = opened(open_page(OVERVIEW, person=STAFF, language="en", metric="first_response_time"), "overview_trend", 0)
    n = lines_of(visit).value["n"].iloc[0]
    rows = rows_of(visit)
    assert 0 < len(rows) < n
    assert rows["member"].nunique() == 1
    assert f"rests on {n:.0f} cases; you may see {len(rows)} of them" in texts(visit)


def test_churn_says_that_no_week_of_it_has_rows(demo: Path, open_page: Open) -> None:
    visit = opened(open_page(OVERVIEW, person=LEAD, metric="churn"), "overview_trend")
    assert "取决于未再发生的事" in texts(visit)
    assert len(in_dialog(visit)) == 1


@pytest.mark.parametrize(("language", "says"), [("zh", "一半"), ("en", "Half of")])
def test_each_kpi_of_the_scorecard_opens_to_its_definition_and_ones_own_rows(
    demo: Path, open_page: Open, language: str, says: str
) -> None:
    visit = opened(open_page(SCORECARD, person=STAFF, language=language), "own_kpis", 1)
    assert len(rows_of(visit)) == lines_of(visit).value["n"].iloc[1]
    assert rows_of(visit)["member"].nunique() == 1
    assert says in texts(visit)


def test_ones_place_in_the_team_opens_to_ones_own_rows_only(demo: Path, open_page: Open) -> None:
    visit = opened(open_page(SCORECARD, person=STAFF, metric="first_response_time"), "own_spread")
    assert "您本人数值对应的明细数据" in texts(visit)
    assert rows_of(visit)["member"].nunique() == 1


def test_the_curve_of_complaints_opens_to_all_complaints_it_is_made_of(demo: Path, open_page: Open) -> None:
    visit = opened(open_page(TIMES, person=LEAD, language="en"), "complaint_survival")
    assert f"n = {len(rows_of(visit))}" in texts(visit)


def test_other_lines_begin_with_none_chosen(demo: Path, open_page: Open) -> None:
    visit = opened(open_page(OVERVIEW, person=LEAD), "overview_trend", 2)
    assert len(in_dialog(visit)) == 2
    first = lines_of(visit).key
    other = opened(open_page(OVERVIEW, person=LEAD, metric="first_response_time"), "overview_trend")
    assert lines_of(other).key != first


def test_empty_pages_have_no_table_to_open(nothing: Path, open_page: Open) -> None:
    assert not [button for button in open_page(OVERVIEW).button if str(button.key).startswith("table_")]
