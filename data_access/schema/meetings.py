"""The weekly meetings of teams: their agendas as they were, who was there, what was said, decided and dismissed."""

from sqlalchemy import JSON, Column, Date, Float, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from data_access.schema.columns import AtOnePlace, Met, OfMeeting, Utc, metadata

# week_on: the week's Monday. state: open, closed, or left_out with its reason. as_of: when its agenda was taken; what
# stands in it stays as it was then. closed_at: also of one that was opened again; its numbers change no more.
meeting = Table(
    "meeting",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("team_id", Integer, ForeignKey("team.id"), nullable=False),
    Column("week_on", Date, nullable=False),
    Column("state", String(20), nullable=False),
    Column("held_on", Date),
    Column("as_of", Utc, nullable=False),
    Column("left_out_why", String(300)),
    Column("left_out_by", Integer, ForeignKey("member.id")),
    Column("closed_at", Utc),
    Column("closed_by", Integer, ForeignKey("member.id")),
    Column("sent_at", Utc),
    Column("sent_by", Integer, ForeignKey("member.id")),
    Column("created_at", Utc, nullable=False),
    Column("created_by", Integer, ForeignKey("member.id")),
    UniqueConstraint("team_id", "week_on"),
    info={"scope": Met(), "place": AtOnePlace()},
)

# presence: present, away (as the absences said when it was opened) or missed.
meeting_presence = Table(
    "meeting_presence",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("meeting_id", Integer, ForeignKey("meeting.id"), nullable=False),
    Column("member_id", Integer, ForeignKey("member.id"), nullable=False),
    Column("presence", String(20), nullable=False),
    UniqueConstraint("meeting_id", "member_id"),
    info={"scope": OfMeeting(), "place": AtOnePlace()},
)

# An item as data_access/meetings/items.py says it, with what became of it. What was discussed and what was decided have
# a revision each: nobody overwrites what they have not read, and nobody is stopped by what is written in the other.
# dismissed_for: the reason for which it stood there; for another one it is back. dismissed_on: the week of the meeting
# in which it was dismissed, this one or an earlier one. listed: it stood on the agenda when
# that was taken last; what was said of others stays.
meeting_item = Table(
    "meeting_item",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("meeting_id", Integer, ForeignKey("meeting.id"), nullable=False),
    Column("week_on", Date, nullable=False),
    Column("place", Integer, nullable=False),
    Column("listed", Integer, nullable=False, server_default="1"),
    Column("kind", String(20), nullable=False),
    Column("name", String(120), nullable=False),
    Column("reason", String(60), nullable=False),
    Column("line_en", String(500), nullable=False),
    Column("line_zh", String(500), nullable=False),
    Column("address", String(300), nullable=False),
    Column("figures", JSON, nullable=False),
    Column("owner_id", Integer, ForeignKey("member.id")),
    Column("discussed", Text),
    Column("discussed_by", Integer, ForeignKey("member.id")),
    Column("discussed_revision", Integer, nullable=False, server_default="0"),
    Column("decision", Text),
    Column("decision_by", Integer, ForeignKey("member.id")),
    Column("decision_revision", Integer, nullable=False, server_default="0"),
    Column("dismissed_why", String(300)),
    Column("dismissed_for", String(60)),
    Column("dismissed_by", Integer, ForeignKey("member.id")),
    Column("dismissed_on", Date),
    UniqueConstraint("meeting_id", "name"),
    Index("ix_meeting_item_name", "name", "week_on"),
    info={"scope": OfMeeting(), "place": AtOnePlace()},
)

# What somebody was to do when the meeting was closed; what became of it since, the action itself says.
meeting_action = Table(
    "meeting_action",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("meeting_id", Integer, ForeignKey("meeting.id"), nullable=False),
    Column("item_id", Integer, ForeignKey("meeting_item.id"), nullable=False, index=True),
    Column("action_id", Integer, ForeignKey("action.id"), nullable=False),
    Column("week_on", Date, nullable=False),
    Column("title", String(300), nullable=False),
    Column("title_by", Integer, ForeignKey("member.id")),
    Column("owner_id", Integer, ForeignKey("member.id"), nullable=False),
    Column("due_on", Date, nullable=False),
    Column("metric", String(60)),
    Column("expected", Float),
    UniqueConstraint("action_id"),
    Index("ix_meeting_action_meeting_id", "meeting_id"),
    info={"scope": OfMeeting(), "place": AtOnePlace()},
)
