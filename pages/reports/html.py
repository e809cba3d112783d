"""A document as one HTML file, which refers to nothing outside of itself.

It runs no script but what draws its charts where no Chromium could draw them before, and it prints on A4.
"""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from html import escape
from typing import Any

from metrics import formats
from metrics.words import Language, Text
from pages.reports import markdown, paper, widths
from pages.reports.document import (
    Document,
    Group,
    Heading,
    Kind,
    Look,
    Number,
    Part,
    Picture,
    Rule,
    Table,
    Words,
)  # fmt: skip
from pages.reports.style import STYLE
from pages.shared.texts import reports as words

LANGUAGES: dict[Language, str] = {"en": "en", "zh": "zh-Hans"}
_ID = re.compile(r"(\bid=\"|url\(&quot;#|url\('?#|href=\"#)")


def html(document: Document, drawn: Mapping[str, bytes] | None) -> str:
    """The file. `drawn` has the charts as SVG by their keys; without it the file draws them itself, by plotly.js."""
    script = "" if drawn is not None else _script(document)
    body = "".join(_part(part, document, drawn, widths.PAGE) for part in document.parts)
    title = document.title
    return (
        f'<!doctype html>\n<html lang="{LANGUAGES[document.language]}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(script)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="referrer" content="no-referrer"><title>{escape(title)}</title>'
        f"<style>{STYLE}</style></head><body><main>{_head(document)}{body}{_definitions(document)}"
        f"<footer>{_say(document, words.PRODUCT)} · {_say(document, words.LIKE_THE_PAGE)}</footer></main>"
        f"{script}</body></html>\n"
    )


def about(document: Document) -> list[tuple[str, str]]:
    """What stands in the head: the filters, as of when, who made it when."""

    def said(text: Text) -> str:
        return text.said(document.language)

    return [
        *document.filters,
        (said(words.AS_OF), f"{document.as_of:%Y-%m-%d %H:%M} ({document.zone})"),
        *([(said(words.LATEST), document.latest)] if document.latest else []),
        (said(words.MADE_BY), document.made_by),
        (said(words.MADE_AT), f"{document.made_at:%Y-%m-%d %H:%M}"),
    ]


def _head(document: Document) -> str:
    listed = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in about(document))
    return f"<header><h1>{escape(document.title)}</h1><dl>{listed}</dl></header>"


def _definitions(document: Document) -> str:
    if not document.definitions:
        return ""
    listed = "".join(
        f"<div><dt>{escape(one.name)}</dt><dd>{escape(one.meaning)}</dd>"
        + (f"<dd>{escape(words.HOW.said(document.language, how=one.reckoned))}</dd>" if one.reckoned else "")
        + "</div>"
        for one in document.definitions
    )
    return f'<section class="definitions"><h2>{_say(document, words.DEFINITIONS)}</h2><dl>{listed}</dl></section>'


def _part(part: Part, document: Document, drawn: Mapping[str, bytes] | None, width: float) -> str:
    match part:
        case Heading(1, _):
            return ""  # it stands in the head
        case Heading(level, said):
            return f"<h{level}>{markdown.line(said)}</h{level}>"
        case Words(said, look):
            return _words(said, look)
        case Number(name, value, change, _):
            more = f'<p class="change">{markdown.line(change)}</p>' if change else ""
            return (
                f'<div class="number"><p class="name">{markdown.line(name)}</p>'
                f'<p class="value">{markdown.line(value)}</p>{more}</div>'
            )
        case Table():
            return _table(part, document)
        case Picture():
            return _picture(part, drawn, width)
        case Rule():
            return "<hr>"
        case Group():
            return _group(part, document, drawn, width)


def _words(said: str, look: Look) -> str:
    match look:
        case Look.PLAIN:
            return f'<p class="plain">{escape(said)}</p>'
        case Look.CODE:
            return f"<pre>{escape(said)}</pre>"
        case Look.TEXT:
            return f'<div class="text">{markdown.blocks(said)}</div>'
        case Look.CAPTION:
            return f'<div class="caption">{markdown.blocks(said)}</div>'
        case _:
            return f'<div class="notice {look.value}">{markdown.blocks(said)}</div>'


