"""What a complaint or a contact was promised: by which standards, why by those, and what would hold for it today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Table, select

from data_access.acting import past_the_wall
from data_access.clock import Clock
from data_access.promises.standards import DUE_OF
from data_access.schema import complaint, complaint_stage, interaction, service_standard
from data_access.scope import Scope, visible
from data_access.workflow.stages import workflow_of
from metrics.standards import NAMED, RESOLVE, RESPOND, Case, Standard, matching, steps_with

COMPLAINT, CONTACT = "complaint", "contact"
# Where cases stand, which column says how grave they are, and in which steps they are promised anything (None: all).
KINDS: dict[str, tuple[Table, str, tuple[str, ...] | None]] = {
    COMPLAINT: (complaint, "severity", None),
    CONTACT: (interaction, "priority", (RESPOND, RESOLVE)),
}
LARGEST_ID = 2**31 - 1
_OF_STANDARD = ("step", "minutes", "clock", "valid_from", "valid_to", "tier", "severity", "channel")


@dataclass(frozen=True)
class PromisedCase:
    """`row`: case_id, number (the source's, missing for one that was logged here), tier, severity, channel, opened_at,
    opened_on.

    promises: one row per step for which anything stands on the case, or would be promised (stages only once entered).
    Columns: step, due_at (UTC), standard_id (written on the case; missing where none gave the due time) with its
    minutes, clock, tier, severity and channel, matched (how many match on its day), best_id (the one of them that
    applies), today_id (what would apply today) with today_minutes, today_clock, today_tier, today_severity,
    today_channel.
    """

    row: dict[str, Any]
    promises: pd.DataFrame


def promised_case(connection: Connection, scope: Scope, *, clock: Clock, kind: str, number: str) -> PromisedCase | None:
    """What a complaint or a contact was promised; None for one that `scope` may not see.

    `number` is its number here ("17" or "#17") or the one of its source; where both fit, that of complaints here and
    of contacts there, since people know them by those.

    Source: complaint, complaint_stage, interaction and service_standard.
    """
    case = _found(connection, scope, kind, number)
    if case is None:
        return None
    _, gravity, steps = KINDS[kind]
    named = Case(case["tier"], case[gravity], case["channel"])
    s = visible(service_standard, scope)
    rows = connection.execute(select(s.c.id, *(s.c[name] for name in _OF_STANDARD))).mappings()
    known = {row["id"]: Standard(**row) for row in rows}
    written = _written(connection, kind, case)
    found = []
    for step in steps or steps_with(workflow_of(connection).working):
        due, standard_id, days = written.get(step, (None, None, (case["opened_on"],)))
        matched = _matched(known, step, named, days, standard_id)
        today = next(iter(matching(known.values(), step, named, clock.today)), None)
        if step not in written and (step not in DUE_OF or not (matched or today)):  # stages may not be reached yet
            continue
        found.append({
            "step": step, "due_at": due, "standard_id": standard_id, "matched": len(matched),
            "best_id": matched[0].id if matched else None, **_about(known.get(standard_id or 0), ""),
            "today_id": today.id if today else None, **_about(today, "today_"),
        })  # fmt: skip
    about = ("minutes", "clock", *NAMED)
    columns = [
        "step", "due_at", "standard_id", "matched", "best_id", *about, "today_id", *(f"today_{name}" for name in about),
    ]  # fmt: skip
    promises = pd.DataFrame(found, columns=columns)
    promises["due_at"] = pd.to_datetime(promises["due_at"], utc=True)
    promises = promises.astype(dict.fromkeys(("standard_id", "best_id", "today_id"), "Int64"))
    shown = {name: case[name] for name in ("tier", "channel", "opened_at", "opened_on")}
    row = {"case_id": case["id"], "number": case["source_key"], "severity": case[gravity], **shown}
    return PromisedCase(row, promises)


def _found(connection: Connection, scope: Scope, kind: str, number: str) -> Mapping[str, Any] | None:
    table, _, _ = KINDS[kind]
    c, number = visible(table, scope), number.strip()
    own = number.removeprefix("#")
    here = [c.c.id == int(own)] if own.isdecimal() and own.isascii() and int(own) <= LARGEST_ID else []
    there = [] if number.startswith("#") or not number else [c.c.source_key == number]
    for rule in [*here, *there] if kind == COMPLAINT else [*there, *here]:
        asked = select(c).where(rule, c.c.voided_at.is_(None)).order_by(c.c.opened_at.desc(), c.c.id.desc())
        row = connection.execute(asked.limit(1)).mappings().first()
        if row is not None:
            return dict(row)
    return None


def _written(
    connection: Connection, kind: str, case: Mapping[str, Any]
) -> dict[str, tuple[Any, int | None, tuple[date, ...]]]:
    """By step: until when it is due, by which standard, and the days of which one may have decided."""
    days = (case["opened_on"],)
    found = {}
    for step, (standard, due) in DUE_OF.items():
        if step in (KINDS[kind][2] or DUE_OF) and (case[due] is not None or case[standard] is not None):
            again = (case["reopened_on"],) if step == RESOLVE and case["reopened_on"] else ()
            found[step] = (case[due], case[standard], (*days, *again))
    if kind == COMPLAINT:
        s = complaint_stage  # of a complaint that was found through `visible`, whoever had the stage
        asked = select(s.c.stage, s.c.due_at, s.c.standard_id, s.c.entered_on)
        asked = asked.where(s.c.complaint_id == case["id"], s.c.standard_id.is_not(None)).order_by(s.c.position)
        with past_the_wall(connection):
            rows = connection.execute(asked).all()
        found |= {row.stage: (row.due_at, row.standard_id, (row.entered_on,)) for row in rows}
    return found


def _matched(
    known: Mapping[int, Standard], step: str, named: Case, days: tuple[date, ...], standard_id: int | None
) -> list[Standard]:
    """Those that match on the day that decided: where there are two, the one by which the written one applies."""
    found = [matching(known.values(), step, named, day) for day in days]
    decided = (each for each in reversed(found) if each and each[0].id == standard_id)
    return next(decided, found[0])


def _about(standard: Standard | None, prefix: str) -> dict[str, Any]:
    names = ("minutes", "clock", *NAMED)
    return {f"{prefix}{name}": None if standard is None else getattr(standard, name) for name in names}
