"""`python -m data_access import`: what the import page does, for the command line and for schedulers."""

import argparse
import dataclasses
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from data_access.clock import clock_of
from data_access.command_line import complain, language, say
from data_access.engine import open_database, reading
from data_access.health import STRANGE
from data_access.importers.dates import Order
from data_access.importers.fields import KINDS, of
from data_access.importers.mapping import Mapping
from data_access.importers.mappings import mapping_for, mapping_named, saved_mappings
from data_access.importers.proposing import propose, refined
from data_access.importers.reading import Table, open_table
from data_access.importers.storing import Outcome, store
from data_access.migrate import migrate
from data_access.rejected import REASONS, Rejected
from data_access.scope import OWNER
from data_access.settings import Settings
from data_access.sources.running import run
from metrics.words import Text

IMPORT = Text(en="Store a file of facts, customers or members.", zh="导入服务记录、客户或成员等数据文件。")
FILE = Text(en="CSV, TSV or Excel file, packed by gzip or not", zh="CSV、TSV 或 Excel 文件，可用 gzip 压缩")
KIND = Text(en="what its rows are", zh="文件内容的类型")
FROM = Text(
    en="read this saved source instead of a file: what is new in it",
    zh="不读取文件，而是读取已保存的数据源中的新数据",
)
ANEW = Text(en="with --from: read it from its beginning", zh="与 --from 连用：从头重新读取")
WHAT = Text(
    en="Say which file, and with --kind what its rows are; or with --from which source.",
    zh="请指定文件，并用 --kind 说明其类型；或用 --from 指定数据源。",
)
MORE_LEFT = Text(en="The row limit left some rows for the next time.", zh="因行数上限，尚有部分数据留待下次读取。")
FAILED = Text(en="{file}: {why}", zh="{file}：{why}")
MAPPING = Text(en="a saved mapping; without it one is found or proposed", zh="已保存的字段映射；不指定时自动查找或推断")
AS = Text(en="what contacts or tickets are stored as", zh="服务记录或工单保存为服务记录还是投诉")
DRY_RUN = Text(en="only say what storing would do", zh="仅试运行，不写入")
SHEET = Text(en="the sheet of an Excel file", zh="Excel 工作表名称")
SYSTEM = Text(
    en="the system it comes from, if several of a kind use the same numbers",
    zh="数据来源系统；同类文件来自多个系统且编号可能重复时使用",
)
ZONE = Text(
    en="the time zone of times without one (default: the database's)", zh="未注明时区的时间所用时区（默认与数据库一致）"
)
DATES = Text(en="how dates are written that can be read either way", zh="日期顺序有歧义时，按日在前还是月在前读取")
SAY_DATES = Text(
    en="On the command line: --dates day-first or --dates month-first.",
    zh="命令行中请使用 --dates day-first（日在前）或 --dates month-first（月在前）。",
)
NO_FILE = Text(en="There is no file {file}.", zh="找不到文件 {file}。")
COLUMN = Text(en="  {field} ← {column}", zh="  {field} ← {column}")
READING = Text(en="{share} % {phase}", zh="{share}% {phase}")
PHASES = {
    "reading": Text(en="reading", zh="读取中"),
    "waiting": Text(en="waiting for other writers", zh="等待其他写入"),
    "storing": Text(en="storing", zh="写入中"),
}
STORED = Text(
    en="{read} rows read: {new} new, {changed} changed, {unchanged} unchanged, {refused} refused.",
    zh="共读取 {read} 行：新增 {new}，变更 {changed}，未变 {unchanged}，拒绝 {refused} 行。",
)
DRY = Text(en="Dry run: nothing is stored. Storing it would give:", zh="试运行，未写入任何数据。正式导入的结果将是：")
KNOWN = Text(en="This very file is stored already.", zh="该文件已导入过，内容相同。")
REPEATED = Text(
    en="{rows} rows had a number that came again later in the file; the last one counts.",
    zh="有 {rows} 行的编号在文件后文重复出现，以最后一行为准。",
)
MADE = Text(
    en="New besides: {teams} teams, {members} members, {customers} customers.",
    zh="另外新增：团队 {teams}，成员 {members}，客户 {customers}。",
)
NO_STAGES = Text(
    en="Stored as contacts: the stages that the file tells of are left out.",
    zh="已按服务记录保存，文件中的处理阶段未写入。",
)
KEPT = Text(en="Kept although strange: {what}: {rows}", zh="存疑但保留：{what}：{rows}")
REFUSED = Text(en="line {line}, {column} “{value}”: {why}", zh="第 {line} 行，{column}“{value}”：{why}")
MORE = Text(en="… and {rows} more", zh="……另有 {rows} 处")
REFUSALS_SAID = 20


def add_import(commands: Any) -> None:
    """Add the command to the parser."""
    lang = language()
    parser = commands.add_parser("import", help=IMPORT.said(lang))
    parser.add_argument("file", type=Path, nargs="?", help=FILE.said(lang))
    parser.add_argument("--from", dest="source", metavar="NAME", help=FROM.said(lang))
    parser.add_argument("--anew", action="store_true", help=ANEW.said(lang))
    parser.add_argument("--kind", choices=KINDS, help=KIND.said(lang))
    parser.add_argument("--mapping", metavar="NAME", help=MAPPING.said(lang))
    parser.add_argument("--as", dest="stores_as", choices=("interactions", "complaints"), help=AS.said(lang))
    parser.add_argument("--dry-run", action="store_true", help=DRY_RUN.said(lang))
    parser.add_argument("--sheet", help=SHEET.said(lang))
    parser.add_argument("--system", default="", help=SYSTEM.said(lang))
    parser.add_argument("--zone", help=ZONE.said(lang))
    parser.add_argument("--dates", choices=("day-first", "month-first"), help=DATES.said(lang))
    parser.set_defaults(run=import_file)


