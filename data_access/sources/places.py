"""Where a source is: an environment variable says it, so that no address or password stands in our database.

Only variables with our prefix count. Whoever starts the dashboard sets them, and so decides what administrators can
read through it: not its own database, and no folder of the server at will.
"""

import os
import re

from data_access.rejected import Rejected

PREFIX = "DASHBOARD_SOURCE_"
_NAME = re.compile(PREFIX + "[A-Z0-9_]{1,80}")


def variables() -> tuple[str, ...]:
    """The variables that are set here, by name."""
    return tuple(sorted(name for name, value in os.environ.items() if _NAME.fullmatch(name) and value.strip()))


def check(variable: str) -> None:
    """Raise Rejected "source_variable_wrong" for what may not be read, whatever it holds."""
    if not _NAME.fullmatch(variable):
        raise Rejected("source_variable_wrong", prefix=PREFIX)


def place(variable: str) -> str:
    """What the variable holds.

    Raises:
        Rejected: "source_variable_wrong", "source_variable_missing".
    """
    check(variable)
    held = os.environ.get(variable, "").strip()
    if not held:
        raise Rejected("source_variable_missing", variable=variable)
    return held


def is_database(variable: str) -> bool:
    """Whether the variable holds the address of a database; if not, it is a folder."""
    return "://" in place(variable)
