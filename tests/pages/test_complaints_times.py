"""Resolution times, as each role, in both languages, full and empty."""

import re
import sqlite3
from pathlib import Path

import pandas as pd
import pytest

from metrics.statistics.promises import kept
from metrics.statistics.survival import kaplan_meier
from pages.shared.complaints import promise_cards, resolution, survival_card
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, STAFF, Open, texts

TIMES = "complaints/times.py"


@pytest.mark.parametrize("person", [EXECUTIVE, LEAD, STAFF, "owner"])
def test_it_tells_how_long_whether_in_time_where_the_time_goes_and_who_waits(
    demo: Path, open_page: Open, person: int | str
) -> None:
    titles = {
        "zh": ["实际需要多久", "是否按承诺时限解决", "时间花在哪里", "谁等得最久"],
        "en": ["How long it really takes", "Within the promise", "Where the time goes", "Who waits longest"],
    }
    for language, sections in titles.items():
        visit = open_page(TIMES, person=person, language=language, period="last_quarter")
        assert visit.title[0].value == ("处理时长" if language == "zh" else "Resolution times")
        assert [header.value for header in visit.header] == sections
        assert len(visit.metric) >= 7
        assert len(visit.subheader) >= 7  # a sentence for each card


def test_median_and_p90_stand_in_their_bands_by_week_or_month_as_the_address_says(demo: Path, open_page: Open) -> None:
    """By week a lead's p90 has too few for a band, by month all teams' has one; the table says the same."""
    weekly = open_page(TIMES, person=LEAD, language="en")
    assert "By week of resolution" in texts(weekly)
    assert "too few in" in texts(weekly)
    monthly = open_page(TIMES, person=EXECUTIVE, every="month", time="working")
    assert "按解决月" in texts(monthly)
    assert "件数不足" not in texts(monthly)
    monthly.button(key="table_complaint_times").click().run()
    (table,) = (each.value for each in monthly.dataframe if "p90_low" in each.value)
    over = table.iloc[1:]  # this month is not over
    for value, low, high in (("value", "low", "high"), ("p90", "p90_low", "p90_high")):
        assert ((over[low] <= over[value]) & (over[value] <= over[high])).all()
    # A longer period is told by month until somebody asks for the weeks.
    assert "By month of resolution" in texts(open_page(TIMES, person=LEAD, language="en", period="this_year"))
    yearly = open_page(TIMES, person=LEAD, language="en", period="this_year", every="week")
    assert "By week of resolution" in texts(yearly)
    assert yearly.query_params["every"] == "week"


def test_the_choice_of_weeks_leaves_the_address_where_it_is_usual(demo: Path, open_page: Open) -> None:
    assert "every" not in open_page(TIMES, person=LEAD, every="week").query_params


def test_promises_are_told_with_what_the_resolved_ones_alone_would_say(demo: Path, open_page: Open) -> None:
    visit = open_page(TIMES, person=LEAD, language="en")
    share = next(tile.value for tile in visit.metric if "within standard" in tile.label).replace("\\", "")
    told = next(each.value for each in visit.subheader if "within their standard" in each.value).replace("\\", "")
    assert told.startswith(share)
    assert "resolved ones alone would say" in told
    assert "open past due and counted as broken · 6 still running, shown and not counted" in texts(visit)


def test_of_three_open_ones_nothing_is_claimed(demo: Path, open_page: Open) -> None:
    one_day = {"period": "own", "from": "2026-11-20", "to": "2026-11-20"}
    said = texts(open_page(TIMES, person=LEAD, language="en", **one_day))
    for sentence in (
        "None of them is resolved yet",
        "In no group are half of them resolved yet",
        "None has fallen due",
    ):
        assert sentence in said


def test_it_says_by_how_much_the_resolved_ones_alone_flatter(demo: Path, open_page: Open) -> None:
    said = texts(open_page(TIMES, language="en"))
    assert "resolved ones alone would say" in said
    assert "Leaving the open ones out flatters the median by" in said


def test_vip_customers_are_called_slower_where_it_is_clear_and_only_there(demo: Path, open_page: Open) -> None:
    sentence = "VIP customers wait longer than regular ones"
    assert sentence in texts(open_page(TIMES, language="en", period="this_year"))
    # Of one day there are too few to say so.
    one_day = {"period": "own", "from": "2026-11-19", "to": "2026-11-19"}
    assert sentence not in texts(open_page(TIMES, language="en", **one_day))


@pytest.mark.parametrize("cut", resolution.CUTS)
def test_every_cut_is_drawn(demo: Path, open_page: Open, cut: str) -> None:
    visit = open_page(TIMES, person=LEAD, language="en", period="this_year", by=cut)
    assert visit.button(key=f"table_complaints_by_{cut}")


def test_the_numbers_of_the_groups_are_exported(demo: Path, open_page: Open) -> None:
    visit = open_page(TIMES, period="this_year", by="tier")
    visit.button(key="table_complaints_by_tier").click().run()
    assert not visit.exception


