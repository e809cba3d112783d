"""The organisation's own words for stages, by which a file may name them: those beside the usual ones."""

from dataclasses import replace

import pandas as pd
from sqlalchemy import Connection

from data_access.importers.choices import plain, vocabulary
from data_access.importers.mapping import Mapping
from data_access.scope import OWNER
from data_access.workflow.moves import is_own
from data_access.workflow.stages import stages

FIELD = "state"


def with_stages(mapping: Mapping, known: pd.DataFrame) -> Mapping:
    """The mapping of a file of complaints with the names and codes of `known` (workflow/stages.py) among the words
    of states. What a person said of a word goes before; a name of the organisation's own before a usual word."""
    if mapping.stores_as != "complaints" or FIELD not in mapping.columns:
        return mapping
    usual, said = vocabulary(FIELD, mapping.stores_as), mapping.values.get(FIELD, {})
    decided = {word: code for word, code in said.items() if usual.get(word) != code}
    named: dict[str, str] = {}
    for row in known.to_dict("records"):
        words = [plain(each) for each in (row["name"], row["name_en"], row["code"]) if isinstance(each, str)]
        # One that everybody has is known by its usual words; those of its new name may be another's usual ones.
        named |= {word: row["code"] for word in words if row["own"] or word not in usual}
    words_of_states = {**said, **named, **decided}
    if words_of_states == said:
        return mapping
    return replace(mapping, values={**mapping.values, FIELD: words_of_states})


def with_own_stages(connection: Connection, mapping: Mapping) -> Mapping:
    """The same with the stages as they are now."""
    return with_stages(mapping, stages(connection, OWNER))


def own_codes(mapping: Mapping) -> tuple[str, ...]:
    """The organisation's own stages that a file's words may mean."""
    return tuple(sorted({code for code in mapping.values.get(FIELD, {}).values() if is_own(code)}))
