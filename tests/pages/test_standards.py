"""The service standards: read by everybody who works here, set, reviewed and ended by administrators."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from data_access.auditing.audit import What
from data_access.engine import open_database, reading
from data_access.schema import audit_entry, complaint, interaction, service_standard
from pages.shared import session
from tests.data_access.demo_file import TODAY
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, STAFF, Open, texts

PAGE = "manage/standards.py"
SAVE = {"en": "Save the standard", "zh": "保存标准"}


def rows(*columns: str) -> list[Any]:
    with reading(session.house().database) as connection:
        return list(connection.execute(select(*(service_standard.c[name] for name in columns)).order_by("id")))


def button(visit: Any, label: str) -> Any:
    return next(each for each in visit.button if each.label == label)


def field(visit: Any, kind: str, label: str, place: int = 0) -> Any:
    return [each for each in getattr(visit, kind) if each.label == label][place]


@pytest.mark.parametrize(
    ("person", "language"), [(ADMIN, "en"), (LEAD, "zh"), (STAFF, "en"), (EXECUTIVE, "zh"), ("owner", "en")]
)
def test_everybody_reads_the_standards_and_administrators_change_them(
    demo: Path, open_page: Open, person: int | str, language: str
) -> None:
    visit = open_page(PAGE, person=person, language=language)
    said = texts(visit)
    assert ("One standard is overdue for review" if language == "en" else "有 1 项标准逾期未复核") in said
    may_change = any(each.label == SAVE[language] for each in visit.button)
    assert may_change == (person in (ADMIN, "owner"))
    assert ("promises that came due" if language == "en" else "到期承诺") in said or person == ADMIN


def test_the_matrix_shows_what_is_set_and_what_is_taken_over(demo: Path, open_page: Open) -> None:
    shown = open_page(PAGE, person=LEAD, language="en").table[0].value
    cells = {str(row["For"]).replace("\u00a0", " ").strip("* "): row for row in shown.to_dict("records")}
    assert cells["Any tier"]["Acknowledge"] == "**15\u00a0min**"
    assert cells["VIP"]["First response"] == "**2\u00a0h**"
    assert cells["Critical"]["Resolve"].startswith(":gray[36")  # of VIPs: the last one of that name
    by_email = open_page(PAGE, person=LEAD, language="en", on_channel="email").table[0].value
    assert by_email["Acknowledge"][0] == "**2\u00a0h**"


def test_a_complaint_is_explained_to_who_may_see_it(demo: Path, open_page: Open) -> None:
    engine = open_database(f"sqlite:///{demo}")
    with reading(engine) as connection:
        asked = select(complaint.c.id).where(complaint.c.member_id == STAFF, complaint.c.tier == "vip")
        own = connection.execute(asked.order_by(complaint.c.id.desc())).scalars().first()
        other = connection.execute(select(complaint.c.id).where(complaint.c.team_id == 5)).scalars().first()
    engine.dispose()
    visit = open_page(PAGE, person=STAFF, explain="complaint")
    visit.text_input[0].set_value(str(own)).run()
    said = texts(visit)
    assert "号标准" in said
    assert "项匹配标准中条件最具体" in said
    assert "未采用" in said
    visit.text_input[0].set_value(str(other)).run()
    assert "没有您有权查看的该编号投诉" in texts(visit)


def test_a_contact_is_explained_with_what_would_hold_today(demo: Path, open_page: Open) -> None:
    engine = open_database(f"sqlite:///{demo}")
    with reading(engine) as connection:
        asked = select(interaction.c.source_key).where(interaction.c.member_id == STAFF, interaction.c.tier == "vip")
        own = connection.execute(asked.order_by(interaction.c.id.desc())).scalars().first()
    engine.dispose()
    visit = open_page(PAGE, person=STAFF, explain="contact")
    visit.text_input[0].set_value(str(own)).run()
    said = texts(visit).replace("\u00a0", " ")
    assert f"服务记录 {own}" in said
    assert "未依据标准" in said
    assert "若今天开始计时，则适用：" in said
    assert "首次响应：2 小时 · VIP · 6 号" in said
    visit.text_input[0].set_value("no such").run()
    assert "没有您有权查看的该编号服务记录" in texts(visit)


def test_a_standard_is_set_once_and_shown(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=ADMIN, language="en")
    field(visit, "selectbox", "Tier").select("vip")
    field(visit, "number_input", "Time allowed").set_value(3)
    field(visit, "selectbox", "Unit").select("working_days")
    button(visit, "Save the standard").click().run()
    assert not visit.exception
    assert "counts from 2026-11-20 on" in texts(visit)
    step, tier, minutes, clock, start = rows("step", "tier", "minutes", "clock", "valid_from")[-1]
    assert (step, tier, minutes, clock, start) == ("resolve", "vip", 3 * 450, "working", TODAY)
    with reading(session.house().database) as connection:
        entry = connection.execute(select(audit_entry).order_by(audit_entry.c.id.desc())).first()
    assert entry is not None
    assert (entry.what, entry.about, entry.about_id) == (What.STANDARD_SET, "service_standard", len(rows("id")))


def test_what_is_refused_is_said_and_stays_typed(demo_to_change: Path, open_page: Open) -> None:
    before = rows("id", "valid_to")
    visit = open_page(PAGE, person=ADMIN, language="zh")
    field(visit, "selectbox", "严重程度").select("critical")
    field(visit, "date_input", "生效日").set_value(TODAY - timedelta(days=3))
    button(visit, "保存标准").click().run()
    assert "过去的承诺不能更改" in texts(visit)
    assert field(visit, "selectbox", "严重程度").value == "critical"
    assert rows("id", "valid_to") == before


def test_a_review_clears_the_warning_and_ending_takes_it_off_the_matrix(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=ADMIN, language="en")
    button(visit, "Confirm the review").click().run()
    assert "Reviewed. The next review is on" in texts(visit)
    assert "overdue for review" not in texts(visit)
    button(visit, "End this standard").click().run()
    assert "no longer counts from 2026-11-20 on" in texts(visit)
    assert TODAY in {ended for (ended,) in rows("valid_to")}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_empty_house_is_told_what_counts_until_then(nothing: Path, open_page: Open, language: str) -> None:
    said = texts(open_page(PAGE, language=language))
    assert ("No service standards are set yet" if language == "en" else "尚未设定服务标准") in said
    assert ("critical 24 h" if language == "en" else "紧急 24 小时") in said
