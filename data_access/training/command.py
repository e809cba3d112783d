"""`python -m data_access trainings`: assigns the trainings that follow from the rules by now; for a timer."""

import argparse
from typing import Any

from data_access.clock import clock_of
from data_access.command_line import language, say
from data_access.engine import write
from data_access.migrate import opened
from data_access.settings import Settings
from data_access.training.duties import settle_duties
from metrics.words import Text

TRAININGS = Text(
    en="Assign mandatory trainings to whoever joined, and those that are about to expire.",
    zh="为新加入的成员安排必修培训，并安排即将到期的复训。",
)
DONE = Text(en="Trainings assigned or ended: {count}.", zh="已安排或结束的培训：{count} 项。")


def add_trainings(commands: Any) -> None:
    """Register `trainings`."""
    commands.add_parser("trainings", help=TRAININGS.said(language())).set_defaults(run=settle)


def settle(arguments: argparse.Namespace, settings: Settings) -> int:
    """Do what is to be done by now; again, and there is nothing to do."""
    with opened(settings) as database:
        count = write(database, lambda connection: settle_duties(connection, clock=clock_of(connection, settings)))
    say(DONE, count=count)
    return 0
