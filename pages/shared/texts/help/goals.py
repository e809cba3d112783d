"""Help for the pages about goals."""

from metrics.words import Text
from pages.shared.texts.help.declare import PageHelp, Part

HELP = {
    "targets": PageHelp(
        purpose=Text(
            en="Which targets are set, whether those concerned have agreed, and how they stand.",
            zh="定了哪些目标、是否与当事人商定、目前完成得怎么样。",
        ),
        who=Text(
            en="Everybody reads the organisation's targets, a team's people its targets, and a member and their lead the "
            "member's. Leads set them for their teams, executives for the organisation and teams.",
            zh="公司目标人人可看，团队目标团队成员可看，个人目标仅本人和主管可看。主管为团队设定，高管为公司和各团队设定。",
        ),
        parts=(
            Part(
                Text(en="Waits for your answer", zh="待您确认"),
                Text(
                    en="Agree, or dispute with a comment. From the first day of its period a target is locked: it is then changed "
                    "only with a reason, which stands in its history.",
                    zh="可同意，也可注明理由提出异议。周期首日起目标锁定，之后修改须说明理由并留下记录。",
                ),
            ),
            Part(
                Text(en="Set, break down, copy, sheet", zh="制定、分解、沿用、表格"),
                Text(
                    en="One target with its reason; a team's goal divided among members; last period's again; or many "
                    "from a sheet.",
                    zh="可逐项制定、把团队目标分解到个人、沿用上期目标，或用表格批量导入。",
                ),
            ),
            Part(
                Text(en="Met, near, missed", zh="达成、接近、未达成"),
                Text(
                    en="Judged with the interval: near the line with few cases it says “Not yet clear”.",
                    zh="结合区间判断：案例少且接近目标线时显示“尚不明确”。",
                ),
            ),
        ),
        missing=Text(
            en="No targets yet? A lead begins with a new target or by copying earlier ones; three or four that matter are better than ten.",
            zh="还没有目标？主管可新建目标，或沿用往期目标。三四个关键目标好过十个。",
        ),
    ),
    "goal-tree": PageHelp(
        purpose=Text(
            en="Which goal is part of which, and whether the parts together make the whole.",
            zh="目标之间的从属关系，以及各部分加起来能否支撑整体。",
        ),
        who=Text(
            en="As on Targets. Executives see members' goals as counts only, from five on.",
            zh="与“目标管理”相同。高管只看到个人目标的数量，且至少 5 个才显示。",
        ),
        parts=(
            Part(
                Text(en="Tree", zh="目标树"),
                Text(en="Each goal with its state; choose one to open it.", zh="每个目标附状态，点击可打开。"),
            ),
            Part(
                Text(en="Way over several years", zh="多年路径"),
                Text(
                    en="What each year has to bring so that the last one is reached.",
                    zh="为达成最终目标，每年需要做到多少。",
                ),
            ),
        ),
        missing=Text(
            en="A goal stands alone? Say on Targets of which it is a part.",
            zh="有目标没有挂到树上？请在“目标管理”中指定它属于哪个上级目标。",
        ),
    ),
    "weights": PageHelp(
        purpose=Text(
            en="What each part of a scorecard weighs, for members and for leads.",
            zh="计分卡各部分的权重，成员与主管分别设定。",
        ),
        who=Text(en="Everybody reads it; executives set it.", zh="人人可看，由高管设定。"),
        parts=(
            Part(
                Text(en="In force", zh="当前权重"),
                Text(en="What counts today, and since when.", zh="现行权重及生效日期。"),
            ),
            Part(
                Text(en="History", zh="历史"),
                Text(
                    en="Every set there was: an old score stays readable.",
                    zh="保留历次设定，过去的得分仍可追溯。",
                ),
            ),
        ),
        missing=Text(
            en="A part without enough cases does not count for a person; its weight goes to their other parts.",
            zh="某部分案例不足时，对该成员不计入，其权重由其余部分分摊。",
        ),
    ),
    "periods": PageHelp(
        purpose=Text(
            en="Close a month, quarter, half-year or year: what it came to is kept and no later correction changes it.",
            zh="结算月、季、半年、全年：结果就此定格，之后的数据更正不再影响。",
        ),
        who=Text(
            en="Executives close. Leads and staff read their teams' and their own results.",
            zh="由高管结算；主管和专员可看团队及本人的结果。",
        ),
        parts=(
            Part(
                Text(en="Waiting", zh="待结算"),
                Text(
                    en="What speaks against closing yet: numbers that are still maturing, targets without an answer.",
                    zh="列出暂不宜结算的原因，例如指标尚未成熟、目标未确认。",
                ),
            ),
            Part(
                Text(en="Corrected since", zh="结算后更正"),
                Text(
                    en="What the period would come to by today's facts, beside what was kept.",
                    zh="按现有数据重算的结果，与定格结果并列。",
                ),
            ),
        ),
        missing=Text(
            en="A period appears here once it is over and there was anything in it.",
            zh="时段结束且其中有数据后才会出现在这里。",
        ),
    ),
}
