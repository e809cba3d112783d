"""The feedback inbox: low scores to follow up, suggestions to answer, and what was done with them."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pandas as pd
from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Subquery,
    and_,
    case,
    false,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)

from data_access.answering.suggestions import SUGGESTION
from data_access.clock import Clock
from data_access.derived import MOMENT
from data_access.named import with_names
from data_access.numbers.filters import EVERYTHING, Filters
from data_access.schema import member, suggestion, survey_answer
from data_access.scope import Action, Scope, may, visible

NEW, DONE = "new", "done"
# What the list can be cut to: by type, by when it is due, by what was done.
TO_ANSWER = ("csat", "nps", "suggestion")
KINDS = (*TO_ANSWER, "praise")
DUES = ("overdue", "today", "week", "never")
OUTCOMES = ("in_time", "late", "adopted", "declined")
WHOSE = ("customer_id", "member_id", "team_id")
_SHOWN = (
    "id", "kind", "state", "score", "scale_low", "scale_high", "text", "channel", "tier", "topic", "received_on",
    "received_at", "due_at", "done_on", "kept", "answer", "team_id",
)  # fmt: skip


@dataclass(frozen=True)
class ToAnswer:
    """How much feedback waits for an answer, and how much of it is past due."""

    all: int
    overdue: int


def feedback_to_answer(
    connection: Connection,
    scope: Scope,
    filters: Filters = EVERYTHING,
    *,
    clock: Clock,
    kind: str | None = None,
    due: str | None = None,
    limit: int = 500,
) -> pd.DataFrame:
    """Low scores that nobody followed up and suggestions without an answer; the first `limit` of them.

    Those of one `kind` (of TO_ANSWER), and due as `due` says: "overdue", "today" or "week" (until the end of the day,
    of the seventh day from now; past due ones too) or "never". The one due first is on top, those to which nothing was
    promised last, the oldest first. One row each. Columns: id (of its own kind), kind, state ("new"), score, scale_low,
    scale_high, text (each missing where there is none), channel, tier, topic, received_on, received_at, due_at (UTC),
    overdue_minutes (calendar minutes past due, missing before), done_on, kept, answer (all missing), led (whether
    `scope` may answer it), all (how many there are), team_id, customer, member, member_en, team, team_en, by, by_en.

    Source: survey_answer and suggestion, filled by pages/feedback and importers/.
    """
    every = _waiting(scope, filters)
    rows = _narrowed(every, kind, _due(every, due, clock))
    order = (rows.c.due_at.asc().nulls_last(), rows.c.received_at, rows.c.kind, rows.c.id)
    return _read(connection, scope, rows, order, clock, limit)


def feedback_waiting(
    connection: Connection, scope: Scope, filters: Filters = EVERYTHING, *, clock: Clock, kind: str | None = None
) -> ToAnswer:
    """How many rows `feedback_to_answer` has, whenever they are due, and how many of them are past due.

    Source: survey_answer and suggestion, filled by pages/feedback and importers/.
    """
    rows = _narrowed(_waiting(scope, filters), kind, [])
    late = func.count().filter(rows.c.due_at < clock.now)
    return ToAnswer(*connection.execute(select(func.count(), late).select_from(rows)).one())


def suggestion_told(connection: Connection, scope: Scope, *, clock: Clock, suggestion_id: int) -> pd.DataFrame:
    """One suggestion, answered or not, with the columns of `feedback_to_answer`; no row where it does not count any
    more, or is not the person's to read.

    Source: suggestion, filled by pages/feedback and importers/.
    """
    a, s = visible(survey_answer, scope), visible(suggestion, scope)
    this = and_(s.c.counted, s.c.id == suggestion_id)
    every = union_all(_low_scores(a, false(), NEW, EVERYTHING), _suggestions(s, this, EVERYTHING)).subquery("every")
    rows = _narrowed(every, None, [])
    return _read(connection, scope, rows, (rows.c.id,), clock, 1)


def feedback_done(
    connection: Connection,
    scope: Scope,
    filters: Filters = EVERYTHING,
    *,
    clock: Clock,
    kind: str | None = None,
    outcome: str | None = None,
    limit: int = 200,
) -> pd.DataFrame:
    """Low scores that were followed up, suggestions that were answered, and praise; the newest `limit` of them.

    Those of one `kind` (of KINDS), and with what came of it: "in_time" or "late" (of what had a due time), "adopted"
    or "declined". Columns as in `feedback_to_answer`, with state "done" (followed up, or praise), "adopted" or
    "declined", done_on (of praise the day it came), kept (whether the due time was kept), answer, and by and by_en
    (who did it).

    Source: survey_answer and suggestion, filled by pages/feedback and importers/.
    """
    a, s = visible(survey_answer, scope), visible(suggestion, scope)
    done = and_(a.c.counted, a.c.followed_up_at.is_not(None))
    answered = and_(s.c.counted, or_(s.c.state != NEW, s.c.kind == "praise"))
    every = union_all(_low_scores(a, done, DONE, filters), _suggestions(s, answered, filters)).subquery("every")
    rules: list[ColumnElement[bool]] = []
    if outcome in ("in_time", "late"):
        rules.append(every.c.kept.is_(outcome == "in_time"))
    elif outcome is not None:
        rules.append(every.c.state == outcome)
    rows = _narrowed(every, kind, rules)
    return _read(connection, scope, rows, (rows.c.done_on.desc(), rows.c.kind, rows.c.id.desc()), clock, limit)


def _waiting(scope: Scope, filters: Filters) -> Subquery:
    a, s = visible(survey_answer, scope), visible(suggestion, scope)
    low = and_(a.c.counted, a.c.follow_up_due_at.is_not(None), a.c.followed_up_at.is_(None))
    waiting = and_(s.c.counted, s.c.kind == SUGGESTION, s.c.state == NEW)
    return union_all(_low_scores(a, low, NEW, filters), _suggestions(s, waiting, filters)).subquery("every")


def _narrowed(every: Subquery, kind: str | None, rules: list[ColumnElement[bool]]) -> Subquery:
    of_kind = [] if kind is None else [every.c.kind == kind]
    return select(every).where(*of_kind, *rules).subquery("feedback")


def _due(every: Subquery, due: str | None, clock: Clock) -> list[ColumnElement[bool]]:
    if due is None:
        return []
    if due == "never":
        return [every.c.due_at.is_(None)]
    days = {"today": 1, "week": 7}
    return [every.c.due_at < (clock.midnight(clock.today + timedelta(days=days[due])) if due in days else clock.now)]


def _low_scores(a: Any, which: ColumnElement[bool], state: str, filters: Filters) -> Select[Any]:
    same = ("id", "kind", "score", "scale_low", "scale_high", "channel", "tier", "topic", *WHOSE)
    return select(
        *(a.c[name] for name in same), literal(state).label("state"), a.c.comment.label("text"),
        a.c.answered_on.label("received_on"), a.c.answered_at.label("received_at"),
        a.c.follow_up_due_at.label("due_at"), a.c.followed_up_on.label("done_on"), a.c.follow_up_kept.label("kept"),
        a.c.follow_up_note.label("answer"), a.c.followed_up_by.label("by_id"),
    ).where(which, *filters.rules_or_none(a))  # fmt: skip


def _suggestions(s: Any, which: ColumnElement[bool], filters: Filters) -> Select[Any]:
    # Praise waits for nobody.
    state = case((s.c.kind == "praise", DONE), else_=s.c.state)
    done_on = case((s.c.kind == "praise", s.c.received_on), else_=s.c.answered_on)
    none = [null() for _ in ("score", "scale_low", "scale_high")]
    return select(
        s.c.id, s.c.kind, *none, s.c.channel, s.c.tier, null(), *(s.c[name] for name in WHOSE), state, s.c.text,
        s.c.received_on, s.c.received_at, s.c.answer_due_at, done_on, s.c.answer_kept, s.c.answer, s.c.answered_by,
    ).where(which, *filters.rules_or_none(s))  # fmt: skip


def _read(
    connection: Connection, scope: Scope, rows: Subquery, order: tuple[Any, ...], clock: Clock, limit: int
) -> pd.DataFrame:
    by = visible(member, scope).alias("answered")
    total = select(func.count()).select_from(rows).scalar_subquery().label("all")
    asked = with_names(rows, scope, *(rows.c[name] for name in _SHOWN), total)
    asked = asked.add_columns(by.c.name.label("by"), by.c.name_en.label("by_en"))
    asked = asked.outerjoin(by, by.c.id == rows.c.by_id)
    found = pd.read_sql(asked.order_by(*order).limit(limit), connection)
    for name in ("received_at", "due_at"):
        found[name] = pd.to_datetime(found[name], utc=True).astype(MOMENT)
    for name in ("received_on", "done_on"):
        found[name] = pd.to_datetime(found[name])
    late = (pd.Timestamp(clock.now) - found["due_at"]).dt.total_seconds() / 60
    found["overdue_minutes"] = late.where((late > 0) & found["done_on"].isna())
    found["led"] = True if scope.everything else found["team_id"].isin(scope.led_team_ids)
    found["led"] &= may(scope, Action.ANSWER_FEEDBACK)
    return found.astype({"score": "float64", "kept": "boolean", "led": "bool", "team_id": "Int64"})
