"""The words of what happened: the page of happenings, and their marks on trends."""

from metrics.words import Text

KINDS = {
    "market": Text(en="Market", zh="市场"),
    "policy": Text(en="Policy", zh="政策与规则"),
    "campaign": Text(en="Campaign", zh="营销活动"),
    "training": Text(en="Training", zh="培训"),
    "outage": Text(en="Outage", zh="系统故障"),
    "other": Text(en="Other", zh="其他"),
}
NO_TITLE = Text(en="(text erased)", zh="（文字已删除）")
DONE = Text(en="Action no. {number} done", zh="{number} 号改进措施完成")
TOLD = Text(en="{days} · {kind}: {title}", zh="{days} · {kind}：{title}")

INTRODUCTION = Text(
    en="What moved the numbers from outside, or by a decision. It is marked on every trend that it concerns; where it "
    "changed what is usual, limits begin anew.",
    zh="记录影响各项数据的外部变化和内部决定，并标注在相关趋势图上；若常态因此改变，波动范围从该日起重新计算。",
)
NONE = Text(en="Nothing was noted yet", zh="尚无大事记")
NONE_DO = Text(
    en="Note a new rule, a campaign or an outage below, so that nobody wonders in a year why a line bends.",
    zh="请在下方登记新政策、营销活动或系统故障，以便日后看懂走势的变化。",
)
NONE_WHO = Text(
    en="Leads note what happened to their teams, executives what concerns the whole organisation.",
    zh="主管登记本团队的事项，管理层登记全公司的事项。",
)
NONE_IN_VIEW = Text(en="None here. Choose another list above.", zh="此列表为空，可在上方切换。")
VIEW = Text(en="Which time", zh="时间范围")
VIEWS = {
    "lately": Text(en="Last 12 months {count}", zh="近 12 个月 {count}"),
    "all": Text(en="All {count}", zh="全部 {count}"),
    "withdrawn": Text(en="Withdrawn {count}", zh="已撤回 {count}"),
}
SOME = Text(en="The newest {shown} of {count}", zh="共 {count} 条，仅显示最新的 {shown} 条")

WHEN = Text(en="When", zh="日期")
WHAT = Text(en="What happened", zh="发生了什么")
WHAT_HELP = Text(
    en="Short and without names of customers or colleagues: everybody it concerns reads it on the charts. In both "
    "languages with “ / ” between them, or in one.",
    zh="请简短填写，不要写客户或同事的姓名：相关人员都会在图表上看到。可只写一种语言，也可中英文都写，中间用“ / ”隔开。",
)
KIND = Text(en="Kind", zh="类型")
ANY_KIND = Text(en="All kinds", zh="全部类型")
WHOM = Text(en="Whom it concerns", zh="涉及范围")
ALL_OF_US = Text(en="Whole organisation", zh="全公司")
METRICS = Text(en="Which KPIs", zh="涉及指标")
ALL_METRICS = Text(en="all", zh="全部指标")
NEW_PHASE = Text(en="Limits", zh="波动范围")
NEW_PHASE_FIELD = Text(en="It changed what is usual: limits begin anew", zh="常态已改变：波动范围从此重新计算")
NEW_PHASE_MEANS = Text(
    en="From then on weeks and months are judged only by those that followed, once there are six of them. Choose it "
    "where the change is to stay, such as a new rule; not for an outage that passes.",
    zh="此后各周、各月只与之后的数据相比（满 6 个点起）。适用于长期有效的变化，如新规则；短暂的故障不必选择。",
)
ANEW = Text(en="begin anew", zh="重新计算")
TOLD_BY = Text(en="Noted by", zh="登记人")
CHANGED_AT = Text(en="Last changed", zh="最后更新")
WITHDRAWN_AT = Text(en="Withdrawn", zh="撤回时间")
NUMBER = Text(en="No.", zh="编号")
FIRST = Text(en="First day", zh="开始日期")
LAST = Text(en="Last day", zh="结束日期")
LAST_HELP = Text(en="Leave it empty for a single day.", zh="仅一天时可不填。")
CHOOSE = Text(en="Choose", zh="请选择")

ADD = Text(en="Note what happened", zh="登记大事记")
ADD_CAPTION = Text(
    en="Also what is to come: it appears on the trends once it is there.", zh="也可登记将来的事项，届时显示在趋势图上。"
)
ADDED = Text(en="Noted as no. {number}. It stands on the trends now.", zh="已登记为 {number} 号，并标注在趋势图上。")
CHANGE = Text(en="Correct or withdraw", zh="更正或撤回")
CHANGE_CAPTION = Text(
    en="Whom it concerns stays; for another team withdraw it and note it there.",
    zh="涉及范围不能更改；如登记错团队，请撤回后重新登记。",
)
CHOOSE_ONE = Text(en="Choose a line in the list above.", zh="请在上方列表中选择一条。")
NOT_YOURS = Text(
    en="This one is not yours to change: a lead corrects what concerns their teams, executives the rest.",
    zh="您不能修改这一条：主管只能更正本团队的事项，其余由管理层更正。",
)
IS_WITHDRAWN = Text(
    en="This one was withdrawn. Note it again if it did happen.", zh="这一条已撤回。如确有其事，请重新登记。"
)
CORRECT = Text(en="Save the correction", zh="保存更正")
CORRECTED = Text(en="No. {number} is corrected.", zh="{number} 号已更正。")
WITHDRAW = Text(en="Withdraw it", zh="撤回")
WITHDRAW_HELP = Text(
    en="It leaves all trends, and limits no longer begin anew with it. It stays in the list of withdrawn ones.",
    zh="撤回后不再显示在趋势图上，波动范围也不再从该日重新计算；仍可在“已撤回”中查到。",
)
WITHDRAWN = Text(en="No. {number} is withdrawn.", zh="{number} 号已撤回。")
MOVED_ON = Text(en="{who} changed this meanwhile. Look at it again.", zh="{who}已修改此条，请查看最新内容。")
