"""The words of trainings: what is due, who took it, courses, newcomers, and what a training changed."""

from metrics.words import Text

CAPTION_OWN = Text(
    en="What you are to take and took; who leads you records it", zh="本人的培训安排与记录，参加情况由主管登记"
)
CAPTION_TEAM = Text(
    en="Courses your people are to take and have taken, late first", zh="团队成员的培训安排与记录，逾期在前"
)
CAPTION_TOTALS = Text(en="Every team’s totals, without who", zh="各团队汇总，不含个人")
VIEW = Text(en="What to look at", zh="查看内容")
VIEWS = {
    "due": Text(en="To see to {count}", zh="待处理 {count}"),
    "matrix": Text(en="Who has what", zh="必修一览"),
    "new": Text(en="Newcomers {count}", zh="新人 {count}"),
    "done": Text(en="Taken {count}", zh="已参加 {count}"),
    "effect": Text(en="Effect", zh="效果"),
    "courses": Text(en="Courses {count}", zh="课程 {count}"),
}
NONE = Text(en="No training yet", zh="暂无培训")
NONE_LEAD = Text(
    en="Add a course under “Courses”; what members have to take then stands here.",
    zh="请先在“课程”中新增课程，需要参加的培训会显示在这里。",
)
NONE_TOTALS = Text(
    en="Leads add courses and record who took them; how the teams do then stands here.",
    zh="主管新增课程并登记参加情况后，各团队的汇总会显示在这里。",
)
NONE_OWN = Text(en="Your lead assigns courses and records who took them.", zh="培训由主管安排并登记。")
NONE_TO_TAKE = Text(en="Nothing is to be taken for now.", zh="目前没有待参加的培训。")
TOOK_NONE = Text(
    en="{count} of {all} members took no training in this period.", zh="{all} 位成员中有 {count} 位本期未参加培训。"
)
TOOK_NONE_OWN = Text(en="You took no training in this period.", zh="您本期未参加培训。")
NONE_IN_VIEW = Text(en="None here. Choose another view above.", zh="此处为空，可在上方切换。")

STATE = Text(en="State", zh="状态")
STATES = {
    "late": Text(en="⚠ {days} days late", zh="⚠ 逾期 {days} 天"),
    "late_one": Text(en="⚠ 1 day late", zh="⚠ 逾期 1 天"),
    "expired": Text(en="⚠ expired", zh="⚠ 已过期"),
    "expiring": Text(en="◔ expires soon", zh="◔ 即将到期"),
    "due": Text(en="○ to take", zh="○ 待参加"),
    "failed": Text(en="◐ not passed yet", zh="◐ 待补考"),
    "done": Text(en="✓ completed", zh="✓ 已完成"),
    "withdrawn": Text(en="✕ withdrawn", zh="✕ 已撤销"),
}
MEMBER = Text(en="Member", zh="成员")
COURSE = Text(en="Course", zh="课程")
TEAM = Text(en="Team", zh="团队")
WHY = Text(en="Why", zh="来源")
CAME = {
    "mandatory": Text(en="mandatory", zh="必修"),
    "onboarding": Text(en="new here", zh="新人入职"),
    "renewal": Text(en="to be renewed", zh="复训"),
    "assigned": Text(en="asked by the lead", zh="主管安排"),
    "taken": Text(en="of their own accord", zh="自行参加"),
}
DUE = Text(en="Due", zh="期限")
ATTENDED = Text(en="Attended", zh="参加日")
HOURS = Text(en="Hours", zh="学时")
SCORE = Text(en="Score", zh="成绩")
VALID_UNTIL = Text(en="Valid until", zh="有效期至")
WITHDRAWN_WHY = Text(en="Why withdrawn", zh="撤销原因")

DUE_SAYS = Text(
    en="{late} late, {expiring} about to expire, {due} to take", zh="逾期 {late}，即将到期 {expiring}，待参加 {due}"
)
DUE_CAPTION = Text(en="Choose one to withdraw it", zh="选择一项可撤销")
DUE_CAPTION_OWN = Text(en="What is late stands first", zh="逾期在前")
DONE_CAPTION = Text(en="The newest first; choose one to take a mistake back", zh="最近在前；如登记有误，选择一项可撤回")
DONE_SAYS = Text(en="Trainings taken: {count}, {hours}", zh="已参加 {count} 项，共 {hours}")

