"""What the parts of a scorecard weigh, for each role and since when."""

from sqlalchemy import Column, Date, Float, ForeignKey, Index, Integer, String, Table

from data_access.schema.columns import AtOnePlace, Directory, Utc, metadata

# A set of weights is the rows of one set_id; they add up to 100, and none of them is ever changed. For a role and a
# day the set with the latest valid_from up to that day counts, of two with the same the one that was set last. part:
# the key of a metric, or of something that people rate (metrics/people/weights.py).
scorecard_part = Table(
    "scorecard_part",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("set_id", Integer, nullable=False),
    Column("role", String(20), nullable=False),
    Column("part", String(60), nullable=False),
    Column("weight", Float, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("set_by", Integer, ForeignKey("member.id")),
    Column("created_at", Utc, nullable=False),
    Index("ix_scorecard_part_set_id", "set_id", "part", unique=True),
    info={"scope": Directory(), "place": AtOnePlace()},
)
