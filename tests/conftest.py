"""What every test may rely on, and when a test may be left out.

On a person's machine, tests that need a browser, PostgreSQL or the public data sets are skipped where these are
missing, and the last lines of the run say so. Where NO_SKIPS=1 (.ci/run), a skipped test is a failed one.
"""

import gc
import os
import shutil
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import chromium, dialects, postgres

ROOT = Path(__file__).resolve().parent.parent
REAL_DATA = ROOT.parent / "shared" / "data"

NO_BROWSER = "no Chromium on this machine"
NO_NGINX = "no nginx on this machine"
NO_POSTGRESQL = "no PostgreSQL on this machine"
NO_REAL_DATA = "the public data sets are not beside the checkout (../shared/data)"

# What a person may have set for their own dashboard. No test may meet their data, or depend on their zone.
OWN_SETTINGS = ("DATABASE_URL", "DASHBOARD_", "OIDC_")

# The certified identity provider is written in JavaScript; another one is tried everywhere.
NO_NODE = "no Node.js 20 with npm on this machine"
ALLOWED_SKIPS = frozenset({NO_NODE})  # reasons for which a test may be skipped even under NO_SKIPS


# On a busy machine one example may be slow, which is no failure. A person's runs look for new examples; CI takes the
# same ones each time, so that what it says is about the change.
settings.register_profile(
    "unhurried",
    max_examples=50 if "CI" in os.environ else 100,
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("unhurried")


def examples(number: int) -> int:
    """How many examples a slow property is tried with; half of them in CI, where they are the same each time."""
    return max(number // 2, 1) if "CI" in os.environ else number


def nginx_found() -> str | None:
    """The path of nginx; Debian keeps it where only root looks."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def switched_on(name: str) -> bool:
    return os.environ.get(name, "") not in ("", "0")


# ------------------------------------------------------------------ what may be left out


def pytest_configure(config: pytest.Config) -> None:
    for name in [name for name in os.environ if name.startswith(OWN_SETTINGS)]:
        del os.environ[name]
    os.environ["DASHBOARD_SECRETS"] = os.devnull
    dialects.share()
    if switched_on("BROWSER_REQUIRED") and chromium.found() is None:
        raise pytest.UsageError(f"BROWSER_REQUIRED is set and there is {NO_BROWSER}: {chromium.how_to_get_one()}")
    if switched_on("POSTGRES_REQUIRED") and postgres.binaries() is None:
        raise pytest.UsageError(f"POSTGRES_REQUIRED is set and there is {NO_POSTGRESQL}: {postgres.how_to_get_one()}")
    if switched_on("REAL_DATA_REQUIRED") and not REAL_DATA.is_dir():
        raise pytest.UsageError(f"REAL_DATA_REQUIRED is set and {NO_REAL_DATA}")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: whoever waits for a page or a server leaves one idle."""
    return len(os.sched_getaffinity(0)) + 1 if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1) + 1


@pytest.hookimpl(trylast=True)  # after tests/browser has marked its own
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    browser, real_data = chromium.found() is not None, REAL_DATA.is_dir()
    server, proxy = postgres.binaries() is not None, nginx_found() is not None
    for item in items:
        if item.get_closest_marker("browser") and not browser:
            item.add_marker(pytest.mark.skip(reason=NO_BROWSER))
        if item.get_closest_marker("postgres") and not server:
            item.add_marker(pytest.mark.skip(reason=NO_POSTGRESQL))
        if item.get_closest_marker("nginx") and not proxy:
            item.add_marker(pytest.mark.skip(reason=NO_NGINX))
        if item.get_closest_marker("real_data") and not real_data:
            item.add_marker(pytest.mark.skip(reason=NO_REAL_DATA))


def pytest_collection_finish() -> None:
    """Thousands of tests and all that they import stay to the end: looking through them again and again for what may
    go took a sixth of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure under NO_SKIPS. Done where the test runs, so on every xdist worker."""
    if not (switched_on("NO_SKIPS") and report.skipped) or hasattr(report, "wasxfail"):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if reason.removeprefix("Skipped: ") not in ALLOWED_SKIPS:
        report.outcome = "failed"
        report.longrepr = f"NO_SKIPS is set and this would have been skipped. {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    refuse_skip(report)
    return report


# ------------------------------------------------------------------ what the last lines say

left_out: dict[str, int] = {}


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Count skips by reason; with xdist the controller hears of every worker's."""
    if report.skipped and isinstance(report.longrepr, tuple):
        reason = report.longrepr[2].removeprefix("Skipped: ")
        left_out[reason] = left_out.get(reason, 0) + 1


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Say it below pytest's own last line, where nobody overlooks it."""
    gc.unfreeze()
    postgres.remove_cluster()
    if hasattr(config, "workerinput"):
        return
    say = config.get_terminal_writer().line
    if tests := left_out.get(NO_REAL_DATA):
        say(f"{tests} tests with real data did not run: {NO_REAL_DATA}.")
    if tests := left_out.get(NO_POSTGRESQL):
        say(f"{tests} tests on PostgreSQL did not run: there is {NO_POSTGRESQL}. This command brings it:")
        say(f"    {postgres.how_to_get_one()}")
    if tests := left_out.get(NO_NGINX):
        say(f"{tests} tests with nginx did not run: there is {NO_NGINX}. This command brings it:")
        say("    sudo apt-get install nginx-light")
    if tests := left_out.get(NO_BROWSER):
        say(f"{tests} browser tests did not run: there is {NO_BROWSER}. This command brings one:")
        say(f"    {chromium.how_to_get_one()}")


# ------------------------------------------------------------------ fixtures for all


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of the public data sets; for tests marked `real_data`."""
    return REAL_DATA
