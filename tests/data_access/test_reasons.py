"""Why something is refused: every reason has one sentence in one place."""

from collections import Counter
from importlib import import_module
from pkgutil import iter_modules

from data_access import reasons
from data_access.rejected import REASONS


def test_no_two_files_of_reasons_word_the_same_one() -> None:
    found = Counter[str]()
    for module in iter_modules(reasons.__path__):
        worded = getattr(import_module(f"{reasons.__name__}.{module.name}"), module.name.upper())
        assert set(worded) <= set(REASONS), f"{module.name} is not among what is worded"
        found.update(list(worded))
    assert len(found) > 100
    assert [reason for reason, count in found.items() if count > 1] == []
