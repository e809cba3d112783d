"""Event logs: several rows of one case, anywhere in a file, become one case and its stages."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from data_access import derived
from data_access.importers.choices import ENDED
from data_access.importers.headers import LINE
from data_access.importers.keys import fitting
from data_access.importers.mapping import Mapping
from data_access.importers.own_stages import own_codes
from data_access.importers.values import REFUSED_COLUMNS, Applied

# Of complaints in the order they are passed through, besides the organisation's own; interactions know three.
STATES = ("received", "investigated", "solution", "answered", "confirmed", "open", "resolved", "closed")
COMPACT = 2  # when this many times as many last rows wait as there are cases, they are folded
CLOSED = ("confirmed", "closed")
WAITING = "waiting"  # what is kept of the name of a state in which others have to answer
PERSON = ("team", "member", "member_key")  # what an event says of who has the case


@dataclass(frozen=True)
class Folded:
    """cases: the last row of each, with `line`, `first_event_at`, `resolved_at`, `closed_at`, `first_resolved_at`,
    `reopened_at` (the first time) and `reopened_count`.

    stages: key, stage, episode, waiting, team, member, member_key, entered_at, left_at (missing while it lasts), in
    order. A case's stages follow one another without a gap; the last one of an ended case lasts from its end on. An
    episode begins where a case that had ended is worked on again. refused and refused_rows as in `Applied`.
    """

    cases: pd.DataFrame
    stages: pd.DataFrame
    refused: pd.DataFrame
    refused_rows: pd.DataFrame

    def fitting(self) -> "Folded":
        """With keys that the column holds whole."""
        cases, stages = (rows.assign(key=fitting(rows["key"])) for rows in (self.cases, self.stages))
        return replace(self, cases=cases, stages=stages)


def fold(mapping: Mapping, chunks: Iterable[Applied]) -> Folded:
    """Fold applied chunks. An event's order is its time, then its number in the log, then its place in the file.

    Kept in memory are the last row of each case and some forty bytes an event.
    """
    keys: dict[str, int] = {}
    words: dict[str, dict[str, int]] = {which: {} for which in PERSON}
    events: list[pd.DataFrame] = []
    last: list[pd.DataFrame] = []
    refused: list[pd.DataFrame] = []
    refused_rows: list[pd.DataFrame] = []
    waiting_rows = 0
    states = (*STATES, *own_codes(mapping))
    for chunk in chunks:
        if len(chunk.refused):
            refused.append(chunk.refused)
            refused_rows.append(chunk.refused_rows)
        rows = chunk.rows
        if rows.empty:
            continue
        compact = _compact(rows, keys, words, states)
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
        empty = pd.DataFrame(columns=["key", "stage", "episode", "waiting", *PERSON, "entered_at", "left_at"])
        return Folded(pd.DataFrame(columns=[*mapping.columns, LINE]), empty, problems, problem_rows)
    log = pd.concat(events, ignore_index=True).sort_values(["key", "at", "sequence", "line"], ignore_index=True)
    cases = _newest(last)
    log = _in_episodes(log, cases, states)
    cases = _with_history(cases, log, states)
    names = {which: _names(found) for which, found in words.items()}
    stages = _from_the_opening(_stages(log, np.array(list(keys), dtype=object), names, states), cases)
    cases = cases.drop(columns=["_key", "_sequence", "event_at", "sequence", "waiting"], errors="ignore")
    return Folded(cases.reset_index(drop=True), stages, problems, problem_rows)


def _newest(last: list[pd.DataFrame]) -> pd.DataFrame:
    rows = pd.concat(last, ignore_index=True) if len(last) > 1 else last[0]
    rows = rows.sort_values(["_key", "event_at", "_sequence", LINE], ignore_index=True)
    return rows.drop_duplicates("_key", keep="last").reset_index(drop=True)


def _compact(
    rows: pd.DataFrame, keys: dict[str, int], words: dict[str, dict[str, int]], states: tuple[str, ...]
) -> pd.DataFrame:
    """An event as numbers: case, time, number in the log, line, state (−1: none we know), waiting, who has it."""
    places = {state: at for at, state in enumerate(states)}
    state = rows["state"].map(places).fillna(-1) if "state" in rows else pd.Series(-1, index=rows.index)
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


def _in_episodes(log: pd.DataFrame, cases: pd.DataFrame, states: tuple[str, ...]) -> pd.DataFrame:
    """The log with each event's last known `state`, missing before the first, whether that is an end (`ended`), whether
    the event brings an ended case back (`back`), and its `episode`.

    A source that counts reopenings itself is taken at its word where it counts none.
    """
    state = log["state"].where(log["state"] >= 0)
    state = state.groupby(log["key"]).ffill()
    known = state.notna().to_numpy()
    ended = np.zeros(len(log), dtype=bool)
    ended[known] = _among(ENDED, states)[state.to_numpy()[known].astype("int64")]
    key = log["key"].to_numpy()
    back = known & ~ended & np.concatenate(([False], (key[1:] == key[:-1]) & ended[:-1]))
    if "reopened_count" in cases:
        back &= ~np.isin(key, cases.loc[cases["reopened_count"] == 0, "_key"])
    episode = pd.Series(back).groupby(key).cumsum().astype("int64") + 1
    return log.assign(state=state, ended=ended, back=back, episode=episode.to_numpy())


def _among(some: Iterable[str], states: tuple[str, ...]) -> np.ndarray:
    """Which of the states are among some, by their numbers."""
    return np.isin(states, list(some))


def _with_history(cases: pd.DataFrame, log: pd.DataFrame, states: tuple[str, ...]) -> pd.DataFrame:
    """When a case was first resolved, came back, and ended for good, seen from its events.

    The file's own times stand, unless the case came back after them; a file without a column of them, and a case that
    ended without any, has those of its events.
    """
    key = cases["_key"]
    ends = log[log["ended"]]
    last = log.groupby("key")["episode"].max()
    final = ends[ends["episode"].to_numpy() == last.reindex(ends["key"]).to_numpy()]
    closings = final[_among(CLOSED, states)[final["state"].to_numpy(dtype="int64")]]
    first_end = _time_of(ends[ends["episode"] == 1], key)
    last_end, closing = _time_of(final, key), _time_of(closings, key)
    came_back = log[log["back"]].groupby("key")["at"].agg(["min", "max", "size"])
    reopened_at, back_at = (_aware(_at(came_back[which], key)) for which in ("min", "max"))
    seen = _at(came_back["size"], key).fillna(0).astype("float64")
    resolved, closed = derived.moments(cases, "resolved_at"), derived.moments(cases, "closed_at")
    resolved, closed = resolved.mask(resolved < back_at, last_end), closed.mask(closed < back_at, closing)
    if "resolved_at" not in cases:
        resolved = last_end
    if "closed_at" not in cases:
        closed = closing
    timeless = resolved.isna() & closed.isna()
    resolved = resolved.fillna(last_end.where(timeless & closing.isna()))
    closed = closed.fillna(closing.where(timeless))
    return cases.assign(
        first_event_at=_time_of(log, key),
        resolved_at=resolved,
        closed_at=closed,
        first_resolved_at=resolved.mask(reopened_at.notna(), first_end),
        reopened_at=reopened_at,
        reopened_count=cases["reopened_count"].fillna(seen) if "reopened_count" in cases else seen,
    )


def _time_of(events: pd.DataFrame, keys: pd.Series) -> pd.Series:
    """The time of the first of the events of each case."""
    return _aware(_at(events.drop_duplicates("key").set_index("key")["at"], keys))


def _at(values: pd.Series, keys: pd.Series) -> pd.Series:
    """The value of each key, missing where it has none; also where nobody has one."""
    return values.reindex(keys).set_axis(keys.index)


def _aware(times: pd.Series) -> pd.Series:
    return pd.to_datetime(times).dt.tz_localize("UTC").astype("datetime64[us, UTC]")


def _stages(log: pd.DataFrame, keys: np.ndarray, names: dict[str, np.ndarray], states: tuple[str, ...]) -> pd.DataFrame:
    """Runs of events alike in state, episode, waiting and who has them. An event without a known state changes none."""
    log = log[log["state"].notna()]
    alike = ["key", "state", "episode", "waiting", *PERSON]
    starts = (log[alike] != log[alike].shift()).any(axis=1)
    runs = log[starts]
    left = runs["at"].shift(-1).where(runs["key"].eq(runs["key"].shift(-1)))
    stages = pd.DataFrame(
        {
            "key": pd.Series(keys[runs["key"].to_numpy()], dtype="str"),
            "stage": pd.Series(np.array(states, dtype=object)[runs["state"].to_numpy(dtype="int64")], dtype="str"),
            "episode": runs["episode"].to_numpy(dtype="int64"),
            "waiting": runs["waiting"].to_numpy(dtype=bool),
            **{which: pd.Series(names[which][runs[which].to_numpy()], dtype="str") for which in PERSON},
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
