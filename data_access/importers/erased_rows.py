"""Rows of a file that name somebody who was erased: refused, without keeping what they say."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Connection

from data_access.erasing.fingerprints import CUSTOMER, ENTRY, MEMBER, MEMBERS_NAME, Known
from data_access.importers.customers_found import BY_NAME
from data_access.importers.headers import LINE
from data_access.importers.keys import fitting_one
from data_access.importers.mapping import Mapping
from data_access.importers.values import REFUSED_COLUMNS, Applied

REASONS = {CUSTOMER: "customer_erased", MEMBER: "member_erased", ENTRY: "entry_erased"}
# Which fields of a file say a customer's number and name, and a member's number, address and name.
CUSTOMERS = {"customers": ("key", "name")}
MEMBERS = {"members": (("key", "email"), ("name", "name_en")), "customers": ((), ("owner",))}


class ErasedRows:
    """What is known of the erased while one file is read; without any, rows pass as they are."""

    def __init__(self, connection: Connection, mapping: Mapping) -> None:
        self._known = Known(connection)
        self._mapping = mapping
        self._asked: dict[tuple[str, str], bool] = {}

    def taken_out(self, chunk: Applied) -> Applied:
        """The chunk with such rows among the refused, of which nothing is left but their line."""
        if not self._known:
            return chunk
        found = self._found(chunk.rows)
        as_fields = {column: field for field, column in self._mapping.columns.items()}
        spoilt = self._found(chunk.refused_rows.rename(columns=as_fields))
        if not found and not spoilt:
            return chunk
        lines = {**found, **spoilt}
        left = chunk.refused_rows[~chunk.refused_rows[LINE].isin(lines)]
        blank = pd.DataFrame({LINE: pd.Series([*lines], dtype="int64")})
        told = pd.DataFrame(
            [(line, self._mapping.columns.get(field, ""), "", REASONS[kind]) for line, (kind, field) in lines.items()],
            columns=REFUSED_COLUMNS,
        )
        kept = chunk.refused[~chunk.refused["line"].isin(lines)]
        return replace(
            chunk,
            rows=chunk.rows[~chunk.rows[LINE].isin(found)].reset_index(drop=True),
            refused=pd.concat([kept, told], ignore_index=True) if len(kept) else told,
            refused_rows=pd.concat([left, blank], ignore_index=True).reindex(columns=chunk.refused_rows.columns),
        )

    def _found(self, rows: pd.DataFrame) -> dict[int, tuple[str, str]]:
        """By line: what of it was erased, and the field that says so."""
        found: dict[int, tuple[str, str]] = {}
        if rows.empty:
            return found
        for kind, field, named in self._ways(rows):
            for line in rows.loc[named, LINE].tolist():
                found.setdefault(int(line), (kind, field))
        return found

    def _ways(self, rows: pd.DataFrame) -> Iterator[tuple[str, str, Any]]:
        about = self._mapping.kind
        if self._known.any_of(CUSTOMER) and about != "members":
            number, name = CUSTOMERS.get(about, ("customer_key", "customer_name"))
            yield CUSTOMER, number, self._is(rows, number, CUSTOMER, fitting_one)
            nameless = self._lacks(rows, number)
            yield CUSTOMER, name, nameless & self._is(rows, name, CUSTOMER, lambda said: fitting_one(BY_NAME + said))
        if self._known.any_of(MEMBER):
            numbers, names = MEMBERS.get(about, (("member_key",), ("member",)))
            lacking = np.ones(len(rows), dtype=bool)
            for field in numbers:
                yield MEMBER, field, self._is(rows, field, MEMBER, lambda said: said.lower() if "@" in said else said)
                lacking &= self._lacks(rows, field)
            for field in names:
                yield MEMBER, field, lacking & self._is(rows, field, MEMBERS_NAME, str)
        if self._known.any_of(ENTRY) and about not in ("customers", "members"):
            yield ENTRY, "key", self._is(rows, "key", ENTRY, fitting_one)

    def _is(self, rows: pd.DataFrame, field: str, sort: str, as_known: Any) -> np.ndarray:
        """Which rows say in this field what an erased one was known by."""
        if field not in rows:
            return np.zeros(len(rows), dtype=bool)
        codes, said = pd.factorize(rows[field].astype("str").where(rows[field].notna()).str.strip())
        hits = np.array([*(self._erased(sort, as_known(each)) for each in said), False], dtype=bool)
        named: np.ndarray = hits[codes]
        return named

    def _erased(self, sort: str, value: str) -> bool:
        """Whether it was; asked once for each value, as far as they fit in memory."""
        if (known := self._asked.get((sort, value))) is None:
            known = self._known.has(sort, value)
            if len(self._asked) < 1_000_000:
                self._asked[sort, value] = known
        return known

    @staticmethod
    def _lacks(rows: pd.DataFrame, field: str) -> np.ndarray:
        if field not in rows:
            return np.ones(len(rows), dtype=bool)
        said = rows[field]
        lacking: np.ndarray = (said.isna() | (said.astype("str").str.strip() == "")).to_numpy(dtype=bool)
        return lacking
