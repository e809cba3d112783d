"""The words of the bell in the head of every page."""

from data_access.bell.breached import BREACHED, MINUTES
from data_access.bell.house import BACKUP_OLD, DATA_OLD, MAILS_FAILED, ROWS_REFUSED, SOURCE_FAILED
from data_access.bell.notices import DUE, ENDED, OVERDUE, REWARD, WAITING
from data_access.due import ANSWER, CALL_BACK, DEPUTISED, FOLLOW_UP, NOBODYS, OWN
from data_access.due_by_day import ACTION, CALIBRATION, CONTACT, LESSON, QUALITY_REVIEW, TALK_ITEM, TARGET, TRAINING
from data_access.reviewing import waiting
from metrics.words import Text

NONE_NEW = Text(en="Notices", zh="提醒")
SOME_NEW = Text(en="{count} new notices", zh="{count} 条新提醒")
ONE_NEW = Text(en="1 new notice", zh="1 条新提醒")
WHAT = Text(
    en="What became due or ran past its time for you since you last looked here.",
    zh="自您上次查看以来，新到期或已超时、需要您处理的事项。",
)
NOTHING = Text(en="Nothing is due, and nothing ran past its time.", zh="没有到期或超时的事项。")
NOTHING_HOUSE = Text(
    en="Here you will find sources, imports and mails that failed, and data and backups that got old.",
    zh="数据源、导入或邮件出错，以及数据或备份过旧时，会出现在这里。",
)
NOTHING_WHAT = Text(
    en="Here you will find your cases, actions, planned contacts, trainings, targets and reviews on the day they fall due.",
    zh="您的投诉、改进措施、客户联系计划、培训、目标和评估到期当天会出现在这里。",
)
MORE = Text(en="And {count} more, on their pages.", zh="另有 {count} 条，请到相应页面查看。")
NEW = Text(en="New", zh="新")
NO_LONGER_NEW = Text(
    en="What you saw here stays listed until it is done.", zh="看过的事项会一直列在这里，直到处理完毕。"
)
NUMBER = Text(en="no. {number}", zh="{number} 号")

PHASES = {
    WAITING: Text(en="Waits for you", zh="待您处理"),
    DUE: Text(en="Due today", zh="今日到期"),
    OVERDUE: Text(en="Overdue since {at}", zh="{at}起已逾期"),
    ENDED: Text(en="Was late ({at}), over by now", zh="曾超时（{at}），现已办结"),
}
WAITING_UNTIL = Text(en="Waits for you until {day}", zh="待您处理，期限 {day}")
SINCE = Text(en="Since {at}", zh="{at}起")

KINDS = {
    OWN: Text(en="Your complaint", zh="您负责的投诉"),
    DEPUTISED: Text(en="Complaint of {name}, for whom you stand in", zh="您代理{name}的投诉"),
    NOBODYS: Text(en="Complaint that nobody sees to", zh="无人负责的投诉"),
    CALL_BACK: Text(en="Call the customer back", zh="回访客户"),
    FOLLOW_UP: Text(en="Low score to follow up", zh="待回访的低分评价"),
    ANSWER: Text(en="Suggestion to answer", zh="待答复的建议"),
    BREACHED: Text(en="Complaint that ran late", zh="超时的投诉"),
    ACTION: Text(en="Action", zh="改进措施"),
    CONTACT: Text(en="Customer to contact as planned", zh="按计划应联系的客户"),
    TRAINING: Text(en="Training", zh="培训"),
    TALK_ITEM: Text(en="To do after a one-to-one", zh="面谈待办"),
    TARGET: Text(en="Target to agree to or dispute", zh="待确认的目标"),
    QUALITY_REVIEW: Text(en="Quality review to acknowledge", zh="待确认的服务质检"),
    CALIBRATION: Text(en="Case to review once more", zh="待校准的质检"),
    LESSON: Text(en="Lesson of {name} to publish", zh="{name}提交、待发布的经验"),
    waiting.ASSESS: Text(en="Assess yourself", zh="填写自评"),
    waiting.RATE: Text(en="Rate {name}", zh="评价{name}"),
    waiting.WRITE: Text(en="Write the review of {name}", zh="撰写{name}的评估"),
    waiting.READ: Text(en="Read the result of your review", zh="查看评估结果"),
    waiting.DECIDE: Text(en="Decide the appeal of {name}", zh="裁定{name}的申诉"),
    REWARD: Text(en="Reward to decide about", zh="待审批的奖励"),
    SOURCE_FAILED: Text(en="Data source could not be read", zh="数据源读取失败"),
    ROWS_REFUSED: Text(en="Rows of an import were refused", zh="导入中有被拒绝的行"),
    MAILS_FAILED: Text(en="Mails could not be sent", zh="有邮件发送失败"),
    MINUTES: Text(en="Minutes of the weekly meeting", zh="周例会纪要"),
    DATA_OLD: Text(en="No new data for more than a week", zh="一周多没有新数据"),
    BACKUP_OLD: Text(en="The last backup is more than a week old", zh="最近一次备份已超过一周"),
}
SOMEBODY = Text(en="a colleague", zh="同事")
OF = Text(en="of {name}", zh="{name}负责")
WEEK = Text(en="week of {day}", zh="{day}当周")
