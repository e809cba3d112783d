"""What people set out to reach, what they said to it, and every change of it."""

from sqlalchemy import JSON, Column, Date, Float, ForeignKey, Index, Integer, String, Table

from data_access.schema.columns import AtOnePlace, OfTarget, Promised, Utc, metadata

# scope: organisation, team or member; a member's target also names the team they are in, whose lead sets it. Days are
# half-open. value, low and high in the metric's own unit, kept as reckoned from `baseline`, `kind` and `change` (what
# was typed: "+10"). state: proposed, agreed, disputed or withdrawn; only an agreed one is scored. reply: what was said
# to it by whom it concerns. parent_id: the goal it is a part of.
target = Table(
    "target",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("metric", String(60), nullable=False),
    Column("scope", String(20), nullable=False),
    Column("team_id", Integer, ForeignKey("team.id")),
    Column("member_id", Integer, ForeignKey("member.id")),
    Column("parent_id", Integer, ForeignKey("target.id"), index=True),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date, nullable=False),
    Column("kind", String(20), nullable=False, server_default="absolute"),
    Column("baseline", Float),
    Column("change", Float),
    Column("value", Float),
    Column("low", Float),
    Column("high", Float),
    Column("tolerance", Float),
    Column("weight", Float),
    Column("rationale", String(1000)),
    Column("state", String(20), nullable=False, server_default="proposed"),
    Column("set_by", Integer, ForeignKey("member.id")),
    Column("agreed_by", Integer, ForeignKey("member.id")),
    Column("agreed_at", Utc),
    Column("reply", String(1000)),
    Column("reply_by", Integer, ForeignKey("member.id")),
    Column("locked_at", Utc),
    Column("changed_at", Utc),
    Column("changed_by", Integer, ForeignKey("member.id")),
    Column("revision", Integer, nullable=False, server_default="0"),
    Column("created_at", Utc, nullable=False),
    Index("ix_target_metric", "metric", "from_on"),
    info={"scope": Promised(), "place": AtOnePlace()},
)

# What happened to a target, each line once and never changed: proposed, changed, agreed, disputed, withdrawn. before
# and after: its numbers and days that changed, by column. Whoever may read the target may read this.
target_change = Table(
    "target_change",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("target_id", Integer, ForeignKey("target.id"), nullable=False, index=True),
    Column("what", String(20), nullable=False),
    Column("before", JSON),
    Column("after", JSON),
    Column("reason", String(1000)),
    Column("changed_at", Utc, nullable=False),
    Column("changed_on", Date, nullable=False),
    Column("changed_by", Integer, ForeignKey("member.id")),
    info={"scope": OfTarget(), "place": AtOnePlace()},
)
