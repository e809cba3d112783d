"""Making, changing and ending rules: by executives for all, by leads for the teams they lead.

A rule holds for the stretches of time that begin on its first day or later, so that nobody's month is judged by a rule
that came after it. A change is a new version, and what was earned by the one before stays earned by it. Each refuses:

    NotAllowed: `scope` sets no rules, or not for this team.
    Rejected: "request_key_reused", "text_too_long", "choice_missing", "choice_unknown", "team_not_found".
"""

from collections.abc import Mapping
from datetime import date
from math import isfinite
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from data_access import requests
from data_access.actions.rules import limited
from data_access.clock import Clock
from data_access.entries import given_text, one_of
from data_access.recognition.rules import BEST, HOWS, KINDS, MATERIAL, MEMBERS, RECOGNITION, WHOM, WORKS, sets_rules
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import reward_rule, team
from data_access.scope import Action, Scope, require, visible
from metrics.declare import Better, Metric, Unit
from metrics.goals.targets import FEWEST_CASES
from metrics.people.rewards import WITH_INTERVAL, Every, period_of
from metrics.registry import METRICS, subject_of

LONGEST_NAME, LONGEST_WHY = 100, 500  # as long as the columns
MOST_AMOUNT_CENTS = 1_000_000_00


def rewarding(metric: Metric) -> bool:
    """Whether a rule may rest on it: something has to be better, and no reward is for granting rewards."""
    return metric.better is not Better.NEITHER and subject_of(metric.key).key != "recognition"


def set_reward_rule(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    name: str,
    name_en: str | None,
    how: str,
    metrics: tuple[str, ...],
    threshold: float | None,
    fewest: int,
    every: str,
    whom: str,
    kind: str,
    valid_from: date,
    certain: bool = False,
    role: str | None = None,
    team_id: int | None = None,
    amount_cents: int | None = None,
    public: bool = False,
    why: str | None = None,
) -> int:
    """Make a rule and return its number. `metrics` are keys: one to reach the threshold, or all to stand out by.

    Raises:
        Rejected: also "rule_name_missing", "rule_metric_missing", "rule_metric_unfit", "rule_threshold_missing",
            "rule_threshold_share", "rule_best_unfit", "rule_certain_unfit", "rule_fewest", "rule_amount_missing",
            "rule_backdated", "rule_team_missing".
    """
    require(scope, Action.SET_REWARD_RULES)
    content = {
        "name": limited(given_text(name, "rule_name_missing"), LONGEST_NAME),
        "name_en": limited(given_text(name_en), LONGEST_NAME), "how": how, "metrics": list(metrics),
        "threshold": threshold, "fewest": fewest, "every": every, "whom": whom, "kind": kind, "certain": certain,
        "role": role, "team_id": team_id, "amount_cents": amount_cents, "public": public,
        "why": limited(given_text(why), LONGEST_WHY), "valid_from": valid_from,
    }  # fmt: skip
    values = _fitting(content, clock)

    def work() -> int:
        _team(connection, scope, team_id)
        return _insert(connection, values, None, scope, clock)

    return requests.once(connection, "set_reward_rule", content, work, by=scope, clock=clock, request_key=request_key)


def change_reward_rule(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    rule_id: int,
    name: str,
    name_en: str | None,
    threshold: float | None,
    fewest: int,
    kind: str,
    valid_from: date,
    certain: bool = False,
    amount_cents: int | None = None,
    public: bool = False,
    why: str | None = None,
) -> int:
    """Say anew from a day on what is to be reached and what for; return the number of the new version.

    What is measured, how often and for whom stays: another question is another rule.

    Raises:
        Rejected: what `set_reward_rule` refuses, and "entry_not_found", "rule_moved_on": somebody was quicker.
    """
    require(scope, Action.SET_REWARD_RULES)
    given = {
        "name": limited(given_text(name, "rule_name_missing"), LONGEST_NAME),
        "name_en": limited(given_text(name_en), LONGEST_NAME), "threshold": threshold, "fewest": fewest, "kind": kind,
        "certain": certain, "amount_cents": amount_cents, "public": public,
        "why": limited(given_text(why), LONGEST_WHY), "valid_from": valid_from,
    }  # fmt: skip

    def work() -> int:
        row = _found(connection, rule_id, scope)
        kept = {key: row[key] for key in ("how", "metrics", "every", "whom", "role", "team_id")}
        values = _fitting({**kept, **given}, clock)
        # One that never held is gone without a trace in what was earned.
        _end(connection, row, max(row["valid_from"], valid_from))
        return _insert(connection, values, row["line"], scope, clock)

    content = {"rule_id": rule_id, **given}
    return requests.once(
        connection, "change_reward_rule", content, work, by=scope, clock=clock, request_key=request_key
    )


