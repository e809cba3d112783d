"""What is said of mails, in both languages."""

from metrics.words import Text

KINDS: dict[str, Text] = {
    "week": Text(en="Weekly digest", zh="每周简报"),
    "month": Text(en="Monthly digest", zh="每月简报"),
    "quarter": Text(en="Quarterly digest", zh="季度简报"),
    "minutes": Text(en="Minutes of meetings", zh="例会纪要"),
}
STATES: dict[str, Text] = {
    "waiting": Text(en="waits", zh="等待发送"),
    "sending": Text(en="is being sent", zh="发送中"),
    "sent": Text(en="sent", zh="已发送"),
    "failed": Text(en="failed", zh="发送失败"),
}
# Why a mail was not sent. The first of them concern the server, and with it every mail.
ERRORS: dict[str, Text] = {
    "server_away": Text(en="the mail server does not answer", zh="邮件服务器无响应"),
    "login_refused": Text(en="the mail server refused the user or the password", zh="邮件服务器拒绝了用户名或密码"),
    "login_unknown": Text(en="the mail server knows no way to sign in", zh="邮件服务器不支持登录"),
    "not_encrypted": Text(
        en="no encrypted connection to the mail server: it offers none, or its certificate is not trusted",
        zh="无法与邮件服务器建立加密连接：服务器不支持，或证书不受信任",
    ),
    "sender_refused": Text(en="the mail server does not take mails from this sender", zh="邮件服务器不接受该发件人"),
    "address_refused": Text(en="the mail server refused the address", zh="邮件服务器拒绝了收件地址"),
    "address_wrong": Text(en="what is entered is no e-mail address", zh="登记的内容不是有效的邮箱地址"),
    "mail_refused": Text(en="the mail server refused the mail", zh="邮件服务器拒绝了该邮件"),
    "cut_off": Text(en="the connection broke; it is tried again", zh="连接中断，将重试"),
    "too_old": Text(en="it could not be sent for a week", zh="一周内未能发送"),
    "left": Text(en="the person left, or has no address any more", zh="此人已离职或不再有邮箱地址"),
}
# What an administrator does about it; the settings are those of docs/deploy.md.
TO_DO: dict[str, Text] = {
    "server_away": Text(
        en="See that the server runs and that DASHBOARD_MAIL_SERVER names it and its port",
        zh="请确认邮件服务器正在运行，且 DASHBOARD_MAIL_SERVER 的地址和端口正确",
    ),
    "login_refused": Text(
        en="Set DASHBOARD_MAIL_USER and DASHBOARD_MAIL_PASSWORD anew",
        zh="请重新设置 DASHBOARD_MAIL_USER 和 DASHBOARD_MAIL_PASSWORD",
    ),
    "login_unknown": Text(
        en="Leave DASHBOARD_MAIL_USER out, or set DASHBOARD_MAIL_SECURITY as the server wants it",
        zh="请去掉 DASHBOARD_MAIL_USER，或按服务器要求设置 DASHBOARD_MAIL_SECURITY",
    ),
    "not_encrypted": Text(
        en="Set DASHBOARD_MAIL_SECURITY as the server wants it, or name your authority's certificate in SSL_CERT_FILE",
        zh="请按服务器要求设置 DASHBOARD_MAIL_SECURITY，或用 SSL_CERT_FILE 指定自有机构的证书",
    ),
    "sender_refused": Text(
        en="Set DASHBOARD_MAIL_FROM to an address that this user may send from",
        zh="请将 DASHBOARD_MAIL_FROM 设为该用户有权使用的发件地址",
    ),
    "address_refused": Text(
        en="Correct the address on the page People, then send again", zh="请在“人员”页更正邮箱地址，然后重新发送"
    ),
    "address_wrong": Text(
        en="Correct the address on the page People, then send again", zh="请在“人员”页更正邮箱地址，然后重新发送"
    ),
    "mail_refused": Text(
        en="The server's code and its log say why; then send again", zh="请根据服务器代码和日志查明原因，然后重新发送"
    ),
    "cut_off": Text(en="Nothing; it is tried again by itself", zh="无须处理，系统会自动重试"),
    "too_old": Text(en="Nothing; the next digest is made by itself", zh="无须处理，下一期简报会自动生成"),
    "left": Text(
        en="Nothing, unless the address is missing on the page People", zh="无须处理；如缺少邮箱，请在“人员”页补充"
    ),
}

SENT = Text(en="Mails sent: {count}", zh="已发送邮件：{count} 封")
NOT_SENT = Text(en="{name}: not sent, {why}{said}", zh="{name}：未发送，{why}{said}")
LATER = Text(en="{name}: tried again later, {why}{said}", zh="{name}：稍后重试，{why}{said}")
SAID = Text(en=" ({said})", zh="（{said}）")
NO_POST = Text(
    en="No mail can be sent by {server}: {why}{said}. {todo}. Nothing is lost: what waits goes with the next run.",
    zh="无法通过 {server} 发送邮件：{why}{said}。{todo}。邮件均已保留，将在下次运行时发送。",
)
NO_SERVER = Text(
    en="No mail server is set (DASHBOARD_MAIL_SERVER), so no mail is sent.",
    zh="未设置邮件服务器（DASHBOARD_MAIL_SERVER），不发送邮件。",
)
DEMO = Text(en="Nothing is mailed to the people of the demo company.", zh="示例公司不发送邮件。")
FINE = Text(en="{server} answers, and lets us in.", zh="{server} 连接正常，登录成功。")

MAIL = Text(en="Send the mails that wait; for a timer.", zh="发送等待中的邮件，供定时任务使用。")
CHECK = Text(en="only see whether the mail server lets us in", zh="仅检查能否登录邮件服务器")
