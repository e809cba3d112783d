"""A demo company of a test's own: the dashboard copied into another folder, with its `data/demo.db` beside it."""

import shutil
from collections.abc import Callable
from pathlib import Path

from data_access.clock import clock_of
from data_access.engine import open_database, reading
from data_access.members import people
from data_access.settings import read
from pages.shared.menu import MENU
from tests.conftest import ROOT
from tests.data_access.demo_file import TODAY, demo_file

SERVED = ("pages", "metrics", "data_access", ".streamlit")
# An address of their own would make the copy somebody's database instead of the demo.
ENVIRONMENT = {"DATABASE_URL": "", "DASHBOARD_TODAY": TODAY.isoformat()}


def demo_root(folder: Path, made: Path, company: Callable[[Path], Path] = demo_file) -> Path:
    """A copy of the dashboard in `folder` that serves the demo company as of TODAY; return its root.

    `made` is where the company lies ready, or is made ready; `recent_demo_file` is one without the years.
    """
    root = folder / "dashboard"
    for name in SERVED:
        shutil.copytree(ROOT / name, root / name)  # with what Python has compiled already
    shutil.copy(ROOT / "app.py", root / "app.py")
    (root / "data").mkdir()
    shutil.copy(company(made), root / "data" / "demo.db")
    return root


def database_of(root: Path) -> str:
    """The address of the company's database, for a look beside the server."""
    return f"sqlite:///{root / 'data' / 'demo.db'}"


def offered(root: Path, person: int) -> list[str]:
    """The addresses of the pages in this person's menu."""
    settings = read({**ENVIRONMENT, "DATABASE_URL": database_of(root)})
    engine = open_database(settings.database_url)
    with reading(engine) as connection:
        scope = people.scope_of(connection, person, clock_of(connection, settings).today)
    engine.dispose()
    return [entry.address for entries in MENU.values() for entry in entries if entry.offered(scope) and not entry.own]
