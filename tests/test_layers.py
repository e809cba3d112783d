"""Who may import whom, and what a page must not do. The rules are those of "Where things are" in README.md.

`metrics` <- `data_access` <- `pages/shared` <- `pages/<section>` <- `pages/frame.py` <- `app.py`
"""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST_MODULE = 300  # lines; a longer one has more than one subject

# Packages below the pages, lowest first, and what each must never import. A layer may import those before it.
# `pages.reports` draws what is printed or kept as a file, `pages.sign_in` holds the routes in front of the pages.
LAYERS = (
    "metrics",
    "data_access",
    "pages.shared",
    "pages.reports",
    "pages.sign_in",
    "pages.<section>",
    "pages.frame",
    "app",
)
NEVER = {
    "metrics": {"sqlalchemy", "duckdb", "streamlit", "plotly", "starlette"},
    "data_access": {"streamlit", "plotly", "starlette"},
    "pages.shared": {"sqlalchemy", "duckdb"},
    "pages.reports": {"sqlalchemy", "duckdb"},
    "pages.sign_in": {"sqlalchemy", "plotly", "duckdb"},
    "pages.<section>": {"sqlalchemy", "duckdb", "plotly", "starlette"},
    "pages.frame": {"sqlalchemy", "duckdb", "plotly", "starlette", "data_access"},
    "app": {"duckdb"},  # it loads plotly before the first visitor comes
}
# A page is none of app.py's business, nor of what stands in front of the pages; frame.py names pages by their path.
PAGES_STAY_APART = {"pages.<section>"}
ENGINE_FILES = 1  # one file of pages/shared names the Engine


def modules() -> list[Path]:
    folders = ("metrics", "data_access", "pages")
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return found + [path for path in (ROOT / "app.py",) if path.exists()]


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


MODULES = modules()
every_module = pytest.mark.parametrize("path", MODULES, ids=relative)


