"""What each person has seen of what the dashboard told them: lines of their bell, and the tour."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, UniqueConstraint

from data_access.schema.columns import AtOnePlace, BetweenTwo, Utc, metadata

# subject: a code of data_access/bell/seen.py. name: which one of it, as the program calls it; never words of anybody.
# Nobody else finds out what somebody has looked at, not even their lead.
seen = Table(
    "seen",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("member_id", Integer, ForeignKey("member.id"), nullable=False),
    Column("subject", String(20), nullable=False),
    Column("name", String(120), nullable=False),
    Column("seen_at", Utc, nullable=False),
    UniqueConstraint("member_id", "subject", "name"),
    info={"scope": BetweenTwo("member_id", "member_id"), "place": AtOnePlace()},
)
