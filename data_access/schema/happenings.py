"""What happened around the numbers: in the market, by a new rule, a campaign, a training, an outage."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table

from data_access.schema.columns import AtOnePlace, Happened, Utc, metadata

# Days are half-open. kind: a code. title: in the words of title_by. team_id: missing where it is about the whole
# organisation. metrics: the keys of those it is about, with commas between; missing for all. new_phase: it changed
# what is usual, so that limits begin anew from from_on. One that was withdrawn stays and counts for nothing.
annotation = Table(
    "annotation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("title", String(300), nullable=False),
    Column("title_by", Integer, ForeignKey("member.id")),
    Column("team_id", Integer, ForeignKey("team.id")),
    Column("metrics", String(800)),
    Column("new_phase", Boolean, nullable=False, server_default="0"),
    Column("withdrawn_at", Utc),
    Column("withdrawn_by", Integer, ForeignKey("member.id")),
    Column("changed_at", Utc, nullable=False),
    Column("changed_by", Integer, ForeignKey("member.id")),
    Column("revision", Integer, nullable=False, server_default="0"),
    Column("created_at", Utc, nullable=False),
    Column("created_by", Integer, ForeignKey("member.id")),
    Index("ix_annotation_to_on", "to_on"),
    info={"scope": Happened(), "place": AtOnePlace()},
)
