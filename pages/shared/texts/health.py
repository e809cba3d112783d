"""The words of the data-health page."""

from metrics.words import Text

INTRODUCTION = Text(
    en="What the numbers rest on: how much there is, how old it is, what is strange about it. Strange rows are kept; only "
    "the impossible durations are left out.",
    zh="数字的依据：数据有多少、有多新、有哪些异常。异常记录会保留，仅不计入不可能的时长。",
)
TABLES = {
    "customer": Text(en="Customers", zh="客户"),
    "complaint": Text(en="Complaints", zh="投诉"),
    "interaction": Text(en="Contacts", zh="联系"),
    "purchase": Text(en="Order lines", zh="订单明细"),
    "quality_review": Text(en="Quality reviews", zh="服务质检"),
    "suggestion": Text(en="Suggestions and praise", zh="建议与表扬"),
    "complaint_stage": Text(en="Stages of complaints", zh="投诉阶段"),
    "survey_answer": Text(en="Survey answers", zh="问卷答复"),
    "training": Text(en="Trainings", zh="培训"),
    "reward": Text(en="Rewards", zh="奖励"),
    "survey_invitation": Text(en="Survey invitations", zh="问卷邀请"),
}
STRANGE = Text(en="Strange, but kept", zh="存疑但保留")
STRANGE_CAPTION = Text(en="Choose a line to see its entries.", zh="选择一行可查看相应记录。")
STRANGE_SAYS = Text(en="{count} strange entries, all of them kept", zh="{count} 处存疑，均已保留")
NOTHING_STRANGE = Text(en="Nothing in the facts is strange.", zh="没有存疑的记录。")
WHAT = Text(en="What is strange", zh="存疑内容")
TABLE = Text(en="Table", zh="数据表")
ROWS = Text(en="Rows", zh="行数")
COMPLETE = Text(en="How much, how complete, how old", zh="数量、完整度与新旧")
STALE = Text(en="The newest fact is {days} days old: {table}", zh="最新数据已有 {days} 天：{table}")
FRESH = Text(en="Facts up to {day}", zh="数据截至 {day}")
WITHOUT_MEMBER = Text(en="Without a member", zh="缺成员")
WITHOUT_TEAM = Text(en="Without a team", zh="缺团队")
WITHOUT_CUSTOMER = Text(en="Without a customer", zh="缺客户")
UNDATED = Text(en="Without a day", zh="缺日期")
FIRST = Text(en="First", zh="最早")
LAST = Text(en="Newest", zh="最新")
MIRROR = Text(en="The copy that numbers are read from", zh="用于计算的数据副本")
MIRROR_CAPTION = Text(
    en="Numbers come from a copy in memory that follows every change. Here it is compared with the database, value by "
    "value; that takes some seconds on a large one.",
    zh="数字取自随数据变化实时更新的内存副本。此处将其与数据库逐值比对，数据量大时需要数秒。",
)
COMPARE = Text(en="Compare now", zh="立即比对")
DIFFERENCES = Text(en="Differences", zh="差异")
EQUAL = Text(en="No difference in {count} rows.", zh="{count} 行全部一致。")
DIFFERENT = Text(
    en="They differ. Restart the dashboard and tell its makers.", zh="存在差异。请重启看板，并告知维护者。"
)
NUMBER = Text(en="Number", zh="编号")
DAY = Text(en="Day", zh="日期")
MEMBER = Text(en="Member", zh="成员")
TEAM = Text(en="Team", zh="团队")
CUSTOMER = Text(en="Customer", zh="客户")
COUNTS_ONLY = Text(
    en="You see counts; the rows are shown to the people who handled them and their leads.",
    zh="此处仅显示数量；具体记录显示给经办人及其主管。",
)
KEPT = Text(en="Personal data is kept for {months} months", zh="个人信息保留 {months} 个月")
KEPT_FOR_GOOD = Text(en="Personal data is kept for good", zh="个人信息永久保留")
APPLIED = Text(en="What was older was last removed on {day}.", zh="最近一次清除超期信息：{day}。")
NEVER_APPLIED = Text(en="What is older was never removed.", zh="尚未清除过超期信息。")
KEPT_HOW = Text(
    en="An administrator sets it on the server: `python -m data_access retention --months N --apply`",
    zh="由管理员在服务器上设置：`python -m data_access retention --months N --apply`",
)
# By what data_access/wall.py finds.
WALL = {
    "up": Text(
        en="PostgreSQL itself, too, keeps rows from whom they are not for (row-level security).",
        zh="PostgreSQL 的行级安全已启用：数据库自身也会限制每个人能看到的数据行。",
    ),
    "passed": Text(
        en="Row-level security is on, but the dashboard's database login is one that PostgreSQL lets past it (superuser "
        "or BYPASSRLS). What pages ask is still cut down; what this login asks by itself is not.",
        zh="行级安全已启用，但看板使用的数据库登录名可绕过它（超级用户或 BYPASSRLS）。页面上的查询仍受限制，"
        "直接用该登录名查询则不受限制。",
    ),
    "down": Text(
        en="DASHBOARD_WALL=1 is set, but row-level security is not on in this database: its login may not set it up. "
        "Let the server's administrator run what `python -m data_access wall` prints, then start the dashboard anew.",
        zh="已设置 DASHBOARD_WALL=1，但此数据库尚未启用行级安全：登录名没有相应权限。"
        "请数据库管理员执行 `python -m data_access wall` 输出的 SQL，然后重新启动看板。",
    ),
}
