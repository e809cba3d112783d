"""What reviews wait for from somebody: their own assessment, ratings, reviews to write, results, appeals."""

from datetime import timedelta

import pandas as pd
from sqlalchemy import Connection

from data_access.clock import Clock
from data_access.reviewing import rules
from data_access.reviewing.rating import ratings_asked
from data_access.reviewing.reviews import reviews_seen
from data_access.scope import Scope

ASSESS, RATE, WRITE, READ, DECIDE = KINDS = (
    "review_assess", "review_rate", "review_write", "review_read", "review_decide",
)  # fmt: skip
DAYS_TO_ANSWER = 14  # to read a result, or appeal, after it was shared; and as many more to decide an appeal
COLUMNS = ["number", "kind", "cycle", "colleague_id", "colleague", "colleague_en", "due_on"]


def reviews_waiting(connection: Connection, scope: Scope, *, clock: Clock) -> pd.DataFrame:
    """What the person has to do for reviews, the most urgent first.

    One row per thing to do. Columns: number (of the review), kind (ASSESS, RATE, WRITE, READ, DECIDE), cycle (its
    name), colleague_id, colleague, colleague_en (whom it is about; missing where it is oneself), due_on.
    """
    found = reviews_seen(connection, scope, clock=clock)
    found["answered_by"] = found["shared_on"] + timedelta(days=DAYS_TO_ANSWER)
    found["decided_by"] = found["answered_by"] + timedelta(days=DAYS_TO_ANSWER)
    of_others = found.rename(columns={f"member{end}": f"colleague{end}" for end in ("_id", "", "_en")})
    own = found.assign(colleague_id=None, colleague=None, colleague_en=None)
    state = found["state"]
    asked = ratings_asked(connection, scope, clock=clock)
    rows = [
        _rows(own, own["mine"] & state.eq(rules.COLLECTING) & ~own["self_sent"], ASSESS, "collects_until"),
        _rows(asked, ~asked["sent"].astype("bool"), RATE, "until"),
        _rows(of_others, _written_next(found), WRITE, "shares_until"),
        _rows(own, own["mine"] & state.isin([rules.SHARED, rules.DECIDED]), READ, "answered_by"),
        _rows(of_others, found["decides"] & state.eq(rules.APPEALED), DECIDE, "decided_by"),
    ]
    there = [each[COLUMNS] for each in rows if len(each)]
    told = pd.concat(there, ignore_index=True) if there else pd.DataFrame(columns=COLUMNS)
    told["due_on"] = pd.to_datetime(told["due_on"])
    return told.sort_values(["due_on", "kind", "number"], ignore_index=True)


def _written_next(found: pd.DataFrame) -> pd.Series:
    """Of who left, no review has to be written."""
    return found["writes"] & found["member_active"] & found["state"].isin([rules.WRITING, rules.WRITTEN])


def _rows(found: pd.DataFrame, which: pd.Series, kind: str, due: str) -> pd.DataFrame:
    return found.assign(kind=kind, due_on=found[due])[which]
