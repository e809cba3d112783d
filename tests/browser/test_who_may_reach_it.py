"""Without a sign-in the server answers only to this machine, whatever somebody sends it."""

import http.client
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import StartServer
from tests.browser.serving import START_SECONDS, Server, free_port
from tests.conftest import ROOT

PATHS = ("/", "/overview", "/_stcore/health", "/_stcore/host-config", "/livez", "/media/anything", "/_stcore/stream")


@pytest.fixture(scope="module")
def empty(server: StartServer) -> Server:
    return server(DASHBOARD_TODAY="2026-11-20")


def asked(server: Server, path: str, **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("localhost", urlsplit(server.address).port or 0, timeout=10)
    try:
        connection.putrequest("GET", path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.read().decode("utf-8", errors="replace")
    finally:
        connection.close()


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "dashboard.example.com"},
        {"Host": "localhost.example.com:8501"},
        {"X_Forwarded_For": "203.0.113.7"},
        {"X_Forwarded_Host": "dashboard.example.com"},
        {"Forwarded": "for=203.0.113.7"},
        {"X_Real_IP": "203.0.113.7"},
    ],
    ids=lambda headers: "-".join(headers),
)
def test_another_host_and_a_forwarded_request_are_refused(empty: Server, path: str, headers: dict[str, str]) -> None:
    status, said = asked(empty, path, **headers)
    assert status == 403
    assert "only on the machine it runs on" in said
    assert "只在运行它的机器上提供服务" in said


@pytest.mark.parametrize(("path", "said"), [("/livez", "live"), ("/readyz", "ready")])
def test_this_machine_is_answered(empty: Server, path: str, said: str) -> None:
    assert asked(empty, path) == (200, f"{said}\n")


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "server.address is 0.0.0.0, but no sign-in is configured."),
        ({"DASHBOARD_SIGN_IN": "accounts"}, "server.address is 0.0.0.0, but DASHBOARD_ADDRESS is not set."),
    ],
)
def test_a_server_that_would_listen_to_everybody_does_not_start(
    tmp_path: Path, environment: dict[str, str], said: str
) -> None:
    given = {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'own.db'}",
        "STREAMLIT_SERVER_ADDRESS": "0.0.0.0",
        "STREAMLIT_SERVER_PORT": str(free_port()),
        **environment,
    }
    done = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "app.py"],
        cwd=ROOT,
        env={**os.environ, **given},
        capture_output=True,
        text=True,
        timeout=START_SECONDS,
        check=False,
    )
    assert done.returncode != 0
    assert f"Not started: {said}" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert not (tmp_path / "own.db").exists()
