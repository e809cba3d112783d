"""Teams, the people in them, and when they were."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from data_access.schema.columns import Directory, Everywhere, metadata

team = Table(
    "team",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("name_en", String(200)),
    Column("parent_id", Integer, ForeignKey("team.id")),
    Column("lead_id", Integer, ForeignKey("member.id")),
    Column("active", Boolean, nullable=False, server_default="1"),
    Column("batch_id", Integer),
    Column("calendar_id", Integer, ForeignKey("calendar.id")),  # missing: its parent's, else the usual one
    UniqueConstraint("name"),
    info={"scope": Directory(), "place": Everywhere()},
)

# Members are never deleted: they become inactive and keep their history and name.
member = Table(
    "member",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("name_en", String(200)),
    Column("email", String(200), unique=True),
    Column("source_key", String(200), unique=True),
    Column("active", Boolean, nullable=False, server_default="1"),
    Column("joined_on", Date),
    Column("left_on", Date),
    Column("batch_id", Integer),
    info={"scope": Directory(), "place": Everywhere()},
)

member_role = Table(
    "member_role",
    metadata,
    Column("member_id", Integer, ForeignKey("member.id"), primary_key=True),
    Column("role", String(20), primary_key=True),
    info={"scope": Directory(), "place": Everywhere()},
)

# Half-open: a member belongs to the team on from_on and no longer on to_on.
membership = Table(
    "membership",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("member_id", Integer, ForeignKey("member.id"), nullable=False),
    Column("team_id", Integer, ForeignKey("team.id"), nullable=False),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date),
    Column("batch_id", Integer),
    UniqueConstraint("member_id", "team_id", "from_on"),
    Index("ix_membership_team_id", "team_id"),
    info={"scope": Directory(), "place": Everywhere()},
)
