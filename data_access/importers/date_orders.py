"""Whether day, month or year comes first in a column: what its cells say about it, and what they leave open."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data_access.importers.dates import ORDERS, Order, parse


@dataclass(frozen=True)
class Evidence:
    """How a column's cells read in each order. `deciding`: cells only this order, or fewer orders than
    all, can read."""

    cells: int
    fits: dict[Order, int]
    deciding: dict[Order, int]
    order: Order | None  # None: the cells do not decide
    timed: bool
    example: str | None  # a cell that decides, or one that is ambiguous

    @property
    def share(self) -> float:
        """The share of cells the best order reads."""
        return max(self.fits.values()) / self.cells if self.cells else 0.0


def evidence(cells: pa.Array) -> Evidence:
    """Read the cells in every order and see which of them the rows rule out."""
    words = pc.drop_null(cells)
    read = {order: parse(words, order) for order in ORDERS}
    fits = {order: int(moments.read.sum()) for order, moments in read.items()}
    times = np.array([read[order].local for order in ORDERS])
    known = ~np.isnat(times)
    readable = known.any(axis=0)
    most = np.max(np.where(known, times, np.datetime64("1000-01-01", "us")), axis=0)
    same = (np.where(known, times, most) == most).all(axis=0)
    every = known.all(axis=0)
    plain = every & same  # reads alike in every order: says nothing about it
    speaking = readable & ~plain
    deciding = {order: int((speaking & known[at] & (known.sum(axis=0) == 1)).sum()) for at, order in enumerate(ORDERS)}
    timed = bool(np.any([moments.timed.any() for moments in read.values()]))
    order: Order | None = "year_first"
    example_at = None
    if speaking.any():
        counts = {each: int((speaking & known[at]).sum()) for at, each in enumerate(ORDERS)}
        best = max(ORDERS, key=lambda each: (counts[each], -_span(read[each].local[speaking]), each == "day_first"))
        order = best
        for rival in ORDERS:
            if rival == best or counts[rival] == 0:
                continue
            if "year_first" in (rival, best) and _scattered(read[rival].local, read[best].local, speaking):
                continue
            only = int((speaking & read[best].read & ~read[rival].read).sum())
            against = int((speaking & read[rival].read & ~read[best].read).sum())
            if only == 0 or against > 0.05 * only:
                order = None
        telling = speaking & read[best].read & (known.sum(axis=0) == 1) if order else speaking
        example_at = int(np.flatnonzero(telling)[0]) if telling.any() else None
    example = str(words[example_at]) if example_at is not None else None
    return Evidence(len(words), fits, deciding, order, timed, example)


def _span(times: np.ndarray) -> float:
    known = times[~np.isnat(times)]
    return float((known.max() - known.min()) / np.timedelta64(1, "D")) if known.size else np.inf


def _scattered(other: np.ndarray, best: np.ndarray, speaking: np.ndarray) -> bool:
    """With short years: days read as years lie decades apart, which the right order does not do to them."""
    return len(np.unique(best[speaking])) >= 10 and _span(other[speaking]) > 8 * max(_span(best[speaking]), 1.0)
