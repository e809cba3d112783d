"""Measuring two ways of doing one thing, in turns, so that whatever else the machine does meets both."""

import gc
import statistics
import time
from collections.abc import Callable
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


def faster(
    what: str, ours: Callable[[], Any], theirs: Callable[[], Any], goal: str = "", rounds: int = ROUNDS
) -> Ratio:
    """How many times as long `theirs` takes as `ours`."""
    return _compared(what, ours, theirs, goal, rounds, lambda mine, other: other / mine)


def slower(
    what: str, ours: Callable[[], Any], theirs: Callable[[], Any], goal: str = "", rounds: int = ROUNDS
) -> Ratio:
    """How many times as long `ours` takes as `theirs`."""
    return _compared(what, ours, theirs, goal, rounds, lambda mine, other: mine / other)


def _compared(
    what: str,
    ours: Callable[[], Any],
    theirs: Callable[[], Any],
    goal: str,
    rounds: int,
    ratio: Callable[[float, float], float],
) -> Ratio:
    mine, others = [], []
    for turn in range(rounds):
        # Who comes first has the colder machine.
        first, second = (ours, theirs) if turn % 2 else (theirs, ours)
        times = {id(way): seconds(way) for way in (first, second)}
        mine.append(times[id(ours)])
        others.append(times[id(theirs)])
    ratios = tuple(ratio(one, other) for one, other in zip(mine, others, strict=True))
    return Ratio(what, ratios, goal, statistics.median(mine) * 1000, statistics.median(others) * 1000)


def seconds(way: Callable[[], Any]) -> float:
    """How long it takes once."""
    gc.collect()
    started = time.perf_counter()
    way()
    return time.perf_counter() - started
