"""A real mail server on loopback, which keeps what it takes and can be told to be difficult."""

import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from data_access.mailing.mail_settings import MailServer, Security

HOST = "127.0.0.1"
SENDER = Address("Customer Team 客户团队", addr_spec="team@example.com")
TAKEN = "250 taken"


@dataclass
class PostOffice:
    """What arrived, and how it answers: `says(address)` to each recipient, `after(count)` to each mail."""

    port: int
    mails: list[EmailMessage] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    says: Callable[[str], str] = lambda _address: TAKEN
    after: Callable[[int], str] = lambda _count: TAKEN
    asks_who: bool = False

    @property
    def server(self) -> MailServer:
        """The settings of whoever sends here in plain text."""
        return MailServer(HOST, self.port, Security.NONE, SENDER)

    async def handle_RCPT(self, _server: Any, session: Any, envelope: Any, address: str, _options: Any) -> str:
        answer = self.says(address) if session.authenticated or not self.asks_who else "530 who are you?"
        if answer == TAKEN:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        answer = self.after(len(self.mails) + 1)
        if answer == TAKEN:
            self.mails.append(message_from_bytes(envelope.content, policy=default))  # type: ignore[arg-type]
            self.raw.append(envelope.content)
            self.recipients += envelope.rcpt_tos
        return answer


@contextmanager
def post_office(
    *, secured: Path | None = None, tls: Path | None = None, login: bytes | None = None
) -> Iterator[PostOffice]:
    """Open one; `secured` and `tls` are folders with a certificate: by STARTTLS, or from the first byte; `login` is
    the one password that it takes, of anybody."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        office = PostOffice(free.getsockname()[1], asks_who=login is not None)

    def who(_server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> AuthResult:
        known = isinstance(given, LoginPassword) and given.password == login
        return AuthResult(success=known, handled=False)

    asked = {"authenticator": who, "auth_require_tls": False} if login else {}
    starting = {"tls_context": _context(secured), "require_starttls": True} if secured else {}
    whole = {"ssl_context": _context(tls)} if tls else {}
    controller = Controller(office, hostname=HOST, port=office.port, **asked, **starting, **whole)
    controller.start()
    try:
        yield office
    finally:
        controller.stop()


def nobody_there() -> MailServer:
    """The settings of a server that is down."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        return MailServer(HOST, free.getsockname()[1], Security.NONE, SENDER)


def certified(folder: Path) -> Path:
    """A folder with a key and a certificate for this machine, which nobody trusts unless told to."""
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")]
    names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([*made, *files, *names], check=True, capture_output=True)
    return folder


def _context(folder: Path | None) -> ssl.SSLContext:
    assert folder is not None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    return context
