"""What every form needs when it stores: that a double click stores once, and what was true on the day."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Table, and_, insert, or_, select

from data_access.clock import Clock
from data_access.rejected import Rejected
from data_access.schema import customer, customer_tier, member, membership
from data_access.scope import Scope, visible
from data_access.stamps import stamp
from metrics.words import Text

# A long letter; what is longer was pasted by mistake.
LONGEST_TEXT = 5000
SOMEBODY = Text(en="Somebody", zh="有人")


@dataclass(frozen=True)
class Logged:
    """What was stored; `counted` is False while it waits for the lead's confirmation."""

    id: int
    counted: bool


def content_hash(content: Mapping[str, Any]) -> str:
    """The fingerprint of what a form sent."""
    return hashlib.sha256(json.dumps(dict(content), sort_keys=True, default=str).encode()).hexdigest()


def logged_before(
    connection: Connection, table: Table, created_by: int | None, request_key: str, content: Mapping[str, Any]
) -> Logged | None:
    """What this person's `request_key` stored in `table`, None if nothing yet.

    Raises:
        Rejected: "request_key_reused": it stored something else.
    """
    # Read from the table itself: what somebody stored is theirs to hear of, even if they may not see it any more.
    asked = select(table.c.id, table.c.counted, table.c.request_hash).where(
        table.c.created_by == created_by, table.c.request_key == request_key
    )
    found = connection.execute(asked).first()
    if found is None:
        return None
    if found.request_hash != content_hash(content):
        raise Rejected("request_key_reused")
    return Logged(found.id, found.counted)


def store(
    connection: Connection,
    table: Table,
    values: Mapping[str, Any],
    *,
    by: Scope,
    clock: Clock,
    request_key: str,
    content: Mapping[str, Any],
) -> Logged:
    """Insert one fact with who stored it, when and by which request, and stamp its day."""
    origin = {
        "source": None,
        "request_key": request_key,
        "request_hash": content_hash(content),
        "created_at": clock.now,
        "created_by": by.member_id,
    }
    entry = {"counted": True, **values, **origin}
    key = connection.execute(insert(table).values(entry).returning(table.c.id)).scalar_one()
    stamp(connection, table, [entry[table.info["day"]]])
    return Logged(key, entry["counted"])


def customer_on(connection: Connection, customer_id: int | None, day: date, scope: Scope) -> dict[str, Any]:
    """The customer's circumstances on `day`: customer_id, tier and level, all missing for no customer.

    Raises:
        Rejected: "customer_not_found": there is none that `scope` may see.
    """
    if customer_id is None:
        return {"customer_id": None, "tier": None, "level": None}
    c, t = visible(customer, scope), visible(customer_tier, scope)
    known = connection.execute(select(c.c.tier, c.c.level).where(c.c.id == customer_id)).first()
    if known is None:
        raise Rejected("customer_not_found")
    then = select(t.c.tier).where(
        t.c.customer_id == customer_id, t.c.from_on <= day, or_(t.c.to_on.is_(None), t.c.to_on > day)
    )
    tier = connection.execute(then.order_by(t.c.from_on.desc())).scalar()
    return {"customer_id": customer_id, "tier": tier or known.tier, "level": known.level}


def teams_on(connection: Connection, member_id: int, day: date, scope: Scope) -> list[int]:
    """The teams the member belonged to on `day`, the one joined last first."""
    s = visible(membership, scope)
    asked = select(s.c.team_id).where(
        s.c.member_id == member_id, s.c.from_on <= day, or_(s.c.to_on.is_(None), s.c.to_on > day)
    )
    return list(connection.execute(asked.order_by(s.c.from_on.desc())).scalars())


def team_of_handler(connection: Connection, member_id: int, day: date, scope: Scope) -> int | None:
    """The team for which an active member of the scope's own or led teams worked on `day`, None without one then.

    Raises:
        Rejected: "member_not_found": it is nobody of theirs.
    """
    m, s = visible(member, scope), visible(membership, scope)
    theirs = sorted(scope.own_team_ids | scope.led_team_ids)
    colleague = select(s.c.member_id).where(s.c.team_id.in_(theirs), or_(s.c.to_on.is_(None), s.c.to_on > day))
    whose = [m.c.id == member_id, m.c.active]
    if not scope.everything:
        whose.append(or_(m.c.id == scope.member_id, m.c.id.in_(colleague)))
    if connection.execute(select(m.c.id).where(and_(*whose))).first() is None:
        raise Rejected("member_not_found")
    teams = teams_on(connection, member_id, day, scope)
    return teams[0] if teams else None


def circumstances(
    connection: Connection,
    clock: Clock,
    day: date,
    customer_id: int | None,
    member_id: int | None,
    channel: str | None,
    scope: Scope,
) -> dict[str, Any]:
    """What was true on `day` of a customer and of who served them; without a member the team of who logs it.

    Raises:
        Rejected: "day_in_future", "customer_not_found", "member_not_found".
    """
    if day > clock.today:
        raise Rejected("day_in_future")
    if member_id is not None:
        team_id = team_of_handler(connection, member_id, day, scope)
    else:
        teams = [] if scope.member_id is None else teams_on(connection, scope.member_id, day, scope)
        team_id = next(iter(teams), None)
    about = customer_on(connection, customer_id, day, scope)
    return {**about, "member_id": member_id, "team_id": team_id, "channel": channel}


def said_of(connection: Connection, people: Any, member_id: int | None) -> Text:
    """What a member of `people` (which `visible` gave) is called, for a sentence; nobody is somebody."""
    who = connection.execute(select(people.c.name, people.c.name_en).where(people.c.id == member_id)).first()
    return SOMEBODY if who is None else Text(en=who.name_en or who.name, zh=who.name)


def given_text(text: str | None, missing: str | None = None) -> str | None:
    """The text without blanks around it, None if nothing is left.

    Raises:
        Rejected: `missing`, if given and the text is empty; "text_too_long".
    """
    trimmed = (text or "").replace("\0", "").strip()
    if not trimmed and missing:
        raise Rejected(missing)
    if len(trimmed) > LONGEST_TEXT:
        raise Rejected("text_too_long", length=len(trimmed), limit=LONGEST_TEXT)
    return trimmed or None


def one_of(value: str, choices: tuple[str, ...]) -> str:
    """`value`, or Rejected: "choice_missing" if nothing was chosen, "choice_unknown" if it is none of `choices`."""
    if not value:
        raise Rejected("choice_missing")
    if value not in choices:
        raise Rejected("choice_unknown", value=value)
    return value


def moment_on(day: date, clock: Clock) -> datetime:
    """A moment of `day` for an entry that only says the day: its noon, or now if that is still to come.

    Raises:
        Rejected: "day_in_future".
    """
    if day > clock.today:
        raise Rejected("day_in_future")
    return min(clock.midnight(day) + timedelta(hours=12), clock.now)
