"""A tiny company whose facts can be counted by eye.

Two departments' teams and one below: North (Ada leads; Cai, Dan, Ida, Jon, Kim, Lee), Nights below North (Max), and
South (Bo leads; Eve). Fay is an executive, Gil an administrator, Hu left North. Today is Friday 20 November 2026.

Every text names who it is about ("@Cai") and every customer's name their team ("Customer of North 1"), so that a
test sees whose row an answer gives away.
"""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Engine, Table, insert, select

from data_access import derived
from data_access.clock import Clock
from data_access.engine import reading, writing
from data_access.members.people import scope_of
from data_access.mirroring.mirror import Mirror
from data_access.schema import (
    action,
    annotation,
    complaint,
    complaint_stage,
    course,
    customer,
    interaction,
    lesson,
    meeting,
    meeting_action,
    meeting_item,
    meeting_presence,
    member,
    member_role,
    membership,
    peer_rating,
    period_result,
    period_snapshot,
    planned_contact,
    praise,
    purchase,
    quality_category,
    quality_rating,
    quality_review,
    review,
    review_cycle,
    review_part,
    review_rater,
    review_step,
    reward,
    reward_rule,
    suggestion,
    survey_answer,
    survey_invitation,
    talk,
    talk_item,
    target,
    target_change,
    team,
    training,
)
from data_access.scope import Scope
from data_access.settling import settle_recurrences
from data_access.stamps import stamp
from data_access.workflow.passing import settle_passing
from metrics.calendars.business_time import Calendar, Version, minutes_between
from metrics.calendars.periods import Period, named
from tests.databases import SQLITE, TODAY, ZONE, Fill, a_database, nothing

CLOCK = Clock(datetime(2026, 11, 20, 10, tzinfo=UTC), ZONE)  # 18:00 in Shanghai
THIS_MONTH = named("this_month", TODAY)
LAST_MONTH = named("last_month", TODAY)
ALL = Period("all", date(2026, 1, 1), date(2027, 1, 1))

# What a new database begins with.
OFFICE_HOURS = Calendar(ZONE, (Version(date(2000, 1, 1), (((540, 1080),),) * 5 + ((), ()), "CN"),))

NORTH, SOUTH, NIGHTS = 1, 2, 3
TEAMS = {NORTH: "North", SOUTH: "South", NIGHTS: "Nights"}
ADA, BO, CAI, DAN, EVE, FAY, GIL, HU, IDA, JON, KIM, LEE, MAX = range(1, 14)
NAMES = dict(
    enumerate(("Ada", "Bo", "Cai", "Dan", "Eve", "Fay", "Gil", "Hu", "Ida", "Jon", "Kim", "Lee", "Max"), start=1)
)
TEAM_OF = {BO: SOUTH, EVE: SOUTH, MAX: NIGHTS} | dict.fromkeys((ADA, CAI, DAN, HU, IDA, JON, KIM, LEE), NORTH)
ROLES = {ADA: ("lead",), BO: ("lead",), FAY: ("executive",), GIL: ("admin",)}
SERVING = (CAI, DAN, IDA, JON, KIM, LEE, MAX, EVE)  # each with facts of their own


class World:
    """The database, its mirror, and who is who."""

    def __init__(self, database: Engine, mirror: Mirror | None = None) -> None:
        """Without a `mirror` it gets one once it is asked for: most tests of what people enter never ask."""
        self.database = database
        self._given = mirror

    @cached_property
    def mirror(self) -> Mirror:
        return self._given or Mirror(self.database)

    def close(self) -> None:
        """Give back the mirror that was made here."""
        if self._given is None and "mirror" in vars(self):
            self.mirror.close()

    def scope(self, member_id: int) -> Scope:
        """What this member sees today."""
        with reading(self.database) as connection:
            return scope_of(connection, member_id, TODAY)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with reading(self.database) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        with writing(self.database) as connection:
            yield connection

    def add(self, table: Table, *rows: Mapping[str, Any]) -> list[int]:
        """Store facts as they are, with their days stamped."""
        with writing(self.database) as connection:
            return put(connection, table, *rows)


@contextmanager
def empty_world(folder: Path, kind: str = SQLITE) -> Iterator[World]:
    """A migrated database without anybody in it."""
    with _opened(folder, kind, "empty", nothing) as world:
        yield world


