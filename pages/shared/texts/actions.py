"""The words of actions: what was decided about a cause, who does it until when, and what came of it."""

from metrics.words import Text

CAPTION = Text(
    en="What the teams decided to do about causes of complaints, in meetings, on suggestions and after reviews · past due first · as of {as_of}",
    zh="各团队针对投诉原因、周例会、客户建议和质检制定的改进措施 · 逾期在前 · 截至 {as_of}",
)
VIEW = Text(en="Which actions", zh="查看范围")
VIEWS = {
    "open": Text(en="To do {count}", zh="进行中 {count}"),
    "late": Text(en="Past due {count}", zh="已逾期 {count}"),
    "mine": Text(en="Mine {count}", zh="我负责的 {count}"),
    "over": Text(en="Done or dropped {count}", zh="已完成或取消 {count}"),
}
NONE = Text(en="No action is decided yet", zh="尚未制定改进措施")
NONE_DO = Text(
    en="Leads decide actions on the page Causes, in the weekly meeting, on a suggestion in the feedback inbox and on a quality review.",
    zh="主管可在“投诉原因”页、周例会、反馈收件箱的建议以及质检记录中制定改进措施。",
)
NONE_IN_VIEW = Text(en="None here. Choose another list above.", zh="此列表为空，可在上方切换。")
TO_CAUSES = Text(en="To the causes of complaints", zh="查看投诉原因")
SOME = Text(en="The {shown} most urgent of {count} actions", zh="共 {count} 项，仅显示最紧急的 {shown} 项")

WHAT = Text(en="What is to be done", zh="改进措施")
ABOUT = Text(en="About", zh="针对")
ABOUT_SAYS = Text(en="about: {about}", zh="针对：{about}")
TEAM = Text(en="Team", zh="团队")
DUE = Text(en="Due", zh="期限")
STATE = Text(en="State", zh="状态")
STATES = {
    "open": Text(en="○ open", zh="○ 待开始"),
    "doing": Text(en="◐ begun", zh="◐ 执行中"),
    "done": Text(en="✓ done", zh="✓ 已完成"),
    "dropped": Text(en="✕ dropped", zh="✕ 已取消"),
}
OVERDUE = Text(en="⚠ {days} days late", zh="⚠ 逾期 {days} 天")
OVERDUE_ONE = Text(en="⚠ 1 day late", zh="⚠ 逾期 1 天")
DUE_TODAY = Text(en="due today", zh="今天到期")
ENDED = Text(en="Done on", zh="完成日")
RESULT = Text(en="What came of it", zh="结果")
WHY_DROPPED = Text(en="Why it was dropped", zh="取消原因")
WHY_REOPENED = Text(en="Why it was taken up again", zh="重新启动原因")
EFFECT = Text(en="Effect", zh="效果")
EFFECT_MEANS = Text(
    en="The KPI in the weeks before and after it was done. “improved” and “worse” only where the 95% interval of the "
    "difference leaves out 0.",
    zh="比较完成前后若干周的指标。仅当差异的 95% 区间不含 0 时，才显示“有改善”或“变差”。",
)
NUMBER = Text(en="No.", zh="编号")
DECIDED_ON = Text(en="Decided on", zh="决定日")
NO_TITLE = Text(en="(text erased)", zh="（文字已删除）")

