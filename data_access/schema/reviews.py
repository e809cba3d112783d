"""Review cycles: how somebody did in a quarter or half-year, by themselves, their colleagues and their lead."""

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from data_access.schema.columns import (
    AskedToRate,
    AtOnePlace,
    OfReview,
    PartOfReview,
    Reviewed,
    Sealed,
    Utc,
    Working,
    metadata,
)

# Days are half-open. state: collecting, writing, shared, closed. categories: what is rated, as of then: a list of key,
# en, zh and weight. team_ids: whose reviews it holds.
review_cycle = Table(
    "review_cycle",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date, nullable=False),
    Column("collects_until", Date, nullable=False),
    Column("shares_until", Date, nullable=False),
    Column("state", String(20), nullable=False),
    Column("categories", JSON, nullable=False),
    Column("team_ids", JSON, nullable=False),
    Column("opened_by", Integer, ForeignKey("member.id")),
    Column("created_at", Utc, nullable=False),
    info={"scope": Working(), "place": AtOnePlace()},
)

# Whose review, who writes it and who decides an appeal. state: collecting, writing, written, shared, acknowledged,
# appealed, decided. last_move: what changed_by did last, a code; the steps say what happened before.
review = Table(
    "review",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("cycle_id", Integer, ForeignKey("review_cycle.id"), nullable=False),
    Column("member_id", Integer, ForeignKey("member.id"), nullable=False),
    Column("team_id", Integer, ForeignKey("team.id"), nullable=False),
    Column("lead_id", Integer, ForeignKey("member.id"), nullable=False),
    Column("decider_id", Integer, ForeignKey("member.id")),
    Column("state", String(20), nullable=False),
    Column("shared_on", Date),
    Column("last_move", String(20), nullable=False),
    Column("changed_at", Utc, nullable=False),
    Column("changed_by", Integer, ForeignKey("member.id")),
    Column("revision", Integer, nullable=False, server_default="0"),
    UniqueConstraint("cycle_id", "member_id"),
    Index("ix_review_member_id", "member_id"),
    info={"scope": Reviewed(), "place": AtOnePlace()},
)

# What a review is made of. kind: self, lead, decided (what came of an appeal), and without an author peer (frozen when
# collection closes) and facts (frozen when the review is shared). reach: author (a draft), lead (and who else sees the
# review, but not whom it is about), all (whom it is about, too). content: scores, or what was frozen.
review_part = Table(
    "review_part",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("review_id", Integer, ForeignKey("review.id"), nullable=False),
    Column("member_id", Integer, ForeignKey("member.id"), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("author_id", Integer, ForeignKey("member.id")),
    Column("reach", String(20), nullable=False),
    Column("words", Text),
    Column("goals", Text),
    Column("content", JSON, nullable=False),
    Column("told_on", Date, nullable=False),
    Column("revision", Integer, nullable=False, server_default="0"),
    UniqueConstraint("review_id", "kind"),
    info={"scope": PartOfReview(), "place": AtOnePlace()},
)

# What happened to a review, step by step; nothing is ever changed or taken out.
review_step = Table(
    "review_step",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("review_id", Integer, ForeignKey("review.id"), nullable=False),
    Column("member_id", Integer, ForeignKey("member.id"), nullable=False),
    Column("what", String(20), nullable=False),
    Column("words", Text),
    Column("author_id", Integer, ForeignKey("member.id")),
    Column("told_at", Utc, nullable=False),
    Column("told_on", Date, nullable=False),
    Index("ix_review_step_review_id", "review_id"),
    info={"scope": OfReview(), "place": AtOnePlace()},
)

# Who is asked to rate whom, or was proposed for it. Whether they did stands nowhere that others can read.
review_rater = Table(
    "review_rater",
    metadata,
    Column("review_id", Integer, ForeignKey("review.id"), primary_key=True),
    Column("rater_id", Integer, ForeignKey("member.id"), primary_key=True),
    Column("cycle_id", Integer, ForeignKey("review_cycle.id"), nullable=False),
    Column("member_id", Integer, ForeignKey("member.id"), nullable=False),
    Column("proposed_by", Integer, ForeignKey("member.id")),
    Column("asked", Boolean, nullable=False),
    Index("ix_review_rater_rater_id", "rater_id"),
    info={"scope": AskedToRate(), "place": AtOnePlace()},
)

# What a colleague gave: nobody's but its author's, and blank once collecting is over. No time and no number of its own,
# by which rows could be told apart.
peer_rating = Table(
    "peer_rating",
    metadata,
    Column("review_id", Integer, ForeignKey("review.id"), primary_key=True),
    Column("author_id", Integer, ForeignKey("member.id"), primary_key=True),
    Column("member_id", Integer, ForeignKey("member.id"), nullable=False),
    Column("scores", JSON, nullable=False),
    Column("words", Text),
    Column("sent", Boolean, nullable=False),
    Column("period_ended_on", Date, nullable=False),
    info={"scope": Sealed(), "place": AtOnePlace()},
)
