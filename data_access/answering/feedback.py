"""What customers said: scores, comments, suggestions and praise."""

from datetime import date

import pandas as pd
from sqlalchemy import Connection, and_, case, null, select, union_all

from data_access import derived, entries
from data_access.answering import low_scores
from data_access.answering.confirming import answers_awaiting_confirmation as answers_awaiting_confirmation
from data_access.answering.confirming import answers_only_executives_confirm as answers_only_executives_confirm
from data_access.answering.confirming import confirm_answer as confirm_answer
from data_access.answering.confirming import refuse_answer as refuse_answer
from data_access.answering.logged import logged_by_oneself as logged_by_oneself
from data_access.answering.suggestions import answer_promised
from data_access.clock import Clock
from data_access.entries import Logged
from data_access.named import with_names
from data_access.numbers.asking import Asked
from data_access.numbers.choices import values_of
from data_access.numbers.filters import EVERYTHING, Filters
from data_access.rejected import Rejected
from data_access.schema import suggestion, survey_answer
from data_access.scope import Action, Scope, require, visible
from data_access.voiding import void_entry as void_entry
from metrics.calendars.periods import Period

# The scales that the form asks on. Files bring others.
SCALES = {"csat": (1, 5), "nps": (0, 10), "ces": (1, 7)}
SUGGESTIONS = ("suggestion", "praise")
ABOUT = ("answered_on", "kind", "score", "scale_low", "scale_high", "comment", "channel", "tier", "topic")


def comments(
    connection: Connection,
    scope: Scope,
    period: Period,
    filters: Filters = EVERYTHING,
    limit: int = 50,
    low_first: bool = True,
) -> pd.DataFrame:
    """What was written with the counted answers of the period, low scores first, then newest.

    One row per comment. Columns: answer_id, answered_on, kind, score, scale_low, scale_high (missing without a
    score), comment, channel, tier, topic, low (whether the score is in the bottom box), customer, member,
    member_en, team, team_en. Empty under a filter that answers do not have, and for who may see no rows.

    Source: survey_answer, filled by pages/feedback and importers/.
    """
    a = visible(survey_answer, scope)
    low = case((and_(a.c.score.is_not(None), a.c.bottom_box), True), else_=False)
    asked = with_names(a, scope, a.c.id.label("answer_id"), *(a.c[name] for name in ABOUT), low.label("low"))
    asked = asked.where(
        a.c.commented,
        a.c.counted,
        a.c.answered_on >= period.start,
        a.c.answered_on < period.end,
        *filters.rules_or_none(a),
    )
    # Scores of different scales are compared by how far up their scale they are.
    height = (a.c.score - a.c.scale_low) / (a.c.scale_high - a.c.scale_low)
    first = [low.desc(), height.asc().nulls_last()] if low_first else []
    found = pd.read_sql(asked.order_by(*first, a.c.answered_at.desc(), a.c.id.desc()).limit(limit), connection)
    return found.astype({"low": "bool", "score": "float64"})


def latest_feedback(connection: Connection, scope: Scope, member_id: int, limit: int = 10) -> pd.DataFrame:
    """The answers and suggestions about one member's service, newest first, without what was voided or refused.

    One row each. Columns: id, kind (csat, nps, ces, interview, suggestion, praise), received_on, score, scale_low,
    scale_high, text (each missing where there is none), counted (False while it waits for confirmation), customer,
    member, member_en, team, team_en.

    Source: survey_answer and suggestion, filled by pages/feedback and importers/.
    """
    a, s = visible(survey_answer, scope), visible(suggestion, scope)
    ids = ("id", "customer_id", "member_id", "team_id", "kind", "counted")
    answers = select(
        *(a.c[name] for name in ids), a.c.answered_on.label("received_on"), a.c.answered_at.label("at"),
        a.c.score, a.c.scale_low, a.c.scale_high, a.c.comment.label("text"),
    ).where(a.c.member_id == member_id, a.c.voided_at.is_(None), a.c.refused_at.is_(None))  # fmt: skip
    suggestions = select(
        *(s.c[name] for name in ids), s.c.received_on, s.c.received_at.label("at"),
        null().label("score"), null().label("scale_low"), null().label("scale_high"), s.c.text,
    ).where(s.c.member_id == member_id, s.c.voided_at.is_(None))  # fmt: skip
    rows = union_all(answers, suggestions).subquery("feedback")
    shown = ("id", "kind", "received_on", "score", "scale_low", "scale_high", "text", "counted")
    asked = with_names(rows, scope, *(rows.c[name] for name in shown))
    found = pd.read_sql(asked.order_by(rows.c["at"].desc(), rows.c.id.desc()).limit(limit), connection)
    return found.astype({"score": "float64", "counted": "bool"})


