"""The words of the weekly meeting: its agenda, what becomes of each item, its minutes, and the weeks that had one."""

from metrics.words import Text

CAPTION = Text(
    en="What needs talking about this week · notes, decisions and actions stand in the minutes, which the whole team "
    "reads: name no customer and quote nobody",
    zh="本周需要讨论的事项 · 讨论、决定和措施会写入纪要，全体成员可见，请勿写客户姓名或引用原话",
)
TEAM = Text(en="Team", zh="团队")
WEEK = Text(en="Week", zh="周")
NO_TEAM = Text(en="You are in no team", zh="您不属于任何团队")
NO_TEAM_WHAT = Text(
    en="Weekly meetings belong to a team. Ask an administrator to add you to yours.",
    zh="周例会按团队召开，请联系管理员将您加入团队。",
)
WEEK_OF = Text(en="Weekly meeting, {days}", zh="周例会：{days}")

# The strip of weeks.
STANDINGS = {
    "held": Text(en="✓ {day}", zh="✓ {day}"),
    "open": Text(en="◐ {day}", zh="◐ {day}"),
    "left_out": Text(en="– {day}", zh="– {day}"),
    "missing": Text(en="✕ {day} missing", zh="✕ {day} 缺会"),
    "to_come": Text(en="○ {day} this week", zh="○ {day} 本周"),
    "before": Text(en="{day}", zh="{day}"),
}
WEEKS_ALL = Text(en="Of {weeks} weeks none is missing", zh="近 {weeks} 周无缺会")
WEEKS_NONE = Text(en="The first weekly meeting of this team", zh="该团队的首次周例会")
WEEKS_MISSING = Text(en="{missing} of {weeks} weeks without a meeting", zh="近 {weeks} 周中有 {missing} 周缺会")
WEEKS_CAPTION = Text(
    en="✓ held · ◐ goes on · – left out with a reason · ✕ missing; choose a week to read it",
    zh="✓ 已召开 · ◐ 进行中 · – 已说明不召开 · ✕ 缺会；点选一周查看",
)

# Before it begins.
WILL_TALK = Text(en="{count} items to talk about", zh="待讨论事项 {count} 项")
WILL_TALK_ONE = Text(en="1 item to talk about", zh="待讨论事项 1 项")
WILL_TALK_CAPTION = Text(
    en="In the order in which they are talked about; beginning the meeting keeps their numbers as they are then",
    zh="按讨论顺序排列；召开例会时将固定当时的数据",
)
NOTHING = Text(en="Nothing needs talking about", zh="本周没有需要讨论的事项")
NOTHING_WHAT = Text(
    en="No number is missed, no complaint presses, nothing is overdue. Hold the meeting all the same, or leave it out "
    "and say why.",
    zh="没有未达标的指标、紧急投诉或逾期事项。可照常召开，也可说明理由后不召开。",
)
BEGIN = Text(en="Begin the meeting", zh="召开例会")
BEGUN = Text(en="The meeting goes on. What you write is saved by itself.", zh="例会已开始，填写内容会自动保存。")
LEAVE_OUT = Text(en="Leave it out", zh="本周不召开")
LEAVE_OUT_WHY = Text(en="Why is there no meeting this week?", zh="本周不召开的理由")
LEFT_OUT = Text(en="This week’s meeting was left out", zh="本周例会不召开")
HOLD_AFTER_ALL = Text(en="Hold it after all", zh="改为召开")
TAKEN_BACK = Text(en="Taken back.", zh="已撤销。")
NOT_YET = Text(en="No minutes of this week yet", zh="本周暂无纪要")
NOT_YET_WHAT = Text(
    en="Your lead closes the meeting; from then on its minutes stand here. Earlier ones are below.",
    zh="主管结束例会后，纪要会显示在此处。更早的纪要见下方。",
)
NONE_THEN = Text(en="There was no meeting in this week", zh="该周没有召开例会")
NONE_THEN_WHAT = Text(en="Choose another week above.", zh="请在上方选择其他周。")

