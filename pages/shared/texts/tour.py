"""The words of the tour that newcomers are offered: a few steps through the pages of their role."""

from dataclasses import dataclass

from metrics.words import Text
from pages.shared.texts import frame


@dataclass(frozen=True)
class Step:
    """One step: the page it is about, and what to know of it."""

    script: str
    page: Text
    what: Text


OFFER = Text(en="New here?", zh="第一次使用？")
OFFER_WHAT = Text(
    en="{count} short steps show you what is where. You can do that later from Help, too.",
    zh="用 {count} 步带您了解各页面在哪里、怎么用。之后也可从“帮助”中重看。",
)
START = Text(en="Show me around", zh="带我看看")
AGAIN = Text(en="Show me around again", zh="重新查看导览")
SKIP = Text(en="Not now, thanks", zh="暂不需要")
LEAVE = Text(en="End the tour", zh="结束导览")
BACK = Text(en="Back", zh="上一步")
NEXT = Text(en="Next", zh="下一步")
DONE = Text(en="Done", zh="完成")
STEP = Text(en="Step {number} of {count}: {page}", zh="第 {number} / {count} 步：{page}")
GO = Text(en="Go to {page}", zh="前往“{page}”")
HERE = Text(en="You are on this page now.", zh="您正在此页面。")
TEAMS = Text(en="Teams", zh="团队")

