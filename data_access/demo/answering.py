"""What leads of the demo company did about feedback.

Most low scores are followed up in time, some late, some of these days not yet; a third of the suggestions is adopted,
the others are declined with a reason, the newest still wait.
"""

from typing import Any

import numpy as np
import pandas as pd

from data_access.answering import suggestions
from data_access.answering.low_scores import due_of
from data_access.demo.calendars import working_minutes
from data_access.demo.people import AFTER_SALES_1, LEADS
from data_access.demo.storing import chosen, on
from data_access.demo.times import NEVER, Moments, Numbers, Times, later, minutes_between, spread
from data_access.hours.working_time import Calendars

# Half of the low scores are followed up within this many working minutes; by the team of the drop later.
USUALLY, OF_THE_BUSY = 420.0, 800.0
FORGOTTEN, FORGOTTEN_DAYS = 0.5, 12  # of the scores of these days, which nobody has called about yet
ADOPTED = 0.36
DAYS_TO_ANSWER = 9.0
NOTES: tuple[str, ...] = (
    "已致电道歉，客户接受补寄方案。",
    "当天回电，问题已解决，客户表示理解。",
    "约好周五上门复查。",
    "电话未接通两次，已发短信并留下直线号码。",
    "客户希望以后由固定客服跟进，已安排。",
    "已说明原因，并赠送一次上门保养。",
    "Called and apologised; a replacement is on its way.",
    "Spoke with the customer: the refund is confirmed for this week.",
    "Left a message and my direct number; wrote an e-mail, too.",
)
# For each of words.SUGGESTIONS what is said when it is adopted, and when it is declined.
ANSWERS: tuple[tuple[str, str], ...] = (
    ("已列入小程序下个版本，上线后通知客户。", "小程序今年不再加新功能，目前可电话预约。"),
    ("提醒短信已开通。", "现有系统没有滤芯寿命数据，暂无法提醒。"),
    ("下月起试行 20:00–24:00 在线客服。", "夜间来电很少，目前安排值班主管应急。"),
    ("自助开票入口已上线。", "税务系统暂不支持自助下载，可由客服代开。"),
    ("新视频都会加上中英文字幕。", "视频由厂家制作，已转达建议，我方无法修改。"),
    ("Delivery windows can be chosen from next month on.", "The carrier offers no windows outside of the cities."),
    ("A reminder goes out two weeks before now.", "We hold no data on how long a filter was used."),
    ("It comes with the next version of the app.", "The technicians' positions are not shared, for their privacy."),
)


def followed_up(
    random: np.random.Generator, times: Times, by: Calendars, said: dict[str, Any], low: Numbers
) -> dict[str, Any]:
    """The columns of answers that say until when the low ones were to be followed up, and what was done."""
    rows = np.flatnonzero(low)
    team, answered = said["team_id"][rows], said["answered_at"][rows]
    busy = (team == AFTER_SALES_1) & (times.day(answered) >= times.ago(40))
    needed = spread(random, np.where(busy, OF_THE_BUSY, USUALLY), 0.75)
    due = _after(by, team, answered, None)
    done = times.happened(_after(by, team, answered, needed))
    lately = times.day(answered) >= times.ago(FORGOTTEN_DAYS)
    done[lately & (random.random(len(rows)) < FORGOTTEN)] = NEVER
    note = chosen(NOTES, random.integers(0, len(NOTES), len(rows)))
    nobody = np.isnat(done)
    note[nobody] = None
    found = {
        "follow_up_due_at": due,
        **on(times, followed_up_at=done),
        "followed_up_by": np.where(nobody, np.nan, _leads(team)),
        "follow_up_note": note,
        "follow_up_minutes": minutes_between(answered, done),
        "follow_up_business_minutes": working_minutes(by, team, answered, done),
        "follow_up_kept": np.where(nobody, np.nan, done <= due),
    }
    return {name: _among(len(low), rows, values) for name, values in found.items()}


def answered_suggestions(
    random: np.random.Generator,
    times: Times,
    by: Calendars,
    team: Numbers,
    received: Moments,
    praise: Numbers,
    which: Numbers,
) -> dict[str, Any]:
    """The columns of suggestions that say what was answered; `which` are their places in words.SUGGESTIONS."""
    count = len(team)
    done = times.happened(later(received, spread(random, np.full(count, DAYS_TO_ANSWER * 1440), 0.5)))
    done[praise] = NEVER
    nobody = np.isnat(done)
    declined = random.random(count) >= ADOPTED
    state = chosen(("adopted", "declined"), declined.astype(int))
    state[nobody] = "new"
    answer = np.array(ANSWERS, dtype=object)[which, declined.astype(int)]
    answer[nobody] = None
    due = _moments(suggestions.due_of(by, pd.Series(team), _column(received)))
    due[praise] = NEVER
    return {
        "state": state,
        "answer": answer,
        **on(times, answered_at=done),
        "answered_by": np.where(nobody, np.nan, _leads(team)),
        "answer_due_at": due,
        "answer_minutes": minutes_between(received, done),
        "answer_business_minutes": working_minutes(by, team, received, done),
        "answer_kept": np.where(nobody, np.nan, done <= due),
    }


def _after(by: Calendars, team: Numbers, begin: Moments, minutes: Numbers | None) -> Moments:
    """The moments at which so many working minutes have passed, or the promise has."""
    wanted = None if minutes is None else pd.Series(minutes)
    return _moments(due_of(by, pd.Series(team), _column(begin), wanted))


def _column(moments: Moments) -> pd.Series:
    return pd.Series(pd.DatetimeIndex(moments, tz="UTC"))


def _moments(column: pd.Series) -> Moments:
    moments: Moments = column.dt.tz_localize(None).to_numpy().astype("datetime64[s]")
    return moments


def _leads(team: Numbers) -> Numbers:
    leads = np.full(max(LEADS) + 1, np.nan)
    leads[list(LEADS)] = list(LEADS.values())
    found: Numbers = leads[team]
    return found


def _among(count: int, rows: Numbers, values: Any) -> Any:
    """The values at these rows of so many; nothing at the others."""
    nothing: Any = np.nan if values.dtype.kind == "f" else None
    if values.dtype.kind == "M":
        nothing = np.datetime64("NaT")
    found = np.full(count, nothing, dtype=values.dtype)
    found[rows] = values
    return found
