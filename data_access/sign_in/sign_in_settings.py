"""How people sign in, as the installation is told from outside.

A half configuration is worse than none: somebody believes that a door is closed. So each of these settings either
fits the others or the dashboard does not start.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from data_access.scope import Role
from data_access.wrong_settings import WrongSettings

WAYS = ("accounts", "oidc")
LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
# A session of a year would be a password that nobody ever types.
LONGEST_SESSION_DAYS = 90
LONGEST_IDLE_MINUTES = 7 * 24 * 60

# What deploy/environment.example holds in the place of each secret, so that everybody knows it.
NOT_CHANGED = "change-me"
RANDOM = 'python3 -c "import secrets; print(secrets.token_hex(32))"'

PROVIDER = ("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")
PROVIDER_ROLES = ("OIDC_ROLES_CLAIM", "OIDC_ROLES")
# These mean nothing while nobody signs in.
ONLY_WITH_SIGN_IN = (
    *PROVIDER, *PROVIDER_ROLES, "DASHBOARD_ADDRESS", "DASHBOARD_HOSTS", "DASHBOARD_PLAIN_HTTP",
    "DASHBOARD_IDLE_MINUTES", "DASHBOARD_SESSION_DAYS",
)  # fmt: skip


@dataclass(frozen=True)
class Provider:
    """An OpenID Connect provider. `roles` pairs a group of its `roles_claim` with the role it gives."""

    issuer: str
    client_id: str
    client_secret: str
    roles_claim: str | None = None
    roles: tuple[tuple[str, Role], ...] = ()


@dataclass(frozen=True)
class SignIn:
    """How people sign in; without any way in, whoever sits at this machine is let in.

    `address` is what people type, without a slash at its end; `hosts` are other names the dashboard answers to.
    A session ends `idle` after its last use and `lasts` after it began, whichever comes first.
    """

    accounts: bool = False
    provider: Provider | None = None
    address: str | None = None
    hosts: frozenset[str] = frozenset()
    plain_http: bool = False
    idle: timedelta = timedelta(hours=8)
    lasts: timedelta = timedelta(days=14)

    @property
    def on(self) -> bool:
        """Whether anybody has to sign in."""
        return self.accounts or self.provider is not None

    @property
    def encrypted(self) -> bool:
        """Whether people reach the dashboard by https."""
        return self.address is not None and self.address.startswith("https://")

    def knows(self, host: str) -> bool:
        """Whether `host`, a request's Host header, is a name of this dashboard or of this machine.

        Any other name is somebody else's site that was pointed here.
        """
        name = _name(f"//{host}")
        own = _name(self.address) if self.address else None
        return name is not None and (name in LOCAL_NAMES or name == own or name in self.hosts)


def read_sign_in(given: Mapping[str, str], database_named: bool) -> SignIn:
    """Read how people sign in; raises WrongSettings with a sentence that names what to set."""
    values = {name: given[name].strip() for name in given if given[name].strip()}
    ways = [way.strip().lower() for way in values.get("DASHBOARD_SIGN_IN", "").split(",") if way.strip()]
    if not ways:
        _nothing_without_sign_in(values)
        return SignIn()
    if not set(ways) <= set(WAYS):
        raise WrongSettings(
            f"DASHBOARD_SIGN_IN is {values['DASHBOARD_SIGN_IN']!r}. Set it to accounts, to oidc or to accounts,oidc; "
            "unset it where one person uses the dashboard on one machine."
        )
    if not database_named:
        raise WrongSettings(
            "DASHBOARD_SIGN_IN is set, but DATABASE_URL is not, and nobody signs in to the invented company. "
            "Set DATABASE_URL like sqlite:///data/our_team.db, or unset DASHBOARD_SIGN_IN."
        )
    _no_secret_of_the_example(values)
    plain = _switch(values, "DASHBOARD_PLAIN_HTTP")
    address = _address(values, plain)
    return SignIn(
        accounts="accounts" in ways,
        provider=_provider(values, "oidc" in ways, address),
        address=address,
        hosts=frozenset(name.strip().lower() for name in values.get("DASHBOARD_HOSTS", "").split(",") if name.strip()),
        plain_http=plain,
        idle=timedelta(minutes=_whole(values, "DASHBOARD_IDLE_MINUTES", 480, LONGEST_IDLE_MINUTES)),
        lasts=timedelta(days=_whole(values, "DASHBOARD_SESSION_DAYS", 14, LONGEST_SESSION_DAYS)),
    )


def _nothing_without_sign_in(values: Mapping[str, str]) -> None:
    for name in ONLY_WITH_SIGN_IN:
        if name in values:
            way = "oidc" if name.startswith("OIDC") else "accounts"
            raise WrongSettings(
                f"{name} is set, but DASHBOARD_SIGN_IN is not, so nobody would have to sign in. "
                f"Set DASHBOARD_SIGN_IN={way}, or unset {name}."
            )


def _no_secret_of_the_example(values: Mapping[str, str]) -> None:
    where = {
        "STREAMLIT_SERVER_COOKIE_SECRET": f"a random text ({RANDOM})",
        "OIDC_CLIENT_SECRET": "what the provider gave",
    }
    for name, what in where.items():
        if values.get(name) == NOT_CHANGED:
            raise WrongSettings(f"{name} is still {NOT_CHANGED}, which everybody knows. Set it to {what}.")


def _address(values: Mapping[str, str], plain: bool) -> str | None:
    given = values.get("DASHBOARD_ADDRESS")
    if given is None:
        return None
    parts = urlsplit(given)
    name = _name(given)
    bare = not (parts.path.strip("/") or parts.query or parts.fragment or parts.username)
    if name is None or not bare or parts.scheme not in ("http", "https"):
        raise WrongSettings(
            f"DASHBOARD_ADDRESS is {given!r}. Set it to what people type, without a path: https://dashboard.example.com"
        )
    if parts.scheme == "http" and not plain and name not in LOCAL_NAMES:
        raise WrongSettings(
            "DASHBOARD_ADDRESS begins with http://, so passwords would cross the network for everybody to read. "
            "Set it to an https:// address, or, in a network that you trust, set DASHBOARD_PLAIN_HTTP=1."
        )
    if parts.scheme == "https" and plain:
        raise WrongSettings(
            "DASHBOARD_PLAIN_HTTP is 1, but DASHBOARD_ADDRESS begins with https://. Unset DASHBOARD_PLAIN_HTTP."
        )
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _provider(values: Mapping[str, str], wanted: bool, address: str | None) -> Provider | None:
    set_here = [name for name in (*PROVIDER, *PROVIDER_ROLES) if name in values]
    if not wanted:
        if set_here:
            raise WrongSettings(
                f"{set_here[0]} is set, but DASHBOARD_SIGN_IN does not name oidc. "
                f"Set DASHBOARD_SIGN_IN=oidc or accounts,oidc, or unset {set_here[0]}."
            )
        return None
    missing = [name for name in PROVIDER if name not in values]
    if address is None:
        missing.append("DASHBOARD_ADDRESS")
    if missing:
        raise WrongSettings(f"DASHBOARD_SIGN_IN names oidc, which also needs {', '.join(missing)}. Set each of them.")
    issuer = values["OIDC_ISSUER"]
    if not (issuer.startswith("https://") or (issuer.startswith("http://") and _name(issuer) in LOCAL_NAMES)):
        raise WrongSettings(
            f"OIDC_ISSUER is {issuer!r}. Set it to your provider's https:// address, as its discovery document has it."
        )
    return Provider(issuer, values["OIDC_CLIENT_ID"], values["OIDC_CLIENT_SECRET"], *_roles(values))


def _roles(values: Mapping[str, str]) -> tuple[str | None, tuple[tuple[str, Role], ...]]:
    claim, mapping = (values.get(name) for name in PROVIDER_ROLES)
    if (claim is None) != (mapping is None):
        one, other = PROVIDER_ROLES if claim else reversed(PROVIDER_ROLES)
        raise WrongSettings(f"{one} is set without {other}. Set both, or unset {one}: then roles are given on a page.")
    pairs = []
    for pair in (mapping or "").split(","):
        if not pair.strip():
            continue
        group, divided, role = (part.strip() for part in pair.rpartition("="))
        if not divided or not group or role not in list(Role):
            raise WrongSettings(
                f"OIDC_ROLES holds {pair.strip()!r}. Write pairs of a group and a role "
                f"({', '.join(Role)}), like: crm-leads=lead,crm-admins=admin"
            )
        pairs.append((group, Role(role)))
    return claim, tuple(pairs)


def _switch(values: Mapping[str, str], name: str) -> bool:
    given = values.get(name, "0")
    if given not in ("0", "1"):
        raise WrongSettings(f"{name} is {given!r}. Set it to 1, or unset it.")
    return given == "1"


def _whole(values: Mapping[str, str], name: str, default: int, highest: int) -> int:
    given = values.get(name)
    if given is None:
        return default
    if not (given.isascii() and given.isdecimal() and 1 <= int(given) <= highest):
        raise WrongSettings(f"{name} is {given!r}. Set it to a whole number from 1 to {highest}, or unset it.")
    return int(given)


def _name(address: str) -> str | None:
    """The lower-case host name in an address, or None where it holds none or a port that is no number."""
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 - asked for its complaint
        return parts.hostname.rstrip(".") if parts.hostname else None
    except ValueError:
        return None
