"""The public data sets, imported as their owner would: with the command line, once for a whole run of tests.

With pytest-xdist the workers share the database: whoever comes first makes it while the others wait.
"""

import fcntl
import os
from pathlib import Path

import pytest

from data_access.__main__ import main
from tests.conftest import REAL_DATA

FILES = (
    ("contacts", "support_contacts/contacts.csv"),
    ("tickets", "service_tickets/ticket_events.csv.gz"),
    ("customers", "sales/customers.csv"),
    ("orders", "sales/orders.csv"),
)
TODAY = "2023-09-01"  # the day after the contacts end


def imported(temporary: Path) -> str:
    """The address of the database with all of them, made in `temporary` or found there. Nobody may write to it."""
    shared = temporary.parent if "PYTEST_XDIST_WORKER" in os.environ else temporary
    database, done = shared / "real_company.db", shared / "real_company.done"
    url = f"sqlite:///{database}"
    with (shared / "real_company.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            with pytest.MonkeyPatch.context() as patched:
                patched.setenv("DATABASE_URL", url)
                patched.setenv("DASHBOARD_TODAY", TODAY)
                patched.delenv("DASHBOARD_ZONE", raising=False)
                for kind, file in FILES:
                    assert main(["import", str(REAL_DATA / file), "--kind", kind]) == 0
            done.touch()
    return url
