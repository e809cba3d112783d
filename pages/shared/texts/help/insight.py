"""Help for the pages about how we are doing."""

from metrics.words import Text
from pages.shared.texts.help.declare import PageHelp, Part

TILES = Part(
    Text(en="Tiles", zh="指标卡"),
    Text(
        en="The value so far, the target and whether it is met, the change against the period before, whether the trend "
        "holds a signal, and how many cases it rests on (n) with the 95% interval. “Details” opens the rows behind it.",
        zh="显示截至目前的数值、目标与达成状态、与上一时段相比的变化、走势中是否有信号，以及样本数（n）和 95% 区间。"
        "点“查看明细”可看到背后的每一条数据。",
    ),
)
TREND = Part(
    Text(en="Trend", zh="走势"),
    Text(
        en="The chosen number by week or month with its target as a line and its usual range as a band. Marks below "
        "show what happened then. What lies within the band is everyday variation and no reason to act.",
        zh="所选指标按周或月的变化：横线为目标，阴影为日常波动范围，下方标记为当时发生的大事。"
        "落在波动范围内的起伏属于正常波动，不必据此采取措施。",
    ),
)

HELP = {
    "overview": PageHelp(
        purpose=Text(
            en="Start here. It shows in a minute which KPIs are met, which are not, and which really changed.",
            zh="从这里开始：一分钟内看清哪些指标达标、哪些没有达标、哪些真的变了。",
        ),
        who=Text(
            en="Staff see their team's totals, leads the teams they lead, executives every team. Executives do not see "
            "numbers that rest on fewer than five cases, because these could point at a person.",
            zh="专员看到所在团队的汇总，主管看到所负责的团队，高管看到全部团队。对高管，少于 5 个案例的数值不显示，以免指向个人。",
        ),
        parts=(
            TILES,
            Part(
                Text(en="Where the period will end", zh="期末预计"),
                Text(
                    en="Where each KPI with a target is likely to end, reckoned from what is there so far. Early in a "
                    "period the range is wide, as it should be.",
                    zh="根据目前进度推算各项有目标的指标期末会落在哪里。时段刚开始时范围较宽，属正常。",
                ),
            ),
            TREND,
            Part(
                Text(en="Teams", zh="各团队"),
                Text(
                    en="The same number team by team with its interval. Where two intervals overlap, neither team is "
                    "better.",
                    zh="同一指标按团队比较并附区间。区间重叠的两个团队不分高下。",
                ),
            ),
        ),
        missing=Text(
            en="An empty tile means that nothing of the kind happened in the period, or was not imported yet. Choose a "
            "longer period or take filters away; on Data health an administrator sees how old the data is.",
            zh="指标卡为空，表示该时段内没有此类数据或尚未导入。可放宽时段或清除筛选；数据更新到哪天由管理员在“数据健康”查看。",
        ),
        metrics=(
            "csat", "first_response_time", "resolution_within", "complaint_resolution_time", "complaints_overdue",
            "new_customers", "sales", "churn",
        ),
    ),
    "summary": PageHelp(
        purpose=Text(
            en="A month or a quarter on one page, to be read, printed and sent around.",
            zh="用一页说清一个月或一个季度，便于阅读、打印和转发。",
        ),
        who=Text(
            en="As on the overview: staff their team's totals, leads the teams they lead, executives every team.",
            zh="可见范围与概览相同：专员看所在团队的汇总，主管看所负责的团队，高管看全部团队。",
        ),
        parts=(
            TILES,
            Part(
                Text(en="What changed", zh="明显变化"),
                Text(
                    en="Only changes that can be told from chance.",
                    zh="只列出能与偶然波动区分开的变化。",
                ),
            ),
            Part(
                Text(en="What asks for attention", zh="需要关注"),
                Text(
                    en="Targets clearly missed and teams clearly short of them, each with its reason.",
                    zh="明显未达标的指标和明显落后的团队，逐条说明原因。",
                ),
            ),
        ),
        missing=Text(
            en="A month without data says so: choose another one above the title. What is over and closed shows the "
            "numbers as they were kept.",
            zh="没有数据的月份会直接说明，可在标题上方换一个。已结算的时段显示结算时保存的数字。",
        ),
        metrics=(
            "csat", "first_response_time", "resolution_within", "complaint_resolution_time", "complaints_overdue",
            "new_customers", "sales", "churn", "complaints_opened", "complaints_closed", "complaints_within_standard",
            "complaints_reopened", "dsat", "nps", "response_rate", "low_scores_followed_up",
        ),
    ),
    "satisfaction": PageHelp(
        purpose=Text(
            en="How satisfied customers are, where it differs, what they said, and whether low scores were followed up.",
            zh="客户有多满意、差别在哪里、说了什么，以及低分评价有没有回访。",
        ),
        who=Text(
            en="Totals as on the overview. Comments are read by whoever dealt with the customer and by their lead; "
            "executives see none.",
            zh="汇总数据的可见范围与概览相同。留言只有经办人及其主管能看到，高管看不到。",
        ),
        parts=(
            TILES, TREND,
            Part(
                Text(en="How people scored", zh="评分分布"),
                Text(
                    en="How many gave which score. A mean of 4 may be all fours, or fives with some ones.",
                    zh="各分值的人数。平均 4 分可能全是 4 分，也可能多数是 5 分、少数是 1 分。",
                ),
            ),
            Part(
                Text(en="Where it differs", zh="差异对比"),
                Text(
                    en="By team, channel, tier or topic, each with its interval.",
                    zh="按团队、渠道、客户等级或主题比较，均附区间。",
                ),
            ),
            Part(
                Text(en="Answered feedback", zh="反馈处理情况"),
                Text(
                    en="Whether low scores were followed up and suggestions answered, and how soon.",
                    zh="低分评价是否回访、建议是否答复，以及用时。",
                ),
            ),
            Part(
                Text(en="Comments", zh="客户留言"),
                Text(
                    en="The latest words of customers. Names and numbers in them are as the customer wrote them.",
                    zh="客户最近的留言，内容保持客户原话。",
                ),
            ),
        ),
        missing=Text(
            en="No answers? Import the survey's file (Survey answers) or log a score. Scores that somebody logged about "
            "themselves count once a lead has confirmed them.",
            zh="没有评价？请导入问卷文件（类型选“问卷答复”）或登记一条反馈。本人给自己登记的评分须经主管确认后才计入。",
        ),
        metrics=(
            "csat", "csat_mean", "dsat", "nps", "ces", "response_rate", "low_scores_followed_up", "follow_up_time",
            "suggestions_answered", "suggestions_answered_in_time", "suggestion_answer_time", "suggestions_adopted",
        ),
    ),
    "happenings": PageHelp(
        purpose=Text(
            en="What happened around the numbers: market, new rules, campaigns, trainings, outages. It stands on every "
            "trend, so that nobody looks for causes where there was a reason.",
            zh="记录数据背后的大事：市场变化、政策调整、营销活动、培训、系统故障等。它们会标在每条走势上，看到起伏时便知缘由。",
        ),
        who=Text(
            en="Whoever sees numbers reads what is noted for the organisation and for their teams. Leads note for their "
            "teams, executives for all.",
            zh="能看数据的人都能看到全公司和本团队的大事。主管为所负责团队记录，高管可为全公司记录。",
        ),
        parts=(
            Part(
                Text(en="The list", zh="大事列表"),
                Text(
                    en="Newest first. Who noted one may correct or withdraw it; a withdrawn one disappears from trends.",
                    zh="按时间倒序。记录者可更正或撤回，撤回后不再出现在走势上。",
                ),
            ),
            Part(
                Text(en="Changed what is usual", zh="改变了常态"),
                Text(
                    en="Ticked, the usual range of the metrics named begins anew on that day. Tick it for lasting "
                    "changes only, such as new working hours.",
                    zh="勾选后，相关指标的波动范围从当天起重新计算。只在长期性变化时勾选，例如调整服务时间。",
                ),
            ),
        ),
        missing=Text(
            en="Nothing noted yet? Ask yourself at each signal on the overview what happened in that week, and note it.",
            zh="还没有记录？看到概览上的信号时，想想那一周发生了什么，把它记下来。",
        ),
    ),
    "trends": PageHelp(
        purpose=Text(
            en="The organisation on one page, quarter by quarter: what changed for good, where the period will end, and "
            "which questions that raises.",
            zh="一页看清全公司各季度走势：哪些是真正的变化、期末会到哪里、该追问什么。",
        ),
        who=Text(
            en="Made for executives. Everybody sees what they may count: staff and leads their teams, executives all of "
            "them. It names no person.",
            zh="主要供高管使用。各人看到的范围与权限一致：专员和主管看本团队，高管看全部。不涉及个人。",
        ),
        parts=(
            Part(
                Text(en="Questions to ask", zh="值得追问的问题"),
                Text(
                    en="What was flagged, and the reason. A flag is a question, not a verdict.",
                    zh="列出被标记的内容及原因。标记是提问，不是结论。",
                ),
            ),
            TILES,
            Part(
                Text(en="Quarter by quarter", zh="各季度走势"),
                Text(
                    en="Each KPI over the past quarters with its usual range and what happened then; below, satisfaction "
                    "and complaints by tier and level of customers.",
                    zh="各项指标历季走势，附波动范围和当时的大事；下方按客户等级和级别看满意度与投诉。",
                ),
            ),
            Part(
                Text(en="Goal tree", zh="目标树"),
                Text(en="Which goals are met and which of their parts are not.", zh="哪些目标达成，未达成的卡在哪一部分。"),
            ),
            Part(
                Text(en="Forecast", zh="预测"),
                Text(
                    en="To the period's end, beside how wrong such forecasts were before and the plain assumption “as a "
                    "year before”. With fewer than eight periods none is made.",
                    zh="预测到期末，并给出同类预测过去的误差，旁边列出“与去年同期相同”的简单假设。少于 8 个时段时不作预测。",
                ),
            ),
            Part(
                Text(en="Teams side by side", zh="各团队小图"),
                Text(en="Small charts on one scale: what looks alike is alike.", zh="小图采用同一刻度，看起来一样就是一样。"),
            ),
        ),
        missing=Text(
            en="A gap in a curve means that there were too few cases in that quarter, or no data. Import what is older "
            "to see more quarters.",
            zh="曲线中断表示该季度案例太少或没有数据。导入更早的数据即可看到更多季度。",
        ),
        metrics=(
            "csat", "resolution_within", "complaints_opened", "complaint_resolution_time", "sales", "new_customers",
            "churn", "response_rate", "complaints_overdue",
        ),
    ),
}  # fmt: skip
