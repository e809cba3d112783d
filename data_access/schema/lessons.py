"""Cases and lessons worth sharing: what happened once, and what everybody may learn from it."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table, Text

from data_access.schema.columns import AtOnePlace, Shared, Utc, metadata

# origin and origin_id: the "action" or "complaint" it was written from. tags: each between two commas, ",a,b,"; missing
# for none. state: proposed, published or withdrawn. team_id: whose lead publishes it. reads: how many people opened it;
# who they were, `seen` knows, and nobody else. No text here names a customer: everybody reads it.
lesson = Table(
    "lesson",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("origin", String(20), nullable=False),
    Column("origin_id", Integer, nullable=False),
    Column("heading", String(200), nullable=False),
    Column("happened", Text, nullable=False),
    Column("learned", Text, nullable=False),
    Column("tags", String(400)),
    Column("team_id", Integer, ForeignKey("team.id")),
    Column("state", String(20), nullable=False),
    Column("written_on", Date, nullable=False),
    Column("written_by", Integer, ForeignKey("member.id")),
    Column("published_on", Date),
    Column("published_by", Integer, ForeignKey("member.id")),
    Column("withdrawn_why", String(300)),
    Column("withdrawn_by", Integer, ForeignKey("member.id")),
    Column("reads", Integer, nullable=False, server_default="0"),
    Column("changed_at", Utc, nullable=False),
    Column("changed_by", Integer, ForeignKey("member.id")),
    Column("revision", Integer, nullable=False, server_default="0"),
    Column("created_at", Utc, nullable=False),
    Column("created_by", Integer, ForeignKey("member.id")),
    Index("ix_lesson_state", "state", "published_on"),
    info={"scope": Shared(), "place": AtOnePlace()},
)
