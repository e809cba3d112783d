"""Starting the real server for a browser, and stopping it."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

START_SECONDS = 90  # two cores, every worker starting one at once
HEALTH = ("/livez", "/_stcore/health")  # the app's own, and Streamlit's


class ServerFailed(Exception):
    """The server did not come up; the message holds its log."""


@dataclass
class Server:
    """A running dashboard. `address` has no slash at its end."""

    address: str
    log_file: Path
    process: subprocess.Popen[bytes]

    @property
    def log(self) -> str:
        """What the server has printed so far."""
        return self.log_file.read_text(encoding="utf-8", errors="replace")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port: int = probe.getsockname()[1]
        return port


def healthy(port: int) -> bool:
    """Whether the server answers. Unknown addresses answer 200 with the app's page, so the body decides."""
    for path in HEALTH:
        connection = http.client.HTTPConnection("localhost", port, timeout=5)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            if answer.status == 200 and not answer.read(200).lstrip().startswith(b"<"):
                return True
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()
    return False


def wait_until_healthy(server: Server, port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not healthy(port):
        try:
            server.process.wait(0.05)  # the pause between two questions, ended at once by a server that dies
        except subprocess.TimeoutExpired:
            if time.monotonic() < deadline:
                continue
        raise ServerFailed(f"no answer on port {port}; its log:\n{server.log}")


def stop(process: subprocess.Popen[bytes]) -> None:
    """At once: taking leave of everything takes a server as long as half of its beginning, and nobody is left."""
    process.kill()
    process.wait()


@contextmanager
def serving(root: Path, log_file: Path, environment: Mapping[str, str], port: int | None = None) -> Iterator[Server]:
    """Serve the app.py in `root`, on a free port unless one is named, with `environment` added to our own, until the
    block ends."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    options = [f"--server.port={port}", "--server.address=localhost", "--server.headless=true"]
    with log_file.open("wb") as log:
        process = subprocess.Popen(
            command + options, cwd=root, env={**os.environ, **environment}, stdout=log, stderr=subprocess.STDOUT
        )
    server = Server(f"http://localhost:{port}", log_file, process)
    try:
        wait_until_healthy(server, port)
        yield server
    finally:
        stop(process)
