"""Stages and other departments as the organisation calls them, in the visitor's language."""

from typing import Any

from data_access.workflow.stages import Name
from pages.shared import session
from pages.shared.filters import code_said
from pages.shared.session import in_language, name_of, say
from pages.shared.texts import standards as standard_words


def stage_said(code: Any) -> str:
    """A stage by its code; what is no stage (an interaction's state, a word of an import) as other codes are."""
    return _named(session.names().stages.get(code) if isinstance(code, str) else None, code)


def department_said(code: Any) -> str:
    """Another department by what complaints keep of it."""
    return _named(session.names().departments.get(code) if isinstance(code, str) else None, code)


def step_said(code: str) -> str:
    """What a service standard is for: a step of a case, or a stage of a complaint by its name."""
    if code in standard_words.STEPS:
        return say(standard_words.STEPS[code])
    return say(standard_words.STAGE, stage=stage_said(code))


def named(name: str, name_en: Any) -> str:
    """A name as it is stored, given in one field or two."""
    return in_language(name_of(name, name_en))


def _named(found: Name | None, code: Any) -> str:
    return code_said(code) if found is None else named(*found)
