"""`python -m data_access audit`: whether the audit is whole, and its entries for other programs."""

import argparse
import json
from datetime import UTC, date
from typing import Any

from data_access.auditing.audit_chain import Link, hash_of, verify
from data_access.auditing.audit_questions import since
from data_access.clock import clock_of
from data_access.command_line import complain, language, say
from data_access.engine import reading, unhurried
from data_access.migrate import opened
from data_access.settings import Settings
from metrics.words import Text

AUDIT = Text(
    en="Check that nobody altered the audit, or print its entries as JSON lines.",
    zh="检查审计记录是否被改动，或按 JSON 行输出审计记录。",
)
VERIFY = Text(en="check the whole chain; exit code 1 if it is broken", zh="检查整条记录链，如有改动则退出码为 1")
KNEW = Text(
    en="also check that this entry still has this hash, as an earlier check printed them",
    zh="同时核对此前检查输出的编号与哈希是否仍然一致",
)
SINCE = Text(en="print the entries from this day on (YYYY-MM-DD)", zh="输出该日（YYYY-MM-DD）起的记录")
WHOLE = Text(
    en="The audit is whole: {entries} entries. The newest: {entries}:{hash}",
    zh="审计记录完整，共 {entries} 条。最新一条：{entries}:{hash}",
)
BROKEN = Text(
    en="The audit was altered: entry no. {number} is changed, missing or added. Up to no. {upto} it is whole.",
    zh="审计记录被改动：第 {number} 条被修改、缺失或为外部添加。第 {upto} 条及之前完整。",
)
REWRITTEN = Text(
    en="The audit was written anew: entry no. {number} no longer has the hash it had.",
    zh="审计记录被重写：第 {number} 条的哈希与此前不一致。",
)
WHICH = Text(en="Say what to do: --verify, or --since YYYY-MM-DD.", zh="请指定操作：--verify 或 --since YYYY-MM-DD。")


def add_audit(commands: Any) -> None:
    """Register `audit`."""
    parser = commands.add_parser("audit", help=AUDIT.said(language()))
    parser.add_argument("--verify", action="store_true", help=VERIFY.said(language()))
    parser.add_argument("--knew", metavar="NUMBER:HASH", type=_link, help=KNEW.said(language()))
    parser.add_argument("--since", metavar="DAY", type=date.fromisoformat, help=SINCE.said(language()))
    parser.set_defaults(run=audit)


def audit(arguments: argparse.Namespace, settings: Settings) -> int:
    """Verify or print; 1 if the chain is broken, 2 if neither is asked for."""
    if not arguments.verify and arguments.since is None and arguments.knew is None:
        complain(WHICH)
        return 2
    with opened(settings) as database, reading(database) as connection:
        unhurried(connection)
        if arguments.since is not None:
            for entry in since(connection, clock_of(connection, settings).midnight(arguments.since)):
                print(_line(entry))
        if arguments.verify or arguments.knew is not None:
            return _verify(connection, arguments.knew)
        return 0


def _verify(connection: Any, knew: Link | None) -> int:
    found = verify(connection)
    if found.broken is not None:
        complain(BROKEN, number=found.broken, upto=found.upto.number)
        return 1
    if knew is not None and hash_of(connection, knew.number) != knew.hash:
        complain(REWRITTEN, number=knew.number)
        return 1
    say(WHOLE, entries=found.entries, hash=found.upto.hash)
    return 0


def _line(entry: dict[str, Any]) -> str:
    at = entry["at"].astimezone(UTC).isoformat(timespec="microseconds")
    try:
        details = json.loads(entry["details"])
    except ValueError:  # somebody altered it
        details = entry["details"]
    return json.dumps({**entry, "at": at, "details": details}, ensure_ascii=False)


def _link(words: str) -> Link:
    number, _, hashed = words.partition(":")
    return Link(int(number), hashed.strip())
