"""The public data sets through import, mirror, measures and metrics: the answers that stand beside them."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import select

from data_access.clock import Clock
from data_access.engine import reading
from data_access.health import completeness, strange_counts, strange_rows
from data_access.mirroring import check
from data_access.mirroring.mirror import Mirror
from data_access.numbers.asking import ask
from data_access.schema import complaint, complaint_stage, member, purchase, team
from data_access.scope import OWNER
from metrics import complaints, customers, response, satisfaction
from metrics.calendars.periods import Grain, Period, own
from metrics.declare import Metric, Reading
from tests.conftest import REAL_DATA

pytestmark = pytest.mark.real_data

CLOCK = Clock(datetime(2023, 9, 1, 10, tzinfo=UTC), "Asia/Shanghai")
EVER = own(date(2010, 1, 1), date(2023, 12, 31))
AUGUST = own(date(2023, 8, 1), date(2023, 8, 31))
WITHIN_ONE_PER_CENT = 0.01


def answers(folder: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((REAL_DATA / folder / "answers.json").read_text())
    return told


def asked(mirror: Mirror, metric: Metric, period: Period = EVER, **cut: Any) -> pd.DataFrame:
    measured = ask(mirror, OWNER, metric.needs, period, CLOCK, **cut)
    return measured.join(metric(measured).frame())


def reading_of(mirror: Mirror, metric: Metric, period: Period = EVER, **cut: Any) -> Reading:
    return metric(ask(mirror, OWNER, metric.needs, period, CLOCK, **cut)).reading()


def names(mirror: Mirror, table: Any) -> dict[int, str]:
    with reading(mirror.database) as connection:
        return {row.id: row.name for row in connection.execute(select(table.c.id, table.c.name))}


# ------------------------------------------------------------------ contacts


def test_satisfaction_is_what_the_answers_say(real_company_mirror: Mirror) -> None:
    told = answers("support_contacts")["overall"]
    csat = reading_of(real_company_mirror, satisfaction.csat, AUGUST)
    assert (csat.n, round(100 * (csat.value or 0), 4)) == (17182, 82.7086)
    assert csat.numerator == told["n_satisfied"]
    mean = reading_of(real_company_mirror, satisfaction.csat_mean, AUGUST)
    assert round(mean.value or 0, 4) == 4.2476
    assert 100 * (reading_of(real_company_mirror, satisfaction.dsat, AUGUST).value or 0) == pytest.approx(
        told["dsat_pct"]
    )


@pytest.mark.parametrize(
    ("told", "column", "table"),
    [
        ("by_channel", "channel", None),
        ("by_category", "topic", None),
        ("top10_supervisors", "team_id", team),
        ("top10_agents", "member_id", member),
    ],
)
def test_satisfaction_by_channel_category_supervisor_and_agent(
    real_company_mirror: Mirror, told: str, column: str, table: Any
) -> None:
    found = asked(real_company_mirror, satisfaction.csat, AUGUST, by=(column,)).dropna(subset=[column])
    assert found["n"].sum() == 17182
    named = names(real_company_mirror, table) if table is not None else {}
    values = {_plain(named.get(key, key)): (n, value) for key, n, value in found[[column, "n", "value"]].to_numpy()}
    for row in answers("support_contacts")[told]:
        n, value = values[_plain(row["key"])]
        assert n == row["n_scored"], row["key"]
        assert 100 * value == pytest.approx(row["csat_pct"], abs=1e-4), row["key"]


def test_every_agent_and_supervisor_is_counted_as_the_file_counts_them(real_company_mirror: Mirror) -> None:
    file = pd.read_csv(REAL_DATA / "support_contacts" / "contacts.csv")
    for header, column, table in (("Agent_name", "member_id", member), ("Supervisor", "team_id", team)):
        scores = file.groupby(header)["CSAT Score"]
        told = pd.DataFrame({"n": scores.size(), "value": scores.apply(lambda each: (each >= 4).mean())})
        found = asked(real_company_mirror, satisfaction.csat, AUGUST, by=(column,))
        found.index = found[column].map(names(real_company_mirror, table))
        assert len(found) == len(told)
        pd.testing.assert_frame_equal(
            found[["n", "value"]].astype("float64"), told.reindex(found.index).astype("float64"), check_names=False
        )


def test_satisfaction_of_each_day_is_what_the_answers_say(real_company_mirror: Mirror) -> None:
    found = asked(real_company_mirror, satisfaction.csat, AUGUST, every=Grain.DAY)
    told = answers("support_contacts")["daily_by_survey_date"]
    assert found["n"].tolist() == [row["n_scored"] for row in told]


def test_first_response_is_what_the_answers_say(real_company_mirror: Mirror) -> None:
    told = answers("support_contacts")["response_minutes"]["exclude_negative_only"]
    median = reading_of(real_company_mirror, response.first_response_time)
    p90 = reading_of(real_company_mirror, response.first_response_p90)
    assert (median.n, median.value) == (told["n"], 6)
    assert p90.value == pytest.approx(399.4, rel=WITHIN_ONE_PER_CENT)


def test_impossible_durations_are_on_data_health_with_their_rows(real_company_mirror: Mirror) -> None:
    with reading(real_company_mirror.database) as connection:
        found = strange_counts(connection, OWNER)
        rows = strange_rows(connection, OWNER, table="interaction", code="response_before_report", limit=1000)
    counts = {(row.table, row.code): row.n for row in found.itertuples()}
    assert counts["interaction", "response_before_report"] == 635
    assert counts["purchase", "undated_purchase"] == 19
    assert len(rows) == 635
    assert (pd.to_datetime(rows["first_response_at"]) < pd.to_datetime(rows["opened_at"])).all()


# ------------------------------------------------------------------ tickets


def test_tickets_are_what_the_answers_say(real_company_mirror: Mirror) -> None:
    told = answers("service_tickets")["overall"]
    within = reading_of(real_company_mirror, complaints.complaints_within_standard)
    assert (within.n, round(100 * (within.value or 0), 2)) == (24918, 63.42)
    median = reading_of(real_company_mirror, complaints.complaint_resolution_time)
    p90 = reading_of(real_company_mirror, complaints.complaint_resolution_p90)
    assert median.n == told["n_resolved"] == 23362
    assert (median.value or 0) / 60 == pytest.approx(22.1, rel=WITHIN_ONE_PER_CENT)
    assert (p90.value or 0) / 60 == pytest.approx(told["res_h_p90"], rel=WITHIN_ONE_PER_CENT)
    reopened = reading_of(real_company_mirror, complaints.complaints_reopened)
    assert (reopened.n, round(100 * (reopened.value or 0), 2)) == (24918, 1.10)
    assert reopened.numerator == told["reopened"]


def test_tickets_by_month_are_what_the_answers_say(real_company_mirror: Mirror) -> None:
    year = own(date(2016, 2, 1), date(2017, 2, 28))
    found = asked(real_company_mirror, complaints.complaints_within_standard, year, every=Grain.MONTH)
    told = answers("service_tickets")["monthly_by_opened"]
    assert found["n"].tolist() == [row["n"] for row in told]
    assert (100 * found["value"]).tolist() == pytest.approx([row["sla_pct"] for row in told], abs=1e-4)


@pytest.mark.parametrize(
    ("told", "column", "table"), [("top10_groups", "team_id", team), ("top10_assigned_to", "member_id", member)]
)
def test_tickets_by_group_and_assignee_are_what_the_answers_say(
    real_company_mirror: Mirror, told: str, column: str, table: Any
) -> None:
    found = asked(real_company_mirror, complaints.complaints_within_standard, by=(column,))
    found.index = found[column].map(names(real_company_mirror, table))
    for row in answers("service_tickets")[told]:
        if row["key"] in (None, "?"):
            continue
        assert found.loc[row["key"], "n"] == row["n"]
        assert 100 * found.loc[row["key"], "value"] == pytest.approx(row["sla_pct"], abs=1e-4)


def test_every_ticket_has_stages_without_gaps_from_its_opening_on(real_company_mirror: Mirror) -> None:
    with reading(real_company_mirror.database) as connection:
        stages = pd.read_sql(select(complaint_stage).order_by("complaint_id", "position"), connection)
        cases = pd.read_sql(select(complaint.c.id, complaint.c.opened_at), connection).set_index("id")
    first = stages.drop_duplicates("complaint_id").set_index("complaint_id")
    assert len(first) == len(cases) == 24918
    assert (first["entered_at"] == cases["opened_at"].reindex(first.index)).all()
    following = stages["complaint_id"].eq(stages["complaint_id"].shift())
    assert (stages["entered_at"] == stages["left_at"].shift())[following].all()
    assert (stages["minutes"].dropna() >= 0).all()


def test_no_ticket_is_left_in_the_backlog_when_all_are_closed(real_company_mirror: Mirror) -> None:
    now = own(date(2023, 8, 1), date(2023, 8, 31))
    assert reading_of(real_company_mirror, complaints.complaints_backlog, now).value == 0
    assert reading_of(real_company_mirror, response.interactions_backlog, now).value == 0


# ------------------------------------------------------------------ orders


def test_revenue_is_what_the_answers_say(real_company_mirror: Mirror) -> None:
    dated = reading_of(real_company_mirror, customers.sales).value or 0
    with reading(real_company_mirror.database) as connection:
        undated = select(purchase.c.amount_cents).where(purchase.c.purchased_on.is_(None))
        without_day = sum(connection.execute(undated).scalars()) / 100
    assert (dated + without_day, without_day) == (29_356_250, 4_992)


def test_sales_by_month_are_what_the_answers_say(real_company_mirror: Mirror) -> None:
    found = asked(real_company_mirror, customers.sales, own(date(2010, 12, 1), date(2014, 1, 31)), every=Grain.MONTH)
    told = [row["revenue"] for row in answers("sales")["monthly"] if row["key"]]
    assert found["value"].tolist() == told


def test_new_customers_of_each_month_are_those_who_bought_first_in_it(real_company_mirror: Mirror) -> None:
    orders = pd.read_csv(REAL_DATA / "sales" / "orders.csv", parse_dates=["order_date"])
    first = orders.groupby("customer_key")["order_date"].min().dropna()
    told = first.dt.to_period("M").value_counts().sort_index()
    period = own(date(2010, 12, 1), date(2014, 1, 31))
    found = asked(real_company_mirror, customers.new_customers, period, every=Grain.MONTH)
    found.index = pd.PeriodIndex(pd.to_datetime(found["start"]), freq="M")
    assert found["value"].fillna(0).astype(int).to_dict() == told.reindex(found.index, fill_value=0).to_dict()
    assert found["value"].sum() == 18482


# ------------------------------------------------------------------ all of it


def test_the_mirror_holds_what_the_database_holds(real_company_mirror: Mirror) -> None:
    assert [each for each in check.compare(real_company_mirror) if each.differences] == []


def test_data_health_says_what_is_missing_and_how_old_it_is(real_company_mirror: Mirror) -> None:
    with reading(real_company_mirror.database) as connection:
        found = completeness(connection, OWNER).set_index("table")
    assert found.loc["interaction", "n"] == 17182
    assert found.loc["complaint", ["without_member", "without_team"]].tolist() == [725, 2157]
    assert found.loc["purchase", "undated"] == 19
    assert found.loc["survey_answer", "last_on"] == pd.Timestamp(2023, 8, 31)


def _plain(name: Any) -> str:
    return str(name).casefold()
