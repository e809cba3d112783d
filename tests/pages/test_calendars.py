"""The page on working time: the year, the hours and the teams of a calendar, and what changes them."""

import re
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data_access.demo.people import AFTER_SALES_1, AFTER_SALES_2
from pages.shared.texts import calendars as words
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, STAFF, Open, texts
from tests.pages.test_people import one, stored

PAGE = "manage/calendars.py"
USUAL, SHIFT = 1, 2
OUTING = date(2026, 5, 22)  # the demo company's only correction


def html(visit: AppTest) -> str:
    """What is drawn of the year."""
    return "".join(str(each.proto.body) for each in visit.get("html"))


def cell(visit: AppTest, day: date) -> str:
    """The cell of a day."""
    month = html(visit).split("<table>")[day.month]
    found = re.search(rf"<td class=[^>]*>{day.day}(?:<span.*?</span>)?(?:<small>.*?</small>)?</td>", month)
    assert found is not None
    return found.group(0)


def sent(visit: AppTest, form: str) -> AppTest:
    one(visit.button, form).click().run()
    assert not visit.exception
    return visit


@pytest.mark.parametrize(("language", "title", "holiday"), [("zh", "工作时间", "休"), ("en", "Working time", "off")])
@pytest.mark.parametrize("person", [ADMIN, LEAD, STAFF, "owner"])
def test_everybody_who_works_sees_a_year_and_administrators_can_change_it(
    demo: Path, open_page: Open, person: int | str, language: str, title: str, holiday: str
) -> None:
    visit = open_page(PAGE, person=person, language=language, calendar=str(USUAL))
    assert visit.title[0].value == title
    assert html(visit).count("<table>") == 12
    assert f"<small>{holiday}</small>" in cell(visit, date(2026, 10, 1))
    assert "today" in cell(visit, date(2026, 11, 20))
    assert "247" in visit.subheader[0].value
    assert "1,852.5" in texts(visit)
    changes = [each for each in visit.button if str(each.key).startswith("calendar_")]
    assert bool(changes) == (person in (ADMIN, "owner"))


def test_executives_do_not_get_the_page(demo: Path, open_page: Open) -> None:
    assert "工作时间" not in [title.value for title in open_page(PAGE, person=EXECUTIVE).title]


def test_who_works_begins_with_the_calendar_of_their_team(demo: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=STAFF, language="en")
    assert visit.selectbox(key="pick_calendar").value == str(SHIFT)
    assert visit.query_params["calendar"] in (str(SHIFT), [str(SHIFT)])
    assert "Monday–Saturday 08:00–20:00" in texts(visit)
    assert set(visit.dataframe[0].value["said"]) == {"After-sales 1", "After-sales 2"}
    assert open_page(PAGE, person=ADMIN).selectbox(key="pick_calendar").value == str(USUAL)


def test_a_year_that_is_not_published_says_that_it_counts_by_the_week(demo: Path, open_page: Open) -> None:
    ahead = open_page(PAGE, person=ADMIN, language="en", year="2027")
    assert ahead.warning[0].value == words.NOT_PUBLISHED.said("en", year="2027")
    assert not open_page(PAGE, person=ADMIN, year="2026").warning
    assert not open_page(PAGE, person=STAFF, year="2027").warning  # the shift keeps no public holidays


def test_special_days_stand_in_a_table_with_their_names(demo: Path, open_page: Open) -> None:
    rows = open_page(PAGE, person=ADMIN, language="zh").dataframe[0].value
    said = [tuple(row) for row in rows[["when", "name_said", "what", "days"]].to_numpy()]
    assert ("10月1–7日", "国庆节", "节假日", 7) in said
    assert ("9月20日 周日", "国庆节", "调休上班", 1) in said
    assert ("5月22日 周五", "公司团建日 *", "本单位调整：休息", 1) in said


def test_an_empty_database_has_the_usual_calendar_and_no_team(nothing: Path, open_page: Open) -> None:
    visit = open_page(PAGE, language="en")
    assert visit.selectbox(key="pick_calendar").options == ["Office hours (usual)"]
    assert "No team works by it yet." in texts(visit)


def test_a_day_is_corrected_what_is_stored_stays_and_is_counted_anew_once_somebody_says_so(
    demo_to_change: Path, open_page: Open
) -> None:
    def total() -> float:
        asked = "SELECT sum(resolution_business_minutes) FROM interaction"
        return float(stored(demo_to_change, asked)[0][0])

    other = open_page(PAGE, person=STAFF, language="en", calendar=str(USUAL))
    overview = open_page("insight/overview.py", person=EXECUTIVE)
    assert "第 15 / 21 个工作日" in texts(overview)
    visit = open_page(PAGE, person=ADMIN, language="en")
    before = total()
    part = f"{USUAL}_2026"
    one(visit.date_input, f"calendar_days_first_{part}").set_value(date(2026, 11, 16))
    one(visit.date_input, f"calendar_days_last_{part}").set_value(date(2026, 11, 17))
    one(visit.button, f"calendar_days_send_{part}").click().run()
    assert "Say what kind of day this is" in visit.error[0].value
    one(visit.text_input, f"calendar_days_name_{part}").set_value("盘点 / Stocktaking")
    sent(visit, f"calendar_days_send_{part}")
    assert "Days corrected: 2." in texts(visit)
    assert words.KEEPS.en in texts(visit)
    assert "off*" in cell(visit, date(2026, 11, 16))
    assert "Stocktaking *" in visit.dataframe[0].value["name_said"].tolist()
    assert total() == before
    assert "off*" in cell(other.run(), date(2026, 11, 17))  # others see it at their next click
    assert "第 13 / 19 个工作日" in texts(overview.run())
    offered = f"{USUAL}_2026-11-16_"
    sent(visit, f"calendar_recount_send_{offered}")
    assert visit.warning[0].value == words.NOT_SURE.en
    assert total() == before
    one(visit.checkbox, f"calendar_recount_sure_{offered}").check()
    sent(visit, f"calendar_recount_send_{offered}")
    assert "Counted anew since 2026-11-16. Rows that changed:" in texts(visit)
    assert total() < before


