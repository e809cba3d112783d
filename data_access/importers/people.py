"""Who a file's rows name: members and teams that are there, and those to be made.

A member is found by staff number or e-mail, else by name. Who is not there becomes a member with the role of staff,
and belongs to the teams their rows name from the first of those days: until another team's rows begin, if the two
do not overlap.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Column, Connection, Integer, insert, select

from data_access.derived import texts
from data_access.dialect import gathered
from data_access.importers import staging
from data_access.importers.merging import Writer
from data_access.schema import member, member_role, membership, team

NAME_LENGTH = 200  # letters that names of members and teams, their numbers and addresses may have

# A number per distinct person and team that the file names, and who that is.
stage_person = staging.temporary(
    "stage_person", Column("local", Integer, primary_key=True), Column("member_id", Integer), Column("team_id", Integer)
)


@dataclass
class Named:
    """A person and a team as rows name them, and the days of their first and last row."""

    key: str | None
    name: str | None
    team: str | None
    first: date
    last: date

    @property
    def identity(self) -> str | None:
        """What tells them from others in this file."""
        return f"key {self.key}" if self.key else f"name {self.name}" if self.name else None


class People:
    """Everybody whom the rows of one file name."""

    def __init__(self) -> None:
        self._local: dict[tuple[str | None, str | None, str | None], int] = {}
        self.named: list[Named] = []

    def add(self, rows: pd.DataFrame, on: pd.Series) -> list[int | None]:
        """A number for each row's person and team; None where it names neither. `on` is the row's day.

        Reads member_key, member and team.
        """
        codes = np.zeros(len(rows), dtype="int64")
        words: list[np.ndarray] = []
        for name in ("member_key", "member", "team"):
            # Whom a name means is looked up as it is stored.
            local, found = pd.factorize(staging.cut(texts(rows, name), NAME_LENGTH))
            words.append(np.array([*found, None], dtype=object))
            codes = codes * (len(found) + 1) + np.where(local < 0, len(found), local)
        distinct, inverse = np.unique(codes, return_inverse=True)
        days = pd.Series(on.to_numpy()).groupby(inverse).agg(["min", "max"])
        numbers = np.empty(len(distinct), dtype="int64")
        for at, code in enumerate(distinct):
            chosen = []
            for found in reversed(words):
                code, which = divmod(code, len(found))
                chosen.append(found[which])
            team_name, name, key = chosen
            if key is not None and "@" in key:
                key = key.lower()
            numbers[at] = self._number((key, name, team_name), days["min"].iloc[at], days["max"].iloc[at])
        return staging.missing_as_none(numbers[inverse])

    def _number(self, who: tuple[str | None, str | None, str | None], first: Any, last: Any) -> int:
        if who == (None, None, None):
            return -1
        begin, end = (day.date() if pd.notna(day) else None for day in (first, last))
        if who not in self._local:
            self._local[who] = len(self.named)
            self.named.append(Named(*who, begin or date.max, end or date.min))
        named = self.named[self._local[who]]
        named.first, named.last = min(named.first, begin or date.max), max(named.last, end or date.min)
        return self._local[who]

    def settle(self, connection: Connection, writer: Writer) -> tuple[int, int]:
        """Say in `stage_person` who everybody is; return how many teams and members had to be made.

        A dry run makes none: those who would be made are nobody that is there.
        """
        teams, made_teams = _teams(connection, [each.team for each in self.named if each.team], writer)
        members = _known_members(connection)
        ids, made = {}, 0
        for each in sorted(self.named, key=lambda one: one.key is None):
            who = each.identity
            if who is None or who in ids:
                continue
            found = members.find(each.key, each.name)
            if found is None:
                made += 1
                found = -made if writer.batch_id is None else _make_member(connection, each, writer)
                members.remember(found, each.key, each.name)
            ids[who] = found
        if writer.batch_id is not None:
            self._join_teams(connection, ids, teams, writer)
        rows = [
            (local, ids.get(each.identity) if each.identity else None, teams.get(each.team) if each.team else None)
            for local, each in enumerate(self.named)
        ]
        staging.make(connection, stage_person)
        staging.rows(connection, stage_person, ["local", "member_id", "team_id"], rows)
        gathered(connection, stage_person)
        return made_teams, made

    def _join_teams(self, connection: Connection, ids: dict[str, int], teams: dict[str, int], writer: Writer) -> None:
        """Memberships in teams that a member was never in."""
        spans: dict[tuple[int, int], tuple[date, date]] = {}
        for each in self.named:
            if each.identity and each.team and each.first != date.max:
                pair = (ids[each.identity], teams[each.team])
                first, last = spans.get(pair, (each.first, each.last))
                spans[pair] = (min(first, each.first), max(last, each.last))
        known = {(row.member_id, row.team_id) for row in connection.execute(select(membership))}
        rows = []
        for (member_id, team_id), (first, last) in spans.items():
            if (member_id, team_id) in known:
                continue
            later = [
                begin
                for (who, where), (begin, _) in spans.items()
                if who == member_id and where != team_id and begin > last
            ]
            row = {"member_id": member_id, "team_id": team_id, "from_on": first, "to_on": min(later, default=None)}
            rows.append({**row, "batch_id": writer.batch_id})
        if rows:
            connection.execute(insert(membership), rows)


class _Members:
    """Members by the ways to find them."""

    def __init__(self) -> None:
        self.by_key: dict[str, int] = {}
        self.by_name: dict[str, int] = {}
        self.keyed: dict[int, set[str]] = {}

    def find(self, key: str | None, name: str | None) -> int | None:
        """By key, else by name; somebody of that name with another key of that sort is somebody else."""
        if key is None:
            return self.by_name.get(name) if name else None
        if key in self.by_key:
            return self.by_key[key]
        found = self.by_name.get(name) if name else None
        sort = {"@" in known for known in self.keyed.get(found, ())} if found is not None else set()
        return None if ("@" in key) in sort else found

    def remember(self, member_id: int, key: str | None, *names: str | None) -> None:
        if key:
            self.by_key.setdefault(key, member_id)
            self.keyed.setdefault(member_id, set()).add(key)
        for name in names:
            if name:
                self.by_name.setdefault(name, member_id)


def _known_members(connection: Connection) -> _Members:
    found = _Members()
    for row in connection.execute(select(member).order_by(member.c.active.desc(), member.c.id)):
        found.remember(row.id, row.source_key, row.name, row.name_en)
        found.remember(row.id, row.email.lower() if row.email else None)
    return found


def _make_member(connection: Connection, who: Named, writer: Writer) -> int:
    email = who.key if who.key and "@" in who.key else None
    values = {
        "name": (who.name or who.key or "")[:NAME_LENGTH],
        "email": email,
        "source_key": None if email else who.key,
        "batch_id": writer.batch_id,
    }
    made = int(connection.execute(insert(member).values(values)).inserted_primary_key[0])  # type: ignore[index]
    connection.execute(insert(member_role).values(member_id=made, role="staff"))
    return made


def _teams(connection: Connection, names: list[str], writer: Writer) -> tuple[dict[str, int], int]:
    """The ids of teams by name, made where they are not there."""
    known: dict[str, int] = {}
    for row in connection.execute(select(team).order_by(team.c.id)):
        for name in (row.name, row.name_en):
            if name:
                known.setdefault(name, row.id)
    made = 0
    for name in names:
        if name in known:
            continue
        made += 1
        known[name] = -made
        if writer.batch_id is not None:
            values = {"name": name[:NAME_LENGTH], "batch_id": writer.batch_id}
            known[name] = int(connection.execute(insert(team).values(values)).inserted_primary_key[0])  # type: ignore[index]
    return known, made


def team_ids(connection: Connection, names: list[str], writer: Writer) -> tuple[dict[str, int], int]:
    """The ids of teams by name and how many had to be made."""
    return _teams(connection, names, writer)