def _group(group: Group, document: Document, drawn: Mapping[str, bytes] | None, width: float) -> str:
    inner = widths.inside(group, width)
    parts = [_part(part, document, drawn, one) for part, one in zip(group.parts, inner, strict=True)]
    match group.kind:
        case Kind.SECTION:
            return f'<section><h2 class="tab">{markdown.line(group.title)}</h2>{"".join(parts)}</section>'
        case Kind.CARD:
            return f'<div class="card">{"".join(parts)}</div>'
        case Kind.COLUMNS if not widths.stacked(group, width):
            shares = " ".join(f"minmax(0, {share:g}fr)" for share in group.shares)
            return _grid(shares, parts)
        case Kind.GRID:
            return _grid(f"repeat({group.across}, minmax(0, 1fr))", parts)
        case Kind.LINE:
            return f'<div class="line">{"".join(f"<div>{part}</div>" for part in parts)}</div>'
        case _:
            return "".join(parts)


def _grid(columns: str, parts: list[str]) -> str:
    inner = "".join(f"<div>{one}</div>" for one in parts)
    return f'<div class="grid" style="grid-template-columns: {columns}">{inner}</div>'


def _table(table: Table, document: Document) -> str:
    right = ["" if not one else ' class="right"' for one in table.right]
    head = "".join(
        f'<th scope="col"{side}>{escape(label)}</th>' for label, side in zip(table.labels, right, strict=True)
    )
    rows = "".join(
        f"<tr>{''.join(f'<td{side}>{_cell(cell)}</td>' for cell, side in zip(row, right, strict=True))}</tr>"
        for row in table.cells
    )
    count = formats.number(table.rows, document.language)
    if len(table.cells) < table.rows:
        shown = formats.number(len(table.cells), document.language)
        said = words.ROWS_SHOWN.said(document.language, shown=shown, count=count)
    else:
        said = words.ROWS.said(document.language, count=count)
    return (
        f'<div class="table"><table aria-label="{escape(table.name)}"><thead><tr>{head}</tr></thead><tbody>{rows}'
        f'</tbody></table><p class="caption">{escape(said)}</p></div>'
    )


def _cell(said: str) -> str:
    return escape(said).replace("\n", "<br>")


def _picture(picture: Picture, drawn: Mapping[str, bytes] | None, width: float) -> str:
    named = f'role="img" aria-label="{escape(picture.alt)}"'
    if drawn is None:
        return f'<div class="chart" id="{picture.key}" {named}></div>'
    return f'<div class="chart" {named}>{_inline(drawn[picture.key].decode("utf-8"), picture.key)}</div>'


def _inline(svg: str, key: str) -> str:
    """The picture for a place in the document: it takes the width there is, and its names are its own."""
    start = svg.index("<svg")
    svg = _ID.sub(rf"\g<1>{key}-", svg[start:])
    size = re.search(r'<svg[^>]*?\bwidth="([\d.]+)"[^>]*?\bheight="([\d.]+)"', svg)
    if size and "viewBox" not in svg[: svg.index(">")]:
        svg = svg.replace("<svg", f'<svg viewBox="0 0 {size[1]} {size[2]}"', 1)
    return svg


def _script(document: Document) -> str:
    """What draws the charts where they could not be drawn before: plotly.js, and the figures as plain data."""
    if not document.pictures:
        return ""
    from plotly.offline import get_plotlyjs

    figures: list[dict[str, Any]] = [
        {"key": picture.key, **paper.on_paper(picture.figure, round(width))}
        for picture, width in widths.of_pictures(document.parts)
    ]
    data = json.dumps(figures, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", " ").replace("\u2029", " ")
    draw = (
        f"for (const figure of {data}) {{ Plotly.newPlot(figure.key, figure.data, figure.layout, "
        "{staticPlot: true, displayModeBar: false, responsive: false}); }"
    )
    return "".join(f"<script>{_closed(code)}</script>" for code in (get_plotlyjs(), draw))


def _closed(code: str) -> str:
    return re.sub(r"</(script)", r"<\\/\1", code, flags=re.IGNORECASE)


def _policy(script: str) -> str:
    """What the file may do: show itself. Scripts are named by what they are, one by one."""
    hashes = [
        base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        for code in re.findall(r"<script>(.*?)</script>", script, flags=re.DOTALL)
    ]
    scripts = " ".join(f"'sha256-{one}'" for one in hashes) or "'none'"
    return f"default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; script-src {scripts}"


def _say(document: Document, text: Text) -> str:
    return escape(text.said(document.language))
