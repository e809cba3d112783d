"""Two processes of the dashboard behind a real nginx that is set up as in deploy/."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pages.shared.texts import frame
from pages.shared.texts.feedback import SAVED
from tests import nginx
from tests.browser.conftest import OpenPage
from tests.browser.serving import Server, free_port, serving
from tests.browser.test_sign_in import sign_in
from tests.browser.visiting import Faults, settled
from tests.conftest import ROOT
from tests.data_access.demo_file import TODAY, shared_folder
from tests.pages.conftest import LEAD
from tests.pages.sign_in.conftest import PASSWORD, Company, company_served

pytestmark = pytest.mark.nginx
SECRET = {"STREAMLIT_SERVER_COOKIE_SECRET": "the same for both of these two processes"}
CONNECTED = '[data-testid="stApp"][data-test-connection-state="CONNECTED"]'


@dataclass
class Shared:
    """A company on one address, served by two processes."""

    address: str
    company: Company
    processes: dict[str, Server]

    def process_of(self, page: Page) -> str:
        """Which of the two nginx asks for this visitor."""
        return page.context.request.get(f"{self.address}/_stcore/host-config").headers["x-process"]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    made, folder, port = shared_folder(tmp_path_factory.getbasetemp()), tmp_path_factory.mktemp("shared"), free_port()
    told = {**SECRET, "DASHBOARD_ADDRESS": f"http://localhost:{port}"}
    with company_served(folder, made, **told) as company:
        more = {
            "DATABASE_URL": company.database_url, "DASHBOARD_SIGN_IN": "accounts",
            "DASHBOARD_TODAY": TODAY.isoformat(), **told,
        }  # fmt: skip
        with serving(ROOT, folder / "second.log", more) as second:
            processes = {
                server.address.replace("http://localhost", "127.0.0.1"): server for server in (company.server, second)
            }
            ports = [int(address.rpartition(":")[2]) for address in processes]
            with nginx.in_front_of(ports, port, folder) as address:
                yield Shared(address, company, processes)


def come(shared: Shared, new_page: OpenPage, path: str, member_id: int) -> Page:
    page = new_page(language="en-GB")
    page.goto(f"{shared.address}{path}?lang=en")
    sign_in(page, shared.company.email(member_id), PASSWORD)
    settled(page)
    return page


def test_the_whole_configuration_is_one_that_nginx_takes(tmp_path: Path) -> None:
    name = "/etc/letsencrypt/live/dashboard.example.com"
    key, certificate = tmp_path / "privkey.pem", tmp_path / "fullchain.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate,
         "-days", "1", "-subj", "/CN=dashboard.example.com"],
        check=True, capture_output=True,
    )  # fmt: skip
    whole = nginx.for_processes([8501, 8502])
    assert name in whole
    # As a visitor who may open no port below 1024 would check it.
    here = whole.replace(name, str(tmp_path)).replace("listen 80;", f"listen {free_port()};")
    for line in ("listen [::]:80;", "listen [::]:443 ssl http2;"):
        assert line in here
        here = here.replace(line, "")
    here = here.replace("listen 443 ssl http2;", f"listen {free_port()} ssl http2;")
    assert nginx.complaints(here, tmp_path) == ""


def test_nothing_that_a_visitor_claims_passes_and_health_is_for_the_machine_only(
    shared: Shared, new_page: OpenPage
) -> None:
    page = new_page(language="en-GB")
    ask = page.context.request
    claims = {"X-Dashboard-Session": "1", "X-Forwarded-Host": "evil.example", "X-Forwarded-For": "127.0.0.1"}
    answer = ask.get(f"{shared.address}/overview", headers={**claims, "Accept": "text/html"}, max_redirects=0)
    assert answer.status == 303
    assert answer.headers["location"] == "/sign-in?next=%2Foverview"
    assert [ask.get(f"{shared.address}{path}").status for path in ("/readyz", "/livez")] == [404, 404]
    script = ask.get(f"{shared.address}/sign-in/look.css", headers={"Accept-Encoding": "gzip"})
    assert script.headers["content-encoding"] == "gzip"
    assert script.headers["x-content-type-options"] == "nosniff"


def test_what_one_process_stores_the_other_shows_and_when_one_dies_its_people_go_on(
    shared: Shared, new_page: OpenPage, faults: Faults
) -> None:
    """The last one: it leaves a single process."""
    # What the browser says of a socket that broke, and of asking whether the server is back.
    for broken in ("WebSocket connection", "502", "ERR_", "Failed to load resource"):
        faults.allow(broken)
    lead = come(shared, new_page, "/log-feedback", LEAD)
    process = shared.process_of(lead)
    assert [shared.process_of(lead) for _ in range(5)] == [process] * 5
    for _ in range(20):  # who comes to which process is chance
        other = come(shared, new_page, "/overview", LEAD)
        if shared.process_of(other) != process:
            break
    assert shared.process_of(other) != process

    def overview(page: Page) -> str:
        page.goto(f"{shared.address}/overview?lang=en")
        settled(page)
        return page.get_by_test_id("stMain").inner_text()

    before = overview(other)
    lead.get_by_role("radio", name="5", exact=True).click()
    lead.get_by_role("textbox", name="Comment").fill("Solved at once")
    lead.get_by_role("button", name="Save", exact=True).click()
    expect(lead.get_by_text(SAVED.en)).to_be_visible()
    after = overview(other)
    assert after != before
    assert after == overview(lead)

    dying = shared.processes[process].process
    # A click between the death and its being noticed is lost with the socket, as on any page.
    with lead.expect_event("websocket"):
        dying.kill()
        dying.wait()
    lead.wait_for_selector(CONNECTED, state="attached")
    # The page that is open: its socket is opened again at the other process, and the next click is answered there.
    lead.get_by_role("button", name="中文").click()
    expect(lead.get_by_role("button", name="English")).to_be_visible(timeout=30_000)
    expect(lead.get_by_role("heading", name=frame.OVERVIEW.zh)).to_be_visible()
    # And the next page: no sign-in page comes between.
    assert overview(lead) == after
    assert shared.process_of(lead) != process
