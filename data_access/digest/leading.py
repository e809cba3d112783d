"""A digest's parts for a lead: of each team they lead themselves its KPIs and the agenda of the coming meeting."""

from data_access.digest import words
from data_access.digest.content import Line, Part, Section
from data_access.digest.directing import number_sections
from data_access.digest.reader import Reader
from data_access.meetings.agenda import agenda
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


def _agenda(reader: Reader, team_id: int) -> Section:
    """What there will be to talk about, as the page of the meeting has it; in a month or a quarter there is none."""
    if reader.span.kind != "week":
        return Section("")
    week = reader.span.meeting_week
    items = agenda(
        reader.connection, reader.scope, clock=reader.clock, asked=reader.asked, team_id=team_id, week_start=week
    )
    lines = [Line(reader.say(item.line), item.address) for item in items[:MOST_LINES]]
    if len(items) > MOST_LINES:
        lines.append(Line(reader.say(words.AND_MORE, count=len(items) - MOST_LINES)))
    quiet = Line(reader.say(words.AGENDA_EMPTY))
    title = reader.say(words.AGENDA, day=reader.day(week))
    return Section(title, tuple(lines) or (quiet,), address="meeting")


def _part(reader: Reader, team_id: int, name: str) -> Part:
    sections = [_agenda(reader, team_id), *number_sections(reader, team_id)]
    return Part(reader.say(words.LEAD_PART, team=name), tuple(each for each in sections if each.says_something))