MATRIX_SAYS = Text(en="{valid} of {all} mandatory trainings are valid", zh="必修培训 {all} 项中 {valid} 项有效")
MATRIX_CAPTION = Text(
    en="Each member’s newest training in each mandatory course; “—” where it is not theirs to take",
    zh="每位成员每门必修课程的最近一次；“—”表示无需参加",
)
VALID = Text(en="✓ until {day}", zh="✓ 至 {day}")
VALID_ALWAYS = Text(en="✓ {day}", zh="✓ {day}")
EXPIRED_ON = Text(en="⚠ expired {day}", zh="⚠ {day} 已过期")
EXPIRES_ON = Text(en="◔ expires {day}", zh="◔ {day} 到期")
TO_TAKE = Text(en="○ by {day}", zh="○ {day} 前")
LATE_SINCE = Text(en="⚠ since {day}", zh="⚠ {day} 起逾期")

NEW_SAYS = Text(en="{count} newcomers, {late} with something late", zh="新人 {count} 位，其中 {late} 位有逾期")
NEW_NONE = Text(en="Nobody joined lately", zh="近期没有新成员")
NEW_NONE_WHAT = Text(
    en="Whoever joins gets the courses that are part of onboarding, and stands here for four months.",
    zh="新成员加入后自动安排入职课程，并在此显示四个月。",
)
NEW_CAPTION = Text(en="Their first courses, one by one", zh="入职课程逐项进度")
SINCE = Text(en="Here since", zh="加入日期")
PROGRESS = Text(en="Done", zh="已完成")
NEXT_DUE = Text(en="Next due", zh="最近期限")
LEFT_TO_DO = Text(en="Still to take", zh="尚待参加")
PROGRESS_OF = Text(en="{done} of {all}", zh="{done} / {all}")

RECORD = Text(en="Record who took a course", zh="登记参加情况")
RECORD_CAPTION = Text(
    en="Several members at once; a score where the course asks for one", zh="可一次登记多人；设有及格分的课程请填成绩"
)
WHO = Text(en="Who took part", zh="参加成员")
WHO_ASSIGN = Text(en="Who is to take it", zh="安排给")
WHICH_COURSE = Text(en="Course", zh="课程")
ON_DAY = Text(en="On which day", zh="参加日期")
HOURS_EACH = Text(en="Hours each", zh="每人学时")
SCORE_OF = Text(en="Score of {name}", zh="{name} 的成绩")
SCORE_HELP = Text(en="Passed from {score} on. Left empty counts as not passed.", zh="{score} 分及格；不填视为未通过。")
RECORDED = Text(en="Recorded: {count} members, {course}.", zh="已登记：{course}，{count} 人。")
ASSIGN = Text(en="Ask members to take a course", zh="安排培训")
ASSIGN_CAPTION = Text(
    en="Mandatory courses and renewals are assigned automatically; this is for all others",
    zh="必修与复训会自动安排，此处用于其他课程",
)
UNTIL = Text(en="Until when", zh="期限")
ASSIGNED = Text(en="Asked anew: {count} members, {course}.", zh="已安排：{course}，新增 {count} 人。")
CHOOSE = Text(en="Choose", zh="请选择")

WITHDRAW = Text(en="Withdraw", zh="撤销")
WITHDRAW_WHY = Text(en="Why it need not be taken", zh="撤销原因")
WITHDRAWN = Text(en="Withdrawn.", zh="已撤销。")
TAKE_BACK = Text(en="Take back", zh="撤回登记")
TAKE_BACK_SURE = Text(
    en="What was recorded is removed, all attempts of it; where it was asked for, it is to be taken again.",
    zh="将删除该项登记（含全部补考记录）；如为安排的培训，需重新参加。",
)
TAKEN_BACK = Text(en="Taken back.", zh="已撤回。")

COURSES_SAYS = Text(en="{count} courses, {mandatory} of them mandatory", zh="课程 {count} 门，其中必修 {mandatory} 门")
COURSES_CAPTION = Text(en="Choose one to change or retire it", zh="选择一门可修改或停用")
COURSES_CAPTION_READ = Text(en="What there is to learn here", zh="可以学习的课程")
NO_COURSES = Text(en="There is no course yet", zh="尚无课程")
KIND = Text(en="Kind", zh="类型")
KIND_MANDATORY = Text(en="mandatory", zh="必修")
KIND_ONBOARDING = Text(en="for newcomers", zh="新人")
KIND_BOTH = Text(en="mandatory, for newcomers first", zh="必修，新人优先")
KIND_OPEN = Text(en="on request", zh="选修")
PURPOSE = Text(en="What it is for", zh="目的")
FOR_WHOM = Text(en="For whom", zh="适用对象")
EVERYBODY = Text(en="Everybody", zh="全体")
ALL_ROLES = Text(en="All roles", zh="不限岗位")
PASSING = Text(en="Passed from", zh="及格分")
VALID_FOR = Text(en="Valid for, months", zh="有效期（月）")
DUE_WITHIN = Text(en="Due within, days", zh="完成期限（天）")
MOVES_KPI = Text(en="Shall move", zh="期望改善")
GIVEN_SINCE = Text(en="Since", zh="开设日期")