def end_reward_rule(
    connection: Connection, scope: Scope, *, clock: Clock, request_key: str, rule_id: int, on: date
) -> int:
    """Let a rule hold for nothing that begins on this day or later; return its number.

    Raises:
        Rejected: also "entry_not_found", "rule_moved_on", "rule_backdated".
    """
    require(scope, Action.SET_REWARD_RULES)

    def work() -> int:
        row = _found(connection, rule_id, scope)
        _not_backdated(on, Every(row["every"]), clock)
        _end(connection, row, max(row["valid_from"], on))
        return rule_id

    content = {"rule_id": rule_id, "on": on}
    return requests.once(connection, "end_reward_rule", content, work, by=scope, clock=clock, request_key=request_key)


def _fitting(given: Mapping[str, Any], clock: Clock) -> dict[str, Any]:
    """The values of a rule that makes sense, as they are stored."""
    how, whom = one_of(given["how"], HOWS), one_of(given["whom"], WHOM)
    every, kind = one_of(given["every"], tuple(Every)), one_of(given["kind"], KINDS)
    if given["role"] is not None:
        one_of(given["role"], WORKS)
    if not given["metrics"]:
        raise Rejected("rule_metric_missing")
    metrics = [METRICS[one_of(key, tuple(METRICS))] for key in given["metrics"]]
    if not all(map(rewarding, metrics)):
        raise Rejected("rule_metric_unfit")
    if how == BEST:
        if whom != MEMBERS or any(metric.unit is not Unit.SHARE for metric in metrics):
            raise Rejected("rule_best_unfit")
        threshold, certain = None, False
    else:
        threshold, certain = _threshold(metrics, given["threshold"]), given["certain"]
        if certain and metrics[0].unit not in WITH_INTERVAL:
            raise Rejected("rule_certain_unfit")
    counts = all(metric.unit in (Unit.COUNT, Unit.MONEY) for metric in metrics)
    fewest = 1 if counts else FEWEST_CASES
    if given["fewest"] < fewest:
        raise Rejected("rule_fewest", fewest=fewest)
    amount = given["amount_cents"]
    if kind == MATERIAL and not (amount and 0 < amount <= MOST_AMOUNT_CENTS):
        raise Rejected("rule_amount_missing")
    _not_backdated(given["valid_from"], Every(every), clock)
    role = given["role"] if whom == MEMBERS else None
    return {
        **given, "threshold": threshold, "certain": certain, "role": role,
        "amount_cents": None if kind == RECOGNITION else amount,
    }  # fmt: skip


def _threshold(metrics: list[Metric], threshold: float | None) -> float:
    if len(metrics) != 1:
        raise Rejected("rule_metric_missing")
    if threshold is None or not isfinite(threshold):
        raise Rejected("rule_threshold_missing")
    if metrics[0].unit is Unit.SHARE and not 0 <= threshold <= 1:
        raise Rejected("rule_threshold_share")
    return threshold


def _not_backdated(day: date, every: Every, clock: Clock) -> None:
    """What has ended already was done under other rules."""
    begun = period_of(every, clock.today).start
    if day < begun:
        raise Rejected("rule_backdated", day=begun)


def _team(connection: Connection, scope: Scope, team_id: int | None) -> None:
    t = visible(team, scope)
    if team_id is not None:
        if connection.execute(select(t.c.id).where(t.c.id == team_id, t.c.active)).first() is None:
            raise Rejected("team_not_found")
    elif not sets_rules(scope, None):
        raise Rejected("rule_team_missing")
    if not sets_rules(scope, team_id):
        raise NotAllowed()


def _found(connection: Connection, rule_id: int, scope: Scope) -> Mapping[Any, Any]:
    """The version, which must be the last of its rule and not ended; of a team that is theirs."""
    r = visible(reward_rule, scope)
    row = connection.execute(select(r).where(r.c.id == rule_id)).mappings().first()
    if row is None:
        raise Rejected("entry_not_found")
    if not sets_rules(scope, row["team_id"]):
        raise NotAllowed()
    newest = connection.execute(select(func.max(r.c.id)).where(r.c.line == row["line"])).scalar_one()
    if newest != rule_id or row["valid_to"] is not None:
        raise Rejected("rule_moved_on")
    return row


def _end(connection: Connection, row: Mapping[Any, Any], on: date) -> None:
    connection.execute(update(reward_rule).where(reward_rule.c.id == row["id"]).values(valid_to=on))


def _insert(connection: Connection, values: dict[str, Any], line: int | None, scope: Scope, clock: Clock) -> int:
    row = {**values, "line": line, "set_by": scope.member_id, "created_at": clock.now}
    key = int(connection.execute(insert(reward_rule).values(row).returning(reward_rule.c.id)).scalar_one())
    if line is None:
        connection.execute(update(reward_rule).where(reward_rule.c.id == key).values(line=key))
    return key
