"""Help for the pages of a team."""

from metrics.words import Text
from pages.shared.texts.help.declare import PageHelp, Part

HELP = {
    "meeting": PageHelp(
        purpose=Text(
            en="The weekly meeting is held from here: an agenda of what needs talking about, what is decided, and the minutes.",
            zh="在这里召开周例会：议程自动列出值得讨论的事项，现场记录决定，会后生成纪要。",
        ),
        who=Text(
            en="The team's lead, leads above and whoever stands in for them hold it; once it is closed the team's members "
            "read the minutes. Executives and administrators read no notes.",
            zh="由团队主管、上级主管或其代理人主持，结束后团队成员可看纪要。高管和管理员看不到会议记录。",
        ),
        parts=(
            Part(
                Text(en="Agenda", zh="议程"),
                Text(
                    en="Last week's actions first, then KPIs that are missed or show a signal, complaints, low scores "
                    "without follow-up, praise, overdue contacts, targets and old data. What is only everyday variation "
                    "does not appear.",
                    zh="先看上周的措施，再看未达标或出现信号的指标、投诉、未回访的低分、表扬、逾期联系、目标和过期数据。日常波动不会列入。",
                ),
            ),
            Part(
                Text(en="Each item", zh="逐项处理"),
                Text(
                    en="Note, decide, assign an action with owner and day, or dismiss it with a reason. It is saved as "
                    "you type; two may write at the same time.",
                    zh="可记录、作出决定、指派措施（责任人与期限），或注明原因后略过。边写边保存，两人可同时编辑。",
                ),
            ),
            Part(
                Text(en="Presenter view", zh="演示模式"),
                Text(
                    en="Large type, one item at a time, with a timer and what was said about it last week.",
                    zh="大字显示，一次一项，带计时，并附上周对同一事项的结论。",
                ),
            ),
            Part(
                Text(en="Minutes", zh="会议纪要"),
                Text(
                    en="Attendance, decisions, actions, and the numbers as they were that day: later corrections do not "
                    "change them.",
                    zh="包含出席、决定、措施和当天的数据。数据之后更正，纪要也不会改变。",
                ),
            ),
        ),
        missing=Text(
            en="An empty agenda is good news: nothing needs talking about. A week without a meeting is marked; leave it out "
            "with a reason where that was meant.",
            zh="议程为空是好消息：没有需要讨论的事项。未召开的周次会标出；确定不开时可注明理由。",
        ),
    ),
    "members": PageHelp(
        purpose=Text(
            en="How each member does, compared fairly: with how sure the number is, and never as a rank.",
            zh="公平地了解每位成员的表现：数值附可靠程度，不作排名。",
        ),
        who=Text(
            en="Leads see the members of the teams they lead. Nobody else sees this page; opening somebody's numbers is "
            "recorded in the audit.",
            zh="主管只看到所负责团队的成员，其他人看不到此页。查看成员数据会记入审计。",
        ),
        parts=(
            Part(
                Text(en="Each member", zh="各成员对比"),
                Text(
                    en="A point with its 95% interval beside the team's rate. Only where the interval lies wholly above "
                    "or below it is there a difference.",
                    zh="每人一个点和 95% 区间，旁边是团队水平。只有整个区间高于或低于团队水平，才算有差别。",
                ),
            ),
            Part(
                Text(en="Compared fairly", zh="按难度校正"),
                Text(
                    en="What the rate would be with the team's mix of channels and customers: somebody with harder cases "
                    "is not worse.",
                    zh="按团队平均的渠道和客户构成折算。处理较难案例的人不会因此吃亏。",
                ),
            ),
            Part(
                Text(en="All KPIs", zh="全部指标"),
                Text(
                    en="One line per member; values of too few cases are grey. Choose one to open their scorecard.",
                    zh="每人一行，案例过少的数值显示为灰色。选中可打开其计分卡。",
                ),
            ),
        ),
        missing=Text(
            en="Somebody is missing? An administrator sees on People which team they are in, and since when.",
            zh="缺少成员？请管理员在“人员”页核对其所属团队和起始日期。",
        ),
        metrics=(
            "csat",
            "first_response_time",
            "resolution_within",
            "resolution_time",
            "interactions_resolved",
            "complaint_resolution_time",
        ),
    ),
    "absences": PageHelp(
        purpose=Text(
            en="Who is away and who stands in, so that no customer waits for somebody who is not here.",
            zh="谁不在岗、由谁代理，确保客户不必等一个不在的人。",
        ),
        who=Text(
            en="Everybody sees their team's and enters their own; leads enter for their team. Why somebody is away is "
            "not kept.",
            zh="所有人可看本团队的请假并登记自己的；主管可为团队登记。系统不保存请假原因。",
        ),
        parts=(
            Part(
                Text(en="Who stands in", zh="代理人"),
                Text(
                    en="Sees and works the open complaints of the absent while they are away, and no more. Without one "
                    "the team takes them.",
                    zh="代理期间可查看并处理对方的未结投诉，仅此而已。未指定代理人时由团队接手。",
                ),
            ),
        ),
        missing=Text(
            en="Nobody away is a normal answer. Enter an absence before it begins; it counts from its first day.",
            zh="没有人请假属正常情况。请提前登记，从首日起生效。",
        ),
    ),
    "actions": PageHelp(
        purpose=Text(
            en="What was decided, who does it by when, and whether it helped.",
            zh="决定了哪些措施、谁来做、何时完成，以及有没有效果。",
        ),
        who=Text(
            en="A team's people read its actions; the owner and the lead change them. Executives read them without names.",
            zh="团队成员可看本团队的措施，责任人和主管可更新。高管看到的不含姓名。",
        ),
        parts=(
            Part(
                Text(en="The list", zh="措施列表"),
                Text(en="Overdue ones first, then by day.", zh="逾期的在前，其余按期限排列。"),
            ),
            Part(
                Text(en="What came of it", zh="效果"),
                Text(
                    en="The metric before and after with the interval of the difference. “Cannot tell yet” is an honest "
                    "answer until there are enough weeks; what else happened then is listed beside it.",
                    zh="对比实施前后的指标及差异区间。周数不够时显示“尚无法判断”；期间的其他大事会一并列出。",
                ),
            ),
        ),
        missing=Text(
            en="No actions yet? Decide one on Causes, from a complaint, or in the meeting.",
            zh="还没有措施？可在“投诉原因”、投诉详情或例会中提出。",
        ),
    ),
    "customer-contacts": PageHelp(
        purpose=Text(
            en="With which customers somebody wants to get in touch, on which day and why, and what came of it.",
            zh="计划在哪天、因何事联系哪位客户，以及联系结果。",
        ),
        who=Text(
            en="Staff see and plan their own; leads those of their teams, also for others. Who stands in for somebody sees "
            "to theirs meanwhile. No colleague, executive or administrator reads them.",
            zh="专员查看并制定自己的计划，主管查看并制定团队的计划。代理期间由代理人处理。其他同事、高管和管理员均不可见。",
        ),
        parts=(
            Part(
                Text(en="The list", zh="计划列表"),
                Text(
                    en="Overdue ones first, then by day. Choose one to say what came of it, move it, hand it over or drop "
                    "it.",
                    zh="逾期的在前，其余按日期排列。选择一项即可登记结果、改期、转交或取消。",
                ),
            ),
            Part(
                Text(en="Where you are reminded", zh="提醒"),
                Text(
                    en="The bell and the weekly mail tell what is due for you. What is overdue with a VIP customer stands "
                    "on the agenda of the weekly meeting, without the customer's name.",
                    zh="铃铛和每周邮件会提醒您到期的联系。VIP 客户的逾期联系会列入周例会议题，但不显示客户姓名。",
                ),
            ),
        ),
        missing=Text(
            en="Nothing planned? Plan the first contact with the form: it needs a customer, a day and a few words.",
            zh="还没有计划？用表单制定第一项：选择客户和日期，写明事由即可。",
        ),
    ),
    "lessons": PageHelp(
        purpose=Text(
            en="Cases worth sharing: what happened, what was done, what others can take from it.",
            zh="值得分享的案例：发生了什么、怎么处理的、别人能学到什么。",
        ),
        who=Text(
            en="Staff, leads and executives read what is published. Staff and leads write, from an action or a complaint "
            "that they may open; the team's lead publishes. No customer is named, and executives read no writer's name.",
            zh="已发布的内容专员、主管和高管都能阅读。专员和主管从自己能打开的措施或投诉出发撰写，由团队主管发布。不出现客户姓名，高管看不到作者。",
        ),
        parts=(
            Part(
                Text(en="Search and tags", zh="搜索与标签"),
                Text(
                    en="Every word has to stand in the title, the text or a tag; tags narrow it down further.",
                    zh="标题、正文或标签须包含每个词，可再用标签缩小范围。",
                ),
            ),
            Part(
                Text(en="Readers", zh="阅读人数"),
                Text(
                    en="How many people opened it, not who; the writer does not count.",
                    zh="打开过的人数，不显示是谁，作者本人不计。",
                ),
            ),
            Part(
                Text(en="Publish, correct, withdraw", zh="发布、修改与撤回"),
                Text(
                    en="What staff wrote waits for the lead. Who wrote it and the lead correct it, and withdraw it with a "
                    "reason.",
                    zh="专员撰写的内容待主管发布。作者和主管可以修改，或注明原因后撤回。",
                ),
            ),
        ),
        missing=Text(
            en="None yet? Write one from a complaint that ended well or an action that helped.",
            zh="还没有案例？可从处理得好的投诉或见效的措施写起。",
        ),
    ),
}
