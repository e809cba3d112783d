"""What happened: the page, who notes and reads it, and how it stands on trends."""

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import EXECUTIVE, LEAD, OTHER_LEAD, STAFF, Open, texts
from tests.pages.houses import serve

PAGE, OVERVIEW, ACTIONS = "insight/happenings.py", "insight/overview.py", "team/actions.py"
OF_ALL, OF_TEAM = "双十一促销", "上门安装改由外包工程师负责"
OF_OTHERS = "大客户续约沟通培训"


def shown(visit: AppTest) -> str:
    return texts(visit) + "\n".join(table.value.to_csv() for table in visit.dataframe)


def field(visit: AppTest, kind: str, name: str) -> Any:
    found = [one for one in getattr(visit, kind) if str(one.key).startswith(name)]
    assert len(found) == 1, [one.key for one in getattr(visit, kind)]
    return found[0]


def trend_of(visit: AppTest) -> Any:
    """The chart of the trend, not of a tile."""
    charts = [node.proto for node in visit.get("plotly_chart") if "overview_trend" in node.proto.id]
    assert len(charts) == 1
    return json.loads(charts[0].spec), charts[0].alt


def limits(visit: AppTest) -> dict[str, float]:
    """The lower limit at each week."""
    spec, _ = trend_of(visit)
    line = next(trace for trace in spec["data"] if trace.get("line", {}).get("width") == 1)
    return {day: y for day, y in zip(line["x"], line["y"], strict=True) if y is not None}


def test_everybody_reads_what_concerns_them_and_no_other_team(demo: Path, open_page: Open) -> None:
    staff = shown(open_page(PAGE, person=STAFF))
    assert OF_ALL in staff
    assert OF_TEAM in staff
    assert OF_OTHERS not in staff
    assert OF_TEAM not in shown(open_page(PAGE, person=OTHER_LEAD))
    everything = shown(open_page(PAGE, person=EXECUTIVE))
    assert OF_TEAM in everything
    assert OF_OTHERS in everything


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_speaks_both_languages(demo: Path, open_page: Open, language: str) -> None:
    visit = open_page(PAGE, person=LEAD, language=language)
    assert visit.title[0].value == ("大事记" if language == "zh" else "What happened")
    assert ("登记大事记" if language == "zh" else "Note what happened") in texts(visit)


def test_staff_read_and_are_offered_no_form(demo: Path, open_page: Open) -> None:
    assert not [button for button in open_page(PAGE, person=STAFF).button if "annotation" in str(button.key)]


def test_the_list_is_cut_by_kind_and_shows_what_was_withdrawn_apart(demo: Path, open_page: Open) -> None:
    assert OF_OTHERS not in shown(open_page(PAGE, person=EXECUTIVE, kind="campaign"))
    assert "仓库盘点" not in shown(open_page(PAGE, person=EXECUTIVE, view="all"))
    assert "仓库盘点" in shown(open_page(PAGE, person=EXECUTIVE, view="withdrawn"))


def test_without_any_the_page_says_what_would_bring_one(nothing: Path, open_page: Open) -> None:
    assert "Nothing was noted yet" in texts(open_page(PAGE, language="en"))


def test_a_lead_notes_a_new_rule_and_the_limits_of_their_trend_begin_anew(
    demo_to_change: Path, open_page: Open
) -> None:
    before = open_page(OVERVIEW, person=LEAD, language="en")
    assert "Satisfaction (CSAT) left its usual range downwards" in texts(before)
    visit = open_page(PAGE, person=LEAD)
    field(visit, "text_area", "add_annotation_title").set_value("Calls are answered by a machine first")
    field(visit, "selectbox", "add_annotation_kind").set_value("policy")
    field(visit, "checkbox", "add_annotation_new").set_value(True)
    visit.date_input[0].set_value("2026-10-12")
    next(button for button in visit.button if "add_annotation_send" in str(button.key)).click().run()
    assert not visit.exception
    assert "已登记为 10 号" in texts(visit)
    after = open_page(OVERVIEW, person=LEAD, language="en")
    assert "Satisfaction (CSAT): too few points since the week of 12 Oct to say what is usual now" in texts(after)
    assert "Too few points for a range since the week of 12 Oct" in texts(after)
    _, alt = trend_of(after)
    assert "Calls are answered by a machine first (limits begin anew)" in alt
    # Another team's lead is told nothing of it, and their trend is as it was.
    _, elsewhere = trend_of(open_page(OVERVIEW, person=OTHER_LEAD, language="en"))
    assert "machine" not in elsewhere


def test_what_is_refused_keeps_what_was_typed(demo: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=LEAD)
    field(visit, "selectbox", "add_annotation_kind").set_value("outage")
    next(button for button in visit.button if "add_annotation_send" in str(button.key)).click().run()
    assert "请用一句话说明发生了什么" in texts(visit)
    assert field(visit, "selectbox", "add_annotation_kind").value == "outage"


@pytest.mark.parametrize(
    ("language", "signal", "within"),
    [
        ("en", "Signal: below its lower limit", "Within its usual range"),
        ("zh", "信号：低于下限", "在以往波动范围内"),
    ],
)
def test_beside_every_change_stands_whether_it_is_a_signal(
    demo: Path, open_page: Open, language: str, signal: str, within: str
) -> None:
    visit = open_page(OVERVIEW, person=LEAD, language=language)
    tiles = [caption.value.replace("\\", "") for caption in visit.caption if caption.value.count("  \n") == 2]
    assert len(tiles) == 8
    assert signal in tiles[0]
    assert any(within in tile for tile in tiles)
    _, alt = trend_of(visit)
    assert ("Usual range at the end" if language == "en" else "最近的波动范围") in alt
    assert OF_TEAM in alt if language == "zh" else "A contractor does the installing" in alt


def test_where_weeks_are_too_few_to_be_shown_no_range_is_made_of_the_others(demo: Path, open_page: Open) -> None:
    visit = open_page(OVERVIEW, person=EXECUTIVE, language="en", metric="complaints_overdue")
    _, alt = trend_of(visit)
    assert "without data" in alt
    assert "Usual range" not in alt


def test_the_limits_of_a_trend_are_the_same_a_week_later(
    demo: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = limits(open_page(OVERVIEW, person=LEAD, period="this_quarter"))
    serve(f"sqlite:///{demo}", monkeypatch, date(2026, 11, 13))
    later = limits(open_page(OVERVIEW, person=LEAD, period="this_quarter"))
    assert len(later) == len(now) - 1
    assert later == {day: now[day] for day in later}


def test_an_action_that_was_done_has_its_phases_and_what_else_happened(demo_to_change: Path, open_page: Open) -> None:
    with closing(sqlite3.connect(demo_to_change)) as database, database:
        database.execute(
            "INSERT INTO annotation (from_on, to_on, kind, title, team_id, new_phase, changed_at, revision, created_at)"
            " VALUES ('2026-09-01', '2026-09-02', 'outage', 'Power cut', 3, 0, '2026-09-01', 0, '2026-09-01')"
        )
    said = texts(open_page(ACTIONS, person=LEAD, language="en", number="1"))
    assert "By the limits of the weeks before, " in said
    assert "What else happened in these weeks and may explain the difference, too:" in said
    assert "1 Sep · Outage: Power cut" in said
    assert "Power cut" not in texts(open_page(ACTIONS, person=OTHER_LEAD, language="en", number="5"))