@contextmanager
def whole_world(folder: Path, kind: str = SQLITE) -> Iterator[World]:
    """The tiny company with all its facts."""
    with _opened(folder, kind, "world", fill) as world:
        yield world


@contextmanager
def _opened(folder: Path, kind: str, name: str, fill: Fill) -> Iterator[World]:
    with a_database(kind, folder, name, fill) as database, closing(World(database)) as world:
        yield world


def fill(database: Engine) -> None:
    """Store the tiny company in an empty database."""
    with writing(database) as connection:
        _people(connection)
        _customers(connection)
        for member_id in SERVING:
            _facts(connection, member_id)
        settle_passing(connection, select(complaint.c.id))
        settle_recurrences(connection, select(complaint.c.customer_id))
        _targets(connection)
        _actions(connection)
        _periods(connection)
        _annotations(connection)
        _trainings(connection)
        _talks(connection)
        _meetings(connection)
        _lessons(connection)
        _planned_contacts(connection)
        _reviews(connection)
        _quality_reviews(connection)
        _recognition(connection)


def put(connection: Connection, table: Table, *rows: Mapping[str, Any]) -> list[int]:
    """Insert rows, each with what every fact must have, and stamp their days."""
    keys = []
    must = {"created_at": CLOCK.now} if "created_at" in table.c else {}
    for row in rows:
        entry = {**must, **row}
        keys.append(connection.execute(insert(table).values(entry).returning(table.c.id)).scalar_one())
        if "day" in table.info:
            stamp(connection, table, [entry.get(table.info["day"])])
    return keys


def a_case(opened: datetime, *, complaints: bool = False, **given: Any) -> dict[str, Any]:
    """The clock of a case as a form or an import would store it."""
    row = {"opened_at": opened, **given}
    found = _derived(derived.case_columns, tuple(row.items()), complaints=complaints)
    return {**found, **{
        name: None if found[end] is None else minutes_between(OFFICE_HOURS, opened, found[end])
        for name, end in (("first_response_business_minutes", "first_response_at"),
                          ("resolution_business_minutes", "resolved_at"))
    }}  # fmt: skip


def an_answer(
    at: datetime, kind: str, score: float | None, scale: tuple[int, int], comment: str | None = None
) -> dict[str, Any]:
    """An answer as a form or an import would store it."""
    row = {
        "kind": kind,
        "score": score,
        "scale_low": scale[0],
        "scale_high": scale[1],
        "answered_at": at,
        "comment": comment,
    }
    return {**row, **_derived(derived.answer_columns, tuple(row.items()))}


@cache
def _derived(rule: Any, row: tuple[tuple[str, Any], ...], **options: Any) -> Mapping[str, Any]:
    """What every test that begins with the same fact would find out anew, which takes as long as storing it."""
    return MappingProxyType(derived.of_one(rule, dict(row), CLOCK, **options))


def a_stage(
    complaint_id: int, position: int, stage: str, entered: datetime, left: datetime | None, **given: Any
) -> dict[str, Any]:
    """A stage of a complaint with its days and minutes."""
    minutes = None if left is None else (left - entered).total_seconds() / 60
    return {
        "complaint_id": complaint_id, "position": position, "stage": stage, "entered_at": entered, "left_at": left,
        "entered_on": CLOCK.day_of(entered), "left_on": None if left is None else CLOCK.day_of(left),
        "minutes": minutes,
        "business_minutes": None if left is None else minutes_between(OFFICE_HOURS, entered, left), **given,
    }  # fmt: skip


def noon(day: date) -> datetime:
    """Noon in Shanghai."""
    return CLOCK.midnight(day) + timedelta(hours=12)


def customer_of(team_id: int, number: int = 1) -> int:
    """The id of a team's customer: each team has two, the first of them VIP."""
    return team_id * 10 + number


def _people(connection: Connection) -> None:
    names = [
        {"id": key, "name": name, "name_en": name, "active": key != HU, "email": f"{name}@example.com"}
        for key, name in NAMES.items()
    ]
    connection.execute(insert(team), [{"id": key, "name": name} for key, name in TEAMS.items()])
    put(connection, member, *names)
    for key, lead, parent in ((NORTH, ADA, None), (SOUTH, BO, None), (NIGHTS, None, NORTH)):
        connection.execute(team.update().where(team.c.id == key).values(lead_id=lead, parent_id=parent))
    for key in NAMES:
        roles = ROLES.get(key, ("staff",))
        connection.execute(insert(member_role), [{"member_id": key, "role": role} for role in roles])
    since = date(2025, 1, 1)
    joined = [{"member_id": key, "team_id": team_id, "from_on": since} for key, team_id in TEAM_OF.items()]
    put(connection, membership, *joined)


