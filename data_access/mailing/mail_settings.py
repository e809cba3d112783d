"""How mails are sent, as it is set from outside."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.errors import MessageError
from email.headerregistry import Address
from email.policy import SMTP
from enum import StrEnum

from data_access.wrong_settings import WrongSettings

SERVER = "DASHBOARD_MAIL_SERVER"
NAMES = (SERVER, "DASHBOARD_MAIL_SECURITY", "DASHBOARD_MAIL_USER", "DASHBOARD_MAIL_PASSWORD", "DASHBOARD_MAIL_FROM")
# What leaves this machine by no network may go in plain text.
LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


class Security(StrEnum):
    """How the way to the mail server is encrypted."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}


@dataclass(frozen=True)
class MailServer:
    """Where mails are handed over, and from whom they are; `user` and `password` where it asks who that is."""

    host: str
    port: int
    security: Security
    sender: Address
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    @property
    def called(self) -> str:
        """As it is named in messages."""
        return f"{self.host}:{self.port}"


def read_mail_server(given: Mapping[str, str]) -> MailServer | None:
    """The mail server; None where none is set. Raises WrongSettings with a sentence that names what to set."""
    values = {name: given.get(name, "").strip() for name in NAMES}
    if not values[SERVER]:
        for name in NAMES:
            if values[name]:
                raise WrongSettings(f"{name} is set, but {SERVER} is not. Set both, or unset {name}: no mail is sent.")
        return None
    security = _security(values["DASHBOARD_MAIL_SECURITY"])
    host, port = _server(values[SERVER], PORTS[security])
    user, password = values["DASHBOARD_MAIL_USER"] or None, values["DASHBOARD_MAIL_PASSWORD"] or None
    if (user is None) != (password is None):
        one, other = ("USER", "PASSWORD") if user else ("PASSWORD", "USER")
        raise WrongSettings(f"DASHBOARD_MAIL_{one} is set without DASHBOARD_MAIL_{other}. Set both or neither.")
    if user and security is Security.NONE and host not in LOCAL_NAMES:
        raise WrongSettings(
            "DASHBOARD_MAIL_SECURITY is none, so the password would cross the network for everybody to read. "
            "Set it to starttls or tls, or unset DASHBOARD_MAIL_USER and DASHBOARD_MAIL_PASSWORD."
        )
    return MailServer(host, port, security, _sender(values["DASHBOARD_MAIL_FROM"]), user, password)


def _security(given: str) -> Security:
    try:
        return Security(given.lower() or Security.STARTTLS)
    except ValueError:
        raise WrongSettings(f"DASHBOARD_MAIL_SECURITY is {given!r}. Set it to starttls, tls or none.") from None


def _server(given: str, usual: int) -> tuple[str, int]:
    found = re.fullmatch(r"(\[[0-9A-Fa-f:]+\]|[^\s:/@\[\]]+)(?::(\d{1,5}))?", given)
    port = int(found[2]) if found and found[2] else usual
    if found is None or not 1 <= port <= 65535:
        raise WrongSettings(f"{SERVER} is {given!r}. Set it to a name and a port, like mail.example.com:587.")
    return found[1].strip("[]").lower(), port


def _sender(given: str) -> Address:
    """The address in "Customer Team <team@example.com>", or alone."""
    found = re.fullmatch(r"(?:(?P<name>[^<>]*)<(?P<within>[^<>]+)>)|(?P<alone>[^<>]+)", given)
    try:
        if found is None:
            raise ValueError(given)
        name = (found["name"] or "").strip().strip('"')
        sender = Address(name, addr_spec=(found["within"] or found["alone"]).strip())
        SMTP.header_factory("From", str(sender))
        if sender.username and "." in sender.domain and sender.addr_spec.isascii():
            return sender
    except (ValueError, MessageError, IndexError):
        pass
    raise WrongSettings(
        f"DASHBOARD_MAIL_FROM is {given!r}. Set it to whom mails are from, like Customer Team <team@example.com>."
    )
