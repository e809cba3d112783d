"""The provider that lets everybody be whom they say."""

import http.client
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from tests.browser.serving import START_SECONDS, free_port, stop

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass
class Provider:
    """`address` is its issuer."""

    address: str

    def knows(self, subject: str, **claims: object) -> None:
        """Let it say `claims` of somebody."""
        status, _ = self._ask("PUT", f"/users/{subject}", json.dumps(claims), {"Content-Type": "application/json"})
        assert status == 204

    def lets_in(self, address: str | None, subject: str) -> str:
        """What it answers to the browser that was sent to `address` and whose person says they are `subject`."""
        return self._decides(address, {"sub": subject})

    def refuses(self, address: str | None) -> str:
        return self._decides(address, {"action": "deny"})

    def _decides(self, address: str | None, fields: dict[str, str]) -> str:
        asked = urlsplit(address or "")
        assert f"{asked.scheme}://{asked.netloc}" == self.address
        status, back = self._ask("POST", f"{asked.path}?{asked.query}", urlencode(fields), FORM)
        assert status == 302, back
        parts = urlsplit(back)
        return f"{parts.path}?{parts.query}"

    def _ask(self, method: str, path: str, body: str, headers: dict[str, str]) -> tuple[int, str]:
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=30)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            said = answer.read().decode("utf-8", "replace")
            return answer.status, answer.headers.get("Location", said)
        finally:
            connection.close()


@contextmanager
def provider_running(log_file: Path) -> Iterator[Provider]:
    """Serve it on a free port until the block ends."""
    port = free_port()
    with log_file.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)],
            env={**os.environ, "AUTHLIB_INSECURE_TRANSPORT": "1"},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    provider = Provider(f"http://localhost:{port}")
    try:
        wait_for(port, process)
        yield provider
    finally:
        stop(process)


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until the provider answers."""
    for _ in range(START_SECONDS * 10):
        connection = http.client.HTTPConnection("localhost", port, timeout=30)
        try:
            connection.request("GET", "/.well-known/openid-configuration")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        finally:
            connection.close()
        try:
            process.wait(0.1)
            break
        except subprocess.TimeoutExpired:
            continue
    raise RuntimeError("the provider did not come up")