def import_file(arguments: argparse.Namespace, settings: Settings) -> int:
    """Store the file and say what came of it; 1 if it cannot be stored, with the reason."""
    if arguments.source is not None:
        return _import_from(arguments, settings)
    if arguments.file is None or arguments.kind is None:
        complain(WHAT)
        return 2
    if not arguments.file.is_file():
        complain(NO_FILE, file=arguments.file)
        return 1
    engine = open_database(settings.database_url)
    migrate(engine, settings)
    with reading(engine) as connection:
        clock = clock_of(connection, settings)
    try:
        table = open_table(arguments.file, sheet=arguments.sheet)
        mapping = _mapping(engine, arguments, table, clock.zone)
        for field, column in mapping.columns.items():
            say(COLUMN, field=of(mapping.kind)[field].name.said(language()), column=column)
        outcome = store(
            engine, OWNER, table, mapping, clock, system=arguments.system, dry_run=arguments.dry_run, progress=_Bar()
        )
    except Rejected as rejected:
        complain(Text(en="{why}", zh="{why}"), why=rejected.said(language()))
        if rejected.reason == "mapping_undecided":
            complain(SAY_DATES)
        return 1
    finally:
        engine.dispose()
    _tell(outcome, dry_run=arguments.dry_run)
    return 0


def _import_from(arguments: argparse.Namespace, settings: Settings) -> int:
    """The same for a source; 0 also where another process is at it, so that a timer need not care."""
    engine = open_database(settings.database_url)
    try:
        migrate(engine, settings)
        with reading(engine) as connection:
            clock = clock_of(connection, settings)
        found = run(engine, OWNER, arguments.source, clock, anew=arguments.anew, progress=_Bar())
    except Rejected as rejected:
        complain(Text(en="{why}", zh="{why}"), why=rejected.said(language()))
        return 0 if rejected.reason == "source_running" else 1
    finally:
        engine.dispose()
    say(
        STORED, read=found.counts.rows_read, new=found.counts.rows_new, changed=found.counts.rows_changed,
        unchanged=found.counts.rows_unchanged, refused=found.counts.rows_refused,
    )  # fmt: skip
    if found.more:
        say(MORE_LEFT)
    for failure in found.failures:
        complain(FAILED, file=failure.file, why=failure.why.said(language()))
    return int(bool(found.failures))


def _mapping(engine: Engine, arguments: argparse.Namespace, table: Table, zone: str) -> Mapping:
    """The mapping named, else the one saved for these columns, else a proposal."""
    with reading(engine) as connection:
        if arguments.mapping:
            found = mapping_named(connection, OWNER, arguments.mapping)
            if found is None:
                names = ", ".join(saved_mappings(connection, OWNER)["name"])
                raise Rejected("mapping_unknown", name=arguments.mapping, names=names or "–")
            if found.kind != arguments.kind:
                raise Rejected("mapping_other_kind", name=arguments.mapping)
        else:
            saved = mapping_for(connection, OWNER, table.columns, arguments.kind)
            found = saved[1] if saved else None
    mapping = found or propose(arguments.kind, table, zone=arguments.zone or zone)
    if arguments.zone:
        mapping = dataclasses.replace(mapping, zone=arguments.zone)
    if arguments.stores_as and arguments.stores_as != mapping.stores_as:
        # The words of states mean something else now.
        values = {key: words for key, words in mapping.values.items() if key != "state"}
        mapping = refined(dataclasses.replace(mapping, stores_as=arguments.stores_as, values=values), table)
    if arguments.dates:
        order: Order = "day_first" if arguments.dates == "day-first" else "month_first"
        for field in mapping.undecided:
            mapping = mapping.decided(field, order)
    return mapping


class _Bar:
    """Says on a terminal how far it is, and on paper only where a phase begins."""

    def __init__(self) -> None:
        self._said: tuple[str, int] = ("", -1)

    def __call__(self, share: float, phase: str) -> None:
        now = (phase, int(share * 100) if sys.stderr.isatty() else 0)
        if now == self._said:
            return
        self._said = now
        end = "\r" if sys.stderr.isatty() and share < 1 else "\n"
        said = READING.said(language(), share=int(share * 100), phase=PHASES[phase].said(language()))
        print(f"{said:<40}", file=sys.stderr, end=end, flush=True)


def _tell(outcome: Outcome, *, dry_run: bool) -> None:
    lang = language()
    if dry_run:
        say(DRY)
    say(
        STORED, read=outcome.read, new=outcome.new, changed=outcome.changed, unchanged=outcome.unchanged,
        refused=outcome.refused_rows,
    )  # fmt: skip
    if outcome.known_file:
        say(KNOWN)
    if outcome.teams + outcome.members + outcome.customers:
        say(MADE, teams=outcome.teams, members=outcome.members, customers=outcome.customers)
    if outcome.repeated:
        say(REPEATED, rows=outcome.repeated)
    if outcome.stages_left_out:
        say(NO_STAGES)
    for code, rows in outcome.strange.items():
        say(KEPT, what=STRANGE[code].said(lang), rows=rows)
    for row in outcome.refused.head(REFUSALS_SAID).itertuples():
        say(REFUSED, line=row.line, column=row.column, value=row.value, why=REASONS[str(row.reason)].said(lang))
    if len(outcome.refused) > REFUSALS_SAID:
        say(MORE, rows=len(outcome.refused) - REFUSALS_SAID)
