"""Help for the pages that manage the dashboard."""

from metrics.words import Text
from pages.shared.texts.help.declare import PageHelp, Part

ADMINISTRATORS = Text(
    en="Administrators. They see no numbers and no texts of cases.", zh="管理员使用。管理员看不到业务数据和案例内容。"
)

HELP = {
    "import": PageHelp(
        purpose=Text(
            en="Bring in what your CRM or a spreadsheet exports. Nothing is stored before you have seen it.",
            zh="导入 CRM 或表格导出的文件。确认之前不会存入任何内容。",
        ),
        who=ADMINISTRATORS,
        parts=(
            Part(
                Text(en="Columns", zh="列的含义"),
                Text(
                    en="The page proposes what each column means; what you confirm is found again for the next file.",
                    zh="系统自动识别各列含义，确认后下次导入同样的文件会自动套用。",
                ),
            ),
            Part(
                Text(en="Try", zh="试导入"),
                Text(
                    en="Tells how many rows are new, changed, unchanged or refused, and stores nothing.",
                    zh="先告知新增、变更、未变和被拒绝的行数，不存入任何内容。",
                ),
            ),
            Part(
                Text(en="Refused rows", zh="被拒绝的行"),
                Text(
                    en="Download them with their reasons, correct them, import them again. The same file twice changes "
                    "nothing.",
                    zh="可连同原因一起下载，改正后重新导入。同一文件导入两次不会重复。",
                ),
            ),
            Part(
                Text(en="Earlier imports", zh="历史导入"),
                Text(en="Any of them can be withdrawn as a whole.", zh="任何一次导入都可整体撤回。"),
            ),
        ),
        missing=Text(
            en="Members first, then customers, then cases: a case finds its person and customer by their number.",
            zh="建议先导入人员，再导入客户，最后导入案例，这样案例才能按编号对上人和客户。",
        ),
    ),
    "sources": PageHelp(
        purpose=Text(
            en="Read another database or a folder again and again, without anybody exporting a file.",
            zh="自动读取其他数据库或文件夹，无需手工导出。",
        ),
        who=ADMINISTRATORS,
        parts=(
            Part(
                Text(en="A source", zh="数据源"),
                Text(
                    en="A SELECT or a folder, and how its columns are read. Passwords stand on the server, never here.",
                    zh="一条 SELECT 语句或一个文件夹，以及列的含义。密码保存在服务器上，不在页面中。",
                ),
            ),
            Part(
                Text(en="Read anew", zh="全部重读"),
                Text(en="Everything again, not only what is new.", zh="重新读取全部内容，而不只是新增部分。"),
            ),
        ),
        missing=Text(
            en="No source to choose? Set a variable beginning with DASHBOARD_SOURCE_ where the dashboard is started.",
            zh="没有可选的数据源？请在启动看板的环境中设置以 DASHBOARD_SOURCE_ 开头的变量。",
        ),
    ),
    "working-time": PageHelp(
        purpose=Text(
            en="When the teams work: hours, holidays, make-up days. Durations in working hours are counted by it.",
            zh="各团队的工作时间：时段、节假日和调休。“工作时间”口径的时长据此计算。",
        ),
        who=Text(en="Everybody reads it; administrators change it.", zh="人人可看，由管理员修改。"),
        parts=(
            Part(
                Text(en="Year", zh="年历"),
                Text(en="Each day, whether it is worked, and why not.", zh="每天是否上班，以及不上班的原因。"),
            ),
            Part(
                Text(en="Recount", zh="重新计算"),
                Text(
                    en="What is stored keeps its working hours until somebody has them counted anew, from a day on.",
                    zh="已保存的数据保留原来的工作时长，需要时可自某日起重新计算。",
                ),
            ),
        ),
        missing=Text(
            en="Next year's holidays are published late in the year; until then days count by weekday, and the page says "
            "so.",
            zh="次年的放假安排通常年底才公布，在此之前按周一至周五计算，页面会有提示。",
        ),
    ),
    "people": PageHelp(
        purpose=Text(
            en="Who is here, with which role, in which team, and who may sign in.",
            zh="有哪些人、什么角色、属于哪个团队、谁可以登录。",
        ),
        who=ADMINISTRATORS,
        parts=(
            Part(
                Text(en="A person", zh="人员"),
                Text(
                    en="Invite, change role or team from a day on, deactivate. Nobody is deleted: their cases keep their "
                    "name and their team of that time.",
                    zh="可邀请、自某日起调整角色或团队、停用。人员不会被删除，其案例保留当时的姓名和团队。",
                ),
            ),
            Part(
                Text(en="Teams", zh="团队"),
                Text(
                    en="Their lead, and the team above. Who leads a team also sees the teams below it.",
                    zh="设定主管和上级团队。上级团队的主管可以看到下级团队。",
                ),
            ),
        ),
        missing=Text(
            en="Nobody yet? Add people here, or import a members file.",
            zh="还没有人员？可在此添加，或导入人员文件。",
        ),
    ),
    "data-health": PageHelp(
        purpose=Text(
            en="Whether the numbers can be trusted: how old the data is, what it lacks, what cannot be true.",
            zh="数据是否可信：更新到哪天、缺什么、哪些不可能是真的。",
        ),
        who=Text(
            en="Administrators see how many rows there are; the rows themselves are open only to those who also lead the team.",
            zh="管理员只看数量；具体记录仅兼任该团队主管者可打开。",
        ),
        parts=(
            Part(
                Text(en="How much there is", zh="数据量"),
                Text(en="By kind: first and last day, and what is not stated.", zh="按类型列出起止日期和缺失项。"),
            ),
            Part(
                Text(en="Strange rows", zh="异常记录"),
                Text(
                    en="Kept, but left out of what they would distort, such as an answer before the question.",
                    zh="予以保留，但不计入会被扭曲的指标，例如响应早于受理。",
                ),
            ),
            Part(
                Text(en="Sources and mirror", zh="数据源与镜像"),
                Text(
                    en="What came of the last reading, and whether numbers are what the database says.",
                    zh="最近一次读取的结果，以及数字与数据库是否一致。",
                ),
            ),
            Part(
                Text(en="Mails", zh="邮件"),
                Text(
                    en="Which digests and minutes wait or failed, why, and what to do; failed ones can be sent again.",
                    zh="哪些简报和纪要在等待或发送失败、原因和处理办法；失败的可重新发送。",
                ),
            ),
            Part(
                Text(en="Personal data and backups", zh="个人信息与备份"),
                Text(
                    en="How long personal data is kept. Backups are made on the server (docs/deploy.md); the bell tells "
                    "when the newest is old.",
                    zh="个人信息的保留期限。备份在服务器上进行（见 docs/deploy.md），备份过旧时顶部的提醒会告知。",
                ),
            ),
        ),
        missing=Text(en="Empty until something was imported or logged.", zh="导入或登记数据后才会有内容。"),
    ),
    "standards": PageHelp(
        purpose=Text(
            en="By when customers are promised an answer and a solution, and how these promises are kept.",
            zh="向客户承诺的响应和解决时限，以及兑现情况。",
        ),
        who=Text(en="Everybody reads them; administrators change them.", zh="人人可看，由管理员修改。"),
        parts=(
            Part(
                Text(en="Which one applies", zh="适用规则"),
                Text(
                    en="The one that matches a case most closely: by tier, channel, severity, stage. The page explains it for any "
                    "case.",
                    zh="匹配条件最多的一条生效（等级、渠道、严重程度、阶段）。页面可解释任一情形。",
                ),
            ),
            Part(
                Text(en="Valid from", zh="生效日期"),
                Text(
                    en="A change holds for cases from that day on; older ones keep what they were promised.",
                    zh="修改自该日起对新案例生效，之前的案例仍按原承诺。",
                ),
            ),
        ),
        missing=Text(
            en="Without any, complaints have the usual hours by severity, which the page names.",
            zh="未设定时按严重程度采用默认时限，页面会列出。",
        ),
    ),
    "workflow": PageHelp(
        purpose=Text(
            en="The stages of a complaint in their order, and other departments that may have one.",
            zh="投诉的处理阶段及顺序，以及可转交的其他部门。",
        ),
        who=ADMINISTRATORS,
        parts=(
            Part(
                Text(en="Stages", zh="阶段"),
                Text(
                    en="Rename, add, move, retire. A retired one stays in old cases.",
                    zh="可改名、新增、调整顺序、停用。停用的阶段在旧案例中保留。",
                ),
            ),
            Part(
                Text(en="Departments", zh="部门"),
                Text(en="Whom a complaint may be passed to, and when they work.", zh="可转交的部门及其工作时间。"),
            ),
        ),
        missing=Text(
            en="Every database begins with the usual stages; change them only where your work differs.",
            zh="系统自带通用阶段，与实际流程不同时再修改。",
        ),
    ),
    "audit": PageHelp(
        purpose=Text(
            en="Who signed in, saw somebody's numbers, exported, imported and changed what.",
            zh="谁登录过、看过谁的数据、导出、导入或改了什么。",
        ),
        who=ADMINISTRATORS,
        parts=(
            Part(
                Text(en="The list", zh="记录列表"),
                Text(en="Newest first, by person, kind and day.", zh="按时间倒序，可按人员、类型和日期筛选。"),
            ),
            Part(
                Text(en="Unaltered", zh="未被篡改"),
                Text(
                    en="Each entry holds the hash of the one before; the page says whether the chain is whole.",
                    zh="每条记录包含前一条的校验值，页面会显示链条是否完整。",
                ),
            ),
        ),
        missing=Text(
            en="Ratings among colleagues and one-to-ones leave no entries, on purpose: they concern only those who take "
            "part.",
            zh="同事互评和一对一面谈有意不留审计记录，只与当事人有关。",
        ),
    ),
    "glossary": PageHelp(
        purpose=Text(
            en="What every number counts, what it leaves out and how it is computed.",
            zh="每个数字计入什么、不计入什么、如何计算。",
        ),
        who=Text(en="Everybody.", zh="所有人。"),
        parts=(
            Part(
                Text(en="Interval and n", zh="区间与样本数"),
                Text(
                    en="How sure a number is. Two values whose intervals overlap are not told apart.",
                    zh="说明数值有多可靠。区间重叠的两个数值不分高下。",
                ),
            ),
        ),
        missing=Text(en="Try a shorter word.", zh="换一个更短的词试试。"),
    ),
    "help": PageHelp(
        purpose=Text(
            en="What each page is for, who sees what on it, and what to do where something is missing.",
            zh="各页面的用途、谁能看到什么，以及内容缺失时怎么办。",
        ),
        who=Text(en="Everybody, for the pages that are theirs.", zh="所有人，仅列出自己能打开的页面。"),
        parts=(
            Part(
                Text(en="Search", zh="搜索"),
                Text(en="Finds words of pages and of metrics.", zh="可搜索页面说明和指标。"),
            ),
            Part(
                Text(en="Tour", zh="导览"),
                Text(
                    en="A few steps through the pages of your role, as often as you like.",
                    zh="按角色带您走一遍常用页面，可随时重看。",
                ),
            ),
        ),
        missing=Text(
            en="A page you have heard of is not listed? It is for another role; ask your administrator.",
            zh="听说过的页面不在列表中？那是其他角色的页面，请咨询管理员。",
        ),
    ),
}
