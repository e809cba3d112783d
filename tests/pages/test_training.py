"""Training: a lead records, assigns, adds courses and sees what changed; a member sees their own; executives totals."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data_access.demo.names import MEMBERS
from data_access.demo.training import FAST, PRIVACY
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, STAFF, Open, texts

TRAINING = "growth/training.py"
OTHER = 5  # leads after-sales 2, and administers


def listed(visit: AppTest, *columns: str) -> Any:
    return next(table.value for table in visit.dataframe if set(columns) <= set(table.value.columns))


def field(visit: AppTest, kind: str, name: str) -> Any:
    return next(one for one in getattr(visit, kind) if str(one.key).startswith(name))


def shown(visit: AppTest) -> str:
    return texts(visit) + "\n".join(table.value.to_csv() for table in visit.dataframe)


def asked(file: Path, statement: str) -> list[Any]:
    with closing(sqlite3.connect(file)) as database:
        return database.execute(statement).fetchall()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_lead_finds_what_is_late_on_top(demo: Path, open_page: Open, language: str) -> None:
    visit = open_page(TRAINING, person=LEAD, language=language)
    rows = listed(visit, "member", "course", "status")
    assert ("⚠ 逾期 7 天" if language == "zh" else "⚠ 7 days late") == rows["status"].iloc[0]
    assert "75.0%" in texts(visit)  # three of four due this month
    assert ("刘念慈" if language == "zh" else "Liu Nianci") == rows["member"].iloc[0]


def test_who_has_what_and_how_far_the_newcomer_is(demo: Path, open_page: Open) -> None:
    matrix = listed(open_page(TRAINING, person=LEAD, language="en", view="matrix"), f"course_{PRIVACY}")
    assert "⚠ since 2026-11-13" in set(matrix[f"course_{PRIVACY}"])
    new = open_page(TRAINING, person=LEAD, language="en", view="new")
    assert listed(new, "progress")["progress"].tolist() == ["1 of 3"]


def test_what_a_training_changed_is_told_of_each_and_of_all(demo: Path, open_page: Open) -> None:
    visit = open_page(TRAINING, person=OTHER, language="en", view="effect", course=str(FAST))
    said = texts(visit)
    assert "n = 4 members: improved" in said
    assert "95% interval +" in said
    assert "nobody was compared who did not take it" in said
    assert set(listed(visit, "outcome", "weeks")["weeks"]) == {16}
    early = texts(open_page(TRAINING, person=LEAD, language="en", view="effect", course="5"))
    assert "From 4 whole weeks after the training on" in early
    assert "n = 0 members: cannot tell yet" in early


def test_a_member_sees_their_own_and_nobody_elses(demo: Path, open_page: Open) -> None:
    visit = open_page(TRAINING, person=12)
    said = shown(visit)
    assert "待补考" in said
    assert [name for number, (name, _) in enumerate(MEMBERS, start=1) if number != 12 and name in said] == []
    assert not [button for button in visit.button if "record" in str(button.key)]


def test_executives_see_totals_without_names_and_administrators_nothing(demo: Path, open_page: Open) -> None:
    said = shown(open_page(TRAINING, person=EXECUTIVE, period="this_year"))
    assert "各团队汇总，不含个人" in said
    assert "96.6%" in said
    assert [name for name, _ in MEMBERS[1:] if name in said] == []
    assert "培训" not in [title.value for title in open_page(TRAINING, person=ADMIN).title]


def test_an_empty_database_says_where_trainings_come_from(nothing: Path, open_page: Open) -> None:
    assert "Add a course under “Courses”" in texts(open_page(TRAINING, language="en"))
    assert "There is no course yet" in texts(open_page(TRAINING, language="en", view="courses"))


def test_a_lead_records_who_took_a_course_with_scores(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(TRAINING, person=LEAD)
    field(visit, "selectbox", "record_attendance_course").set_value(PRIVACY).run()
    field(visit, "multiselect", "record_attendance_who").set_value([13, 14]).run()
    scores = [one for one in visit.number_input if str(one.key).startswith("record_attendance_score")]
    for one, score in zip(scores, (91.0, 60.0), strict=True):
        one.set_value(score)
    field(visit, "button", "record_attendance_send").click().run()
    assert "已登记：客户信息保护，2 人" in texts(visit)
    newest = "SELECT score, passed, completed_on FROM training WHERE attended_on = '2026-11-20' ORDER BY member_id"
    assert asked(demo_to_change, newest) == [(91.0, 1, "2026-11-20"), (60.0, 0, None)]


def test_a_lead_adds_a_mandatory_course_and_it_is_asked_of_their_team(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(TRAINING, person=LEAD, view="courses")
    field(visit, "text_input", "add_course_name_").set_value("Fire drill")
    field(visit, "checkbox", "add_course_mandatory").set_value(True)
    field(visit, "selectbox", "add_course_team").set_value(3)
    field(visit, "button", "add_course_send").click().run()
    assert "已新增，并已安排给适用成员" in texts(visit)
    found = asked(
        demo_to_change,
        "SELECT count(*), min(due_on) FROM training t JOIN course c ON c.id = t.course_id WHERE c.name = 'Fire drill'",
    )
    assert found == [(7, "2026-12-20")]
    assert "Fire drill" in shown(open_page(TRAINING, person=STAFF))


def test_how_many_took_nothing_stands_below_the_tiles(demo: Path, open_page: Open) -> None:
    everybody, took = asked(
        demo,
        "SELECT count(DISTINCT m.id), count(DISTINCT t.member_id) FROM member m "
        "JOIN membership s ON s.member_id = m.id "
        "LEFT JOIN training t ON t.member_id = m.id AND t.attended_on BETWEEN '2026-11-01' AND '2026-11-20' "
        "WHERE s.team_id = 3 AND s.to_on IS NULL AND m.active",
    )[0]
    said = texts(open_page(TRAINING, person=LEAD, language="en"))
    assert f"{everybody - took} of {everybody} members took no training in this period." in said
    assert "Nothing is to be taken for now." in texts(open_page(TRAINING, person=STAFF, language="en"))
    assert "took no training" not in texts(open_page(TRAINING, person=STAFF, language="en"))
