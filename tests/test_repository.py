"""What a reader of the repository relies on: its map, its commands, its locks."""

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests import readme_tree
from tests.readme_tree import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")
TEXT_SUFFIXES = {
    ".py",
    ".md",
    ".toml",
    ".lock",
    ".ini",
    ".mako",
    ".html",
    ".css",
    ".csv",
    ".json",
    ".yml",
    ".sql",
    "",
}
MACHINE_PATH = re.compile(r"(?<![\w.~*-])/(?:work|tmp|root|home/\w+|Users/\w+|opt|var/tmp)/|[A-Z]:\\\\?Users")
OWN_SIGNS = {"tests/test_repository.py"}  # this file names what it looks for


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def tree() -> readme_tree.Entry:
    readme = text_of("README.md")
    start, end = readme_tree.block(readme)
    return readme_tree.read(readme[start:end])


def make(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run make as a person would, not as a part of the make that runs these tests."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    for name in ("ARGS", "PYTHON", "PORT"):
        environment.pop(name, None)
    return subprocess.run(["make", *words], cwd=folder, env=environment, capture_output=True, text=True, check=False)


def python_that(folder: Path, script: str) -> Path:
    python = folder / "a python"
    python.write_text(f"#!/bin/sh\n{script}\n")
    python.chmod(0o755)
    return python


@pytest.fixture
def fresh_copy(tmp_path: Path) -> Path:
    """The files that make needs before anything is installed, in a folder with a space in its name."""
    folder = tmp_path / "a fresh clone"
    folder.mkdir()
    for name in ("Makefile", *LOCKS):
        (folder / name).write_text(text_of(name), encoding="utf-8")
    return folder


# ------------------------------------------------------------------ README, CHANGELOG


def test_the_tree_in_readme_names_every_file() -> None:
    assert readme_tree.lacking(tree(), readme_tree.files()) == [], "make tree adds them"


def test_everything_the_tree_names_is_there() -> None:
    assert [path for path, _ in readme_tree.named(tree()) if not (ROOT / path).exists()] == []


def test_every_file_in_the_tree_has_a_caption() -> None:
    assert [path for path, entry in readme_tree.named(tree()) if not entry.caption and not path.endswith("/")] == []


def test_a_new_file_is_added_to_its_folder_with_the_first_words_of_its_docstring() -> None:
    small = readme_tree.read("metrics/\n  declare.py  what a metric is\ngone.py  was here\ntests/  mirrors the tree\n")
    readme_tree.complete(small, ["metrics/__init__.py", "metrics/declare.py", "metrics/words.py", "tests/conftest.py"])
    assert readme_tree.written(small) == (
        "metrics/\n"
        "  declare.py                    what a metric is\n"
        "  words.py                      words in both languages. The lowest layer, "
        "because the command line and the pages speak alike\n"
        "tests/                          mirrors the tree\n"
    )


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_readme_begins_with_the_two_commands(name: str) -> None:
    first_block = text_of(name).split("```")[1]
    assert re.findall(r"^make \w+", first_block, re.MULTILINE) == ["make run", "make test"]


@pytest.mark.parametrize("name", ["README.md", "README.zh.md", "CONTRIBUTING.md"])
def test_links_inside_the_repository_lead_somewhere(name: str) -> None:
    targets = re.findall(r"\]\(([^)#:]+)[)#]", text_of(name)) + re.findall(r'src="([^":]+)"', text_of(name))
    drawn = (ROOT / "docs" / "screenshots").is_dir()  # they come from make screenshots
    wanted = [target for target in targets if drawn or not target.startswith("docs/screenshots/")]
    assert [target for target in wanted if not (ROOT / target).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "README.zh.md", "CONTRIBUTING.md"])
def test_every_make_target_that_is_written_about_exists(name: str) -> None:
    targets = set(re.findall(r"`(?:[A-Z_]+=\S+ )?make (\w+)", text_of(name)))
    assert targets <= set(re.findall(r"^(\w+):", text_of("Makefile"), re.MULTILINE))


