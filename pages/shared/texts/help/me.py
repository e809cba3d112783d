"""Help for the pages about oneself."""

from metrics.words import Text
from pages.shared.texts.help.declare import PageHelp, Part
from pages.shared.texts.help.insight import TILES

HELP = {
    "scorecard": PageHelp(
        purpose=Text(
            en="Your own page: how you stand, what waits for you, and what would help most.",
            zh="您自己的页面：目前做得怎么样、有什么待办、从哪里改进最有效。",
        ),
        who=Text(
            en="You alone, and the leads of your team on Members. Colleagues, executives and administrators do not see "
            "it. Of colleagues you see the middle half of the team without names, and only where there are at least "
            "five of them.",
            zh="仅本人可见，主管可在“成员”页查看。同事、高管和管理员均看不到。您只能看到团队中间一半人的范围，不含姓名，且至少 5 人才显示。",
        ),
        parts=(
            Part(
                Text(en="The score", zh="综合得分"),
                Text(
                    en="How far targets and ratings are reached, weighted as on Scorecard weights. Parts without enough cases do not count; "
                    "the others share their weight.",
                    zh="按“评分权重”对目标和评分加权得出。案例不足的部分不计入，其权重由其余部分分摊。",
                ),
            ),
            Part(
                Text(en="What waits for you", zh="待您处理"),
                Text(
                    en="Open complaints, targets to answer, reviews, trainings, one-to-ones and actions, what is due "
                    "first on top.",
                    zh="未结投诉、待确认的目标、评估、培训、面谈和改进措施，先到期的在前。",
                ),
            ),
            Part(
                Text(en="What it takes", zh="还差多少"),
                Text(
                    en="How far each target is still away, in cases where that can be said.",
                    zh="距离各项目标还差多少，能折算成案例数的会直接写明。",
                ),
            ),
            TILES,
            Part(
                Text(en="What customers said", zh="客户评价"),
                Text(en="Scores and words about your own cases.", zh="客户对您经办案例的评分和留言。"),
            ),
        ),
        missing=Text(
            en="Nothing here? Cases count for whoever is named in the imported file. If yours are missing, your name in "
            "the other system may be written differently: tell your administrator. As a newcomer you will see numbers "
            "with your first cases.",
            zh="没有数据？案例按导入文件中的经办人归属。若您的案例缺失，可能是另一系统中的姓名写法不同，请联系管理员。新同事处理首个案例后即会出现数据。",
        ),
        metrics=(
            "csat", "first_response_time", "resolution_time", "resolution_within", "interactions_resolved",
            "first_contact_resolution", "complaint_response_time", "complaint_resolution_time",
            "complaints_within_standard", "complaints_overdue",
        ),
    ),
    "account": PageHelp(
        purpose=Text(
            en="Who you are here, your password, and where you are signed in.", zh="查看本人身份、修改密码、查看登录的设备。"
        ),
        who=Text(
            en="You alone; administrators can send you a link to set a new password, and never see it.",
            zh="仅本人可见。管理员可以给您发送重设密码的链接，但看不到密码。",
        ),
        parts=(
            Part(
                Text(en="Signed in", zh="登录设备"),
                Text(en="Every browser; end those you do not know.", zh="列出所有已登录的浏览器，不认识的可立即下线。"),
            ),
        ),
        missing=Text(
            en="Where an identity provider signs you in, there is no password to change here. Nothing on this page is for "
            "a file, so it has no export.",
            zh="如果通过公司统一身份认证登录，这里没有密码可改。本页内容不宜存成文件，因此不提供导出。",
        ),
    ),
    "my-mails": PageHelp(
        purpose=Text(
            en="Which mails you get, in which language, and to which address.", zh="选择接收哪些邮件、用哪种语言、寄到哪里。"
        ),
        who=Text(
            en="You alone choose. Each mail holds what you would see on your own pages, and nothing more.",
            zh="由本人选择。邮件内容与您在页面上能看到的一致，不会更多。",
        ),
        parts=(
            Part(
                Text(en="Digest", zh="工作简报"),
                Text(
                    en="By week, month or quarter. Staff get their score and what is due, leads also their teams' KPIs "
                    "and the agenda, executives the summary, administrators the state of the data.",
                    zh="可选周、月、季。专员收到得分和到期事项，主管另有团队指标和例会议程，高管收到汇总，管理员收到数据状况。",
                ),
            ),
            Part(
                Text(en="Minutes", zh="例会纪要"),
                Text(en="What was decided in your team's weekly meeting.", zh="本团队例会的决议和措施。"),
            ),
        ),
        missing=Text(
            en="No mails? Your address stands on this page; administrators enter it on People. Where no mail server is "
            "set, none is sent, and this page says so.",
            zh="收不到邮件？请核对本页的邮箱地址（由管理员在“人员”页维护）。未设置邮件服务器时不发送邮件，页面会有提示。",
        ),
    ),
}  # fmt: skip
