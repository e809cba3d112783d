"""Contacts and tickets: each row one case, stored as an interaction or as a complaint, with its answer."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Integer,
    Select,
    String,
    Subquery,
    Table,
    and_,
    case,
    delete,
    false,
    func,
    insert,
    null,
    or_,
    select,
    true,
    union,
    update,
)  # fmt: skip

from data_access import derived
from data_access.answering import low_scores
from data_access.dialect import image_value, nothing
from data_access.hours.working_time import Calendars
from data_access.importers import promises, stage_promises, stages, staging, working_hours
from data_access.importers.circumstances import KEEPS, NAMED, circumstances, joined
from data_access.importers.customers_found import stage_customer
from data_access.importers.merging import NewDays, Part, Writer, changed_elsewhere, new_rows, remove
from data_access.importers.plans import Plan, Refusal
from data_access.rejected import Rejected
from data_access.schema import complaint, import_change, interaction, survey_answer
from data_access.settling import returning, settle_first_contacts, settle_recurrences
from metrics.standards import Standard

# What contacts and tickets call the same thing.
INTERACTION_NAMES = {"category": "topic", "subcategory": "subtopic", "severity": "priority"}
COMPLAINT_NAMES = {"topic": "category", "subtopic": "subcategory", "priority": "severity"}
ENDS = {"state", "resolved_at", "closed_at"}
FROM_FILE = {
    "interaction": ("channel", "tier", "level", "topic", "subtopic", "text", "priority"),
    "complaint": ("channel", "tier", "level", "category", "subcategory", "severity", "cause", "outcome", "text"),
}
CLOCK = (
    "state", "opened_at", "first_response_at", "first_resolved_at", "reopened_at", "resolved_at", "closed_at", "due_at",
    "opened_on", "first_resolved_on", "reopened_on", "resolved_on", "closed_on", "ended_on", "first_response_minutes",
    "resolution_minutes", "kept", "reopened_soon", "reopened_count", "escalated", "strange",
)  # fmt: skip
OF_COMPLAINTS = ("episode", "acknowledged_at")
BUSINESS = ("first_response_business_minutes", "resolution_business_minutes")
ANSWER = (
    "kind", "score", "scale_low", "scale_high", "top_box", "bottom_box", "comment", "commented", "answered_at",
    "answered_on",
)  # fmt: skip


# Customers whose contacts have to be looked at once more when the file's are stored.
_unsettled = staging.temporary("unsettled", Column("id", Integer, primary_key=True))


@dataclass
class Cases(Plan):
    """`complaints` says into which table; `log_stages` are those that an event log told (one row per stage)."""

    calendars: Calendars = field(kw_only=True)
    standards: tuple[Standard, ...] = ()
    complaints: bool = False
    log_stages: pd.DataFrame | None = None
    _settled: bool = False  # whether the staged contacts know which of them came back

    def __post_init__(self) -> None:
        self.target: Table = complaint if self.complaints else interaction
        self.columns = (*FROM_FILE[self.target.name], *CLOCK, *(OF_COMPLAINTS if self.complaints else ()))
        by, said = self.calendars, self.mapping.columns
        self.promises = promises.of_cases(self.standards, by, said, complaints=self.complaints)
        self.stage_promises = stage_promises.of_stages(self.standards, by)
        self.scored = self.mapping.kind == "contacts" and "score" in self.mapping.columns
        answer = [Column(f"answer_{name}", survey_answer.c[name].type) for name in ANSWER] if self.scored else []
        self.stage = staging.temporary(
            "stage_case",
            Column("seq", Integer, primary_key=True),
            Column("key", String(200)),
            Column("person", Integer),
            Column("customer", Integer),
            Column("came_back", Boolean),
            *staging.staged_like(self.target, self.columns),
            *working_hours.staged(BUSINESS, self.calendars),
            *(column for each in self.promises for column in each.staged()),
            *answer,
        )
        self.stage_of_stages = stages.stage_table(self.calendars, self.stage_promises)
        self.tables = (self.stage, self.stage_of_stages) if self.complaints else (self.stage,)

    def add(self, connection: Connection, rows: pd.DataFrame) -> Iterator[Refusal]:
        rows = rows.rename(columns=COMPLAINT_NAMES if self.complaints else INTERACTION_NAMES)
        if "reopened_count" in rows:
            # A source that counts reopenings itself is taken at its word; it seldom says when they were.
            count = derived.numbers(rows, "reopened_count")
            rows = rows.assign(reopened_soon=(count > 0).astype("boolean").mask(count.isna()))
        ends_known = bool(ENDS & set(self.mapping.columns))
        clock = derived.case_columns(rows, self.clock, complaints=self.complaints, ends_known=ends_known)
        frame = pd.concat([rows[[name for name in FROM_FILE[self.target.name] if name in rows]], clock], axis=1)
        opened = clock["opened_at"]
        spans = {"first_response_business_minutes": (opened, clock["first_response_at"]),
                 "resolution_business_minutes": (opened, clock["resolved_at"])}  # fmt: skip
        frame = frame.assign(**working_hours.counted(spans, self.calendars))
        if self.complaints:  # who replies acknowledges, too
            frame["acknowledged_at"] = clock["first_response_at"].where(~(clock["first_response_at"] < opened))
        for each in self.promises:
            frame = frame.assign(**each.counted(frame, "severity" if self.complaints else "priority"))
        frame["seq"] = self.numbered(len(rows))
        frame["key"] = self.keys.of(rows)
        staged = frame.assign(
            person=self.people.add(rows, clock["opened_on"]), customer=self.customers.add(rows, clock["opened_on"])
        )
        if self.scored:
            staged = pd.concat([staged, self._answers(rows, clock)], axis=1)
        if self.complaints:
            found = stages.found(self.log_stages, staged, self.people, self.clock, self.calendars)
            found = [stage_promises.promised(each, staged, self.stage_promises) for each in found]
            staged["episode"] = stages.stage(connection, self.stage_of_stages, found, staged)
        staging.fill(connection, self.stage, staged)
        return iter(())

    def _answers(self, rows: pd.DataFrame, clock: pd.DataFrame) -> pd.DataFrame:
        """The contact's score as an answer; undated ones are dated by the contact's end."""
        scale = self.mapping.scale
        at = derived.moments(rows, "answered_at")
        if "answered_on" in rows:
            midnight = rows["answered_on"].dt.tz_localize(self.clock.zone, ambiguous=True, nonexistent="shift_forward")
            at = at.fillna(midnight.dt.tz_convert("UTC"))
        for name in ("closed_at", "resolved_at", "first_response_at", "opened_at"):
            at = at.fillna(clock[name])
        answers = pd.DataFrame(
            {
                "kind": scale.kind if scale else "csat",
                "score": derived.numbers(rows, "score"),
                "scale_low": scale.low if scale else 1,
                "scale_high": scale.high if scale else 5,
                "comment": derived.texts(rows, "comment"),
                "answered_at": at,
            },
            index=rows.index,
        )
        answers = answers.join(derived.answer_columns(answers, self.clock))
        return answers.add_prefix("answer_")

    def parts(self, connection: Connection) -> list[Part]:
        s = self.stage
        named = circumstances(s, s.c.opened_on, teams="team" in self.mapping.columns)
        others = [s.c[name] for name in self.columns if name not in ("tier", "level")]
        team_id = next(column for column in named if column.name == "team_id").element
        business = [working_hours.chosen(s, name, team_id, self.calendars) for name in BUSINESS]
        asked = select(s.c.seq, s.c.key, *named, *others, *business, s.c.came_back)
        if self.complaints:  # somebody may have acknowledged it by hand
            asked = asked.add_columns(nothing(s.c.acknowledged_at.type).label("stated_acknowledged_at"))
        rows = promises.promised(asked.select_from(joined(s)), s, self.promises, self.calendars)
        kept, facts = promises.kept_columns(self.promises), promises.facts(self.promises)
        also = {"acknowledged_at"} if self.complaints else set()
        columns = tuple(dict.fromkeys((*NAMED, *self.columns, *BUSINESS, *kept, *facts)))
        follows = {*BUSINESS, *also, *kept, *facts} - ({"kept"} if "within_standard" in self.mapping.columns else set())
        keeps, first = KEEPS | also | {*kept}, self._at_first(rows)
        found = [Part(self.target, rows, columns, self.source, keeps, at_first=first, follows=frozenset(follows))]
        if self.scored:
            found.append(self._answer_part(named))
        if self.complaints:
            logged, teams = self.log_stages is not None, "team" in self.mapping.columns
            by, s = (self.calendars, self.stage_promises), self.stage_of_stages
            found.append(stages.part(s, self.source, *by, logged=logged, teams=teams))
        return found

    def _at_first(self, rows: Subquery) -> tuple[tuple[str, ColumnElement[Any]], ...]:
        """Whether the first contact was enough, as far as the file itself knows."""
        if self.complaints:
            return ()
        unknown = or_(rows.c.customer_id.is_(None), rows.c.first_resolved_on.is_(None))
        again = or_(rows.c.reopened_count > 0, rows.c.came_back)
        return (("first_contact", case((unknown, null()), (again, false()), else_=true())),)

    def _answer_part(self, named: list[ColumnElement[Any]]) -> Part:
        s = self.stage
        stored = select(self.target.c.id).where(
            self.target.c.source == self.source, self.target.c.source_key == s.c.key
        )
        link = "complaint_id" if self.complaints else "interaction_id"
        topic = s.c.category if self.complaints else s.c.topic
        answer = [s.c[f"answer_{name}"].label(name) for name in ANSWER]
        rows = (
            select(
                s.c.seq,
                s.c.key,
                *named,
                s.c.channel,
                topic.label("topic"),
                *answer,
                stored.scalar_subquery().label(link),
            )
            .select_from(joined(s))
            .where(or_(s.c.answer_score.is_not(None), s.c.answer_commented))
            .subquery("staged_answer")
        )
        columns = (*NAMED, "channel", "tier", "level", "topic", link, *ANSWER)
        return Part(survey_answer, rows, columns, self.source, KEEPS)

    def elsewhere(self, part: Part) -> list[Select[tuple[int]]]:
        s = self.stage
        if part.target is survey_answer:
            return [select(s.c.seq).where(self._answer_gone())]
        return [stages.cases_changed(part, self.stage_of_stages, s)] if part.same else []

    def drop_repeated(self, connection: Connection) -> int:
        dropped = super().drop_repeated(connection)
        if dropped and self.complaints:
            left = select(self.stage.c.seq)
            connection.execute(delete(self.stage_of_stages).where(self.stage_of_stages.c.case_seq.not_in(left)))
        return dropped

    def _answer_gone(self) -> ColumnElement[bool]:
        s, a = self.stage, survey_answer
        gone = select(a.c.id).where(a.c.source == self.source, a.c.source_key == s.c.key)
        return and_(s.c.answer_score.is_(None), ~func.coalesce(s.c.answer_commented, False), gone.exists())

    def compare(self, connection: Connection, *, dry_run: bool) -> None:
        self._refuse_stored_otherwise(connection)
        super().compare(connection, dry_run=dry_run)

    def _refuse_stored_otherwise(self, connection: Connection) -> None:
        """The same rows as complaints and as interactions would count twice."""
        other = interaction if self.complaints else complaint
        there = select(other.c.id).where(other.c.source == self.source)
        if connection.execute(there.limit(1)).first() is None:
            return
        same = select(other.c.batch_id).join(
            self.stage, and_(other.c.source == self.source, other.c.source_key == self.stage.c.key)
        )
        found = connection.execute(same.limit(1)).first()
        if found is not None:
            raise Rejected("import_stored_otherwise", batch=found.batch_id or "–")

    def before_stored(self, connection: Connection, part: Part, new: NewDays) -> None:
        """Settle new contacts among themselves, and note the customers of whom the file does not know all: they had
        contacts before, or it knows them by two names."""
        if part.target is not interaction:
            return
        staging.make(connection, _unsettled)
        if not new:
            return
        if not self._settled:
            came_back = returning(self.stage, self.stage.c.customer, self.stage.c.seq)
            connection.execute(update(self.stage).values(came_back=True).where(self.stage.c.seq.in_(came_back)))
            self._settled = True
        unmatched = new_rows(connection, part)
        named = select(part.staged.c.customer_id).where(*unmatched) if unmatched else select(stage_customer.c.id)
        before = select(interaction.c.id).where(interaction.c.customer_id == stage_customer.c.id).exists()
        twice = select(stage_customer.c.id).group_by(stage_customer.c.id).having(func.count() > 1)
        found = select(stage_customer.c.id).where(
            stage_customer.c.id.in_(named), or_(before, stage_customer.c.id.in_(twice))
        )
        connection.execute(insert(_unsettled).from_select(["id"], found.distinct()))

    def finish(self, connection: Connection, parts: list[Part], writer: Writer) -> None:
        # Asked first: without a single one PostgreSQL would still look for each answer's row in all of the file's.
        if self.scored and connection.execute(select(changed_elsewhere.c.seq).limit(1)).first() is not None:
            s, a = self.stage, survey_answer
            keys = select(s.c.key).where(s.c.seq.in_(select(changed_elsewhere.c.seq)), self._answer_gone())
            remove(connection, a, and_(a.c.source == self.source, a.c.source_key.in_(keys)), writer)
        if self.scored:
            low_scores.promise_for(connection, self.source, writer.stored_at)
        if self.complaints:
            stages.remove_superfluous(connection, self.stage_of_stages, self.source, writer)
            stages.settle(connection, self.stage, self.source)
            settle_recurrences(connection, self._customers_touched(connection, writer))
        else:
            settle_first_contacts(connection, self._customers_touched(connection, writer))

    def _customers_touched(self, connection: Connection, writer: Writer) -> Any:
        """The customers whose cases this import cannot know all of: of new rows, and of changed ones before and
        after."""
        t = self.target
        changed = and_(import_change.c.batch_id == writer.batch_id, import_change.c.table_name == t.name)
        before = image_value(connection, import_change.c.before, t.c.customer_id)
        after = select(t.c.customer_id).where(
            t.c.id.in_(select(import_change.c.row_id).where(changed)), t.c.customer_id.is_not(None)
        )
        new = select(_unsettled.c.id)
        if self.complaints:
            new = select(t.c.customer_id).where(t.c.batch_id == writer.batch_id, t.c.customer_id.is_not(None))
        return union(new, select(before).where(changed, before.is_not(None)), after)
