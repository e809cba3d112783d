"""Whether a lesson names the customer whom it is about: in full, or as people call them."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Select, select

from data_access.actions.rules import SUGGESTION
from data_access.rejected import Rejected
from data_access.schema import action, complaint, customer, suggestion
from data_access.scope import Scope, visible

SHORTEST_NAME = 2  # one sign alone stands in too many words to be somebody's name
SHORTEST_FIRM = 4  # Latin letters of a firm without its legal form: fewer are a word like any other
_FORMS = frozenset(["co", "company", "corp", "corporation", "gmbh", "group", "inc", "limited", "llc", "ltd", "plc"])
_FORM_ZH = re.compile("(股份|集团|有限|责任|公司)+$")
_PLACE_ZH = re.compile("^([\u4e00-\u9fff]{2,3}[省市]|北京|上海|天津|重庆|广州|深圳|杭州|南京|苏州|成都|武汉)+")


def name_no_customer(
    connection: Connection, origin: str, origin_id: int, given: Mapping[str, Any], *, by: Scope
) -> None:
    """Refuse a text with the name of the customer whose case it is: the whole organisation will read it.

    Raises:
        Rejected: "lesson_names_customer".
    """
    asked = _customer_of(origin, origin_id, by=by)
    name = " ".join((connection.execute(asked).scalar() or "").split())
    if len(name) >= SHORTEST_NAME and any(names(str(text), name) for text in given.values()):
        raise Rejected("lesson_names_customer", name=name)


def names(text: str, name: str) -> bool:
    """Whether a text has this name, whatever its case, width, blanks and signs: in either order of its words, and of a
    firm also without its legal form and place."""
    said, called = _words(text), _words(name)
    if any("\u4e00" <= sign <= "\u9fff" for sign in name):
        whole, alone = "".join(said), "".join(called)
        firm = _PLACE_ZH.sub("", _FORM_ZH.sub("", alone)) if _FORM_ZH.search(alone) else alone
        return alone in whole or (len(firm) >= SHORTEST_NAME and firm in whole)
    firm_words = [word for word in called if word not in _FORMS]
    forms = [called, called[::-1]]
    if sum(map(len, firm_words)) >= SHORTEST_FIRM:
        forms.append(firm_words)
    return any(_in_a_row(each, said) for each in forms)


def _in_a_row(part: list[str], words: list[str]) -> bool:
    return bool(part) and f" {' '.join(part)} " in f" {' '.join(words)} "


def _words(text: str) -> list[str]:
    """The words of a text without case, width and signs."""
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold())


def _customer_of(origin: str, origin_id: int, *, by: Scope) -> Select[Any]:
    """The name of the customer of the complaint, or of the suggestion from which the action came."""
    c = visible(customer, by)
    if origin == "complaint":
        of = visible(complaint, by)
        return select(c.c.name).join_from(of, c, c.c.id == of.c.customer_id).where(of.c.id == origin_id)
    a, s = visible(action, by), visible(suggestion, by)
    joined = a.join(s, s.c.id == a.c.origin_id).join(c, c.c.id == s.c.customer_id)
    return select(c.c.name).select_from(joined).where(a.c.id == origin_id, a.c.origin == SUGGESTION)
