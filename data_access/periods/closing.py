"""Closing a period: what it came to is kept as it is now, and no later correction changes that."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import Connection, insert, select

from data_access import requests
from data_access.clock import Clock
from data_access.dialect import upsert
from data_access.entries import given_text
from data_access.numbers import targets
from data_access.numbers.asking import Asked
from data_access.periods.counted import MEMBER, NUMBERS, ORGANISATION, TEAM, counted, seen_by_executives
from data_access.periods.held import LEAD_SCORECARD, SCORECARD
from data_access.periods.waiting import immature
from data_access.progress import Progress, steps, untold
from data_access.rejected import Rejected
from data_access.schema import period_result, period_snapshot
from data_access.scope import OWNER, Action, Scope, require
from data_access.scorecards.everybody import everybody
from data_access.stamps import current_number
from metrics.calendars.periods import Period
from metrics.declare import NO_READING, Reading
from metrics.goals.closing import length_of, period_of
from metrics.goals.targets import Target, is_immature, judge, reached
from metrics.people.weights import LEAD
from metrics.registry import METRICS

LONGEST_NOTE = 1000
ROWS_AT_A_TIME = 2_000
QUESTIONS = 7  # of `results`: four of what is counted, the targets, and two of what executives see
NO_PART = dict.fromkeys(("weight", "place", "reached_low", "reached_high"))
Whose = tuple[str, int | None, int | None]  # organisation, team or member; which team; which member


def close_period(
    connection: Connection,
    scope: Scope,
    *,
    asked: Asked,
    clock: Clock,
    request_key: str,
    from_on: date,
    to_on: date,
    knowingly: bool = False,
    note: str | None = None,
    progress: Progress = untold,
) -> int:
    """Close a month, quarter, half-year or year that is over, and return the snapshot's id.

    What is kept are the numbers that `asked` gives now, with the targets that hold now. A period that is closed stays
    as it is: closing it again changes nothing. `knowingly`: although some of its numbers may still change by themselves
    (data_access/periods/waiting.py). `progress` hears of "numbers", "scorecards" and "storing".

    Raises:
        NotAllowed: `scope` may not close periods.
        Rejected: "period_not_whole", "period_not_over", "period_immature", "text_too_long", "request_key_reused".
    """
    require(scope, Action.CLOSE_PERIODS)
    length = length_of(from_on, to_on)
    if length is None:
        raise Rejected("period_not_whole")
    if to_on > clock.today:
        raise Rejected("period_not_over")
    note = given_text(note)
    if note is not None and len(note) > LONGEST_NOTE:
        raise Rejected("text_too_long", length=len(note), limit=LONGEST_NOTE)
    content = {"from_on": from_on, "to_on": to_on, "knowingly": knowingly, "note": note}

    def work() -> int:
        s = period_snapshot
        known = select(s.c.id).where(s.c.from_on == from_on, s.c.to_on == to_on)
        if (before := connection.execute(known).scalar()) is not None:
            return int(before)
        period = period_of(from_on, to_on)
        if immature(period, clock.today) and not knowingly:
            raise Rejected("period_immature")
        row = {
            "from_on": from_on, "to_on": to_on, "grain": length.value, "closed_at": clock.now,
            "closed_by": scope.member_id, "note": note, "number": current_number(connection),
            "metrics": sorted(METRICS),
        }  # fmt: skip
        # Of two who close it at the same time the second waits for the first, and finds it closed.
        claimed = upsert(connection, s).values(row).on_conflict_do_nothing(index_elements=["from_on", "to_on"])
        snapshot_id = connection.execute(claimed.returning(s.c.id)).scalar()
        if snapshot_id is None:
            return int(connection.execute(known).scalar_one())
        rows = [*results(asked, connection, period, clock=clock, progress=progress)]
        rows += scorecards(asked, connection, period, clock=clock, progress=progress)
        for first in range(0, len(rows), ROWS_AT_A_TIME):
            progress("storing", first, len(rows))
            some = rows[first : first + ROWS_AT_A_TIME]
            connection.execute(insert(period_result), [{"snapshot_id": snapshot_id, **each} for each in some])
        progress("storing", len(rows), len(rows))
        return int(snapshot_id)

    return requests.once(connection, "close_period", content, work, by=scope, clock=clock, request_key=request_key)


def results(
    asked: Asked, connection: Connection, period: Period, *, clock: Clock, progress: Progress = untold
) -> Iterator[dict[str, Any]]:
    """Each number of the period as it is kept: with the target that holds for it, and how it stands to that.

    Whoever has an own target and no number is kept as well: that there was none is a result, too.
    """
    step = steps(progress, "numbers", QUESTIONS)
    found = counted(asked, OWNER, period, clock=clock, step=step)
    set_out = targets.targets_for(connection, OWNER, period, tuple(METRICS), clock=clock)
    held, team_of = targets.agreed(set_out), dict(zip(set_out["member_id"], set_out["team_id"], strict=True))
    step()
    seen = seen_by_executives(asked, period, clock=clock, step=step)
    there: dict[tuple[Whose, str], Reading] = dict(_readings(found))
    for metric, level, whose in held:
        if not any(key == metric and _is(level, whose, row) for row, key in there):
            team_id = whose if level == TEAM else _given(team_of.get(whose))
            one = (level, team_id, whose if level == MEMBER else None)
            there[one, metric] = NO_READING
    for ((level, team_id, member_id), key), reading in there.items():
        target = targets.target_for(held, key, team_id=team_id, member_id=member_id)
        yield {
            "scope": level, "team_id": team_id, "member_id": member_id, "metric": key,
            "hidden": level != MEMBER and reading.value is not None and (level, team_id, key) not in seen,
            **columns_of(reading, target), **_judged(key, reading, target, period, clock.today),
            **NO_PART,
        }  # fmt: skip


def scorecards(
    asked: Asked, connection: Connection, period: Period, *, clock: Clock, progress: Progress = untold
) -> Iterator[dict[str, Any]]:
    """Each part of everybody's scorecard as it is kept; score and contributions follow from the parts."""
    for made in everybody(asked, connection, period, clock=clock, progress=progress):
        level = LEAD_SCORECARD if made.whose.role == LEAD else SCORECARD
        for place, part in enumerate(made.card.parts):
            yield {
                "scope": level, "team_id": made.team_id, "member_id": made.whose.member_id, "metric": part.key,
                "hidden": False, **columns_of(part.reading, part.target), "status": part.status.value,
                "by_number": part.status.value, "attainment": part.attainment, "weight": part.weight, "place": place,
                "reached_low": part.low, "reached_high": part.high,
            }  # fmt: skip


