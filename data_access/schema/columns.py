"""The columns that many tables share, and what a table says about itself.

A table's `info` carries:
    scope   how `data_access.scope` decides who sees a row; a table without it cannot be read.
    place   on which machines its rows would stand where one database server no longer is enough (docs/scale.md).
    day     the Date column that says which day of the mirror a row belongs to; only tables of facts have one.
A column with `info["mirror"]` is one that numbers are made of: the mirror copies it.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Boolean, Column, DateTime, ForeignKey, Integer, MetaData, String, Table
from sqlalchemy.types import TypeDecorator

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Utc(TypeDecorator[datetime]):
    """A moment in UTC. Takes and gives aware datetimes; a naive one is a programming error."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Handled:
    """Rows somebody dealt with: theirs, their lead's, and nobody else's. `unheld`: rows that nobody has are also their
    team's, so that somebody can take them; and while who has them is away, those that are not closed are their
    deputy's, or the team's where nobody stands in."""

    member: str = "member_id"
    team: str = "team_id"
    unheld: bool = False


@dataclass(frozen=True)
class OfComplaint:
    """Rows that belong to a complaint: for those who may see it."""


@dataclass(frozen=True)
class OfTeam:
    """Rows that a whole team works with; those of no team are everybody's who works with customers."""

    team: str = "team_id"


@dataclass(frozen=True)
class OfColleague:
    """Days of a member: for themselves, who stands in for them, and the teams to which they belong on these days."""


@dataclass(frozen=True)
class OfCustomer:
    """Rows about a customer, for those who may see the customer."""


@dataclass(frozen=True)
class Directory:
    """Names that everybody who signed in may read."""


@dataclass(frozen=True)
class Managed:
    """Rows for administrators."""


@dataclass(frozen=True)
class OwnAccount:
    """Rows of the person's own account: not even administrators read those of others."""


@dataclass(frozen=True)
class Promised:
    """Targets: the organisation's are everybody's, a team's its people's, a member's theirs and their lead's."""


@dataclass(frozen=True)
class OfTarget:
    """Rows that belong to a target: for those who may see it."""


@dataclass(frozen=True)
class Frozen:
    """Results of a closed period: the organisation's are executives', a team's its people's, a member's theirs and
    their lead's. Executives also read a team's, unless it is of too few cases, and none of a single person."""


@dataclass(frozen=True)
class Decided:
    """What a team decided to do: its people's and whose it is to do; executives read all of it, without who."""


@dataclass(frozen=True)
class Planned:
    """Contacts planned with customers, as their cases are: whose they are to make, and their leads'; while they are
    still to make, also who stands in for either. No colleague, executive or administrator reads them."""


@dataclass(frozen=True)
class Happened:
    """What happened: the organisation's is everybody's who sees numbers, a team's its people's; executives read all."""


class Rewarded:
    """Rewards: for whom they are, and for who decides; executives decide a lead's and a team's. Granted and told to
    the team, also for its people."""

    team: str = "team_id"


@dataclass(frozen=True)
class Praised:
    """Praise: for who gave it and whom it is for, and for their leads; told to the team, also for its people. One
    that was withdrawn is its giver's alone."""


@dataclass(frozen=True)
class Taught:
    """What the organisation teaches: for whoever works there or directs it."""


@dataclass(frozen=True)
class Trained:
    """What a member is to learn and has learnt: for themselves, and for the leads of the team that they belonged to
    then and of those to which they have belonged since."""

    team: str = "team_id"


@dataclass(frozen=True)
class BetweenTwo:
    """What two people say to each other: for these two, whatever their roles, and for nobody above, beside or below."""

    one: str = "lead_id"
    other: str = "member_id"


@dataclass(frozen=True)
class Shared:
    """What is shared with everybody who works with customers or directs, once it is published; before, and when it was
    withdrawn, with who wrote it and who leads their team."""


@dataclass(frozen=True)
class Working:
    """What everybody who works with customers or directs may know of; administrators have no part in it."""


@dataclass(frozen=True)
class Reviewed:
    """Reviews: of whom they are, who writes them, who leads the team, and who decides an appeal. Nobody else's."""


@dataclass(frozen=True)
class OfReview:
    """What belongs to a review, for who may see it."""


@dataclass(frozen=True)
class PartOfReview:
    """The same as far as its `reach` goes; and what colleagues gave together is not for who gave some of it."""


@dataclass(frozen=True)
class AskedToRate:
    """Who is asked to rate whom: theirs who are asked, their own proposals, and who writes the review."""


@dataclass(frozen=True)
class Sealed:
    """Rows of their author alone, whatever anybody else may see: not even of who owns the database."""


@dataclass(frozen=True)
class QualityReviewed:
    """Quality reviews: of oneself, and of the teams one leads, nobody's second reviews of oneself among them. Who is to
    review a case once more does not see the first review until theirs is stored, and then both."""

    team: str = "team_id"


@dataclass(frozen=True)
class OfQualityReview:
    """Rows that belong to a quality review: for those who may see it."""


@dataclass(frozen=True)
class Met:
    """Weekly meetings: for who holds them, which is the team's lead, leads above and who stands in for the lead; once
    closed, also for the team's people. Executives and administrators read none."""

    team: str = "team_id"


@dataclass(frozen=True)
class OfMeeting:
    """Rows that belong to a meeting: for those who may see it."""


@dataclass(frozen=True)
class Divided:
    """Rows that many machines hold between them, each those of some values of this column."""

    by: str


@dataclass(frozen=True)
class Everywhere:
    """A small table of which every machine has a copy, so that divided ones may be joined with it and point at it."""


@dataclass(frozen=True)
class AtOnePlace:
    """A table that stays on one machine: nothing divided points at it."""


def counted(name: str, kind: Any, *rest: Any, **options: Any) -> Column[Any]:
    """A column that numbers are made of, so that the mirror copies it."""
    return Column(name, kind, *rest, info={"mirror": True}, **options)


def mirrored(table: Table) -> list[Column[Any]]:
    """The columns of `table` that the mirror holds; empty for a table that is not mirrored."""
    return [column for column in table.columns if column.info.get("mirror")]


def identity() -> Column[int]:
    """The key of a row."""
    return counted("id", Integer, primary_key=True)


def origin() -> list[Column[Any]]:
    """Where a fact came from: a file's row (source, source_key), a form (request_key), and who brought it.

    `counted` is False for what must not enter any number: voided entries, scores awaiting confirmation.
    """
    return [
        Column("source", String(60)),
        Column("source_key", String(200)),
        Column("request_key", String(36)),
        Column("request_hash", String(64)),
        Column("batch_id", Integer, ForeignKey("import_batch.id"), index=True),
        Column("created_at", Utc, nullable=False),
        Column("created_by", Integer, ForeignKey("member.id")),
        Column("voided_at", Utc),
        Column("voided_by", Integer, ForeignKey("member.id")),
        Column("void_reason", String(500)),
        counted("counted", Boolean, nullable=False, server_default="1"),
    ]


def circumstances() -> list[Column[Any]]:
    """What was true when it happened, and stays: who handled it, their team, the customer and their tier then."""
    return [
        counted("member_id", Integer, ForeignKey("member.id")),
        counted("team_id", Integer, ForeignKey("team.id")),
        counted("customer_id", Integer, ForeignKey("customer.id")),
        counted("channel", String(60)),
        counted("tier", String(60)),
        counted("level", String(60)),
    ]
