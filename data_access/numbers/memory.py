"""Answers kept until the facts they rest on change, so that fifty visitors of one page ask the mirror once."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

# A page keeps some forty parts of some kilobytes each: a hundred visitors with filters of their own.
ANSWERS_KEPT = 5_000

Found = TypeVar("Found")


class Memory:
    """Answers, each of one state of the facts; those asked longest ago give way."""

    def __init__(self, most: int = ANSWERS_KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[Any, _Answer] = OrderedDict()
        self._changing = threading.Lock()

    def answer(self, state: Hashable, key: Any, find: Callable[[], Found]) -> Found:
        """What `find` gives, kept under `key` for as long as `state` stays.

        Who asks while another finds the same waits for that answer; a failure is not kept.
        """
        with self._changing:
            kept = self._kept.setdefault(key, _Answer())
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        with kept.finding:
            if kept.state != state:
                kept.state = None
                kept.value = find()
                kept.state = state
            return kept.value  # type: ignore[no-any-return]

    def forget(self) -> None:
        """Keep nothing: the numbers begin anew and will mean something else."""
        with self._changing:
            self._kept.clear()


class _Answer:
    def __init__(self) -> None:
        self.finding = threading.RLock()
        self.state: Hashable = None
        self.value: Any = None
