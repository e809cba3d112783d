"""The words of signing in: the pages in front of the dashboard, and what it says to somebody who is signed out."""

from metrics.words import Text

SIGN_IN = Text(en="Sign in", zh="登录")
SIGN_OUT = Text(en="Sign out", zh="退出登录")
EMAIL = Text(en="E-mail", zh="邮箱")
PASSWORD = Text(en="Password", zh="密码")
FORGOT = Text(
    en="Forgot your password? An administrator can give you a link to set a new one.",
    zh="忘记密码？请联系管理员获取重设链接。",
)
OR = Text(en="or", zh="或")
WITH_PROVIDER = Text(en="Use your organisation's account", zh="使用单位账号登录")
PROVIDER_REFUSED = Text(
    en="Your organisation's sign-in did not let you in. Try again, or ask an administrator.",
    zh="单位账号登录未通过。请重试，或联系管理员。",
)
PROVIDER_LATE = Text(
    en="Signing in took too long, or was begun in another window. Try again.",
    zh="登录超时，或登录是在另一个窗口中开始的。请重试。",
)
PROVIDER_FAILED = Text(
    en="Your organisation's sign-in did not answer as it should. Try again in a minute. "
    "Reference for your administrator: {reference}",
    zh="单位账号登录服务未正常响应，请稍后重试。如仍有问题，请将编号告知管理员：{reference}",
)
NOBODY_YET = Text(
    en="Nobody has an account yet. The terminal in which the dashboard was started shows a link that makes the first "
    "administrator.",
    zh="目前还没有任何账号。启动看板的终端中显示了一个链接，打开即可创建第一位管理员。",
)

SIGNED_OUT = Text(en="You are signed out.", zh="您已退出登录。")
ENDED = Text(
    en="Your session has ended. Sign in again; you return to where you were.",
    zh="登录已失效。重新登录后会回到刚才的页面。",
)
ENDED_HERE = Text(
    en="This page shows nothing any more. What you had not saved was not stored.",
    zh="此页面不再显示内容，未保存的内容没有存储。",
)
SIGN_IN_AGAIN = Text(en="Sign in and return here", zh="重新登录并返回此页")
NO_ROLE = Text(en="You have no role yet, so there is no page for you.", zh="您尚未分配角色，暂无可查看的页面。")
NO_ROLE_WHAT = Text(en="Ask an administrator to give you one.", zh="请联系管理员为您分配角色。")

SET_UP = Text(en="Set up the dashboard", zh="初始化看板")
SET_UP_INTRODUCTION = Text(
    en="You become the first administrator. Everybody else is invited by you.",
    zh="您将成为第一位管理员，其他人由您邀请加入。",
)
SET_UP_GO = Text(en="Become administrator", zh="成为管理员")
NAME = Text(en="Your name", zh="姓名")
WELCOME = Text(en="Welcome, {name}", zh="{name}，欢迎您")
WELCOME_INTRODUCTION = Text(
    en="Choose a password. With it and your e-mail address you sign in from now on.",
    zh="请设置密码，今后使用邮箱和该密码登录。",
)
NEW_PASSWORD = Text(en="New password", zh="新密码")
NEW_PASSWORD_HINT = Text(
    en="At least {characters} characters. A few words in a row are easy to keep in mind.",
    zh="至少 {characters} 个字符，用几个词连成一句更容易记住。",
)
REPEAT = Text(en="The same password again", zh="再次输入新密码")
DIFFERENT = Text(en="The two passwords differ. Type the same one twice.", zh="两次输入的密码不一致，请重新输入。")
SET_PASSWORD = Text(en="Set password and sign in", zh="设置密码并登录")

LINK_DEAD = Text(en="This link does not work", zh="链接无效")
TO_SIGN_IN = Text(en="To the sign-in page", zh="前往登录页")
NOT_FOUND = Text(en="There is no such page", zh="页面不存在")
NOT_FOUND_WHAT = Text(en="Check the address, or begin at the start.", zh="请检查网址，或返回首页。")
TO_START = Text(en="To the start", zh="返回首页")
FROM_ELSEWHERE = Text(en="Nothing was done", zh="未执行任何操作")
FROM_ELSEWHERE_WHAT = Text(
    en="This was sent from another site. Open the dashboard itself and try again there.",
    zh="该请求来自其他网站。请直接打开看板后重试。",
)
WRONG_NAME = Text(en="The dashboard is not at this address", zh="看板不在此地址")
WRONG_NAME_WHAT = Text(
    en="It does not know the name by which you asked for it. Use the address your administrator gave you. "
    "Administrators: DASHBOARD_ADDRESS and DASHBOARD_HOSTS say which names are its own.",
    zh="看板无法识别您访问所用的域名，请使用管理员提供的地址。管理员可通过 DASHBOARD_ADDRESS 和 DASHBOARD_HOSTS 设置看板的域名。",
)
TOO_MUCH = Text(en="Your browser sent too much", zh="浏览器发送的数据过多")
TOO_MUCH_COOKIES = Text(
    en="It holds more cookies for this address than the dashboard reads. Delete this site's cookies in your browser's "
    "settings, then load the page again.",
    zh="浏览器为此地址保存的 Cookie 过多，看板无法读取。请在浏览器设置中清除本站的 Cookie，然后重新加载页面。",
)
TOO_MUCH_TYPED = Text(en="Shorten what you typed and try again.", zh="请缩短填写的内容后重试。")
BROKEN = Text(en="Something went wrong here", zh="此处出现错误")
BROKEN_WHAT = Text(
    en="Try again in a minute. Reference for your administrator: {reference}",
    zh="请稍后重试。如仍有问题，请将编号告知管理员：{reference}",
)
AWAY = Text(en="The dashboard cannot reach its database just now", zh="看板暂时无法连接数据库")
AWAY_WHAT = Text(en="This page tries again every few seconds.", zh="此页面每隔几秒自动重试。")

# What the terminal shows.
SET_UP_LINK = Text(
    en="Nobody has an account yet. Open this link to become the first administrator; it works once:",
    zh="目前还没有任何账号。打开以下链接即可成为第一位管理员，链接仅可使用一次：",
)
