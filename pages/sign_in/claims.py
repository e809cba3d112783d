"""What an identity provider says of somebody, and which roles follow from it."""

from typing import Any

from data_access.scope import Role
from data_access.sign_in.sign_in_settings import Provider


async def known_by(client: Any, token: dict[str, Any], provider: Provider) -> dict[str, Any]:
    """The claims of the ID token and, where it is short, those that the provider tells on asking."""
    claims = dict(token.get("userinfo") or {})
    if not claims.get("sub"):
        raise ValueError("the provider gave no ID token")
    said = await client.load_server_metadata()
    short = "email" not in claims or (provider.roles_claim and _at(claims, provider.roles_claim) is None)
    if short and said.get("userinfo_endpoint"):
        told = await client.userinfo(token=token)
        if told.get("sub") != claims["sub"]:
            raise ValueError("the provider told of somebody else")
        claims = {**told, **claims}
    return claims


def roles_of(claims: dict[str, Any], provider: Provider) -> set[Role] | None:
    """The roles that the provider's groups give; None where roles are given on a page of the dashboard."""
    if provider.roles_claim is None:
        return None
    groups = _at(claims, provider.roles_claim)
    held = {groups} if isinstance(groups, str) else set(map(str, groups or ()))
    return {role for group, role in provider.roles if group in held}


def _at(claims: dict[str, Any], name: str) -> Any:
    """A claim by its name; one inside another with dots between: realm_access.roles."""
    found: Any = claims
    for part in [name] if name in claims else name.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return found if isinstance(found, str | list | tuple) else None
