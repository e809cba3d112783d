"""Backing up and restoring PostgreSQL with its own programs, while others read and write it.

Beside the dashboard's tables nothing should be in its database: a backup holds all of it.
"""

import re
import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from data_access.acting import HOUSE_ROLE
from data_access.backups.files import (
    DAMAGED,
    NOT_A_BACKUP,
    NOT_OURS,
    NOTHING_THERE,
    TOO_NEW,
    TOO_NEW_A_FORMAT,
    Refused,
    published,
    safety_name,
)
from data_access.backups.programs import (
    beginning,
    complaints_in,
    environment,
    last,
    listed,
    programs_for,
    run,
    too_new_for,
    version_of,
    where,
)
from data_access.dialect import WALL_SCHEMA
from data_access.engine import reading
from data_access.migrate import knows, migrate, revision, tables
from data_access.schema import fact_counter
from data_access.settings import Settings
from data_access.stamps import current_number
from metrics.words import Text

# Writers wait behind this; a large import may take longer than a form.
WAIT_FOR_WRITERS = "10min"
# Pages that hold several tables and a restoring that wants all of them can stand in each other's way.
ATTEMPTS = 3
DEADLOCK = "deadlock detected"

FAILED = Text(en="{program} failed: {said}", zh="{program} 执行失败：{said}")
NOT_RESTORED = Text(
    en="The backup could not be restored, and the database is as it was: {said}",
    zh="无法恢复备份，数据库保持原样：{said}",
)

# Everything that is there, but for what belongs to an extension.
_FOUND = """
SELECT format('DROP %s IF EXISTS %I.%I CASCADE;',
    CASE kind.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END,
    current_schema(), kind.relname)
FROM pg_class kind
WHERE kind.relnamespace = current_schema()::regnamespace AND kind.relkind IN ('r', 'p', 'v', 'm', 'S')
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = kind.oid AND classid = 'pg_class'::regclass AND deptype = 'e')
UNION ALL
SELECT format('DROP ROUTINE IF EXISTS %s CASCADE;', routine.oid::regprocedure)
FROM pg_proc routine
WHERE routine.pronamespace = current_schema()::regnamespace
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = routine.oid AND classid = 'pg_proc'::regclass AND deptype = 'e')
"""
_WALLED = """
SELECT bool_or(relforcerowsecurity) FROM pg_class WHERE relnamespace = current_schema()::regnamespace
"""
# Behind the wall a table's owner, too, finds no row in it, unless the table lets its owner in for that long.
_AFTERWARDS = """
SET search_path = {schema};
DO $$ DECLARE
    walled text[] := ARRAY(SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace
        AND relforcerowsecurity AND relname IN ('fact_counter', 'session', 'invitation'));
    one text;
BEGIN
    FOREACH one IN ARRAY walled LOOP EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', one); END LOOP;
    UPDATE fact_counter SET number = greatest(number, {before}) + 1;
    -- Who was signed out, and links that were used since, must not work again.
    IF to_regclass('session') IS NOT NULL THEN
        UPDATE session SET ended_at = now() AT TIME ZONE 'UTC' WHERE ended_at IS NULL;
        UPDATE invitation SET used_at = now() AT TIME ZONE 'UTC' WHERE used_at IS NULL;
    END IF;
    FOREACH one IN ARRAY walled LOOP EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', one); END LOOP;
END $$;
COMMIT;
"""
# Entries of a backup that are the wall's (data_access/wall.py), which a server without its roles cannot take.
_OF_THE_WALL = re.compile(rf"\d+; \d+ \d+ (POLICY|ROW SECURITY|ACL|DEFAULT ACL) | {WALL_SCHEMA} ")


def back_up(database: Engine, file: Path, *, force: bool = False) -> None:
    """Write all that is committed at this moment into `file`, as pg_dump's custom format.

    Raises:
        Refused
    """
    with database.connect() as connection:
        dump = programs_for(connection, "pg_dump")["pg_dump"]
        # Behind the wall the login finds nothing; the house finds everything.
        walled = bool(connection.execute(text(_WALLED)).scalar())
    whom = ["--enable-row-security", f"--role={HOUSE_ROLE}"] if walled else []
    if revision(database) is None:
        raise Refused(NOTHING_THERE)
    with published(file, force=force) as growing:
        said = run(
            database, [dump, "--format=custom", "--no-password", *whom, "--dbname", where(database), "--file", growing]
        )
        if said is not None:
            raise Refused(FAILED, program="pg_dump", said=said)


