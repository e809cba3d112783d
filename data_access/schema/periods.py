"""Periods that were closed, and the results they had then."""

from sqlalchemy import JSON, Boolean, Column, Date, Double, ForeignKey, Integer, String, Table, UniqueConstraint

from data_access.schema.columns import AtOnePlace, Directory, Frozen, Utc, metadata

# A closed period stays closed. Days are half-open. grain: month, quarter, half_year or year. number: of the last change
# of facts that the results know of. metrics: which there were then.
period_snapshot = Table(
    "period_snapshot",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date, nullable=False),
    Column("grain", String(20), nullable=False),
    Column("closed_at", Utc, nullable=False),
    Column("closed_by", Integer, ForeignKey("member.id")),
    Column("note", String(1000)),
    Column("number", Integer, nullable=False, server_default="0"),
    Column("metrics", JSON),
    UniqueConstraint("from_on", "to_on"),
    info={"scope": Directory(), "place": AtOnePlace()},
)

# One number of a closed period, never changed. scope: organisation, team or member; scorecard (of somebody's own
# work) or lead_scorecard for its parts. A member's row also names the team of the time, none where it is what they did
# in all of their teams. metric: also the key of a part that people rated. value, low and high in the metric's own unit;
# target_...: the target as it was then, agreed missing where there was none. hidden: of so few cases that executives do
# not see it. weight, place, reached_low and reached_high: of a part of a scorecard.
period_result = Table(
    "period_result",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("snapshot_id", Integer, ForeignKey("period_snapshot.id"), nullable=False, index=True),
    Column("scope", String(20), nullable=False),
    Column("team_id", Integer, ForeignKey("team.id")),
    Column("member_id", Integer, ForeignKey("member.id"), index=True),
    Column("metric", String(60), nullable=False),
    Column("value", Double),
    Column("n", Integer, nullable=False),
    Column("numerator", Double),
    Column("denominator", Double),
    Column("low", Double),
    Column("high", Double),
    Column("target_value", Double),
    Column("target_low", Double),
    Column("target_high", Double),
    Column("target_tolerance", Double),
    Column("target_agreed", Boolean),
    Column("status", String(20), nullable=False),
    Column("by_number", String(20), nullable=False),
    Column("attainment", Double),
    Column("weight", Double),
    Column("place", Integer),
    Column("reached_low", Double),
    Column("reached_high", Double),
    Column("hidden", Boolean, nullable=False),
    info={"scope": Frozen(), "place": AtOnePlace()},
)
