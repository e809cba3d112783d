"""The value that says how far a source was read, as text that keeps what kind of value it was."""

import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from data_access.rejected import Rejected

_READ: dict[str, Callable[[str], Any]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "decimal": Decimal,
    "int": int,
    "float": float,
    "str": str,
}


def kept(value: Any, column: str) -> str:
    """The value as it is stored. Raises Rejected "source_watermark_kind" for one that has no order of its own."""
    match value:
        case bool():
            pass
        case datetime() | date():
            return _written("datetime" if isinstance(value, datetime) else "date", value.isoformat())
        case int() | float() | Decimal() | str():
            kind = next(kind for kind in (int, float, Decimal, str) if isinstance(value, kind))
            return _written(kind.__name__.lower(), str(value))
    raise Rejected("source_watermark_kind", column=column)


def given(text: str | None) -> Any:
    """The value again; None where nothing was read yet."""
    if text is None:
        return None
    kind, value = json.loads(text)
    return _READ[kind](value)


def said(text: str | None) -> str | None:
    """The value for people."""
    return None if text is None else str(json.loads(text)[1]).replace("T", " ")


def _written(kind: str, value: str) -> str:
    return json.dumps([kind, value], ensure_ascii=False)
