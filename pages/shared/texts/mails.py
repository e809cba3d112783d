"""The words about mails: what somebody gets, and what became of those that were to be sent."""

from metrics.words import Text

WHAT_I_GET = Text(en="What I get by mail", zh="我接收的邮件")
TO = Text(
    en="They go to {address}. Administrators change it on the page People.",
    zh="发送至 {address}，由管理员在“人员”页修改。",
)
NO_ADDRESS = Text(
    en="Nobody has entered an e-mail address for you, so you get none. Ask an administrator.",
    zh="尚未登记您的邮箱，因此不会收到邮件。请联系管理员。",
)
NO_SERVER = Text(en="No mail server is set here, so no mail is sent.", zh="当前未设置邮件服务器，不发送邮件。")
LANGUAGE = Text(en="Language of mails", zh="邮件语言")
SAVE = Text(en="Save", zh="保存")
SAVED = Text(en="Saved; it holds from the next mail on.", zh="已保存，自下一封邮件起生效。")
_DIGEST = Text(
    en="My score, what is due, targets to answer, trainings and recognition; leads also their teams’ KPIs and the agenda "
    "of the coming meeting, executives the organisation’s KPIs, administrators data health.",
    zh="本人得分、到期事项、待确认目标、培训与认可；主管另有团队指标和下次例会议题，高管为组织整体指标，管理员为数据健康情况。",
)
HOLDS = {
    "week": _DIGEST,
    "month": _DIGEST,
    "quarter": _DIGEST,
    "minutes": Text(en="What was decided in the weekly meetings of my team.", zh="本团队例会的决议和措施。"),
}

NONE_YET = Text(en="No mail was to be sent yet", zh="尚无需要发送的邮件")
NONE_YET_DO = Text(
    en="Digests and minutes go once the timers run on the server (docs/deploy.md).",
    zh="在服务器上启用定时任务后（见 docs/deploy.md），将发送简报和纪要。",
)
ALL_SENT = Text(en="All mails were sent", zh="邮件均已发送")
SOME_WAIT = Text(en="Mails that wait to be sent: {count}", zh="等待发送的邮件：{count} 封")
SOME_FAILED = Text(en="Mails that could not be sent: {count}", zh="发送失败的邮件：{count} 封")
COUNTS = Text(
    en="Sent {sent}, waiting {waiting}, being sent {sending}, failed {failed}.",
    zh="已发送 {sent} 封，等待 {waiting} 封，发送中 {sending} 封，失败 {failed} 封。",
)
RETRIED = Text(en="What waits is tried again by itself, for a week.", zh="等待中的邮件会自动重试，为期一周。")
BY_SERVER = Text(en="Mail server: {server}.", zh="邮件服务器：{server}。")
NOT_SENT = Text(en="Mails that were not sent", zh="未发送的邮件")
WHO = Text(en="To", zh="收件人")
KIND = Text(en="Mail", zh="邮件")
STATE = Text(en="State", zh="状态")
WHY = Text(en="Why not", zh="原因")
CODE = Text(en="Server's code", zh="服务器代码")
TRIED = Text(en="Tried", zh="尝试次数")
SINCE = Text(en="Since", zh="生成时间")
TO_DO = Text(en="Because {why}. What to do: {todo}.", zh="原因：{why}。处理办法：{todo}。")
NO_TIMER = Text(
    en="Mails wait, and nothing has tried to send them for an hour: does the timer of the task “mail” run on the server "
    "(dashboard-mail.timer, or the line for cron)?",
    zh="有邮件在等待，但一小时以来没有任何发送尝试：请确认服务器上任务“mail”的定时器在运行（dashboard-mail.timer，或 cron 中的对应行）。",
)
AGAIN = Text(en="Send the failed ones again", zh="重新发送失败的邮件")
WAITS_AGAIN = Text(
    en="{count} wait again; they go with the next run of the timer.",
    zh="{count} 封已重新排队，将由下一次定时任务发送。",
)
