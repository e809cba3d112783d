"""`python -m data_access rewards`: who has earned a reward by now, looked for from a timer."""

import argparse
from contextlib import closing
from typing import Any
from uuid import uuid4

from data_access.auditing import audited
from data_access.clock import clock_of
from data_access.command_line import language, say
from data_access.engine import writing
from data_access.migrate import opened
from data_access.mirroring.direct import Direct
from data_access.mirroring.mirror import Mirror
from data_access.recognition.eligible import find_eligible
from data_access.scope import OWNER
from data_access.settings import Settings
from metrics.words import Text

REWARDS = Text(
    en="Look who has earned a reward by the rules, in time that is over.",
    zh="按奖励规则计算已结束周期内符合条件的成员和团队。",
)
FOUND = Text(en="{count} new ones were found; whoever leads decides.", zh="新增 {count} 项，由主管决定是否授予。")
NOTHING_NEW = Text(en="Nothing new was found.", zh="没有新增。")


def add_rewards(commands: Any) -> None:
    """Register `rewards`."""
    commands.add_parser("rewards", help=REWARDS.said(language())).set_defaults(run=rewards)


def rewards(_arguments: argparse.Namespace, settings: Settings) -> int:
    """Find what is new, as the button on the page does; 0 also where there is nothing."""
    with opened(settings) as database:
        asked = Direct(database) if settings.without_mirror else Mirror(database)
        with closing(asked), writing(database) as connection:
            clock = clock_of(connection, settings)
            given = {"clock": clock, "request_key": str(uuid4()), "asked": asked}
            count = audited.perform(find_eligible, given, connection=connection, scope=OWNER, clock=clock)
    say(FOUND if count else NOTHING_NEW, count=count)
    return 0
