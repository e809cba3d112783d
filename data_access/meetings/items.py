"""What an agenda is made of: one line for each thing that needs talking about, by the same name every week."""

from dataclasses import dataclass

from metrics.words import Text

# The order of an agenda.
ACTION, NUMBER, COMPLAINT, LOW_SCORE, PRAISE, CONTACT, TARGET, STALE = (
    "action", "number", "complaint", "low_score", "praise", "contact", "target", "stale",
)  # fmt: skip
KINDS = (ACTION, NUMBER, COMPLAINT, LOW_SCORE, PRAISE, CONTACT, TARGET, STALE)


@dataclass(frozen=True)
class Figure:
    """A number of an item as it was when the agenda was built: a metric or a label of its own, value and cases."""

    key: str  # a key of metrics.registry.METRICS, or a code of the item's kind
    value: float | None
    n: int | None = None
    target: float | None = None


@dataclass(frozen=True)
class Item:
    """One line of an agenda. Lines name no customer and quote nobody: minutes keep them, and the whole team reads them.

    `name` is the same every week while the item is about the same ("number:csat", "complaint:4711"), so that what was
    said, decided or dismissed about it is found again. `reason` is a code of why it stands here now ("missed",
    "beyond_limit", "due_past"): what was dismissed for one reason comes back for another.
    """

    kind: str
    name: str
    reason: str
    line: Text
    address: str  # where it opens: a page's address with its query, "complaint?id=4711"
    figures: tuple[Figure, ...] = ()
    owner_id: int | None = None
