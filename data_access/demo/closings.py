"""The last but one quarter of the demo company and a month of it are closed; one answer was voided since."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Connection, Engine, select

from data_access import voiding
from data_access.clock import Clock, clock_of
from data_access.demo.people import AFTER_SALES_1, EXECUTIVE, LEADS
from data_access.demo.preparing import renew_fingerprint
from data_access.engine import reading, writing
from data_access.members.people import scope_of
from data_access.mirroring.mirror import Mirror
from data_access.numbers.asking import Asked
from data_access.periods.closing import close_period
from data_access.schema import survey_answer
from data_access.settings import Settings
from metrics.calendars.periods import Grain, start_of, step

# When the numbers of a quarter are thought to stand, and the last meeting about them is over.
CLOSED_AFTER = timedelta(days=40)
VOIDED_AFTER = timedelta(days=55)
NOTE = "季度复盘会后结算 / Closed after the quarterly review"
WHY = "重复提交 / Sent twice"


def store_closings(engine: Engine, settings: Settings) -> None:
    """Close the periods of a company that was just made, and correct one fact of them."""
    with reading(engine) as connection:
        today, zone = clock_of(connection, settings).today, clock_of(connection, settings).zone
    quarter = step(start_of(today, Grain.QUARTER), Grain.QUARTER, -2)
    with closing(Mirror(engine)) as mirror:
        mirror.refresh()
        with writing(engine) as connection:
            for first, end in _periods(quarter):
                _close(connection, mirror, first, end, Clock(_at(end + CLOSED_AFTER), zone))
    with writing(engine) as connection:
        _void_one(connection, quarter, Clock(_at(step(quarter, Grain.QUARTER) + VOIDED_AFTER), zone))
        renew_fingerprint(connection)


def _periods(quarter: date) -> Iterator[tuple[date, date]]:
    """Its middle month, in which something is corrected later, and the quarter: each takes a second."""
    yield step(quarter, Grain.MONTH), step(quarter, Grain.MONTH, 2)
    yield quarter, step(quarter, Grain.QUARTER)


def _close(connection: Connection, asked: Asked, first: date, end: date, clock: Clock) -> None:
    close_period(
        connection, scope_of(connection, EXECUTIVE, clock.today), asked=asked, clock=clock,
        request_key=f"demo-{first}-{end}", from_on=first, to_on=end, knowingly=True, note=NOTE,
    )  # fmt: skip


def _void_one(connection: Connection, quarter: date, clock: Clock) -> None:
    """The first best score of After-sales 1 in the quarter's second month."""
    a, month = survey_answer.c, step(quarter, Grain.MONTH)
    best = select(a.id).where(
        a.team_id == AFTER_SALES_1, a.kind == "csat", a.score == a.scale_high, a.answered_on >= month,
        a.answered_on < step(month, Grain.MONTH), a.comment.is_(None), a.counted,
    )  # fmt: skip
    answer_id = connection.execute(best.order_by(a.answered_on, a.id).limit(1)).scalar()
    if answer_id is not None:
        lead = scope_of(connection, LEADS[AFTER_SALES_1], clock.today)
        voiding.void_entry(
            connection, lead, clock=clock, table="survey_answer", entry_id=answer_id, reason=WHY,
            request_key="demo-void",
        )  # fmt: skip


def _at(day: date) -> datetime:
    return datetime.combine(day, time(2), UTC)
