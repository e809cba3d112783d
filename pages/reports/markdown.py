"""Streamlit's Markdown, as far as the pages use it, as HTML: everything escaped, without links and pictures."""

import re
from html import escape

# Signs for the symbols that pages use; they stand in every font, and what is not here is left out.
SYMBOLS = {
    "check_circle": "✓", "check": "✓", "change_history": "△", "cancel": "✕", "help": "?", "schedule": "◷",
    "do_not_disturb_on": "–", "flag": "⚑", "handshake": "…", "warning": "⚠", "error": "⚠", "priority_high": "!",
    "arrow_upward": "↑", "arrow_downward": "↓", "trending_up": "↗", "trending_down": "↘", "star": "★", "lock": "▪",
}  # fmt: skip
COLOURS = ("red", "orange", "green", "blue", "gray", "grey", "violet", "yellow", "primary")

_KEPT = "\ue000{}\ue001"  # where an escaped sign stood, so that nothing takes it for Markdown
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()<>#+\-.!|~:$&=])")
_BACK = re.compile("\ue000(\\d+)\ue001")
_SYMBOL = re.compile(r":material/([a-z0-9_]+):")
_COLOURED = re.compile(rf":({'|'.join(COLOURS)})(-background|-badge)?\[([^\[\]]*)\]")
_SMALL = re.compile(r":small\[([^\[\]]*)\]")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ITALIC = re.compile(r"(?<![*\w])\*([^*\n]+)\*(?![*\w])")
_CODE = re.compile(r"`([^`\n]+)`")
_TITLE = re.compile(r"(#{1,6}) +(.*)")
_ITEM = re.compile(r"\s*[-*+] +(.*)")
_NUMBERED = re.compile(r"\s*\d+[.)] +(.*)")


def line(text: str) -> str:
    """One line of Markdown as HTML within a paragraph."""
    return _inline(" ".join(text.split()))


def plain(text: str) -> str:
    """One line of Markdown as text, without any of its signs."""
    signs = re.sub(r"<[^>]*>", "", line(text))
    for sign, name in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#x27;", "'"), ("\xa0", " "), ("&amp;", "&")):
        signs = signs.replace(sign, name)
    return " ".join(signs.split())


def blocks(text: str) -> str:
    """A text of paragraphs and lists as HTML."""
    found: list[str] = []
    listed: list[str] = []
    tag = "ul"
    for paragraph in re.split(r"\n\s*\n", text.strip("\n")):
        lines: list[str] = []
        for each in paragraph.split("\n"):
            item, numbered = _ITEM.fullmatch(each), _NUMBERED.fullmatch(each)
            if item or numbered:
                found += _paragraph(lines)
                lines, tag = [], "ul" if item else "ol"
                listed.append((item or numbered)[1])  # type: ignore[index]
            elif listed and each.startswith("  ") and each.strip():
                listed[-1] += f" {each.strip()}"
            else:
                found += _list(listed, tag)
                listed = []
                lines.append(each)
        found += _paragraph(lines)
        found += _list(listed, tag)
        listed = []
    return "".join(found)


def _list(items: list[str], tag: str) -> list[str]:
    return [f"<{tag}>{''.join(f'<li>{line(item)}</li>' for item in items)}</{tag}>"] if items else []


def _paragraph(lines: list[str]) -> list[str]:
    if not any(each.strip() for each in lines):
        return []
    title = _TITLE.fullmatch(lines[0]) if len(lines) == 1 else None
    if title:
        return [f"<h4>{line(title[2])}</h4>"]
    # Two spaces at the end of a line end it; other ends of lines are spaces.
    said = "".join(_inline(each.strip()) + ("<br>" if each.endswith("  ") else " ") for each in lines)
    said = re.sub(r"(<br>|\s|\xa0)+$", "", said)
    return [f"<p>{said}</p>"] if said else []


def _inline(text: str) -> str:
    kept: list[str] = []

    def keep(sign: re.Match[str]) -> str:
        kept.append(sign[1])
        return _KEPT.format(len(kept) - 1)

    text = text.replace("\ue000", "").replace("\ue001", "").replace("\u2060", "").replace("&nbsp;", "\xa0")
    said = escape(_ESCAPED.sub(keep, text))
    said = _CODE.sub(r"<code>\1</code>", said)
    said = _SYMBOL.sub(lambda found: SYMBOLS.get(found[1], ""), said)
    said = _LINK.sub(r"\1", said)
    said = _BOLD.sub(r"<strong>\1</strong>", said)
    said = _ITALIC.sub(r"<em>\1</em>", said)
    for _ in range(2):  # one within another
        said = _COLOURED.sub(r'<span class="\1">\3</span>', said)
        said = _SMALL.sub(r"<small>\1</small>", said)
    return _BACK.sub(lambda found: escape(kept[int(found[1])]), said).strip(" ")