def test_an_executive_is_not_told_a_total_that_gives_away_a_small_band(demo: Path, open_page: Open) -> None:
    assert "未结投诉的时长分布" in texts(open_page(TIMES, person=EXECUTIVE))
    assert "未结投诉的时长分布" not in texts(open_page(TIMES))


def test_the_backlog_adds_up_and_its_table_opens(demo: Path, open_page: Open) -> None:
    visit = open_page(TIMES, person=LEAD)
    assert re.search(r"11月20日未结 \d+ 件：11月1日开始时 \d+ 件，受理 \+\d+，重开 .*，解决 −\d+，转入", texts(visit))
    assert "每天都对得上" in texts(visit)
    visit.button(key="table_backlog").click().run()
    assert not visit.exception
    assert visit.dataframe[-1].value.columns[-2:].tolist() == ["handed_out", "standing"]
    said = texts(open_page(TIMES, person=EXECUTIVE))
    assert "11月20日未结 25 件" in said
    assert "转入" not in said


def test_an_executive_is_shown_no_course_where_most_of_it_is_too_few(demo: Path, open_page: Open) -> None:
    visit = open_page(TIMES, person=EXECUTIVE, language="en", period="this_year", team="3")
    assert "Its course is not shown: most of the time too few were open" in texts(visit)
    assert not [button for button in visit.button if button.key == "table_backlog"]


def test_days_on_which_the_backlog_does_not_add_up_are_named(demo_to_change: Path, open_page: Open) -> None:
    with sqlite3.connect(demo_to_change) as connection:
        connection.execute("UPDATE complaint_stage SET came_as = 'stage' WHERE entered_on = '2026-11-10'")
    said = texts(open_page(TIMES, language="en"))
    assert "It does not add up on 10 Nov 2026 (+" in said
    assert "adds up on each day" not in said
    assert "Other complaints were received than came into work on 10 Nov 2026" in said


def test_the_oldest_are_named_to_those_who_may_open_them(demo: Path, open_page: Open) -> None:
    def named(person: int) -> list[str]:
        links = open_page(TIMES, person=person, language="en").get("page_link")
        return [link.proto.label for link in links if "working days · No" in link.proto.label]

    assert 1 <= len(named(LEAD)) <= 5
    assert named(EXECUTIVE) == []


def test_who_may_see_no_numbers_does_not_get_the_page(demo: Path, open_page: Open) -> None:
    assert not open_page(TIMES, person=ADMIN).metric


def test_a_period_without_data_leads_to_one_that_has_some(demo: Path, open_page: Open) -> None:
    visit = open_page(TIMES, person=LEAD, period="own", **{"from": "2010-01-01", "to": "2010-01-31"})
    assert "该时段暂无数据" in texts(visit)


def test_an_empty_database_leads_to_the_import(nothing: Path, open_page: Open) -> None:
    assert "数据库还是空的" in texts(open_page(TIMES))


@pytest.mark.parametrize(
    ("durations", "open_for", "sentence", "flattered"),
    [
        ([60, 120, 180], [], "Half are resolved within 120", ""),
        ([60, 120, 180], [300, 300], "Half are resolved within 180; resolved ones alone would say 120", "by 60"),
        ([60], [300, 300, 300], "Not yet half of them are resolved; resolved ones alone would say 60", ""),
        ([], [300], "None of them is resolved yet", ""),
    ],
)
def test_the_sentence_claims_no_more_than_the_curve(
    durations: list[float], open_for: list[float], sentence: str, flattered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.shared.session.language", lambda: "en")
    closed = [True] * len(durations) + [False] * len(open_for)
    cases = pd.DataFrame({"duration": [*durations, *open_for], "closed": closed})
    cases = cases.astype({"duration": "float64", "closed": "bool"})
    said, more = survival_card.survival_said(
        kaplan_meier(cases), kaplan_meier(cases[cases["closed"]]), lambda minutes: f"{minutes:.0f}"
    )
    assert said == sentence
    assert flattered in more
    assert bool(flattered) is bool(more)


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((18, 8, 6, 3), "69.2% were resolved within their standard; resolved ones alone would say 90.0%"),
        ((3, 1, 0, 0), "75.0% were resolved within their standard; none is open past its due time"),
        ((0, 2, 2, 0), "None was resolved in time: 2 are open past due"),
        ((0, 0, 0, 4), "None has fallen due yet"),
        ((0, 0, 0, 0), "No complaint of this period has a due time"),
        ((float("nan"),) * 4, "No complaint in this period, or fewer than 5"),
    ],
)
def test_the_sentence_on_promises_claims_no_more_than_they_do(
    counts: tuple[float, ...], sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.shared.session.language", lambda: "en")
    monkeypatch.setattr("pages.shared.complaints.promise_cards.language", lambda: "en")
    names = ("complaints_within", "complaints_late", "complaints_open_past_due", "complaints_running")
    assert promise_cards.promise_said(kept(pd.DataFrame([counts], columns=names)).iloc[0]) == sentence
