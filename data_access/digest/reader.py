"""For whom a digest is made, with what, and how numbers and days are written for them."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
from sqlalchemy import Connection

from data_access.clock import Clock
from data_access.digest.spans import Span
from data_access.numbers.asking import Asked
from data_access.scope import Scope
from metrics import calendar_words
from metrics.formats import Local
from metrics.words import Language, Text, spoken


@dataclass(frozen=True)
class Reader:
    """Everything is asked with the reader's own scope, so that nothing is mailed which their pages do not show."""

    connection: Connection
    asked: Asked
    scope: Scope
    clock: Clock
    language: Language
    local: Local
    span: Span

    def say(self, text: Text, **filled: object) -> str:
        """A text in the reader's language."""
        return text.said(self.language, **filled)

    def day(self, when: date) -> str:
        """A day, with its year where that is another one."""
        return calendar_words.day(when, self.language, this_year=self.clock.today.year)

    def name(self, name: object, name_en: object) -> str:
        """A person's or a team's name, as far as there is one in the reader's language."""
        chosen = name_en if self.language == "en" and isinstance(name_en, str) and name_en else name
        return spoken(str(chosen), self.language) if chosen is not None and pd.notna(chosen) else "—"
