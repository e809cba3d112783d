"""`make pictures`: every page of the menu as each role, in both languages and themes, wide and narrow, to be looked at.

They come into build/pictures with an index.html; PICTURES=1 .ci/run draws them after the tests. Some of them:
`make pictures ARGS="overview members --as lead --in en --sizes phone"`; a new company without data: `--empty`.
"""

import argparse
import html
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from data_access.engine import open_database
from data_access.migrate import migrate
from data_access.settings import read
from pages.shared.menu import MENU
from tests.browser.demo import ENVIRONMENT, demo_root, offered
from tests.browser.serving import serving
from tests.browser.visiting import (
    DESKTOP,
    PHONE,
    as_tall_as_the_page,
    chromium_running,
    open_page,
    settled,
    still,
    turn_to,
    visit,
)
from tests.conftest import ROOT
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, STAFF

PICTURES = ROOT / "build" / "pictures"
ROLES = {"staff": str(STAFF), "lead": str(LEAD), "executive": str(EXECUTIVE), "admin": str(ADMIN)}
LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}
THEMES = ("light", "dark")
# "zoomed" is a window of 1440 px at 200 %.
SIZES = {"desktop": DESKTOP, "phone": PHONE, "narrow": (360, 740), "zoomed": (720, 450)}
DRAWN = ("desktop", "phone")
TALLEST = 6000  # px: what is longer has been seen


@dataclass(frozen=True)
class Asked:
    """Which pictures are wanted."""

    pages: list[str]
    roles: list[str]
    languages: list[str]
    themes: list[str]
    sizes: list[str]
    empty: bool


@dataclass(frozen=True)
class Place:
    """A dashboard that is served, and who visits it with which pages."""

    address: str
    visits: dict[str, tuple[str, list[str]]]  # by role: `as`, and the addresses of the pages


@contextmanager
def company(asked: Asked) -> Iterator[Place]:
    """The demo company, or one without anything, whose owner sees every page."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        if asked.empty:
            given = {**ENVIRONMENT, "DATABASE_URL": f"sqlite:///{folder / 'empty.db'}"}
            settings = read(given)
            database = open_database(settings.database_url)
            migrate(database, settings)
            database.dispose()
            every = [entry.address for entries in MENU.values() for entry in entries if not entry.own]
            root, visits = ROOT, {"owner": ("owner", every)}
        else:
            given, root = ENVIRONMENT, demo_root(folder, folder)
            visits = {role: (ROLES[role], offered(root, int(ROLES[role]))) for role in asked.roles}
        wanted = {
            role: (who, [one for one in pages if not asked.pages or one in asked.pages])
            for role, (who, pages) in visits.items()
        }
        with serving(root, folder / "server.log", given) as server:
            yield Place(server.address, wanted)


def drawn(page: Page, address: str, name: str, asked: Asked) -> list[str]:
    """The pictures of one page that is open, in each theme and size; a page that failed is left out, loudly."""
    files = []
    for size, theme in product(asked.sizes, asked.themes):
        width, height = SIZES[size]
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        settled(page)
        still(page)
        as_tall_as_the_page(page, width, TALLEST)
        still(page)
        files.append(f"{address}_{name}_{theme}_{size}.png")
        page.screenshot(path=PICTURES / files[-1], animations="disabled", caret="hide")
    return files


def index(found: dict[str, list[str]]) -> str:
    """The page that shows them all, one row for each page of the menu."""
    rows = []
    for address, files in found.items():
        shown = "".join(
            f'<figure><a href="{each}"><img src="{each}" loading="lazy" alt=""></a>'
            f"<figcaption>{html.escape(each.removesuffix('.png').replace('_', ' '))}</figcaption></figure>"
            for each in sorted(files)
        )
        rows.append(f"<h2 id={address}>{address}</h2><div>{shown}</div>")
    links = " · ".join(f"<a href=#{address}>{address}</a>" for address in found)
    return (
        "<!doctype html><meta charset=utf-8><title>Pictures of every page</title><style>body{font:14px system-ui;"
        "margin:2rem}div{display:flex;gap:1rem;overflow-x:auto}figure{margin:0}img{height:360px;border:1px solid #ccc}"
        f"</style><p>{links}</p>{''.join(rows)}"
    )


def main(arguments: list[str]) -> int:
    """Draw what is asked for."""
    asked = read_arguments(arguments)
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    found: dict[str, list[str]] = {}
    failed = []
    with company(asked) as place, sync_playwright() as playwright, chromium_running(playwright) as browser:
        for (role, (who, addresses)), language in product(place.visits.items(), asked.languages):
            page = open_page(browser, language=LANGUAGES[language])
            for address in addresses:
                path = f"/{address}?as={who}&lang={language}"
                try:
                    if page.url.startswith(place.address):
                        page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
                        turn_to(page, path)
                    else:
                        visit(page, place.address + path)
                except AssertionError as error:
                    failed.append(f"{role} {language}: {error}")
                found.setdefault(address, []).extend(drawn(page, address, f"{role}_{language}", asked))
            page.context.close()
            print(f"{role}, {language}: {len(addresses)} pages", flush=True)
    (PICTURES / "index.html").write_text(index(found), encoding="utf-8")
    print("\n".join([*failed, f"{sum(map(len, found.values()))} pictures: {PICTURES / 'index.html'}"]))
    return int(bool(failed))


def read_arguments(arguments: list[str]) -> Asked:
    """Everything, or what the command line names."""
    parser = argparse.ArgumentParser(prog="make pictures ARGS=…", description="Draw every page, to be looked at.")
    parser.add_argument("pages", nargs="*", help="addresses of pages; without any: all")
    parser.add_argument("--as", dest="roles", nargs="+", choices=ROLES, default=list(ROLES))
    parser.add_argument("--in", dest="languages", nargs="+", choices=LANGUAGES, default=list(LANGUAGES))
    parser.add_argument("--themes", nargs="+", choices=THEMES, default=list(THEMES))
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=list(DRAWN))
    parser.add_argument("--empty", action="store_true", help="a new company without data, as its owner")
    return Asked(**vars(parser.parse_args(arguments)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
