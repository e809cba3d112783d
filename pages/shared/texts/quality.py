"""The words of quality reviews: cases and how they were served, second reviews, and what is rated."""

from metrics.words import Text

VIEW = Text(en="What to look at", zh="查看内容")
VIEWS = {
    "reviews": Text(en="Reviews", zh="质检结果"),
    "review": Text(en="Review a case", zh="开始质检"),
    "calibrate": Text(en="Calibration", zh="校准"),
    "form": Text(en="What is rated", zh="质检项目"),
}
NONE = Text(en="No quality review yet", zh="还没有服务质检")
NONE_DO = Text(
    en="Who leads a team reviews some of each member's cases; their score and what was found then stand here.",
    zh="主管抽查成员处理过的案例并打分，结果会显示在这里。",
)
NONE_IN_PERIOD = Text(
    en="No quality review in this period. Choose a longer one above.", zh="本期没有服务质检，可在上方选择更长的时间。"
)
TOTALS_ONLY = Text(
    en="Totals of the teams. Reviews of single persons are read by themselves and by who leads their team.",
    zh="此处仅显示团队汇总。个人质检仅本人及其主管可见。",
)
MEMBER = Text(en="Member", zh="成员")
EVERYBODY = Text(en="All members", zh="全部成员")
TEAM = Text(en="Team", zh="团队")
BY_CATEGORY = Text(en="Where points are won and lost", zh="各项目得分")
BY_CATEGORY_SAYS = Text(en="Lowest: {name}, {value} of its scale", zh="最低：{name}，得分率 {value}")
BY_CATEGORY_CAPTION = Text(
    en="Mean of each category on its scale, over the reviews of the period ({count}); N/A left out",
    zh="本期 {count} 次质检中各项目的平均得分率，“不适用”不计入",
)
CATEGORY = Text(en="Category", zh="项目")
MEAN = Text(en="Mean on its scale", zh="平均得分率")
TIMES_RATED = Text(en="Times rated", zh="评分次数")
BY_MEMBER_CAPTION = Text(
    en="Mean score of each member's reviews, by name and without ranks; grey with fewer than 5 reviews",
    zh="各成员质检平均分，按姓名排列，不排名；少于 5 次的显示为灰色",
)
BY_TEAM_CAPTION = Text(en="Mean score of each team's reviews", zh="各团队质检平均分")

