"""What each part of a scorecard weighs: for a role, and for one person whose own targets weigh something."""

from collections.abc import Mapping

from metrics.people.scorecard import WHOLE
from metrics.words import Text

STAFF, LEAD = "staff", "lead"

# Parts that people rate. Those that are KPIs have their words in their own declaration.
QUALITY, COMMENTS, PEERS, SELF, BY_LEAD = "quality", "comments", "peers", "self", "lead"
RATED: dict[str, Text] = {
    QUALITY: Text(en="Quality reviews", zh="质检评分"),
    COMMENTS: Text(en="Scores with a comment", zh="附评语的客户评分"),
    PEERS: Text(en="Peer ratings", zh="同事互评"),
    SELF: Text(en="Self-assessment", zh="自评"),
    BY_LEAD: Text(en="The lead's assessment", zh="主管评价"),
}
RATED_MEANING: dict[str, Text] = {
    QUALITY: Text(
        en="Mean of the period's quality reviews, each from 0 to 100%. A failed critical category makes a review 0.",
        zh="本期质检评分的均值（每次 0–100%）；关键项不合格时该次为 0。",
    ),
    COMMENTS: Text(
        en="Mean of the scores that customers gave with a comment, from 0 (worst of the scale) to 100% (best).",
        zh="附有评语的客户评分均值，按量表换算：最低为 0，最高为 100%。",
    ),
    PEERS: Text(
        en="What colleagues gave in the shared review of the period, without names, and only from 3 raters up.",
        zh="本期已公布评估中的同事评分，不显示姓名，至少 3 人评价才显示。",
    ),
    SELF: Text(
        en="What the person gave themselves in the shared review of the period.",
        zh="本期已公布评估中的自评。",
    ),
    BY_LEAD: Text(
        en="What the lead gave in the shared review of the period, or what came of an appeal.",
        zh="本期已公布评估中主管给出的评分，经申诉的以申诉结果为准。",
    ),
}

# What holds until an executive sets something else.
DEFAULT: dict[str, dict[str, float]] = {
    STAFF: {
        "csat": 20, "first_response_within": 10, "resolution_within": 15, "first_contact_resolution": 10,
        "complaints_within_standard": 15, QUALITY: 10, COMMENTS: 5, PEERS: 5, SELF: 5, BY_LEAD: 5,
    },
    LEAD: {
        "csat": 20, "first_response_within": 10, "resolution_within": 15, "complaints_within_standard": 20,
        "low_scores_followed_up": 10, QUALITY: 10, PEERS: 5, SELF: 5, BY_LEAD: 5,
    },
}  # fmt: skip


def total(weights: Mapping[str, float]) -> float:
    """The sum of the weights, without the dust of adding tenths."""
    return round(sum(weights.values()), 6)


def with_own(role: Mapping[str, float], own: Mapping[str, float]) -> dict[str, float]:
    """The weights of one person: those of their own agreed targets as they are, the role's sharing what is left.

    Own targets may be about other parts than the role's. They add up to 100 whatever was agreed: where the own ones
    alone are more than that, each is scaled down and the role's others weigh nothing.
    """
    own = {key: weight for key, weight in own.items() if weight > 0}
    others = {key: weight for key, weight in role.items() if key not in own}
    left, shared = max(0.0, WHOLE - sum(own.values())), sum(others.values())
    found = {}
    for key in dict.fromkeys([*role, *own]):
        found[key] = own[key] if key in own else others[key] * left / shared if shared else 0.0
    scale = WHOLE / sum(found.values()) if sum(found.values()) else 0.0
    return {key: weight * scale for key, weight in found.items() if weight > 0}
