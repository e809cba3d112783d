"""What an entry of the audit tells of a command."""

from dataclasses import dataclass

from data_access.auditing.audit import What


@dataclass(frozen=True)
class Told:
    """What an entry tells of a command: `member` and `thing` name the fields that say whom and what it is about, or
    ANSWER for what it returned; `about` says what kind of thing that is; `kept` are the fields that go with it:
    codes, ids and days, never what somebody wrote."""

    what: What
    member: str = ""
    about: str | None = None
    thing: str = ""
    kept: tuple[str, ...] = ()


ANSWER = "the answer"
