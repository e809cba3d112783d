"""Measuring two ways of doing one thing, in turns, so that whatever else the machine does meets both."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

ROUNDS = 7


@dataclass(frozen=True)
class Ratio:
    """What was compared; `ratios` are those of the rounds. Milliseconds, for the terminal only, are the machine's."""

    what: str
    ratios: tuple[float, ...]
    goal: str = ""
    ours: float | None = None
    theirs: float | None = None

    @property
    def median(self) -> float:
        return statistics.median(self.ratios)

    @property
    def said(self) -> str:
        if len(self.ratios) == 1:
            return f"{_short(self.median)} ×"
        return f"{_short(self.median)} × ({_short(min(self.ratios))}–{_short(max(self.ratios))})"


def _short(number: float) -> str:
    if number >= 100:
        return f"{number:,.0f}"
    return f"{number:.1f}" if number >= 10 else f"{number:.2f}"


def slower(
    what: str, ours: Callable[[], Any], theirs: Callable[[], Any], goal: str = "", rounds: int = ROUNDS
) -> Ratio:
    """How many times as long `ours` takes as `theirs`."""
    times = in_turns({"ours": ours, "theirs": theirs}, rounds)
    return ratio(what, times["ours"], times["theirs"], goal)


def in_turns(ways: Mapping[str, Callable[[], Any]], rounds: int) -> dict[str, list[float]]:
    """Seconds of each way in each round; who comes first has the colder machine, so the order turns around."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(rounds):
        for name in sorted(ways, reverse=turn % 2 == 0):
            times[name].append(seconds(ways[name]))
    return times


def ratio(what: str, these: Sequence[float], those: Sequence[float], goal: str = "", *, swapped: bool = False) -> Ratio:
    """How many times as long `these` took as `those`; `swapped`: ours are the second, which are faster."""
    ratios = tuple(one / other for one, other in zip(these, those, strict=True))
    mine, theirs = (statistics.median(times) * 1000 for times in ((those, these) if swapped else (these, those)))
    return Ratio(what, ratios, goal, mine, theirs)


def seconds(way: Callable[[], Any]) -> float:
    """How long it takes once."""
    gc.collect()
    started = time.perf_counter()
    way()
    return time.perf_counter() - started