LIST = Text(en="Reviews", zh="质检记录")
LIST_CAPTION = Text(
    en="The newest first, of all time. Choose a line to open it.", zh="全部时间，最新在前。选择一行可打开。"
)
STATE_FILTER = Text(en="Which reviews", zh="筛选")
STATE_FILTERS = {
    "all": Text(en="All {count}", zh="全部 {count}"),
    "to_acknowledge": Text(en="To acknowledge {count}", zh="待确认 {count}"),
    "critical": Text(en="Critical failures {count}", zh="关键项不合格 {count}"),
    "mine": Text(en="By me {count}", zh="我质检的 {count}"),
    "voided": Text(en="Voided {count}", zh="已作废 {count}"),
}
SOME = Text(en="The newest {shown} of {count} reviews", zh="共 {count} 次，显示最新 {shown} 次")
REVIEWED_ON = Text(en="Reviewed", zh="质检日期")
SCORE = Text(en="Score", zh="得分")
STATE = Text(en="State", zh="状态")
STATES = {
    "to_acknowledge": Text(en="○ to acknowledge", zh="○ 待确认"),
    "acknowledged": Text(en="✓ acknowledged", zh="✓ 已确认"),
    "voided": Text(en="✕ voided", zh="✕ 已作废"),
}
LATE = Text(en="⚠ not acknowledged since {days} days", zh="⚠ 已 {days} 天未确认")
CASE = Text(en="Case", zh="案例")
CASES = {
    "interaction": Text(en="Contact no. {number}", zh="{number} 号服务记录"),
    "complaint": Text(en="Complaint no. {number}", zh="{number} 号投诉"),
}
NO_CASE = Text(en="without a case", zh="未关联案例")
REVIEWER = Text(en="Reviewed by", zh="质检人")
FINDINGS = Text(en="Findings", zh="质检意见")
REPLY = Text(en="Member's reply", zh="成员回复")
ROOT_CAUSE = Text(en="Root cause", zh="根本原因")
ROOT_CAUSES = {
    "knowledge": Text(en="Knowledge", zh="知识不足"),
    "skill": Text(en="Skill", zh="技能不足"),
    "attitude": Text(en="Attitude", zh="服务态度"),
    "process": Text(en="Process", zh="流程问题"),
    "system": Text(en="System or tool", zh="系统或工具"),
    "information": Text(en="Missing information", zh="信息缺失"),
    "workload": Text(en="Workload", zh="工作量过大"),
    "other": Text(en="Something else", zh="其他"),
}
NO_CAUSE = Text(en="None to name", zh="无")
BY_CAUSE = Text(en="Root causes", zh="根本原因")
BY_CAUSE_SAYS = Text(
    en="Most often named: {name}, {count} of {all}", zh="最常见的根本原因：{name}，{all} 次中占 {count} 次"
)
BY_CAUSE_EVEN = Text(en="No root cause stands out", zh="各根本原因次数相近")
BY_CAUSE_CAPTION = Text(
    en="How often each was named in the reviews of the period ({reviews}); {none} named none",
    zh="本期 {reviews} 次质检中各原因的次数，其中 {none} 次未填写",
)
NO_CAUSE_IN_PERIOD = Text(en="No review of this period names one.", zh="本期质检均未填写根本原因。")
TIMES_NAMED = Text(en="Times named", zh="次数")
NUMBER = Text(en="No.", zh="编号")
CALIBRATION = Text(en="Calibration", zh="校准")
CALIBRATIONS = {
    "asked": Text(en="asked for", zh="待校准"),
    "done": Text(en="done", zh="已校准"),
}
CRITICAL_FAILED = Text(en="✕ critical category failed", zh="✕ 关键项不合格")
CRITICAL = Text(en="critical", zh="关键项")
NOT_APPLICABLE = Text(en="N/A", zh="不适用")
WEIGHT = Text(en="Weight", zh="权重")
REMARK = Text(en="Remark", zh="备注")
RATING = Text(en="Rating", zh="评分")
OF_SCALE = Text(en="{score} of {high}", zh="{score} / {high}")

REVIEW_SAYS = Text(en="{score} · review no. {number}", zh="{score} · 质检 {number} 号")
BY_WHOM = Text(en="by {name} on {day}", zh="{name}于 {day} 质检")
NOT_FOUND = Text(en="There is no review no. {number} that you may read.", zh="没有您可查看的质检 {number} 号。")
VOIDED_BECAUSE = Text(en="Voided: {reason}", zh="已作废：{reason}")
TO_CASE = Text(en="To the complaint", zh="查看投诉")
RATINGS = Text(en="Ratings", zh="各项评分")

