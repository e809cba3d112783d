"""What erasing says, in both languages."""

from collections.abc import Iterator

from data_access.erasing.facts import Removed
from metrics.words import Text

ERASE = Text(
    en="Remove a customer or a member from the data for good; every number stays.",
    zh="永久删除某位客户或成员的个人信息，所有统计数字保持不变。",
)
OF_CUSTOMER = Text(en="the customer's number, or id like #17", zh="客户编号，或形如 #17 的 ID")
OF_MEMBER = Text(en="the member's e-mail address, or id like #17", zh="成员的邮箱，或形如 #17 的 ID")
DRY_RUN = Text(en="only say what would be removed", zh="仅说明将删除的内容，不实际删除")
RETENTION = Text(
    en="Say how long personal data is kept, or remove what is older.", zh="设置个人信息的保留期限，或删除已超期的内容。"
)
OF_MONTHS = Text(en="keep it for so many months; 0: for good", zh="保留的月数，0 表示永久保留")
OF_APPLY = Text(en="remove what is older now", zh="立即删除已超期的内容")

WOULD = Text(en="Dry run: nothing is removed. It would be:", zh="试运行：不会删除任何内容。将会删除：")
DONE = Text(en="Removed for good:", zh="已永久删除：")
NOTHING = Text(en="There was nothing to remove.", zh="没有需要删除的内容。")
LINE = Text(en="  {table}: {what} ({rows})", zh="  {table}：{what}（{rows} 条）")
NUMBERS_STAY = Text(
    en="Every number stays as it was. Rows of files that name this person are refused from now on.",
    zh="所有统计数字保持不变。今后导入文件中涉及此人的行将被拒绝。",
)
TIDIED = Text(
    en="The database's files were written anew: the text is not left in them either.",
    zh="数据库文件已重写，其中不再残留相关内容。",
)
UNTIDY = Text(
    en="Somebody is using the database, so its files may still hold the old text. Run the same command with --tidy "
    "when it is quiet.",
    zh="数据库正在使用中，文件里可能仍残留旧内容。请在空闲时以 --tidy 再次运行本命令。",
)
TIDY = Text(en="write the database's files anew, without what was removed before", zh="重写数据库文件，清除残留内容")
BACKUPS = Text(
    en="Backups, exported files, digests written as files, logs of the database server and the system the data came "
    "from still hold it: "
    "remove it there, too, or restore no backup from before without erasing again.",
    zh="备份、已导出的文件、写成文件的简报、数据库服务器日志以及来源系统中仍有这些信息，请一并处理；如恢复此前的备份，须重新执行删除。",
)
WHICH = Text(en="Say whom: --customer or --member.", zh="请指定 --customer 或 --member。")
WHAT_TO_DO = Text(en="Say what to do: --months or --apply.", zh="请指定 --months 或 --apply。")
KEPT = Text(en="Personal data is kept for {months} months.", zh="个人信息保留 {months} 个月。")
KEPT_FOR_GOOD = Text(en="Personal data is kept for good.", zh="个人信息永久保留。")

TABLES: dict[str, Text] = {
    "customer": Text(en="Customers", zh="客户"),
    "customer_tier": Text(en="Tiers of customers", zh="客户等级记录"),
    "customer_stage": Text(en="Stages of customers", zh="客户阶段记录"),
    "purchase": Text(en="Orders", zh="订单"),
    "interaction": Text(en="Contacts", zh="服务记录"),
    "complaint": Text(en="Complaints", zh="投诉"),
    "complaint_event": Text(en="Stories of complaints", zh="投诉处理记录"),
    "survey_invitation": Text(en="Survey invitations", zh="调查邀请"),
    "survey_answer": Text(en="Survey answers", zh="评价"),
    "suggestion": Text(en="Suggestions and praise", zh="建议与表扬"),
    "training": Text(en="Trainings", zh="培训"),
    "talk": Text(en="One-to-ones", zh="一对一面谈"),
    "talk_item": Text(en="To do after one-to-ones", zh="面谈待办"),
    "review_part": Text(en="Reviews", zh="绩效评估"),
    "review_step": Text(en="Steps of reviews", zh="评估进程记录"),
    "peer_rating": Text(en="Ratings of colleagues", zh="同事互评"),
    "review_rater": Text(en="Who rates whom", zh="互评名单"),
    "quality_review": Text(en="Quality reviews", zh="服务质检"),
    "quality_rating": Text(en="Ratings of quality reviews", zh="质检评分"),
    "quality_calibration": Text(en="Calibrations", zh="质检校准"),
    "action": Text(en="Actions", zh="改进措施"),
    "meeting": Text(en="Weekly meetings", zh="周例会"),
    "meeting_item": Text(en="Items of weekly meetings", zh="周例会议题"),
    "meeting_action": Text(en="Actions of weekly meetings", zh="周例会措施"),
    "planned_contact": Text(en="Planned contacts", zh="客户联系计划"),
    "lesson": Text(en="Cases and lessons", zh="案例与经验"),
    "annotation": Text(en="Notes of what happened", zh="大事记"),
    "reward_rule": Text(en="Rules for rewards", zh="奖励规则"),
    "reward": Text(en="Rewards", zh="奖励"),
    "praise": Text(en="Praise", zh="同事表扬"),
    "target": Text(en="Targets", zh="目标"),
    "target_change": Text(en="Changes of targets", zh="目标变更记录"),
    "period_snapshot": Text(en="Closed periods", zh="已结算期间"),
    "member": Text(en="Members", zh="成员"),
    "absence": Text(en="Absences", zh="请假"),
    "account": Text(en="Accounts", zh="账号"),
    "mail": Text(en="Mails", zh="邮件"),
    "mail_body": Text(en="Contents of mails", zh="邮件内容"),
    "mail_choice": Text(en="What mails are wanted", zh="邮件偏好"),
    "seen": Text(en="What was seen", zh="查看记录"),
    "session": Text(en="Sessions", zh="登录会话"),
    "invitation": Text(en="One-time links", zh="一次性链接"),
    "import_refusal": Text(en="Refused rows of imports", zh="导入中被拒绝的行"),
    "import_change": Text(en="What imports changed", zh="导入前的旧值"),
    "import_batch": Text(en="Imports", zh="导入记录"),
    "import_source": Text(en="Data sources", zh="数据来源"),
    "source_run": Text(en="Runs of data sources", zh="数据来源运行记录"),
    "import_mapping": Text(en="Saved mappings", zh="已保存的字段对应"),
}
WHAT: dict[str, Text] = {
    "person": Text(en="who it is", zh="身份与联系信息"),
    "texts": Text(en="texts", zh="文字内容"),
    "numbers": Text(en="numbers that named the person", zh="含个人信息的编号"),
    "rows": Text(en="what they said of the person", zh="涉及此人的内容"),
    "gone": Text(en="removed altogether", zh="整行删除"),
}


def lines(removed: Removed) -> Iterator[tuple[Text, Text, int]]:
    """Table, what of it and how many rows, in the order of TABLES."""
    for table, name in TABLES.items():
        for what, words in WHAT.items():
            if rows := removed.get((table, what)):
                yield name, words, rows
