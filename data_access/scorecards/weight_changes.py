"""Setting what the parts of a scorecard weigh. A set that counted once stays readable; another one follows it."""

from collections.abc import Mapping
from datetime import date
from math import isfinite

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.exc import IntegrityError

from data_access import requests
from data_access.clock import Clock
from data_access.entries import one_of
from data_access.rejected import Rejected
from data_access.schema import scorecard_part
from data_access.scope import Action, Scope, require
from metrics.calendars.periods import Grain, start_of
from metrics.people.scorecard import WHOLE
from metrics.people.weights import DEFAULT, RATED, total
from metrics.registry import METRICS


def set_weights(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    role: str,
    weights: Mapping[str, float],
    valid_from: date,
    seen: int,
) -> int:
    """Set what each part weighs for a role from a day on, and return the set's number.

    Parts of 0 are left out. `seen` is the number of the set that was the role's newest when the form was drawn.

    Raises:
        NotAllowed: `scope` may not set weights.
        Rejected: "choice_unknown", "weights_not_100" with their sum, "weights_in_past": the day is before the quarter
            that runs, "weights_moved_on": somebody set others meanwhile, "request_key_reused".
    """
    require(scope, Action.SET_WEIGHTS)
    one_of(role, tuple(DEFAULT))
    given = {part: float(weight) for part, weight in weights.items() if weight}
    for part, weight in given.items():
        one_of(part, (*METRICS, *RATED))
        if not isfinite(weight) or weight < 0:
            raise Rejected("choice_unknown", value=weight)
    if total(given) != WHOLE:
        raise Rejected("weights_not_100", total=f"{total(given):g}")
    earliest = start_of(clock.today, Grain.QUARTER)
    if valid_from < earliest:
        raise Rejected("weights_in_past", day=earliest)
    content = {"role": role, "weights": given, "valid_from": valid_from, "seen": seen}

    def work() -> int:
        p = scorecard_part
        newest, theirs = connection.execute(
            select(func.max(p.c.set_id), func.max(p.c.set_id).filter(p.c.role == role))
        ).one()
        if (theirs or 0) != seen:
            raise Rejected("weights_moved_on")
        set_id = int(newest or 0) + 1
        one = {
            "set_id": set_id, "role": role, "valid_from": valid_from, "set_by": scope.member_id,
            "created_at": clock.now,
        }  # fmt: skip
        rows = [{**one, "part": part, "weight": weight} for part, weight in given.items()]
        try:
            connection.execute(insert(p), rows)
        except IntegrityError as error:  # somebody set others at the very same moment
            raise Rejected("weights_moved_on") from error
        return set_id

    return requests.once(connection, "set_weights", content, work, by=scope, clock=clock, request_key=request_key)
