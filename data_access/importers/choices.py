"""The words of others for our codes: channels, tiers, states and so on, in English and Chinese."""

# ruff: noqa: E501  lists of words read best in long lines

import unicodedata
from typing import Literal

StoresAs = Literal["interactions", "complaints"]


def plain(word: str) -> str:
    """How words are compared: width, case and blanks do not matter."""
    return " ".join(unicodedata.normalize("NFKC", word).casefold().split())


def _words(**ours: str) -> dict[str, str]:
    return {plain(word): code for code, words in ours.items() for word in words.split("|") if word.strip()} | {
        code: code for code in ours
    }


_STATE_WAITING = """awaiting user info | awaiting vendor | awaiting problem | awaiting evidence | awaiting caller | awaiting change | pending | on hold | on-hold | hold | waiting |
    waiting on customer | waiting for customer | waiting on third party | waiting on contact | paused | suspended | 等待客户 | 待客户回复 | 等待客户回复 | 挂起 | 已挂起 | 暂停 |
    等待第三方 | 待反馈 | 待客户确认 | 待补充资料 | 等待中"""

VOCABULARY: dict[str, dict[str, str]] = {
    "channel": _words(
        phone="phone call|telephone|call|voice|tel|hotline|phone (outgoing)|电话|热线|来电|呼入|呼入电话|400电话|语音|电话渠道|电话咨询|客服热线",
        chat="live chat|web chat|webchat|messaging|online chat|whatsapp|messenger|instant message|chatbot|在线|在线客服|在线咨询|网页聊天|即时通讯|聊天|在线聊天|网页在线|会话",
        email="e-mail|mail|email to case|inbound email|邮件|邮箱|电子邮件",
        wechat="weixin|wecom|微信|企业微信|公众号|微信公众号|小程序|微信小程序|企微|微信群|微信客服",
        app="mobile app|in-app|mobile|application|应用|移动端|手机app|app端|客户端|手机应用",
        web="website|web form|webform|form|portal|customer portal|self-service portal|help center|web widget|网站|官网|网页|网页表单|门户|表单|自助门户|在线表单",
        store="in store|in-store|shop|branch|walk-in|walk in|counter|门店|店铺|柜台|到店|营业厅|线下门店|网点",
        social="social media|facebook|twitter|instagram|tiktok|weibo|微博|社交媒体|抖音|小红书|社媒|快手",
        visit="on-site|onsite|field visit|on site|face to face|in person|上门|拜访|现场|实地拜访|上门服务|面访|客户拜访",
        other="others|其他|其它",
    ),
    "tier": _words(
        vip="vip customer|key|key account|strategic|platinum|gold|premium|enterprise|diamond|a|大客户|重点客户|重要客户|贵宾|vip客户|金牌|战略客户|钻石|白金|a类|a类客户|核心客户|黄金|"
        "是|yes|true|1",
        regular="normal|standard|ordinary|basic|silver|bronze|customer|existing customer|b|普通|普通客户|一般客户|老客户|银牌|b类|b类客户|常规|标准客户|成交客户|正式客户|否|no|false|0|非vip",
        prospect="lead|potential|potential customer|trial|prospective|prospects|c|潜在|潜在客户|意向客户|准客户|新线索|c类|c类客户|试用|试用客户|未成交",
    ),
    "level": _words(
        primary="main|first|1|level 1|l1|direct|tier 1|一级|主要|主要客户|直接客户|一级客户|主|核心",
        secondary="minor|second|2|level 2|l2|indirect|tier 2|二级|次要|次要客户|间接客户|二级客户|次|一般",
    ),
    "severity": _words(
        critical="1 - critical|1-critical|1|p1|urgent|blocker|very high|emergency|s1|sev1|severity 1|特急|紧急|严重|非常紧急|致命|重大|非常高",
        high="2 - high|2-high|2|p2|major|important|s2|sev2|severity 2|高|较高|重要|较严重|加急|优先",
        normal="3 - moderate|3-moderate|3|p3|medium|moderate|average|s3|sev3|severity 3|中|普通|一般|中等|正常|标准",
        low="4 - low|4-low|4|5|p4|p5|5 - planning|minor|trivial|planning|very low|s4|sev4|severity 4|低|较低|轻微|不紧急",
    ),
    "complaint_state": _words(
        received="new|open|opened|created|submitted|unassigned|logged|registered|to do|待处理|待受理|新建|已提交|未处理|已受理|受理|待分配|未分配|已创建|新工单|待接单|受理中",
        investigated="active|in progress|work in progress|assigned|investigating|working|processing|reopened|re-opened|escalated|under investigation|处理中|调查|调查中|进行中|"
        "已分配|跟进中|已派单|重新打开|重开|已升级|核实中|已接单|" + _STATE_WAITING,
        solution="solution proposed|solution|proposed|action|implementing|solution provided|in resolution|方案|处理|方案制定|待解决|整改中|处理方案",
        answered="resolved|solved|fixed|answered|replied|responded|completed|done|已解决|已处理|已回复|反馈|已反馈|待回访|处理完成|已完成|待确认|待评价|已办结|完成",
        confirmed="closed|confirmed|archived|cancelled|canceled|closed complete|closed - resolved|closed incomplete|rejected|verified|已关闭|关闭|已结案|已回访|回访|结案|已归档|已确认|"
        "已取消|作废|已作废|已完结|回访/关闭|已评价|已结束|关单",
    ),
    "interaction_state": _words(
        open="new|opened|active|in progress|work in progress|assigned|reopened|re-opened|escalated|unresolved|created|submitted|processing|working|unassigned|"
        "待处理|处理中|新建|未解决|进行中|待受理|未处理|跟进中|受理中|已受理|待分配|已分配|重新打开|未完成|" + _STATE_WAITING,
        resolved="solved|fixed|answered|completed|done|replied|已解决|已处理|已回复|已完成|处理完成|完成|待评价|待回访",
        closed="archived|cancelled|canceled|confirmed|closed complete|ended|已关闭|关闭|已结案|结案|已归档|已取消|已完结|已结束|关单",
    ),
    "answer_kind": _words(
        csat="satisfaction|customer satisfaction|满意度|客户满意度|满意度调查|满意度评价",
        nps="net promoter score|net promoter|recommendation|净推荐值|推荐度|推荐意愿",
        ces="customer effort score|effort|customer effort|费力度|客户费力度",
        interview="call back|callback|visit|回访|访谈|电话回访|面谈",
    ),
    "role": _words(
        staff="agent|member|employee|user|representative|light agent|standard user|support agent|客服|员工|坐席|普通员工|成员|客服专员|专员|客服代表|工程师",
        lead="team lead|team leader|supervisor|manager|group lead|组长|主管|经理|班长|团队主管|负责人|客服主管|客服经理",
        executive="director|executives|head|vp|ceo|management|总监|高管|管理层|总经理|负责领导|副总",
        admin="administrator|system administrator|owner|sysadmin|account owner|管理员|系统管理员|超级管理员",
    ),
    "yes_no": _words(
        yes="true|t|y|1|yes.|✓|√|met|achieved|within sla|on time|in sla|是|对|有|真|达标|已达标|及时|按时|已升级|按期|达成|符合",
        no="false|f|n|0|✗|×|not met|missed|violated|late|out of sla|否|不是|无|没有|假|未达标|不及时|未按时|未升级|不达标|未达成|不符合",
    ),
}  # fmt: skip

