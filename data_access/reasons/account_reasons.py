"""Why a sign-in, a link, a password or a change of people is refused; a part of data_access/rejected.py."""

from metrics.words import Text

ACCOUNT_REASONS: dict[str, Text] = {
    "sign_in_failed": Text(
        en="The e-mail address or the password is wrong, or the account is locked for a while. Try again, or ask an "
        "administrator for a link that resets the password.",
        zh="邮箱或密码不正确，或账号已被暂时锁定。请重试，或联系管理员获取重设密码的链接。",
    ),
    "sign_in_busy": Text(
        en="Very many people are signing in at this moment. Try again in a few seconds.",
        zh="当前登录人数较多，请过几秒再试。",
    ),
    "link_invalid": Text(
        en="This link was used already or has expired. Ask an administrator for a new one.",
        zh="该链接已被使用或已过期，请联系管理员重新获取。",
    ),
    "setup_done": Text(
        en="The first administrator exists already. Sign in, or ask them to invite you.",
        zh="首位管理员已创建。请直接登录，或请管理员邀请您。",
    ),
    "provider_unknown_person": Text(
        en="Nobody here has the e-mail address with which you signed in. Ask an administrator to add you.",
        zh="系统中没有与您登录邮箱对应的成员，请联系管理员添加。",
    ),
    "provider_email_unverified": Text(
        en="The identity provider has not verified your e-mail address, so it cannot be matched to a person here. "
        "Verify it there and sign in again.",
        zh="身份提供方尚未验证您的邮箱，无法与系统成员对应。请先在身份提供方完成邮箱验证，再重新登录。",
    ),
    "provider_other_person": Text(
        en="This person is linked to another login of the identity provider. Ask an administrator.",
        zh="该成员已与身份提供方的另一账号绑定，请联系管理员。",
    ),
    "provider_no_role": Text(
        en="The identity provider gives you no role here. Ask an administrator.",
        zh="身份提供方未为您分配本系统的角色，请联系管理员。",
    ),
    "account_inactive": Text(
        en="This account is deactivated. Ask an administrator.",
        zh="该账号已停用，请联系管理员。",
    ),
    "name_missing": Text(en="Give a name.", zh="请填写姓名。"),
    "name_too_long": Text(
        en="The name has {length} characters; up to {limit} can be stored. Shorten it.",
        zh="姓名共 {length} 个字符，最多可保存 {limit} 个，请精简。",
    ),
    "email_wrong": Text(
        en="“{email}” is no e-mail address. Write it as name@example.com.",
        zh="“{email}”不是有效的邮箱地址，请按 name@example.com 的形式填写。",
    ),
    "email_missing": Text(
        en="Give an e-mail address: people sign in with it.",
        zh="请填写邮箱地址，登录时需要使用。",
    ),
    "email_taken": Text(
        en="Somebody else has this e-mail address. Give each person their own.",
        zh="该邮箱已被其他成员使用，请为每人填写各自的邮箱。",
    ),
    "password_too_short": Text(
        en="The password has {length} characters and needs at least {least}. A short sentence does well.",
        zh="密码只有 {length} 个字符，至少需要 {least} 个。用一句话作密码就很好。",
    ),
    "password_too_long": Text(
        en="The password has more than {most} characters. Choose a shorter one.",
        zh="密码超过 {most} 个字符，请缩短。",
    ),
    "password_common": Text(
        en="This password is among those that others try first. Choose another, a sentence for instance.",
        zh="该密码过于常见，容易被猜中。请另选一个，例如一句话。",
    ),
    "password_personal": Text(
        en="The password is your name or your e-mail address, which others know. Choose another.",
        zh="密码与您的姓名或邮箱相同，容易被他人猜中，请另选。",
    ),
    "password_wrong": Text(
        en="The present password is wrong. Type it again.",
        zh="当前密码不正确，请重新输入。",
    ),
    "password_missing": Text(
        en="This account has no password: you sign in through the identity provider.",
        zh="该账号没有密码，您通过身份提供方登录。",
    ),
    "person_not_found": Text(
        en="There is no such person. Reload the page.",
        zh="没有找到该成员，请刷新页面。",
    ),
    "person_inactive": Text(
        en="This person is deactivated. Activate them first.",
        zh="该成员已停用，请先启用。",
    ),
    "person_never_invited": Text(
        en="This person has no account yet, so there is no password to reset. Invite them.",
        zh="该成员尚无账号，无密码可重设，请先发送邀请。",
    ),
    "person_can_sign_in": Text(
        en="This person can sign in already. If they forgot the password, make a link that resets it.",
        zh="该成员已可登录。如忘记密码，请生成重设链接。",
    ),
    "last_administrator": Text(
        en="This is the last administrator who can sign in. Make somebody else an administrator first.",
        zh="这是最后一位可登录的管理员，请先将其他成员设为管理员。",
    ),
    "last_role": Text(
        en="This is the person's only role; without one they could not use the dashboard. Deactivate them instead.",
        zh="这是该成员唯一的角色，取消后将无法使用看板。如需停止使用，请停用该成员。",
    ),
    "team_name_taken": Text(
        en="There is a team of this name. Give another one.",
        zh="已有同名团队，请使用其他名称。",
    ),
    "team_unknown": Text(
        en="There is no such active team. Reload the page.",
        zh="没有找到该团队，或团队已停用，请刷新页面。",
    ),
    "team_joined_already": Text(
        en="This person belongs to the team in that time already.",
        zh="该成员在此期间已属于该团队。",
    ),
    "team_not_joined": Text(
        en="This person does not belong to the team on that day.",
        zh="该成员在该日期不属于此团队。",
    ),
    "session_not_found": Text(
        en="This session has ended already.",
        zh="该登录会话已结束。",
    ),
}
