"""What is refused, and in which words. Every reason has its sentence here, in both languages."""

from data_access.reasons.absence_reasons import ABSENCE_REASONS
from data_access.reasons.account_reasons import ACCOUNT_REASONS
from data_access.reasons.action_reasons import ACTION_REASONS
from data_access.reasons.annotation_reasons import ANNOTATION_REASONS
from data_access.reasons.calendar_reasons import CALENDAR_REASONS
from data_access.reasons.complaint_reasons import COMPLAINT_REASONS
from data_access.reasons.contact_reasons import CONTACT_REASONS
from data_access.reasons.erasing_reasons import ERASING_REASONS
from data_access.reasons.feedback_reasons import FEEDBACK_REASONS
from data_access.reasons.goal_reasons import GOAL_REASONS
from data_access.reasons.import_reasons import IMPORT_REASONS
from data_access.reasons.lesson_reasons import LESSON_REASONS
from data_access.reasons.meeting_reasons import MEETING_REASONS
from data_access.reasons.period_reasons import PERIOD_REASONS
from data_access.reasons.quality_reasons import QUALITY_REASONS
from data_access.reasons.recognition_reasons import RECOGNITION_REASONS
from data_access.reasons.review_reasons import REVIEW_REASONS
from data_access.reasons.scorecard_reasons import SCORECARD_REASONS
from data_access.reasons.source_reasons import SOURCE_REASONS
from data_access.reasons.stage_reasons import STAGE_REASONS
from data_access.reasons.standard_reasons import STANDARD_REASONS
from data_access.reasons.training_reasons import TRAINING_REASONS
from metrics.words import Language, Text

