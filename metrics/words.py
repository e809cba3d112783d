"""Words in both languages. The lowest layer, because the command line and the pages speak alike."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True)
class Text:
    """A sentence, a label or a name in every language of the dashboard; both are required.

    `{name}` marks a place that `said` fills in.
    """

    en: str
    zh: str

    def __post_init__(self) -> None:
        if not self.en.strip() or not self.zh.strip():
            raise ValueError(f"a text lacks a language: {self!r}")

    def said(self, language: Language, **filled: object) -> str:
        """Return the text in `language` with its places filled; an unfilled place raises KeyError."""
        words = self.zh if language == "zh" else self.en
        return words.format(**filled) if filled else words


def spoken(stored: str, language: Language) -> str:
    """A stored word given in both languages, "物流延误 / Late delivery", in this one; others as they are."""
    first, divided, second = stored.partition(" / ")
    if not divided or _is_chinese(first) == _is_chinese(second):
        return stored
    return first if _is_chinese(first) == (language == "zh") else second


def _is_chinese(words: str) -> bool:
    return any("\u4e00" <= sign <= "\u9fff" for sign in words)
