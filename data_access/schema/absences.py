"""When somebody is away, and who stands in for them."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, Table

from data_access.schema.columns import Everywhere, OfColleague, Utc, metadata

# Days are half-open: away on from_on and back on to_on. What an absence is about nobody needs to know, so it is not
# kept. One that was withdrawn stays and counts for nothing.
absence = Table(
    "absence",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("member_id", Integer, ForeignKey("member.id"), nullable=False),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date, nullable=False),
    Column("deputy_id", Integer, ForeignKey("member.id")),
    Column("created_at", Utc, nullable=False),
    Column("created_by", Integer, ForeignKey("member.id")),
    Column("voided_at", Utc),
    Column("voided_by", Integer, ForeignKey("member.id")),
    Index("ix_absence_to_on", "to_on"),
    info={"scope": OfColleague(), "place": Everywhere()},
)