def test_a_correction_is_taken_back(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=ADMIN, language="en")
    sent(visit, f"calendar_back_send_{USUAL}_2026")
    assert "Corrections taken back: 1." in texts(visit)
    assert stored(demo_to_change, "SELECT count(*) FROM calendar_day") == [(0,)]
    assert 'class="worked"' in cell(visit, OUTING)


def test_other_hours_are_added_and_removed_while_they_are_not_in_effect(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=ADMIN, language="en")
    one(visit.text_input, f"calendar_version_day4_{USUAL}").set_value("9-12, 11-18")
    one(visit.button, f"calendar_version_send_{USUAL}").click().run()
    assert "Friday: the hours 09:00-12:00, 11:00-18:00 overlap" in visit.error[0].value.replace("\\", "")
    one(visit.text_input, f"calendar_version_day4_{USUAL}").set_value("9-12")
    one(visit.selectbox, f"calendar_version_holidays_{USUAL}").set_value("")
    sent(visit, f"calendar_version_send_{USUAL}")
    assert "The hours count from 2026-11-21 on." in texts(visit)
    assert words.FROM_THEN_ON.en in texts(visit)
    assert "\nFriday 09:00–12:00" in texts(visit)
    assert "Monday–Thursday 09:00–12:00, 13:30–18:00" in texts(visit)
    key = next(str(each.key) for each in visit.button if "calendar_version_gone" in str(each.key))
    visit.button(key=key).click().run()
    assert "were removed" in texts(visit)
    assert "\nFriday" not in texts(visit)


def test_a_team_gets_another_calendar(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=ADMIN, language="en")
    visit.selectbox(key="calendar_of_team").set_value(AFTER_SALES_2).run()
    one(visit.selectbox, f"calendar_team_calendar_{AFTER_SALES_2}").set_value(0)
    sent(visit, f"calendar_team_send_{AFTER_SALES_2}")
    asked = "SELECT calendar_id FROM team WHERE id IN (?, ?) ORDER BY id"
    assert stored(demo_to_change, asked, AFTER_SALES_1, AFTER_SALES_2) == [(SHIFT,), (None,)]
    offered = f"{USUAL}_2026-11-01_{AFTER_SALES_2}"
    assert one(visit.multiselect, f"calendar_recount_teams_{offered}").value == [AFTER_SALES_2]
    one(visit.checkbox, f"calendar_recount_sure_{offered}").check()
    sent(visit, f"calendar_recount_send_{offered}")
    assert "Counted anew since 2026-11-01" in texts(visit)


def test_a_calendar_is_made_named_and_becomes_the_usual_one(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=ADMIN, language="en")
    one(visit.text_input, "calendar_new_name").set_value("夜班 / Nights")
    one(visit.text_input, "calendar_new_weekdays_week").set_value("20:00-24:00")
    sent(visit, "calendar_new_send")
    assert "“Nights” was created." in texts(visit)
    made = int(stored(demo_to_change, "SELECT id FROM calendar WHERE name = '夜班 / Nights'")[0][0])
    visit.selectbox(key="pick_calendar").set_value(str(made)).run()
    one(visit.text_input, f"calendar_name_name_{made}").set_value("办公时间 / Office hours")
    one(visit.button, f"calendar_name_send_{made}").click().run()
    assert "already" in visit.error[0].value
    one(visit.text_input, f"calendar_name_name_{made}").set_value("Late shift")
    sent(visit, f"calendar_name_send_{made}")
    sent(visit, f"calendar_usual_{made}")
    assert "“Late shift” is the usual calendar now." in texts(visit)
    assert stored(demo_to_change, "SELECT id FROM calendar WHERE usual") == [(made,)]


def test_what_calendars_and_days_are_called_is_never_markup(demo_to_change: Path, open_page: Open) -> None:
    evil = "<img src=x onerror=alert(1)> **b** [x](javascript:alert(1))"
    with closing(sqlite3.connect(demo_to_change)) as database, database:
        database.execute("UPDATE calendar SET name = name || ?", (evil,))
        database.execute("UPDATE calendar_day SET name = ?", (evil,))
    visit = open_page(PAGE, person=ADMIN, language="en")
    assert "<img" not in html(visit)
    sent(visit, f"calendar_back_send_{USUAL}_2026")
    for kind in ("markdown", "caption", "subheader", "success", "info"):
        for element in getattr(visit, kind):
            said: Any = element.value
            assert "<img" not in said.replace("\\<", "")
            assert "**b**" not in said