ON_DAY = Text(en="{day} · no. {number}", zh="{day} · {number} 号")
NEXT = Text(en="What next", zh="后续操作")
MOVES = {
    "acknowledge": Text(en="Acknowledge", zh="确认"),
    "correct": Text(en="Correct", zh="更正"),
    "ask": Text(en="Ask for a calibration", zh="发起校准"),
    "void": Text(en="Void", zh="作废"),
}
DONE = {
    "acknowledge": Text(en="Review no. {number} is acknowledged.", zh="已确认质检 {number} 号。"),
    "correct": Text(en="Review no. {number} is corrected.", zh="已更正质检 {number} 号。"),
    "void": Text(en="Review no. {number} is voided and counts no more.", zh="质检 {number} 号已作废，不再计入。"),
}
ASKED = Text(
    en="Asked. Until it is done, the first review is hidden from who calibrates.",
    zh="已发起。完成前，校准人看不到首次质检的内容。",
)
ACKNOWLEDGE_CAPTION = Text(
    en="That you have read it, not that you agree: what you think of it goes below.",
    zh="确认表示已阅读，不代表同意；您的意见请写在下方。",
)
YOUR_REPLY = Text(en="What you think of it (optional)", zh="您的意见（可不填）")
VOID_REASON = Text(en="Why it is a mistake", zh="作废原因")
WHO_CALIBRATES = Text(en="Who reviews the case once more", zh="由谁再次质检")
ME = Text(en="{name} (myself)", zh="{name}（本人）")
BRIEF = Text(en="How to find the case (optional)", zh="如何找到该案例（可不填）")
BRIEF_SAYS = Text(en="How to find the case", zh="如何找到该案例")
BRIEF_HELP = Text(
    en="Leads of other teams do not see the case itself: say where its recording or chat is. No customer data.",
    zh="其他团队的主管看不到案例本身，请说明录音或聊天记录的位置。请勿填写客户信息。",
)
CHOOSE = Text(en="Choose", zh="请选择")

DRAW = Text(en="Which case", zh="选择案例")
DRAW_CAPTION = Text(
    en="Drawn by lot among what the member finished in the last {days} days and nobody reviewed; the same all day.",
    zh="从该成员近 {days} 天内已结束且未质检的案例中随机抽取，当天不变。",
)
WHOM = Text(en="Whose case", zh="被质检成员")
WHOM_HELP = Text(
    en="Who was reviewed least in the last {days} days stands first.", zh="近 {days} 天质检最少的成员排在最前。"
)
REVIEWS_LATELY = Text(en="{name} · {count} in {days} days", zh="{name} · 近 {days} 天 {count} 次")
DRAWN_FROM = Text(en="{shown} of {count} cases", zh="从 {count} 个案例中抽取 {shown} 个")
NONE_TO_REVIEW = Text(
    en="No case of theirs ended in the last {days} days that was not reviewed.",
    zh="近 {days} 天内没有未质检的已结束案例。",
)
SUBJECT = Text(en="Topic", zh="类别")
CHANNEL = Text(en="Channel", zh="渠道")
ENDED = Text(en="Ended", zh="结束日期")
CUSTOMER = Text(en="Customer", zh="客户")
OR_NUMBER = Text(en="Or one that you name", zh="或指定案例")
KIND = Text(en="Kind of case", zh="案例类型")
KINDS = {
    "interaction": Text(en="Contact", zh="服务记录"),
    "complaint": Text(en="Complaint", zh="投诉"),
}
CASE_NUMBER = Text(en="Its number", zh="编号")
TAKE_IT = Text(en="Take this case", zh="选用此案例")
NO_CASE_TAKE = Text(en="Review {name} without a case", zh="不关联案例，直接质检{name}")
OTHER_CASE = Text(en="Another case", zh="换一个案例")
CASE_NOT_FOUND = Text(
    en="There is no such case of your teams, or nobody dealt with it.",
    zh="在您负责的团队中未找到该案例，或该案例无人处理。",
)
OWN_CASE = Text(en="This is your own case: somebody else reviews it.", zh="这是您本人处理的案例，须由他人质检。")
REVIEWED_ALREADY = Text(en="This case was reviewed already.", zh="该案例已质检。")
OPEN_REVIEW = Text(en="Open review no. {number}", zh="打开质检 {number} 号")
OPENED = Text(en="opened {at}", zh="受理 {at}")
RESOLVED = Text(en="resolved {at}", zh="解决 {at}")
NO_TEXT = Text(en="The case has no text.", zh="该案例没有文字内容。")
OF_MEMBER = Text(en="Review of {name}", zh="质检：{name}")
OF_CASE = Text(en="{case} · {name}", zh="{case} · {name}")
FORM = Text(en="How well was it served?", zh="评分")
FORM_CAPTION = Text(
    en="N/A where a category does not apply: it is left out, neither 0 nor full. A critical category that gets its lowest "
    "score makes the review 0.",
    zh="不适用的项目请选“不适用”，不计入得分。关键项得最低分时，整次得分为 0。",
)
CATEGORY_LABEL = Text(en="{name} · weight {weight}", zh="{name} · 权重 {weight}")
CATEGORY_CRITICAL = Text(en="{name} · weight {weight} · critical", zh="{name} · 权重 {weight} · 关键项")
STORE = Text(en="Store the review", zh="保存质检")
STORED = Text(
    en="Review no. {number} is stored; {name} is asked to acknowledge it.",
    zh="质检 {number} 号已保存，等待{name}确认。",
)

