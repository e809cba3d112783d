"""What is refused, and in which words. Every reason has its sentence here, in both languages."""

from metrics.words import Language, Text

REASONS: dict[str, Text] = {
    "not_allowed": Text(
        en="You may not do this. Ask your team lead or an administrator.",
        zh="您没有此操作的权限，请联系团队主管或管理员。",
    ),
}


class Rejected(Exception):
    """Something a person asked for that cannot be done as it stands; nothing was changed.

    `reason` is a key of `REASONS`, `details` fills the places of its sentence.
    """

    def __init__(self, reason: str, **details: object) -> None:
        if reason not in REASONS:
            raise KeyError(f"the reason {reason!r} has no words in data_access/rejected.py")
        super().__init__(reason)
        self.reason = reason
        self.details = details

    def said(self, language: Language) -> str:
        """The sentence for the person, in their language."""
        return REASONS[self.reason].said(language, **self.details)


class NotAllowed(Rejected):
    """The scope may not do this."""

    def __init__(self, **details: object) -> None:
        super().__init__("not_allowed", **details)
