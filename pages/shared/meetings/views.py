"""Which of its views the page of the weekly meeting shows: beginning one, one that goes on, its minutes, or none."""

from datetime import date

from data_access.meetings import held
from data_access.meetings.gate import LEFT_OUT, OPEN
from data_access.meetings.held import TO_COME
from pages.shared import show
from pages.shared.data import load
from pages.shared.meetings import beginning, chosen, going_on, minutes, presenter, sending_card
from pages.shared.scorecards import printed
from pages.shared.texts import meetings as words


def alone() -> bool:
    """Whether the address asks for a view that stands alone, the presenter's or a sheet; then it is drawn."""
    if not (chosen.presenting() or printed.asked()):
        return False
    team_id = chosen.team(asked=False)
    if team_id is None:
        return False
    told = load(held.meeting_told, team_id=team_id, week_on=chosen.week_in_address())
    if told is None or told.state == LEFT_OUT:
        return False
    if printed.asked() and told.state != OPEN:
        minutes.sheet(told)
        return True
    if chosen.presenting() and told.held and told.state == OPEN:
        presenter.view(told)
        return True
    return False


def week(team_id: int, week_on: date, standing: str) -> None:
    """The meeting of a team in a week, as it is for this visitor."""
    told = load(held.meeting_told, team_id=team_id, week_on=week_on)
    if told is None and load(held.may_hold, team_id=team_id):
        beginning.begin_cards(team_id, week_on)
    elif told is None and standing == TO_COME:
        show.nothing_here(words.NOT_YET, words.NOT_YET_WHAT)
    elif told is None:
        show.nothing_here(words.NONE_THEN, words.NONE_THEN_WHAT)
    elif told.state == OPEN:
        going_on.meeting_cards(told)
    elif told.state != LEFT_OUT:
        minutes.minutes_card(told)
        sending_card.send_row(told)
    elif told.held:
        beginning.left_out_card(told.meeting_id)
