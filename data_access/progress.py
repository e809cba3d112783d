"""How far long work has come: told by what works, drawn by whoever asked for it."""

from collections.abc import Callable

# What is being done (a key of pages/shared/texts/forms.py PHASES), how much of it is done, and how much there is.
Progress = Callable[[str, int, int], None]


def untold(_phase: str, _done: int, _of: int) -> None:
    """For whoever does not want to know."""


def unstepped() -> None:
    """For whoever does not count steps."""


def steps(progress: Progress, phase: str, of: int) -> Callable[[], None]:
    """What is called after each of so many steps."""
    done = iter(range(1, of + 1))
    progress(phase, 0, of)
    return lambda: progress(phase, next(done, of), of)
