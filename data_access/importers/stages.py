"""The stages of imported complaints: as an event log told them, or as the moments of one row allow."""

from typing import Any

import pandas as pd
from sqlalchemy import (
    Column,
    Connection,
    FromClause,
    Integer,
    Select,
    String,
    Subquery,
    Table,
    and_,
    func,
    literal,
    or_,
    select,
)  # fmt: skip

from data_access import derived
from data_access.clock import Clock
from data_access.importers import staging, working_hours
from data_access.importers.merging import Part, Writer, remove
from data_access.importers.people import stage_person
from data_access.passing import settle_passing
from data_access.schema import complaint, complaint_stage
from data_access.working_time import Calendars

WRITTEN = ("stage", "stated", "entered_at", "left_at", "entered_on", "left_on", "minutes")
BUSINESS = ("business_minutes",)
OF_COMPLAINT = ("customer_id", "channel", "tier", "level", "category", "severity")


# In these a complaint is open; the others come after its resolution.
OPEN_STAGES = ("received", "investigated", "solution")


def stage_table(calendars: Calendars) -> Table:
    """Where the stages of staged cases wait: one row per stage, `case_seq` is its case."""
    return staging.temporary(
        "stage_of_case",
        Column("seq", Integer, primary_key=True),
        Column("key", String(200), index=True),
        Column("position", Integer),
        Column("case_seq", Integer),
        Column("person", Integer),
        *staging.staged_like(complaint_stage, WRITTEN),
        *working_hours.staged(BUSINESS, calendars),
    )


def made_up(cases: pd.DataFrame, clock: Clock, calendars: Calendars) -> pd.DataFrame:
    """Stages of complaints of which a file tells one row: their times add up to the total.

    Received until the first response, then investigated until it was resolved, answered until it was closed.
    What was never reached has no stage; a stage of an open case that the file names is where it is now.
    """
    start = cases["opened_at"]
    response = _not_before(cases["first_response_at"], start)
    end = cases["resolved_at"].fillna(cases["closed_at"])
    over = cases["ended_on"].notna()
    end = _not_before(end.fillna(start.where(over)), response.fillna(start))
    closed = _not_before(cases["closed_at"], end)
    open_in = cases["state"].where(~over)
    in_hand = open_in.where(open_in.isin(["investigated", "solution"]), "investigated")
    begun = response.notna() | open_in.isin(["investigated", "solution"])
    # An open case that somebody works on without a known response has been in that stage all along.
    received = response.notna() | ~begun
    pieces = [
        _piece(cases, 1, "received", start, response.fillna(end), received),
        _piece(cases, 2, in_hand, response.fillna(start), end, begun),
        _piece(cases, 3, "answered", end, closed, over & cases["resolved_at"].notna()),
        _piece(
            cases,
            4,
            "confirmed",
            closed.fillna(end),
            closed.fillna(end),
            over & (closed.notna() | (cases["state"] == "confirmed")),
        ),
    ]
    found = pd.concat([piece for piece in pieces if len(piece)] or pieces[:1], ignore_index=True)
    return _finished(found.sort_values(["case_seq", "order"], kind="stable", ignore_index=True), clock, calendars)


def told(log: pd.DataFrame, cases: pd.DataFrame, clock: Clock, calendars: Calendars) -> pd.DataFrame:
    """Stages as an event log told them. The last one of a confirmed case ends the moment it begins.

    Logs know of cases before they were opened, by their own clock; the time before the opening is in no stage. Where
    the log and the case disagree about when it was open, the case is right: see `_as_the_case_says`.
    """
    found = log[log["key"].isin(cases["key"])].reset_index(drop=True)
    opened = found["key"].map(cases.set_index("key")["opened_at"])
    found = found.assign(
        entered_at=_not_before(found["entered_at"], opened), left_at=_not_before(found["left_at"], opened), stated=None
    )
    found = _as_the_case_says(found, cases)
    last = ~found["key"].duplicated(keep="last")
    found["left_at"] = found["left_at"].mask(last & (found["stage"] == "confirmed"), found["entered_at"])
    return _finished(found, clock, calendars)


def _as_the_case_says(log: pd.DataFrame, cases: pd.DataFrame) -> pd.DataFrame:
    """Stages cut where the case was resolved, came back and was resolved for good, and named after what that says.

    A log often says "resolved" hours before or after the time that the case gives, or of a case that never got one.
    While the case was open such a stage is part of its solution, and afterwards an open one is part of its answer;
    so a backlog counted by stages is that counted by cases. Their times still add up to the whole.
    """
    case = cases.set_index("key")
    end = case["resolved_at"].fillna(case["closed_at"])
    first = case["first_resolved_at"].where(case["reopened_at"].notna(), end).fillna(end)
    moments = {"first": first, "again": case["reopened_at"], "end": end}
    for moment in moments.values():
        at = log["key"].map(moment)
        cut = (log["entered_at"] < at) & ((at < log["left_at"]) | log["left_at"].isna())
        before, after = log.assign(left_at=log["left_at"].mask(cut, at)), log[cut].assign(entered_at=at[cut])
        log = pd.concat([before, after]).sort_index(kind="stable").reset_index(drop=True)
    at = {name: log["key"].map(moment) for name, moment in moments.items()}
    begun = log["entered_at"]
    was_open = (at["first"].isna() | (begun < at["first"])) | (
        at["again"].notna() & (begun >= at["again"]) & (at["end"].isna() | (begun < at["end"]))
    )
    is_open = log["stage"].isin(OPEN_STAGES)
    named = log["stage"].mask(was_open & ~is_open, "solution").mask(~was_open & is_open, "answered")
    return log.assign(stage=named)


