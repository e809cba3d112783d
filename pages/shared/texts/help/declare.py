"""What the help of a page is made of."""

from dataclasses import dataclass

from metrics.words import Text


@dataclass(frozen=True)
class Part:
    """One part of a page, by a name that says where to look, and what it shows."""

    name: Text
    what: Text


@dataclass(frozen=True)
class PageHelp:
    """What a page is for, who sees what on it, its parts, and what to do where something is missing.

    `metrics`: the keys of the numbers it shows. What these mean is told in their own words (metrics/), never here.
    """

    purpose: Text
    who: Text
    parts: tuple[Part, ...]
    missing: Text
    metrics: tuple[str, ...] = ()
