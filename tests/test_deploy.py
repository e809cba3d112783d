"""What lies in deploy/ fits the program: its settings, its limits, its addresses."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from data_access.__main__ import main
from data_access.digest.spans import GRAINS
from data_access.mailing.mail_settings import NAMES as OF_MAIL
from data_access.settings import WrongSettings, read
from data_access.sign_in.sign_in_settings import ONLY_WITH_SIGN_IN
from pages.sign_in.addresses import BACK_FROM_PROVIDER
from tests.conftest import ROOT

DEPLOY = ROOT / "deploy"


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def named_settings() -> set[str]:
    """Every variable that the code names."""
    found = {*ONLY_WITH_SIGN_IN, *OF_MAIL}
    for name in ("settings", "sign_in/sign_in_settings"):
        found |= set(re.findall(r'"((?:DASHBOARD|DATABASE|OIDC)_[A-Z_]+)"', text_of(f"data_access/{name}.py")))
    return found


def given(*, all_of_them: bool) -> dict[str, str]:
    """The variables of the example, as systemd reads it; with `all_of_them` also those that are off."""
    sign = r"#?" if all_of_them else ""
    return dict(re.findall(rf"(?m)^{sign}([A-Z_]+)=(.*)$", text_of("deploy/environment.example")))


def test_the_example_names_every_setting_there_is_and_no_other() -> None:
    example = set(given(all_of_them=True))
    assert named_settings() - example == set()
    # Streamlit's own, and those that a team's data sources name.
    others = ("STREAMLIT_", "DASHBOARD_SOURCE_")
    assert {name for name in example - named_settings() if not name.startswith(others)} == set()


def test_each_setting_of_the_example_stands_below_its_explanation() -> None:
    before = ""
    for line in text_of("deploy/environment.example").splitlines():
        if re.match(r"#?[A-Z_]+=", line):
            assert before.startswith("#"), line
        before = line


def test_the_example_is_a_whole_configuration_but_for_its_secret() -> None:
    example = given(all_of_them=False)
    with pytest.raises(WrongSettings, match="STREAMLIT_SERVER_COOKIE_SECRET"):
        read(example)
    settings = read({**example, "STREAMLIT_SERVER_COOKIE_SECRET": "something else"})
    assert settings.sign_in.accounts
    assert settings.sign_in.encrypted


def test_nginx_lets_through_what_the_dashboard_takes() -> None:
    limit = tomllib.loads(text_of(".streamlit/config.toml"))["server"]["maxUploadSize"]
    found = re.search(r"client_max_body_size (\d+)m;", text_of("deploy/nginx/snippets/dashboard.conf"))
    assert found is not None
    assert limit < int(found[1]) <= limit + 5


def test_the_guide_names_the_address_to_which_a_provider_leads_back() -> None:
    assert f"https://dashboard.example.com{BACK_FROM_PROVIDER}`" in text_of("docs/deploy.md")


def test_every_file_of_deploy_that_the_guide_names_is_there() -> None:
    named = set(re.findall(r"deploy/[\w./@-]*\w", text_of("docs/deploy.md")))
    assert named
    assert {name for name in named if not (ROOT / name).exists()} == set()


@pytest.mark.parametrize(("kind", "keeps"), [("daily", 14), ("weekly", 10)])
def test_a_timer_keeps_the_newest_backups_of_its_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, keeps: int
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'ours.db'}")
    assert main(["prepare"]) == 0
    folder = tmp_path / "back ups"
    folder.mkdir()
    for day in range(20):
        (folder / f"{kind}-202601{day + 1:02}-023000.backup").touch()
    (folder / "before-upgrade.backup").touch()
    run = [DEPLOY / "backup", kind, folder]
    subprocess.run(run, cwd=ROOT, env={**os.environ, "PYTHON": sys.executable}, check=True, capture_output=True)
    left = sorted(path.name for path in folder.iterdir())
    assert len(left) == keeps + 1
    assert left[0] == "before-upgrade.backup"
    assert left[1] == f"{kind}-202601{20 - keeps + 2:02}-023000.backup"
    assert (folder / left[-1]).stat().st_size > 0


def test_a_failing_backup_removes_none(tmp_path: Path) -> None:
    for day in range(20):
        (tmp_path / f"daily-202601{day + 1:02}-023000.backup").touch()
    told = {**os.environ, "PYTHON": sys.executable, "DATABASE_URL": f"sqlite:///{tmp_path / 'missing' / 'none.db'}"}
    done = subprocess.run([DEPLOY / "backup", "daily", tmp_path], cwd=ROOT, env=told, check=False, capture_output=True)
    assert done.returncode != 0
    assert len(list(tmp_path.glob("daily-*"))) == 20


def test_the_image_holds_programs_that_can_back_up_the_database_beside_it() -> None:
    database = re.search(r"image: postgres:(\d+)", text_of("deploy/compose.yml"))
    programs = re.search(r"postgresql-client-(\d+)", text_of("deploy/Dockerfile"))
    assert database is not None
    assert programs is not None
    assert int(programs[1]) >= int(database[1])


def test_cron_does_what_the_timers_do() -> None:
    cron = text_of("deploy/crontab")
    for kind in GRAINS:
        assert f"Unit=dashboard-digest@{kind}.service" in text_of(f"deploy/systemd/dashboard-digest-{kind}.timer")
        assert f"data_access digest --{kind} " in cron
    for unit in sorted((DEPLOY / "systemd").glob("dashboard-*.service")):  # whatever a timer does, cron does
        task = re.search(r"ExecStart=\S+ (?:-m data_access )?(\S+)", unit.read_text(encoding="utf-8"))
        assert task is not None
        assert (task[1] if "%" not in task[1] else "deploy/backup") in cron, unit.name