NAMED = Text(en="Action no. {number}", zh="{number} 号改进措施")
DECIDED_BY = Text(en="decided on {day} by {name}", zh="{name}于 {day} 决定")
DECIDED = Text(en="decided on {day}", zh="{day} 决定")
DUE_ON = Text(en="due {day}", zh="期限 {day}")
DONE_ON = Text(en="done on {day}", zh="{day} 完成")
EXPECTED_SAYS = Text(en="expected: {kpi} {change}", zh="预期：{kpi} {change}")
MEASURED_BY = Text(en="measured by: {kpi}", zh="衡量指标：{kpi}")
OPEN_IT = Text(en="Open action no. {number}", zh="打开 {number} 号改进措施")
CHOOSE_ONE = Text(
    en="Choose an action in the list to see its effect or to change it.",
    zh="在列表中选择一项，可查看效果或进行修改。",
)
CAME_FROM = {
    "cause": Text(en="from causes of complaints", zh="来自投诉原因"),
    "meeting": Text(en="from a weekly meeting", zh="来自周例会"),
    "suggestion": Text(en="from a suggestion", zh="来自客户建议"),
    "review": Text(en="from a review", zh="来自质检"),
}
ORIGIN = Text(en="Came from", zh="来源")
TO_ORIGIN = {
    "cause": Text(en="To the causes of complaints", zh="查看投诉原因"),
    "meeting": Text(en="To the meeting", zh="查看该次周例会"),
    "suggestion": Text(en="To the suggestion", zh="查看该条建议"),
    "review": Text(en="To the review", zh="查看该次质检"),
}
FROM_HELP = {
    "suggestion": Text(
        en="Something to do about this suggestion. The whole team reads the action; leave the customer's name out.",
        zh="针对该建议制定改进措施。全团队可见，请勿填写客户姓名。",
    ),
    "review": Text(
        en="Something to do after this review. The whole team reads the action: name neither the person reviewed nor "
        "what the review says.",
        zh="根据该次质检制定改进措施。全团队可见，请勿提及被评人员和质检内容。",
    ),
}
REACHED = Text(
    en="Expected {expected}, changed by {change} (95% interval {low} to {high}): the expected change was reached.",
    zh="预期变化 {expected}，实际变化 {change}（95% 区间 {low} 至 {high}）：已达到预期。",
)
NOT_REACHED = Text(
    en="Expected {expected}, changed by {change} (95% interval {low} to {high}): the expected change was not reached.",
    zh="预期变化 {expected}，实际变化 {change}（95% 区间 {low} 至 {high}）：未达到预期。",
)
REACHED_UNKNOWN = Text(
    en="Expected {expected}, changed by {change}: cannot tell yet whether the expected change was reached, since the "
    "95% interval {low} to {high} holds smaller and larger changes.",
    zh="预期变化 {expected}，实际变化 {change}：95% 区间 {low} 至 {high} 包含预期值两侧，尚无法判断是否达到预期。",
)
REACHED_WITHOUT = Text(
    en="Expected {expected}, changed by {change}: without an interval it cannot be told whether the expected change "
    "was reached.",
    zh="预期变化 {expected}，实际变化 {change}：该指标没有区间，无法判断是否达到预期。",
)
NOT_FOUND = Text(
    en="There is no action no. {number} among those that you may read of.",
    zh="在您可查看的范围内没有 {number} 号改进措施。",
)

ON_CAUSES = Text(
    en="What was decided: {running} to do, {late} past due", zh="改进措施：进行中 {running} 项，逾期 {late} 项"
)
ON_CAUSES_NONE = Text(en="Nothing was decided about these yet", zh="尚未针对这些投诉制定改进措施")
ON_CAUSES_CAPTION = {
    "cause": Text(en="Actions about causes, past due first", zh="针对原因的改进措施，逾期在前"),
    "category": Text(en="Actions about categories, past due first", zh="针对类别的改进措施，逾期在前"),
}
FIRST_ONE = Text(en="Decide the first one with the form.", zh="可用表单制定第一项。")
ONLY_LEADS = Text(en="Team leads decide actions here.", zh="团队主管可在此制定改进措施。")
RUNNING = Text(en="Actions to do", zh="进行中的措施")
RUNNING_MEANS = Text(
    en="How many actions about it were decided and are not done yet, of the teams chosen.",
    zh="所选团队针对该项制定且尚未完成的改进措施数。",
)

DECIDE = Text(en="Decide an action", zh="制定改进措施")
DECIDE_CAPTION = Text(
    en="The owner finds it on the scorecard and among what is due; once it is done, its effect is shown.",
    zh="负责人会在计分卡和到期事项中看到；完成后显示效果。",
)
ABOUT_WHICH = {"cause": Text(en="Cause", zh="原因"), "category": Text(en="Category", zh="类别")}
TITLE = Text(en="What is to be done", zh="做什么")
TITLE_HELP = Text(
    en="For example: pack taps in double boxes. No customer's name: the whole team reads it.",
    zh="例如：水龙头改用双层包装。请勿填写客户姓名，全团队可见。",
)
WHO = Text(en="Who does it", zh="负责人")
WHICH_TEAM = Text(en="For which team", zh="所属团队")
UNTIL = Text(en="Until when", zh="期限")
WHICH_KPI = Text(en="Which KPI shall change", zh="希望改变的指标")
NO_KPI = Text(en="None", zh="无")
HOW_MUCH = Text(en="By how much", zh="预期变化")
HOW_MUCH_HELP = Text(
    en="With its sign. Of a share in percentage points (5 = from 80% to 85%), of a number of cases in cases a week "
    "(-2 = two fewer a week).",
    zh="请带正负号。比率填百分点（5 表示从 80% 到 85%），件数填每周件数（-2 表示每周减少两件）。",
)
CHOOSE = Text(en="Choose", zh="请选择")
SAVED = Text(en="Decided: action no. {number}.", zh="已制定：{number} 号改进措施。")

