"""The words of recognition: rules of rewards in sentences, who has earned one and what was decided."""

from metrics.words import Text

CAPTION = Text(
    en="Rewards by rules that anybody can read, and praise from anybody to anybody. As of {as_of}",
    zh="奖励按人人可见的规则评定，同事之间可随时互相表扬。截至 {as_of}",
)
VIEW = Text(en="View", zh="视图")
VIEWS = {
    "decide": Text(en="To decide ({count})", zh="待决定（{count}）"),
    "decided": Text(en="Decided ({count})", zh="已决定（{count}）"),
    "mine": Text(en="Mine ({count})", zh="我的（{count}）"),
    "praise": Text(en="Praise", zh="同事表扬"),
    "spread": Text(en="Spread over teams", zh="团队分布"),
    "rules": Text(en="Rules", zh="奖励规则"),
}

# ------------------------------------------------------------------ rules

RULES_TITLE = Text(en="{count} rules hold or will hold", zh="生效或即将生效的规则：{count} 条")
RULES_TITLE_ONE = Text(en="1 rule holds or will hold", zh="生效或即将生效的规则：1 条")
RULES_CAPTION = Text(
    en="Everybody reads the same rules. Who is eligible follows from the numbers alone; who leads the team then grants "
    "the reward, or declines it with a reason. Nobody decides about their own: of a lead or a team, whoever leads above "
    "or an executive does. Each rule holds for the time that begins on its first day or later.",
    zh="所有人看到的规则相同。是否符合条件只由数据决定，再由团队主管授予，或说明理由后不授予。任何人不能决定自己的奖励："
    "主管和团队的奖励由其上级主管或管理层决定。规则只适用于生效日及之后开始的周期。",
)
NO_RULES = Text(en="No rule has been made yet", zh="尚未制定奖励规则")
NO_RULES_DO = Text(
    en="Executives make rules for all teams, leads for their own. Praise needs no rule.",
    zh="管理层可为全部团队制定规则，主管可为自己的团队制定。表扬同事无需规则。",
)
# whose · number · threshold · cases
REACH_MEMBERS = Text(
    en="Members of {teams}{role}: {metric} {threshold} in a {every}, over at least {fewest} cases.",
    zh="{teams}成员{role}：单{every}{metric} {threshold}，且样本不少于 {fewest}。",
)
REACH_TEAMS = Text(
    en="Teams ({teams}): {metric} {threshold} in a {every}, over at least {fewest} cases.",
    zh="团队（{teams}）：单{every}{metric} {threshold}，且样本不少于 {fewest}。",
)
STAND_OUT = Text(
    en="Members of {teams}{role} who stand out of their team in a {every} by {metric}, with at least {fewest} cases in "
    "each: drawn to the team's rate, so that few cases prove little, their mean lies above the team's with its whole "
    "95% interval, and nobody is clearly ahead of them. Those who cannot be told apart share it; where nobody stands "
    "out, nobody gets it.",
    zh="{teams}成员{role}中，单{every}按{metric}在本团队表现突出者：各项样本均不少于 {fewest}；"
    "向团队水平收缩（样本少则说服力小）后的平均值，其 95% 区间整体高于团队，且没有人明显领先。"
    "难分高下者共同获得；无人突出则不评。",
)
CERTAIN = Text(
    en="Not the value alone has to reach it, but the worse end of its 95% interval.",
    zh="不仅数值本身，其 95% 区间的较差一端也须达到。",
)
ALL_TEAMS = Text(en="all teams", zh="全部团队")
ONLY_STAFF = Text(en=" (staff)", zh="（专员）")
ONLY_LEAD = Text(en=" (leads)", zh="（主管）")
ROLES = {"staff": ONLY_STAFF, "lead": ONLY_LEAD}
FOR_RECOGNITION = Text(en="Recognition", zh="荣誉表彰")
FOR_AMOUNT = Text(en="Material reward: {amount}", zh="物质奖励：{amount}")
KINDS = {
    "recognition": Text(en="Recognition", zh="荣誉表彰"),
    "material": Text(en="Material, with an amount", zh="物质奖励（含金额）"),
}
TOLD_TO_TEAM = Text(en="the team is told", zh="向团队公布")
NOT_TOLD = Text(en="between lead and member", zh="不向团队公布")
HOLDS_FROM = Text(en="holds from {day}", zh="自 {day} 起生效")
HELD = Text(en="held from {first} to {last}", zh="{first} 至 {last} 有效")
NEVER_HELD = Text(en="replaced before it held", zh="生效前已被替换")
WILL_END = Text(en="until {day}", zh="至 {day}")
EARLIER = Text(en="Earlier versions and rules that ended ({count})", zh="以往版本及已停用的规则（{count}）")