def _customers(connection: Connection) -> None:
    for team_id, name in TEAMS.items():
        for number, tier in ((1, "vip"), (2, "regular")):
            put(connection, customer, {
                "id": customer_of(team_id, number), "name": f"Customer of {name} {number}", "team_id": team_id,
                "member_id": next(key for key in SERVING if TEAM_OF[key] == team_id), "tier": tier,
                "level": "primary", "phone": f"138-0000-00{team_id}{number}", "source": "world",
                "source_key": f"K-{team_id}{number}", "created_on": date(2026, 1, 5), "stage": "@stage",
                "first_purchase_on": date(2026, 11, 2),
            })  # fmt: skip


def _facts(connection: Connection, member_id: int) -> None:
    """Six contacts, five answers, two complaints, two purchases and a praise of one member, all in November."""
    name, team_id = NAMES[member_id], TEAM_OF[member_id]
    about = {
        "member_id": member_id, "team_id": team_id, "customer_id": customer_of(team_id), "channel": "phone",
        "tier": "vip", "level": "primary",
    }  # fmt: skip
    for number in range(6):
        opened = noon(date(2026, 11, 2 + number))
        clock = a_case(
            opened, first_response_at=opened + timedelta(minutes=5 + number),
            resolved_at=opened + timedelta(hours=2) if number < 5 else None,
            due_at=opened + timedelta(hours=4), response_due_at=opened + timedelta(minutes=8),
        )  # fmt: skip
        put(
            connection,
            interaction,
            {**about, **clock, "topic": "delivery", "text": f"@{name} contact", "first_contact": number < 4},
        )
    for number, score in enumerate((5, 5, 4, 3, 1)):
        answer = an_answer(noon(date(2026, 11, 3 + number)), "csat", score, (1, 5), f"@{name} comment {score}")
        put(connection, survey_answer, {**about, **answer, "topic": "delivery"})
        put(connection, survey_invitation, {
            **about, "kind": "csat", "topic": "delivery", "invited_at": noon(date(2026, 11, 3 + number)),
            "invited_on": date(2026, 11, 3 + number), "answered_on": date(2026, 11, 3 + number),
        })  # fmt: skip
    kind = {"category": "billing", "severity": "high"}
    for opened_on, resolved in ((date(2026, 11, 4), True), (date(2026, 11, 17), False)):
        opened = noon(opened_on)
        end = opened + timedelta(days=1) if resolved else None
        clock = a_case(opened, complaints=True, resolved_at=end, closed_at=end, due_at=opened + timedelta(days=2))
        (key,) = put(connection, complaint, {**about, **kind, **clock, "text": f"@{name} complaint"})
        put(connection, complaint_stage, a_stage(key, 0, "received", opened, end, **about, **kind))
        if end:
            put(connection, complaint_stage, a_stage(key, 1, "confirmed", end, end, **about, **kind))
    for number in range(2):
        put(connection, purchase, {
            **about, "order_key": f"{name}-{number}", "amount_cents": 1000 * member_id, "product": f"@{name} thing",
            "purchased_on": date(2026, 11, 2 + number),
        })  # fmt: skip
    praised = {"kind": "praise", "text": f"@{name} praise", "received_at": noon(date(2026, 11, 9))}
    put(connection, suggestion, {**about, **praised, "received_on": date(2026, 11, 9)})


def _targets(connection: Connection) -> None:
    month = {"from_on": THIS_MONTH.start, "to_on": THIS_MONTH.end, "state": "agreed"}
    put(
        connection, target,
        {"metric": "csat", "scope": "organisation", "value": 0.9, **month},
        *({"metric": "csat", "scope": "team", "team_id": key, "value": 0.8, **month} for key in TEAMS),
        *(
            {"metric": "csat", "scope": "member", "team_id": TEAM_OF[key], "member_id": key, "value": 0.7, **month}
            for key in SERVING
        ),
    )  # fmt: skip

    told = {"what": "proposed", "reason": "As last year", "changed_at": CLOCK.now, "changed_on": TODAY}
    for key in connection.execute(select(target.c.id)).scalars().all():
        put(connection, target_change, {**told, "target_id": key})


