"""Reviews as they are read: by whom they are about, by who writes them, and by who decides an appeal."""

from typing import Any

import pandas as pd
from sqlalchemy import Connection, and_, false, func, select, true

from data_access.acting import past_the_wall
from data_access.clock import Clock
from data_access.members.roles import Role
from data_access.reviewing import rules
from data_access.schema import (
    member,
    peer_rating,
    review,
    review_cycle,
    review_part,
    review_rater,
    review_step,
    team,
)
from data_access.scope import Scope, visible
from metrics.people.peers import FEWEST_RATERS

_OF_REVIEW = (
    "cycle_id",
    "state",
    "shared_on",
    "team_id",
    "member_id",
    "lead_id",
    "decider_id",
    "revision",
    "last_move",
)
_OF_CYCLE = ("kind", "from_on", "to_on", "collects_until", "shares_until", "categories")
_PEOPLE = {"member": "member_id", "lead": "lead_id", "decider": "decider_id", "changed_by": "changed_by"}


def reviews_seen(
    connection: Connection, scope: Scope, *, clock: Clock, number: int | None = None, cycle_id: int | None = None
) -> pd.DataFrame:
    """The reviews of whom `scope` is, which they write, and whose appeal comes to them; the newest period first.

    One row per review. Columns: number, cycle_id, cycle (its name), cycle_state, kind, from_on, to_on (the day after
    the last), collects_until, shares_until, categories (a list of key, en, zh, weight), state, shared_on, team_id,
    team, team_en, member_id, member, member_en, lead_id, lead, lead_en, decider_id, decider, decider_en, revision,
    last_move, changed_by, changed_by_en, mine, writes, decides, self_sent, member_active, decider_left (an appeal is
    with somebody who is not here any more); and for who writes it: asked (how many colleagues), enough (at least three
    of them sent their rating; how many and who nobody learns).

    Source: review, filled by data_access/reviewing.
    """
    r, c, t, m, s = (visible(table, scope) for table in (review, review_cycle, team, member, review_step))
    people = {name: m.alias(name) for name in _PEOPLE}
    me = scope.member_id
    mine = r.c.member_id == me if me is not None else false()
    leads = true() if Role.LEAD in scope.roles and me is not None else false()
    named = [
        column for name, who in people.items() for column in (who.c.name.label(name), who.c.name_en.label(f"{name}_en"))
    ]
    sent = select(s.c.id).where(s.c.review_id == r.c.id, s.c.what == "self_sent").exists()
    asked = select(
        r.c.id.label("number"), *(r.c[name] for name in _OF_REVIEW), *(c.c[name] for name in _OF_CYCLE),
        c.c.name.label("cycle"), c.c.state.label("cycle_state"), t.c.name.label("team"), t.c.name_en.label("team_en"),
        *named, people["member"].c.active.label("member_active"), people["decider"].c.active.label("decider_left"),
        mine.label("mine"), sent.label("self_sent"),
        and_(leads, ~mine, (r.c.lead_id == me) | (t.c.lead_id == me)).label("writes"),
        (r.c.decider_id == me if me is not None else false()).label("decides"),
    )  # fmt: skip
    joined: Any = r.join(c, c.c.id == r.c.cycle_id).join(t, t.c.id == r.c.team_id)
    for name, key in _PEOPLE.items():
        joined = joined.outerjoin(people[name], people[name].c.id == r.c[key])
    asked = asked.select_from(joined).where(r.c.state != rules.WITHDRAWN)
    if number is not None:
        asked = asked.where(r.c.id == number)
    if cycle_id is not None:
        asked = asked.where(r.c.cycle_id == cycle_id)
    asked = asked.order_by(c.c.to_on.desc(), r.c.cycle_id.desc(), people["member"].c.name, r.c.id)
    found = pd.read_sql(asked, connection)
    for name in ("from_on", "to_on", "collects_until", "shares_until", "shared_on"):
        found[name] = pd.to_datetime(found[name])
    found["decider_left"] = found["decider_id"].notna() & found["decider_left"].eq(False)
    flags = dict.fromkeys(("mine", "writes", "decides", "self_sent", "member_active"), "bool")
    found = found.astype({**flags, "number": "int64", "decider_id": "Int64", "lead_id": "int64", "revision": "int64"})
    return _asked(connection, found)


