"""Opening a review cycle, saying who rates whom, and taking a cycle back: by who leads the teams."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, exists, insert, or_, select, update

from data_access import requests
from data_access.clock import Clock
from data_access.entries import given_text
from data_access.members.roles import Role
from data_access.rejected import NotAllowed, Rejected
from data_access.reviewing import raters, rules
from data_access.reviewing.categories import CATEGORIES, OWN, is_begin, period_of
from data_access.schema import member, member_role, membership, peer_rating, review, review_cycle, review_step, team
from data_access.scope import Action, Scope, require
from metrics.people.peers import FEWEST_RATERS
from metrics.words import Text

WORKS = (Role.STAFF.value, Role.LEAD.value)
WHOLE = 100.0  # what the weights add up to


def open_cycle(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    name: str,
    kind: str,
    from_on: date,
    collects_until: date,
    shares_until: date,
    team_ids: tuple[int, ...],
    weights: Mapping[str, float],
    own_category: str = "",
) -> int:
    """Open a cycle for everybody who reports to the leads of `team_ids`, and return its id; collecting begins at once.

    These are the members of each team, and the leads of the teams right below it. Colleagues are asked to rate by
    turns; who writes the reviews may ask others. `weights` are those of CATEGORIES, and of OWN where `own_category`
    names one more; what weighs nothing is not rated.

    Raises:
        NotAllowed: `scope` does not lead all these teams.
        Rejected: "review_teams_missing", "review_period_unknown", "review_days_wrong", "review_weights_wrong",
            "review_nobody", "review_no_lead", "review_period_taken", "text_too_long".
    """
    require(scope, Action.REVIEW)
    if not team_ids:
        raise Rejected("review_teams_missing")
    if not scope.everything and not set(team_ids) <= scope.led_team_ids:
        raise NotAllowed()
    if kind not in ("quarter", "half_year") or not is_begin(kind, from_on) or from_on > clock.today:
        raise Rejected("review_period_unknown")
    if collects_until < clock.today or shares_until < collects_until:
        raise Rejected("review_days_wrong")
    period = period_of(kind, from_on)
    named = given_text(name) or f"{from_on} – {period.end}"
    if len(named) > rules.LONGEST_NAME:
        raise Rejected("text_too_long", length=len(named), limit=rules.LONGEST_NAME)
    content = {
        "name": named, "kind": kind, "from_on": from_on, "to_on": period.end, "collects_until": collects_until,
        "shares_until": shares_until, "team_ids": sorted(team_ids), "categories": _categories(weights, own_category),
    }  # fmt: skip

    def work() -> int:
        reported = _reporting(connection, sorted(set(team_ids)), clock.today)
        if not reported:
            raise Rejected("review_nobody")
        _untaken(connection, list(reported), from_on, period.end)
        row = {**content, "state": rules.COLLECTING, "opened_by": scope.member_id, "created_at": clock.now}
        cycle_id = int(connection.execute(insert(review_cycle).values(row).returning(review_cycle.c.id)).scalar_one())
        for member_id, (team_id, lead_id) in sorted(reported.items()):
            began = {
                "cycle_id": cycle_id, "member_id": member_id, "team_id": team_id, "lead_id": lead_id,
                "state": rules.COLLECTING, "last_move": "opened", "changed_at": clock.now,
                "changed_by": scope.member_id, "revision": 0,
            }  # fmt: skip
            review_id = connection.execute(insert(review).values(began).returning(review.c.id)).scalar_one()
            connection.execute(
                insert(review_step).values(
                    review_id=review_id, member_id=member_id, what="opened", author_id=scope.member_id,
                    told_at=clock.now, told_on=clock.today,
                )
            )  # fmt: skip
            beside = [other for other, (of, _) in sorted(reported.items()) if of == team_id]
            raters.ask_usual(connection, {"id": review_id, **began}, [other for other in beside if other != lead_id])
        return cycle_id

    return requests.once(connection, "open_cycle", content, work, by=scope, clock=clock, request_key=request_key)


def choose_raters(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    review_id: int,
    revision: int,
    rater_ids: tuple[int, ...],
) -> int:
    """Say who is asked to rate in a review, at least three or nobody; by who writes it, while it is collected.

    Raises:
        Rejected: also "review_over", "review_raters_few", "review_rater_wrong".
    """
    require(scope, Action.REVIEW)
    chosen = sorted(set(rater_ids))
    if 0 < len(chosen) < FEWEST_RATERS:
        raise Rejected("review_raters_few", fewest=FEWEST_RATERS)

    def work() -> int:
        row = rules.to_write(connection, review_id, by=scope)
        rules.unmoved(connection, row, revision, by=scope)
        if row["state"] != rules.COLLECTING:
            raise Rejected("review_over")
        raters.ask(connection, row, chosen)
        rules.move(connection, row, "raters", {}, by=scope, clock=clock)
        return review_id

    content = {"review_id": review_id, "revision": revision, "rater_ids": chosen}
    return requests.once(connection, "choose_raters", content, work, by=scope, clock=clock, request_key=request_key)


def propose_raters(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    review_id: int,
    rater_ids: tuple[int, ...],
) -> int:
    """Propose who rates oneself; the lead decides.

    Raises:
        Rejected: also "review_over", "review_rater_wrong".
    """
    require(scope, Action.BE_REVIEWED)
    chosen = sorted(set(rater_ids))

    def work() -> int:
        row = rules.own(connection, review_id, by=scope)
        if row["state"] != rules.COLLECTING:
            raise Rejected("review_over")
        raters.propose(connection, row, chosen)
        return review_id

    content = {"review_id": review_id, "rater_ids": chosen}
    return requests.once(connection, "propose_raters", content, work, by=scope, clock=clock, request_key=request_key)


def withdraw_cycle(connection: Connection, scope: Scope, *, clock: Clock, request_key: str, cycle_id: int) -> int:
    """Take a cycle back that was opened by mistake, while it is collected: nothing of it is shown any more.

    Raises:
        NotAllowed: `scope` does not lead all its teams.
        Rejected: also "review_over".
    """
    require(scope, Action.REVIEW)

    def work() -> int:
        cycle = rules.cycle_of(connection, cycle_id, by=scope)
        if not scope.everything and not set(cycle["team_ids"]) <= scope.led_team_ids:
            raise NotAllowed()
        if cycle["state"] != rules.COLLECTING:
            raise Rejected("review_over")
        of = review_cycle.c.id == cycle_id
        connection.execute(update(review_cycle).where(of).values(state=rules.WITHDRAWN))
        # What was given meanwhile nobody will be told, so nobody needs it any more.
        theirs = select(review.c.id).where(review.c.cycle_id == cycle_id)
        connection.execute(delete(peer_rating).where(peer_rating.c.review_id.in_(theirs)))
        for row in connection.execute(select(review).where(review.c.cycle_id == cycle_id)).mappings().all():
            rules.move(connection, row, "withdrawn", {"state": rules.WITHDRAWN}, by=scope, clock=clock)
        return cycle_id

    content = {"cycle_id": cycle_id}
    return requests.once(connection, "withdraw_cycle", content, work, by=scope, clock=clock, request_key=request_key)


def _categories(weights: Mapping[str, float], own: str) -> list[dict[str, Any]]:
    """What is rated, with its names as they are now.

    Raises:
        Rejected: "review_weights_wrong", "text_too_long".
    """
    names = dict(CATEGORIES)
    if said := given_text(own):
        if len(said) > rules.LONGEST_NAME:
            raise Rejected("text_too_long", length=len(said), limit=rules.LONGEST_NAME)
        names[OWN] = Text(en=said, zh=said)
    kept = {key: float(weights.get(key) or 0) for key in names}
    if any(weight < 0 for weight in kept.values()) or abs(sum(kept.values()) - WHOLE) > 1e-6:
        raise Rejected("review_weights_wrong", sum=f"{sum(kept.values()):g}")
    return [
        {"key": key, "en": names[key].en, "zh": names[key].zh, "weight": weight}
        for key, weight in kept.items()
        if weight
    ]


def _reporting(connection: Connection, team_ids: list[int], today: date) -> dict[int, tuple[int, int]]:
    """Who is reviewed: each member with the team and the lead to whom they report in it.

    Raises:
        Rejected: "review_no_lead".
    """
    teams = {row.id: row for row in connection.execute(select(team).where(team.c.active))}
    works = exists().where(member_role.c.member_id == member.c.id, member_role.c.role.in_(WORKS))
    people = set(connection.execute(select(member.c.id).where(member.c.active, works)).scalars())
    found: dict[int, tuple[int, int]] = {}
    for team_id in team_ids:
        now = [membership.c.from_on <= today, or_(membership.c.to_on.is_(None), membership.c.to_on > today)]
        there = select(membership.c.member_id).where(membership.c.team_id == team_id, *now)
        theirs = set(connection.execute(there).scalars()) | {
            row.lead_id for row in teams.values() if row.parent_id == team_id
        }
        leads = [row.lead_id for row in teams.values() if row.id in team_ids and row.lead_id is not None]
        for member_id in sorted((theirs & people) - set(found)):
            own_team = member_id == teams[team_id].lead_id if team_id in teams else False
            # A lead is not reviewed among those they lead, but among those who report to their own lead.
            if own_team or (member_id in leads and teams[team_id].lead_id is None):
                continue
            lead_id = _lead_above(teams, team_id, member_id, people)
            if lead_id is None:
                raise Rejected("review_no_lead", team=teams[team_id].name)
            found[member_id] = team_id, lead_id
    return found


def _lead_above(teams: Mapping[int, Any], team_id: int | None, member_id: int, people: set[int]) -> int | None:
    while team_id is not None and team_id in teams:
        lead_id = teams[team_id].lead_id
        if lead_id in people and lead_id != member_id:
            return int(lead_id)
        team_id = teams[team_id].parent_id
    return None


def _untaken(connection: Connection, member_ids: list[int], start: date, end: date) -> None:
    asked = (
        select(member.c.name, member.c.name_en, review_cycle.c.name.label("cycle"))
        .join_from(review, review_cycle, review_cycle.c.id == review.c.cycle_id)
        .join(member, member.c.id == review.c.member_id)
        .where(
            review.c.member_id.in_(member_ids), review_cycle.c.state != rules.WITHDRAWN,
            review_cycle.c.from_on < end, review_cycle.c.to_on > start,
        )
    )  # fmt: skip
    if taken := connection.execute(asked.order_by(member.c.id)).first():
        name = Text(en=taken.name_en or taken.name, zh=taken.name)
        raise Rejected("review_period_taken", name=name, cycle=taken.cycle)
