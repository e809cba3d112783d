"""Which questions show somebody what another person did, and are recorded in the audit for it.

Everything a page asks passes here (pages/shared/data.py). Only who may see others' rows is looked at; the owner of a
database on their own machine has nobody to answer to.
"""

from collections.abc import Callable, Iterator
from functools import cache
from inspect import Signature, signature
from typing import Any

from data_access.answering import feedback
from data_access.auditing.audit import What
from data_access.auditing.audit_aside import Look, seen
from data_access.clock import Clock
from data_access.numbers import asking, behind
from data_access.numbers.filters import Filters
from data_access.quality import reviews
from data_access.reviewing.reviews import review_parts
from data_access.scope import Role
from pages.shared import session

MEMBER = "member_id"
MOST_NAMED = 50  # people in one entry; the number of rows says that there are more


def looked(question: Callable[..., Any], given: tuple[Any, ...], options: dict[str, Any]) -> None:
    """Record what is seen by asking `question` of whom."""
    scope = session.scope()
    # An executive sees nobody's rows, but the review whose appeal they decide.
    sees = scope.sees_persons or (question is review_parts and scope.has(Role.EXECUTIVE))
    if not sees or scope.everything:
        return
    asked = _signature(question).bind_partial(None, scope, *given, **options).arguments
    for what, member_id, details in _seen(question, asked):
        if member_id is None or member_id != scope.member_id:
            _record(what, member_id, details)


def looked_at(given: tuple[Any, ...]) -> None:
    """Record whose numbers are seen in an answer that was kept: those of the people its filters name."""
    scope = session.scope()
    if not scope.sees_persons or scope.everything:
        return
    for member_id in _named(given):
        if member_id != scope.member_id:
            _record(What.SCORECARD_SEEN, member_id, {})


def exported(key: str, ending: str, rows: int, member_ids: list[int]) -> Callable[[], None]:
    """What records that a table is taken along, at the moment it is; it asks the visit for nothing."""
    house, scope = session.house(), session.scope()
    one = member_ids[0] if len(member_ids) == 1 else None
    details = {"table": key, "format": ending, "rows": rows, "members": None if one else member_ids[:MOST_NAMED]}

    def record() -> None:
        now = Clock(house.settings.now(house.zone), house.zone)
        seen(house.database, Look(scope.member_id, What.EXPORTED, now, one, None, None, details), once=False)

    return record


def _seen(question: Callable[..., Any], asked: dict[str, Any]) -> Iterator[tuple[What, int | None, dict[str, Any]]]:
    people: list[int | None] = [*_named(tuple(asked.values()))]
    if question is behind.rows_behind:
        for member_id in people or [None]:
            yield What.ROWS_SEEN, member_id, {"number": asked["number"]}
    elif question is feedback.latest_feedback:
        yield What.SCORECARD_SEEN, asked[MEMBER], {}
    elif question is review_parts:
        yield What.REVIEW_SEEN, None, {"review": asked["number"]}
    elif question is reviews.quality_reviews:
        theirs: tuple[int, ...] = asked.get("member_ids", ())
        yield What.ROWS_SEEN, theirs[0] if len(theirs) == 1 else None, {"number": "quality_score"}
    elif question is asking.ask and MEMBER in asked.get("by", ()):
        filters = asked.get("filters")
        yield What.MEMBERS_SEEN, None, {"teams": list(filters.team_id) if filters else []}
    else:
        for member_id in people:
            yield What.SCORECARD_SEEN, member_id, {}


def _named(given: tuple[Any, ...]) -> Iterator[int]:
    """The people whom filters name."""
    for each in given:
        if isinstance(each, Filters):
            yield from (member_id for member_id in each.member_id if member_id is not None)


def _record(what: What, member_id: int | None, details: dict[str, Any]) -> None:
    house = session.house()
    seen(house.database, Look(session.scope().member_id, what, session.moment(), member_id, None, None, details))


@cache
def _signature(question: Callable[..., Any]) -> Signature:
    return signature(question)