MAKE = Text(en="Make a rule", zh="制定规则")
MAKE_CAPTION = Text(
    en="It is readable by everybody at once, and holds for the time that begins on its first day or later.",
    zh="规则一经保存，所有人可见；只适用于生效日及之后开始的周期。",
)
HOW = Text(en="What earns it", zh="评定方式")
HOWS = {
    "reach": Text(en="A KPI reaches a value", zh="指标达到某个数值"),
    "best": Text(en="Standing out of the team (member of the month)", zh="在团队中表现突出（月度之星）"),
}
METRIC = Text(en="KPI", zh="指标")
METRICS = Text(en="KPIs (shares), all of them together", zh="指标（比例类），综合比较")
NAME = Text(en="Name, in Chinese", zh="名称（中文）")
NAME_EN = Text(en="Name, in English (optional)", zh="英文名称（选填）")
THRESHOLD = Text(en="To be reached ({unit})", zh="须达到（{unit}）")
UNITS = {
    "share": Text(en="%", zh="%"),
    "hours": Text(en="hours", zh="小时"),
    "working_hours": Text(en="working hours", zh="工作小时"),
    "other": Text(en="the KPI's own unit", zh="指标原单位"),
}
FEWEST = Text(en="Over at least so many cases", zh="最少样本数")
FEWEST_HELP = Text(
    en="Fewer prove nothing. Of shares and times it has to be 5 at least.",
    zh="样本过少不能说明问题。比例和时长类指标不得低于 5。",
)
ASK_CERTAIN = Text(
    en="The worse end of the interval has to reach it, too (shares and recommendation)",
    zh="要求 95% 区间的较差一端也达到（比例类与推荐意愿）",
)
EVERY = Text(en="In a", zh="周期")
WHOM = Text(en="For", zh="对象")
WHOMS = {"members": Text(en="Members", zh="成员"), "teams": Text(en="Teams", zh="团队")}
ROLE = Text(en="Of which role", zh="岗位")
ANY_ROLE = Text(en="Everybody who serves customers", zh="所有服务客户的成员")
STAFF_ONLY = Text(en="Staff only", zh="仅专员")
LEADS_ONLY = Text(en="Leads only", zh="仅主管")
TEAM = Text(en="Of which team (with those below it)", zh="团队（含下级）")
KIND = Text(en="What is it", zh="奖励类型")
AMOUNT = Text(en="Amount ({currency}), of a material reward", zh="金额（{currency}），物质奖励填写")
PUBLIC = Text(en="What is granted is told to the team, without the number", zh="授予后向团队公布（不公布数值）")
WHY = Text(en="Why this matters (optional)", zh="为什么设立（选填）")
VALID_FROM = Text(en="Holds for what begins on this day or later", zh="生效日（适用于当日及之后开始的周期）")
CHOOSE = Text(en="Choose", zh="请选择")
RULE_SAVED = Text(en="Saved: rule no. {number}.", zh="已保存：{number} 号规则。")
CHANGE = Text(en="Change or end a rule", zh="修改或停用规则")
CHANGE_CAPTION = Text(
    en="A change is a new version: what began before it stays by the rule of then.",
    zh="修改会生成新版本，此前开始的周期仍按当时的规则评定。",
)
WHICH_RULE = Text(en="Which rule", zh="选择规则")
CHANGE_IT = Text(en="Change it", zh="修改")
END_IT = Text(en="End it", zh="停用")
END_ON = Text(en="It holds for nothing that begins on this day or later", zh="停用日（当日及之后开始的周期不再适用）")
RULE_CHANGED = Text(en="Changed: the new version is no. {number}.", zh="已修改，新版本为 {number} 号。")
RULE_ENDED = Text(en="Ended: rule no. {number}.", zh="已停用：{number} 号规则。")

# ------------------------------------------------------------------ rewards

