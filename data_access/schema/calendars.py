"""When a team works: its hours, its days off, and the days it works to make up for others."""

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Integer, String, Table, UniqueConstraint

from data_access.schema.columns import Directory, Everywhere, metadata

# One of them is `usual`: that of every team that names no other, nor its parent does.
calendar = Table(
    "calendar",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(100), nullable=False, unique=True),
    Column("zone", String(60), nullable=False),
    Column("usual", Boolean, nullable=False, server_default="0"),
    info={"scope": Directory(), "place": Everywhere()},
)

# How it counts from a day on. week: seven lists of windows, Monday first, each [from, until] in minutes after midnight.
# holidays: whose public holidays it keeps (CN, DE-BY), none if missing.
calendar_version = Table(
    "calendar_version",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("calendar_id", Integer, ForeignKey("calendar.id"), nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("week", JSON, nullable=False),
    Column("holidays", String(10)),
    UniqueConstraint("calendar_id", "valid_from"),
    info={"scope": Directory(), "place": Everywhere()},
)

# The organisation's own corrections: a day off, or a day worked, whatever the week and the public holidays say.
calendar_day = Table(
    "calendar_day",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("calendar_id", Integer, ForeignKey("calendar.id"), nullable=False),
    Column("day", Date, nullable=False),
    Column("works", Boolean, nullable=False),
    Column("name", String(200), nullable=False),
    UniqueConstraint("calendar_id", "day"),
    info={"scope": Directory(), "place": Everywhere()},
)
