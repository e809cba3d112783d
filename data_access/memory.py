"""Answers kept until the facts change, so that fifty visitors of one page ask the mirror once."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, TypeVar

# A page asks about ten questions, an answer is some kilobytes: a hundred visitors with filters of their own.
ANSWERS_KEPT = 1_000

Found = TypeVar("Found")


class Memory:
    """The answers of one state of the facts; those asked longest ago give way."""

    def __init__(self, most: int = ANSWERS_KEPT) -> None:
        self._most = most
        self._number = -1
        self._kept: OrderedDict[Any, _Answer] = OrderedDict()
        self._changing = threading.Lock()

    def answer(self, number: int, key: Any, find: Callable[[], Found]) -> Found:
        """What `find` gives, kept under `key` for as long as `number` stays.

        Who asks while another finds the same waits for that answer; a failure is not kept.
        """
        with self._changing:
            if number != self._number:
                self._kept.clear()
                self._number = number
            kept = self._kept.setdefault(key, _Answer())
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        with kept.finding:
            if not kept.found:
                kept.value, kept.found = find(), True
            return kept.value  # type: ignore[no-any-return]


class _Answer:
    def __init__(self) -> None:
        self.finding = threading.RLock()
        self.found = False
        self.value: Any = None
