"""How wide each part of a document is on a sheet of A4, so that a chart is drawn for the room it has."""

from collections.abc import Iterator

from pages.reports.document import Group, Kind, Part, Picture, Table, each

PAGE = 880.0  # px of a document, which are 186 mm of paper: its letters become four fifths as large
GAP = 16.0
CARD = 26.0  # what a card's border and air take
NARROWEST = 330.0  # a column with a chart; narrower ones stand one below the other
A_COLUMN = 84.0  # of a table


def inside(group: Group, width: float) -> list[float]:
    """How wide each of a group's parts is."""
    if group.kind is Kind.CARD:
        return [width - CARD] * len(group.parts)
    if group.kind is Kind.GRID:
        return [(width - GAP * (group.across - 1)) / group.across] * len(group.parts)
    if group.kind is Kind.COLUMNS and not stacked(group, width):
        return _columns(group, width)
    return [width] * len(group.parts)


def stacked(group: Group, width: float) -> bool:
    """Whether columns stand one below the other, because a chart or a table in one would have too little room."""
    return any(
        any(one < _least(inner) for inner in each((part,)))
        for part, one in zip(group.parts, _columns(group, width), strict=True)
    )


def _least(part: Part) -> float:
    """The least width in which a part can be read."""
    if isinstance(part, Table):
        return A_COLUMN * len(part.labels)
    return NARROWEST if isinstance(part, Picture) and not part.small else 0.0


def of_pictures(parts: tuple[Part, ...], width: float = PAGE) -> Iterator[tuple[Picture, float]]:
    """All charts with how wide each is."""
    for part in parts:
        if isinstance(part, Picture):
            yield part, width
        elif isinstance(part, Group):
            for inner, one in zip(part.parts, inside(part, width), strict=True):
                yield from of_pictures((inner,), one)


def _columns(group: Group, width: float) -> list[float]:
    room = width - GAP * (len(group.parts) - 1)
    return [room * share / sum(group.shares) for share in group.shares]
