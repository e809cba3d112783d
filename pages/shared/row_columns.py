"""The columns in which rows behind a number are read: when, how much, whose; then the rest."""

from metrics.words import Text
from pages.shared.columns import Column, Kind
from pages.shared.complaints.stages_said import department_said, stage_said
from pages.shared.filters import code_said
from pages.shared.session import say
from pages.shared.texts.people import KINDS

TIME_WIDTH = 140  # pixels of a day with its hour, also where few rows have one
YES = Text(en="yes", zh="是")
NO = Text(en="no", zh="否")

_BEGINS = {
    "opened_at": Text(en="Opened", zh="受理时间"),
    "entered_at": Text(en="Since", zh="进入阶段"),
}
_TIMES = {
    "first_response_at": Text(en="First response", zh="首次响应"),
    "resolved_at": Text(en="Resolved", zh="解决时间"),
    "closed_at": Text(en="Closed", zh="关闭时间"),
    "due_at": Text(en="Due", zh="截止时间"),
    "follow_up_due_at": Text(en="Follow-up due", zh="回访时限"),
    "followed_up_at": Text(en="Followed up", zh="回访时间"),
    "answer_due_at": Text(en="Answer due", zh="答复时限"),
}
_DAYS = {
    "received_on": Text(en="Received", zh="收到日期"),
    "answered_on": Text(en="Answered", zh="答复日期"),
    "invited_on": Text(en="Invited", zh="邀请日期"),
    "purchased_on": Text(en="Purchased", zh="购买日期"),
    "first_purchase_on": Text(en="First purchase", zh="首次购买"),
    "earned_from": Text(en="Earned from", zh="获奖周期起"),
    "earned_on": Text(en="to", zh="获奖周期止"),
    "eligible_on": Text(en="Eligible since", zh="符合条件日期"),
    "lost_on": Text(en="Lost", zh="流失日期"),
    "reviewed_on": Text(en="Reviewed", zh="质检日期"),
    "due_on": Text(en="Due", zh="期限"),
    "attended_on": Text(en="Attended", zh="参加日"),
    "completed_on": Text(en="Completed", zh="完成日"),
    "expires_on": Text(en="Valid until", zh="有效期至"),
    "withdrawn_on": Text(en="Withdrawn", zh="撤销日"),
    "assigned_on": Text(en="Assigned", zh="安排日"),
}
_MINUTES = {
    "first_response_minutes": Text(en="First response time", zh="首次响应时长"),
    "resolution_minutes": Text(en="Resolution time", zh="解决时长"),
    "follow_up_minutes": Text(en="Time to follow up", zh="回访用时"),
    "answer_minutes": Text(en="Time to answer", zh="答复用时"),
}
_WORKING_MINUTES = {
    "first_response_business_minutes": Text(en="First response, working hours", zh="首次响应（工作时间）"),
    "follow_up_business_minutes": Text(en="Time to follow up, working hours", zh="回访用时（工作时间）"),
    "answer_business_minutes": Text(en="Time to answer, working hours", zh="答复用时（工作时间）"),
    "resolution_business_minutes": Text(en="Resolution, working hours", zh="解决时长（工作时间）"),
}
_CODES = {
    "channel": Text(en="Channel", zh="渠道"),
    "tier": Text(en="Tier", zh="等级"),
    "level": Text(en="Level", zh="级别"),
    "severity": Text(en="Severity", zh="严重程度"),
}
_STAGES = {
    "state": Text(en="State", zh="状态"),
    "stage": Text(en="Stage", zh="阶段"),
}
_GIVEN = {
    "topic": Text(en="Topic", zh="类别"),
    "category": Text(en="Category", zh="类别"),
    "cause": Text(en="Cause", zh="原因"),
    "product": Text(en="Product", zh="产品"),
}
_WHOSE = {
    "customer": Text(en="Customer", zh="客户"),
    "name": Text(en="Customer", zh="客户"),
}
_WORDS = {
    "course": Text(en="Course", zh="课程"),
    "member": Text(en="Member", zh="成员"),
    "team": Text(en="Team", zh="团队"),
    "order_key": Text(en="Order", zh="订单"),
    "comment": Text(en="Comment", zh="留言"),
    "text": Text(en="In their words", zh="客户原话"),
    "follow_up_note": Text(en="What came of it", zh="回访情况"),
    "answer": Text(en="Answer", zh="答复"),
    "findings": Text(en="Findings", zh="质检意见"),
    "member_reply": Text(en="Member's reply", zh="成员回复"),
}
_TRUTHS = {
    "response_kept": Text(en="Response in time", zh="响应达标"),
    "kept": Text(en="In time", zh="时限达标"),
    "reopened_soon": Text(en="Reopened", zh="重开"),
    "first_contact": Text(en="First contact", zh="首次解决"),
    "recurred": Text(en="Came again", zh="复发"),
    "escalated": Text(en="Escalated", zh="升级"),
    "critical_failed": Text(en="Critical failure", zh="关键项不合格"),
}


def _kind(value: object) -> str:
    """The kind of an answer, never a bare code."""
    return say(KINDS[value]) if isinstance(value, str) and value in KINDS else code_said(value)


def _truth(value: object) -> str:
    if value is None or value != value:
        return "—"
    return say(YES if value else NO)


COLUMNS: dict[str, Column] = {
    **{key: Column(key, label, Kind.DAY) for key, label in _DAYS.items()},
    **{key: Column(key, label, Kind.TIME, width=TIME_WIDTH) for key, label in _BEGINS.items()},
    "score": Column("score", Text(en="Score", zh="评分"), Kind.GIVEN),
    "review_score": Column("review_score", Text(en="Quality score", zh="质检得分"), Kind.SHARE),
    **{key: Column(key, label) for key, label in _WHOSE.items()},
    **{key: Column(key, label, Kind.MINUTES) for key, label in _MINUTES.items()},
    **{key: Column(key, label, Kind.WORKING_MINUTES) for key, label in _WORKING_MINUTES.items()},
    **{key: Column(key, label) for key, label in _WORDS.items()},
    "kind": Column("kind", Text(en="Kind", zh="类型"), words=_kind),
    "hours": Column("hours", Text(en="Hours", zh="学时"), Kind.HOURS),
    "quantity": Column("quantity", Text(en="Quantity", zh="数量"), Kind.COUNT),
    "amount": Column("amount", Text(en="Amount", zh="金额"), Kind.MONEY),
    **{key: Column(key, label, words=code_said) for key, label in {**_CODES, **_GIVEN}.items()},
    **{key: Column(key, label, words=stage_said) for key, label in _STAGES.items()},
    "department": Column("department", Text(en="Department", zh="部门"), words=department_said),
    **{key: Column(key, label, words=_truth) for key, label in _TRUTHS.items()},
    **{key: Column(key, label, Kind.TIME, width=TIME_WIDTH) for key, label in _TIMES.items()},
}