def topics(asked: Asked, scope: Scope) -> tuple[str, ...]:
    """The topics that facts were given so far, sorted, for a picker.

    Source: the mirror.
    """
    return tuple(topic for topic in values_of(asked, scope, "topic") if topic is not None)


def log_answer(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    kind: str,
    score: int | None,
    comment: str | None = None,
    customer_id: int | None = None,
    member_id: int | None = None,
    channel: str | None = None,
    topic: str | None = None,
    answered_on: date,
) -> Logged:
    """Store an answer about the service of `member_id` (None: of nobody in particular).

    A score that members log about their own service is not counted until their lead confirms it. kind: csat (1-5),
    nps (0-10), ces (1-7, 7 is easy). Doing it again with the same `request_key` changes nothing and returns the same.

    Raises:
        NotAllowed: `scope` may not log feedback.
        Rejected: "request_key_reused", "choice_unknown", "answer_empty", "score_outside_scale", "text_too_long",
            "day_in_future", "customer_not_found", "member_not_found".
    """
    require(scope, Action.LOG_FEEDBACK)
    low, high = SCALES[entries.one_of(kind, tuple(SCALES))]
    comment, topic = entries.given_text(comment), entries.given_text(topic)
    content = {
        "kind": kind, "score": score, "comment": comment, "customer_id": customer_id, "member_id": member_id,
        "channel": channel, "topic": topic, "answered_on": answered_on,
    }  # fmt: skip
    if before := entries.logged_before(connection, survey_answer, scope.member_id, request_key, content):
        return before
    if score is None and comment is None:
        raise Rejected("answer_empty")
    if score is not None and not low <= score <= high:
        raise Rejected("score_outside_scale")
    given = {
        "kind": kind, "score": score, "scale_low": low if score is not None else None,
        "scale_high": high if score is not None else None, "comment": comment,
        "answered_at": entries.moment_on(answered_on, clock),
    }  # fmt: skip
    about_oneself = member_id is not None and member_id == scope.member_id
    values = {
        **given,
        **derived.of_one(derived.answer_columns, given, clock),
        **entries.circumstances(connection, clock, answered_on, customer_id, member_id, channel, scope),
        "topic": topic,
        "counted": not about_oneself,
    }
    values["follow_up_due_at"] = low_scores.promised(connection, values, clock)
    return entries.store(
        connection, survey_answer, values, by=scope, clock=clock, request_key=request_key, content=content
    )


def log_suggestion(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    kind: str,
    text: str,
    customer_id: int | None = None,
    member_id: int | None = None,
    channel: str | None = None,
    received_on: date,
) -> Logged:
    """Store a suggestion or praise, as `kind` says; one about nobody goes to the team of who logs it.

    Doing it again with the same `request_key` changes nothing and returns the same.

    Raises:
        NotAllowed: `scope` may not log feedback.
        Rejected: "request_key_reused", "choice_unknown", "text_missing", "text_too_long", "day_in_future",
            "customer_not_found", "member_not_found".
    """
    require(scope, Action.LOG_FEEDBACK)
    entries.one_of(kind, SUGGESTIONS)
    said = entries.given_text(text, "text_missing")
    content = {
        "kind": kind, "text": said, "customer_id": customer_id, "member_id": member_id, "channel": channel,
        "received_on": received_on,
    }  # fmt: skip
    if before := entries.logged_before(connection, suggestion, scope.member_id, request_key, content):
        return before
    values = {
        "kind": kind,
        "text": said,
        "received_on": received_on,
        "received_at": entries.moment_on(received_on, clock),
        **entries.circumstances(connection, clock, received_on, customer_id, member_id, channel, scope),
    }
    values["answer_due_at"] = answer_promised(connection, values, clock)
    return entries.store(
        connection, suggestion, values, by=scope, clock=clock, request_key=request_key, content=content
    )
