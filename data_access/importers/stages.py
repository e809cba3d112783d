"""The stages of imported complaints: as an event log told them, or as the moments of one row allow."""

from typing import Any

import pandas as pd
from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Select,
    String,
    Subquery,
    Table,
    and_,
    case,
    func,
    literal,
    null,
    or_,
    select,
)  # fmt: skip

from data_access import derived
from data_access.clock import Clock
from data_access.hours.working_time import Calendars
from data_access.importers import stage_promises, staging, working_hours
from data_access.importers.circumstances import team_of
from data_access.importers.events import PERSON, WAITING
from data_access.importers.merging import Part, Writer, remove
from data_access.importers.people import People, stage_person
from data_access.importers.promises import Promises
from data_access.importers.worked_on import as_people_left_them
from data_access.schema import complaint, complaint_stage
from data_access.workflow.passing import settle_passing

WRITTEN = ("stage", "episode", "stated", "entered_at", "left_at", "entered_on", "left_on", "minutes")
PAUSED = ("paused_minutes", "paused_business_minutes")
BUSINESS = ("business_minutes",)
OF_COMPLAINT = ("customer_id", "channel", "tier", "level", "category", "severity")


# In these, and in the organisation's own, a complaint is open; the others come after its resolution.
OPEN_STAGES = ("received", "investigated", "solution")


def stage_table(calendars: Calendars, promises: Promises | None) -> Table:
    """Where the stages of staged cases wait: one row per stage, `case_seq` is its case."""
    return staging.temporary(
        "stage_of_case",
        Column("seq", Integer, primary_key=True),
        Column("key", String(200), index=True),
        Column("position", Integer),
        Column("case_seq", Integer),
        Column("person", Integer),
        Column("waiting", Boolean),
        *staging.staged_like(complaint_stage, WRITTEN),
        *working_hours.staged(BUSINESS, calendars),
        *(stage_promises.staged(promises) if promises else ()),
    )


def made_up(cases: pd.DataFrame, clock: Clock, calendars: Calendars) -> pd.DataFrame:
    """Stages of complaints of which a file tells one row: their times add up to the total.

    Received until the first response, then investigated until it was resolved, answered until it was closed.
    What was never reached has no stage; a stage of an open case that the file names is where it is now. One that is
    open again although it was resolved has an answered stage between its two episodes, which took no time we know of.
    """
    start = cases["opened_at"]
    response = _not_before(cases["first_response_at"], start)
    end = cases["resolved_at"].fillna(cases["closed_at"])
    over = cases["ended_on"].notna()
    again = _not_before(cases["reopened_at"].where(~over), response.fillna(start))
    end = _not_before(end.fillna(start.where(over)), response.fillna(start))
    closed = _not_before(cases["closed_at"], end)
    open_in = cases["state"].where(~over)
    in_stage = _is_open(open_in) & (open_in != "received")
    in_hand = open_in.where(in_stage, "investigated")
    begun = response.notna() | in_stage | again.notna()
    # An open case that somebody works on without a known response has been in that stage all along.
    received = response.notna() | ~begun
    closing = closed.fillna(end)
    answered = over & cases["resolved_at"].notna()
    confirmed = over & (closed.notna() | (cases["state"] == "confirmed"))
    pieces = [
        _piece(cases, 1, "received", start, response.fillna(end), received),
        _piece(cases, 2, in_hand.mask(again.notna(), "investigated"), response.fillna(start), end.fillna(again), begun),
        _piece(cases, 3, "answered", end.fillna(again), closed.fillna(again), again.notna() | answered),
        _piece(cases, 4, "confirmed", closing, closing, confirmed),
        _piece(cases, 5, in_hand, again, end, again.notna()).assign(episode=2),
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
        entered_at=_not_before(found["entered_at"], opened), left_at=_not_before(found["left_at"], opened)
    )
    found = _joined(_as_the_case_says(found, cases))
    found["stated"] = found["waiting"].map({True: WAITING}).astype("str")
    last = ~found["key"].duplicated(keep="last")
    found["left_at"] = found["left_at"].mask(last & (found["stage"] == "confirmed"), found["entered_at"])
    return _finished(found, clock, calendars)


def _as_the_case_says(log: pd.DataFrame, cases: pd.DataFrame) -> pd.DataFrame:
    """Stages cut where the case was resolved for good, and named after what that says.

    A log often says "resolved" hours before or after the time that the case gives, or of a case that never got one.
    While the last episode was open such a stage is part of its solution, and afterwards an open one is part of its
    answer; so a backlog counted by stages is that counted by cases. Their times still add up to the whole. Of earlier
    episodes only the log tells when they ended.
    """
    case_of = cases.set_index("key")
    ends = case_of["resolved_at"].fillna(case_of["closed_at"])
    log = log.assign(final=log["episode"] == log.groupby("key")["episode"].transform("max"))
    at = log["key"].map(ends).where(log["final"])
    # One that came back and was resolved in the same minute was open in it all the same.
    came_back = (log["episode"] > 1) & ~log[["key", "episode"]].duplicated()
    cut = ((log["entered_at"] < at) | (came_back & (log["entered_at"] == at))) & (
        (at < log["left_at"]) | log["left_at"].isna()
    )
    before, after = log.assign(left_at=log["left_at"].mask(cut, at)), log[cut].assign(entered_at=at[cut])
    log = pd.concat([before, after]).sort_index(kind="stable").reset_index(drop=True)
    at, is_open = log["key"].map(ends), _is_open(log["stage"])
    moment = log["left_at"] == log["entered_at"]
    over = log["final"] & ((log["entered_at"] > at) | ((log["entered_at"] == at) & ~(moment & is_open)))
    named = log["stage"].mask(log["final"] & ~over & ~is_open, "solution").mask(over & is_open, "answered")
    # What comes after the resolution is the customer's time anyway.
    return log.assign(stage=named, waiting=log["waiting"] & _is_open(named))


