"""Whether a backlog adds up: what stood, what came and what went make what stands, on each day and over any time."""

import pandas as pd

CAME = ("received", "reopened", "handed_in")
WENT = ("resolved", "handed_out")
FLOWS = (*CAME, *WENT)


def reconciled(flows: pd.DataFrame) -> pd.DataFrame:
    """Rows of a backlog with what they should come to.

    `flows`: before, standing and each of `FLOWS`, missing where not known. Adds: came, went, expected, difference (of
    what stands from what is expected: 0 where it adds up, missing where something is not known).
    """
    came, went = (flows[list(several)].sum(axis=1, skipna=False) for several in (CAME, WENT))
    expected = flows["before"] + came - went
    return flows.assign(came=came, went=went, expected=expected, difference=flows["standing"] - expected)


def contradicting(days: pd.DataFrame) -> pd.DataFrame:
    """The days on which the backlog changed by another number than came and went.

    `days`: day, entered and left (whose difference is the change of the backlog) and each of `FLOWS`. Columns: day,
    difference (by how many more it grew).
    """
    said = days[list(CAME)].sum(axis=1) - days[list(WENT)].sum(axis=1)
    return _apart(days, days["entered"] - days["left"] - said)


def otherwise_received(days: pd.DataFrame) -> pd.DataFrame:
    """The days on which another number of complaints was received (`opened`) than came into work as such.

    Columns: day, difference (how many more were received); none where that is not known.
    """
    return _apart(days, (days["opened"] - days["received"]).fillna(0.0))


def _apart(days: pd.DataFrame, difference: pd.Series) -> pd.DataFrame:
    found = pd.DataFrame({"day": days["day"], "difference": difference.astype("float64")})
    return found[found["difference"] != 0].reset_index(drop=True)
