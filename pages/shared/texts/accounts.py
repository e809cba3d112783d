"""The words of the page on which administrators look after people, and of everybody's own account."""

from metrics.words import Text

INTRODUCTION = Text(
    en="Everybody who works with the dashboard: who may sign in, what their role lets them see, and which team they "
    "belong to. Changes take effect at the person's next click.",
    zh="使用看板的全部人员：谁可以登录、角色能看到什么、属于哪个团队。修改在对方下一次操作时生效。",
)
NO_SIGN_IN = Text(
    en="No sign-in is set up here, so nobody can be invited and no password be reset. Roles and teams work all the "
    "same. To let people sign in, set DATABASE_URL and DASHBOARD_SIGN_IN=accounts and start the dashboard again.",
    zh="当前未启用登录，因此不能邀请人员或重设密码，角色和团队照常可用。如需启用登录，请设置 DATABASE_URL 和 "
    "DASHBOARD_SIGN_IN=accounts 后重新启动看板。",
)
BY_PROVIDER = Text(
    en="People sign in with your organisation's account. Whoever has an e-mail address here can come; no invitation "
    "is needed.",
    zh="人员使用单位账号登录。在此填写了邮箱的人员即可登录，无需邀请。",
)

VIEW = Text(en="Show", zh="显示")
VIEWS = {
    "all": Text(en="All ({count})", zh="全部（{count}）"),
    "active": Text(en="Can sign in ({count})", zh="可登录（{count}）"),
    "no_account": Text(en="Not invited ({count})", zh="未邀请（{count}）"),
    "invited": Text(en="Invited ({count})", zh="已邀请（{count}）"),
    "invitation_expired": Text(en="Invitation expired ({count})", zh="邀请已过期（{count}）"),
    "locked": Text(en="Locked ({count})", zh="已锁定（{count}）"),
    "deactivated": Text(en="Deactivated ({count})", zh="已停用（{count}）"),
}
HERE = Text(en="Active ({count})", zh="在用（{count}）")
STATES = {
    "active": Text(en="Can sign in", zh="可登录"),
    "no_account": Text(en="Not invited", zh="未邀请"),
    "invited": Text(en="Invited", zh="已邀请"),
    "invitation_expired": Text(en="Invitation expired", zh="邀请已过期"),
    "locked": Text(en="Locked", zh="已锁定"),
    "deactivated": Text(en="Deactivated", zh="已停用"),
}
STATE_HERE = Text(en="Active", zh="在用")
NOT_YET = Text(en="Has not signed in yet", zh="尚未登录过")
FIND = Text(en="Find by name or e-mail", zh="按姓名或邮箱查找")
NONE_FOUND = Text(en="Nobody fits. Write less, or show all.", zh="没有符合条件的人员。请减少关键字，或显示全部。")
NOBODY_YET = Text(en="Nobody is here yet.", zh="还没有人员。")
NOBODY_YET_WHAT = Text(
    en="Add the first person below, or import a file of all members.", zh="可在下方添加，也可以导入成员文件。"
)

NAME = Text(en="Name", zh="姓名")
NAME_EN = Text(en="Name in English (optional)", zh="英文名（可选）")
EMAIL = Text(en="E-mail", zh="邮箱")
EMAIL_TO_SIGN_IN = Text(en="E-mail (people sign in with it)", zh="邮箱（用于登录）")
STATE = Text(en="Sign-in", zh="登录状态")
STATUS = Text(en="Status", zh="状态")
ROLES = Text(en="Roles", zh="角色")
ROLE = Text(en="Role", zh="角色")
TEAMS = Text(en="Teams", zh="团队")
TEAM = Text(en="Team", zh="团队")
NO_TEAM = Text(en="No team", zh="无团队")
CHOOSE = Text(en="Choose", zh="请选择")

WHICH = Text(en="Whose details", zh="查看人员")
WHICH_HELP = Text(en="Choose a row above, or type a name here.", zh="可点选上方表格的一行，或在此输入姓名。")
SAVE = Text(en="Save", zh="保存")