def _joined(log: pd.DataFrame) -> pd.DataFrame:
    """Stages that follow one another and differ in nothing but their time are one."""
    alike = ["key", "stage", "episode", "waiting", *PERSON]
    starts = (log[alike].fillna("") != log[alike].fillna("").shift()).any(axis=1)
    last = starts.shift(-1, fill_value=True).to_numpy()
    return log[starts].assign(left_at=log.loc[last, "left_at"].array).reset_index(drop=True)


def _is_open(stages: pd.Series) -> pd.Series:
    return stages.isin(OPEN_STAGES) | derived.own_stages(stages)


def _piece(
    cases: pd.DataFrame, order: int, stage: Any, entered: pd.Series, left: pd.Series, which: pd.Series
) -> pd.DataFrame:
    times = {"order": order, "stage": stage, "episode": 1, "entered_at": entered, "left_at": left}
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


def found(
    log: pd.DataFrame | None, cases: pd.DataFrame, people: People, clock: Clock, calendars: Calendars
) -> list[pd.DataFrame]:
    """The stages of staged cases with the `person` who had each: those that `log` tells, and of cases of which it says
    no state that we know, or without a log, those that one row gives."""
    lacking = cases if log is None else cases[~cases["key"].isin(log["key"])]
    made = made_up(lacking, clock, calendars)
    stages = [made.assign(person=made["case_seq"].map(cases.set_index("seq")["person"]).astype(object))]
    if log is not None:
        by_log = told(log, cases, clock, calendars)
        stages.append(by_log.assign(person=people.add(by_log, by_log["entered_on"])))
    return stages


def stage(connection: Connection, table: Table, stages: list[pd.DataFrame], cases: pd.DataFrame) -> pd.Series:
    """Stage the stages of cases, and return in which episode each case is."""
    for each in stages:
        staging.fill(connection, table, each[[column.name for column in table.columns if column.name in each]])
    episodes = pd.concat([each[["key", "episode"]] for each in stages]).groupby("key")["episode"].max()
    return cases["key"].map(episodes).fillna(1).astype("int64")


def part(s: Table, source: str, calendars: Calendars, promises: Promises | None, *, logged: bool, teams: bool) -> Part:
    """What the staged stages become. The complaints must be stored before it is matched, or be there.

    `logged`: a log says who had each stage, or that nobody had it; else it is whoever has the complaint. `teams`: and
    which team had it; else it is the member's of that day.
    """
    c, first = complaint, stage_person.alias("first_person")

    def team_then(person: FromClause) -> ColumnElement[Any]:
        if not logged:
            return c.c.team_id
        return person.c.team_id if teams else team_of(person.c.member_id, s.c.entered_on)

    team_id, of_first = team_then(stage_person), team_then(first)
    business = working_hours.chosen(s, BUSINESS[0], team_id, calendars)
    waited = (s.c.minutes, business.element)
    rows_of = s.join(c, and_(c.c.source == source, c.c.source_key == s.c.key))
    rows_of = rows_of.outerjoin(stage_person, stage_person.c.local == s.c.person)
    if promises:
        rows_of = rows_of.outerjoin(first, first.c.local == s.c[stage_promises.FIRST])
    rows = (
        select(
            s.c.seq,
            s.c.key,
            c.c.id.label("complaint_id"),
            s.c.position,
            (stage_person if logged else c).c.member_id.label("member_id"),
            team_id.label("team_id"),
            *(c.c[name] for name in OF_COMPLAINT),
            *(s.c[name] for name in WRITTEN),
            business,
            *(
                case((s.c.waiting, func.coalesce(minutes, 0.0)), else_=otherwise).label(f"{said}{name}")
                for said, otherwise in (("", 0.0), ("stated_", null()))
                for name, minutes in zip(PAUSED, waited, strict=True)
            ),
            *(stage_promises.chosen(s, promises, c.c.tier, of_first) if promises else ()),
        )
        .select_from(rows_of)
        .subquery("staged_stage")
    )
    promised = stage_promises.COLUMNS if promises else ()
    columns = (
        "complaint_id", "position", "member_id", "team_id", *OF_COMPLAINT, *WRITTEN, *BUSINESS, *PAUSED, *promised,
    )  # fmt: skip
    # Of waits that somebody entered by hand the file says nothing.
    follows, keeps = frozenset({*BUSINESS, *PAUSED, *promised}), frozenset({*PAUSED, *promised})
    kept = stage_promises.kept if promises else stage_promises.same
    return Part(complaint_stage, rows, columns, source, keeps, same=_same, follows=follows, keeps_where=kept)


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
    """Say of the stages of all staged cases how work came and went, and leave them as people did otherwise."""
    c = complaint
    of_file = and_(c.c.source == source, c.c.source_key.in_(select(cases.c.key)))
    as_people_left_them(connection, of_file)
    settle_passing(connection, select(c.c.id).where(of_file))
