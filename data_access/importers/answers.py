"""Files of survey answers: each row an answer, an invitation, or both."""

from collections.abc import Iterator

import pandas as pd
from sqlalchemy import Column, Connection, Date, DateTime, Integer, String, or_, select

from data_access import derived
from data_access.answering import low_scores
from data_access.importers import staging
from data_access.importers.cases import ANSWER
from data_access.importers.circumstances import KEEPS, NAMED, circumstances, joined
from data_access.importers.merging import Part, Writer, remove
from data_access.importers.plans import Plan, Refusal
from data_access.schema import survey_answer, survey_invitation

CUTS = ("channel", "tier", "level", "topic")


class Answers(Plan):
    """An answer without a score and without a comment is none; invited at least, it counts as an invitation."""

    def __post_init__(self) -> None:
        self.stage = staging.temporary(
            "stage_answer",
            Column("seq", Integer, primary_key=True),
            Column("key", String(200)),
            Column("person", Integer),
            Column("customer", Integer),
            *staging.staged_like(survey_answer, (*CUTS, *ANSWER)),
            Column("invited_at", DateTime),
            Column("invited_on", Date),
            Column("reply_on", Date),
            Column("strange", String(200)),
        )
        self.tables = (self.stage,)

    def add(self, connection: Connection, rows: pd.DataFrame) -> Iterator[Refusal]:
        invited, answered = derived.moments(rows, "invited_at"), derived.moments(rows, "answered_at")
        undated = invited.isna() & answered.isna()
        for line in rows["line"][undated].tolist():
            yield Refusal(line, self._mapped("answered_at", "invited_at"), "", "cell_required")
        said_nothing = derived.numbers(rows, "score").isna() & derived.texts(rows, "comment").isna() & invited.isna()
        for line in rows["line"][said_nothing & ~undated].tolist():
            yield Refusal(line, self._mapped("score", "comment"), "", "cell_required")
        rows = rows[~(undated | said_nothing)].reset_index(drop=True)
        invited, answered = derived.moments(rows, "invited_at"), derived.moments(rows, "answered_at")
        scale = self.mapping.scale
        score, comment = derived.numbers(rows, "score"), derived.texts(rows, "comment")
        answers = pd.DataFrame(
            {
                "kind": derived.texts(rows, "kind").fillna(scale.kind if scale else "csat"),
                "score": score,
                "scale_low": scale.low if scale else 1,
                "scale_high": scale.high if scale else 5,
                "comment": comment,
                "answered_at": answered.fillna(invited),
            },
            index=rows.index,
        )
        answers = answers.join(derived.answer_columns(answers, self.clock))
        replied = score.notna() | answers["commented"]
        future = answers["answered_at"] > pd.Timestamp(self.clock.now) + derived.FUTURE_ALLOWED
        staged = answers.assign(
            invited_at=invited,
            invited_on=derived.days(invited, self.clock.zone),
            reply_on=answers["answered_on"].where(replied),
            strange=pd.Series(None, index=rows.index, dtype="str").mask(future, derived.IN_THE_FUTURE),
            seq=self.numbered(len(rows)),
            key=self.keys.of(rows),
            person=self.people.add(rows, answers["answered_on"]),
            customer=self.customers.add(rows, answers["answered_on"]),
            **{name: rows[name] for name in CUTS if name in rows},
        )
        staging.fill(connection, self.stage, staged)

    def _mapped(self, *keys: str) -> str:
        """The first of these fields that the file has, so that a refusal names a column of the file."""
        return next((key for key in keys if key in self.mapping.columns), keys[0])

    def parts(self, connection: Connection) -> list[Part]:
        s = self.stage
        named = circumstances(s, s.c.answered_on, teams="team" in self.mapping.columns)
        shared = [s.c.seq, s.c.key, *named, s.c.channel, s.c.topic]
        answers = (
            select(*shared, *(s.c[name] for name in ANSWER))
            .select_from(joined(s))
            .where(or_(s.c.score.is_not(None), s.c.commented))
            .subquery("staged_answer")
        )
        found = [Part(survey_answer, answers, (*NAMED, *CUTS, *ANSWER), self.source, KEEPS)]
        if "invited_at" in self.mapping.columns:
            asked = (s.c.kind, s.c.invited_at, s.c.invited_on, s.c.reply_on.label("answered_on"))
            invitations = (
                select(*shared, *asked)
                .select_from(joined(s))
                .where(s.c.invited_at.is_not(None))
                .subquery("staged_invitation")
            )
            columns = (*NAMED, *CUTS, "kind", "invited_at", "invited_on", "answered_on")
            found.append(Part(survey_invitation, invitations, columns, self.source, KEEPS))
        return found

    def finish(self, connection: Connection, parts: list[Part], writer: Writer) -> None:
        """An answer that the corrected file takes back is no answer; low scores among the others are promised a
        follow-up."""
        s, a = self.stage, survey_answer
        none = select(s.c.key).where(s.c.score.is_(None), ~s.c.commented)
        remove(connection, a, (a.c.source == self.source) & a.c.source_key.in_(none), writer)
        low_scores.promise_for(connection, self.source, writer.stored_at)