def _annotations(connection: Connection) -> None:
    """Number 1 is the organisation's, 2 to 4 those of the teams; each of them changed what is usual."""
    days = {"from_on": date(2026, 11, 2), "to_on": date(2026, 11, 5), "new_phase": True, "changed_at": CLOCK.now}
    put(connection, annotation, {**days, "kind": "market", "title": "The other shop closed", "title_by": FAY})
    for team_id, lead in ((NORTH, ADA), (SOUTH, BO), (NIGHTS, ADA)):
        title = f"{TEAMS[team_id]} learnt to listen"
        put(connection, annotation, {**days, "kind": "training", "title": title, "title_by": lead, "team_id": team_id})


def _actions(connection: Connection) -> None:
    """One for each team, by one of its people: number 1 is Cai's."""
    decided = {
        "state": "open", "origin": "cause", "category": "billing", "due_on": TODAY, "decided_on": date(2026, 11, 2),
        "last_move": "opened", "changed_at": CLOCK.now,
    }  # fmt: skip
    for team_id, owner in ((NORTH, CAI), (SOUTH, EVE), (NIGHTS, MAX)):
        put(connection, action, {
            **decided, "title": f"Invoices are read twice in {TEAMS[team_id]}", "team_id": team_id, "owner_id": owner,
            "result": f"@{NAMES[owner]} said so",
        })  # fmt: skip


def _periods(connection: Connection) -> None:
    """October is closed; what the nights came to is of too few cases for executives."""
    closed = {"from_on": LAST_MONTH.start, "to_on": LAST_MONTH.end, "grain": "month", "closed_by": FAY}
    (key,) = put(connection, period_snapshot, {**closed, "closed_at": CLOCK.now, "note": "As every month"})
    one = {"snapshot_id": key, "metric": "csat", "n": 5, "status": "near", "by_number": "near", "value": 0.6}
    put(
        connection, period_result,
        {**one, "scope": "organisation", "hidden": False},
        *({**one, "scope": "team", "team_id": key, "hidden": key == NIGHTS} for key in TEAMS),
        *(
            {**one, "scope": "member", "team_id": TEAM_OF[key], "member_id": key, "hidden": False}
            for key in SERVING
        ),
    )  # fmt: skip


def _trainings(connection: Connection) -> None:
    """One course for everybody who serves customers, taken by half of them; number 1 is Cai's, which is late."""
    added = date(2026, 11, 1)
    put(connection, course, {
        "id": 1, "name": "Privacy", "hours": 2, "mandatory": True, "role": "staff", "valid_months": 12,
        "from_on": added, "due_days": 14, "changed_at": CLOCK.now,
    })  # fmt: skip
    due = date(2026, 11, 15)
    for number, member_id in enumerate(SERVING):
        taken = {"attended_on": due, "completed_on": due, "over_on": due, "hours": 2, "expires_on": date(2027, 11, 15)}
        put(connection, training, {
            "course_id": 1, "member_id": member_id, "team_id": TEAM_OF[member_id], "mandatory": True,
            "came_as": "mandatory", "assigned_on": added, "due_on": due,
            "due_at": CLOCK.midnight(due + timedelta(days=1)), "changed_at": CLOCK.now, **(taken if number % 2 else {}),
        })  # fmt: skip


def _talks(connection: Connection) -> None:
    """Ada spoke with Kim, and Bo with Eve: each wrote something, and has something to do."""
    for lead_id, member_id in ((ADA, KIM), (BO, EVE)):
        two = {"lead_id": lead_id, "member_id": member_id}
        notes = {f"{side}_notes": f"@{NAMES[key]} secret" for side, key in (("lead", lead_id), ("member", member_id))}
        (key,) = put(connection, talk, {**two, "held_on": date(2026, 11, 10), **notes})
        for owner in (lead_id, member_id):
            put(connection, talk_item, {
                **two, "talk_id": key, "owner_id": owner, "todo": f"@{NAMES[owner]} to do", "added_by": lead_id,
                "due_on": TODAY, "added_on": date(2026, 11, 10),
            })  # fmt: skip