def restore(database: Engine, file: Path, settings: Settings) -> Path | None:
    """Put the database back to what `file` holds, migrated; return where what was there before is kept, if anything.

    One transaction: whoever reads sees all of the one or all of the other. Writers wait from before what is there
    is kept until it is replaced.

    Raises:
        Refused
    """
    with database.connect() as connection:
        programs = programs_for(connection, "pg_restore", "psql", "pg_dump", reads=file)
    _refuse_unfit(database, file, programs["pg_restore"])
    there = tables(database)
    if there and "alembic_version" not in there:
        raise Refused(NOT_OURS)
    with database.connect() as holding:
        try:
            holding.exec_driver_sql(
                f"SET lock_timeout = '{WAIT_FOR_WRITERS}'; SET idle_in_transaction_session_timeout = 0"
            )
            holding.commit()
            with holding.execution_options(writes=True).begin():
                kept = safety_name(file) if revision(database) is not None else None
                if kept is not None:
                    back_up(database, kept)
                _replace_everything(holding, file, programs)
        finally:
            holding.invalidate()
    migrate(database, settings)
    return kept


def _refuse_unfit(database: Engine, file: Path, pg_restore: str) -> None:
    entries = listed(pg_restore, file)
    if entries.returncode:
        if too_new_for(pg_restore, file):
            raise Refused(TOO_NEW_A_FORMAT, file=file, version=version_of(pg_restore))
        raise Refused(DAMAGED, file=file, what=last(entries.stderr))
    held = {line.split()[6] for line in entries.stdout.splitlines() if " TABLE DATA " in line}
    if not {"alembic_version", fact_counter.name} <= held:
        raise Refused(NOT_A_BACKUP, file=file)
    one = subprocess.run(
        [pg_restore, "--data-only", "--table=alembic_version", "--file=-", file],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    lines = one.stdout.splitlines()
    begins = next((at for at, line in enumerate(lines) if line.startswith("COPY ")), len(lines))
    found = next((line.strip() for line in lines[begins + 1 :]), "")
    if not knows(found):
        raise Refused(TOO_NEW, file=file, revision=found)


def _replace_everything(holding: Connection, file: Path, programs: dict[str, str]) -> None:
    drops = "\n".join([*holding.execute(text(_FOUND)).scalars(), f"DROP SCHEMA IF EXISTS {WALL_SCHEMA} CASCADE;"])
    knows_the_wall = holding.execute(text("SELECT to_regrole(:role)"), {"role": HOUSE_ROLE}).scalar() is not None
    names = [holding.dialect.identifier_preparer.quote(name) for name in sorted(tables(holding.engine))]
    schema = str(holding.execute(text("SELECT quote_ident(current_schema())")).scalar_one())
    before = 0
    if names:
        # Not by `holding`: what it had looked at, psql could not drop.
        with reading(holding.engine) as connection:
            before = current_number(connection)
    locked = f"LOCK TABLE {', '.join(names)} IN ACCESS EXCLUSIVE MODE;" if names else ""
    begins = f"BEGIN;\nSET LOCAL lock_timeout = '{WAIT_FOR_WRITERS}';\n{locked}\n{drops}\n"
    for attempt in range(ATTEMPTS):
        ends = _AFTERWARDS.format(schema=schema, before=before)
        said = _pour(holding.engine, file, programs, begins, ends, walled=knows_the_wall)
        if said is None:
            return
        if DEADLOCK not in said or attempt == ATTEMPTS - 1:
            raise Refused(NOT_RESTORED, said=said)


def _pour(
    database: Engine, file: Path, programs: dict[str, str], begins: str, ends: str, *, walled: bool
) -> str | None:
    """Let psql do what stands in the backup between `begins` and `ends`; what it complained about, if it failed.

    The transaction is committed by the last word of `ends`, so whatever breaks before leaves nothing. `walled`: with
    the wall that stood around the tables, if one did.
    """
    words = [
        programs["psql"],
        "--no-psqlrc",
        "--quiet",
        "--no-password",
        "--set=ON_ERROR_STOP=1",
        "--dbname",
        where(database),
    ]
    unpack = [programs["pg_restore"], "--no-owner", "--no-comments", "--file=-", str(file)]
    with (
        tempfile.TemporaryFile() as complaints,
        tempfile.TemporaryFile() as damage,
        tempfile.NamedTemporaryFile("w", encoding="utf-8") as wanted,
    ):
        if not walled:
            entries = listed(programs["pg_restore"], file).stdout.splitlines(keepends=True)
            wanted.writelines(line for line in entries if not _OF_THE_WALL.search(line))
            wanted.flush()
            unpack.append(f"--use-list={wanted.name}")
        psql = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=complaints, env=environment(database)
        )
        backup = subprocess.Popen(unpack, stdout=subprocess.PIPE, stderr=damage)
        assert psql.stdin is not None
        assert backup.stdout is not None
        with suppress(BrokenPipeError):  # psql says itself why it gave up
            psql.stdin.write(begins.encode())
            psql.stdin.write(beginning(backup.stdout, database))
            shutil.copyfileobj(backup.stdout, psql.stdin)
            if backup.wait():
                psql.kill()  # which ends its transaction, even within a table's rows
            else:
                psql.stdin.write(ends.encode())
        backup.stdout.close()
        with suppress(BrokenPipeError):
            psql.stdin.close()
        failed, broken = psql.wait(), backup.wait()
        if not failed and not broken:
            return None
        return complaints_in(complaints) or complaints_in(damage) or f"psql {failed}, pg_restore {broken}"
