"""Minutes as a mail: the same words as on the page, as plain text and as HTML that needs nothing from elsewhere."""

from collections.abc import Sequence
from html import escape

from data_access.meetings.held import Meeting
from data_access.meetings.sending import MinutesLetter
from metrics.words import LANGUAGES
from pages.shared import session
from pages.shared.meetings import chosen, minutes, said
from pages.shared.session import language, say, telling
from pages.shared.texts import meetings as words


def letters(told: Meeting) -> tuple[MinutesLetter, ...]:
    """The minutes in each language, the visitor's own first."""
    spoken = sorted(LANGUAGES, key=lambda each: each != language())
    found = []
    for each in spoken:
        with telling(each, session.names()):
            title, parts = _parts(told)
            found.append(MinutesLetter(each, title, _text(title, parts), _html(title, parts)))
    return tuple(found)


def _parts(told: Meeting) -> tuple[str, list[tuple[str, list[str]]]]:
    """The title, and each section with its lines."""
    title = f"{say(words.MINUTES)} · {chosen.team_name(told.team_id)} · {chosen.days(told.week_on)}"
    talked, left = minutes.talked_about(told)
    sections = [
        (say(words.WHO_WAS_THERE), [*([minutes.led_said(told)] if told.led_by else []), *minutes.people(told)]),
        (say(words.DECISIONS), minutes.decisions(told)),
        (say(words.ACTIONS), [said.action(row) for row in told.actions.to_dict("records")]),
        (say(words.NUMBERS), [f"{said.line(row)} — {minutes.outcome(row)}" for row in talked]),
        (say(words.NOT_TALKED), [said.line(row) for row in left]),
    ]
    return title, sections


def _text(title: str, parts: Sequence[tuple[str, Sequence[str]]]) -> str:
    lines = [title]
    for name, each in parts:
        lines += ["", name, *(f"- {' '.join(line.split())}" for line in each or [say(words.NO_DECISIONS)])]
    return "\n".join(lines) + "\n"


def _html(title: str, parts: Sequence[tuple[str, Sequence[str]]]) -> str:
    body = [f"<h1>{escape(title)}</h1>"]
    for name, each in parts:
        lines = "".join(f"<li>{escape(' '.join(line.split()))}</li>" for line in each or [say(words.NO_DECISIONS)])
        body.append(f"<h2>{escape(name)}</h2><ul>{lines}</ul>")
    style = "body{font-family:sans-serif;max-width:42em;margin:1em auto}h1{font-size:1.2em}h2{font-size:1em}"
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{style}</style>'
    return f'<!doctype html><html lang="{language()}"><head>{head}</head><body>{"".join(body)}</body></html>'
