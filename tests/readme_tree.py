"""The tree of files in README.md. `make tree` adds the files it lacks, with the first line of their docstring."""

import ast
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
HEADING = "## Where things are"
CAPTION_COLUMN = 32
# Packages must exist for Python, and for nobody else.
UNNAMED = {"__init__.py"}
# One entry stands for all that these hold.
STAND_FOR_ALL = {"tests/", "docs/screenshots/", "data_access/migrations/"}
NEVER_WALKED = {".git", ".venv", "data", "__pycache__"}


@dataclass
class Entry:
    """A file or folder of the tree."""

    caption: str = ""
    inside: dict[str, "Entry"] = field(default_factory=dict)


def files() -> list[str]:
    """Every file of the repository, as a path from its root: what git keeps, or all there is where git is not."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode == 0:
        return sorted(path for path in listed.stdout.splitlines() if (ROOT / path).is_file())
    walked = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
    kept = (p for p in walked if not NEVER_WALKED & set(p.parts) and not p.match("*.pyc") and "cache" not in p.parts[0])
    return sorted(path.as_posix() for path in kept)


def block(readme: str) -> tuple[int, int]:
    """Where the tree's text begins and ends in README.md."""
    start = readme.index("```", readme.index(HEADING))
    return readme.index("\n", start) + 1, readme.index("```", start + 3)


def read(text: str) -> Entry:
    """The tree that lines of `name  caption`, indented by two spaces a level, describe."""
    root = Entry()
    open_folders = [root]
    for line in filter(str.strip, text.splitlines()):
        depth = (len(line) - len(line.lstrip())) // 2
        name, _, caption = re.sub(r" {2,}", "\t", line.strip(), count=1).partition("\t")
        entry = Entry(caption.strip())
        del open_folders[depth + 1 :]
        open_folders[-1].inside[name] = entry
        open_folders.append(entry)
    return root


def written(entry: Entry, depth: int = 0) -> str:
    """The tree as lines, in the order it has."""
    lines = ""
    for name, inner in entry.inside.items():
        said = f"{'  ' * depth + name + '  ':<{CAPTION_COLUMN}}{inner.caption}".rstrip()
        lines += said + "\n" + written(inner, depth + 1)
    return lines


def lacking(root: Entry, paths: list[str]) -> list[str]:
    """The files that the tree neither names nor covers by a captioned folder."""
    return [path for path in paths if Path(path).name not in UNNAMED and find(root, path) is None]


def find(root: Entry, path: str) -> Entry | None:
    """The entry of a file, or of the folder that stands for it."""
    here, walked = root, ""
    for part in re.findall(r"[^/]+/?", path):
        if part not in here.inside:
            return None
        here, walked = here.inside[part], walked + part
        if walked in STAND_FOR_ALL:
            break
    return here


def named(root: Entry, before: str = "") -> list[tuple[str, Entry]]:
    """Every entry with its path; a folder's ends with a slash."""
    found = []
    for name, entry in root.inside.items():
        found += [(before + name, entry), *named(entry, before + name)]
    return found


def first_words(path: Path) -> str:
    """The first sentence of a module's docstring, as a caption."""
    if path.suffix != ".py":
        return ""
    words = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").partition("\n")[0]
    return words[:1].lower() + words[1:].rstrip(".")


def complete(root: Entry, paths: list[str]) -> None:
    """Drop what is no longer there and add what is missing at the end of its folder."""
    prune(root, ROOT)
    for path in lacking(root, paths):
        here = root
        *folders, name = path.split("/")
        for folder in folders:
            here = here.inside.setdefault(f"{folder}/", Entry())
        here.inside[name] = Entry(first_words(ROOT / path))


def prune(entry: Entry, folder: Path) -> None:
    for name in list(entry.inside):
        if not (folder / name).exists():
            del entry.inside[name]
        else:
            prune(entry.inside[name], folder / name)


def main() -> None:
    readme = README.read_text(encoding="utf-8")
    start, end = block(readme)
    tree = read(readme[start:end])
    complete(tree, files())
    README.write_text(readme[:start] + written(tree) + readme[end:], encoding="utf-8")
    for path, entry in named(tree):
        if not entry.caption and not path.endswith("/"):
            print(f"{path} needs a caption in README.md")


if __name__ == "__main__":
    main()
