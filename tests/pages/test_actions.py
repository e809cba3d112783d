"""Actions: deciding one about a cause, carrying it out, who reads of it, and what became of it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data_access.demo.names import MEMBERS
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, OTHER_LEAD, STAFF, Open, texts

ACTIONS, CAUSES, SCORECARD = "team/actions.py", "complaints/causes.py", "me/scorecard.py"
PACKED, REMINDED = 1, 2  # done with an effect; late, and the staff member's own


def field(visit: AppTest, kind: str, name: str) -> Any:
    found = [one for one in getattr(visit, kind) if str(one.key).startswith(name)]
    assert len(found) == 1, [one.key for one in getattr(visit, kind)]
    return found[0]


def listed(visit: AppTest) -> Any:
    return next(table.value for table in visit.dataframe if "title" in table.value)


def shown(visit: AppTest) -> str:
    return texts(visit) + "\n".join(table.value.to_csv() for table in visit.dataframe)


def stored(file: Path, *columns: str, number: int) -> Any:
    with closing(sqlite3.connect(file)) as database:
        database.row_factory = sqlite3.Row
        row = database.execute("SELECT * FROM action WHERE id = ?", (number,)).fetchone()
        return tuple(row[name] for name in columns)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_list_has_what_is_late_on_top_and_its_views(demo: Path, open_page: Open, language: str) -> None:
    visit = open_page(ACTIONS, person=LEAD, language=language)
    assert visit.title[0].value == ("改进措施" if language == "zh" else "Actions")
    assert listed(visit)["number"].iloc[0] == REMINDED
    assert ("逾期 6 天" if language == "zh" else "6 days late") in listed(visit)["status"].iloc[0]
    over = open_page(ACTIONS, person=LEAD, language=language, view="over")
    assert list(listed(over)["effect"]) == ["有改善" if language == "zh" else "improved"]


def test_what_was_done_shows_its_effect_with_the_interval(demo: Path, open_page: Open) -> None:
    said = texts(open_page(ACTIONS, person=LEAD, language="en", number=str(PACKED)))
    assert "Complaints opened: improved" in said
    assert "14 weeks before" in said
    assert "95% interval −" in said
    assert "expected: Complaints opened −0.8 a week" in said
    assert "cannot tell yet whether the expected change was reached" in said


def test_done_a_few_days_ago_nothing_can_be_told_yet(demo: Path, open_page: Open) -> None:
    said = texts(open_page(ACTIONS, person=OTHER_LEAD, language="en", number="5"))
    assert "Complaints opened: cannot tell yet" in said
    assert "Whole weeks to look at since it was done: 1" in said


def test_executives_read_of_all_teams_without_names_and_results(demo: Path, open_page: Open) -> None:
    visit = open_page(ACTIONS, person=EXECUTIVE, number=str(PACKED))
    said = shown(visit)
    assert {"售后一组", "售后二组"} <= set(listed(visit)["team"])
    assert [name for name, _ in MEMBERS[1:] if name in said] == []  # the first is the executive's own
    assert "单件成本" not in said  # the result
    assert not [button for button in visit.button if "action_step" in str(button.key)]
    assert "数量过少，不显示" in said


def test_who_has_no_part_in_it_does_not_get_the_page_or_the_action(demo: Path, open_page: Open) -> None:
    assert "改进措施" not in [title.value for title in open_page(ACTIONS, person=ADMIN).title]
    other = open_page(ACTIONS, person=OTHER_LEAD, language="en", number=str(PACKED))
    assert "There is no action no. 1" in texts(other)


def test_an_empty_database_says_where_actions_come_from(nothing: Path, open_page: Open) -> None:
    assert "No action is decided yet" in texts(open_page(ACTIONS, language="en"))


def test_a_lead_decides_an_action_about_a_cause(demo_to_change: Path, open_page: Open) -> None:
    # In Chinese: outside of a page, where a test chooses, words are in the language of who says nothing.
    visit = open_page(CAUSES, person=LEAD, period="last_quarter")
    field(visit, "button", "open_action_send").click().run()
    assert "请填写要做什么" in texts(visit)
    field(visit, "text_area", "open_action_title").input("Weigh every parcel")
    field(visit, "selectbox", "open_action_owner").select_index(1)
    field(visit, "number_input", "open_action_expected").set_value(-1.5)
    field(visit, "button", "open_action_send").click().run()
    assert "已制定：10 号改进措施" in texts(visit)
    assert "Weigh every parcel" in set(listed(visit)["title"])
    kept = stored(demo_to_change, "title", "team_id", "decided_by", "metric", "expected", "state", number=10)
    assert kept == ("Weigh every parcel", 3, LEAD, "complaints_opened", -1.5, "open")
    visit.button(key="table_pareto_cause").click().run()
    lines = next(table.value for table in visit.dataframe if "running" in table.value)
    (cause,) = stored(demo_to_change, "cause", number=10)
    assert str(lines.set_index("name")["running"][cause.partition(" / ")[0]]).startswith("1")


@pytest.mark.parametrize(
    ("origin", "page"), [("suggestion", "feedback/inbox.py"), ("review", "growth/quality.py")]
)  # fmt: skip
def test_a_lead_decides_in_place_about_a_suggestion_or_a_review_and_is_led_back_to_it(
    demo_to_change: Path, open_page: Open, origin: str, page: str
) -> None:
    """The demo's own action of this origin leads there, and another one is decided beside it."""
    with closing(sqlite3.connect(demo_to_change)) as database:
        asked = "SELECT id, origin_id FROM action WHERE origin = ? AND team_id = 3"
        number, origin_id = database.execute(asked, (origin,)).fetchone()
    opened = open_page(ACTIONS, person=LEAD, number=str(number))
    ways = [(link.proto.page, link.proto.query_string) for link in opened.get("page_link")]
    assert (page.replace("/inbox.py", "-inbox").split("/")[-1].replace("quality.py", "quality-reviews"),
            f"number={origin_id}") in ways  # fmt: skip
    visit = open_page(page, person=LEAD, number=str(origin_id))
    if origin == "suggestion":
        assert "滤芯到期前发个提醒就好了。" in texts(visit)
    field(visit, "text_area", "open_action_from_title").input("Try it with ten customers")
    field(visit, "selectbox", "open_action_from_owner").select_index(1)
    field(visit, "button", "open_action_from_send").click().run()
    assert "已制定：10 号改进措施" in texts(visit)
    kept = stored(demo_to_change, "title", "team_id", "origin", "origin_id", "state", number=10)
    assert kept == ("Try it with ten customers", 3, origin, origin_id, "open")
    if origin == "suggestion":
        assert "号建议，或您无权查看" in texts(open_page(page, person=OTHER_LEAD, number=str(origin_id)))


