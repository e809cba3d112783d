"""`python -m data_access due`: what is due and overdue, person by person, as their pages show it."""

import argparse
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from data_access import due_by_day
from data_access.clock import clock_of
from data_access.command_line import language, say
from data_access.due import ANSWER, CALL_BACK, DEPUTISED, FOLLOW_UP, NOBODYS, OWN, everybody_due
from data_access.due_by_day import ACTION, CALIBRATION, CONTACT, LESSON, QUALITY_REVIEW, TALK_ITEM, TARGET, TRAINING
from data_access.engine import reading, unhurried
from data_access.members import people
from data_access.migrate import opened
from data_access.reviewing import waiting
from data_access.scope import OWNER
from data_access.settings import Settings
from metrics.words import Text, spoken

DUE = Text(en="Print what is due and overdue, person by person.", zh="按人列出到期和逾期事项。")
LEFT = Text(en="{name} is not here, nobody stands in", zh="{name}不在岗，无人代理")
FOR = Text(
    en="until the end of which day: today, tomorrow or YYYY-MM-DD", zh="截至哪一天：today、tomorrow 或 YYYY-MM-DD"
)
NOTHING = Text(en="Nothing is due until {day}.", zh="截至 {day} 没有到期事项。")
HEAD = Text(
    en="{name}: {count} due until {day}, {overdue} overdue",
    zh="{name}：截至 {day} 到期 {count} 项，其中逾期 {overdue} 项",
)
LINE = Text(en="  {sign} no. {number}  {due}  {kind}  {about}", zh="  {sign} {number} 号  {due}  {kind}  {about}")
KINDS = {
    OWN: Text(en="own complaint", zh="本人投诉"),
    DEPUTISED: Text(en="standing in for {name}", zh="代理{name}"),
    NOBODYS: Text(en="nobody has it", zh="无人负责"),
    CALL_BACK: Text(en="call the customer back", zh="回访客户"),
    FOLLOW_UP: Text(en="follow up a low score", zh="回访低分评价"),
    ANSWER: Text(en="answer a suggestion", zh="答复建议"),
    ACTION: Text(en="action", zh="改进措施"),
    CONTACT: Text(en="planned contact", zh="客户联系计划"),
    TRAINING: Text(en="training", zh="培训"),
    TALK_ITEM: Text(en="to do after a one-to-one", zh="面谈待办"),
    TARGET: Text(en="agree to or dispute a target", zh="确认目标"),
    QUALITY_REVIEW: Text(en="acknowledge a quality review", zh="确认服务质检"),
    LESSON: Text(en="publish a lesson of {name}", zh="发布{name}提交的经验"),
    CALIBRATION: Text(en="calibrate a review of {name}", zh="校准{name}的服务质检"),
    waiting.ASSESS: Text(en="assess myself", zh="填写自评"),
    waiting.RATE: Text(en="rate {name}", zh="评价{name}"),
    waiting.WRITE: Text(en="write the review of {name}", zh="撰写{name}的评估"),
    waiting.READ: Text(en="read my review's result", zh="查看评估结果"),
    waiting.DECIDE: Text(en="decide the appeal of {name}", zh="裁定{name}的申诉"),
}


def add_due(commands: Any) -> None:
    """Register `due`."""
    parser = commands.add_parser("due", help=DUE.said(language()))
    parser.add_argument("--for", dest="day", metavar="DAY", type=_day, default="today", help=FOR.said(language()))
    parser.set_defaults(run=due)


def due(arguments: argparse.Namespace, settings: Settings) -> int:
    """Print everybody's list; 0 also where nothing is due."""
    with opened(settings) as database, reading(database) as connection:
        unhurried(connection)
        clock = clock_of(connection, settings)
        day = clock.today + timedelta(days=arguments.day) if isinstance(arguments.day, int) else arguments.day
        found = everybody_due(connection, until=day, clock=clock)
        names = people.members(connection, OWNER).set_index("member_id")
    if not found:
        say(NOTHING, day=day)
    for member_id, rows in found.items():
        name, name_en = names.loc[member_id, "name"], names.loc[member_id, "name_en"]
        say(HEAD, name=_named(name, name_en), count=len(rows), day=day, overdue=int(rows["overdue"].sum()))
        for row in rows.to_dict("records"):
            _print(row, clock.zone)
    return 0


def _print(row: dict[Any, Any], zone: str) -> None:
    about = " · ".join(spoken(row[part], language()) for part in ("customer", "category") if isinstance(row[part], str))
    at = pd.Timestamp(row["due_at"]).tz_convert(ZoneInfo(zone))
    by_day = row["kind"] == CALL_BACK or row["kind"] in due_by_day.KINDS
    written = f"{at:%Y-%m-%d}" if by_day else f"{at:%Y-%m-%d %H:%M}"
    sign = "⚠" if row["overdue"] else " "
    holder = _named(row["member"], row["member_en"]) if isinstance(row["member"], str) else None
    kind = (LEFT if row["kind"] == NOBODYS and holder else KINDS[row["kind"]]).said(language(), name=holder)
    say(LINE, sign=sign, number=row["entry_id"], due=written, kind=kind, about=about)


def _named(name: str, name_en: object) -> str:
    return name_en if language() == "en" and isinstance(name_en, str) else name


def _day(said: str) -> date | int:
    """A day, or how many days from today: what today is, the database's own zone decides."""
    relative = {"today": 0, "tomorrow": 1}
    return relative[said] if said in relative else date.fromisoformat(said)
