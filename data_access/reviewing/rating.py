"""Rating colleagues: what somebody is asked for, and entering it. It stays theirs alone.

Nothing beside the rating says what was given or when: the audit has no entry of it, and what is kept of the form that
was sent says that something was, not of whom and not what.
"""

from collections.abc import Mapping

import pandas as pd
from sqlalchemy import Connection, and_, delete, insert, select

from data_access import requests
from data_access.clock import Clock
from data_access.rejected import Rejected
from data_access.reviewing import rules
from data_access.schema import member, peer_rating, review_cycle, review_rater
from data_access.scope import Action, Scope, require, visible

_KEPT: dict[str, object] = {}  # what is kept of the form's content


def rate_colleague(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    review_id: int,
    scores: Mapping[str, int | None],
    words: str | None,
    send: bool,
) -> int:
    """Keep what the person says of a colleague, as a draft or as sent; until collecting is over it may be changed.

    What was sent stays sent. A category without a score is one that they cannot judge.

    Raises:
        Rejected: "review_not_asked", "review_over", "choice_unknown", "review_scores_missing", "text_too_long",
            "request_key_reused".
    """
    require(scope, Action.BE_REVIEWED)
    asked, p = visible(review_rater, scope), peer_rating.c
    found = connection.execute(
        select(asked).where(asked.c.review_id == review_id, asked.c.rater_id == scope.member_id, asked.c.asked)
    ).first()
    if found is None:
        raise Rejected("review_not_asked")
    # The review itself is not for who rates in it.
    cycle = rules.cycle_of(connection, found.cycle_id, by=scope)
    # Whoever is late may still be heard: what ends collecting is that a lead ends it.
    if cycle["state"] != rules.COLLECTING:
        raise Rejected("review_over")
    mine = and_(p.review_id == review_id, p.author_id == scope.member_id)
    before = connection.execute(select(p.scores, p.words, p.sent).where(mine)).first()
    sent = send or bool(before and before.sent)
    given = rules.scored(scores, cycle, needed=sent)
    said = rules.worded(words, needed=False)
    if requests.done_before(connection, "rate_colleague", _KEPT, by=scope, request_key=request_key) is not None:
        if before is None or (before.scores, before.words, before.sent) != (given, said, sent):
            raise Rejected("request_key_reused")
        return review_id
    connection.execute(delete(peer_rating).where(mine))
    connection.execute(
        insert(peer_rating).values(
            review_id=review_id, author_id=scope.member_id, member_id=found.member_id, scores=given, words=said,
            sent=sent, period_ended_on=cycle["to_on"],
        )
    )  # fmt: skip
    requests.remember(
        connection, "rate_colleague", _KEPT, by=scope, clock=clock, request_key=request_key, entry_id=0
    )  # fmt: skip
    return review_id


def ratings_asked(connection: Connection, scope: Scope, *, clock: Clock) -> pd.DataFrame:
    """Whom the person is asked to rate in cycles that are collected, those not sent yet first, and what they entered.

    One row per colleague. Columns: number (of the review), cycle, colleague_id, colleague, colleague_en, until,
    overdue (its day is over), categories (a list of key, en, zh, weight), scores (by category), words, sent.

    Source: review_rater and peer_rating, filled by data_access/reviewing.
    """
    a, c, m, p = (visible(table, scope) for table in (review_rater, review_cycle, member, peer_rating))
    asked = (
        select(
            a.c.review_id.label("number"), c.c.name.label("cycle"), a.c.member_id.label("colleague_id"),
            m.c.name.label("colleague"), m.c.name_en.label("colleague_en"), c.c.collects_until.label("until"),
            c.c.categories, p.c.scores, p.c.words, p.c.sent,
        )
        .select_from(a)
        .join(c, c.c.id == a.c.cycle_id)
        .join(m, m.c.id == a.c.member_id)
        .outerjoin(p, and_(p.c.review_id == a.c.review_id, p.c.author_id == a.c.rater_id))
        .where(a.c.rater_id == scope.member_id, a.c.asked, c.c.state == rules.COLLECTING)
    )  # fmt: skip
    found = pd.DataFrame(connection.execute(asked.order_by(c.c.collects_until, a.c.review_id)).mappings().all())
    if found.empty:
        return pd.DataFrame(columns=[*_COLUMNS])
    found["until"] = pd.to_datetime(found["until"])
    found["overdue"] = found["until"] < pd.Timestamp(clock.today)
    found["sent"] = [bool(sent) for sent in found["sent"]]
    found["scores"] = [scores if isinstance(scores, dict) else {} for scores in found["scores"]]
    return found.sort_values("sent", kind="stable", ignore_index=True)[[*_COLUMNS]]


_COLUMNS = (
    "number", "cycle", "colleague_id", "colleague", "colleague_en", "until", "overdue", "categories", "scores",
    "words", "sent",
)  # fmt: skip
