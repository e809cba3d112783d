"""A digest as HTML and as plain text: readable on a phone, in a dark or a light program, and without pictures."""

from collections.abc import Callable, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from data_access.digest import words
from data_access.digest.content import Part, Written
from data_access.digest.spans import Span
from metrics import calendar_words
from metrics.words import Language, Text

TAGS: dict[Language, str] = {"en": "en-GB", "zh": "zh-Hans"}
_loader = FileSystemLoader(Path(__file__).parent / "templates")
KEPT = ("trim_blocks", "lstrip_blocks", "keep_trailing_newline")  # templates have lines of their own, mails have not
_options = {"loader": _loader, "undefined": StrictUndefined, **dict.fromkeys(KEPT, True)}
_html = Environment(autoescape=True, **_options)  # type: ignore[arg-type]
_text = Environment(autoescape=False, **_options)  # type: ignore[arg-type]


def written(parts: Sequence[Part], name: str, span: Span, language: Language, *, address: str | None) -> Written:
    """The digest of a person called `name`; address: what people type for the dashboard, None where nobody set it."""

    def say(text: Text, **places: object) -> str:
        return text.said(language, **places)

    days = calendar_words.period(span.over, language, this_year=span.today.year)
    filled = {
        "parts": parts, "say": say, "words": words, "tag": TAGS[language],
        "subject": say(words.SUBJECT[span.kind], days=days),
        "greeting": say(words.GREETING, name=name, days=days), "link": _linking(address, language), "address": address,
    }  # fmt: skip
    text = _text.get_template("digest.txt").render(**filled)
    return Written(str(filled["subject"]), text, _html.get_template("digest.html").render(**filled))


def _linking(address: str | None, language: Language) -> Callable[[str | None], str]:
    def link(page: str | None) -> str:
        if address is None or page is None:
            return ""
        return f"{address}/{page}{'&' if '?' in page else '?'}lang={language}"

    return link