SIGNING_IN = Text(en="Sign-in", zh="登录")
NOBODY_SIGNS_IN = Text(en="Nobody signs in here, see above.", zh="当前未启用登录，见上方说明。")
INVITE_HOW = Text(
    en="Makes a link with which {name} chooses a password. It works once, within 7 days. No mail is sent: hand it over.",
    zh="生成供 {name} 设置密码的链接，7 天内有效，仅可使用一次。系统不会发送邮件，请自行转交。",
)
INVITE = Text(en="Invite", zh="邀请")
INVITE_AGAIN = Text(en="Make a new invitation", zh="重新生成邀请")
RESET_HOW = Text(
    en="If {name} forgot the password, this makes a link to set a new one. It works once, within an hour, and also "
    "unlocks the account.",
    zh="如 {name} 忘记密码，可生成重设链接，1 小时内有效，仅可使用一次；使用后账号同时解锁。",
)
RESET = Text(en="Make a link that resets the password", zh="生成重设密码链接")
INVITED_UNTIL = Text(en="Invited; the link works until {until}.", zh="已邀请，链接有效期至 {until}。")
RESET_UNTIL = Text(en="A link to reset the password works until {until}.", zh="重设密码链接有效期至 {until}。")
LOCKED_UNTIL = Text(
    en="Locked until {until} after too many wrong passwords.", zh="因多次输入错误密码，锁定至 {until}。"
)
LINK_FOR = Text(
    en="The link for {name}. It is shown only here and now: copy it and hand it over.",
    zh="{name} 的链接。仅在此处显示这一次，请复制后转交。",
)
HIDE_LINK = Text(en="Hide the link", zh="隐藏链接")
DEACTIVATE = Text(en="Deactivate", zh="停用")
DEACTIVATE_HOW = Text(
    en="{name} is signed out at once and can no longer sign in. Name, numbers and teams stay; you can undo this.",
    zh="{name} 将立即退出登录，且无法再登录。姓名、数据和团队记录均会保留，之后可重新启用。",
)
DEACTIVATE_HERE = Text(
    en="{name} counts as having left today. Name, numbers and teams stay; you can undo this.",
    zh="{name} 将视为今天离开。姓名、数据和团队记录均会保留，之后可重新启用。",
)
DEACTIVATE_SURE = Text(en="Deactivate {name}", zh="确认停用 {name}")
DEACTIVATED_HOW = Text(en="{name} is deactivated and cannot sign in.", zh="{name} 已停用，无法登录。")
ACTIVATE = Text(en="Activate again", zh="重新启用")
UNBIND = Text(en="Forget the organisation's account", zh="解除单位账号绑定")

EDIT = Text(en="Name and e-mail", zh="姓名与邮箱")
EDIT_HOW = Text(
    en="Another e-mail address ends the person's sessions: they sign in with the new one.",
    zh="更换邮箱后，该人员的登录会话将全部结束，需使用新邮箱登录。",
)
ROLES_HOW = Text(en="What each role sees", zh="各角色可查看的内容")
TEAMS_HOW = Text(en="Numbers of the past stay with the team of then.", zh="过去的数据仍计入当时所在的团队。")
NO_STAYS = Text(en="In no team yet.", zh="尚未加入任何团队。")
STAY_SINCE = Text(en="{team}, since {start}", zh="{team}，{start} 起")
STAY_BETWEEN = Text(en="{team}, {start} to {end}", zh="{team}，{start} 至 {end}")
STAY_FROM = Text(en="{team}, from {start} on (not yet)", zh="{team}，{start} 起（尚未开始）")
JOIN = Text(en="Join a team", zh="加入团队")
LEAVE = Text(en="Leave a team", zh="离开团队")
FROM_DAY = Text(en="From", zh="开始日期")
LAST_DAY = Text(en="Last day in it", zh="最后一天")
LEADS = Text(en="Leads: {teams}", zh="负责团队：{teams}")

