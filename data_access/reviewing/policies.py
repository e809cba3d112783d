"""The same as data_access/reviewing/rights.py for PostgreSQL itself; data_access/wall.py puts it around the tables."""

from sqlalchemy import Table

from data_access.schema.columns import AskedToRate, OfReview, PartOfReview, Reviewed, Sealed, Working
from metrics.people.weights import BY_LEAD, PEERS, SELF

_SEEN = "SELECT id FROM review"  # which has its own policy, as review_rater and team have


def review_policies(table: Table, me: str, *, staff: str, lead: str, executive: str) -> dict[str, str]:
    """Which rows each role sees, as SQL; `me` is the number of the person who asks.

    Raises:
        LookupError: the table says nothing that a wall could be made of.
    """
    everybody = (staff, lead, executive)
    of_others = f"{_SEEN} WHERE member_id <> {me}"
    match table.info.get("scope"):
        case Reviewed():
            own = f"member_id = {me} OR decider_id = {me}"
            led = f"lead_id = {me} OR team_id IN (SELECT id FROM team WHERE lead_id = {me})"  # noqa: S608 - our own words
            return {staff: own, lead: f"{own} OR {led}", executive: f"decider_id = {me}"}
        case OfReview():
            return dict.fromkeys(everybody, f"review_id IN ({_SEEN})")
        case PartOfReview():
            reached = f"(reach = 'all' AND review_id IN ({_SEEN})) OR (reach = 'lead' AND review_id IN ({of_others}))"
            gave = f"SELECT review_id FROM review_rater WHERE rater_id = {me} AND asked"  # noqa: S608
            told = f"({reached}) AND (kind <> 'peer' OR review_id NOT IN ({gave}))"
            return dict.fromkeys(everybody, f"author_id = {me} OR ({told})")
        case AskedToRate():
            asked = f"rater_id = {me} OR proposed_by = {me}"
            return {**dict.fromkeys((staff, lead), f"{asked} OR review_id IN ({of_others})"), executive: asked}
        case Sealed():
            return dict.fromkeys(everybody, f"author_id = {me}")
        case Working():
            return dict.fromkeys(everybody, "true")
        case rule:
            raise LookupError(f"{table.name} has a rule without a policy: {rule!r}")


def frozen_part_policy(me: str) -> str:
    """Which rows of period_result about others may be read as far as reviews go, by whoever leads them."""
    within = "(c.from_on >= s.from_on AND c.to_on <= s.to_on) OR (c.from_on <= s.from_on AND c.to_on >= s.to_on)"
    joined = f"review r JOIN review_cycle c ON c.id = r.cycle_id JOIN period_snapshot s ON ({within})"
    of_it = f"SELECT 1 FROM {joined} WHERE r.member_id = period_result.member_id AND s.id = snapshot_id"  # noqa: S608
    gave = f"SELECT review_id FROM review_rater WHERE rater_id = {me} AND asked"  # noqa: S608
    peers = f"metric <> '{PEERS}' OR NOT EXISTS ({of_it} AND r.id IN ({gave}))"
    return f"(metric NOT IN ('{PEERS}', '{SELF}', '{BY_LEAD}') OR (EXISTS ({of_it}) AND ({peers})))"


def mirror_policy(table: Table, mirror: str) -> dict[str, str]:
    """The mirror reads everything, but not what is its author's alone."""
    return {} if isinstance(table.info["scope"], Sealed) else {mirror: "true"}