# While it goes on.
PROGRESS = Text(en="{done} of {count} items talked about", zh="已讨论 {done} / {count} 项")
AS_OF = Text(en="numbers as of {as_of}", zh="数据截至 {as_of}")
FIXED = Text(en="numbers stay as of {as_of}", zh="数据固定于 {as_of}")
REFRESH = Text(en="Take the agenda anew", zh="更新议程")
REFRESH_HELP = Text(
    en="Numbers and items as they are now; what was written stays.", zh="按当前数据更新议题，已写内容保留。"
)
REFRESHED = Text(en="The agenda is as of now.", zh="议程已更新。")
PRESENT = Text(en="Presenter view", zh="演示模式")
PRESENT_END = Text(en="Back to the list", zh="返回列表")
CLOSE = Text(en="Close the meeting", zh="结束例会")
CLOSE_HELP = Text(
    en="The team then reads the minutes, and nobody changes them.", zh="结束后团队成员可查看纪要，内容不再更改。"
)
CLOSED = Text(en="Closed. The team reads the minutes now.", zh="例会已结束，团队成员可查看纪要。")
HELD_ON = Text(en="Held on", zh="召开日期")
REOPEN = Text(en="Open it again", zh="重新打开")
REOPENED = Text(en="Open again; its numbers stay as they were.", zh="已重新打开，数据保持不变。")
REMOVE = Text(en="Undo beginning it", zh="撤销召开")
REMOVED = Text(en="Undone: nothing had been written.", zh="已撤销，未丢失任何内容。")
NEXT = Text(en="Next", zh="下一项")
PREVIOUS = Text(en="Previous", zh="上一项")
KEYS = Text(
    en="→ next item, ← previous; Tab leads from field to field. What you write is saved while you type.",
    zh="→ 下一项，← 上一项，Tab 切换输入框。内容在输入时自动保存。",
)
ITEM_OF = Text(en="Item {place} of {count}", zh="第 {place} 项，共 {count} 项")
ITEMS = Text(en="Agenda", zh="议程")
KINDS = {
    "action": Text(en="Action", zh="改进措施"),
    "number": Text(en="Number", zh="指标"),
    "complaint": Text(en="Complaint", zh="投诉"),
    "low_score": Text(en="Low score", zh="低分评价"),
    "praise": Text(en="Praise", zh="表扬"),
    "contact": Text(en="Contact", zh="客户回访"),
    "target": Text(en="Target", zh="目标"),
    "stale": Text(en="Data", zh="数据"),
}
STATES = {
    "open": Text(en="to talk about", zh="待讨论"),
    "discussed": Text(en="discussed", zh="已讨论"),
    "decided": Text(en="decided", zh="已决定"),
    "acted": Text(en="action", zh="已定措施"),
    "dismissed": Text(en="dismissed", zh="已略过"),
}
GONE = Text(en="no longer on the agenda", zh="已不在议程中")
ERASED = Text(en="(removed)", zh="（已删除）")
OPEN_PAGE = Text(en="Open what it is about", zh="查看详情")
OWNER_IS = Text(en="with {name}", zh="负责人：{name}")
WRITTEN_MEANWHILE = Text(en="Somebody wrote in this meeting meanwhile.", zh="其他人刚刚更新了本次例会的内容。")
SHOW_IT = Text(en="Show it", zh="查看")
CASES = Text(en="n = {n}", zh="n = {n}")
GOAL = Text(en="target {target}", zh="目标 {target}")

# What is written about an item.
DISCUSSED = Text(en="What was said", zh="讨论要点")
DECISION = Text(en="What was decided", zh="决定")
WRITE_HELP = Text(
    en="The whole team reads this in the minutes",
    zh="写入纪要，全体成员可见",
)
SAYS = Text(en="{label}: {written}", zh="{label}：{written}")
SAVED = Text(en="✓ saved", zh="✓ 已保存")
THEIRS = Text(en="What stands there now:", zh="当前内容：")
ADD_BELOW = Text(en="Add mine below", zh="追加在后面")
TAKE_MINE = Text(en="Put mine in its place", zh="用我的替换")
TAKE_THEIRS = Text(en="Keep theirs", zh="保留对方的")
WRITTEN_BY = Text(en="by {name}", zh="{name}填写")

