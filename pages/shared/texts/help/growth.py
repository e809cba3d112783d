"""Help for the pages about reviews and growth."""

from metrics.words import Text
from pages.shared.texts.help.declare import PageHelp, Part

HELP = {
    "reviews": PageHelp(
        purpose=Text(
            en="How somebody did in a quarter or half-year: by themselves, their colleagues and their lead.",
            zh="季度或半年的绩效评估：自评、同事评价和主管评估。",
        ),
        who=Text(
            en="A result is read by the person it is about, by who wrote it, and by who decides an appeal. Nobody learns who among "
            "the colleagues gave which rating. Executives see how far cycles are; administrators see nothing.",
            zh="结果由本人、撰写人和申诉裁定人可见，任何人都看不到哪位同事给了什么分。高管只看进度，管理员看不到。",
        ),
        parts=(
            Part(
                Text(en="To do", zh="待办"),
                Text(
                    en="Assess yourself, rate colleagues, write, read or decide.",
                    zh="自评、评价同事、撰写、查看或裁定。",
                ),
            ),
            Part(
                Text(en="My results", zh="我的结果"),
                Text(
                    en="Numbers as they were when it was shared, ratings, words. Acknowledge it, or appeal with a reason.",
                    zh="包含分享时定格的数据、评分和评语。可确认，也可说明理由提出申诉。",
                ),
            ),
            Part(
                Text(en="Cycles", zh="评估周期"),
                Text(
                    en="Leads open one, choose who rates whom, and close collecting.",
                    zh="由主管发起，指定评价人并结束收集。",
                ),
            ),
        ),
        missing=Text(
            en="Nothing here means that no cycle runs. Your lead opens one.",
            zh="没有内容说明目前没有进行中的评估，由主管发起。",
        ),
    ),
    "training": PageHelp(
        purpose=Text(
            en="Who has to learn what by when, what expires, and whether a training changed anything.",
            zh="谁该学什么、何时完成、哪些快到期，以及培训有没有效果。",
        ),
        who=Text(
            en="Staff see their own, leads those of their teams, executives totals.",
            zh="专员看本人，主管看所负责团队，高管看汇总。",
        ),
        parts=(
            Part(
                Text(en="Due and overdue", zh="到期与逾期"),
                Text(
                    en="Mandatory courses, those for newcomers, and what expires follow from the rules by themselves.",
                    zh="必修课、新人课和到期复训按规则自动产生。",
                ),
            ),
            Part(
                Text(en="Effect", zh="培训效果"),
                Text(
                    en="A KPI of those who took it before and after, beside those who did not.",
                    zh="对比参训者培训前后的指标，并与未参训者比较。",
                ),
            ),
            Part(
                Text(en="Courses", zh="课程"),
                Text(en="What there is; leads add and retire courses.", zh="课程目录，主管可新增或停用。"),
            ),
        ),
        missing=Text(
            en="Taken, but still listed as due? Your lead records attendance.",
            zh="已参加但仍显示待完成？请主管登记出勤。",
        ),
        metrics=("training_completed", "trainings_overdue", "training_hours_each"),
    ),
    "one-to-ones": PageHelp(
        purpose=Text(
            en="What a lead and a member noted in their talks, and what each has to do.",
            zh="主管与成员面谈的记录，以及双方各自的待办。",
        ),
        who=Text(
            en="These two and nobody else: no lead above, no executive, no administrator, not even that there was one. "
            "That is why there is no export: the audit would tell of it.",
            zh="仅面谈双方可见。上级主管、高管、管理员都看不到，也不知道有过面谈。因此不提供导出，否则审计中会留下记录。",
        ),
        parts=(
            Part(
                Text(en="Notes", zh="记录"),
                Text(en="Each writes their own; both read both.", zh="各写各的，双方都能看到。"),
            ),
            Part(
                Text(en="To do", zh="待办"),
                Text(en="Either may add and tick off.", zh="双方都可添加和勾选。"),
            ),
        ),
        missing=Text(
            en="Nothing yet: choose whom you spoke with and when; either of you may begin.",
            zh="还没有记录：选择对方和日期即可，任何一方都能开始。",
        ),
    ),
    "quality-reviews": PageHelp(
        purpose=Text(
            en="How well single cases were handled, by the categories of a form, with reasons: to learn from.",
            zh="按质检表对单个案例评分：说明理由，用于改进。",
        ),
        who=Text(
            en="Leads review their teams' cases; a member reads and acknowledges their own. Executives see totals.",
            zh="主管质检所负责团队的案例；成员可查看并确认自己的质检。高管只看汇总。",
        ),
        parts=(
            Part(
                Text(en="Review a case", zh="质检案例"),
                Text(
                    en="A few cases are drawn fairly, so that nobody picks only the bad ones; a named one is possible, too.",
                    zh="系统随机抽取案例，避免只挑差的；也可指定案例。",
                ),
            ),
            Part(
                Text(en="Calibrate", zh="校准"),
                Text(
                    en="A second lead reviews the same case without seeing the first review; then both are compared.",
                    zh="另一位主管在看不到首次评分的情况下再评一次，然后对比。",
                ),
            ),
        ),
        missing=Text(
            en="No score? There are too few reviews in the period. Some reviews each week make a number to rely on.",
            zh="没有得分？说明该时段质检次数太少。每周坚持几次，数值才可靠。",
        ),
        metrics=("quality_score", "quality_reviews", "critical_failures"),
    ),
    "recognition": PageHelp(
        purpose=Text(
            en="Rules of rewards that anybody can read, who has earned one, and praise among colleagues.",
            zh="公开的奖励规则、谁符合条件，以及同事之间的表扬。",
        ),
        who=Text(
            en="Everybody reads the rules and praises anybody. What somebody earned is seen by them and by whoever decides; "
            "the team is told of what was granted where the rule says so.",
            zh="规则人人可看，任何人都可以表扬别人。奖励由本人和审批人可见；规则注明公开的，批准后团队可见。",
        ),
        parts=(
            Part(
                Text(en="To decide", zh="待审批"),
                Text(
                    en="Leads decide for their teams, executives for leads and teams. Declining needs a reason.",
                    zh="主管审批本团队，高管审批主管和团队。不批准须说明理由。",
                ),
            ),
            Part(
                Text(en="Fairly spread", zh="分布是否公平"),
                Text(en="How many rewards each team gets for its size.", zh="按人数比较各团队获得的奖励。"),
            ),
        ),
        missing=Text(
            en="Rewards are found when a period is over, from the same numbers as everywhere. Praise needs no period.",
            zh="奖励在时段结束后按看板同一口径自动认定；表扬随时可以。",
        ),
        metrics=("rewards_granted", "reward_grant_time"),
    ),
}
