"""What every answer tells the browser, whoever gave it; and how the dashboard is reached by another name."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from data_access.engine import open_database, reading
from data_access.reasons.account_reasons import ACCOUNT_REASONS
from data_access.schema import invitation
from pages.sign_in.headers import ALWAYS, policy_of_pages
from tests.browser.serving import Server, serving
from tests.conftest import ROOT
from tests.pages.sign_in.test_gate import BUNDLE
from tests.pages.sign_in.visitor import COOKIE, Visitor

PASSWORD = "the tram is late again"
NAME, ADDRESS = "dashboard.example.com", "https://dashboard.example.com"
EVERYWHERE = (
    "/", "/overview", "/livez", "/readyz", "/sign-in", "/sign-in/nothing", "/sign-in/look.css", "/media/x", BUNDLE[1:]
)  # fmt: skip


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An empty dashboard that people reach by https through a proxy, which listens to everybody."""
    folder = tmp_path_factory.mktemp("encrypted")
    given = {
        "DATABASE_URL": f"sqlite:///{folder / 'own.db'}", "DASHBOARD_SIGN_IN": "accounts", "DASHBOARD_ADDRESS": ADDRESS,
    }  # fmt: skip
    with serving(ROOT, folder / "server.log", given) as server:
        yield server


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An empty dashboard in a network that is trusted."""
    folder = tmp_path_factory.mktemp("plain")
    given = {
        "DATABASE_URL": f"sqlite:///{folder / 'own.db'}", "DASHBOARD_SIGN_IN": "accounts",
        "DASHBOARD_PLAIN_HTTP": "1", "DASHBOARD_HOSTS": "crm.lan",
    }  # fmt: skip
    with serving(ROOT, folder / "server.log", given) as server:
        yield server


def set_up(server: Server, **headers: str) -> tuple[Visitor, str]:
    """The first administrator, and the path of the link that made them."""
    (path,) = re.findall(r"/sign-in/set-up/\S+", server.log)[:1]
    visitor = Visitor(server.address)
    fields = {"name": "Ada", "email": "ada@example.com", "password": PASSWORD, "repeated": PASSWORD}
    answer = visitor.send(path, fields, **headers)
    assert answer.status == 303, answer.body
    return visitor, path


@pytest.mark.parametrize("path", EVERYWHERE)
def test_every_answer_has_every_header(plain: Server, path: str) -> None:
    for method in ("GET", "HEAD", "POST"):
        answer = Visitor(plain.address).ask(path, method=method)
        for name, value in ALWAYS.items():
            assert answer.headers[name.lower()] == value, (method, path, name)
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["cache-control"] == "no-store"
        assert "strict-transport-security" not in answer.headers


def test_no_page_may_run_scripts_of_others_or_make_them_from_text() -> None:
    rules = dict(rule.split(" ", 1) for rule in policy_of_pages().split("; "))
    assert rules["default-src"] == "'none'"
    assert re.fullmatch(r"'self'( 'sha256-[A-Za-z0-9+/]{43}=')+", rules["script-src"])
    assert not any(word in policy_of_pages() for word in ("unsafe-eval", "http:", "https:", "*"))


def test_the_set_up_link_works_once_and_over_https_every_answer_says_so(encrypted: Server) -> None:
    assert f"{ADDRESS}/sign-in/set-up/" in encrypted.log
    assert encrypted.log.count("/sign-in/set-up/") == 1
    there = {"Host": NAME, "Origin": ADDRESS}
    visitor, path = set_up(encrypted, **there)
    assert COOKIE in visitor.cookies
    again = Visitor(encrypted.address).ask(path, Host=NAME)
    assert again.status == 410
    assert ACCOUNT_REASONS["link_invalid"].en in again.said
    page = visitor.ask("/import", Host=NAME)
    assert page.status == 200
    assert page.headers["strict-transport-security"] == "max-age=31536000"
    # A page that crossed the network in plain text is another site.
    assert visitor.send("/sign-out", {}, Host=NAME, Origin=f"http://{NAME}").status == 403
    assert visitor.send("/sign-out", {}, **there).status == 303


def test_over_plain_http_the_cookie_is_one_that_browsers_take(plain: Server) -> None:
    visitor, _ = set_up(plain, Host="crm.lan", Origin="http://crm.lan")
    assert set(visitor.cookies) == {"dashboard"}
    answer = visitor.sign_in("ada@example.com", PASSWORD)
    assert "secure" not in answer.headers["set-cookie"].lower()
    assert visitor.ask("/import").status == 200


def test_the_log_holds_lines_for_machines_and_nobodys_address(plain: Server, encrypted: Server) -> None:
    for server in (plain, encrypted):
        Visitor(server.address).ask("/overview?find=somebody")
        assert "ada@example.com" not in server.log
        assert "somebody" not in server.log


def test_a_server_with_accounts_prints_a_link_that_is_stored_as_its_hash(plain: Server) -> None:
    (token,) = re.findall(r"/sign-in/set-up/(\S+)", plain.log)
    database = open_database(f"sqlite:///{Path(plain.log_file).parent / 'own.db'}")
    with reading(database) as connection:
        stored = [row.token_hash for row in connection.execute(invitation.select())]
    database.dispose()
    assert len(stored) == 1
    assert token not in stored
