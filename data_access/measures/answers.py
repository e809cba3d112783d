"""What customers answered, and what became of it: scores, low ones followed up, suggestions, invitations."""

from sqlalchemy import ColumnElement, and_, case, func, or_

from data_access.measures.declare import Columns, Expression, cases, declare, quantiles
from data_access.schema import suggestion, survey_answer, survey_invitation


def _csat(c: Columns) -> ColumnElement[bool]:
    return and_(c.kind == "csat", c.score.is_not(None))


def _on_five(c: Columns) -> ColumnElement[bool]:
    return and_(_csat(c), c.scale_low == 1, c.scale_high == 5)


def _on_seven(c: Columns) -> ColumnElement[bool]:
    return and_(c.kind == "ces", c.scale_low == 1, c.scale_high == 7, c.score.is_not(None))


declare(
    survey_answer,
    "answered_on",
    answers=cases(lambda c, now: _csat(c)),
    answers_top=cases(lambda c, now: and_(_csat(c), c.top_box)),
    answers_bottom=cases(lambda c, now: and_(_csat(c), c.bottom_box)),
    answers_on_five=cases(lambda c, now: _on_five(c)),
    score_sum_on_five=lambda c, now: func.sum(case((_on_five(c), c.score), else_=0)),
    nps_answers=cases(lambda c, now: and_(c.kind == "nps", c.score.is_not(None))),
    nps_promoters=cases(lambda c, now: and_(c.kind == "nps", c.score >= 9)),
    nps_detractors=cases(lambda c, now: and_(c.kind == "nps", c.score <= 6)),
    ces_answers=cases(lambda c, now: and_(c.kind == "ces", c.score.is_not(None))),
    ces_easy=cases(lambda c, now: and_(c.kind == "ces", c.top_box)),
    ces_on_seven=cases(lambda c, now: _on_seven(c)),
    ces_sum_on_seven=lambda c, now: func.sum(case((_on_seven(c), c.score), else_=0)),
    comments=cases(lambda c, now: c.commented),
    follow_ups_within=cases(lambda c, now: c.follow_up_kept),  # of low scores; past due is late
    follow_ups_late=cases(
        lambda c, now: or_(c.follow_up_kept.is_(False), and_(c.follow_up_kept.is_(None), c.follow_up_due_at < now))
    ),
    follow_ups=cases(lambda c, now: c.follow_up_minutes.is_not(None)),
    follow_ups_working=cases(lambda c, now: c.follow_up_business_minutes.is_not(None)),
)


declare(
    survey_answer,
    "answered_on",
    None,
    **quantiles("follow_up", "follow_up", 0.5),
)
declare(
    suggestion,
    "received_on",
    suggestions=cases(lambda c, now: c.kind == "suggestion"),
    suggestions_answered=cases(lambda c, now: and_(c.kind == "suggestion", c.state != "new")),
    suggestions_adopted=cases(lambda c, now: and_(c.kind == "suggestion", c.state == "adopted")),
    suggestions_in_time=cases(lambda c, now: c.answer_kept),  # past due is late
    suggestions_late=cases(
        lambda c, now: or_(c.answer_kept.is_(False), and_(c.answer_kept.is_(None), c.answer_due_at < now))
    ),
    suggestion_answers=cases(lambda c, now: c.answer_minutes.is_not(None)),
    suggestion_answers_working=cases(lambda c, now: c.answer_business_minutes.is_not(None)),
)
declare(
    suggestion,
    "received_on",
    None,
    **quantiles("suggestion_answer", "answer", 0.5),
)


def _scored(score: int) -> Expression:
    return cases(lambda c, now: and_(_on_five(c), c.score == score))


declare(survey_answer, "answered_on", 0, **{f"answers_scored_{score}": _scored(score) for score in range(1, 6)})
declare(
    survey_invitation,
    "invited_on",
    invitations=cases(lambda c, now: c.invited_on.is_not(None)),
    invitations_answered=cases(lambda c, now: c.answered_on.is_not(None)),
)
