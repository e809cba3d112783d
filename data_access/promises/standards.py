"""Service standards: which there are, which one a case is promised by, and how they are kept.

What a new case is promised is decided once, when its clock starts (`promised`), and stays on it: due times, the
standards that gave them and the calendar they were counted in. Changing a standard changes nothing that has happened.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd
from sqlalchemy import Connection, select

from data_access.clock import Clock
from data_access.hours.working_time import Calendars
from data_access.numbers.asking import Asked, ask
from data_access.numbers.filters import EVERYTHING, Filters
from data_access.schema import member, service_standard
from data_access.scope import Scope, visible
from data_access.workflow.stages import workflow_of
from metrics.calendars.business_time import Calendar, NoWorkingTime, due_after
from metrics.calendars.periods import Period
from metrics.standards import (
    ACKNOWLEDGE,
    RESOLVE,
    RESPOND,
    WORKING,
    Case,
    Standard,
    applying,
    decided_by,
    matching,
    steps_with,
)

# Where a case keeps by which standard it was promised what.
DUE_OF = {
    RESOLVE: ("standard_id", "due_at"),
    RESPOND: ("response_standard_id", "response_due_at"),
    ACKNOWLEDGE: ("acknowledge_standard_id", "acknowledge_due_at"),
}
# By which column cases name the standard, and the measures that say whether it was kept.
_KEPT = (
    ("standard_id", ("complaints_within", "complaints_late", "complaints_running")),
    ("standard_id", ("interactions_within", "interactions_late", "interactions_running")),
    ("response_standard_id",
     ("complaint_responses_within", "complaint_responses_late", "complaint_responses_running")),
    ("response_standard_id", ("first_responses_within", "first_responses_late", "first_responses_running")),
    ("acknowledge_standard_id",
     ("complaints_acknowledged", "complaints_acknowledged_late", "complaints_unacknowledged")),
    ("standard_id", ("stages_within", "stages_late", "stages_running")),
)  # fmt: skip
_GRAVEST_FIRST = ("critical", "high", "normal", "low")
_NUMBERS = ("met", "late", "running")
_COLUMNS = ("step", "minutes", "clock", "valid_from", "valid_to", "tier", "severity", "channel")


def standards(connection: Connection, scope: Scope, *, clock: Clock) -> pd.DataFrame:
    """Every standard there is or was, those in force first, by step, tier, severity (the gravest first) and channel.

    One row per standard. Columns: standard_id, name, tier, severity, channel (missing: any), step, minutes, clock
    (working or calendar), valid_from, valid_to (the first day on which it no longer counts), owner_id, owner and
    owner_en (missing where nobody is named), review_on, state (now, later, over), overdue (in force and not reviewed
    on its day).

    Source: service_standard, which pages/manage/standards.py changes.
    """
    s, m = visible(service_standard, scope), visible(member, scope)
    columns = [s.c[name] for name in ("name", *_COLUMNS, "owner_id", "review_on")]
    asked = select(s.c.id.label("standard_id"), *columns, m.c.name.label("owner"), m.c.name_en.label("owner_en"))
    rows = connection.execute(asked.select_from(s.outerjoin(m, m.c.id == s.c.owner_id))).mappings().all()
    found = []
    for row in rows:
        ended = row["valid_to"] is not None and row["valid_to"] <= max(clock.today, row["valid_from"])
        state = "over" if ended else "later" if row["valid_from"] > clock.today else "now"
        overdue = state != "over" and row["review_on"] is not None and row["review_on"] < clock.today
        found.append({**row, "state": state, "overdue": overdue})
    steps = steps_with(workflow_of(connection).working)
    found.sort(key=lambda row: _in_order(row, steps))
    names = [*asked.selected_columns.keys(), "state", "overdue"]
    return pd.DataFrame(found, columns=names).astype({"owner_id": "Int64", "overdue": "bool", "minutes": "float64"})


def _in_order(row: Mapping[str, Any], steps: Sequence[str]) -> tuple[Any, ...]:
    state, step = ("now", "later", "over").index(row["state"]), steps.index(row["step"])
    gravity = _GRAVEST_FIRST.index(row["severity"]) if row["severity"] in _GRAVEST_FIRST else -1
    return state, step, row["tier"] or "", gravity, row["severity"] or "", row["channel"] or "", row["valid_from"]


def in_force(connection: Connection) -> tuple[Standard, ...]:
    """All standards as the arithmetic takes them. Not through `visible`: a promise is the same, whoever logs the case.

    Source: service_standard.
    """
    rows = connection.execute(select(service_standard.c.id, *(service_standard.c[name] for name in _COLUMNS)))
    return tuple(Standard(**row) for row in rows.mappings())


def promised(connection: Connection, clock: Clock, calendars: Calendars, about: Mapping[str, Any]) -> dict[str, Any]:
    """What a case that begins at about["opened_at"] is promised: due_at, response_due_at and acknowledge_due_at, each
    with its standard (see DUE_OF), and calendar_id. Missing where no standard says anything.

    Reads tier, severity, channel and team_id of `about`.
    """
    known, calendar = in_force(connection), calendars.of(about.get("team_id"))
    found: dict[str, Any] = {"calendar_id": calendars.id_of(about.get("team_id"))}
    for step, (standard, due) in DUE_OF.items():
        found[due], found[standard] = promise(known, clock, calendar, about, step, about["opened_at"])
    return found


def promise(
    known: Sequence[Standard], clock: Clock, calendar: Calendar, about: Mapping[str, Any], step: str, begin: datetime
) -> tuple[datetime | None, int | None]:
    """Until when a step that begins at `begin` is due, and by which of `known` (from `in_force`); None twice without.

    The standards of that day count. A calendar without any working hours promises nothing.
    """
    case = Case(about.get("tier"), about.get("severity"), about.get("channel"))
    standard = applying(known, step, case, clock.day_of(begin))
    if standard is None:
        return None, None
    if standard.clock != WORKING:
        return begin + timedelta(minutes=standard.minutes), standard.id
    try:
        return due_after(calendar, begin, standard.minutes), standard.id
    except NoWorkingTime:
        return None, None


def stage_promised(
    connection: Connection, clock: Clock, calendar: Calendar, about: Mapping[str, Any], stage: str, entered_at: datetime
) -> dict[str, Any]:
    """due_at and standard_id of a stage that is entered now by somebody who works by `calendar`; missing where no
    standard says anything."""
    due, standard = promise(in_force(connection), clock, calendar, about, stage, entered_at)
    return {"due_at": due, "standard_id": standard}


def explain(
    connection: Connection,
    scope: Scope,
    *,
    tier: str | None,
    severity: str | None,
    channel: str | None,
    day: date,
    steps: tuple[str, ...] | None = None,
) -> pd.DataFrame:
    """Which standards match such a case on `day`, step by step, the one that applies first, and why it does; without
    `steps` of all there are.

    One row per step and matching standard. Columns: step, standard_id, tier, severity, channel, minutes, clock,
    valid_from, applies, why (of those that do not: "more" where the one that applies names more, else tier, severity
    or channel: what that one names and this one does not; missing for the one that applies).

    Source: service_standard.
    """
    s = visible(service_standard, scope)
    rows = connection.execute(select(s.c.id, *(s.c[name] for name in _COLUMNS))).mappings()
    known = [Standard(**row) for row in rows]
    found = []
    for step in steps or steps_with(workflow_of(connection).working):
        matched = matching(known, step, Case(tier, severity, channel), day)
        for each in matched:
            first = each is matched[0]
            found.append({
                "step": step, "standard_id": each.id, "tier": each.tier, "severity": each.severity,
                "channel": each.channel, "minutes": float(each.minutes), "clock": each.clock,
                "valid_from": each.valid_from, "applies": first, "why": None if first else decided_by(matched[0], each),
            })  # fmt: skip
    columns = ["step", "standard_id", "tier", "severity", "channel", "minutes", "clock", "valid_from", "applies", "why"]
    return pd.DataFrame(found, columns=columns).astype({"applies": "bool", "minutes": "float64"})


def compliance(
    asked: Asked, scope: Scope, period: Period, *, clock: Clock, filters: Filters = EVERYTHING
) -> pd.DataFrame:
    """How each standard was kept by what began in `period`: complaints, contacts and stages together.

    One row per standard that anything was promised by. Columns: standard_id, met, late (past the due time, also if
    still open), running (open and not due yet, counted in neither), hidden (an executive's cell of too few cases: the
    numbers are missing).

    Source: complaint, interaction and complaint_stage.
    """
    parts = []
    for column, measures in _KEPT:
        rows = ask(asked, scope, measures, period, clock, filters=filters, by=(column,))
        parts.append(rows.rename(columns={column: "standard_id", **dict(zip(measures, _NUMBERS, strict=True))}))
    every = pd.concat(parts, ignore_index=True)
    every = every[every["standard_id"].notna()].astype({"standard_id": "int64"})
    # A stage's standard is no complaint's, but one for every case may be a contact's and a complaint's.
    summed = every.groupby("standard_id")[list(_NUMBERS)].sum(min_count=1)
    summed["hidden"] = every.groupby("standard_id")["hidden"].any()
    summed.loc[summed["hidden"], list(_NUMBERS)] = float("nan")
    return summed.reset_index()[["standard_id", *_NUMBERS, "hidden"]].astype({"hidden": "bool"})