def layer_of(dotted: str) -> str | None:
    """The layer a module of ours belongs to, None for somebody else's."""
    first, _, rest = dotted.partition(".")
    if first != "pages":
        return first if first in LAYERS else None
    second = rest.partition(".")[0]
    if second in ("shared", "reports", "frame", "sign_in"):
        return f"pages.{second}"
    return "pages.<section>" if second else "pages.shared"


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported(tree: ast.Module) -> Iterator[str]:
    """The dotted names a module imports anywhere in it; a relative import begins with a dot."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            before = "." * node.level + (node.module or "")
            yield from (f"{before}.{alias.name}" for alias in node.names)


def wrong_imports(module: str, tree: ast.Module) -> list[str]:
    """What `module` imports and must not."""
    own = layer_of(module)
    assert own is not None
    wrong = []
    for name in imported(tree):
        layer = layer_of(name)
        relative_import = name.startswith(".")
        never = name.partition(".")[0] in NEVER[own]
        above = layer is not None and LAYERS.index(layer) > LAYERS.index(own)
        page = layer in PAGES_STAY_APART and not (own == layer and module.split(".")[:2] == name.split(".")[:2])
        if relative_import or never or above or page:
            wrong.append(name)
    return wrong


def names_used(tree: ast.Module) -> set[str]:
    """Names, attributes and keywords that the module uses; `streamlit.x` and `st.x` are both told as st.x."""
    used: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            owner = "st" if node.value.id == "streamlit" else node.value.id
            used.add(f"{owner}.{node.attr}")
        elif isinstance(node, ast.ImportFrom) and node.module == "streamlit":
            used.update(f"st.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.keyword) and node.arg:
            used.update((node.arg, f"{node.arg}={ast.unparse(node.value)}"))
    return used


def without_docstring(tree: ast.Module) -> list[str]:
    """Public functions that say nothing. A metric speaks through its `meaning`."""
    silent = []
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or node.name.startswith("_"):
            continue
        calls = [mark.func for mark in node.decorator_list if isinstance(mark, ast.Call)]
        declared = any(isinstance(call, ast.Name) and call.id == "metric" for call in calls)
        if not declared and ast.get_docstring(node) is None:
            silent.append(node.name)
    return silent


def sections() -> list[Path]:
    return [path for path in MODULES if layer_of(dotted(path)) == "pages.<section>" and path.name != "__init__.py"]


def page_calls(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "Page":
            yield node


# ------------------------------------------------------------------ the rules


@every_module
def test_a_module_imports_only_what_stands_below_it(path: Path) -> None:
    wrong = wrong_imports(dotted(path), parsed(path))
    if layer_of(dotted(path)) == "pages.shared":  # see the next test
        wrong = [name for name in wrong if name not in ("sqlalchemy.Engine", "sqlalchemy.engine.Engine")]
    assert wrong == []


def test_one_file_of_the_shared_pages_names_the_engine() -> None:
    shared = [path for path in MODULES if layer_of(dotted(path)) == "pages.shared"]
    naming = [
        relative(path) for path in shared if any(name.startswith("sqlalchemy") for name in imported(parsed(path)))
    ]
    assert len(naming) <= ENGINE_FILES, naming


# Who may know which of the two databases it is, or what else their drivers say; tests use whatever shows the most.
DRIVERS = ("sqlite3", "psycopg", "sqlalchemy.dialects", "adbc_driver_sqlite")
KNOWING = (
    "data_access/engine.py", "data_access/dialect.py", "data_access/mirroring/arrow_reader.py", "data_access/backups/",
)  # fmt: skip


def test_only_a_few_files_speak_to_a_database_past_sqlalchemy() -> None:
    speaking = [relative(path) for path in MODULES if any(name.startswith(DRIVERS) for name in imported(parsed(path)))]
    assert speaking
    assert [path for path in speaking if not path.startswith(KNOWING)] == []


def test_frame_is_the_only_script_directly_in_pages() -> None:
    """Until a session has called st.navigation, Streamlit would run pages/x.py without the frame and its gate."""
    assert {path.name for path in (ROOT / "pages").glob("*.py")} <= {"__init__.py", "frame.py"}


def test_pages_with_the_same_file_name_have_addresses_of_their_own() -> None:
    stems = Counter(path.stem for path in sections())
    for path in MODULES:
        for call in page_calls(parsed(path)):
            if any(keyword.arg in ("url_path", None) for keyword in call.keywords):
                continue
            page = call.args[0] if call.args else None
            if isinstance(page, ast.Attribute):  # a function, which has a name of its own
                continue
            named = page.value if isinstance(page, ast.Constant) else None
            assert isinstance(named, str), f"{relative(path)}:{call.lineno} gives a page no url_path"
            assert stems[Path(named).stem] <= 1, f"{named} shares its file name and needs a url_path"


@every_module
def test_the_person_and_the_session_are_known_in_one_place_only(path: Path) -> None:
    if not relative(path).startswith("pages/shared/"):
        assert not names_used(parsed(path)) & {"st.session_state", "st.user"}


@every_module
def test_nothing_uses_what_streamlit_dropped_or_should_not_offer(path: Path) -> None:
    """st.connection keeps a pooled connection for every cache miss; HTML from data is a hole."""
    unwanted = {"use_container_width", "unsafe_allow_html=True", "unsafe_allow_javascript=True", "st.connection"}
    assert not names_used(parsed(path)) & unwanted


@pytest.mark.parametrize(
    "path", [p for p in MODULES if relative(p).startswith(("metrics/", "data_access/"))], ids=relative
)
def test_every_public_function_says_what_its_signature_cannot(path: Path) -> None:
    if "migrations" not in path.parts:
        assert without_docstring(parsed(path)) == []


@every_module
def test_a_module_has_one_subject(path: Path) -> None:
    if "versions" not in path.parts:  # a migration is as long as the change it makes
        assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


# ------------------------------------------------------------------ the rules see what they should see


@pytest.mark.parametrize(
    ("module", "line", "is_wrong"),
    [
        ("metrics.satisfaction", "import pandas", False),
        ("metrics.satisfaction", "from metrics.declare import share", False),
        ("metrics.satisfaction", "import sqlalchemy as sa", True),
        ("metrics.satisfaction", "from data_access import scope", True),
        ("metrics.satisfaction", "from .declare import share", True),
        ("data_access.measures", "from sqlalchemy import func", False),
        ("data_access.measures", "from metrics.words import Text", False),
        ("data_access.measures", "import streamlit as st", True),
        ("data_access.measures", "from pages.shared import texts", True),
        ("data_access.measures", "def f():\n    from plotly import graph_objects", True),
        ("pages.shared.charts", "import plotly.graph_objects as go", False),
        ("pages.shared.charts", "from sqlalchemy import select", True),
        ("pages.shared.charts", "from pages.insight import overview", True),
        ("pages.insight.overview", "from pages.shared import show", False),
        ("pages.insight.overview", "from data_access import measures", False),
        ("pages.insight.overview", "from pages.insight import overview_words", False),
        ("pages.insight.overview", "from pages.team import members", True),
        ("pages.insight.overview", "import plotly", True),
        ("pages.sign_in.gate", "from starlette.routing import Route", False),
        ("pages.sign_in.errors", "from sqlalchemy.exc import DBAPIError", True),
        ("pages.sign_in.gate", "from pages.shared import session", False),
        ("pages.sign_in.gate", "from pages.insight import overview", True),
        ("pages.insight.overview", "import starlette", True),
        ("pages.frame", "from pages.shared import session", False),
        ("pages.frame", "from data_access import people", True),
        ("pages.frame", "from pages.insight import overview", True),
        ("app", "from data_access import mirror", False),
        ("app", "from starlette.routing import Route", False),
        ("app", "from pages.insight import overview", True),
    ],
)
def test_the_import_rule_sees(module: str, line: str, is_wrong: bool) -> None:
    assert bool(wrong_imports(module, ast.parse(line))) is is_wrong


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("st.session_state['x'] = 1", "st.session_state"),
        ("from streamlit import session_state", "st.session_state"),
        ("st.dataframe(rows, use_container_width=True)", "use_container_width"),
        ("st.markdown(text, unsafe_allow_html=True)", "unsafe_allow_html=True"),
        ("streamlit.connection('sql')", "st.connection"),
    ],
)
def test_the_usage_rule_sees(line: str, name: str) -> None:
    assert name in names_used(ast.parse(line))


def test_a_silent_function_is_seen_and_a_declared_metric_is_not() -> None:
    code = "def loud():\n    'Says.'\ndef silent(): ...\ndef _own(): ...\n@metric(name=1)\ndef csat(measured): ..."
    assert without_docstring(ast.parse(code)) == ["silent"]