TO_CALIBRATE = Text(en="Asked of you", zh="待您校准")
TO_CALIBRATE_CAPTION = Text(
    en="Review the case yourself. You see the first review once yours is stored; yours does not count in any number.",
    zh="请独立质检。保存后才能看到首次质检；校准不计入任何指标。",
)
NOTHING_TO_CALIBRATE = Text(en="Nothing is asked of you.", zh="没有待您校准的质检。")
WHICH_CALIBRATION = Text(en="Which one", zh="选择校准")
CALIBRATION_SAID = Text(en="{case} · {name}", zh="{case} · {name}")
DECLINE = Text(en="Decline", zh="谢绝")
DECLINE_SURE = Text(en="Decline this calibration", zh="确认谢绝")
WITHDRAWN = Text(en="The calibration is withdrawn.", zh="校准已撤回。")
STORE_SECOND = Text(en="Store my review", zh="保存我的质检")
CALIBRATED = Text(en="Stored. Both reviews stand side by side below.", zh="已保存，两次质检对照见下方。")
ASK_ONE = Text(en="Ask for one", zh="发起校准")
ASK_ONE_CAPTION = Text(
    en="Listed without scores, so that you can take one yourself: what you have not opened yet, you review blind.",
    zh="列表不显示得分，您也可以自己校准他人的质检：未打开过的即为盲评。",
)
WHICH_REVIEW = Text(en="Which review", zh="选择质检")
REVIEW_SAID = Text(en="No. {number} · {day} · {name} · by {by}", zh="{number} 号 · {day} · {name} · 质检人 {by}")
NOTHING_TO_ASK = Text(en="Every recent review is calibrated or asked for.", zh="近期质检均已校准或已发起校准。")
WAITING = Text(en="Asked of {who} on {day}: {case}", zh="{day} 已请{who}校准：{case}")
WITHDRAW = Text(en="Withdraw", zh="撤回")
AGREEMENT = Text(en="How far reviewers agree", zh="质检一致性")
AGREE_SAYS = Text(
    en="Reviewers rate {same} of the categories the same; whole scores are {apart} points apart on average",
    zh="{same} 的项目评分一致，总分平均相差 {apart} 个百分点",
)
AGREE_CAPTION = Text(
    en="{count} calibrations, {categories} ratings that at least one reviewer gave · points between the whole scores, by "
    "calibration",
    zh="共 {count} 次校准、{categories} 项评分（至少一方评分）· 每次校准的总分差（百分点）",
)
NO_AGREEMENT = Text(
    en="No calibration is done yet. Two reviews of one case show whether reviewers mean the same by a score.",
    zh="尚未完成校准。对同一案例两次质检，可检验质检标准是否一致。",
)
POINTS = Text(en="{points} points", zh="{points} 个百分点")
DONE_ON = Text(en="Done", zh="完成日期")
FIRST = Text(en="First", zh="首次")
SECOND = Text(en="Second", zh="校准")
DIFFERENCE = Text(en="Difference", zh="差异")
FIRST_BY = Text(en="First by", zh="首次质检人")
SECOND_BY = Text(en="Second by", zh="校准人")
SIDE_BY_SIDE = Text(en="{first} and {second}: {difference}", zh="首次 {first}，校准 {second}：{difference}")
SIDE_CAPTION = Text(
    en="Calibration of review no. {number} · {case} · {name}", zh="质检 {number} 号的校准 · {case} · {name}"
)
SAME = Text(en="the same", zh="一致")
ONLY_ONE = Text(en="only one rated it", zh="仅一方评分")
WHOLE = Text(en="Whole review", zh="总分")
LIST_CALIBRATIONS = Text(en="Calibrations", zh="校准记录")
CHOOSE_CALIBRATION = Text(en="Choose a line to see both reviews side by side.", zh="选择一行可对照两次质检。")