def review_parts(connection: Connection, scope: Scope, *, number: int) -> pd.DataFrame:
    """What a review is made of, as far as `scope` may read it now.

    One row per part. Columns: kind (self, lead, peer, facts, decided), words, goals, content (scores by category; of
    peer also raters and comments, of facts numbers), reach, revision, own (whether they wrote it).

    Source: review_part, filled by data_access/reviewing.
    """
    p = visible(review_part, scope)
    asked = select(p.c.kind, p.c.words, p.c.goals, p.c.content, p.c.reach, p.c.revision, p.c.author_id)
    rows = connection.execute(asked.where(p.c.review_id == number).order_by(p.c.kind)).mappings().all()
    told = [
        {**row, "own": scope.member_id is not None and row["author_id"] == scope.member_id} for row in map(dict, rows)
    ]
    columns = ["kind", "words", "goals", "content", "reach", "revision", "own"]
    return pd.DataFrame(told, columns=columns)


def review_steps(connection: Connection, scope: Scope, *, number: int) -> pd.DataFrame:
    """What happened to a review, the first step first.

    One row per step. Columns: what (a code of rules.MOVES), words, author, author_en (missing without one), at (UTC).

    Source: review_step, filled by data_access/reviewing.
    """
    s, m = visible(review_step, scope), visible(member, scope)
    asked = select(
        s.c.what, s.c.words, m.c.name.label("author"), m.c.name_en.label("author_en"), s.c.told_at.label("at")
    )
    asked = asked.select_from(s.outerjoin(m, m.c.id == s.c.author_id)).where(s.c.review_id == number)
    found = pd.read_sql(asked.order_by(s.c.id), connection)
    found["at"] = pd.to_datetime(found["at"], utc=True)
    return found


def review_raters(connection: Connection, scope: Scope, *, number: int) -> pd.DataFrame:
    """Who is asked to rate in a review, for who writes it; for whom it is about, whom they proposed themselves.

    One row per colleague, by name. Columns: colleague_id, colleague, colleague_en, asked (missing for whom it is
    about), proposed.

    Source: review_rater, filled by data_access/reviewing.
    """
    a, m, r = visible(review_rater, scope), visible(member, scope), visible(review, scope)
    asked = (
        select(
            a.c.rater_id.label("colleague_id"), m.c.name.label("colleague"), m.c.name_en.label("colleague_en"),
            a.c.asked, a.c.proposed_by.is_not(None).label("proposed"), r.c.member_id,
        )
        .select_from(a)
        .join(r, r.c.id == a.c.review_id)
        .join(m, m.c.id == a.c.rater_id)
        .where(a.c.review_id == number)
    )  # fmt: skip
    found = pd.read_sql(asked.order_by(m.c.name, m.c.id), connection).astype({"proposed": "bool"})
    mine = found["member_id"].eq(scope.member_id).fillna(False).astype("bool") & (scope.member_id is not None)
    found = found[~mine | found["proposed"]].drop(columns="member_id").reset_index(drop=True)
    found["asked"] = found["asked"].astype("object").where(~mine.reindex(found.index, fill_value=False), None)
    return found


def _asked(connection: Connection, found: pd.DataFrame) -> pd.DataFrame:
    """With how many are asked, and whether enough of them sent what can be shown."""
    ids = [int(number) for number in found.loc[found["writes"], "number"]]
    counts: dict[int, tuple[int, int]] = {}
    if ids:
        a, p = review_rater.c, peer_rating.c
        both = and_(p.review_id == a.review_id, p.author_id == a.rater_id, p.sent)
        asked = (
            select(a.review_id, func.count(), func.count(p.author_id))
            .select_from(review_rater.outerjoin(peer_rating, both))
            .where(a.review_id.in_(ids), a.asked)
            .group_by(a.review_id)
        )
        # Nobody's ratings are theirs to read; what leaves this is whether there are three.
        with past_the_wall(connection):
            counts = {number: (whole, sent) for number, whole, sent in connection.execute(asked)}
    told = [counts.get(int(number), (0, 0)) for number in found["number"]]
    shown = found["writes"]
    found["asked"] = pd.Series([whole for whole, _ in told], found.index, dtype="Int64").where(shown)
    found["enough"] = pd.Series([sent >= FEWEST_RATERS for _, sent in told], found.index, dtype="boolean").where(shown)
    return found
