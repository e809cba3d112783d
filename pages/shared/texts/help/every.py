"""The help of every page, by its address."""

from pages.shared.texts.help import complaints, goals, growth, insight, manage, me, team
from pages.shared.texts.help.declare import PageHelp

HELP: dict[str, PageHelp] = {
    **insight.HELP, **me.HELP, **team.HELP, **complaints.COMPLAINTS, **complaints.FEEDBACK, **goals.HELP,
    **growth.HELP, **manage.HELP,
}  # fmt: skip
