"""Reviews of the demo company: last quarter's are over, with one appeal to decide; this quarter's are collected."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, insert

from data_access.clock import Clock
from data_access.demo.people import AFTER_SALES_1, EXECUTIVE, LEADS
from data_access.demo.times import Times
from data_access.reviewing import frozen
from data_access.reviewing.categories import CATEGORIES, QUARTER, USUAL_WEIGHTS, period_of
from data_access.schema import peer_rating, review, review_cycle, review_part, review_rater, review_step
from metrics.calendars.periods import Grain, Period, start_of, step
from metrics.people.peers import Rating, peers

LEAD = LEADS[AFTER_SALES_1]
REVIEWED = (11, 12, 13, 14, 15)
KEYS = tuple(CATEGORIES)
NOON = time(4, tzinfo=UTC)  # in the reporting zone
APPEALED = 14
# By whom it is about: the lead's scores and words, the goals, what they said of themselves.
LAST = {
    11: ((4, 5, 4, 4, 3), "回复及时，客户评价稳定；交接记录写得清楚，同事接手很省心。",
         "整理退换货常见问题，形成话术手册。",
         (4, 4, 4, 4, 3), "本季度主要负责退换货，处理速度比上季度快；复杂的维修单还需要多请教。"),
    12: ((4, 4, 3, 4, 4), "主动牵头梳理了上门预约流程。个别工单回访偏晚。", "回访按时率达到 95%。",
         (4, 4, 4, 4, 4), "推动了预约短信提醒，客户爽约明显减少。"),
    13: ((5, 4, 5, 4, 4), "推动双层包装，破损投诉明显下降，全组受益。", "把包装改进的经验分享给售后二组。",
         (5, 4, 4, 4, 4), "包装改进是本季度最大的收获。"),
    14: ((3, 3, 3, 4, 3), "专业扎实，但旺季响应偏慢，需要更早求助。", "高峰时段首次响应控制在 30 分钟内。",
         (4, 4, 4, 5, 4), "八月独自承担夜间值班，响应时间受此影响。"),
    15: ((4, 4, 4, 3, 3), "Steady and dependable. Ask more questions when a product is new to you.",
         "Finish the training on filters.", (4, 4, 4, 3, 3), "I took over the English-speaking customers in July."),
}  # fmt: skip
APPEAL = "八月的夜间值班由我一人承担，响应时间不应与白班同样衡量，希望重新考虑“责任心”一项。"
COMMENTS = (
    "有问题找他总能得到帮助。", "交接清楚，不用再问第二遍。", "希望例会上多分享处理难题的经验。",
    "Always friendly, even when it is busy.", "遇到急单会主动补位。",
)  # fmt: skip


def store_reviews(connection: Connection, times: Times, zone: str) -> int:
    """Store both cycles and return how many reviews there are."""
    this = start_of(times.today, Grain.QUARTER)
    last = period_of(QUARTER, step(this, Grain.QUARTER, -1))
    clock = Clock(datetime.combine(times.today, NOON), zone)
    _last_quarter(connection, last, clock)
    _this_quarter(connection, period_of(QUARTER, this), times.today)
    return 2 * len(REVIEWED)


def _last_quarter(connection: Connection, period: Period, clock: Clock) -> None:
    opened, closed = period.end + timedelta(days=2), period.end + timedelta(days=12)
    told = min(period.end + timedelta(days=16), clock.today)
    _cycle(connection, 1, period, "shared", opened, closed)
    asked = frozen.Within(connection)
    for number, member_id in enumerate(REVIEWED, start=1):
        appealed = member_id == APPEALED
        state = "appealed" if appealed else "acknowledged"
        decider = EXECUTIVE if appealed else None
        _review(connection, number, 1, member_id, state, told, shared_on=told, decider_id=decider)
        others = [each for each in REVIEWED if each != member_id]
        given = [
            Rating(dict(zip(KEYS, _scores(member_id, rater), strict=True)), COMMENTS[rater % len(COMMENTS)])
            for rater in others
        ]
        found = peers(given, USUAL_WEIGHTS)
        scores, words, goals, own, own_words = LAST[member_id]
        numbers = frozen.numbers_of(connection, period, clock, member_id=member_id, asked=asked)
        peer = {"raters": found.raters, "scores": dict(found.figures), "comments": list(found.comments)}
        of = {"review_id": number, "member_id": member_id, "reach": "all", "told_on": told, "revision": 1}
        nothing = {"author_id": None, "words": None, "goals": None}
        connection.execute(insert(review_part), [
            {**of, **nothing, "kind": "self", "author_id": member_id, "words": own_words, "content": _content(own)},
            {**of, "kind": "lead", "author_id": LEAD, "words": words, "goals": goals, "content": _content(scores)},
            {**of, **nothing, "kind": "peer", "content": peer},
            {**of, **nothing, "kind": "facts", "content": {"numbers": numbers}},
        ])  # fmt: skip
        _rated(connection, number, 1, member_id, dict(zip(others, given, strict=True)), period.end)
        for what, day, author, said in (
            ("opened", opened, LEAD, None), ("self_sent", opened + timedelta(days=4), member_id, None),
            ("collected", closed, LEAD, None), ("written", closed + timedelta(days=2), LEAD, None),
            ("shared", told, LEAD, None),
            ("appealed" if appealed else "acknowledged", told, member_id, APPEAL if appealed else None),
        ):  # fmt: skip
            _step(connection, number, member_id, what, min(day, clock.today), author, said)


def _this_quarter(connection: Connection, period: Period, today: date) -> None:
    opened = max(period.start, today - timedelta(days=4))
    _cycle(connection, 2, period, "collecting", opened, today + timedelta(days=9))
    first = len(REVIEWED) + 1
    for number, member_id in enumerate(REVIEWED, start=first):
        _review(connection, number, 2, member_id, "collecting", opened)
        others = [each for each in REVIEWED if each != member_id]
        sent = [each for each in others if each != REVIEWED[0] and (each + number) % 3]
        given = {
            each: Rating(dict(zip(KEYS, _scores(member_id, each), strict=True)), COMMENTS[(each + 1) % len(COMMENTS)])
            for each in sent
        }
        _rated(connection, number, 2, member_id, given, period.end, asked=others)
        _step(connection, number, member_id, "opened", opened, LEAD, None)


def _cycle(connection: Connection, number: int, period: Period, state: str, opened: date, closed: date) -> None:
    categories = [
        {"key": key, "en": name.en, "zh": name.zh, "weight": USUAL_WEIGHTS[key]} for key, name in CATEGORIES.items()
    ]
    quarter = (period.start.month + 2) // 3
    connection.execute(
        insert(review_cycle).values(
            id=number, name=f"{period.start.year} Q{quarter}", kind=QUARTER, from_on=period.start, to_on=period.end,
            collects_until=closed, shares_until=max(closed, period.end) + timedelta(days=7), state=state,
            categories=categories, team_ids=[AFTER_SALES_1], opened_by=LEAD,
            created_at=datetime.combine(opened, NOON),
        )
    )  # fmt: skip


def _review(
    connection: Connection, number: int, cycle_id: int, member_id: int, state: str, day: date, **given: Any
) -> None:
    collecting = state == "collecting"
    connection.execute(
        insert(review).values(
            id=number, cycle_id=cycle_id, member_id=member_id, team_id=AFTER_SALES_1, lead_id=LEAD, state=state,
            last_move="opened" if collecting else state, changed_at=datetime.combine(day, NOON),
            changed_by=LEAD if collecting else member_id, revision=0 if collecting else 5, **given,
        )
    )  # fmt: skip


def _rated(
    connection: Connection,
    number: int,
    cycle_id: int,
    member_id: int,
    given: dict[int, Rating],
    end: date,
    *,
    asked: list[int] | None = None,
) -> None:
    of = {"review_id": number, "member_id": member_id}
    to_rate = [{**of, "cycle_id": cycle_id, "rater_id": each, "asked": True} for each in asked or given]
    connection.execute(insert(review_rater), to_rate)
    rows = [
        {
            **of,
            "author_id": each,
            "sent": True,
            "period_ended_on": end,
            # Once collecting is over, what single colleagues gave is blank.
            "scores": rated.scores if asked else {},
            "words": rated.comment if asked else None,
        }
        for each, rated in given.items()
    ]
    connection.execute(insert(peer_rating), rows)


def _step(
    connection: Connection, number: int, member_id: int, what: str, day: date, author: int, words: str | None
) -> None:
    at = {"told_at": datetime.combine(day, NOON), "told_on": day}
    of = {"review_id": number, "member_id": member_id}
    connection.execute(insert(review_step).values(**of, what=what, author_id=author, words=words, **at))


def _content(scores: tuple[int, ...]) -> dict[str, Any]:
    return {"scores": dict(zip(KEYS, scores, strict=True))}


def _scores(member_id: int, rater: int) -> Iterator[int]:
    """What a colleague gave: the lead's scores and a little of their own."""
    for place, score in enumerate(LAST[member_id][0]):
        yield min(5, max(1, score + (rater + place) % 3 - 1))