NEXT = Text(en="What next", zh="下一步")
MOVES = {
    "start": Text(en="Begin", zh="开始执行"),
    "finish": Text(en="Done", zh="完成"),
    "change": Text(en="Change", zh="修改"),
    "drop": Text(en="Drop", zh="取消"),
    "reopen": Text(en="Take up again", zh="重新启动"),
}
MOVED = {
    "start": Text(en="Begun: action no. {number}.", zh="已开始执行 {number} 号措施。"),
    "finish": Text(
        en="Done: action no. {number}. From now on its effect is looked at.",
        zh="{number} 号措施已完成，之后将跟踪其效果。",
    ),
    "change": Text(en="Changed: action no. {number}.", zh="已修改 {number} 号措施。"),
    "drop": Text(en="Dropped: action no. {number}.", zh="已取消 {number} 号措施。"),
    "reopen": Text(en="Taken up again: action no. {number}.", zh="已重新启动 {number} 号措施。"),
}
DONE_WHEN = Text(en="Done on which day", zh="完成日期")
DONE_WHEN_HELP = Text(en="From the day after on, weeks count as “after”.", zh="从次日起计入“完成后”。")
CAME_OF_IT = Text(en="What came of it", zh="结果")
WHY = Text(en="Why", zh="原因")
MOVED_ON = Text(en="{who} {what} meanwhile; nothing of yours was stored.", zh="{who}刚刚{what}，您的操作未保存。")

EFFECT_SAYS = Text(en="{kpi}: {outcome}", zh="{kpi}：{outcome}")
BEFORE = Text(en="{weeks} weeks before", zh="完成前 {weeks} 周")
AFTER = Text(en="{weeks} weeks after", zh="完成后 {weeks} 周")
CHANGE = Text(en="Change", zh="变化")
A_WEEK = Text(en="{number} a week", zh="每周 {number}")
POINTS = Text(en="{number} points", zh="{number} 个百分点")
INTERVAL = Text(en="95% interval {low} to {high}", zh="95% 区间 {low} 至 {high}")
CASES = Text(en="n = {count}", zh="n = {count}")
DONE_NOTE = Text(en="action no. {number} done", zh="{number} 号措施完成")
TOO_FEW_BEFORE = Text(
    en="Too few weeks before it for limits, so no week after it can be called a signal.",
    zh="完成前的周数过少，无法确定波动范围，因此不判断完成后各周是否为信号。",
)
SIGNALS_AFTER = Text(
    en="By the limits of the weeks before, signals among the {weeks} weeks after it: {count} (XmR).",
    zh="按完成前的波动范围，完成后的 {weeks} 周中有 {count} 周为信号（XmR）。",
)
NO_SIGNAL_AFTER = Text(
    en="By the limits of the weeks before, none of the {weeks} weeks after it is a signal: within the usual range.",
    zh="按完成前的波动范围，完成后的 {weeks} 周均无信号，仍在以往波动范围内。",
)
BESIDES = Text(
    en="What else happened in these weeks and may explain the difference, too:",
    zh="同一时期还发生了以下事项，也可能造成上述差异：",
)
DONE_HERE = Text(en="done", zh="完成")
TOO_EARLY = Text(
    en="Whole weeks to look at since it was done: {weeks}; from {fewest} on they are compared with as many before.",
    zh="完成后可供比较的整周数：{weeks}；满 {fewest} 周起与此前同样长的时间比较。",
)
TOO_FEW_STATED = Text(
    en="Most complaints of these weeks have no cause stated yet, so nothing can be said.",
    zh="这些周的多数投诉尚未填写原因，暂时无法比较。",
)
SPANS_ZERO = Text(
    en="The difference may be chance: its interval holds 0. More weeks will make it narrower.",
    zh="差异可能出于偶然：区间包含 0。随着时间推移，区间会变窄。",
)
NO_INTERVAL = Text(
    en="This KPI has no interval, so the difference cannot be told from chance.",
    zh="该指标没有区间，无法判断差异是否出于偶然。",
)
NOT_A_CAUSE = Text(
    en="Chance alone does not explain the difference; whether the action does, the numbers cannot say.",
    zh="差异不太可能出于偶然，但是否由该措施带来，数字本身无法证明。",
)
TOO_FEW = Text(
    en="One of the two sides rests on fewer than 5 cases, which is not shown.", zh="前后至少一侧不足 5 件，不显示。"
)
NO_NUMBERS = Text(en="There are no numbers on one of the two sides.", zh="前后至少一侧没有数据。")
STATED = Text(
    en="Of the complaints before, {before} have a cause stated, of those after {after}: each count is seen against "
    "that share of its weeks.",
    zh="完成前的投诉有 {before} 已填写原因，完成后为 {after}：件数按此比例折算周数。",
)
WEEKS_CAPTION = Text(en="{kpi} by week, {whose}", zh="每周{kpi} · {whose}")
NOT_DONE_YET = Text(
    en="Once it is done, the weeks before and after are compared here.", zh="完成后将在此比较前后各周。"
)

OWN_SAYS = Text(
    en="{count} actions of mine to do, {late} past due", zh="我负责的改进措施：进行中 {count} 项，逾期 {late} 项"
)
OWN_SAYS_ONE = Text(en="1 action of mine to do, {late} past due", zh="我负责的改进措施：进行中 1 项，逾期 {late} 项")
OWN_CAPTION = Text(en="What was decided and is mine to do, past due first", zh="由我落实的改进措施，逾期在前")
TO_ACTIONS = Text(en="To all actions", zh="查看全部改进措施")
