"""One-to-ones as the two who spoke read them. Nobody else reads any, nor that there were some."""

import pandas as pd
from sqlalchemy import Connection, func, or_, select

from data_access.clock import Clock
from data_access.members.people import team_members
from data_access.schema import member, talk, talk_item
from data_access.scope import Action, Scope, may, visible


def talks(connection: Connection, scope: Scope, *, with_member_id: int | None = None) -> pd.DataFrame:
    """The one-to-ones in which the person of `scope` took part, the newest first.

    One row per talk. Columns: talk_id, held_on, next_on, partner_id, partner, partner_en, leading (whether the person
    was the lead in it), own_notes, own_revision, their_notes, items (how many), items_open.

    Source: talk, filled by data_access/talks/talking.py.
    """
    t, m, i = visible(talk, scope), visible(member, scope), visible(talk_item, scope)
    me = scope.member_id or 0
    counts = select(i.c.talk_id, func.count().label("added"), func.count(i.c.done_on).label("done"))
    by_talk = counts.group_by(i.c.talk_id).subquery("counts")
    other = m.c.id == (t.c.lead_id + t.c.member_id - me)
    asked = select(
        t.c.id.label("talk_id"), t.c.held_on, t.c.next_on, t.c.lead_id, t.c.lead_notes, t.c.lead_revision,
        t.c.member_notes, t.c.member_revision, m.c.id.label("partner_id"), m.c.name.label("partner"),
        m.c.name_en.label("partner_en"), func.coalesce(by_talk.c.added, 0).label("items"),
        func.coalesce(by_talk.c.added - by_talk.c.done, 0).label("items_open"),
    ).select_from(t.join(m, other).outerjoin(by_talk, by_talk.c.talk_id == t.c.id))  # fmt: skip
    # Only what the person took part in, also for the owner of the database: it is read from one side or the other.
    asked = asked.where(or_(t.c.lead_id == me, t.c.member_id == me))
    if with_member_id is not None:
        asked = asked.where(m.c.id == with_member_id)
    found = pd.read_sql(asked.order_by(t.c.held_on.desc(), t.c.id.desc()), connection)
    for name in ("held_on", "next_on"):
        found[name] = pd.to_datetime(found[name])
    leading = (found["lead_id"] == me).astype("bool")
    sides = ("lead", "member")
    for name in ("notes", "revision"):
        lead, own = (found[f"{side}_{name}"] for side in sides)
        found[f"own_{name}"], found[f"their_{name}"] = lead.where(leading, own), own.where(leading, lead)
    dropped = ["lead_id", "their_revision", *(f"{side}_{name}" for side in sides for name in ("notes", "revision"))]
    return found.assign(leading=leading).drop(columns=dropped).astype({"own_revision": "int64"})


def talk_items(
    connection: Connection, scope: Scope, *, talk_id: int | None = None, open_only: bool = False
) -> pd.DataFrame:
    """What the person of `scope` and who they spoke with are to do, by its day; what is done last.

    One row per item. Columns: item_id, talk_id, held_on, todo (missing where it was erased), due_on, done_on,
    owner_id, owner, owner_en, partner, partner_en, mine (whether it is the person's own to do), added_by_me.

    Source: talk_item, filled by data_access/talks/talking.py.
    """
    i, t, m = visible(talk_item, scope), visible(talk, scope), visible(member, scope)
    me = scope.member_id or 0
    owner, partner = m.alias("owner"), m.alias("partner")
    asked = (
        select(
            i.c.id.label("item_id"), i.c.talk_id, t.c.held_on, i.c.todo, i.c.due_on, i.c.done_on, i.c.owner_id,
            owner.c.name.label("owner"), owner.c.name_en.label("owner_en"), partner.c.name.label("partner"),
            partner.c.name_en.label("partner_en"), (i.c.owner_id == me).label("mine"),
            func.coalesce(i.c.added_by == me, False).label("added_by_me"),
        )
        .select_from(
            i.join(t, t.c.id == i.c.talk_id)
            .join(owner, owner.c.id == i.c.owner_id)
            .join(partner, partner.c.id == (i.c.lead_id + i.c.member_id - me))
        )
        .where(or_(i.c.lead_id == me, i.c.member_id == me))
    )  # fmt: skip
    if talk_id is not None:
        asked = asked.where(i.c.talk_id == talk_id)
    if open_only:
        asked = asked.where(i.c.done_on.is_(None))
    found = pd.read_sql(asked.order_by(i.c.done_on.is_not(None), i.c.due_on.is_(None), i.c.due_on, i.c.id), connection)
    for name in ("held_on", "due_on", "done_on"):
        found[name] = pd.to_datetime(found[name])
    return found.astype({"mine": "bool", "added_by_me": "bool"})


def talk_partners(connection: Connection, scope: Scope, *, clock: Clock) -> pd.DataFrame:
    """The members with whom a lead holds one-to-ones: who is in a team they lead, the longest without one first.

    One row per member. Columns: partner_id, partner, partner_en, last_on (missing without any), next_on, days (since
    the last one), items_open (what is still to be done of all their talks).
    """
    columns = ["partner_id", "partner", "partner_en", "last_on", "next_on", "days", "items_open"]
    if not may(scope, Action.HOLD_TALKS):
        return pd.DataFrame(columns=columns)
    led = team_members(connection, scope, tuple(sorted(scope.led_team_ids)), clock.today)
    led = led.drop_duplicates("member_id")[lambda each: each["member_id"] != scope.member_id]
    held = talks(connection, scope)
    held = held[held["leading"]]
    newest = held.drop_duplicates("partner_id").set_index("partner_id")
    waiting = held.groupby("partner_id")["items_open"].sum()
    found = led.rename(columns={"member_id": "partner_id", "name": "partner", "name_en": "partner_en"})
    for name, day in (("last_on", "held_on"), ("next_on", "next_on")):
        found[name] = pd.to_datetime(pd.Series(newest[day].reindex(found["partner_id"]).to_numpy(), found.index))
    found["items_open"] = waiting.reindex(found["partner_id"]).fillna(0).to_numpy("int64")
    found["days"] = (pd.Timestamp(clock.today) - found["last_on"]).dt.days.astype("float64")
    return found.sort_values(["last_on", "partner"], na_position="first", ignore_index=True)[columns]