ADD = Text(en="Add a person", zh="添加人员")
ADD_BUTTON = Text(en="Add", zh="添加")
IMPORT_INSTEAD = Text(en="Many at once: import a file of members", zh="批量添加：导入成员文件")
TEAMS_AND_LEADS = Text(en="Teams and their leads", zh="团队与负责人")
ADD_TEAM = Text(en="Add a team", zh="添加团队")
TEAM_NAME = Text(en="Name of the team", zh="团队名称")
TEAM_NAME_EN = Text(en="Its name in English (optional)", zh="团队英文名（可选）")
PARENT = Text(en="Below", zh="上级团队")
NOBODY_ABOVE = Text(en="No other team", zh="无上级团队")
LEAD_OF = Text(en="Who leads it", zh="负责人")
NOBODY_LEADS = Text(en="Nobody", zh="暂无")
LEAD_HOW = Text(
    en="Whoever leads a team sees its numbers, its people and the teams below it, and gets the role of a team lead.",
    zh="负责人可查看该团队及其下级团队的数据和成员，并自动获得“主管”角色。",
)

ADDED = Text(en="{name} was added.", zh="已添加 {name}。")
SAVED = Text(en="Saved.", zh="已保存。")
LINK_MADE = Text(en="The link is ready.", zh="链接已生成。")
DEACTIVATED = Text(en="{name} is deactivated.", zh="{name} 已停用。")
ACTIVATED = Text(en="{name} is active again.", zh="{name} 已重新启用。")
JOINED = Text(en="{name} belongs to {team} from {day} on.", zh="{name} 自 {day} 起属于 {team}。")
LEFT = Text(en="{name} leaves {team}; the last day is {day}.", zh="{name} 离开 {team}，最后一天为 {day}。")
UNBOUND = Text(
    en="The account is forgotten. At the next sign-in the e-mail address decides again who it is.",
    zh="已解除绑定，下次登录时将重新按邮箱识别。",
)

# ------------------------------------------------------------------ one's own account

ACCOUNT_INTRODUCTION = Text(
    en="Your name and e-mail address are looked after by an administrator.", zh="姓名和邮箱由管理员维护。"
)
YOUR_ROLES = Text(en="Your role: {roles}", zh="您的角色：{roles}")
PASSWORD = Text(en="Password", zh="密码")
PASSWORD_SINCE = Text(en="Last changed on {day}.", zh="上次修改：{day}。")
NO_PASSWORD = Text(
    en="You sign in with your organisation's account, so there is no password here.",
    zh="您使用单位账号登录，此处没有密码。",
)
OLD = Text(en="Present password", zh="当前密码")
NEW = Text(en="New password", zh="新密码")
NEW_HINT = Text(
    en="At least {characters} characters. A few words in a row are easy to keep in mind.",
    zh="至少 {characters} 个字符，用几个词连成一句更容易记住。",
)
AGAIN = Text(en="The new password again", zh="再次输入新密码")
DIFFERENT = Text(en="The two new passwords differ. Type the same one twice.", zh="两次输入的新密码不一致，请重新输入。")
CHANGE_PASSWORD = Text(en="Change the password", zh="修改密码")
CHANGED = Text(
    en="The password is changed. You were signed out everywhere else.", zh="密码已修改，其他设备上的登录已全部结束。"
)
SESSIONS = Text(en="Where you are signed in", zh="登录中的设备")
SESSIONS_HOW = Text(
    en="A session ends by itself after {idle} without a click, and {days} days after signing in at the latest.",
    zh="{idle}未操作自动退出；登录满 {days} 天后需重新登录。",
)
THIS_ONE = Text(en="this session", zh="当前会话")
UNKNOWN_AGENT = Text(en="Unknown browser", zh="未知浏览器")
SESSION_TIMES = Text(en="signed in {began}, last used {seen}", zh="{began} 登录，最近使用 {seen}")
END = Text(en="End", zh="结束")
END_OTHERS = Text(en="End all others", zh="结束其他全部会话")
ENDED = Text(en="The session is ended.", zh="会话已结束。")
ENDED_OTHERS = Text(en="{count} sessions are ended.", zh="已结束 {count} 个会话。")
