"""An import that is killed, cancelled or kept waiting leaves nothing half done, and forms go on saving meanwhile."""

import os
import signal
import subprocess
import sys
import threading

import pytest
from sqlalchemy import insert

from data_access.engine import write, writing
from data_access.rejected import Rejected
from data_access.schema import interaction, suggestion, survey_answer
from tests.conftest import ROOT
from tests.data_access.importers.storing import CONTACTS, Office
from tests.data_access.world import CLOCK

KILLED = """
import os, signal, sys
from pathlib import Path
from tests.data_access.importers.storing import Office
from data_access.engine import open_database

database, folder, phase, share = sys.argv[1:]

def progress(done, now):
    if now == phase and done >= float(share):
        os.kill(os.getpid(), signal.SIGKILL)

office = Office(open_database(database), Path(folder))
office.bring_file("contacts", Path(folder) / "many.csv", progress=progress)
"""


def many(count: int) -> str:
    """A file of contacts, each with a customer and every other one with a score."""
    rows = (
        f"N{n},2026-11-{1 + n % 14:02} 09:00,2026-11-{1 + n % 14:02} 09:{n % 60:02},2026-11-15 10:00,Resolved,"
        f"Agent {n % 9},Team {n % 3},C{n % 77},Phone,delivery,{n % 5 + 1 if n % 2 else ''},"
        for n in range(count)
    )
    return "\n".join([CONTACTS.splitlines()[0], *rows]) + "\n"


def a_form_is_saved(office: Office) -> None:
    said = {"kind": "praise", "text": "well done", "received_at": CLOCK.now, "received_on": CLOCK.today}
    write(office.engine, lambda connection: connection.execute(insert(suggestion).values(created_at=CLOCK.now, **said)))


@pytest.mark.parametrize(
    ("phase", "share"), [("reading", 0), ("storing", 0.7), ("storing", 1)], ids=["staging", "within", "before_commit"]
)
def test_killed_anywhere_nothing_is_stored_and_the_next_run_is_complete(
    office: Office, phase: str, share: float
) -> None:
    (office.folder / "many.csv").write_text(many(500))
    before = office.sizes()
    words = [sys.executable, "-c", KILLED, str(office.engine.url), str(office.folder), phase, str(share)]
    run = subprocess.run(words, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, timeout=120)
    assert run.returncode == -signal.SIGKILL, run.stderr.decode()
    assert office.sizes() == before
    a_form_is_saved(office)
    outcome = office.bring_file("contacts", office.folder / "many.csv")
    assert (outcome.new, outcome.unchanged) == (500, 0)
    assert (len(office.rows(interaction)), len(office.rows(survey_answer))) == (500, 250)


def test_forms_go_on_saving_while_a_file_is_staged(office: Office) -> None:
    phases = []

    def progress(share: float, phase: str) -> None:
        phases.append(phase)
        if phase in ("reading", "waiting"):
            a_form_is_saved(office)

    office.bring("contacts", CONTACTS, progress=progress)
    assert {"reading", "waiting", "storing"} <= set(phases)
    assert len(office.rows(suggestion)) == phases.count("reading") + phases.count("waiting")


@pytest.mark.parametrize("calls", [1, 2, 3, 4, 6])
def test_cancelled_at_any_moment_nothing_is_stored(office: Office, calls: int) -> None:
    before, asked = office.sizes(), []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) >= calls

    with pytest.raises(Rejected, match="import_cancelled"):
        office.bring("contacts", many(2000), cancelled=cancelled)
    assert office.sizes() == before
    a_form_is_saved(office)


def test_who_waits_for_another_import_can_cancel(office: Office) -> None:
    now = []
    with writing(office.engine), pytest.raises(Rejected, match="import_cancelled"):
        office.bring(
            "contacts",
            CONTACTS,
            progress=lambda share, phase: now.append(phase),
            cancelled=lambda: now[-1:] == ["waiting"],
        )
    assert office.bring("contacts", CONTACTS).new == 3


def test_a_failure_in_the_middle_leaves_the_connection_to_nobody(office: Office) -> None:
    def progress(share: float, phase: str) -> None:
        if phase == "storing" and share > 0.7:
            raise RuntimeError("the browser went away")

    with pytest.raises(RuntimeError):
        office.bring("contacts", CONTACTS, progress=progress)
    assert sum(size for size in office.sizes().values()) == 0
    assert office.bring("contacts", CONTACTS).new == 3


def test_two_imports_at_once_are_both_stored(office: Office) -> None:
    together, outcomes, failures = threading.Barrier(2, timeout=60), {}, []

    def progress(share: float, phase: str) -> None:
        if phase == "waiting":
            together.wait()

    def bring(system: str) -> None:
        try:
            outcomes[system] = office.bring(
                "contacts", many(800), name=f"{system}.csv", system=system, progress=progress
            )
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=bring, args=(system,)) for system in ("one", "other")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert [outcome.new for outcome in outcomes.values()] == [800, 800]
    assert len(office.rows(interaction)) == 1600
    made = sum(outcome.members for outcome in outcomes.values())
    assert made == 9  # whoever came second found them


def test_the_same_file_at_once_is_stored_once(office: Office) -> None:
    together, outcomes = threading.Barrier(2, timeout=60), []
    path = office.folder / "many.csv"
    path.write_text(many(300))

    def progress(share: float, phase: str) -> None:
        if phase == "waiting":
            together.wait()

    def bring() -> None:
        outcomes.append(office.bring_file("contacts", path, progress=progress))

    threads = [threading.Thread(target=bring) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted((outcome.new, outcome.unchanged) for outcome in outcomes) == [(0, 300), (300, 0)]


def test_a_connection_that_imported_leaves_no_temporary_tables_in_the_pool(office: Office) -> None:
    for number in range(3):
        office.bring("contacts", CONTACTS.replace("thanks", f"thanks {number}"))
    assert office.engine.pool.checkedout() == 0  # type: ignore[attr-defined]
