"""What customers are promised: how long each step of a case may take, for whom and since when."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table

from data_access.schema.columns import Directory, Everywhere, Utc, metadata

# A missing tier, channel or severity means any. step: acknowledge, respond, resolve, or a stage of a complaint.
# minutes by clock: working (of the team's calendar) or calendar (round the clock). Days are half-open.
# Which one applies to a case is decided in data_access/promises/standards.py, once, when its clock starts.
service_standard = Table(
    "service_standard",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(100)),
    Column("tier", String(60)),
    Column("channel", String(60)),
    Column("severity", String(60)),
    Column("step", String(60), nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("clock", String(10), nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    Column("owner_id", Integer, ForeignKey("member.id")),
    Column("review_on", Date),
    Column("created_at", Utc, nullable=False),
    Column("created_by", Integer, ForeignKey("member.id")),
    Index("ix_service_standard_step", "step", "valid_from"),
    info={"scope": Directory(), "place": Everywhere()},
)
