"""The certified provider, brought by npm when it is first needed."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.browser.serving import free_port, stop
from tests.conftest import NO_NODE
from tests.openid_provider.lenient import wait_for

HERE = Path(__file__).resolve().parent
FILES = ("package.json", "package-lock.json", "provider.mjs")
OLDEST_NODE = 20


def brought_to(folder: Path) -> Path:
    """The provider in `folder` with what it needs; skips the test where it cannot be had."""
    if not _has_node():
        pytest.skip(NO_NODE)
    for name in FILES:
        shutil.copy(HERE / name, folder / name)
    done = subprocess.run(
        ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@contextmanager
def certified_running(
    folder: Path, *, redirect: str, client: tuple[str, str], accounts: Mapping[str, Mapping[str, object]]
) -> Iterator[str]:
    """Serve it until the block ends, and give its issuer. `client` is id and secret."""
    port = free_port()
    given = {
        "PORT": str(port), "REDIRECT": redirect, "CLIENT_ID": client[0], "CLIENT_SECRET": client[1],
        "ACCOUNTS": json.dumps(accounts),
    }  # fmt: skip
    with (folder / "provider.log").open("wb") as log:
        process = subprocess.Popen(
            ["node", "provider.mjs"], cwd=folder, env={**os.environ, **given}, stdout=log, stderr=subprocess.STDOUT
        )
    try:
        wait_for(port, process)
        yield f"http://localhost:{port}"
    finally:
        stop(process)


def _has_node() -> bool:
    if not shutil.which("npm") or not shutil.which("node"):
        return False
    said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout
    version = re.match(r"v(\d+)", said)
    return version is not None and int(version[1]) >= OLDEST_NODE