WAITING = Text(
    en="{count} rewards wait for a decision, the longest for {days} days", zh="{count} 项奖励待决定，最久已等 {days} 天"
)
WAITING_ONE = Text(en="1 reward waits for a decision, for {days} days", zh="1 项奖励待决定，已等 {days} 天")
NONE_WAITING = Text(en="No reward waits for your decision", zh="没有待您决定的奖励")
NONE_WAITING_DO = Text(
    en="Who reaches a rule in a period that is over appears here once somebody looks.",
    zh="周期结束后，点击“计算名单”，达到规则要求的成员会显示在这里。",
)
DECIDE_CAPTION = Text(
    en="Choose one to see its evidence and to decide. The number is what it was when it was found; beside it stands what "
    "today's facts say.",
    zh="选中一行可查看依据并决定。数值为计算名单时的结果，旁边是按当前数据的结果。",
)
DECIDED_TITLE = Text(en="{count} rewards decided", zh="已决定 {count} 项奖励")
NONE_DECIDED = Text(en="Nothing is decided yet", zh="尚无已决定的奖励")
LOOK = Text(en="Work out who is eligible", zh="计算名单")
LOOK_HELP = Text(
    en="Reckons by the rules and the facts of now who reached a rule in a period that is over. It adds what is new and "
    "takes nothing away.",
    zh="按规则和当前数据，计算已结束周期内达到要求的成员和团队。只新增，不删除已有结果。",
)
LOOKED = Text(en="{count} new ones were found.", zh="新增 {count} 项。")
LOOKED_NONE = Text(en="Nothing new was found.", zh="没有新增。")
NEW_BY_FACTS = Text(
    en="By today's facts {count} more would be eligible in your teams. Look again to add them.",
    zh="按当前数据，您的团队还有 {count} 项符合条件，点击“计算名单”即可加入。",
)
STATE = Text(en="State", zh="状态")
STATES = {
    "eligible": Text(en="Eligible", zh="符合条件"),
    "granted": Text(en="Granted", zh="已授予"),
    "refused": Text(en="Declined", zh="未授予"),
}
WAITS = Text(en="Waiting {days} d", zh="待决定 {days} 天")
GRANTED_AFTER = Text(en="Granted after {days} d", zh="{days} 天后授予")
WHO = Text(en="Who", zh="获奖人")
OF_TEAM = Text(en="{team} (all)", zh="{team}（全组）")
RULE = Text(en="Rule", zh="规则")
FOR = Text(en="For", zh="周期")
REACHED = Text(en="Reached", zh="结果")
REACHED_MEANS = Text(
    en="The number with its cases and 95% interval, as it was when it was found.",
    zh="计算名单时的数值、样本数和 95% 区间。",
)
ASKED = Text(en="Asked for", zh="要求")
ABOVE_TEAM = Text(en="above the team's {value}", zh="高于团队 {value}")
DECIDED_CAPTION = Text(en="Choose one to see its evidence, or to open it again.", zh="选中一行可查看依据，或重新打开。")
REACHED_SAYS = Text(en="{reached}; asked for: {asked}", zh="{reached}；要求：{asked}")
TODAY_SAYS = Text(en="By today's facts: {said}", zh="按当前数据：{said}")
TODAY = Text(en="By today's facts", zh="按当前数据")
STILL = Text(en="{value}, still eligible", zh="{value}，仍符合")
NO_LONGER = Text(en="{value}: no longer eligible", zh="{value}，已不符合")
NO_NUMBER = Text(en="no number any more", zh="已无数据")
WHAT = Text(en="Reward", zh="奖励")
TEAM_COLUMN = Text(en="Team", zh="团队")
SINCE = Text(en="Eligible since", zh="符合条件日期")
DECIDED_ON = Text(en="Decided on", zh="决定日期")
DECIDED_BY = Text(en="Decided by", zh="决定人")
REASON = Text(en="Reason", zh="理由")
NUMBER = Text(en="No.", zh="编号")
NAMED = Text(en="no. {number}", zh="{number} 号")
BY = Text(en="by {name}", zh="决定人：{name}")
SAID_WHY = Text(en="The reason:", zh="理由：")
EVIDENCE = Text(en="The cases behind {kpi}", zh="“{kpi}”对应的明细")
SOME = Text(en="The first {shown} of {count} rewards", zh="共 {count} 项，显示前 {shown} 项")
NOT_FOUND = Text(
    en="There is no reward no. {number} among those you may read.", zh="在您可查看的范围内没有 {number} 号奖励。"
)
NEXT = Text(en="Decide", zh="决定")
MOVES = {
    "grant": Text(en="Grant", zh="授予"),
    "decline": Text(en="Decline", zh="不授予"),
    "reconsider": Text(en="Open it again", zh="重新打开"),
}
MOVED = {
    "grant": Text(en="Granted: reward no. {number}.", zh="已授予：{number} 号奖励。"),
    "decline": Text(en="Declined: reward no. {number}.", zh="已决定不授予：{number} 号奖励。"),
    "reconsider": Text(en="Opened again: reward no. {number}.", zh="已重新打开：{number} 号奖励。"),
}
GRANT_SAYS = Text(
    en="{who} reads it on their page at once. Time from eligible to granted: {days} days.",
    zh="{who}会立即在自己的页面看到。自符合条件至授予：{days} 天。",
)
WHY_DECIDED = Text(en="Why? Whoever earned it reads this", zh="理由（获奖人可见）")
MOVED_ON = Text(en="{who} {what} meanwhile; nothing of yours was stored.", zh="在此期间{who}{what}，您的操作未保存。")