CATEGORIES = Text(en="{count} categories, weights add to {sum}", zh="共 {count} 个项目，权重合计 {sum}")
CATEGORIES_CAPTION = Text(
    en="One form for the organisation; every lead may change it. A change holds for reviews made from now on: earlier "
    "ones keep their categories. Only the proportions of the weights matter.",
    zh="全组织使用同一套项目，主管均可修改。修改仅对之后的质检生效，此前的质检保留原项目。权重只看相对比例。",
)
IS_CRITICAL = Text(en="Critical", zh="关键项")
SCALE = Text(en="Scale", zh="评分范围")
SHARE_OF_WEIGHT = Text(en="Share of the weight", zh="权重占比")
NAME = Text(en="Name (Chinese)", zh="中文名称")
NAME_EN = Text(en="Name (English, optional)", zh="英文名称（可不填）")
LOWEST = Text(en="Lowest score", zh="最低分")
HIGHEST = Text(en="Highest score", zh="最高分")
CRITICAL_TICK = Text(en="Critical: its lowest score makes the whole review 0", zh="关键项：得最低分时整次为 0 分")
ADD = Text(en="Add a category", zh="新增项目")
ADDED = Text(en="“{name}” is rated from now on.", zh="已新增项目“{name}”。")
CHANGE = Text(en="Change a category", zh="修改项目")
WHICH_CATEGORY = Text(en="Which category", zh="选择项目")
SAVE = Text(en="Save", zh="保存")
CHANGED = Text(en="“{name}” is changed for reviews from now on.", zh="项目“{name}”已修改，对之后的质检生效。")
BEHIND = Text(en="Stands behind", zh="排在其后")
AT_THE_TOP = Text(en="(at the top)", zh="（最前）")
MOVE = Text(en="Move", zh="移动")
MOVED = Text(en="“{name}” has moved.", zh="项目“{name}”已移动。")
RETIRE = Text(en="Take out", zh="停用")
RETIRE_WHAT = Text(en="It is not rated any more; earlier reviews keep it.", zh="今后不再评分，此前的质检保留该项目。")
RETIRED = Text(en="“{name}” is taken out.", zh="项目“{name}”已停用。")

OWN_SAYS = Text(en="{count} quality reviews to acknowledge", zh="有 {count} 次服务质检待您确认")
OWN_SAYS_ONE = Text(en="1 quality review to acknowledge", zh="有 1 次服务质检待您确认")
OWN_NONE = Text(en="Your quality reviews", zh="我的服务质检")
OWN_CAPTION = Text(
    en="How your lead rated some of your cases, the newest {count}", zh="主管对您部分案例的评分，最新 {count} 次"
)
WAITING_CAPTION = Text(
    en="What your lead gave your cases and why; acknowledging says you have read it",
    zh="主管对您案例的评分和理由；确认仅表示已阅",
)
TO_REVIEWS = Text(en="To my quality reviews", zh="查看我的服务质检")
OPEN_IT = Text(en="Open review no. {number}", zh="打开质检 {number} 号")
REVIEW_THIS = Text(en="Review this case", zh="质检此案例")
