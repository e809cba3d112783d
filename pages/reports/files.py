"""The files that can be made of a document: what they are called, and what makes them."""

import io
import zipfile
from collections.abc import Callable

from pages.reports import markdown, paper, pictures, widths
from pages.reports.document import Document, Picture
from pages.reports.html import html
from pages.reports.pictures import Wanted
from pages.reports.xlsx import xlsx

BY_CHROMIUM = frozenset({"pdf", "png"})
PNG_WIDTH = 960  # px, drawn twice as fine, for a slide
PNG_SCALE = 2.0
MIMES = {
    "html": "text/html",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "png": "image/png",
    "zip": "application/zip",
}
LONGEST_NAME = 60
Said = Callable[[float], None]


def name_of(document: Document, kind: str, chart: str | None = None) -> tuple[str, str]:
    """What a file is called, and what it is."""
    ending = "zip" if kind == "png" and chart is None else kind
    title = document.title
    if chart is not None:
        title = f"{title} {title_of(_chart(document, chart))}"
    return f"{_safe(title)}_{document.as_of:%Y-%m-%d}.{ending}", MIMES[ending]


def title_of(chart: Picture) -> str:
    """What a chart is called: the sentence above it."""
    return markdown.plain(chart.title)


def made(document: Document, kind: str, chart: str | None, said: Said) -> bytes:
    """The file's bytes; `said` is told how much is done.

    Raises:
        NoPictures: a PDF or a picture could not be made.
    """
    match kind:
        case "xlsx":
            return xlsx(document)
        case "pdf":
            return _pdf(document, said)
        case "png":
            return _pngs(document, chart, said)
        case _:
            return _html(document, said)


def _html(document: Document, said: Said) -> bytes:
    """With its charts drawn where there is a Chromium; else the file draws them itself when it is opened."""
    drawn: dict[str, bytes] | None = None
    if not document.pictures:
        drawn = {}
    elif pictures.chromium():
        try:
            drawn = _keyed(document, pictures.drawn(_wanted(document), said))
        except pictures.NoPictures:
            drawn = None
    return html(document, drawn).encode("utf-8")


def _pdf(document: Document, said: Said) -> bytes:
    return pictures.printed(_wanted(document), lambda found: html(document, _keyed(document, found)), said)


def _pngs(document: Document, chart: str | None, said: Said) -> bytes:
    charts = document.charts if chart is None else [_chart(document, chart)]
    wanted = [
        Wanted(paper.on_paper(one.figure, PNG_WIDTH), PNG_WIDTH, paper.height_of(one.figure), "png", PNG_SCALE)
        for one in charts
    ]
    found = pictures.drawn(wanted, said)
    if chart is not None:
        return found[0]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, (one, data) in enumerate(zip(charts, found, strict=True), start=1):
            archive.writestr(f"{place:02d}_{_safe(title_of(one))}.png", data)
    return file.getvalue()


def _wanted(document: Document) -> list[Wanted]:
    return [
        Wanted(paper.on_paper(picture.figure, round(width)), round(width), paper.height_of(picture.figure))
        for picture, width in widths.of_pictures(document.parts)
    ]


def _keyed(document: Document, found: list[bytes]) -> dict[str, bytes]:
    return {picture.key: data for picture, data in zip(document.pictures, found, strict=True)}


def _chart(document: Document, key: str) -> Picture:
    return next(chart for chart in document.charts if chart.key == key)


def _safe(title: str) -> str:
    """What every system takes as the name of a file."""
    kept = "".join(sign if sign.isalnum() or sign in "-_" else "_" for sign in title.strip())
    return "_".join(part for part in kept.split("_") if part)[:LONGEST_NAME] or "export"