def _piece(
    cases: pd.DataFrame, order: int, stage: Any, entered: pd.Series, left: pd.Series, which: pd.Series
) -> pd.DataFrame:
    times = {"order": order, "stage": stage, "entered_at": entered, "left_at": left}
    frame = pd.DataFrame({"key": cases["key"], "case_seq": cases["seq"], **times})
    return frame[which.to_numpy(dtype=bool)]


def _not_before(moments: pd.Series, earliest: pd.Series) -> pd.Series:
    """Moments, none of them earlier than another: stages cannot run backwards."""
    return moments.where(~(moments < earliest), earliest)


def _finished(found: pd.DataFrame, clock: Clock, calendars: Calendars) -> pd.DataFrame:
    return found.assign(
        position=found.groupby("case_seq" if "case_seq" in found else "key").cumcount() + 1,
        entered_on=derived.days(found["entered_at"], clock.zone),
        left_on=derived.days(found["left_at"], clock.zone),
        minutes=(found["left_at"] - found["entered_at"]).dt.total_seconds() / 60,
        **working_hours.counted({BUSINESS[0]: (found["entered_at"], found["left_at"])}, calendars),
    )


def stage(connection: Connection, table: Table, found: pd.DataFrame, person: list[int | None] | None) -> None:
    """Add stages; `person` says who had each, missing for whoever has the complaint."""
    staged = found[[column.name for column in table.columns if column.name in found]]
    staging.fill(connection, table, staged if person is None else staged.assign(person=person))


def part(s: Table, source: str, calendars: Calendars) -> Part:
    """What the staged stages become. The complaints must be stored before it is matched, or be there."""
    c = complaint
    team_id = func.coalesce(stage_person.c.team_id, c.c.team_id)
    rows = (
        select(
            s.c.seq,
            s.c.key,
            c.c.id.label("complaint_id"),
            s.c.position,
            func.coalesce(stage_person.c.member_id, c.c.member_id).label("member_id"),
            team_id.label("team_id"),
            *(c.c[name] for name in OF_COMPLAINT),
            *(s.c[name] for name in WRITTEN),
            *(working_hours.chosen(s, name, team_id, calendars) for name in BUSINESS),
        )
        .select_from(
            s.join(c, and_(c.c.source == source, c.c.source_key == s.c.key)).outerjoin(
                stage_person, stage_person.c.local == s.c.person
            )
        )
        .subquery("staged_stage")
    )
    columns = ("complaint_id", "position", "member_id", "team_id", *OF_COMPLAINT, *WRITTEN, *BUSINESS)
    return Part(complaint_stage, rows, columns, source, same=_same, follows=frozenset(BUSINESS))


def _same(target: FromClause, staged: Subquery) -> Any:
    return and_(target.c.complaint_id == staged.c.complaint_id, target.c.position == staged.c.position)


def cases_changed(part: Part, s: Table, cases: Table) -> Select[tuple[int]]:
    """The seq of cases that have another stage than before, one more or one fewer."""
    m = part.matched
    before = (
        select(func.count())
        .where(complaint_stage.c.complaint_id == complaint.c.id)
        .correlate(complaint)
        .scalar_subquery()
    )
    now = select(func.count()).where(s.c.key == complaint.c.source_key).correlate(complaint).scalar_subquery()
    other_count = select(complaint.c.source_key).where(
        complaint.c.source == part.source, complaint.c.source_key.in_(select(cases.c.key)), before != now
    )
    other = select(s.c.key).join(m, and_(m.c.seq == s.c.seq, m.c.changed))
    return select(cases.c.seq).where(or_(cases.c.key.in_(other), cases.c.key.in_(other_count)))


def remove_superfluous(connection: Connection, s: Table, source: str, writer: Writer) -> None:
    """Remove stages of the file's complaints that the file does not tell of any more."""
    c = complaint
    many = (
        select(c.c.id, func.max(s.c.position).label("last"))
        .join(s, and_(c.c.source == literal(source), c.c.source_key == s.c.key))
        .group_by(c.c.id)
        .subquery("many")
    )
    more = select(complaint_stage.c.id).join(many, many.c.id == complaint_stage.c.complaint_id)
    more = more.where(complaint_stage.c.position > many.c.last)
    remove(connection, complaint_stage, complaint_stage.c.id.in_(more), writer)


def settle(connection: Connection, cases: Table, source: str) -> None:
    """Say of the stages of all staged cases how work came and went."""
    c = complaint
    settle_passing(connection, select(c.c.id).where(c.c.source == source, c.c.source_key.in_(select(cases.c.key))))