ASSIGN = Text(en="Assign an action", zh="指派改进措施")
ASSIGNED = Text(en="Action no. {number} is assigned.", zh="已指派 {number} 号改进措施。")
WHAT = Text(en="What is to be done", zh="要做什么")
WHO = Text(en="Who does it", zh="负责人")
UNTIL = Text(en="Until when", zh="期限")
WHICH_KPI = Text(en="Measured by", zh="衡量指标")
HOW_MUCH = Text(en="Expected change", zh="预期变化")
HOW_MUCH_HELP = Text(
    en="Of shares in percentage points, of counts a week; with its sign.",
    zh="比例按百分点填写，数量按每周填写，带正负号。",
)
NO_KPI = Text(en="No KPI", zh="不设指标")
CHOOSE = Text(en="Choose", zh="请选择")
EXPECTED = Text(en="{what} · expected: {kpi} {change}", zh="{what} · 预期：{kpi} {change}")
MEASURED = Text(en="{what} · measured by: {kpi}", zh="{what} · 衡量指标：{kpi}")
ACTION_SAYS = Text(en="No. {number}: {title} · {who} · due {day}", zh="{number} 号：{title} · {who} · 期限 {day}")
ACTION_LATER = Text(en="{what} · now: {state}", zh="{what} · 现状：{state}")
ACTION_STATES = {
    "open": Text(en="open", zh="待开始"),
    "doing": Text(en="begun", zh="执行中"),
    "done": Text(en="done", zh="已完成"),
    "dropped": Text(en="dropped", zh="已取消"),
}
TAKE_BACK = Text(en="Take back this action", zh="撤回该措施")
ACTION_BACK = Text(en="Action no. {number} is taken back.", zh="已撤回 {number} 号措施。")

DISMISS = Text(en="Dismiss", zh="略过")
DISMISS_WHY = Text(en="Why it need not be talked about", zh="略过理由")
DISMISSED = Text(
    en="Dismissed; it stays so in the weeks to come, and for another reason it comes back.",
    zh="已略过，后续各周不再讨论；若因其他原因出现将再次列入。",
)
DISMISSED_BECAUSE = Text(en="Dismissed by {name}: {why}", zh="{name}已略过：{why}")
DISMISSED_SAYS = Text(en="dismissed: {why}", zh="已略过：{why}")
DISMISSED_SINCE = Text(en="{said} (since the week of {day})", zh="{said}（自 {day} 当周起）")
PEOPLE_SAYS = Text(en="{who} ({count}): {names}", zh="{who}（{count} 人）：{names}")
DISMISSED_OTHERWISE = Text(
    en="Was dismissed for another reason, and is back: {why}", zh="此前因其他原因被略过，现再次列入：{why}"
)
TAKE_UP = Text(en="Talk about it after all", zh="改为讨论")
TAKEN_UP = Text(en="Back on the agenda.", zh="已恢复到议程。")

# What was said before.
BEFORE = Text(en="Last time, in the week of {day}", zh="上次讨论（{day} 当周）")
BEFORE_DISMISSED = Text(en="dismissed because: {why}", zh="略过理由：{why}")
BEFORE_SAID = Text(en="said: {words}", zh="讨论：{words}")
BEFORE_DECIDED = Text(en="decided: {words}", zh="决定：{words}")

# Who was there.
ATTENDANCE = Text(en="{present} of {expected} present", zh="出席 {present} / {expected} 人")
ATTENDANCE_CAPTION = Text(
    en="Who is away today, as entered under Absences, is filled in", zh="今日请假者已按请假记录填入"
)
PRESENCES = {
    "present": Text(en="present", zh="出席"),
    "away": Text(en="away", zh="请假"),
    "missed": Text(en="missed it", zh="缺席"),
}
THERE = Text(en="Present", zh="出席")
NOT_THERE = Text(en="Away", zh="请假")
MISSED = Text(en="Missed it", zh="缺席")