STAFF = (
    Step(
        "me/scorecard.py", frame.SCORECARD,
        Text(
            en="Your own page. On top how you stand and what waits for you; nobody but you and your lead sees it. The "
            "bell in the head of every page tells what became due since you last looked.",
            zh="您自己的页面：上方是得分和待办，只有您和主管能看到。每页顶部的提醒会告诉您自上次查看以来新到期的事项。",
        ),
    ),
    Step(
        "complaints/open.py", frame.OPEN_COMPLAINTS,
        Text(
            en="What is due first stands on top. Open a line to take it, move it on or close it with its cause.",
            zh="先到期的排在最前。打开一行即可接手、推进，或填写原因后结案。",
        ),
    ),
    Step(
        "complaints/log.py", frame.LOG_COMPLAINT,
        Text(
            en="Log a complaint while the customer is on the phone; its clock starts when you save.",
            zh="客户还在电话上就可以登记投诉，保存后开始计时。",
        ),
    ),
    Step(
        "goals/targets.py", frame.TARGETS,
        Text(
            en="Targets proposed to you wait here for your answer: agree, or say what speaks against it.",
            zh="给您提议的目标在这里等待答复：可同意，也可说明不同意的理由。",
        ),
    ),
    Step(
        "insight/overview.py", frame.OVERVIEW,
        Text(
            en="Your team's KPIs. Each tile says how sure its number is; “Help” in the head explains every page.",
            zh="团队的各项指标，每张卡片都注明数值有多可靠。看不懂时点顶部的“帮助”。",
        ),
    ),
)  # fmt: skip
LEAD = (
    Step(
        "insight/overview.py", frame.OVERVIEW,
        Text(
            en="Your teams' KPIs against their targets. “Signal” means a real change; what is “within its usual range” "
            "needs no explanation. The bell in the head tells what became due or ran late since you last looked.",
            zh="团队指标与目标对照。“信号”表示真的变了；“在以往波动范围内”则无须解释。顶部的提醒会告诉您新到期或超时的事项。",
        ),
    ),
    Step(
        "complaints/open.py", frame.OPEN_COMPLAINTS,
        Text(
            en="Everything your teams have open: what nobody has, what is late. Hand over several at once here.",
            zh="所负责团队的全部未结投诉：哪些无人负责、哪些已超时。可在此批量转派。",
        ),
    ),
    Step(
        "feedback/inbox.py", frame.FEEDBACK_INBOX,
        Text(
            en="Low scores to follow up and suggestions to answer, due first on top.",
            zh="待回访的低分评价和待答复的建议，先到期的在前。",
        ),
    ),
    Step(
        "team/meeting.py", frame.MEETING,
        Text(
            en="The agenda makes itself of what needs talking about. Decide and assign actions in place; the minutes are "
            "the team's when you close it.",
            zh="议程自动列出值得讨论的事项，现场作出决定、指派措施；结束后团队成员可看纪要。",
        ),
    ),
    Step(
        "team/members.py", frame.MEMBERS,
        Text(
            en="Each member's KPIs with their interval. There are no ranks: differences are shown only where they are "
            "clear.",
            zh="每位成员的指标及区间。不作排名，只有差别明确时才会指出。",
        ),
    ),
    Step(
        "goals/targets.py", frame.TARGETS,
        Text(
            en="Propose targets, divide a team's goal among members, or copy last period's.",
            zh="在此提议目标、把团队目标分解到个人，或沿用上期目标。",
        ),
    ),
)  # fmt: skip
EXECUTIVE = (
    Step(
        "insight/overview.py", frame.OVERVIEW,
        Text(
            en="Every team's KPIs against their targets. You see totals and no single person; numbers of fewer than five "
            "cases stay hidden.",
            zh="各团队指标与目标对照。您看到的是汇总，不含个人；少于 5 个案例的数值不显示。",
        ),
    ),
    Step(
        "insight/trends.py", frame.TRENDS,
        Text(
            en="The organisation quarter by quarter on one page, with the questions that it raises.",
            zh="一页看全公司各季度走势，并列出值得追问的问题。",
        ),
    ),
    Step(
        "goals/tree.py", frame.GOAL_TREE,
        Text(
            en="Which goals hang together, and where one is lost.", zh="目标之间如何支撑，缺口在哪里。"
        ),
    ),
    Step(
        "complaints/causes.py", frame.CAUSES,
        Text(
            en="The few causes that make most complaints, and what teams decided about them.",
            zh="造成多数投诉的少数原因，以及各团队的措施。",
        ),
    ),
    Step(
        "insight/happenings.py", frame.HAPPENINGS,
        Text(
            en="Note what happened in the market or in the house: it then stands on every trend.",
            zh="把市场或内部的大事记下来，它会标在每条走势上。",
        ),
    ),
    Step(
        "goals/periods.py", frame.PERIODS_CLOSED,
        Text(
            en="Close a period, so that its results stay as they were.", zh="在此结算时段，结果就此定格。"
        ),
    ),
)  # fmt: skip
ADMIN = (
    Step(
        "manage/people.py", frame.PEOPLE,
        Text(
            en="Who is here, in which role and team. Begin here, or import a members file.",
            zh="人员、角色和团队。从这里开始，或导入成员文件。",
        ),
    ),
    Step(
        "manage/imports.py", frame.IMPORT,
        Text(
            en="Bring in a file: the page proposes what the columns mean, and stores nothing before you have seen it.",
            zh="导入文件：系统自动识别列的含义，确认之前不存入任何内容。",
        ),
    ),
    Step(
        "manage/sources.py", frame.SOURCES,
        Text(
            en="Or let another database or a folder be read by itself.", zh="也可以让系统自动读取其他数据库或文件夹。"
        ),
    ),
    Step(
        "manage/data_health.py", frame.DATA_HEALTH,
        Text(
            en="How old the data is and what cannot be true. The bell in the head tells you when a source fails or data "
            "gets old.",
            zh="数据更新到哪天、哪些不可能是真的。数据源失败或数据过旧时，顶部的提醒会通知您。",
        ),
    ),
)  # fmt: skip
# Of an installation that has no team yet: what its first administrator, or its owner on their own machine, does first.
FIRST = (
    Step(
        "manage/people.py", frame.PEOPLE,
        Text(
            en="Begin with who works here: add people one by one, or all at once by a members file on “Import”. Give "
            "each their role: staff, lead, executive or administrator.",
            zh="先录入人员：可逐个添加，也可在“导入”页批量导入成员文件。为每个人指定角色：专员、主管、高管或管理员。",
        ),
    ),
    Step(
        "manage/people.py", TEAMS,
        Text(
            en="On the same page make the teams, say who leads each, and put people into them. A change holds from a day "
            "on, so numbers of the past stay with the team of then.",
            zh="在同一页建立团队、指定主管、安排成员。调整从指定日期起生效，过去的数据仍归当时的团队。",
        ),
    ),
    Step(
        "manage/calendars.py", frame.WORKING_TIME,
        Text(
            en="Check when each team works before you bring in data: working hours are counted when a case is stored.",
            zh="导入数据前先核对各团队的工作时间：案例存入时就会计算工作时长。",
        ),
    ),
    Step(
        "manage/imports.py", frame.IMPORT,
        Text(
            en="Bring in contacts, complaints, answers, customers and orders. The page proposes what the columns mean, and "
            "stores nothing before you have seen it; a data source later repeats it by itself.",
            zh="导入联系记录、投诉、评价、客户和订单。系统自动识别列的含义，确认之前不存入任何内容；之后可设数据源自动导入。",
        ),
    ),
    Step(
        "goals/targets.py", frame.TARGETS,
        Text(
            en="Set what the organisation and each team want to reach. Members agree to their own targets, or say why not.",
            zh="为公司和各团队设定目标。成员对自己的目标可以同意，也可以说明不同意的理由。",
        ),
    ),
)  # fmt: skip