def test_the_changelog_speaks_of_this_version() -> None:
    version = tomllib.loads(text_of("pyproject.toml"))["project"]["version"]
    entry = text_of("CHANGELOG.md").partition(f"## {version}")[2].partition("\n## ")[0]
    assert re.search(r"^- \w", entry, re.MULTILINE)


# ------------------------------------------------------------------ nothing of one machine


def test_no_file_holds_a_path_of_somebodys_machine() -> None:
    found = []
    for name in readme_tree.files():
        if Path(name).suffix in TEXT_SUFFIXES and name not in OWN_SIGNS:
            found += [f"{name}: {match.group()}" for match in MACHINE_PATH.finditer(text_of(name))]
    assert found == []


@pytest.mark.parametrize(
    ("line", "seen"),
    [("see /home/li/x", True), ("in /tmp/x", True), ("tests/tmp/x", False), ("https://a.example/opt-in", False)],
)
def test_a_machine_path_is_told_from_a_path_in_the_repository(line: str, seen: bool) -> None:
    assert bool(MACHINE_PATH.search(line)) is seen


def test_there_are_no_shell_scripts_beside_make() -> None:
    assert [name for name in readme_tree.files() if name.endswith((".sh", ".bash"))] == []


def test_what_ci_calls_can_be_executed() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


# ------------------------------------------------------------------ locks


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_host_and_pins_with_hashes(name: str) -> None:
    lines = text_of(name).splitlines()
    assert [line for line in lines if "://" in line or line.startswith("-") or " @ " in line] == []
    pins = [line for line in lines if re.match(r"\w", line)]
    assert pins
    assert all("==" in pin and pin.endswith("\\") for pin in pins)


def test_the_developers_lock_holds_all_of_the_other() -> None:
    runtime, developers = (set(re.findall(r"^\w\S*==\S+", text_of(name), re.MULTILINE)) for name in LOCKS)
    assert runtime <= developers


# ------------------------------------------------------------------ make says what is missing


def one_sentence(answer: subprocess.CompletedProcess[str]) -> str:
    """The line that is not make's own."""
    lines = [line for line in answer.stderr.splitlines() if not line.startswith("make")]
    assert len(lines) == 1, answer.stderr
    return lines[0]


@pytest.mark.parametrize("target", ["run", "test"])
@pytest.mark.parametrize("version", ["2.7", "3.9", "3.10"])
def test_an_old_python_is_named_in_one_sentence(fresh_copy: Path, target: str, version: str) -> None:
    answer = make(fresh_copy, target, f"PYTHON={python_that(fresh_copy, f'echo {version}')}")
    assert answer.returncode != 0
    said = one_sentence(answer)
    assert f"Python 3.11 or newer is needed (found: {version})" in said
    assert f"需要 Python 3.11 或更高版本（现有：{version}）" in said
    assert not (fresh_copy / ".venv").exists()


def test_no_python_at_all_is_said_in_one_sentence(fresh_copy: Path) -> None:
    said = one_sentence(make(fresh_copy, "run", "PYTHON=no-such-python"))
    assert "(found: none)" in said


def test_a_python_without_venv_is_told_what_to_install(fresh_copy: Path) -> None:
    bare = python_that(fresh_copy, 'case "$2" in *ensurepip*) exit 1;; esac; echo 3.12')
    answer = make(fresh_copy, "run", f"PYTHON={bare}")
    assert answer.returncode != 0
    assert "sudo apt install python3.12-venv" in one_sentence(answer)
    assert not (fresh_copy / ".venv").exists()


def test_help_names_every_command(fresh_copy: Path) -> None:
    said = make(fresh_copy).stdout
    named = set(re.findall(r"^make (\w+)", said, re.MULTILINE))
    assert named == set(re.findall(r"^(\w+):", text_of("Makefile"), re.MULTILINE)) - {"help", "installed"}
