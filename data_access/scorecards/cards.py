"""Somebody's scorecard from what was counted, rated, agreed to and weighed: the same for a page and for a freeze."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from data_access.members.roles import Role
from data_access.numbers.filters import Filters
from data_access.numbers.targets import AGREED, agreed, target_for
from data_access.scope import Scope
from data_access.scorecards.ratings import readings_of
from data_access.scorecards.weights import in_force
from metrics.calendars.periods import Period
from metrics.declare import NO_READING, Metric, Reading
from metrics.goals.targets import is_immature
from metrics.people.scorecard import Card, card, part_of, rated
from metrics.people.weights import LEAD, QUALITY, RATED, STAFF, with_own
from metrics.registry import METRICS

# What people rated, and is mirrored and counted like a KPI.
COUNTED_FOR = {QUALITY: "quality_score"}


@dataclass(frozen=True)
class Whose:
    """Whose scorecard it is. A lead's is about the teams they lead; anybody else's about what they did themselves, in
    `team_ids` if some are given. With exactly one team its targets go before the organisation's."""

    member_id: int
    role: str = STAFF
    team_ids: tuple[int, ...] = ()

    @property
    def filters(self) -> Filters:
        """What their numbers are cut down to."""
        return Filters(team_id=self.team_ids, member_id=() if self.role == LEAD else (self.member_id,))


@dataclass(frozen=True)
class Basis:
    """What every scorecard of a period rests on besides the counted: the rows of `targets_for`, asked for METRICS,
    of `weight_sets` and of `ratings`."""

    targets: pd.DataFrame
    weights: pd.DataFrame
    ratings: pd.DataFrame


def own(scope: Scope) -> Whose | None:
    """Whose scorecard `scope` calls theirs; None for who neither works with customers nor leads who do."""
    if scope.member_id is None or not scope.has(Role.STAFF, Role.LEAD):
        return None
    if Role.LEAD in scope.roles and scope.led_team_ids:
        return Whose(scope.member_id, LEAD, tuple(sorted(scope.led_team_ids)))
    return Whose(scope.member_id, STAFF)


def weights_of(whose: Whose, period: Period, basis: Basis, team_id: int | None = None) -> dict[str, float]:
    """What each part of somebody's scorecard weighs: the role's weights on the period's first day, and those of the
    person's own agreed targets before them; a lead's own are those of their team. They add up to 100."""
    rows = basis.targets
    rows = rows[(rows["state"] == AGREED) & rows["weight"].notna()]
    if whose.role == LEAD:
        theirs = rows[(rows["scope"] == "team") & (rows["team_id"] == (team_id if team_id is not None else -1))]
    else:
        theirs = rows[(rows["scope"] == "member") & (rows["member_id"] == whose.member_id)]
    mine = {str(key): float(weight) for key, weight in zip(theirs["metric"], theirs["weight"], strict=True)}
    return with_own(in_force(basis.weights, whose.role, period.start), mine)


def metrics_of(weights: Iterable[str]) -> tuple[Metric, ...]:
    """The KPIs to count for the parts that weigh something, in their order."""
    keys = dict.fromkeys(COUNTED_FOR.get(key, key) for key in weights)
    return tuple(METRICS[key] for key in keys if key in METRICS)


def readings_by_row(metrics: tuple[Metric, ...], measured: pd.DataFrame) -> list[dict[str, Reading]]:
    """For each row of measures what every KPI reads there, by its key."""
    columns = {metric.key: metric(measured).readings() for metric in metrics}
    return [{key: readings[row] for key, readings in columns.items()} for row in range(len(measured))]


def card_of(
    whose: Whose,
    readings: Mapping[str, Reading],
    period: Period,
    basis: Basis,
    *,
    today: date,
    elapsed_share: float = 1.0,
    team_id: int | None = None,
) -> Card:
    """The scorecard. `readings`: what each KPI of `metrics_of` its weights reads, cut down to `whose.filters`; one
    that is not there has no data. elapsed_share: working days gone / working days of the period. team_id: the team
    whose targets hold where the person has none of their own.
    """
    targets, member_id = agreed(basis.targets), None if whose.role == LEAD else whose.member_id
    team_ids = whose.team_ids if whose.role == LEAD else None
    people = readings_of(basis.ratings, period, member_id=whose.member_id, team_ids=team_ids)
    parts = []
    for key, weight in weights_of(whose, period, basis, team_id).items():
        if key in METRICS:
            held = target_for(targets, key, team_id=team_id, member_id=member_id)
            parts.append(
                part_of(
                    METRICS[key], weight, readings.get(key, NO_READING), held, elapsed_share=elapsed_share,
                    immature=is_immature(METRICS[key], period, today),
                )
            )  # fmt: skip
        elif key in RATED:
            counted = readings.get(COUNTED_FOR.get(key, ""), NO_READING)
            parts.append(rated(key, weight, people.get(key, counted)))
    return card(parts)


def weighed_at_all(period: Period, basis: Basis, role: str) -> tuple[Metric, ...]:
    """Every KPI that weighs something for anybody of a role: what to ask for before their cards are made."""
    keys = dict.fromkeys(in_force(basis.weights, role, period.start))
    keys |= dict.fromkeys(basis.targets["metric"][basis.targets["weight"].notna()])
    return metrics_of(map(str, keys))


def cards_by_row(
    measured: pd.DataFrame, period: Period, basis: Basis, *, today: date, elapsed_share: float = 1.0
) -> list[Card]:
    """The scorecard of each row of measures: of member_id in team_id, or in all their teams where that is missing."""
    readings = readings_by_row(weighed_at_all(period, basis, STAFF), measured)
    found = []
    for member_id, team_id, one in zip(measured["member_id"], measured["team_id"], readings, strict=True):
        team = None if pd.isna(team_id) else int(team_id)
        whose = Whose(int(member_id), STAFF, () if team is None else (team,))
        found.append(card_of(whose, one, period, basis, today=today, elapsed_share=elapsed_share, team_id=team))
    return found