# Of a column that says the opposite, these words mean the same as they say there: late is late.
BREACH: dict[str, str] = _words(
    yes="false|f|n|0|met|achieved|on time|within sla|not violated|not breached|否|无|没有|未超时|未逾期|未违约|未超期|不是|正常|no",
    no="true|t|y|1|breached|violated|late|overdue|missed|是|有|已超时|已逾期|超时|逾期|违约|已违约|超期|yes|response violation|resolution violation|"
    "response and resolution violation",
) | {"yes": "no", "no": "yes"}  # fmt: skip

SCORES: dict[str, float] = {
    plain(word): score
    for score, words in {
        5.0: "very satisfied|extremely satisfied|excellent|非常满意|很满意|十分满意|★★★★★|⭐⭐⭐⭐⭐",
        4.0: "satisfied|somewhat satisfied|good|满意|比较满意|较满意|★★★★|⭐⭐⭐⭐|★★★★☆",
        3.0: "neutral|neither satisfied nor dissatisfied|average|ok|okay|fair|一般|中立|基本满意|普通|★★★|⭐⭐⭐|★★★☆☆",
        2.0: "dissatisfied|unsatisfied|somewhat dissatisfied|poor|不满意|不太满意|较不满意|★★|⭐⭐|★★☆☆☆",
        1.0: "very dissatisfied|extremely dissatisfied|very unsatisfied|terrible|bad|非常不满意|很不满意|十分不满意|★|⭐|★☆☆☆☆",
    }.items()
    for word in words.split("|")
}
NOT_SCORED = frozenset(
    map(plain, ("offered", "unoffered", "not offered", "not rated", "no rating", "unrated", "未评价", "未评分", "暂无评价", "未参评", "没有评价", "未回复", "-"))
)  # fmt: skip

_WAITING = frozenset(plain(word) for word in _STATE_WAITING.split("|"))
_STARTING_WAITING = ("awaiting", "waiting", "pending", "on hold", "等待", "挂起")
ENDED = frozenset({"answered", "confirmed", "resolved", "closed"})  # states in which the customer has the answer
# Vocabularies whose unknown words are kept as they are. Kinds of answers and roles decide what counts and who sees
# what: there an unknown word is refused.
KEPT = frozenset({"channel", "state", "tier", "level", "severity"})


def vocabulary(choices: str, stores_as: StoresAs | None) -> dict[str, str]:
    """The words of one vocabulary; states are those of complaints or of interactions."""
    if choices == "state":
        return VOCABULARY["complaint_state" if stores_as == "complaints" else "interaction_state"]
    return VOCABULARY[choices]


def waits(state: str) -> bool:
    """Whether a state of theirs means that the clock is stopped: somebody else has to answer."""
    word = plain(state)
    return word in _WAITING or word.startswith(_STARTING_WAITING)
