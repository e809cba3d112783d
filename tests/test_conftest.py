"""What may be left out of a run, and what the run says about it. Each test is a run of pytest of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import chromium
from tests.conftest import NO_BROWSER, NO_POSTGRESQL, ROOT

SAMPLE = """
import pytest

@pytest.mark.browser
def test_that_needs_a_browser(): ...

@pytest.mark.postgres
def test_that_needs_postgresql(): ...

def test_that_needs_nothing(): ...
"""
SKIPPED_MODULE = 'import pytest\npytest.importorskip("no_such_module")\n'
EXPECTED_FAILURE = "import pytest\n@pytest.mark.xfail\ndef test_known(): assert False\n"

with_and_without_workers = pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["one process", "two workers"])


def run(folder: Path, code: str, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run pytest on `code` where no program is installed, so no browser and no PostgreSQL either."""
    (folder / "test_sample.py").write_text(code)
    (folder / "pytest.ini").write_text("[pytest]\nmarkers =\n    browser\n    postgres\n    real_data\n")
    names = ("NO_SKIPS", "BROWSER_REQUIRED", "POSTGRES_REQUIRED", "REAL_DATA_REQUIRED", "BROWSER", "PYTEST_ADDOPTS")
    inherited = {name: value for name, value in os.environ.items() if name not in names}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "tests.conftest", *options, "test_sample.py"],
        cwd=folder,
        env={**inherited, "PYTHONPATH": str(ROOT), "PATH": str(folder), "POSTGRES_BIN": str(folder), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(autouse=True)
def no_browser_on_a_mac(monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "darwin":
        pytest.skip("on a Mac a browser is found without a search path")


@with_and_without_workers
def test_without_a_browser_or_postgresql_the_last_lines_say_what_did_not_run_and_what_brings_it(
    tmp_path: Path, workers: tuple[str, ...]
) -> None:
    (tmp_path / "apt-get").write_text("#!/bin/sh\n")
    (tmp_path / "apt-get").chmod(0o755)
    answer = run(tmp_path, SAMPLE, *workers)
    assert answer.returncode == 0
    assert answer.stdout.rstrip().splitlines()[-4:] == [
        "1 tests on PostgreSQL did not run: there is no PostgreSQL on this machine. This command brings it:",
        "    sudo apt-get install postgresql",
        "1 browser tests did not run: there is no Chromium on this machine. This command brings one:",
        "    sudo apt install chromium",
    ]


def test_a_run_that_needed_neither_says_nothing_about_them(tmp_path: Path) -> None:
    answer = run(tmp_path, SAMPLE, "-k", "nothing")
    assert answer.returncode == 0
    assert "Chromium" not in answer.stdout
    assert "PostgreSQL" not in answer.stdout


@pytest.mark.parametrize(("name", "absent"), [("BROWSER_REQUIRED", NO_BROWSER), ("POSTGRES_REQUIRED", NO_POSTGRESQL)])
def test_where_it_is_required_its_absence_fails_the_run(tmp_path: Path, name: str, absent: str) -> None:
    answer = run(tmp_path, SAMPLE, **{name: "1"})
    assert answer.returncode != 0
    assert f"{name} is set and there is {absent}" in answer.stdout + answer.stderr


@pytest.mark.parametrize(
    ("code", "workers"), [(SAMPLE, ("-n", "2")), (SKIPPED_MODULE, ())], ids=["a test of two workers", "a whole module"]
)
def test_where_nothing_may_be_skipped_a_skip_fails_the_run(tmp_path: Path, workers: tuple[str, ...], code: str) -> None:
    answer = run(tmp_path, code, *workers, NO_SKIPS="1")
    assert answer.returncode not in (0, 5)
    assert "NO_SKIPS is set and this would have been skipped" in answer.stdout


def test_no_test_meets_a_persons_own_database(tmp_path: Path) -> None:
    code = "import os\ndef test_it(): assert 'DATABASE_URL' not in os.environ\n"
    assert run(tmp_path, code, DATABASE_URL="sqlite:///our_team.db").returncode == 0


def test_an_expected_failure_is_no_skip(tmp_path: Path) -> None:
    assert run(tmp_path, EXPECTED_FAILURE, NO_SKIPS="1").returncode == 0


def test_an_editors_script_in_the_variable_browser_is_no_chromium(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("BROWSER", sys.executable)
    assert chromium.found() is None


def test_the_browser_that_is_named_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    named = tmp_path / "my-chromium"
    named.write_text("#!/bin/sh\n")
    named.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(named))
    assert chromium.found() == str(named)
