"""Signing in by the organisation's identity provider (OpenID Connect): the way there and the way back.

The authorization code flow with PKCE. Between the two ways the browser keeps, in a cookie that we signed, what makes
the answer ours: state, nonce and the code verifier. So any of several processes can take the answer.
"""

from base64 import b64encode
from collections.abc import Awaitable, Callable
from functools import cache
from hashlib import sha256
from typing import Any
from urllib.parse import quote_plus

from authlib.integrations.base_client.errors import MismatchingStateError, OAuthError
from authlib.integrations.starlette_client import OAuth
from starlette.concurrency import run_in_threadpool
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from data_access.engine import write
from data_access.rejected import Rejected
from data_access.sign_in.provider_accounts import sign_in_by_provider
from data_access.sign_in.sign_in_settings import Provider, SignIn
from metrics.words import LANGUAGES, Language
from pages.shared import log_lines, session
from pages.sign_in.addresses import BACK_FROM_PROVIDER, SIGN_IN, own_path, sign_in_address
from pages.sign_in.claims import known_by, roles_of
from pages.sign_in.form import agent_of
from pages.sign_in.local import let_in
from pages.sign_in.page import chosen_language

MOST_SECONDS_AWAY = 15 * 60  # somebody may have to find their telephone first
ANSWERS_WITHIN_SECONDS = 10
ASYMMETRIC = {"RS", "PS", "ES", "Ed"}  # how the names of such signatures begin
DISCOVERY = "/.well-known/openid-configuration"

Answer = Callable[[Request], Awaitable[Response]]


class WrongProvider(Exception):
    """The provider does not say of itself what the settings say of it, or says too little."""


class OnTheWay:
    """Gives `answer` a `request.session` that lasts as long as somebody is away."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        ways = session.house().settings.sign_in
        if ways.provider is None:
            await RedirectResponse(SIGN_IN, status_code=303)(scope, receive, send)
            return
        remember = SessionMiddleware(
            self._answer,
            # All processes have this secret already, and it must stay one anyway.
            secret_key=sha256(f"on the way|{ways.provider.client_secret}".encode()).hexdigest(),
            session_cookie="dashboard-way" if ways.plain_http else "__Host-dashboard-way",
            max_age=MOST_SECONDS_AWAY,
            same_site="lax",
            https_only=not ways.plain_http,
        )
        await remember(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self.answer(Request(scope, receive))
        await response(scope, receive, send)


async def go(request: Request) -> Response:
    """To the provider."""
    ways, provider = _ways()
    request.session.clear()
    request.session["next"] = own_path(request.query_params.get("next"))
    request.session["lang"] = chosen_language(request)
    try:
        client = await _client_of(provider)
        there: Response = await client.authorize_redirect(request, f"{ways.address}{BACK_FROM_PROVIDER}")
    except Exception as error:
        return _not_let_in(request.session["next"], chosen_language(request), "failed", error)
    return there


async def come_back(request: Request) -> Response:
    """From the provider, with a code that is worth the person's claims."""
    _, provider = _ways()
    wanted, named = request.session.get("next"), request.session.get("lang")
    language = next((each for each in LANGUAGES if each == named), None)
    try:
        if request.query_params.get("iss", provider.issuer).rstrip("/") != provider.issuer.rstrip("/"):
            raise WrongProvider("the answer is another provider's")
        client = await _client_of(provider)
        claims = await known_by(client, await client.authorize_access_token(request), provider)
    except MismatchingStateError:
        return _not_let_in(wanted, language, "late")
    except OAuthError as refused:
        if refused.error in ("access_denied", "login_required", "interaction_required", "consent_required"):
            return _not_let_in(wanted, language, "refused")
        return _not_let_in(wanted, language, "failed", refused)
    except Exception as error:
        return _not_let_in(wanted, language, "failed", error)
    finally:
        request.session.clear()
    try:
        token = await run_in_threadpool(_begin, request, provider, claims)
    except Rejected as refused:
        return _not_let_in(wanted, language, refused.reason)
    return await run_in_threadpool(let_in, request, token, wanted, language)


def _begin(request: Request, provider: Provider, claims: dict[str, Any]) -> str:
    return write(
        session.house().database,
        lambda connection: sign_in_by_provider(
            connection,
            issuer=provider.issuer,
            subject=str(claims["sub"]),
            email=claims.get("email"),
            email_verified=claims.get("email_verified") in (True, "true"),
            roles=roles_of(claims, provider),
            clock=session.moment(),
            agent=agent_of(request),
        ),
    )


def _ways() -> tuple[SignIn, Provider]:
    ways = session.house().settings.sign_in
    if ways.provider is None:
        raise WrongProvider("none is set")
    return ways, ways.provider


async def _client_of(provider: Provider) -> Any:
    """Authlib's client, with what the provider says of itself, asked once and again after a failure."""
    client = _client(provider)
    said = await client.load_server_metadata()
    if str(said.get("issuer", "")).rstrip("/") != provider.issuer.rstrip("/"):
        client.server_metadata.pop("_loaded_at", None)
        raise WrongProvider("OIDC_ISSUER is not what the provider's discovery document calls itself")
    # Signed with a key that only the provider has; never unsigned, nor with the secret that we have, too.
    signed = [name for name in said.get("id_token_signing_alg_values_supported", ["RS256"]) if name[:2] in ASYMMETRIC]
    if not signed:
        raise WrongProvider("the provider signs with no key of its own")
    said["id_token_signing_alg_values_supported"] = signed
    basic = "client_secret_basic" in said.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    client.client_kwargs["token_endpoint_auth_method"] = _basic if basic else "client_secret_post"
    return client


def _basic(auth: Any, _method: str, uri: str, headers: Any, body: Any) -> tuple[str, Any, Any]:
    """Id and secret as RFC 6749 wants them. Authlib does not encode them: with a "%" in it a secret were another."""
    both = f"{quote_plus(auth.client_id)}:{quote_plus(auth.client_secret)}"
    headers["Authorization"] = f"Basic {b64encode(both.encode()).decode()}"
    return uri, headers, body


@cache
def _client(provider: Provider) -> Any:
    return OAuth().register(
        "provider",
        server_metadata_url=provider.issuer.rstrip("/") + DISCOVERY,
        client_id=provider.client_id,
        client_secret=provider.client_secret,
        client_kwargs={
            "scope": "openid email profile",
            "code_challenge_method": "S256",
            "timeout": ANSWERS_WITHIN_SECONDS,
        },
    )


def _not_let_in(wanted: str | None, language: Language | None, why: str, error: Exception | None = None) -> Response:
    """Back to the sign-in page, which says why; so no address with a used-up code stays in the browser."""
    asked = sign_in_address(wanted, language)
    reference = f"&reference={log_lines.noted(error)}" if error else ""
    return RedirectResponse(f"{asked}{'&' if '?' in asked else '?'}why={why}{reference}", status_code=303)
