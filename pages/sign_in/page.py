"""The pages of signing in: plain HTML that works without JavaScript, in both languages, light and dark."""

from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, Response

from metrics.words import LANGUAGES, Language, Text
from pages.shared.texts import frame
from pages.shared.texts import sign_in as words
from pages.sign_in.headers import policy

HERE = Path(__file__).resolve().parent
LANGUAGE_NAMES: dict[Language, str] = {"zh": "中文", "en": "English"}
LANGUAGE_TAGS: dict[Language, str] = {"zh": "zh-CN", "en": "en"}
LOOK = "/sign-in/look.css"
ICON = "/sign-in/icon.png"
# Everything that such a page may do: take its own look and icon, and send its form here.
ALLOWED = policy(default_src="'none'", style_src="'self'", img_src="'self'", form_action="'self'")

_templates = Environment(
    loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)


def draw(request: HTTPConnection, template: str, *, status: int = 200, **filled: object) -> Response:
    """The page `template` in the visitor's language."""
    language = language_of(request)
    other: Language = "en" if language == "zh" else "zh"

    def say(text: Text, **places: object) -> str:
        return text.said(language, **places)

    drawn = _templates.get_template(f"{template}.html").render(
        say=say,
        words=words,
        product=say(frame.DASHBOARD),
        language=LANGUAGE_TAGS[language],
        other=LANGUAGE_NAMES[other],
        other_tag=LANGUAGE_TAGS[other],
        in_other=_with(request, lang=other),
        here=_with(request),
        look=LOOK,
        icon=ICON,
        **filled,
    )
    return HTMLResponse(
        drawn, status, {"Content-Security-Policy": ALLOWED, "Content-Language": LANGUAGE_TAGS[language]}
    )


def say_only(request: HTTPConnection, status: int, title: Text, what: Text, **places: object) -> Response:
    """A page that says one thing and leads to the start."""
    said = what.said(language_of(request), **places)
    return draw(request, "message", status=status, title=title, what=said, leads="/", leads_to=words.TO_START)


def language_of(request: HTTPConnection) -> Language:
    """The language chosen on the page before, else the first of the browser's that there is."""
    return chosen_language(request) or _preferred(request.headers.get("accept-language", ""))


def chosen_language(request: HTTPConnection) -> Language | None:
    """The language that the address names."""
    named = request.query_params.get("lang")
    return next((language for language in LANGUAGES if language == named), None)


def _preferred(header: str) -> Language:
    """As browsers say it: "zh-CN,zh;q=0.9,en;q=0.8", best first unless the numbers say otherwise."""
    best: tuple[float, Language] | None = None
    for part in header[:200].split(","):
        tag, _, weight = part.strip().partition(";q=")
        language = next((each for each in LANGUAGES if tag.lower().split("-")[0] == each), None)
        try:
            weighs = float(weight or 1)
        except ValueError:
            continue
        if language and weighs > 0 and (best is None or weighs > best[0]):
            best = (weighs, language)
    return best[1] if best else ("zh" if not header.strip() else "en")


def _with(request: HTTPConnection, **changed: str) -> str:
    """This page's own address with something in its query changed; without the path, which may be anything."""
    return f"?{urlencode({**request.query_params, **changed})}"


@cache
def look() -> str:
    """The style sheet, in the colours of the dashboard's own theme."""
    names = {
        "ground": "backgroundColor",
        "raised": "secondaryBackgroundColor",
        "text": "textColor",
        "grey": "grayTextColor",
        "line": "borderColor",
        "primary": "primaryColor",
        "red": "redTextColor",
    }
    shades = []
    for theme in ("light", "dark"):
        colours = "".join(f"--{name}: {st.get_option(f'theme.{theme}.{option}')}; " for name, option in names.items())
        shades.append(f":root {{ color-scheme: {theme}; {colours}}}")
    light, dark = shades
    font = f":root {{ --font: {st.get_option('theme.font')}; }}"
    own = (HERE / "look.css").read_text(encoding="utf-8")
    return f"{font}\n{light}\n@media (prefers-color-scheme: dark) {{ {dark} }}\n{own}"