REASONS: dict[str, Text] = {
    "not_allowed": Text(
        en="You may not do this. Ask your team lead or an administrator.",
        zh="您没有此操作的权限，请联系团队主管或管理员。",
    ),
    "request_key_reused": Text(
        en="This form was saved before with other content, so nothing was stored now. Your text is still here: "
        "open the form anew and enter it there.",
        zh="该表单此前已以不同内容保存过，本次未存储。您填写的内容仍保留在此，请重新打开表单后再提交。",
    ),
    "choice_missing": Text(en="Something is not chosen yet. Choose one.", zh="还有必选项未选择，请选择一项。"),
    "choice_unknown": Text(
        en="“{value}” is none of the choices. Choose one from the list.",
        zh="“{value}”不在可选范围内，请从列表中选择。",
    ),
    "customer_not_found": Text(
        en="This customer is not among those of your teams. Search again, or save without a customer.",
        zh="在您的团队中未找到该客户。请重新搜索，或不选客户直接保存。",
    ),
    "member_not_found": Text(
        en="This person is not an active member of your teams. Choose somebody else.",
        zh="此人不是您团队的在职成员，请另选。",
    ),
    "team_not_found": Text(
        en="This team is not one of yours. Choose another.",
        zh="这不是您所在或负责的团队，请另选。",
    ),
    "answer_empty": Text(
        en="Give a score or a comment.",
        zh="请至少填写评分或评语。",
    ),
    "text_missing": Text(
        en="The text is empty. Write what was said.",
        zh="内容为空，请填写客户的原话或概要。",
    ),
    "text_too_long": Text(
        en="The text has {length} characters; up to {limit} can be stored. Shorten it.",
        zh="内容共 {length} 个字符，最多可保存 {limit} 个，请精简。",
    ),
    "day_in_future": Text(
        en="This day or time has not come yet. Choose today or an earlier one.",
        zh="所选日期或时间尚未到来，请选择今天或更早的时间。",
    ),
    "entry_not_found": Text(
        en="There is no such entry among those of your teams. Reload the page.",
        zh="在您的团队中未找到该记录，请刷新页面。",
    ),
    "own_answer": Text(
        en="A score for your own service is confirmed by your lead. Ask them.",
        zh="对您本人服务的评分须由您的上级确认，请联系上级。",
    ),
    "answer_refused": Text(
        en="This score was refused already, so it cannot be confirmed. Log it again if it is right after all.",
        zh="该评分已被退回，不能再确认。如确属实，请重新登记。",
    ),
    "answer_confirmed": Text(
        en="This score was confirmed already and counts. Void it among the rows behind the number, if it is wrong.",
        zh="该评分已确认并计入统计，不能退回。如有误，请在数字背后的明细中作废。",
    ),
    "team_missing": Text(
        en="Say which team shall take it, or who: without either nobody would see it.",
        zh="请选择受理团队或负责人，否则没有人能看到这件投诉。",
    ),
    "reason_missing": Text(
        en="Say why; the reason is kept with the entry.",
        zh="请填写原因，原因会与记录一并保存。",
    ),
    "complaint_missing": Text(
        en="Say which complaint. Choose it in the list.",
        zh="尚未选择投诉，请先在列表中选择。",
    ),
    "complaint_not_open": Text(
        en="This complaint was closed already. Reload the page to see how.",
        zh="该投诉已关闭，请刷新页面查看处理结果。",
    ),
    "cause_missing": Text(
        en="A complaint is not closed without its cause. Say what caused it.",
        zh="关闭投诉前必须填写原因，请补充投诉原因。",
    ),
    "too_many_columns": Text(
        en="The table has {columns} columns; up to {limit} can be read. Remove those that are not needed.",
        zh="表格有 {columns} 列，最多可读取 {limit} 列。请删除不需要的列。",
    ),
    "email_of_another": Text(
        en="This e-mail address belongs to a member with another number. Give each person their own address.",
        zh="该邮箱属于另一编号的成员，请为每人填写各自的邮箱。",
    ),
    "date_unreadable": Text(
        en="This is no date in the order chosen for the column. Write it as 2026-08-26 18:39, or choose another order.",
        zh="无法识别为日期，或与该列所选的年月日顺序不符。请写成 2026-08-26 18:39 的形式，或更改顺序。",
    ),
    "time_unreadable": Text(
        en="This is no time of day. Write it as 18:39.",
        zh="无法识别为时刻，请写成 18:39 的形式。",
    ),
    "number_unreadable": Text(
        en="This is no number. Write it in digits.",
        zh="无法识别为数字，请用阿拉伯数字填写。",
    ),
    "score_unreadable": Text(
        en="This is no score. Write a number, or say in the mapping what the word means.",
        zh="无法识别为评分。请填写数字，或在字段映射中说明该词的含义。",
    ),
    "score_outside_scale": Text(
        en="The score lies outside the scale chosen. Correct it, or choose another scale.",
        zh="评分超出所选量表的范围。请更正，或选择其他量表。",
    ),
    "yes_or_no_unreadable": Text(
        en="This is neither yes nor no. Write one of them, or say in the mapping what the word means.",
        zh="无法识别为“是”或“否”。请改写，或在字段映射中说明该词的含义。",
    ),
    "value_unknown": Text(
        en="This word is not known. Say in the mapping what it means.",
        zh="无法识别该取值，请在字段映射中说明其含义。",
    ),
    "zone_unknown": Text(
        en="“{zone}” is no time zone. Choose one such as Asia/Shanghai.",
        zh="“{zone}”不是有效的时区，请选择如 Asia/Shanghai 的时区。",
    ),
    "number_too_large": Text(
        en="This number is too large to be an amount. Correct it, or choose another column.",
        zh="该数值过大，不是有效金额。请更正，或重新选择列。",
    ),
    "database_busy": Text(
        en="Something else is writing to the database just now, probably a large import, so nothing was stored. "
        "Your entry is still here: send it again in a minute.",
        zh="数据库正在写入其他数据（可能是较大的导入），本次未存储。您填写的内容仍保留在此，请稍后再次提交。",
    ),
    "database_away": Text(
        en="The database cannot be reached just now. What you typed is still here: save it again in a moment.",
        zh="数据库暂时无法连接。您填写的内容仍保留在此，请稍后再次保存。",
    ),
    **ABSENCE_REASONS,
    **ACCOUNT_REASONS,
    **ACTION_REASONS,
    **CONTACT_REASONS,
    **LESSON_REASONS,
    **MEETING_REASONS,
    **ANNOTATION_REASONS,
    **COMPLAINT_REASONS,
    **CALENDAR_REASONS,
    **ERASING_REASONS,
    **FEEDBACK_REASONS,
    **IMPORT_REASONS,
    **PERIOD_REASONS,
    **SCORECARD_REASONS,
    **GOAL_REASONS,
    **REVIEW_REASONS,
    **QUALITY_REASONS,
    **RECOGNITION_REASONS,
    **SOURCE_REASONS,
    **STAGE_REASONS,
    **STANDARD_REASONS,
    **TRAINING_REASONS,
}


class Rejected(Exception):
    """Something a person asked for that cannot be done as it stands; nothing was changed.

    `reason` is a key of `REASONS`, `details` fills the places of its sentence; a `Text` among them is said in the
    person's language, too.
    """

    def __init__(self, reason: str, **details: object) -> None:
        if reason not in REASONS:
            raise KeyError(f"the reason {reason!r} has no words in data_access/rejected.py")
        super().__init__(reason)
        self.reason = reason
        self.details = details

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rejected) and (self.reason, self.details) == (other.reason, other.details)

    def __hash__(self) -> int:
        return hash(self.reason)

    def said(self, language: Language) -> str:
        """The sentence for the person, in their language."""
        details = {key: each.said(language) if isinstance(each, Text) else each for key, each in self.details.items()}
        return REASONS[self.reason].said(language, **details)


class NotAllowed(Rejected):
    """The scope may not do this."""

    def __init__(self, **details: object) -> None:
        super().__init__("not_allowed", **details)
