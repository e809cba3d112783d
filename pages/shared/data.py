"""Loading answers and saving entries. Both put the visitor's scope in themselves: a page cannot ask with another's."""

import inspect
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from data_access.engine import reading, write
from data_access.mirror import Mirror
from pages.shared import session

Answer = TypeVar("Answer")


def load(question: Callable[..., Answer], *asked: Any, **options: Any) -> Answer:
    """Ask `question` for this visitor.

    A question's first parameter says where it is asked: `asked` of the mirror, and then the answer is kept until
    the facts change; `connection` of the shared database, always anew. `scope` and, where it has one, `clock`
    are filled in here.
    """
    house, scope = session.house(), session.scope()
    if "clock" in _parameters(question):
        options["clock"] = session.clock()
    if "asked" in _parameters(question):
        return _numbers(house.mirror, question, scope, asked, options)
    with reading(house.database) as connection:
        return question(connection, scope, *asked, **options)


def save(command: Callable[..., Answer], **fields: Any) -> Answer:
    """Run `command` for this visitor in one writing transaction; raises Rejected as the command does."""
    house, scope = session.house(), session.scope()
    if "clock" in _parameters(command):
        fields["clock"] = session.clock()
    return write(house.database, lambda connection: command(connection, scope, **fields))


def _numbers(mirror: Mirror, question: Callable[..., Any], scope: Any, asked: Any, options: dict[str, Any]) -> Any:
    key = (question.__module__, question.__qualname__, scope, asked, tuple(sorted(options.items())))
    answer = mirror.remembered(key, lambda: question(mirror, scope, *asked, **options))
    # Pages add columns to the frames they get.
    return answer.copy() if hasattr(answer, "copy") else answer


@cache
def _parameters(function: Callable[..., Any]) -> frozenset[str]:
    return frozenset(inspect.signature(function).parameters)