ADD = Text(en="Add a course", zh="新增课程")
ADD_CAPTION = Text(
    en="Whoever has to take a mandatory course is asked at once, and so is everybody who joins later",
    zh="必修课程会立即安排给适用成员，之后加入的成员也会自动安排",
)
CHANGE = Text(en="Change this course", zh="修改该课程")
CHANGE_CAPTION = Text(en="What was taken stays as it was", zh="已参加的记录不变")
NAME = Text(en="Name", zh="名称")
NAME_EN = Text(en="Name in English, where it has one", zh="英文名称（选填）")
MANDATORY = Text(en="Mandatory", zh="必修")
ONBOARDING = Text(en="Part of onboarding", zh="新人入职课程")
ONBOARDING_HELP = Text(
    en="Only for who joins from now on. The days count from the day they join.",
    zh="仅适用于此后加入的成员，期限自加入日起算。",
)
NEVER_EXPIRES = Text(en="Empty: it never expires.", zh="不填则长期有效。")
NO_SCORE = Text(en="Empty: to attend is enough.", zh="不填则参加即完成。")
WHICH_KPI = Text(en="Which KPI it shall move", zh="期望改善的指标")
NO_KPI = Text(en="None", zh="无")
ROLE = Text(en="Role", zh="岗位")
ADDED = Text(en="Added, and asked of whoever has to take it.", zh="已新增，并已安排给适用成员。")
CHANGED = Text(en="Changed.", zh="已修改。")
RETIRE = Text(en="Retire", zh="停用")
RETIRE_SURE = Text(
    en="Nobody has to take it any longer; whoever took it keeps that.", zh="不再安排该课程，已参加的记录保留。"
)
RETIRED = Text(en="Retired.", zh="已停用。")

EFFECT_OF = Text(en="Course", zh="课程")
EFFECT_ON = Text(en="KPI", zh="指标")
EFFECT_NONE = Text(en="Nobody has completed this course", zh="暂无成员完成该课程")
EFFECT_NONE_WHAT = Text(en="Choose another course above.", zh="可在上方选择其他课程。")
EFFECT_ONE = Text(en="{kpi} after the training: {outcome}", zh="培训后{kpi}：{outcome}")
EFFECT_MANY = Text(en="{kpi} after the training, n = {n} members: {outcome}", zh="培训后{kpi}（n = {n} 人）：{outcome}")
EFFECT_CAPTION = Text(
    en="Each member’s own whole weeks before and after the day they took it, as many on either side, up to 26. "
    "Together: the mean of their differences, with its 95% interval.",
    zh="比较每位成员参加日前后各自的整周数据，前后周数相同，最多 26 周。合计为各人差值的均值及其 95% 区间。",
)
MEAN_CHANGE = Text(en="Mean change", zh="平均变化")
MEMBERS_COMPARED = Text(en="n = {count} members", zh="n = {count} 人")
INTERVAL = Text(en="95% interval {low} to {high}", zh="95% 区间 {low} 至 {high}")
BEFORE = Text(en="Before", zh="参加前")
AFTER = Text(en="After", zh="参加后")
CASES_BEFORE = Text(en="n before", zh="参加前 n")
CASES_AFTER = Text(en="n after", zh="参加后 n")
WEEKS = Text(en="Weeks either side", zh="前后周数")
CHANGE_COLUMN = Text(en="Change", zh="变化")
INTERVAL_COLUMN = Text(en="95% interval", zh="95% 区间")
OUTCOME = Text(en="In words", zh="判断")
NO_PROOF = Text(
    en="Chance alone does not explain the difference; whether the training does, the numbers cannot say: nobody was "
    "compared who did not take it.",
    zh="差异不太可能出于偶然，但数字本身不能证明由培训带来：未与未参加者对照。",
)
MAY_BE_CHANCE = Text(en="The difference may be chance: its interval holds 0.", zh="差异可能出于偶然：区间包含 0。")
TOO_EARLY = Text(
    en="From 4 whole weeks after the training on, each member is compared with as many before.",
    zh="培训满 4 个整周后，与此前同样长的时间比较。",
)
TOO_FEW = Text(en="Of fewer than 3 members nothing is said about all together.", zh="少于 3 人时不作合计判断。")
NO_INTERVAL = Text(
    en="This KPI has no interval, so nothing can be told from chance.", zh="该指标没有区间，无法判断差异是否出于偶然。"
)

OWN_SAYS = Text(
    en="My trainings: {late} late, {due} to take, {expiring} about to expire",
    zh="我的培训：逾期 {late}，待参加 {due}，即将到期 {expiring}",
)
OWN_CAPTION = Text(en="What I am to take, and what runs out", zh="待参加与即将到期的培训")
TO_TRAINING = Text(en="To my trainings", zh="查看我的培训")