# Minutes.
MINUTES = Text(en="Minutes of the weekly meeting", zh="周例会纪要")
MINUTES_OF = Text(en="{team} · {days}", zh="{team} · {days}")
MINUTES_HELD = Text(en="held on {day}", zh="{day} 召开")
LED_BY = Text(en="led by {name}", zh="主持人：{name}")
WHO_WAS_THERE = Text(en="Who was there", zh="出席情况")
SEND = Text(en="Send to the team", zh="发送给团队")
SENT = Text(en="{count} mails will be sent.", zh="将发送 {count} 封邮件。")
SENT_ONE = Text(en="1 mail will be sent.", zh="将发送 1 封邮件。")
SENT_NONE = Text(
    en="Nobody gets a mail: they have it already, have no address, or want none.",
    zh="没有需要发送的邮件：已发送过、没有邮箱，或已选择不接收。",
)
SENT_AT = Text(en="Sent to the team on {day}", zh="已于 {day} 发送给团队")
NO_SERVER = Text(
    en="No mail server is set up, so minutes cannot be mailed: the team reads them here.",
    zh="未配置邮件服务器，无法发送邮件，团队成员可在此处查看纪要。",
)
MINUTES_LIST = Text(en="Earlier minutes", zh="历次纪要")
MINUTES_LIST_SAYS = Text(en="{count} meetings with minutes", zh="共有 {count} 次例会纪要")
MINUTES_LIST_SAYS_ONE = Text(en="1 meeting with minutes", zh="共有 1 次例会纪要")
MINUTES_LIST_CAPTION = Text(en="The newest first; choose one to read it", zh="最近在前；选择一次查看")
NO_MINUTES = Text(en="No meeting was closed yet", zh="尚无已结束的例会")
DECISIONS = Text(en="Decisions", zh="决定")
DECIDED_ABOUT = Text(en="{words} ({line})", zh="{words}（{line}）")
NO_DECISIONS = Text(en="None", zh="无")
ACTIONS = Text(en="Actions", zh="改进措施")
NUMBERS = Text(en="What was talked about, with the numbers as they were", zh="讨论事项及当时数据")
LINE = Text(en="Item", zh="事项")
OUTCOME = Text(en="What was said of it", zh="讨论与结果")
NOT_TALKED = Text(en="Not talked about", zh="未讨论")
PRINT = Text(en="As a sheet to print", zh="打印版")
PRINT_BACK = Text(en="Back", zh="返回")
PRINT_HOW = Text(en="Print with your browser (Ctrl+P): one A4 page.", zh="请用浏览器打印（Ctrl+P），共一页 A4。")
COLUMN_WEEK = Text(en="Week of", zh="周（周一）")
COLUMN_HELD = Text(en="Held on", zh="召开日期")
COLUMN_PRESENT = Text(en="Present", zh="出席")
COLUMN_ITEMS = Text(en="Items", zh="事项")
COLUMN_DECISIONS = Text(en="Decisions", zh="决定")
COLUMN_ACTIONS = Text(en="Actions", zh="措施")
TIMER = Text(en="Time for this item (about {minutes} minutes)", zh="本项用时（建议 {minutes} 分钟）")

VOICES = Text(en="Read what was said", zh="查看客户原话")
QUIET_CUSTOMERS = Text(en="See which customers", zh="查看客户名单")
PLANNED_WITH = Text(en="See with whom and why", zh="查看客户与事由")
PLANNED_FOR = Text(en="planned for {day}", zh="计划日期 {day}")
LAST_HEARD_OF = Text(en="last heard of on {day}, {days} days ago", zh="最近一次往来为{day}，已过 {days} 天")
LIVE_ONLY = Text(
    en="This is shown to who holds the meeting and stands in no minutes.", zh="仅主持例会的人可见，不会写入纪要。"
)
