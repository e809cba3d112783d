"""What earns a reward, who has earned one and whether it was granted, and what people say in praise of each other."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from data_access.schema.columns import (
    AtOnePlace,
    Directory,
    Divided,
    Everywhere,
    Praised,
    Rewarded,
    Utc,
    counted,
    identity,
    metadata,
)

# One version of a rule; `line` is the number of its first one, and the next begins where this one ends. A version holds
# for the stretches of time (`every`) that begin from valid_from on and before valid_to. how: "reach", where the one of
# `metrics` has to reach the threshold, in the unit of its value, or "best", where people stand out of their team by
# several. certain: the worse end of the interval has to reach it. whom: members or teams. role and team_id: of these
# only, with the teams below; missing: all. public: what is granted is told to the team.
reward_rule = Table(
    "reward_rule",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("line", Integer),
    Column("name", String(100), nullable=False),
    Column("name_en", String(100)),
    Column("how", String(20), nullable=False),
    Column("metrics", JSON, nullable=False),
    Column("threshold", Float),
    Column("certain", Boolean, nullable=False),
    Column("fewest", Integer, nullable=False),
    Column("every", String(20), nullable=False),
    Column("whom", String(20), nullable=False),
    Column("role", String(20)),
    Column("team_id", Integer, ForeignKey("team.id")),
    Column("kind", String(20), nullable=False),
    Column("amount_cents", Integer),
    Column("public", Boolean, nullable=False),
    Column("why", String(500)),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    Column("set_by", Integer, ForeignKey("member.id")),
    Column("created_at", Utc, nullable=False),
    Index("ix_reward_rule_line", "line"),
    info={"scope": Directory(), "place": Everywhere()},
)

# What a member, or without one a team, has earned by a rule from earned_from to earned_on, its last day; `team_id` is
# where. value, n, low, high and threshold are what they were when it was found, whatever becomes of the facts.
# decider_team_id: whoever leads it decides, and nobody below; missing where only executives do. above: of a lead or a
# team, so that executives may decide. eligible_on: the first day on which it could be known. state: eligible, granted
# or refused. The key keeps two who look at once from finding the same twice.
reward = Table(
    "reward",
    metadata,
    identity(),
    Column("rule_id", Integer, ForeignKey("reward_rule.id"), nullable=False, index=True),
    Column("found_key", String(80), nullable=False),
    counted("member_id", Integer, ForeignKey("member.id")),
    counted("team_id", Integer, ForeignKey("team.id"), nullable=False),
    counted("decider_team_id", Integer, ForeignKey("team.id")),
    counted("above", Boolean, nullable=False),
    counted("public", Boolean, nullable=False),
    Column("earned_from", Date, nullable=False),
    Column("earned_on", Date, nullable=False),
    Column("value", Float, nullable=False),
    Column("n", Integer, nullable=False),
    Column("low", Float),
    Column("high", Float),
    Column("threshold", Float, nullable=False),
    counted("eligible_on", Date, nullable=False),
    counted("state", String(20), nullable=False),
    Column("decided_at", Utc),
    Column("decided_by", Integer, ForeignKey("member.id")),
    Column("decision_reason", String(500)),
    counted("grant_minutes", Float),
    counted("grant_business_minutes", Float),
    Column("last_move", String(20), nullable=False),
    Column("changed_at", Utc, nullable=False),
    Column("changed_by", Integer, ForeignKey("member.id")),
    Column("revision", Integer, nullable=False, server_default="0"),
    Column("created_at", Utc, nullable=False),
    counted("counted", Boolean, nullable=False, server_default="1"),
    UniqueConstraint("found_key"),
    Index("ix_reward_eligible_on", "eligible_on"),
    Index("ix_reward_member_id", "member_id"),
    Index("ix_reward_team_id", "team_id", "eligible_on"),
    info={"scope": Rewarded(), "day": "eligible_on", "place": Divided("team_id")},
)

# The teams are those of the day. case_number: of the complaint that it is about, if any. Withdrawn, only its giver
# reads it any more.
praise = Table(
    "praise",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("from_id", Integer, ForeignKey("member.id"), nullable=False),
    Column("to_id", Integer, ForeignKey("member.id"), nullable=False),
    Column("from_team_id", Integer, ForeignKey("team.id")),
    Column("to_team_id", Integer, ForeignKey("team.id")),
    Column("thanks", String(1000), nullable=False),
    Column("given_on", Date, nullable=False),
    Column("case_number", Integer),
    Column("public", Boolean, nullable=False),
    Column("withdrawn_at", Utc),
    Column("created_at", Utc, nullable=False),
    Index("ix_praise_to_id", "to_id"),
    Index("ix_praise_from_id", "from_id"),
    Index("ix_praise_to_team_id", "to_team_id"),
    info={"scope": Praised(), "place": AtOnePlace()},
)
