"""Praise: from anybody to anybody, read by both and their leads, and by the team if the giver wants it."""

from typing import Any

import pandas as pd
from sqlalchemy import Connection, case, func, insert, or_, select, update

from data_access import requests
from data_access.actions.rules import limited
from data_access.clock import Clock
from data_access.entries import given_text, teams_on
from data_access.rejected import Rejected
from data_access.schema import complaint, member, praise, team
from data_access.scope import Action, Scope, require, visible

LONGEST_PRAISE = 1000  # as long as the column


def give_praise(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    to_id: int | None,
    words: str,
    public: bool = False,
    case_number: int | None = None,
) -> int:
    """Praise somebody and return the number of it. `public`: their team reads it, too; `case_number`: of the
    complaint that it is about.

    Raises:
        NotAllowed: `scope` is nobody who signed in.
        Rejected: "praise_whom", "praise_self", "praise_words_missing", "text_too_long", "praise_case",
            "request_key_reused".
    """
    require(scope, Action.PRAISE)
    said = limited(given_text(words, "praise_words_missing"), LONGEST_PRAISE)
    content = {"to_id": to_id, "words": said, "public": public, "case_number": case_number}

    def work() -> int:
        m, c = visible(member, scope), visible(complaint, scope)
        if scope.member_id is None or to_id is None:
            raise Rejected("praise_whom")
        if to_id == scope.member_id:
            raise Rejected("praise_self")
        if connection.execute(select(m.c.id).where(m.c.id == to_id, m.c.active)).first() is None:
            raise Rejected("praise_whom")
        if case_number is not None and connection.execute(select(c.c.id).where(c.c.id == case_number)).first() is None:
            raise Rejected("praise_case", number=case_number)
        theirs = {
            name: next(iter(teams_on(connection, who, clock.today, scope)), None)
            for name, who in (("from_team_id", scope.member_id), ("to_team_id", to_id))
        }
        row = {
            "thanks": said, "to_id": to_id, "public": public, "case_number": case_number, **theirs,
            "from_id": scope.member_id, "given_on": clock.today, "created_at": clock.now,
        }  # fmt: skip
        return int(connection.execute(insert(praise).values(row).returning(praise.c.id)).scalar_one())

    return requests.once(connection, "give_praise", content, work, by=scope, clock=clock, request_key=request_key)


def withdraw_praise(connection: Connection, scope: Scope, *, clock: Clock, request_key: str, praise_id: int) -> int:
    """Take back one's own praise: from then on nobody else reads it. Return its number.

    Raises:
        Rejected: "entry_not_found": it is not one's own; "request_key_reused".
    """
    require(scope, Action.PRAISE)

    def work() -> int:
        p = visible(praise, scope)
        mine = select(p.c.id, p.c.withdrawn_at).where(p.c.id == praise_id, p.c.from_id == scope.member_id)
        found = connection.execute(mine).first()
        if found is None:
            raise Rejected("entry_not_found")
        if found.withdrawn_at is None:
            connection.execute(update(praise).where(praise.c.id == praise_id).values(withdrawn_at=clock.now))
        return praise_id

    content = {"praise_id": praise_id}
    return requests.once(connection, "withdraw_praise", content, work, by=scope, clock=clock, request_key=request_key)


def praise_known(connection: Connection, scope: Scope, *, limit: int = 500) -> pd.DataFrame:
    """The praise that `scope` may read, the newest first, what is for them or from them on top.

    One row per praise. Columns: number, given_on, giver_id, giver, giver_en, receiver_id, receiver, receiver_en, team,
    team_en (the receiver's of the day), words, case_number (of a complaint), public, withdrawn, received, given
    (whether it is for or from the person), all (how many there are).

    Source: praise, filled by a form.
    """
    p, t, m = visible(praise, scope), visible(team, scope), visible(member, scope)
    giver, receiver = m.alias("giver"), m.alias("receiver")
    me = -1 if scope.member_id is None else scope.member_id
    names: list[Any] = [
        column.label(label)
        for who, label in ((giver, "giver"), (receiver, "receiver"), (t, "team"))
        for column, label in ((who.c.name, label), (who.c.name_en, f"{label}_en"))
    ]
    asked = select(
        p.c.id.label("number"), p.c.given_on, p.c.from_id.label("giver_id"), p.c.to_id.label("receiver_id"), *names,
        p.c.thanks.label("words"), p.c.case_number, p.c.public, p.c.withdrawn_at.is_not(None).label("withdrawn"),
        select(func.count()).select_from(p).scalar_subquery().label("all"),
    )  # fmt: skip
    joined: Any = p.outerjoin(giver, giver.c.id == p.c.from_id).outerjoin(receiver, receiver.c.id == p.c.to_id)
    own = case((or_(p.c.from_id == me, p.c.to_id == me), 0), else_=1)
    asked = asked.select_from(joined.outerjoin(t, t.c.id == p.c.to_team_id))
    found = pd.read_sql(asked.order_by(own, p.c.given_on.desc(), p.c.id.desc()).limit(limit), connection)
    found = found.astype({"case_number": "Int64", "withdrawn": "bool", "public": "bool"})
    found["given_on"] = pd.to_datetime(found["given_on"])
    return found.assign(received=found["receiver_id"] == me, given=found["giver_id"] == me)
