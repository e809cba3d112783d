"""How a complaint is worked on: each step with who took it, the waits taken out of its time, other departments."""

from sqlalchemy import Boolean, Column, Date, Float, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from data_access.schema.columns import Directory, Divided, Everywhere, OfComplaint, Utc, metadata

# The story of a complaint, a row for each step of its `number`; rows are added and never changed. `what` is a code of
# data_access/workflow/moves.py; stage, holder_id, team_id, department, level and paused are how it was left by the
# step, so that the last row says how the complaint is now.
complaint_event = Table(
    "complaint_event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("complaint_id", Integer, ForeignKey("complaint.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("customer_id", Integer, ForeignKey("customer.id")),
    Column("what", String(20), nullable=False),
    Column("stage", String(60), nullable=False),
    Column("holder_id", Integer, ForeignKey("member.id")),
    Column("team_id", Integer, ForeignKey("team.id")),
    Column("department", String(200)),
    Column("level", Integer, nullable=False, server_default="0"),
    Column("paused", Boolean, nullable=False, server_default="0"),
    Column("episode", Integer, nullable=False, server_default="1"),
    Column("reason", String(60)),  # a code: why it waits, how it ended
    Column("text", Text),
    Column("due_at", Utc),
    Column("told_on", Date, nullable=False),
    Column("created_at", Utc, nullable=False),
    Column("created_by", Integer, ForeignKey("member.id")),
    Column("request_key", String(36)),
    Column("request_hash", String(64)),
    # Two who act on the same state cannot both be the next.
    UniqueConstraint("complaint_id", "number"),
    UniqueConstraint("created_by", "request_key"),
    info={"scope": OfComplaint(), "place": Divided("team_id")},
)

# Time in which somebody else had to answer; the last one of a complaint that waits has no end. due_left_minutes: what
# was left of the promised time when it began; stage_due_left_minutes: of the stage's own, unless that was late already.
complaint_pause = Table(
    "complaint_pause",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("complaint_id", Integer, ForeignKey("complaint.id"), nullable=False, index=True),
    Column("team_id", Integer, ForeignKey("team.id")),
    Column("customer_id", Integer, ForeignKey("customer.id")),
    Column("reason", String(60), nullable=False),
    Column("began_at", Utc, nullable=False),
    Column("ended_at", Utc),
    Column("minutes", Float),
    Column("business_minutes", Float),
    Column("due_left_minutes", Float),
    Column("stage_due_left_minutes", Float),
    info={"scope": OfComplaint(), "place": Divided("team_id")},
)

# The stages of complaints in their order: those of data_access/workflow/moves.py, and the organisation's own between
# the first of them and "answered". `code` is made once and stands on facts and events; own ones begin with "own_".
stage = Table(
    "stage",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", String(60), nullable=False, unique=True),
    Column("position", Integer, nullable=False),
    Column("name", String(100), nullable=False),
    Column("name_en", String(100)),
    Column("retired", Boolean, nullable=False, server_default="0"),
    Column("created_at", Utc),  # missing for those that everybody has
    Column("created_by", Integer, ForeignKey("member.id")),
    info={"scope": Directory(), "place": Everywhere()},
)

# Others in the organisation who are asked for a while. Each has its own clock. Complaints keep the name that it had
# first: `stored_as` once it was renamed.
department = Table(
    "department",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(200), nullable=False, unique=True),
    Column("name_en", String(200)),
    Column("stored_as", String(200)),
    Column("calendar_id", Integer, ForeignKey("calendar.id")),
    Column("active", Boolean, nullable=False, server_default="1"),
    info={"scope": Directory(), "place": Everywhere()},
)
