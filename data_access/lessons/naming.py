"""Whether a lesson names a customer: the one whom it is about, in full or as people call them, or another in full."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Select, select

from data_access.actions.rules import SUGGESTION
from data_access.lessons.surnames import LATIN, LONGEST_PERSON, OF_TWO, titled
from data_access.rejected import Rejected
from data_access.schema import action, complaint, customer, suggestion
from data_access.scope import Scope, visible

SHORTEST_NAME = 2  # one sign alone stands in too many words to be somebody's name
SHORTEST_OTHER = 3  # Chinese signs: many words of two are somebody's name
LONGEST_FIRM, MOST_WORDS = 24, 3
SHORTEST_FIRM = 4  # Latin letters of a firm without its legal form: fewer are a word like any other
_FORMS = frozenset(["co", "company", "corp", "corporation", "gmbh", "group", "inc", "limited", "llc", "ltd", "plc"])
_FORM_ZH = re.compile("(股份|集团|有限|责任|公司)+$")
_PLACE_ZH = re.compile("^([\u4e00-\u9fff]{2,3}[省市]|北京|上海|天津|重庆|广州|深圳|杭州|南京|苏州|成都|武汉)+")


def name_no_customer(
    connection: Connection, origin: str, origin_id: int, given: Mapping[str, Any], *, by: Scope
) -> None:
    """Refuse a text with the name of the customer whose case it is, or the full name of another whom the writer knows:
    the whole organisation will read it.

    Raises:
        Rejected: "lesson_names_customer".
    """
    asked = _customer_of(origin, origin_id, by=by)
    name = " ".join((connection.execute(asked).scalar() or "").split())
    texts = [str(text) for text in given.values() if text]
    known = len(name) >= SHORTEST_NAME and not name.startswith("#")  # who was erased is called #17
    if known and any(names(text, name) for text in texts):
        raise Rejected("lesson_names_customer", name=name)
    could_be = {each for text in texts for each in could_name(text)}
    if not could_be:
        return
    c = visible(customer, by)
    others = select(c.c.name).where(c.c.name.in_(sorted(could_be)), c.c.team_id.is_not(None)).limit(1)
    other = connection.execute(others).scalar()
    if other is not None:
        raise Rejected("lesson_names_customer", name=other)


def names(text: str, name: str) -> bool:
    """Whether a text has this name, whatever its case, width, blanks and signs: in either order of its words, of a
    person also their surname with a title, and of a firm also without its legal form and place."""
    said, called = _words(text), _words(name)
    is_firm = bool(_FORMS & set(called)) or _FORM_ZH.search(name) is not None
    if not is_firm and titled(_plain(text), _plain(name)):
        return True
    if any("\u4e00" <= sign <= "\u9fff" for sign in name):
        whole, alone = "".join(said), "".join(called)
        firm = _PLACE_ZH.sub("", _FORM_ZH.sub("", alone)) if _FORM_ZH.search(alone) else alone
        return alone in whole or (len(firm) >= SHORTEST_NAME and firm in whole)
    firm_words = [word for word in called if word not in _FORMS]
    forms = [called, called[::-1]]
    if sum(map(len, firm_words)) >= SHORTEST_FIRM:
        forms.append(firm_words)
    return any(_in_a_row(each, said) for each in forms)


def could_name(text: str) -> set[str]:
    """What in a text could be the full name of a person or a firm, as lists of customers write it: few parts of a
    Chinese sentence begin with a surname or end with a legal form, and a Latin name is of two words at least."""
    plain = unicodedata.normalize("NFKC", text)
    found = set()
    for run in re.findall("[\u4e00-\u9fff]+", plain):
        for start, sign in enumerate(run):
            if sign in LATIN or run[start : start + 2] in OF_TWO:
                found |= {run[start : start + size] for size in range(SHORTEST_OTHER, LONGEST_PERSON + 1)}
        for form in re.finditer("公司|集团", run):
            found |= {run[start : form.end()] for start in range(max(0, form.end() - LONGEST_FIRM), form.start() - 1)}
    words = re.findall(r"[^\W_\u4e00-\u9fff]+(?:['’.-][^\W_\u4e00-\u9fff]+)*\.?", plain)
    for size in range(2, MOST_WORDS + 1):
        for at in range(len(words) - size + 1):
            part = " ".join(words[at : at + size])
            found |= {part, part.rstrip("."), part.title()}
    return {each for each in found if len(each) >= SHORTEST_OTHER}


def _in_a_row(part: list[str], words: list[str]) -> bool:
    return bool(part) and f" {' '.join(part)} " in f" {' '.join(words)} "


def _words(text: str) -> list[str]:
    """The words of a text without case, width and signs; Latin ones end where Chinese signs begin."""
    return re.findall("[\u4e00-\u9fff]+|[^\\W_\u4e00-\u9fff]+", _plain(text))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _customer_of(origin: str, origin_id: int, *, by: Scope) -> Select[Any]:
    """The name of the customer of the complaint, or of the suggestion from which the action came."""
    c = visible(customer, by)
    if origin == "complaint":
        of = visible(complaint, by)
        return select(c.c.name).join_from(of, c, c.c.id == of.c.customer_id).where(of.c.id == origin_id)
    a, s = visible(action, by), visible(suggestion, by)
    joined = a.join(s, s.c.id == a.c.origin_id).join(c, c.c.id == s.c.customer_id)
    return select(c.c.name).select_from(joined).where(a.c.id == origin_id, a.c.origin == SUGGESTION)