def _meetings(connection: Connection) -> None:
    """North met a week ago, and the meeting goes on; North and South met two weeks ago, and closed the minutes."""
    last, before = date(2026, 11, 9), date(2026, 11, 2)
    for number, team_id, week_on, state in (
        (1, NORTH, last, "open"), (2, NORTH, before, "closed"), (3, SOUTH, before, "closed"),
    ):  # fmt: skip
        lead, name = {NORTH: ADA, SOUTH: BO}[team_id], TEAMS[team_id]
        put(connection, meeting, {
            "team_id": team_id, "week_on": week_on, "state": state, "held_on": week_on,
            "as_of": noon(week_on), "closed_at": None if state == "open" else noon(week_on), "created_by": lead,
        })  # fmt: skip
        for member_id in (key for key in SERVING if TEAM_OF[key] == team_id):
            put(connection, meeting_presence, {"meeting_id": number, "member_id": member_id, "presence": "present"})
        of = {"meeting_id": number, "week_on": week_on}
        put(connection, meeting_item, {
            **of, "place": 0, "kind": "number", "name": "number:csat", "reason": "missed",
            "line_en": f"Satisfaction of {name} missed its target", "line_zh": f"{name}客户满意度未达标",
            "address": "satisfaction", "figures": [["csat", 0.6, 10, 0.8]], "decision": f"Call back sooner in {name}",
            "decision_by": lead,
        })  # fmt: skip
    actions = connection.execute(select(action.c.id, action.c.team_id, action.c.owner_id, action.c.due_on)).all()
    for row in [next(each for each in actions if each.team_id == team_id) for team_id in (NORTH, SOUTH)]:
        number = {NORTH: 2, SOUTH: 3}[row.team_id]
        put(connection, meeting_action, {
            "meeting_id": number, "item_id": number, "action_id": row.id, "week_on": before,
            "title": f"Invoices are read twice in {TEAMS[row.team_id]}", "owner_id": row.owner_id,
            "due_on": row.due_on,
        })  # fmt: skip


def _lessons(connection: Connection) -> None:
    """One of a complaint of each member, which nobody has published; number 1 is Cai's."""
    for number, member_id in enumerate(SERVING):
        put(connection, lesson, {
            "origin": "complaint", "origin_id": 2 * number + 1, "heading": f"@{NAMES[member_id]} asks first",
            "happened": "The invoice was wrong", "learned": "Read it back", "tags": ",invoice,", "state": "proposed",
            "team_id": TEAM_OF[member_id], "written_on": TODAY, "written_by": member_id, "changed_at": CLOCK.now,
            "changed_by": member_id, "created_by": member_id,
        })  # fmt: skip


def _planned_contacts(connection: Connection) -> None:
    """One that each member is to make next week with a customer of their team; number 1 is Cai's."""
    for member_id in SERVING:
        team_id = TEAM_OF[member_id]
        put(connection, planned_contact, {
            "customer_id": customer_of(team_id), "kind": "care", "planned_on": date(2026, 11, 27),
            "owner_id": member_id, "team_id": team_id, "about": f"@{NAMES[member_id]} asks how it went",
            "about_by": member_id, "last_move": "planned", "changed_at": CLOCK.now, "changed_by": member_id,
            "created_by": member_id,
        })  # fmt: skip


def _reviews(connection: Connection) -> None:
    """Of the third quarter, over and acknowledged: number 1 is Cai's. Three colleagues rated each in North."""
    scores = {"scores": {"customer": 4}}
    since, until, told = date(2026, 7, 1), date(2026, 10, 1), date(2026, 10, 20)
    changed = {"changed_at": CLOCK.now, "last_move": "acknowledged", "revision": 5}
    for number, (team_id, lead) in enumerate(((NORTH, ADA), (SOUTH, BO)), start=1):
        put(connection, review_cycle, {
            "id": number, "name": f"Third quarter of {TEAMS[team_id]}", "kind": "quarter", "from_on": since,
            "to_on": until, "collects_until": told, "shares_until": told, "state": "closed", "opened_by": lead,
            "categories": [{"key": "customer", "en": "Customers", "zh": "客户", "weight": 100.0}],
            "team_ids": [team_id],
        })  # fmt: skip
    reviewed = ((CAI, NORTH, ADA, 1), (DAN, NORTH, ADA, 1), (EVE, SOUTH, BO, 2), (MAX, NORTH, ADA, 1))
    for number, (key, team_id, lead, cycle_id) in enumerate(reviewed, start=1):
        put(connection, review, {
            "id": number, "cycle_id": cycle_id, "member_id": key, "team_id": team_id, "lead_id": lead,
            "state": "acknowledged", "shared_on": told, "changed_by": key, **changed,
        })  # fmt: skip
        of = {"review_id": number, "member_id": key}
        said = {**of, "words": f"@{NAMES[key]} in review", "told_on": told}
        for kind, author in (("self", key), ("lead", lead), ("peer", None), ("facts", None)):
            more = {"raters": 3, "comments": [f"@{NAMES[key]} by a colleague"]} if kind == "peer" else {"numbers": []}
            content = {**scores, **more}
            reach = "author" if key == MAX and kind == "self" else "all"
            put(
                connection, review_part, {**said, "kind": kind, "author_id": author, "reach": reach, "content": content}
            )
        put(connection, review_step, {**said, "what": "acknowledged", "author_id": key, "told_at": CLOCK.now})
        for rater in {CAI, DAN, IDA, JON} - {key} if team_id == NORTH else ():
            proposed = {"proposed_by": key if rater == JON else None, "asked": True, "cycle_id": cycle_id}
            connection.execute(insert(review_rater).values(**of, rater_id=rater, **proposed))
            rated = {"author_id": rater, "words": f"@{NAMES[rater]} wrote", "sent": True, "period_ended_on": until}
            connection.execute(insert(peer_rating).values(**of, **rated, scores=scores["scores"]))


