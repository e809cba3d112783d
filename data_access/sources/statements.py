"""The statement that a source keeps: one SELECT, asked for what is new and for no more rows than agreed."""

import re
from typing import Any

from sqlalchemy import Select, bindparam, column, literal_column, select, text

from data_access.rejected import Rejected

LONGEST = 20_000  # characters
_SELECT = re.compile(r"(?:\s|\(|--[^\n]*\n|/\*.*?\*/)*(?:select|with)\b", re.IGNORECASE | re.DOTALL)


def checked(statement: str) -> str:
    """The statement without blanks and semicolons at its end.

    A semicolon is refused wherever else it stands, also in quotes: what ends a quote differs between databases.

    Raises:
        Rejected: "source_statement_wrong", "source_statement_too_long".
    """
    found = statement.strip().rstrip(";").rstrip()
    if len(found) > LONGEST:
        raise Rejected("source_statement_too_long", length=len(found), limit=LONGEST)
    if ";" in found or "\0" in found or not _SELECT.match(found):
        raise Rejected("source_statement_wrong")
    return found


def limited(statement: str, rows: int, watermark: str | None = None, last: Any = None) -> Select[Any]:
    """The first `rows` of what the statement gives; with a watermark in its order, from `last` on.

    Rows without a watermark are not among them.
    """
    # Colons are the statement's own, no places for values. It is the administrator's text and stays as it is: that
    # it only reads is seen to by checked, by its standing inside of another SELECT and by the transaction.
    whole = text("(\n" + checked(statement).replace(":", r"\:") + "\n) source")
    asked: Select[Any] = select(literal_column("*")).select_from(whole).limit(rows)
    if watermark is None:
        return asked
    marked: Any = column(watermark)
    rule = marked.is_not(None) if last is None else marked >= bindparam("last", last)
    return asked.where(rule).order_by(marked)
