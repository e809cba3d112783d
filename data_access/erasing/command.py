"""`python -m data_access erase` and `retention`: for whoever may start programs on the server."""

import argparse
import sys
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Engine

from data_access.clock import Clock, clock_of
from data_access.command_line import complain, language, say
from data_access.dialect import leave_nothing_behind
from data_access.engine import unhurried, write
from data_access.erasing import retention as keeping
from data_access.erasing import words
from data_access.erasing.erase import erase as erase_person
from data_access.erasing.facts import Removed
from data_access.erasing.persons import find_customer, find_member
from data_access.migrate import opened
from data_access.rejected import Rejected
from data_access.schema import metadata
from data_access.settings import Settings


class _OnlySaid(Exception):
    """Ends a dry run's transaction, and says what it would have done."""

    def __init__(self, removed: Removed) -> None:
        self.removed = removed


def add_erase(commands: Any) -> None:
    """Register `erase`."""
    parser = commands.add_parser("erase", help=words.ERASE.said(language()))
    parser.add_argument("--customer", metavar="NUMBER", help=words.OF_CUSTOMER.said(language()))
    parser.add_argument("--member", metavar="EMAIL", help=words.OF_MEMBER.said(language()))
    _add_common(parser)
    parser.set_defaults(run=erase)


def add_retention(commands: Any) -> None:
    """Register `retention`."""
    parser = commands.add_parser("retention", help=words.RETENTION.said(language()))
    parser.add_argument("--months", metavar="N", type=int, help=words.OF_MONTHS.said(language()))
    parser.add_argument("--apply", action="store_true", help=words.OF_APPLY.said(language()))
    _add_common(parser)
    parser.set_defaults(run=retention)


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dry-run", action="store_true", help=words.DRY_RUN.said(language()))
    parser.add_argument("--tidy", action="store_true", help=words.TIDY.said(language()))


def erase(arguments: argparse.Namespace, settings: Settings) -> int:
    """Erase one person; 1 if there is nobody to erase, or traces may be left, 2 if nobody was named."""
    if (arguments.customer is None) == (arguments.member is None):
        if arguments.tidy and arguments.customer is None:
            with opened(settings) as database:
                return _tidy(database, metadata.tables)
        complain(words.WHICH)
        return 2

    def work(connection: Connection, clock: Clock) -> Removed:
        find = find_customer if arguments.member is None else find_member
        person = find(connection, (arguments.customer or arguments.member).strip())
        return erase_person(connection, person, clock)

    with opened(settings) as database:
        return _remove(database, settings, work, words.NUMBERS_STAY, dry_run=arguments.dry_run)


def retention(arguments: argparse.Namespace, settings: Settings) -> int:
    """Set and apply how long personal data is kept; 1 as for `erase`, 2 if neither is asked for."""
    if arguments.months is None and not arguments.apply and not arguments.tidy:
        complain(words.WHAT_TO_DO)
        return 2
    with opened(settings) as database:
        if arguments.months is not None:
            try:
                write(database, lambda c: keeping.set_months(c, arguments.months or None, clock_of(c, settings)))
            except Rejected as rejected:
                _complain_of(rejected)
                return 1
            say(words.KEPT if arguments.months else words.KEPT_FOR_GOOD, months=arguments.months)
        if arguments.apply:
            return _remove(database, settings, keeping.apply, None, dry_run=arguments.dry_run)
        return _tidy(database, metadata.tables) if arguments.tidy else 0


def _remove(
    database: Engine,
    settings: Settings,
    work: Callable[[Connection, Clock], Removed],
    afterwards: Any,
    *,
    dry_run: bool,
) -> int:
    """One transaction; what it removed is said, table by table, and then written out of the files."""

    def in_one(connection: Connection) -> Removed:
        unhurried(connection)
        removed = work(connection, clock_of(connection, settings))
        if dry_run:
            raise _OnlySaid(removed)
        return removed

    try:
        removed = write(database, in_one)
    except _OnlySaid as said:
        _say(words.WOULD, said.removed)
        return 0
    except Rejected as rejected:
        _complain_of(rejected)
        return 1
    _say(words.DONE, removed)
    if afterwards is not None:
        say(afterwards)
    code = _tidy(database, {table for table, _ in removed}) if removed else 0
    say(words.BACKUPS)
    return code


def _complain_of(rejected: Rejected) -> None:
    print(rejected.said(language()), file=sys.stderr, flush=True)


def _say(title: Any, removed: Removed) -> None:
    if not removed:
        say(words.NOTHING)
        return
    say(title)
    for table, what, rows in words.lines(removed):
        say(words.LINE, table=table.said(language()), what=what.said(language()), rows=rows)


def _tidy(database: Engine, tables: Any) -> int:
    """Write the database's files anew; 1 if somebody kept it from that."""
    if not leave_nothing_behind(database, [metadata.tables[name] for name in sorted(tables)]):
        complain(words.UNTIDY)
        return 1
    say(words.TIDIED)
    return 0
