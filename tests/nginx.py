"""A real nginx with the configuration of deploy/, between a browser and several processes of the dashboard."""

import os
import re
import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT, nginx_found

DEPLOY = ROOT / "deploy" / "nginx"
START_SECONDS = 10

# Everything outside of deploy/: in a folder of its own, nothing of the machine's.
AROUND = """
{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
worker_processes 1;
events {{ worker_connections 512; }}
http {{
    include {types};
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {inside}
}}
"""
# Without a certificate, which a test cannot have for a name that browsers trust.
SERVER = """
server {{
    listen 127.0.0.1:{port};
    server_name localhost;
    add_header X-Process $upstream_addr always;
    include {snippet};
}}
"""


def for_processes(ports: Sequence[int]) -> str:
    """dashboard.conf as an administrator would write it for processes on these ports."""
    given = (DEPLOY / "dashboard.conf").read_text(encoding="utf-8")
    lines = "\n".join(f"    server 127.0.0.1:{port} max_fails=1 fail_timeout=5s;" for port in ports)
    changed, count = re.subn(r"(?m)^ *server 127\.0\.0\.1:8501 .*\n *server 127\.0\.0\.1:8502 .*$", lines, given)
    assert count == 1
    return changed.replace("include snippets/dashboard.conf", f"include {DEPLOY / 'snippets' / 'dashboard.conf'}")


@contextmanager
def in_front_of(ports: Sequence[int], port: int, folder: Path) -> Iterator[str]:
    """nginx at `port`, before the processes at `ports`; its address."""
    whole = for_processes(ports)
    shared = whole[: whole.index("\nserver {")]
    inside = shared + SERVER.format(port=port, snippet=DEPLOY / "snippets" / "dashboard.conf")
    file = _written(folder, inside)
    process = subprocess.Popen([_program(), "-p", folder, "-c", file])
    try:
        _answers(port, process)
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(START_SECONDS)


def complaints(inside: str, folder: Path) -> str:
    """What nginx has to say about a configuration; nothing if it would start with it."""
    file = _written(folder, inside)
    done = subprocess.run([_program(), "-t", "-p", folder, "-c", file], capture_output=True, text=True, check=False)
    # A newer nginx wants HTTP/2 written otherwise, which that of Debian 12 does not know.
    told = [line for line in done.stderr.splitlines() if "[" in line and '"listen ... http2" directive' not in line]
    return "\n".join(told) if done.returncode or told else ""


def _written(folder: Path, inside: str) -> Path:
    program = Path(_program())
    types = next(
        place for place in (Path("/etc/nginx/mime.types"), program.parent.parent / "etc/nginx/mime.types")
        if place.exists()
    )  # fmt: skip
    file = folder / "nginx.conf"
    user = "user root;" if os.geteuid() == 0 else ""
    file.write_text(AROUND.format(folder=folder, types=types, inside=inside, user=user), encoding="utf-8")
    return file


def _program() -> str:
    program = nginx_found()
    assert program is not None
    return program


def _answers(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(START_SECONDS * 20):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            try:
                process.wait(0.05)  # the pause between two questions, ended at once by an nginx that dies
            except subprocess.TimeoutExpired:
                continue
            break
        else:
            return
    raise RuntimeError("nginx does not answer; why stands in error.log beside its configuration")
