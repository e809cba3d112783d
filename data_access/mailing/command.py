"""`python -m data_access mail`: send what waits in the outbox, from a timer."""

import argparse
from typing import Any

from sqlalchemy import Engine

from data_access.clock import clock_of
from data_access.command_line import complain, language, say
from data_access.engine import reading
from data_access.mailing import words
from data_access.mailing.mail_settings import MailServer
from data_access.mailing.post import NoPost, Post
from data_access.mailing.sending import send_waiting
from data_access.members import people
from data_access.migrate import opened
from data_access.scope import OWNER
from data_access.settings import Settings


def add_mail(commands: Any) -> None:
    """Register `mail`."""
    parser = commands.add_parser("mail", help=words.MAIL.said(language()))
    parser.add_argument("--check", action="store_true", help=words.CHECK.said(language()))
    parser.set_defaults(run=mail)


def mail(arguments: argparse.Namespace, settings: Settings) -> int:
    """0 if all that is due was sent, 1 if anything was not, 2 without a mail server."""
    if settings.demo:
        say(words.DEMO)
        return 0
    if settings.mail is None:
        complain(words.NO_SERVER)
        return 2
    if arguments.check:
        return _check(settings.mail)
    with opened(settings) as database:
        return sent(database, settings, settings.mail)


def sent(database: Engine, settings: Settings, server: MailServer) -> int:
    """Send what waits and say what became of it; the exit code."""
    with reading(database) as connection:
        zone = clock_of(connection, settings).zone
        known = people.members(connection, OWNER).set_index("member_id")
    outcome = send_waiting(database, server, lambda: settings.now(zone))
    say(words.SENT, count=outcome.sent)
    for text, rows in ((words.NOT_SENT, outcome.failed), (words.LATER, outcome.delayed)):
        for member_id, why, said in rows:
            name, name_en = known.loc[member_id, "name"], known.loc[member_id, "name_en"]
            shown = name_en if language() == "en" and isinstance(name_en, str) else name
            complain(text, name=shown, why=words.ERRORS[why].said(language()), said=_in_brackets(said))
    if outcome.no_post is not None:
        _complain(server, outcome.no_post)
    return int(bool(outcome.failed or outcome.delayed or outcome.no_post))


def _check(server: MailServer) -> int:
    with Post(server) as post:
        try:
            post.open()
        except NoPost as trouble:
            _complain(server, trouble)
            return 1
    say(words.FINE, server=server.called)
    return 0


def _complain(server: MailServer, trouble: NoPost) -> None:
    why = words.ERRORS[trouble.why].said(language())
    todo = words.TO_DO[trouble.why].said(language())
    complain(words.NO_POST, server=server.called, why=why, said=_in_brackets(trouble.said), todo=todo)


def _in_brackets(said: str) -> str:
    return words.SAID.said(language(), said=said) if said else ""
