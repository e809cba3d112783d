"""Help for the pages about complaints and feedback."""

from metrics.words import Text
from pages.shared.texts.help.declare import PageHelp, Part
from pages.shared.texts.help.insight import TILES

COMPLAINTS = {
    "open-complaints": PageHelp(
        purpose=Text(
            en="What is due first, what nobody has, and what waits for its customer.",
            zh="哪些投诉先到期、哪些无人负责、哪些在等客户回复。",
        ),
        who=Text(
            en="Staff see their own, those in their team that nobody has, and those of people they stand in for; leads "
            "see all of their teams.",
            zh="专员看到自己的、团队中无人负责的，以及自己代理的投诉；主管看到所负责团队的全部投诉。",
        ),
        parts=(
            Part(
                Text(en="The list", zh="投诉列表"),
                Text(
                    en="What is due first stands on top; of those due together, VIP customers first. Choose one to open or to "
                    "close it; leads can hand over several at once.",
                    zh="先到期的在前，同时到期的 VIP 优先。选中可打开或结案；主管可批量转派。",
                ),
            ),
            Part(
                Text(en="To confirm", zh="待回访确认"),
                Text(
                    en="Answered complaints whose customer has not said yet that it is settled.",
                    zh="已答复、但客户尚未确认解决的投诉。",
                ),
            ),
            Part(
                Text(en="How old they are", zh="积压时长"),
                Text(en="How many have been waiting for how long.", zh="各时长区间的未结数量。"),
            ),
        ),
        missing=Text(
            en="A complaint is missing? It may be closed, or another team's. Look it up by its number on One complaint, or "
            "log it.",
            zh="找不到某件投诉？可能已结案或属于其他团队。可在“投诉详情”按编号查找，或重新登记。",
        ),
    ),
    "complaint": PageHelp(
        purpose=Text(
            en="One complaint from beginning to end: who did what, where the time went, and what comes next.",
            zh="一件投诉的来龙去脉：谁做了什么、时间花在哪里、下一步做什么。",
        ),
        who=Text(
            en="Whoever has it, whoever stands in for them, and their leads. Its story cannot be changed afterwards.",
            zh="经办人、代理人及其主管可见。处理过程一经记录不可修改。",
        ),
        parts=(
            Part(
                Text(en="Stages", zh="处理阶段"),
                Text(
                    en="How long it stayed where, against what is promised. Waiting for the customer or another "
                    "department stops the clock.",
                    zh="各阶段用时与承诺时限对比。等待客户或其他部门期间暂停计时。",
                ),
            ),
            Part(
                Text(en="Next step", zh="下一步"),
                Text(
                    en="Take it, move it on, hand over, pause, escalate, resolve, confirm. When two people work at "
                    "the same time, the second one reads what happened and keeps what they typed.",
                    zh="接手、推进、转派、暂停、升级、解决、确认。两人同时操作时，后者会看到对方的改动，自己已填内容不会丢失。",
                ),
            ),
        ),
        missing=Text(
            en="Opened without a number, the page asks for one. It stands on the list and in every notice.",
            zh="未带编号打开时，请输入编号；编号可在列表和提醒中找到。",
        ),
    ),
    "resolution-times": PageHelp(
        purpose=Text(
            en="How long complaints really take, the open ones counted, and how often what was promised is kept.",
            zh="投诉到底要多久才解决（未结的也计入），承诺的时限兑现了多少。",
        ),
        who=Text(
            en="Totals as on the overview. Customers are named only to those who may open the case.",
            zh="汇总数据的可见范围与概览相同；只有能打开案例的人才看到客户名称。",
        ),
        parts=(
            TILES,
            Part(
                Text(en="How long it really takes", zh="实际需要多久"),
                Text(
                    en="What share is resolved after how long. Cases still open count up to now: leaving them out would "
                    "make slow teams look quick.",
                    zh="经过多久有多大比例得到解决。未结案例计到当前为止，否则拖得越久反而显得越快。",
                ),
            ),
            Part(
                Text(en="Where the time goes", zh="时间花在哪里"),
                Text(en="Minutes by stage and by department.", zh="按阶段和部门统计用时。"),
            ),
            Part(
                Text(en="Who waits", zh="谁在等"),
                Text(en="The backlog over time, and how old it is.", zh="积压数量的变化及其时长。"),
            ),
        ),
        missing=Text(
            en="Times need a time of resolution. Closed cases without one count as closed, but not in the times; Data "
            "health says how many there are.",
            zh="计算时长需要解决时间。已结束但没有解决时间的记录不计入时长，数量见“数据健康”。",
        ),
        metrics=(
            "complaint_resolution_time", "complaint_resolution_p90", "complaints_within_standard",
            "complaints_overdue", "complaints_backlog", "complaints_reopened", "complaints_recurring",
            "complaints_escalated",
        ),
    ),
    "causes": PageHelp(
        purpose=Text(
            en="Which few causes are behind most of the complaints, whether they grow, and what was decided about them.",
            zh="少数几个原因造成了多数投诉：是哪些、在增加还是减少、采取了什么措施。",
        ),
        who=Text(
            en="Totals as on the overview; leads decide actions for their teams.",
            zh="可见范围与概览相同；主管可为所负责团队制定措施。",
        ),
        parts=(
            TILES,
            Part(
                Text(en="Most frequent first", zh="帕累托图"),
                Text(
                    en="Bars from the most frequent cause, and the share that the first of them make together.",
                    zh="按频次从高到低排列，并显示前几项累计占比。",
                ),
            ),
            Part(
                Text(en="How one moves", zh="单项走势"),
                Text(en="By week, with the usual range and the actions decided.", zh="按周显示，附波动范围和已定措施。"),
            ),
        ),
        missing=Text(
            en="Many “not stated”? A cause is given when a complaint is closed; give it there, in the words used before.",
            zh="“未注明”很多？原因在结案时填写，请尽量沿用已有的说法。",
        ),
        metrics=(
            "complaints_opened", "complaints_per_100_customers", "complaints_per_100_orders", "complaints_escalated",
        ),
    ),
    "log-complaint": PageHelp(
        purpose=Text(
            en="Log a complaint in under a minute while the customer is on the phone. Its clock starts at once.",
            zh="客户还在电话上就能登记完一件投诉，保存后立即开始计时。",
        ),
        who=Text(en="Staff and leads.", zh="专员和主管。"),
        parts=(
            Part(
                Text(en="Customer", zh="客户"),
                Text(
                    en="A few letters of the name or the end of the number. A warning appears where the same customer "
                    "complained lately: it may be the same case.",
                    zh="输入姓名中的几个字或电话尾号即可。若该客户近期投诉过会提示，可能是同一件事。",
                ),
            ),
            Part(
                Text(en="Severity", zh="严重程度"),
                Text(en="Decides by when it is promised to be resolved; the rules are on Standards.", zh="决定承诺时限，规则见“服务标准”。"),
            ),
        ),
        missing=Text(
            en="The customer is not found? Save without one and say in the text who it is, or import the customer file.",
            zh="找不到客户？可先不选客户，在描述中注明；或导入客户文件。",
        ),
    ),
}  # fmt: skip
FEEDBACK = {
    "feedback-inbox": PageHelp(
        purpose=Text(
            en="Low scores to follow up, suggestions to answer, and what was done about them.",
            zh="需要回访的低分评价、需要答复的建议，以及处理结果。",
        ),
        who=Text(
            en="Staff see what concerns their own cases, leads that of their teams. Leads follow up low scores and answer "
            "suggestions.",
            zh="专员看到与自己案例有关的反馈，主管看到所负责团队的。低分由主管回访，建议由主管答复。",
        ),
        parts=(
            Part(
                Text(en="Tiles", zh="指标卡"),
                Text(en="What share was answered in time, and how soon.", zh="按时处理的比例和用时。"),
            ),
            Part(
                Text(en="The list", zh="列表"),
                Text(
                    en="What is due first. Choose a line and write what the customer said and what follows.",
                    zh="先到期的在前。选中一行，记录客户说了什么、后续怎么做。",
                ),
            ),
        ),
        missing=Text(
            en="Nothing waits: good. Without any scores, import the survey's answers or log feedback.",
            zh="没有待办是好事。如果从未有评分，请导入问卷结果或登记反馈。",
        ),
        metrics=(
            "low_scores_followed_up", "follow_up_time", "suggestions_answered_in_time", "suggestion_answer_time",
            "suggestions_adopted",
        ),
    ),
    "log-feedback": PageHelp(
        purpose=Text(
            en="Keep what a customer said in passing: a score, a suggestion or praise.",
            zh="随手记下客户的评分、建议或表扬。",
        ),
        who=Text(en="Staff and leads.", zh="专员和主管。"),
        parts=(
            Part(
                Text(en="A score about yourself", zh="给自己登记的评分"),
                Text(
                    en="Counts once a lead has confirmed it; until then it stands as waiting.",
                    zh="须经主管确认后才计入，在此之前显示为待确认。",
                ),
            ),
            Part(
                Text(en="Logged by you", zh="我登记的"),
                Text(en="What you logged last; a mistake can be taken out.", zh="最近登记的内容，登错可作废。"),
            ),
        ),
        missing=Text(
            en="It is a complaint? Log it as one, then it has a clock and an owner.",
            zh="如果其实是投诉，请改用“登记投诉”，这样才有时限和责任人。",
        ),
    ),
}  # fmt: skip