def columns_of(reading: Reading, target: Target | None) -> dict[str, Any]:
    """A number and its target as they are stored."""
    goal = target or Target()
    return {
        **{name: getattr(reading, name) for name in NUMBERS},
        "target_value": goal.value, "target_low": goal.low, "target_high": goal.high,
        "target_tolerance": goal.tolerance, "target_agreed": None if target is None else target.agreed,
    }  # fmt: skip


def _judged(key: str, reading: Reading, target: Target | None, period: Period, today: date) -> dict[str, Any]:
    metric = METRICS[key]
    judgement = judge(metric, reading, target, immature=is_immature(metric, period, today))
    return {
        "status": judgement.status.value, "by_number": judgement.by_number.value,
        "attainment": reached(reading.value, target, metric.better),
    }  # fmt: skip


def _readings(found: pd.DataFrame) -> Iterator[tuple[tuple[Whose, str], Reading]]:
    for level, team_id, member_id, metric, *numbers in found.itertuples(index=False):
        value, n, *others = (None if pd.isna(number) else float(number) for number in numbers)
        yield ((level, _given(team_id), _given(member_id)), metric), Reading(value, int(n or 0), *others)


def _given(number: Any) -> int | None:
    return None if number is None or pd.isna(number) else int(number)


def _is(level: str, whose: int | None, row: Whose) -> bool:
    """Whether a row is that of whom a target is for."""
    return row[0] == level and (level == ORGANISATION or whose == row[1 if level == TEAM else 2])
