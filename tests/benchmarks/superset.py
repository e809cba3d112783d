"""Apache Superset, in an environment of its own: `python -m tests.benchmarks.superset` installs it and sets it up.

Some 300 packages, 800 MB, two minutes; afterwards `make benchmark` finds it. It lies in data/superset, or in the folder
that BENCHMARK_SUPERSET names; remove that to be rid of it. Its own data is a SQLite file there.
"""

import json
import os
import secrets
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from data_access.settings import ROOT
from tests.browser.serving import Server, free_port, stop

FOLDER = Path(os.environ.get("BENCHMARK_SUPERSET") or ROOT / "data" / "superset")
# Superset does not name all that it needs: two packages, and that a newer version of one is not what it runs with.
PACKAGES = ("apache-superset==6.1.0", "flask-caching<2.4", "cachetools", "rich", "psycopg2-binary")
USER = "benchmark"
WORKERS, THREADS = 4, 8
START_SECONDS = 120
CONFIGURATION = """
SECRET_KEY = {secret!r}
SQLALCHEMY_DATABASE_URI = {metadata!r}
TALISMAN_ENABLED = False
WTF_CSRF_ENABLED = False
RATELIMIT_ENABLED = False


def kept(prefix):
    return {{"CACHE_TYPE": "FileSystemCache", "CACHE_DIR": {cache!r}, "CACHE_THRESHOLD": 10000,
            "CACHE_DEFAULT_TIMEOUT": 86400, "CACHE_KEY_PREFIX": prefix}}


CACHE_CONFIG, DATA_CACHE_CONFIG = kept("all_"), kept("data_")
FILTER_STATE_CACHE_CONFIG, EXPLORE_FORM_DATA_CACHE_CONFIG = kept("filter_"), kept("form_")
"""


def installed() -> bool:
    """Whether it was set up to the end."""
    return (FOLDER / "password").exists()


def set_up() -> None:
    """Install it, make its own database and its one user; whatever was interrupted begins anew."""
    if installed():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", FOLDER / "venv"], check=True)
    pip = [str(FOLDER / "venv" / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, *PACKAGES], check=True)
    (FOLDER / "superset.db").unlink(missing_ok=True)
    told = {"secret": secrets.token_hex(32), "metadata": f"sqlite:///{FOLDER / 'superset.db'}"}
    configuration = CONFIGURATION.format(**told, cache=str(FOLDER / "cache"))
    (FOLDER / "superset_config.py").write_text(configuration, encoding="utf-8")
    password = secrets.token_hex(16)
    words = ["--username", USER, "--firstname", "Bench", "--lastname", "Mark", "--email", f"{USER}@example.com"]
    for command in (["db", "upgrade"], ["fab", "create-admin", *words, "--password", password], ["init"]):
        program = FOLDER / "venv" / "bin" / "superset"
        subprocess.run([program, *command], check=True, env=_environment(), stdout=subprocess.DEVNULL)
    (FOLDER / "password").write_text(password, encoding="utf-8")


def _environment() -> dict[str, str]:
    own = {"SUPERSET_CONFIG_PATH": str(FOLDER / "superset_config.py"), "SUPERSET_HOME": str(FOLDER / "home")}
    return {**os.environ, **own, "FLASK_APP": "superset.app:create_app"}


class Superset:
    """A running Superset, asked as its own pages ask it."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._token = ""
        password = (FOLDER / "password").read_text(encoding="utf-8")
        who = {"username": USER, "password": password, "provider": "db", "refresh": False}
        self._token = self.tell("security/login", who)["access_token"]

    def tell(self, path: str, what: Mapping[str, Any] | None, method: str = "POST") -> Any:
        """What an address of its API answers."""
        request = urllib.request.Request(
            f"{self._address}/api/v1/{path}", None if what is None else json.dumps(what).encode(), method=method,
            headers={"Content-Type": "application/json", "Authorization": f"Bearer {self._token}"},
        )  # fmt: skip
        try:
            with urllib.request.urlopen(request, timeout=300) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refused:
            raise RuntimeError(f"Superset refused {path}: {refused.read()[:1000]!r}") from refused

    def database(self, address: str) -> int:
        """Let it know a database; its number."""
        uri = address.replace("+psycopg:", "+psycopg2:")
        return int(self.tell("database/", {"database_name": "benchmark", "sqlalchemy_uri": uri})["id"])

    def dataset(self, database: int, name: str, sql: str | None = None) -> int:
        """Let it know a table, or a statement as one; its number."""
        said = {"database": database, "schema": "public", "table_name": name}
        return int(self.tell("dataset/", {**said, "sql": sql} if sql else said)["id"])

    def forget_all(self) -> None:
        """Take away every database that it was told of, and what was made of them, also by a run that was cut short."""
        for kind in ("dataset", "database"):
            for number in self.tell(f"{kind}/?q=(page_size:100)", None, "GET")["ids"]:
                self.tell(f"{kind}/{number}", None, "DELETE")

    def chart(self, dataset: int, query: Mapping[str, Any], *, fresh: bool) -> list[dict[str, Any]]:
        """The rows behind a chart; `fresh`: asked of the database whatever is in the cache."""
        source = {"id": dataset, "type": "table"}
        asked = {"datasource": source, "queries": [query], "force": fresh, "result_format": "json"}
        found = self.tell("chart/data", {**asked, "result_type": "full"})["result"][0]
        assert not found.get("error"), found["error"]
        assert fresh or found["is_cached"], "asked a second time, and not kept"
        return list(found["data"])


@contextmanager
def running(folder: Path) -> Iterator[Superset]:
    """Superset as its own documentation serves it, with a few workers."""
    port = free_port()
    program = [str(FOLDER / "venv" / "bin" / "gunicorn"), "superset.app:create_app()", "--bind", f"127.0.0.1:{port}"]
    options = ["--workers", str(WORKERS), "--worker-class", "gthread", "--threads", str(THREADS), "--timeout", "300"]
    with (folder / "superset.log").open("wb") as log:
        process = subprocess.Popen([*program, *options], env=_environment(), stdout=log, stderr=subprocess.STDOUT)
    server = Server(f"http://127.0.0.1:{port}", folder / "superset.log", process)
    try:
        _wait(server)
        yield Superset(server.address)
    finally:
        stop(process)


def _wait(server: Server) -> None:
    for _ in range(START_SECONDS * 4):
        try:
            with urllib.request.urlopen(f"{server.address}/health", timeout=5):
                return
        except OSError:
            try:
                server.process.wait(0.25)  # the pause between two questions, ended at once if it dies
            except subprocess.TimeoutExpired:
                continue
            break
    raise RuntimeError(f"Superset does not answer; its log:\n{server.log}")


if __name__ == "__main__":
    set_up()
    print(f"Superset is set up in {FOLDER}; `make benchmark` measures against it.")
