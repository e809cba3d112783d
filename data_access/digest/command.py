"""`python -m data_access digest --week|--month|--quarter`: each person their own, by mail or as files."""

import argparse
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, or_, select

from data_access.clock import clock_of, currency_of
from data_access.command_line import complain, language, say
from data_access.digest.making import LEFT, NO_ADDRESS, NOTHING, REFUSED, House, Recipient, made, recipients, store
from data_access.digest.spans import GRAINS, Span, span
from data_access.engine import reading, write
from data_access.mailing import outbox
from data_access.mailing import words as mail_words
from data_access.mailing.command import sent
from data_access.migrate import opened
from data_access.mirroring.direct import Direct
from data_access.mirroring.mirror import Mirror
from data_access.schema import team
from data_access.scope import OWNER
from data_access.settings import ROOT, Settings
from metrics.formats import Local
from metrics.words import Text

FOLDER = ROOT / "data" / "digests"

DIGEST = Text(
    en="Mail each person their own digest; without a mail server, write them as files.",
    zh="向每个人发送各自的简报；未设置邮件服务器时写成文件。",
)
OF_KIND = {
    "week": Text(en="of the last full week", zh="上一完整周"),
    "month": Text(en="of the last full month", zh="上一完整月"),
    "quarter": Text(en="of the last full quarter", zh="上一完整季度"),
}
OF_TEAM = Text(en="only the people of this team (its name), and its lead", zh="仅限该团队（团队名称）的成员和主管")
OF_FOLDER = Text(
    en="write files here, and mail nothing (without a mail server: data/digests)",
    zh="将简报写入此文件夹，不发送邮件（未设置邮件服务器时默认为 data/digests）",
)
OF_DRY_RUN = Text(en="only say who would get what", zh="仅列出收件人，不生成也不发送")
NO_TEAM = Text(en="There is no team called {name}.", zh="没有名为“{name}”的团队。")
WOULD = Text(en="{name}: {kind} ({spoken})", zh="{name}：{kind}（{spoken}）")
BEFORE = Text(en="{name}: got it before", zh="{name}：此前已生成")
WHY_NOT = {
    LEFT: Text(en="{name}: none, is not active any more", zh="{name}：不发送，已停用"),
    NO_ADDRESS: Text(en="{name}: none, has no e-mail address", zh="{name}：不发送，没有邮箱地址"),
    REFUSED: Text(en="{name}: none, does not want it", zh="{name}：不发送，本人已取消订阅"),
    NOTHING: Text(en="{name}: none, there is nothing to tell", zh="{name}：不发送，没有内容"),
}
WRITTEN = Text(en="{name}: {file}", zh="{name}：{file}")
PUT = Text(en="{kind} {key}: {count} new", zh="{kind} {key}：新增 {count} 份")
NO_FOLDER = Text(en="{folder} cannot be written: {why}", zh="无法写入 {folder}：{why}")
NOBODY = Text(en="Nobody is to get one: there are no people yet.", zh="暂无收件人：尚未录入人员。")
FAILED = Text(en="{name}: could not be made ({why})", zh="{name}：生成失败（{why}）")


def add_digest(commands: Any) -> None:
    """Register `digest`."""
    parser = commands.add_parser("digest", help=DIGEST.said(language()))
    which = parser.add_mutually_exclusive_group(required=True)
    for kind in GRAINS:
        which.add_argument(
            f"--{kind}", dest="kind", action="store_const", const=kind, help=OF_KIND[kind].said(language())
        )
    parser.add_argument("--team", metavar="TEAM", help=OF_TEAM.said(language()))
    parser.add_argument("--to", metavar="FOLDER", type=Path, help=OF_FOLDER.said(language()))
    parser.add_argument("--dry-run", action="store_true", help=OF_DRY_RUN.said(language()))
    parser.set_defaults(run=digest)


def digest(arguments: argparse.Namespace, settings: Settings) -> int:
    """0 if everybody who should got theirs, 1 if anybody did not, 2 for a team that there is not."""
    folder: Path | None = arguments.to
    if folder is None and (settings.demo or settings.mail is None):
        folder = FOLDER
        say(mail_words.DEMO if settings.demo else mail_words.NO_SERVER)
    with opened(settings) as database:
        with reading(database) as connection:
            clock, currency = clock_of(connection, settings), currency_of(connection)
            team_id = None
            if arguments.team is not None and (team_id := _team(connection, arguments.team)) is None:
                complain(NO_TEAM, name=arguments.team)
                return 2
            about = span(arguments.kind, clock.today)
            everybody = recipients(connection, kind=about.kind, clock=clock, addressed=folder is None, team_id=team_id)
        if not everybody:
            say(NOBODY)
        if arguments.dry_run:
            return _dry_run(database, everybody, about, mailed=folder is None)
        asked = Direct(database) if settings.without_mirror else Mirror(database)
        with closing(asked):
            house = House(database, asked, clock, Local(currency), about, settings.sign_in.address)
            try:
                wrong = _make(house, everybody, folder)
            except OSError as error:
                if folder is None:
                    raise
                complain(NO_FOLDER, folder=folder, why=error.strerror)
                return 1
        if folder is None and settings.mail is not None:
            return max(sent(database, settings, settings.mail), int(wrong))
    return int(wrong)


def _make(house: House, everybody: list[Recipient], folder: Path | None) -> bool:
    """Make everybody's digest, one after the other, each stored before the next; whether any could not be made."""
    about, new, wrong = house.span, 0, False
    for each in everybody:
        if each.why_not is not None:
            say(WHY_NOT[each.why_not], name=_named(each))
            continue
        if folder is None and _there(house.database, each, about):
            continue
        try:
            found = made(house, each)
        except ArithmeticError as error:  # of one person's numbers; the others get theirs
            complain(FAILED, name=_named(each), why=error)
            wrong = True
            continue
        if found is None:
            say(WHY_NOT[NOTHING], name=_named(each))
        elif folder is not None:
            say(WRITTEN, name=_named(each), file=store(folder, about, each, found))
            new += 1
        else:
            words = {"subject": found.subject, "text": found.text, "html": found.html}
            put = partial(outbox.put, by=OWNER, clock=house.clock, to=each.member_id, kind=about.kind, key=about.key)
            new += write(house.database, partial(put, **words))
    say(PUT, kind=mail_words.KINDS[about.kind].said(language()), key=about.key, count=new)
    return wrong


def _dry_run(database: Engine, everybody: list[Recipient], about: Span, *, mailed: bool) -> int:
    for each in everybody:
        if each.why_not is not None:
            say(WHY_NOT[each.why_not], name=_named(each))
        elif mailed and _there(database, each, about):
            say(BEFORE, name=_named(each))
        else:
            kind = mail_words.KINDS[about.kind].said(language())
            say(WOULD, name=_named(each), kind=f"{kind} {about.key}", spoken=each.language)
    return 0


def _there(database: Engine, to: Recipient, about: Span) -> bool:
    with reading(database) as connection:
        return outbox.there(connection, to=to.member_id, kind=about.kind, key=about.key)


def _team(connection: Connection, name: str) -> int | None:
    asked = select(team.c.id).where(team.c.active, or_(team.c.name == name, team.c.name_en == name))
    return connection.execute(asked).scalar()


def _named(who: Recipient) -> str:
    return who.name_en if language() == "en" and who.name_en else who.name