# ------------------------------------------------------------------ one's own

MINE_TITLE = Text(en="My rewards and my team's", zh="我和团队的奖励")
MINE_SAYS = Text(
    en="{granted} granted, {waiting} waiting for a decision", zh="已授予 {granted} 项，待决定 {waiting} 项"
)
MINE_NONE = Text(en="No reward of mine yet", zh="我还没有奖励记录")
MINE_NONE_DO = Text(en="The rules say what earns one.", zh="获得条件见奖励规则。")
TEAM_TITLE = Text(en="Granted to colleagues in my team", zh="本团队同事获得的奖励")
TEAM_CAPTION = Text(
    en="What rules tell to the team: who was granted what, without the number.",
    zh="按规则向团队公布的奖励：谁获得了什么，不含数值。",
)
CARD_TITLE = Text(en="Recognition lately", zh="近期认可与奖励")
CARD_SAYS = Text(
    en="Last {months} months: rewards granted {granted}, praise received {praise}",
    zh="近 {months} 个月：获得奖励 {granted} 项，收到表扬 {praise} 次",
)
CARD_WAITS = Text(en="{count} waiting for a decision", zh="{count} 项待决定")
TO_PAGE = Text(en="To recognition", zh="前往认可与奖励")

# ------------------------------------------------------------------ spread

SPREAD_CAPTION = Text(
    en="Rewards of which somebody became eligible in the last twelve months, this one included. People: those who serve customers in the team today.",
    zh="最近 12 个月（含本月）内符合条件的奖励。人数为目前在团队中服务客户的成员。",
)
SPREAD_EVEN = Text(
    en="No team has clearly more or fewer rewards than its share of people",
    zh="各团队获得的奖励与人数占比没有明显差异",
)
SPREAD_UNEVEN = Text(
    en="Measured by their people, rewards are not spread evenly: {teams}", zh="按人数衡量，奖励分布不均：{teams}"
)
ONE_TEAM = Text(
    en="{team}: {earned} earned, {granted} granted, {declined} declined",
    zh="{team}：符合条件 {earned} 项，已授予 {granted} 项，未授予 {declined} 项",
)
SPREAD_FEW = Text(en="Too few rewards were granted to say how they spread", zh="已授予的奖励过少，无法判断分布")
MORE_THAN = Text(en="{team} has more", zh="{team}偏多")
FEWER_THAN = Text(en="{team} has fewer", zh="{team}偏少")
EARNED = Text(en="Eligible", zh="符合条件")
GRANTED = Text(en="Granted", zh="已授予")
REFUSED = Text(en="Declined", zh="未授予")
SHARE_GRANTED = Text(en="Share of what was granted", zh="占已授予的比例")
SHARE_LOW = Text(en="from", zh="区间下限")
SHARE_HIGH = Text(en="to", zh="区间上限")
PEOPLE = Text(en="People", zh="人数")
SHARE_PEOPLE = Text(en="Share of people", zh="人数占比")
COMPARED = Text(en="Compared", zh="对比")
CLEARLY_MORE = Text(en="clearly more than its share of people", zh="明显高于人数占比")
CLEARLY_FEWER = Text(en="clearly fewer than its share of people", zh="明显低于人数占比")
NO_DIFFERENCE = Text(en="no clear difference", zh="无明显差异")
HIDDEN = Text(en="fewer than 5", zh="不足 5 项")
