"""Loading answers and saving entries. Both put the visitor's scope in themselves: a page cannot ask with another's."""

import inspect
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeVar

from data_access.acting import acting_for
from data_access.auditing import audited
from data_access.happenings import marked
from data_access.hours import calendars
from data_access.members import people
from data_access.numbers import asking, targets
from data_access.numbers.cohorts import of_the_moment, tables_of
from data_access.periods import closed
from data_access.scorecards import ratings, weights
from data_access.workflow import departments, stages
from pages.shared import looks, session

Answer = TypeVar("Answer")

# What every page asks of the shared database, and what seldom changes.
KEPT_MODULES = {
    each.__name__ for each in (people, targets, calendars, stages, departments, marked, weights, ratings, closed)
}


def load(question: Callable[..., Answer], *asked: Any, **options: Any) -> Answer:
    """Ask `question` for this visitor.

    A question's first parameter says where it is asked: `asked` of the mirror, and then the answer is kept until
    the facts change; `connection` of the shared database, anew, or for names and targets after its next commit; one
    that reckons with numbers, too, is given the mirror as `asked`. `scope` and, where it has one, `clock` are filled
    in here.
    """
    house, scope = session.house(), session.scope()
    looks.looked(question, asked, options)
    if "clock" in parameters(question):
        options["clock"] = session.clock()
    if asks_mirror(question):
        numbers: Answer = _numbers(house.mirror, question, scope, asked, options)
        return numbers
    if "asked" in parameters(question):
        options["asked"] = house.mirror

    def find() -> Answer:
        return house.servers.read(lambda connection: question(connection, scope, *asked, **options), acting_for(scope))

    if question.__module__ not in KEPT_MODULES:
        return find()
    return _own(house.watch.remembered(_key(question, scope, asked, options), find))


def remembered(what: str, measures: Collection[str], find: Callable[[], Answer], *given: Any) -> Answer:
    """What `find` makes of `measures`, kept for this visitor's scope until the facts that these rest on change.

    `given` is everything else that it depends on. Visits share what comes back: change nothing in it.
    """
    mirror, scope, clock = session.house().mirror, session.scope(), session.clock()
    looks.looked_at(given)
    as_of = clock if of_the_moment(measures) else clock.at_midnight
    key = (what, scope, as_of, asking.extent(mirror, scope), given)
    return mirror.remembered(key, find, tables_of(measures))


@contextmanager
def of_one_moment() -> Iterator[None]:
    """A page looks once whether anything has changed, and not with each of its numbers."""
    with session.house().servers.one_look():
        yield


def save(command: Callable[..., Answer], **fields: Any) -> Answer:
    """Run `command` for this visitor in one writing transaction, which also holds its entry in the audit; raises
    Rejected as the command does. One that reckons with numbers is given the mirror to ask."""
    house, scope, now = session.house(), session.scope(at_once=True), session.moment()
    if "clock" in parameters(command):
        fields["clock"] = session.clock()
    if "asked" in parameters(command):
        fields["asked"] = house.mirror
    return house.servers.write(
        lambda connection: audited.perform(command, fields, connection=connection, scope=scope, clock=now)
    )


def _numbers(
    mirror: asking.Asked, question: Callable[..., Any], scope: Any, asked: Any, options: dict[str, Any]
) -> Any:
    return _own(
        mirror.remembered(_key(question, scope, asked, options), lambda: question(mirror, scope, *asked, **options))
    )


def _key(question: Callable[..., Any], scope: Any, asked: Any, options: dict[str, Any]) -> Any:
    return question.__module__, question.__qualname__, scope, asked, tuple(sorted(options.items()))


def _own(answer: Answer) -> Answer:
    """A copy for this visit: pages add columns to the frames they get."""
    own: Answer = answer.copy() if hasattr(answer, "copy") else answer
    return own


@cache
def asks_mirror(question: Callable[..., Any]) -> bool:
    """Whether a question is asked of the mirror alone."""
    return next(iter(inspect.signature(question).parameters)) == "asked"


@cache
def parameters(function: Callable[..., Any]) -> frozenset[str]:
    """The names of what a question or a command takes."""
    return frozenset(inspect.signature(function).parameters)
