"""What a digest consists of, in its reader's words: parts for what somebody is, sections, lines and figures."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One sentence, the page where it goes on (an address of the dashboard), and whether it should stand out."""

    text: str
    address: str | None = None
    urgent: bool = False


@dataclass(frozen=True)
class Figure:
    """A number: its name, its value, and what else there is to say, such as its target and its change."""

    name: str
    value: str
    said: tuple[str, ...] = ()
    urgent: bool = False


@dataclass(frozen=True)
class Section:
    """Lines or figures under a title; `note` says what they rest on. One without either is not shown."""

    title: str
    lines: tuple[Line, ...] = ()
    figures: tuple[Figure, ...] = ()
    note: str = ""
    address: str | None = None

    @property
    def says_something(self) -> bool:
        return bool(self.lines or self.figures)


@dataclass(frozen=True)
class Part:
    """What concerns somebody as a member of staff, a lead, an executive or an administrator."""

    title: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Written:
    """A digest as it is sent and stored."""

    subject: str
    text: str
    html: str
