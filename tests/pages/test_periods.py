"""Closed periods on the pages: the same digits whatever is corrected, and the page that closes them."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import select, update
from streamlit.testing.v1 import AppTest

from data_access.clock import Clock
from data_access.periods.closed import is_closed
from data_access.periods.closing import close_period
from data_access.schema import survey_answer
from data_access.scope import OWNER
from data_access.stamps import stamp
from pages.shared import session
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, STAFF, Open, texts

PAGE = "goals/periods.py"
AUGUST = {"period": "own", "from": "2026-08-01", "to": "2026-08-31"}
AFTER_SALES_1 = 3  # the team of LEAD and STAFF


def close_august() -> int:
    house = session.house()
    clock = Clock(datetime(2026, 11, 10, 2, tzinfo=UTC), house.zone)
    return house.servers.write(
        lambda connection: close_period(
            connection, OWNER, asked=house.mirror, clock=clock, request_key=str(uuid4()), from_on=date(2026, 8, 1),
            to_on=date(2026, 9, 1), note="As agreed",
        )
    )  # fmt: skip


def correct_august() -> None:
    """Every best score of STAFF in August is void."""

    def work(connection):  # type: ignore[no-untyped-def]
        a = survey_answer.c
        theirs = (a.member_id == STAFF, a.answered_on >= date(2026, 8, 1), a.answered_on < date(2026, 9, 1), a.top_box)
        days = connection.execute(select(a.answered_on).where(*theirs)).scalars().all()
        assert days
        connection.execute(
            update(survey_answer).where(*theirs).values(counted=False, voided_at=datetime(2026, 11, 12, tzinfo=UTC))
        )
        stamp(connection, survey_answer, days)

    session.house().servers.write(work)


def tiles(visit: AppTest) -> list[str]:
    """What stands on the tiles: values, and statuses with their targets."""
    statuses = [str(each.value) for each in visit.markdown if re.match(r":\w+\[:material/\w+: .* · ", str(each.value))]
    return [str(each.value) for each in visit.metric] + statuses


def numbers_of(visit: AppTest, column: str) -> list[float]:
    return next(table.value for table in visit.dataframe if column in table.value)[column].tolist()


def told_to_each(open_page: Open, number: int, language: str) -> None:
    for who in (EXECUTIVE, LEAD, STAFF):
        visit = open_page(PAGE, person=who, language=language, number=str(number))
        tables = [table.value for table in visit.dataframe]
        corrected = next(table for table in tables if "then_said" in table)
        if who == EXECUTIVE:
            teams = {"全公司", "售后一组"} if language == "zh" else {"Organisation", "After-sales 1"}
            assert set(corrected["whose"]) == teams
        if who == STAFF:
            assert corrected["whose"].nunique() == 2
        assert (corrected["then_n"] > corrected["now_n"]).all()
        assert len(next(table for table in tables if "attainment" in table))
        said = texts(visit)
        assert ("2026-11-10 10:00 结算" if language == "zh" else "Closed on 2026-11-10 10:00") in said
        assert "As agreed" in said
        assert "None" not in said


def test_pages_of_a_closed_month_show_the_same_digits_after_a_correction(demo_to_change: Path, open_page: Open) -> None:
    looks = [("insight/overview.py", EXECUTIVE), ("me/scorecard.py", STAFF)]
    open_then = [tiles(open_page(script, person=who, language="en", **AUGUST)) for script, who in looks]
    members = open_page("team/members.py", person=LEAD, language="en", **AUGUST)
    csat, cases = numbers_of(members, "csat"), numbers_of(members, "csat_n")
    number = close_august()
    correct_august()
    for (script, who), before in zip(looks, open_then, strict=True):
        visit = open_page(script, person=who, language="en", **AUGUST)
        assert len(before) > 8
        assert tiles(visit) == before, script
        said = texts(visit)
        assert "Closed on 2026-11-10" in said
        assert "results would be others today" in said
    again = open_page("team/members.py", person=LEAD, language="en", **AUGUST)
    assert numbers_of(again, "csat") == csat
    assert numbers_of(again, "csat_n") == cases
    filtered = texts(open_page("insight/overview.py", person=LEAD, language="en", channel="phone", **AUGUST))
    assert "under these filters the numbers are today's" in filtered
    september = {**AUGUST, "from": "2026-09-01", "to": "2026-09-30"}
    assert "Closed on" not in texts(open_page("team/members.py", person=LEAD, language="en", **september))
    for language in ("zh", "en"):
        told_to_each(open_page, number, language)


def test_an_executive_checks_a_month_and_closes_it(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=EXECUTIVE, language="en", length="month")
    months = next(table for table in visit.dataframe if "period" in table.value)
    place = months.value["period"].tolist().index("Sep 2026")
    visit.session_state[months.key] = {"selection": {"rows": [place], "columns": [], "cells": []}}
    visit.run()
    said = texts(visit)
    assert "Sep 2026 can be closed" in said
    assert "numbers of the organisation" in said
    assert "agreed targets" in said
    button = next(each for each in visit.button if each.label == "Close Sep 2026")
    button.click().run()
    assert "Tick that you have checked" in texts(visit)
    next(each for each in visit.checkbox if "checked the numbers" in each.label).check()
    for each in visit.checkbox:
        each.check()
    next(each for each in visit.button if each.label == "Close Sep 2026").click().run()
    assert "Sep 2026 is closed" in texts(visit)
    house = session.house()
    assert house.servers.read(lambda connection: is_closed(connection, date(2026, 9, 1), date(2026, 10, 1)))


def test_who_may_not_close_is_told_who_does(demo: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=LEAD, language="en", length="month")
    months = next(table for table in visit.dataframe if "period" in table.value)
    visit.session_state[months.key] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    visit.run()
    assert "Executives close periods" in texts(visit)
    assert not [each for each in visit.button if each.label.startswith("Close")]
    assert "没有编号为 99" in texts(open_page(PAGE, person=LEAD, number="99"))
    assert "period" not in {name for table in open_page(PAGE, person=ADMIN).dataframe for name in table.value}


def test_without_data_there_is_nothing_to_close(nothing: Path, open_page: Open) -> None:
    assert "No such period with data is over yet" in texts(open_page(PAGE, language="en"))
