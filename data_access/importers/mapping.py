"""How the columns of a file become our fields: what a person confirms once and finds again for the next file."""

import dataclasses
import hashlib
import json
from collections.abc import Iterable
from collections.abc import Mapping as Lookup
from dataclasses import dataclass, field
from typing import Any, cast

from data_access.importers import fields
from data_access.importers.choices import StoresAs, plain
from data_access.importers.dates import ORDERS, Order
from data_access.importers.fields import Kind
from data_access.rejected import Rejected
from metrics.words import Text

SCORE_KINDS = ("csat", "nps", "ces")


@dataclass(frozen=True)
class Scale:
    """What scores may be. `zero_means_missing`: on a scale that begins above 0, a 0 says "not answered"."""

    low: float
    high: float
    zero_means_missing: bool = False
    kind: str = "csat"


@dataclass(frozen=True)
class Mapping:
    """Everything needed to read a file's rows as facts of `kind`.

    columns: field → column of the file. formats: date field → order of day, month and year; number field →
    "decimal_comma" where 1,5 is one and a half. undecided: date fields whose rows do not say which order it
    is; a person must, with `decided`. missing: field → markers that mean "no value", beside empty cells.
    values: field → {their word, as `plain` makes it: our code}, asked before
    the vocabularies. zone: of times without an offset. event_log: several rows tell the story of one case.
    """

    kind: Kind
    columns: dict[str, str]
    formats: dict[str, str] = field(default_factory=dict)
    undecided: tuple[str, ...] = ()
    stores_as: StoresAs | None = None
    scale: Scale | None = None
    missing: dict[str, tuple[str, ...]] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    zone: str = "Asia/Shanghai"
    event_log: bool = False

    def decided(self, key: str, order: Order) -> "Mapping":
        """The same with the order of a date field chosen by a person."""
        left = tuple(each for each in self.undecided if each != key)
        return dataclasses.replace(self, formats={**self.formats, key: order}, undecided=left)

    def with_column(self, key: str, column: str | None) -> "Mapping":
        """The same with a field read from another column, or from none; `refined` says how that column is read."""
        columns = {each: name for each, name in self.columns.items() if each != key}
        if column is not None:
            columns[key] = column
        return dataclasses.replace(
            self,
            columns=columns,
            formats={each: format for each, format in self.formats.items() if each != key},
            undecided=tuple(each for each in self.undecided if each != key),
            missing={each: markers for each, markers in self.missing.items() if each != key},
            values={each: words for each, words in self.values.items() if each != key},
            scale=None if key == "score" else self.scale,
        )

    def lacking(self) -> tuple[str, ...]:
        """Required fields that no column gives.

        Members and customers are known by their number; everything else does without one: storing makes one of what
        the row says. An order may name its customer instead of giving their number; an answer may have the day of its
        invitation instead of its own.
        """
        given = set(self.columns) | ({"name"} if {"first_name", "last_name"} & set(self.columns) else set())
        if self.kind in ("contacts", "tickets", "answers", "orders") and not self.event_log:
            given.add("key")
        if self.kind == "orders" and "customer_name" in given:
            given.add("customer_key")
        needed = fields.required(self.kind, event_log=self.event_log)
        if self.kind == "answers" and "invited_at" not in given:
            needed = (*needed, "answered_at")
        return tuple(key for key in needed if key not in given)

    def check(self, columns: Iterable[str]) -> None:
        """Raise Rejected unless the mapping is complete and fits a file with these columns.

        Raises:
            Rejected: "mapping_incomplete", "mapping_answers_undated", "mapping_answers_empty", "mapping_undecided",
                "mapping_other_columns".
        """
        known = fields.of(self.kind)
        if self.kind == "answers" and "answered_at" in self.lacking():
            raise Rejected("mapping_answers_undated")
        if self.kind == "answers" and not {"score", "comment", "invited_at"} & set(self.columns):
            raise Rejected("mapping_answers_empty")
        if self.lacking():
            raise Rejected("mapping_incomplete", fields=_named(self.lacking(), self.kind))
        if self.undecided:
            raise Rejected("mapping_undecided", fields=_named(self.undecided, self.kind))
        absent = sorted(set(self.columns.values()) - set(columns))
        if absent:
            raise Rejected("mapping_other_columns", columns=", ".join(absent))
        if set(self.columns) - set(known):
            raise Rejected("mapping_unreadable")

    def to_json(self) -> str:
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Mapping":
        """Raises Rejected "mapping_unreadable" for anything `to_json` would not write."""
        try:
            return _from(json.loads(text))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise Rejected("mapping_unreadable") from error


def signature(columns: Iterable[str]) -> str:
    """The same for files with the same columns, in whichever order, so that a saved mapping is found again."""
    names = "\n".join(sorted(plain(name) for name in columns))
    return hashlib.sha256(names.encode()).hexdigest()[:32]


def _named(keys: Iterable[str], kind: Kind) -> Text:
    known = fields.of(kind)
    names = [known[key].name if key in known else Text(en=key, zh=key) for key in keys]
    return Text(en=", ".join(name.en for name in names), zh="、".join(name.zh for name in names))


def _from(read: Any) -> Mapping:
    kind = cast(Kind, read["kind"])
    known = fields.of(kind)
    columns = _words(read["columns"])
    formats = _words(read["formats"])
    if set(columns) - set(known) or set(formats.values()) - {*ORDERS, "decimal_comma"}:
        raise ValueError("unknown fields or formats")
    if read["stores_as"] not in (None, "interactions", "complaints"):
        raise ValueError("stores as what?")
    scale = read["scale"] and Scale(
        float(read["scale"]["low"]), float(read["scale"]["high"]), bool(read["scale"]["zero_means_missing"]),
        str(read["scale"]["kind"]),
    )  # fmt: skip
    return Mapping(
        kind, columns, formats, tuple(map(str, read["undecided"])), read["stores_as"], scale,
        {str(key): tuple(map(str, markers)) for key, markers in read["missing"].items()},
        {str(key): _words(words) for key, words in read["values"].items()},
        str(read["zone"]), bool(read["event_log"]),
    )  # fmt: skip


def _words(read: Lookup[Any, Any]) -> dict[str, str]:
    return {str(key): str(value) for key, value in read.items()}