def _quality_reviews(connection: Connection) -> None:
    """One of a complaint of each member, by who leads their team: number 1 is Cai's, 75 %."""
    categories = connection.execute(select(quality_category.c.id).order_by(quality_category.c.position)).scalars().all()
    for number, member_id in enumerate(SERVING):
        lead, team_id = BO if TEAM_OF[member_id] == SOUTH else ADA, TEAM_OF[member_id]
        whose = {"member_id": member_id, "team_id": team_id, "customer_id": customer_of(team_id), "reviewer_id": lead}
        on = {"reviewed_on": date(2026, 11, 10)}
        (key,) = put(connection, quality_review, {
            **whose, **on, "channel": "phone", "tier": "vip", "level": "primary", "case_kind": "complaint",
            "case_id": 2 * number + 1, "case_on": date(2026, 11, 4), "score": 0.75, "created_by": lead,
            "findings": f"@{NAMES[member_id]} was friendly", "acknowledged_at": noon(date(2026, 11, 11)),
            "acknowledged_by": member_id, "member_reply": f"@{NAMES[member_id]} agrees", "revision": 1,
        })  # fmt: skip
        for category_id in categories[:-1]:
            put(connection, quality_rating, {
                **whose, **on, "review_id": key, "category_id": category_id, "score": 4,
                "remark": f"@{NAMES[member_id]} did well",
            })  # fmt: skip


def _recognition(connection: Connection) -> None:
    """A rule that holds from now on, what everybody earned by an earlier one, granted but Eve's and Max's, and praise
    of everybody by their lead."""
    rule = {
        "line": 1, "name": "Friendly", "how": "reach", "metrics": ["csat"], "threshold": 0.5, "certain": False,
        "fewest": 5, "every": "month", "whom": "members", "kind": "recognition", "public": False,
    }  # fmt: skip
    put(connection, reward_rule, {**rule, "valid_from": date(2025, 1, 1), "valid_to": date(2025, 2, 1)})
    put(connection, reward_rule, {**rule, "valid_from": date(2026, 11, 1)})
    for who in SERVING:
        team_id, waits = TEAM_OF[who], who in (EVE, MAX)
        put(connection, reward, {
            "rule_id": 1, "found_key": f"1:2025-01-01:{team_id}:{who}", "member_id": who, "team_id": team_id,
            "decider_team_id": team_id, "above": False, "public": False, "earned_from": date(2025, 1, 1),
            "earned_on": date(2025, 1, 31), "value": 0.6, "n": 5, "threshold": 0.5, "eligible_on": date(2025, 2, 1),
            "state": "eligible" if waits else "granted", "decided_at": None if waits else noon(date(2025, 2, 2)),
            "decision_reason": f"@{NAMES[who]} was here", "grant_minutes": None if waits else 2160.0,
            "last_move": "found" if waits else "granted", "changed_at": CLOCK.now,
        })  # fmt: skip
    for who in SERVING:
        lead = BO if TEAM_OF[who] == SOUTH else ADA
        put(connection, praise, {
            "from_id": lead, "to_id": who, "from_team_id": TEAM_OF[lead], "to_team_id": TEAM_OF[who],
            "thanks": f"@{NAMES[who]} helped", "given_on": date(2026, 11, 9), "public": False,
        })  # fmt: skip
