"""Files of members: who works here, in which team, since when, with which roles."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import Column, Connection, Integer, String, and_, delete, insert, select, update

from data_access.importers import staging
from data_access.importers.merging import Counted, Part, Writer, keep
from data_access.importers.people import NAME_LENGTH, team_ids
from data_access.importers.plans import Plan, Refusal
from data_access.members.administration import address_changed, keeping_an_administrator
from data_access.schema import import_change, member, member_role, membership, team

TOLD = ("name", "name_en", "email", "joined_on", "left_on")


class Members(Plan):
    """Nobody is deleted: who has left becomes inactive. A new team begins today, and the one before ends."""

    def __post_init__(self) -> None:
        self.stage = staging.temporary(
            "stage_member", Column("seq", Integer, primary_key=True), Column("key", String(200))
        )
        self.tables = (self.stage,)
        self._rows: dict[str, dict[str, Any]] = {}
        self._owners: dict[str, str] | None = None  # whose number an e-mail address goes with

    def add(self, connection: Connection, rows: pd.DataFrame) -> Iterator[Refusal]:
        if self._owners is None:
            numbered = select(member.c.email, member.c.source_key).where(
                member.c.email.is_not(None), member.c.source_key.is_not(None)
            )
            self._owners = {row.email: row.source_key for row in connection.execute(numbered)}
        for row in rows.to_dict("records"):
            told = {name: _plain(name, value) for name, value in row.items()}
            if told.get("email"):
                told["email"] = told["email"].lower()
            # An address is one person's: with another number it would rename whoever has it.
            number, address = told.get("key"), told.get("email")
            if number and address and self._owners.setdefault(address, number) != number:
                yield Refusal(int(told["line"]), "email", address, "email_of_another")
                continue
            identity = told.get("key") or told.get("email") or told["name"]
            self.seq += 1
            self._rows[identity] = told

    def drop_repeated(self, connection: Connection) -> int:
        return self.seq - len(self._rows)

    def parts(self, connection: Connection) -> list[Part]:
        return []

    def compare(self, connection: Connection, *, dry_run: bool) -> None:
        self._write(connection, Writer(None, self.clock.now, None), lambda share: None)

    def write(self, connection: Connection, writer: Writer, step: Callable[[float], None]) -> None:
        with keeping_an_administrator(connection):
            self._write(connection, writer, step)

    def _write(self, connection: Connection, writer: Writer, step: Callable[[float], None]) -> None:
        names = [told["team"] for told in self._rows.values() if told.get("team")]
        teams, made = team_ids(connection, names, writer)
        self.made = (made, 0, 0)
        new = changed = 0
        for at, told in enumerate(self._rows.values()):
            found = _find(connection, told)
            if found is None:
                new += 1
            dry = writer.batch_id is None
            if found is None and dry:
                continue
            member_id, differs = self._member(connection, told, found, writer)
            differs |= self._roles(connection, told, member_id, writer, found is None)
            if told.get("team"):
                differs |= self._team(connection, told, member_id, teams[told["team"]], writer)
            changed += differs and found is not None
            if at % 100 == 0:
                step(at / len(self._rows))
        self.counted = Counted(new, changed, len(self._rows) - new - changed)

    def _member(self, connection: Connection, told: dict[str, Any], found: Any, writer: Writer) -> tuple[int, bool]:
        values = {name: told[name] for name in TOLD if name in told and told[name] is not None}
        if told.get("key"):
            values["source_key"] = told["key"]
        if "left_on" in told:
            values["active"] = told["left_on"] is None or told["left_on"] > self.clock.today
        if found is None:
            made = connection.execute(insert(member).values(**values, batch_id=writer.batch_id))
            return int(made.inserted_primary_key[0]), True  # type: ignore[index]
        wanted = {name: value for name, value in values.items() if getattr(found, name) != value}
        if wanted and writer.batch_id is not None:
            keep(connection, member, member.c.id == found.id, writer)
            connection.execute(update(member).where(member.c.id == found.id).values(wanted))
            if "email" in wanted:
                address_changed(connection, int(found.id), self.clock)
        return int(found.id), bool(wanted)

    def _roles(self, connection: Connection, told: dict[str, Any], member_id: int, writer: Writer, new: bool) -> bool:
        """The file's roles; without any, a new member is staff. Leading a team makes a lead."""
        had = set(connection.execute(select(member_role.c.role).where(member_role.c.member_id == member_id)).scalars())
        roles = set(told["roles"].split(",")) if told.get("roles") else set(had or {"staff"})
        if told.get("team_lead"):
            roles.add("lead")
        if roles == had:
            return False
        if writer.batch_id is not None:
            if not new:
                before = {"batch_id": writer.batch_id, "table_name": member_role.name, "row_id": member_id}
                connection.execute(insert(import_change).values(**before, before={"roles": sorted(had)}))
            connection.execute(delete(member_role).where(member_role.c.member_id == member_id))
            connection.execute(insert(member_role), [{"member_id": member_id, "role": role} for role in sorted(roles)])
        return not new

    def _team(self, connection: Connection, told: dict[str, Any], member_id: int, team_id: int, writer: Writer) -> bool:
        """Their team of today, and whether they lead it; returns whether that is new."""
        m, today = membership, self.clock.today
        left: date | None = told.get("left_on")
        every = list(connection.execute(select(m).where(m.c.member_id == member_id)))
        current = [row for row in every if row.to_on is None or row.to_on > today]
        begun = today if current else told.get("joined_on") or min(left or today, today)
        if left is not None and left <= today:
            ending, end = current, left
            belongs = any(row.team_id == team_id for row in every)
        else:
            belongs = any(row.team_id == team_id for row in current)
            ending, end = ([] if belongs else current), today
        if writer.batch_id is not None:
            for row in ending:
                keep(connection, m, m.c.id == row.id, writer)
                connection.execute(update(m).where(m.c.id == row.id).values(to_on=max(row.from_on, end)))
            if not belongs:
                self._join(connection, member_id, team_id, begun, left, writer)
        leads = bool(told.get("team_lead")) and self._lead(connection, member_id, team_id, writer)
        return bool(ending) or not belongs or leads

    def _join(
        self, connection: Connection, member_id: int, team_id: int, begun: date, left: date | None, writer: Writer
    ) -> None:
        m = membership
        same = and_(m.c.member_id == member_id, m.c.team_id == team_id, m.c.from_on == begun)
        if connection.execute(select(m.c.id).where(same)).first() is None:
            values = {"member_id": member_id, "team_id": team_id, "from_on": begun, "to_on": left}
            connection.execute(insert(m).values(**values, batch_id=writer.batch_id))
        else:  # left and came back on one day
            keep(connection, m, same, writer)
            connection.execute(update(m).where(same).values(to_on=left))

    def _lead(self, connection: Connection, member_id: int, team_id: int, writer: Writer) -> bool:
        lead = connection.execute(select(team.c.lead_id).where(team.c.id == team_id)).scalar()
        if lead == member_id:
            return False
        if writer.batch_id is not None:
            keep(connection, team, team.c.id == team_id, writer)
            connection.execute(update(team).where(team.c.id == team_id).values(lead_id=member_id))
        return True


def _find(connection: Connection, told: dict[str, Any]) -> Any:
    """Who that is already: by number, by e-mail, else by name if neither says that it is somebody else."""
    asked = select(member).order_by(member.c.active.desc(), member.c.id)
    for name in ("key", "email"):
        if told.get(name):
            column = member.c.source_key if name == "key" else member.c.email
            found = connection.execute(asked.where(column == told[name])).first()
            if found is not None:
                return found
    for row in connection.execute(asked.where(member.c.name == told["name"])):
        other_key = told.get("key") and row.source_key and row.source_key != told["key"]
        other_email = told.get("email") and row.email and row.email != told["email"]
        if not other_key and not other_email:
            return row
    return None


def _plain(name: str, value: Any) -> Any:
    if value is None or value is pd.NaT or pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    if name == "team_lead":
        return bool(value)
    return value[:NAME_LENGTH] if isinstance(value, str) else value
