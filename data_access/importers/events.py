"""Event logs: several rows of one case, anywhere in a file, become one case and its stages."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data_access.importers.choices import ENDED
from data_access.importers.headers import LINE
from data_access.importers.mapping import Mapping
from data_access.importers.values import REFUSED_COLUMNS, Applied

# Of complaints in the order they are passed through; interactions know three.
STATES = ("received", "investigated", "solution", "answered", "confirmed", "open", "resolved", "closed")
COMPACT = 2  # when this many times as many last rows wait as there are cases, they are folded
_ENDED = np.array([state in ENDED for state in STATES])


@dataclass(frozen=True)
class Folded:
    """cases: the last row of each, with `line`, `first_resolved_at`, `reopened_at` and `reopened_count`.

    stages: key, stage, waiting, team, member, entered_at, left_at (missing while it lasts), in order. A case's
    stages follow one another without a gap; the last one of an ended case lasts from its end on. refused and
    refused_rows as in `Applied`.
    """

    cases: pd.DataFrame
    stages: pd.DataFrame
    refused: pd.DataFrame
    refused_rows: pd.DataFrame


def fold(mapping: Mapping, chunks: Iterable[Applied]) -> Folded:
    """Fold applied chunks. An event's order is its time, then its number in the log, then its place in the file.

    Kept in memory are the last row of each case and some forty bytes an event.
    """
    keys: dict[str, int] = {}
    words: dict[str, dict[str, int]] = {"team": {}, "member": {}}
    events: list[pd.DataFrame] = []
    last: list[pd.DataFrame] = []
    refused: list[pd.DataFrame] = []
    refused_rows: list[pd.DataFrame] = []
    waiting_rows = 0
    for chunk in chunks:
        if len(chunk.refused):
            refused.append(chunk.refused)
            refused_rows.append(chunk.refused_rows)
        rows = chunk.rows
        if rows.empty:
            continue
        compact = _compact(rows, keys, words)
        events.append(compact)
        order = compact.assign(row=np.arange(len(rows))).sort_values(["key", "at", "sequence", "line"])
        newest = order.drop_duplicates("key", keep="last")["row"].to_numpy()
        last.append(
            rows.iloc[newest].assign(
                _key=compact["key"].to_numpy()[newest], _sequence=compact["sequence"].to_numpy()[newest]
            )
        )
        waiting_rows += len(newest)
        if waiting_rows > COMPACT * len(keys) and len(last) > 1:
            last = [_newest(last)]
            waiting_rows = len(last[0])
    none = pd.DataFrame(columns=REFUSED_COLUMNS)
    problems = pd.concat(refused, ignore_index=True) if refused else none
    problem_rows = pd.concat(refused_rows, ignore_index=True) if refused_rows else pd.DataFrame()
    if not events:
        empty = pd.DataFrame(columns=["key", "stage", "waiting", "team", "member", "entered_at", "left_at"])
        return Folded(pd.DataFrame(columns=[*mapping.columns, LINE]), empty, problems, problem_rows)
    log = pd.concat(events, ignore_index=True).sort_values(["key", "at", "sequence", "line"], ignore_index=True)
    cases = _newest(last)
    cases = _with_history(cases, log)
    names = {which: _names(found) for which, found in words.items()}
    stages = _from_the_opening(_stages(log, np.array(list(keys), dtype=object), names), cases)
    cases = cases.drop(columns=["_key", "_sequence", "event_at", "sequence", "waiting"], errors="ignore")
    return Folded(cases.reset_index(drop=True), stages, problems, problem_rows)


def _newest(last: list[pd.DataFrame]) -> pd.DataFrame:
    rows = pd.concat(last, ignore_index=True) if len(last) > 1 else last[0]
    rows = rows.sort_values(["_key", "event_at", "_sequence", LINE], ignore_index=True)
    return rows.drop_duplicates("_key", keep="last").reset_index(drop=True)


def _compact(rows: pd.DataFrame, keys: dict[str, int], words: dict[str, dict[str, int]]) -> pd.DataFrame:
    """An event as numbers: case, time, number in the log, line, state (−1: none we know), waiting, team, member."""
    states = {state: at for at, state in enumerate(STATES)}
    state = rows["state"].map(states).fillna(-1) if "state" in rows else pd.Series(-1, index=rows.index)
    number = rows["sequence"].fillna(-1) if "sequence" in rows else pd.Series(-1.0, index=rows.index)
    return pd.DataFrame(
        {
            "key": _codes(rows["key"], keys),
            "at": rows["event_at"].dt.tz_localize(None).to_numpy(),
            "sequence": number.to_numpy(dtype="float32"),
            "line": rows[LINE].to_numpy(dtype="int64"),
            "state": state.to_numpy(dtype="int8"),
            "waiting": rows["waiting"].to_numpy(dtype=bool) if "waiting" in rows else False,
            **{
                which: _codes(rows[which], known) if which in rows else np.full(len(rows), -1, dtype="int32")
                for which, known in words.items()
            },
        }
    )


def _codes(column: pd.Series, known: dict[str, int]) -> np.ndarray:
    """A number for each distinct word, the same in every chunk; −1 for a missing one."""
    local, found = pd.factorize(column)
    codes = np.array([*(known.setdefault(word, len(known)) for word in found), -1], dtype="int32")
    spread: np.ndarray = codes[local]
    return spread


def _names(known: dict[str, int]) -> np.ndarray:
    return np.array([*known, None], dtype=object)  # code −1 is the last: missing


def _with_history(cases: pd.DataFrame, log: pd.DataFrame) -> pd.DataFrame:
    """When a case was first resolved and first came back, seen from its events."""
    known = log[log["state"] >= 0]
    ended = _ENDED[known["state"]]
    same = known["key"].to_numpy()[1:] == known["key"].to_numpy()[:-1]
    back = np.concatenate(([False], same & ended[:-1] & ~ended[1:]))
    first_end = known[ended].groupby("key")["at"].min()
    reopened = known[back].groupby("key")["at"].agg(["min", "size"])
    key = cases["_key"]
    times = cases.assign(reopened_at=_aware(_at(reopened["min"], key)))
    seen = _at(reopened["size"], key).fillna(0).astype("float64")
    times["reopened_count"] = cases["reopened_count"].fillna(seen) if "reopened_count" in cases else seen
    first = _aware(_at(first_end, key))
    if "resolved_at" in cases:
        # The file's own time stands; only a case that came back was resolved before that.
        again = times["reopened_at"].notna() & first.notna() & (first < cases["resolved_at"])
        first = cases["resolved_at"].mask(again, first)
    return times.assign(first_resolved_at=first)


def _at(values: pd.Series, keys: pd.Series) -> pd.Series:
    """The value of each key, missing where it has none; also where nobody has one."""
    return values.reindex(keys).set_axis(keys.index)


def _aware(times: pd.Series) -> pd.Series:
    return pd.to_datetime(times).dt.tz_localize("UTC").astype("datetime64[us, UTC]")


def _stages(log: pd.DataFrame, keys: np.ndarray, names: dict[str, np.ndarray]) -> pd.DataFrame:
    """Runs of events alike in state, waiting, team and member. An event without a known state changes none."""
    state = log["state"].where(log["state"] >= 0)
    log = log.assign(state=state.groupby(log["key"]).ffill())
    log = log[log["state"].notna()]
    alike = ["key", "state", "waiting", "team", "member"]
    starts = (log[alike] != log[alike].shift()).any(axis=1)
    runs = log[starts]
    left = runs["at"].shift(-1).where(runs["key"].eq(runs["key"].shift(-1)))
    stages = pd.DataFrame(
        {
            "key": pd.Series(keys[runs["key"].to_numpy()], dtype="str"),
            "stage": pd.Series(np.array(STATES, dtype=object)[runs["state"].to_numpy(dtype="int64")], dtype="str"),
            "waiting": runs["waiting"].to_numpy(dtype=bool),
            "team": pd.Series(names["team"][runs["team"].to_numpy()], dtype="str"),
            "member": pd.Series(names["member"][runs["member"].to_numpy()], dtype="str"),
            "entered_at": _aware(runs["at"]).to_numpy(),
            "left_at": _aware(left).to_numpy(),
        }
    )
    for column in ("entered_at", "left_at"):
        stages[column] = pd.to_datetime(stages[column], utc=True).astype("datetime64[us, UTC]")
    return stages


def _from_the_opening(stages: pd.DataFrame, cases: pd.DataFrame) -> pd.DataFrame:
    """Logs begin when a case was typed in, some minutes after it was opened: the first stage begins with the case."""
    opened = _at(cases.set_index("key")["opened_at"], stages["key"])
    earlier = ~stages["key"].duplicated() & (opened < stages["entered_at"])
    return stages.assign(entered_at=stages["entered_at"].mask(earlier, opened))
