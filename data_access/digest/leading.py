"""A digest's parts for a lead: of each team they lead themselves its KPIs and the agenda of the coming meeting."""

from data_access.digest import words
from data_access.digest.content import Part
from data_access.digest.directing import number_sections
from data_access.digest.reader import Reader
from data_access.members.people import teams

MOST_LINES = 12


def lead_parts(reader: Reader) -> tuple[Part, ...]:
    """One for each team that names them its lead, by name."""
    known = teams(reader.connection, reader.scope)
    theirs = known[(known["lead_id"] == reader.scope.member_id) & known["team_id"].isin(reader.scope.led_team_ids)]
    return tuple(
        _part(reader, int(row["team_id"]), reader.name(row["name"], row["name_en"]))
        for row in theirs.to_dict("records")
    )


def _part(reader: Reader, team_id: int, name: str) -> Part:
    sections = [*number_sections(reader, team_id)]
    return Part(reader.say(words.LEAD_PART, team=name), tuple(each for each in sections if each.says_something))