def test_an_action_from_a_meeting_says_which_item_it_is_about_to_who_reads_the_minutes(
    demo: Path, open_page: Open
) -> None:
    visit = open_page(ACTIONS, person=STAFF, language="en", number="7")
    assert "about: Number · Complaints solved within the promise: missed" in texts(visit)
    lines = listed(visit).set_index("number")["about"]
    assert lines[7] == "Number · Complaints solved within the promise: missed"
    ways = [(link.proto.page, link.proto.query_string) for link in visit.get("page_link")]
    assert [way for page, way in ways if page == "meeting" and way.startswith("meets=3&week=2026-")]
    assert "within the promise" not in shown(open_page(ACTIONS, person=EXECUTIVE, language="en", number="7"))


def test_staff_read_what_was_decided_about_causes_and_decide_nothing(demo: Path, open_page: Open) -> None:
    visit = open_page(CAUSES, person=STAFF, language="en")
    assert "What was decided" in texts(visit)
    assert not [button for button in visit.button if str(button.key).startswith("open_action")]


def test_an_owner_finds_theirs_on_the_scorecard_and_finishes_it(demo_to_change: Path, open_page: Open) -> None:
    assert "1 action of mine to do, 1 past due" in texts(open_page(SCORECARD, person=STAFF, language="en"))
    visit = open_page(ACTIONS, person=STAFF, language="en", number=str(REMINDED))
    field(visit, "button", "action_step_send_finish").click().run()
    assert "Say what came of it" in texts(visit)
    field(visit, "text_area", "action_step_result").input("Reminders go out at noon")
    field(visit, "button", "action_step_send_finish").click().run()
    assert "Done: action no. 2." in texts(visit)
    kept = stored(demo_to_change, "state", "done_on", "result", "result_by", number=REMINDED)
    assert kept == ("done", "2026-11-20", "Reminders go out at noon", STAFF)
    assert "of mine to do" not in texts(open_page(SCORECARD, person=STAFF, language="en"))


def test_who_was_slower_hears_what_happened(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(ACTIONS, person=LEAD, language="en", number=str(REMINDED))
    owner = open_page(ACTIONS, person=STAFF, language="en", number=str(REMINDED))
    field(owner, "text_area", "action_step_result").input("Reminders go out at noon")
    field(owner, "button", "action_step_send_finish").click().run()
    field(visit, "text_area", "action_step_result").input("They go out")
    field(visit, "button", "action_step_send_finish").click().run()
    assert "Xu Qinghe said it is done meanwhile; nothing of yours was stored." in texts(visit)
    assert stored(demo_to_change, "result_by", number=REMINDED) == (STAFF,)
