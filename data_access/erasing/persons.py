"""Whom an erasing is about: found by number, address or id, with everything they are known by."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, func, or_, select

from data_access.erasing.fingerprints import CUSTOMER, MEMBER, MEMBERS_NAME, PSEUDONYM, Known
from data_access.importers.customers_found import BY_NAME
from data_access.importers.keys import fitting_one
from data_access.rejected import Rejected
from data_access.schema import customer, member

# What is shorter stands in every second text.
SHORTEST_NAME = 2
_LATIN = "0-9A-Za-z\u00c0-\u024f"
_CHINESE = re.compile("[\u3400-\u9fff]")
ERASED = {True: "[已删除]", False: "[erased]"}  # in place of a name: in a text with Chinese signs, and in others


@dataclass(frozen=True)
class Person:
    """A customer or a member.

    names: what is looked for within texts, too (names, addresses, telephone numbers); key: their number in the
    source, which only counts where it stands alone; known_by: (sort, value) of what an import knows them by.
    """

    kind: str
    id: int
    names: tuple[str, ...]
    key: str | None
    known_by: tuple[tuple[str, str], ...]

    @cached_property
    def _within(self) -> re.Pattern[str] | None:
        """A name within a text, in either order of its words and whatever stands between them."""
        long = sorted(self._long, key=len)
        if not long:
            return None
        any_of = "|".join(_form(order) for each in reversed(long) for order in _orders(each))
        return re.compile(_whole(any_of), re.IGNORECASE)

    def may_stand_in(self, squeezed: str) -> bool:
        """Whether a name can be in texts at all, given what `squeezed` left of them: quicker than to look for it."""
        return any(squeezed_of("".join(order)) in squeezed for each in self._long for order in _orders(each))

    @cached_property
    def _long(self) -> frozenset[str]:
        """The names that are looked for within texts: none that is too short, nor #17, which is nobody's."""
        names = {each.strip() for each in self.names}
        return frozenset(each for each in names if len(each) >= SHORTEST_NAME and not re.fullmatch("#[0-9]+", each))

    def without(self, text: str) -> str:
        """The text with a word for "erased" in place of the person; all else of it stays.

        A name that is one Latin word is none in small letters: "we will" is not about Will.
        """
        word = ERASED[_CHINESE.search(text) is not None]
        if self.key is not None and text.strip() == self.key:
            return word
        small = {each.lower() for each in self._long if each.isalpha() and each[0].isupper()}

        def replaced(found: re.Match[str]) -> str:
            return found[0] if found[0] in small else word

        return text if self._within is None else self._within.sub(replaced, text)

    def is_told_by(self, value: Any) -> bool:
        """Whether a cell, or any cell of a kept row, gives the person away."""
        match value:
            case str():
                alone = value.strip()
                if self.key is not None and alone == self.key:
                    return True
                return alone in self.names or (self._within is not None and self._within.search(value) is not None)
            case dict():
                return any(self.is_told_by(each) for pair in value.items() for each in pair)
            case list():
                return any(self.is_told_by(each) for each in value)
        return self.key is not None and str(value) == self.key

    def is_part_of(self, number: str) -> bool:
        """Whether a number of something else is made of theirs, or of their name."""
        if self.is_told_by(number):
            return True
        return self.key is not None and re.search(_whole(re.escape(self.key)), number) is not None


def _whole(pattern: str) -> str:
    """Not as a part of a longer Latin word or number."""
    return rf"(?<![{_LATIN}])(?:{pattern})(?![{_LATIN}])"


def squeezed_of(text: str) -> str:
    """A text without case and all that may stand between the words of a name."""
    return re.sub(r"[\W_]+", "", text).lower()


def _orders(name: str) -> list[list[str]]:
    """The words of a name in the orders in which people write it: "Quill, Zelda" is Zelda Quill."""
    words = re.findall(r"[^\W_]+", name)
    turned = len(words) > 1 and all(word.isalpha() for word in words) and "@" not in name
    return [words, words[::-1]] if turned and not _CHINESE.search(name) else [words or [name]]


def _form(words: list[str]) -> str:
    """A name whatever stands between its words: "Zelda-Quill" is Zelda Quill; 林 小满 and 林·小满 are 林小满."""
    if any(_CHINESE.search(word) for word in words):
        return r"[ \u3000·・•]?".join(re.escape(sign) for word in words for sign in word)
    return r"[\W_]{1,3}".join(re.escape(word) for word in words)


def find_customer(connection: Connection, said: str) -> Person:
    """The customer with this number, or with this id ("#17", or plain 17 where that is nobody's number).

    Raises:
        Rejected: "erasing_unknown", "erasing_done" (erased before), "erasing_unclear" (the number of several).
    """
    c = customer.c
    row_id = _id(said)
    found = connection.execute(select(customer).where(c.source_key == said)).all() if row_id is None else []
    if not found and row_id is None and Known(connection).has(CUSTOMER, fitting_one(said)):
        raise Rejected("erasing_done")
    if not found and (row_id is not None or said.isdecimal()):
        found = connection.execute(select(customer).where(c.id == (row_id or _number(said)))).all()
    return customer_as_person(connection, _only(found))


def customer_as_person(connection: Connection, row: Any) -> Person:
    """A row of `customer` with all that gives them away."""
    number = row.source_key
    alone = select(func.count()).select_from(customer).where(customer.c.name == row.name)
    known_by = [(CUSTOMER, fitting_one(number))] if number else []
    # Files without a number mean the one customer of that name; of two, neither.
    if connection.execute(alone).scalar_one() == 1:
        known_by.append((CUSTOMER, fitting_one(BY_NAME + row.name)))
    names = tuple(each for each in (row.name, row.email, row.phone) if each)
    return Person(CUSTOMER, row.id, names, number, tuple(dict.fromkeys(known_by)))


def find_member(connection: Connection, said: str) -> Person:
    """The member with this e-mail address, or with this id ("#17" or 17).

    Raises:
        Rejected: "erasing_unknown", "erasing_done".
    """
    row_id = _id(said)
    if row_id is None and said.isdecimal():
        row_id = _number(said)
    rule = func.lower(member.c.email) == said.strip().lower() if row_id is None else member.c.id == row_id
    found = connection.execute(select(member).where(rule)).all()
    if not found and row_id is None and Known(connection).has(MEMBER, said.strip().lower()):
        raise Rejected("erasing_done")
    row = _only(found)
    known_by = [(MEMBER, row.source_key)] if row.source_key else []
    if row.email:
        known_by.append((MEMBER, row.email.lower()))
    names = tuple(each for each in (row.name, row.name_en) if each)
    for name in names:
        same = or_(member.c.name == name, member.c.name_en == name)
        if connection.execute(select(func.count()).select_from(member).where(same)).scalar_one() == 1:
            known_by.append((MEMBERS_NAME, name))
    told = tuple(each for each in (*names, row.email) if each)
    return Person(MEMBER, row.id, told, row.source_key, tuple(dict.fromkeys(known_by)))


def _only(found: Any) -> Any:
    if not found:
        raise Rejected("erasing_unknown")
    if len(found) > 1:
        raise Rejected("erasing_unclear", ids=", ".join(f"#{row.id}" for row in found))
    (row,) = found
    if row.name == f"#{row.id}" and (row.source_key is None or row.source_key.startswith(PSEUDONYM)):
        raise Rejected("erasing_done")
    return row


def _id(said: str) -> int | None:
    return _number(said[1:]) if said.startswith("#") and said[1:].isdecimal() else None


def _number(said: str) -> int:
    return min(int(said[:18]), 2**31 - 1)
