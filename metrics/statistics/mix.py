"""What could be expected of somebody with just the cases they had: indirect standardisation.

Who gets the harder cases has the lower share. The whole's rate for each kind of case (a tier's, of one category, on
one channel), weighed by how many of each kind somebody had, says what the whole would have reached with these cases.
"""

from dataclasses import dataclass

import pandas as pd

from metrics.statistics.arithmetic import Numbers, numbers
from metrics.statistics.intervals import wilson

FEWEST_IN_STRATUM = 20  # cases of the whole; kinds with fewer are pooled with what they have in common with others


@dataclass(frozen=True)
class Expected:
    """Of each one: `value` is what the whole would have reached with their cases, `ratio` the own value divided by
    that, with its interval where the numbers are shares; n their cases. nan without cases."""

    value: Numbers
    ratio: Numbers
    low: Numbers
    high: Numbers
    n: Numbers


def expected(
    own: pd.DataFrame, whole: pd.DataFrame, kinds: tuple[str, ...], who: str, *, shares: bool = True
) -> Expected:
    """What `whole` would have reached with the cases of each `who`, in the order in which they first stand in `own`.

    Both frames have a row for each kind of case with `part` (good ones, or the sum of scores) and `cases`; `kinds` are
    the columns that tell kinds apart, those to pool last first. A kind that the whole lacks counts with the rest.
    """
    rates, rest = _rates(whole, kinds)
    keys = _keys(own, kinds)
    rate = numbers(pd.Series([rates.get(key, rest) for key in keys], dtype="float64"))
    rows = pd.DataFrame({
        "who": own[who].to_numpy(), "part": numbers(own["part"]), "cases": numbers(own["cases"]),
    })  # fmt: skip
    rows["awaited"] = rows["cases"] * rate
    together = rows.groupby("who", sort=False, dropna=False)[["part", "cases", "awaited"]].sum()
    part, cases, awaited = (numbers(together[name]) for name in ("part", "cases", "awaited"))
    there, awaits = pd.Series(cases).where(cases > 0), pd.Series(awaited).where(awaited > 0)
    low, high = wilson(part, cases) if shares else (numbers(there * float("nan")),) * 2
    value = awaits / there
    value = value.where(value.notna(), 0.0).where(there.notna())
    return Expected(
        numbers(value), numbers(pd.Series(part) / awaits), numbers(low / (awaits / there)),
        numbers(high / (awaits / there)), cases,
    )  # fmt: skip


def _rates(whole: pd.DataFrame, kinds: tuple[str, ...]) -> tuple[dict[tuple[object, ...], float], float]:
    """The rate of each kind of case, and that of what is left over.

    Kinds with too few cases are pooled with others like them by leaving out the last column, then the next. Each case
    of the whole is in exactly one pool, so that expecting the whole's own cases gives the whole's own value.
    """
    cells: dict[tuple[object, ...], list[float]] = {}
    for key, part, cases in zip(_keys(whole, kinds), whole["part"], whole["cases"], strict=True):
        cell = cells.setdefault(key, [0.0, 0.0])
        cell[0], cell[1] = cell[0] + float(part), cell[1] + float(cases)
    every = [sum(cell[place] for cell in cells.values()) for place in (0, 1)]
    found: dict[tuple[object, ...], float] = {}
    for depth in range(len(kinds), -1, -1):
        pools: dict[tuple[object, ...], list[tuple[object, ...]]] = {}
        for key in cells:
            if key not in found:
                pools.setdefault(key[:depth], []).append(key)
        for members in pools.values():
            part, cases = (sum(cells[key][place] for key in members) for place in (0, 1))
            if cases >= FEWEST_IN_STRATUM or (depth == 0 and cases):
                found.update(dict.fromkeys(members, part / cases))
    return found, every[0] / every[1] if every[1] else float("nan")


def _keys(frame: pd.DataFrame, kinds: tuple[str, ...]) -> list[tuple[object, ...]]:
    columns = [[None if pd.isna(value) else value for value in frame[kind]] for kind in kinds]
    return list(zip(*columns, strict=True)) if columns else [()] * len(frame)
