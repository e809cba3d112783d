"""One-to-ones: when two people spoke, what each of them noted of it, and what either is to do."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table, Text

from data_access.schema.columns import AtOnePlace, BetweenTwo, Utc, metadata

# The lead's notes and the member's are read by both and written by whose they are; each has a revision of its own, so
# that nobody overwrites what they have not seen, and nobody is stopped by what the other writes meanwhile.
talk = Table(
    "talk",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("lead_id", Integer, ForeignKey("member.id"), nullable=False),
    Column("member_id", Integer, ForeignKey("member.id"), nullable=False),
    Column("held_on", Date, nullable=False),
    Column("next_on", Date),
    Column("lead_notes", Text),
    Column("lead_revision", Integer, nullable=False, server_default="0"),
    Column("member_notes", Text),
    Column("member_revision", Integer, nullable=False, server_default="0"),
    Column("created_at", Utc, nullable=False),
    Index("ix_talk_lead_id", "lead_id", "held_on"),
    Index("ix_talk_member_id", "member_id", "held_on"),
    info={"scope": BetweenTwo(), "place": AtOnePlace()},
)

# The two stand on each row again: who may read it is decided by it alone. added_by: who asked for it; done_by: who
# ticked it off.
talk_item = Table(
    "talk_item",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("talk_id", Integer, ForeignKey("talk.id"), nullable=False, index=True),
    Column("lead_id", Integer, ForeignKey("member.id"), nullable=False),
    Column("member_id", Integer, ForeignKey("member.id"), nullable=False),
    Column("owner_id", Integer, ForeignKey("member.id"), nullable=False),
    Column("todo", String(300), nullable=False),
    Column("due_on", Date),
    Column("done_on", Date),
    Column("done_by", Integer, ForeignKey("member.id")),
    Column("added_by", Integer, ForeignKey("member.id")),
    Column("added_on", Date, nullable=False),
    Index("ix_talk_item_owner_id", "owner_id", "done_on"),
    info={"scope": BetweenTwo(), "place": AtOnePlace()},
)
