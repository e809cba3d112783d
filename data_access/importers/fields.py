"""What each kind of file can tell us: its fields, and the headers that usually name them.

To add a field, add it to its kind here; mapping and applying follow. A synonym is written as a header would be,
in small letters; blanks, case and punctuation do not matter. Earlier synonyms win over later ones, and a header that
only contains a synonym is taken when nothing fits exactly.
"""

# ruff: noqa: E501  lists of words read best in long lines

from dataclasses import dataclass
from typing import Literal

from metrics.words import Text

Kind = Literal["contacts", "tickets", "customers", "orders", "answers", "members"]
KINDS: tuple[Kind, ...] = ("contacts", "tickets", "customers", "orders", "answers", "members")
ValueKind = Literal["text", "datetime", "date", "number", "score", "yes_no", "choice", "amount", "time"]


@dataclass(frozen=True)
class Field:
    """A field of a kind of file. `choices` names the vocabulary of a choice (importers/choices.py); `inverse` are headers
    that say the opposite ("breached" for within_standard)."""

    key: str
    name: Text
    kind: ValueKind
    synonyms: tuple[str, ...]
    required: bool = False
    choices: str | None = None
    inverse: tuple[str, ...] = ()


def _field(
    key: str, en: str, zh: str, kind: ValueKind, synonyms: str, *, required: bool = False,
    choices: str | None = None, inverse: str = "",
) -> Field:  # fmt: skip
    return Field(key, Text(en=en, zh=zh), kind, _split(synonyms), required, choices, _split(inverse))


def _split(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.replace("\n", " ").split("|") if word.strip())


_CHANNEL = _field(
    "channel", "Channel", "渠道", "choice",
    """channel | channel name | contact type | case origin | origin | ticket source | source | via | ticket channel | contact channel |
    support channel | 渠道 | 来源渠道 | 服务渠道 | 工单来源 | 受理渠道 | 接入渠道 | 咨询渠道 | 反馈渠道 | 渠道来源 | 来源 | 工单渠道""", choices="channel",
)  # fmt: skip
_CUSTOMER_KEY = _field(
    "customer_key", "Customer key", "客户编号", "text",
    """customer key | customer id | customer number | customer no | account id | account number | requester id | contact id | caller id | caller |
    client id | buyer id | user id | account name: account id | 客户编号 | 客户id | 客户号 | 客户编码 | 会员编号 | 会员号 | 会员id | 用户id | 客户代码""",
)  # fmt: skip
_CUSTOMER_NAME = _field(
    "customer_name", "Customer", "客户名称", "text",
    """customer name | customer | account name | requester | requester name | contact name | account | client name | client | company name | caller name |
    buyer name | 客户名称 | 客户姓名 | 客户 | 公司名称 | 联系人 | 联系人姓名 | 会员姓名 | 用户姓名 | 顾客姓名 | 客户昵称 | 企业名称""",
)  # fmt: skip
_TIER = _field(
    "tier", "Tier", "客户等级", "choice",
    """tier | customer tier | account tier | customer type | customer segment | segment | account type | membership | support tier | account rating | rating |
    客户等级 | 客户级别 | 客户类型 | 会员等级 | 会员级别 | vip等级 | 是否vip | 客户分级 | 客户分层 | 等级""", choices="tier",
)  # fmt: skip
_LEVEL = _field(
    "level", "Level", "客户层级", "choice",
    "level | customer level | account level | 客户层级 | 一级二级 | 重要程度 | 层级 | 客户重要性", choices="level",
)  # fmt: skip
_MEMBER = _field(
    "member", "Handled by", "处理人", "text",
    """agent name | agent | assignee | assignee name | assigned to | ticket owner | case owner | owner name | owner | handled by | handler | resolver | staff |
    representative | case owner: full name | case owner alias | resolved by | 处理人 | 客服 | 客服姓名 | 客服人员 | 坐席 | 坐席姓名 | 受理人 | 负责人 |
    接待客服 | 服务人员 | 跟进人 | 经办人 | 员工姓名 | 员工 | 处理客服 | 工程师 | 主责人 | 负责人（必填） | 责任人""",
)  # fmt: skip
_MEMBER_KEY = _field(
    "member_key", "Handler's e-mail or number", "处理人邮箱或工号", "text",
    """agent email | assignee email | owner email | agent id | assignee id | owner id | agent e-mail | staff id | employee id | case owner id | 工号 | 客服工号 |
    坐席工号 | 员工编号 | 处理人邮箱 | 客服邮箱 | 负责人邮箱 | 坐席编号 | 处理人工号""",
)  # fmt: skip
_TEAM = _field(
    "team", "Team", "团队", "text",
    """team | team name | group | group name | assignment group | assigned group | supervisor | department | queue | support group | department name | owner role |
    case owner: role | 团队 | 小组 | 客服组 | 技能组 | 班组 | 部门 | 所属部门 | 受理组 | 处理组 | 组长 | 主管 | 归属部门 | 负责人主属部门 | 责任部门 | 所属团队 | 坐席组""",
)  # fmt: skip
_TOPIC = _field(
    "topic", "Topic", "问题类别", "text",
    """category | topic | issue type | case type | ticket type | type | case reason | reason | contact reason | classification | classifications | problem type | product |
    问题类别 | 问题分类 | 问题类型 | 一级分类 | 业务类型 | 工单类型 | 咨询类型 | 主题分类 | 服务类型 | 反馈类型 | 投诉类型 | 投诉类别 | 分类 | 类别 | 类型""",
)  # fmt: skip
_SUBTOPIC_WORDS = """subcategory | sub category | subtopic | sub topic | category 2 | sub type | issue subtype | case sub reason | 二级分类 | 子分类 | 问题子类 | 细分类别 |
    问题小类 | 子类别 | 二级类别 | 小类"""
_OPENED = """opened at | created at | created | created time | created date | date/time opened | date time opened | opened | open date | opened date |
    creation date | creation time | reported at | issue reported at | reported on | ticket created | request date | start time | start date | received at | case created |
    ticket created time | created time (ticket) | 创建时间 | 受理时间 | 提交时间 | 工单创建时间 | 开始时间 | 建单时间 | 报修时间 | 咨询时间 | 进线时间 | 反馈时间 | 登记时间 |
    投诉时间 | 来电时间 | 发起时间 | 创建日期 | 受理日期 | 接入时间 | 反馈日期 | 投诉日期 | 日期 | date | 时间 | time"""
_CLOCK = "time | time of day | opened time | call time | start time | created time | time opened | 时间 | 时刻 | 受理时刻 | 来电时间 | 进线时间 | 受理时间 | 创建时间 | 开始时间"
_RESPONSE = """first response at | first response time | first responded at | first reply at | first replied at | issue responded | responded at | initially assigned at |
    first response date | response time stamp | first response | initial response | first agent reply | agent responded at | 首次响应时间 | 首响时间 | 响应时间 | 首次回复时间 |
    首次应答时间 | 首次处理时间 | 应答时间 | 回复时间 | 首次联系时间 | 接单时间"""
_RESOLVED = """resolved at | resolved | solved at | resolution date | resolved time | resolved date | resolution time stamp | solved | date resolved | resolution time |
    ticket solved | fixed at | 解决时间 | 处理完成时间 | 完成时间 | 办结时间 | 结案时间 | 完结时间 | 解决日期 | 完成日期 | 实际完成时间 | 处理完成日期"""
_CLOSED = """closed at | closed | closed time | date/time closed | close date | closed date | ticket closed time | ticket closed | completed at | end time |
    关闭时间 | 关单时间 | 结束时间 | 关闭日期 | 闭单时间 | 工单关闭时间 | 结单时间"""
_DUE = """due at | due date | due time | due | sla due | deadline | target resolution | resolve by | response due date | 截止时间 | 应完成时间 | 要求完成时间 | 期限 | 承诺时间 |
    最晚处理时间 | 期望完成时间 | 预计完成时间 | 到期时间 | 超时时间"""
_REOPENED = """reopen count | reopened count | reopens | reopen | number of reopens | times reopened | reopened | no of reopens | 重开次数 | 重新打开次数 |
    再次打开次数 | 重启次数 | 返工次数 | 激活次数"""
_WITHIN = """made sla | sla met | within sla | sla achieved | sla compliance | within standard | met sla | in sla | is within sla | 是否达标 | 是否及时 | 是否按时 | sla达标 | 是否按时完成 |
    按时完成 | 是否按期 | 是否达成sla | 及时处理"""
_BREACHED = """sla breached | breached | sla violated | sla violation | overdue | has breached | is overdue | sla violation type | milestone violation | is violated | 是否超时 | 超时 |
    是否逾期 | 逾期 | sla违约 | 是否违约 | 是否超期"""
_ESCALATED = "escalated | is escalated | escalation | escalated? | is case escalated | 是否升级 | 升级 | 已升级 | 是否上升 | 升级投诉"
_TEXT = """subject | title | short description | description | summary | question | ticket subject | issue | details | 主题 | 标题 | 内容 | 问题描述 | 描述 | 工单标题 |
    工单主题 | 咨询内容 | 投诉内容 | 反馈内容 | 问题 | 问题内容 | 详细描述 | 诉求内容"""
_COMMENT = """customer remarks | customer comment | customer comments | satisfaction comment | survey comment | feedback | comment | comments | remarks | remark |
    customer feedback | additional comments | verbatim | 评价内容 | 客户评价 | 评价备注 | 满意度评价内容 | 客户备注 | 意见 | 意见建议 | 建议 | 客户意见 | 评语 | 客户反馈 | 备注 | 留言"""
_SCORE = """csat score | csat | satisfaction score | satisfaction rating | satisfaction | customer satisfaction | rating | score | survey score | nps score | nps | ces | ces score |
    stars | how likely are you to recommend | customer happiness | happiness rating | overall satisfaction | 满意度 | 满意度评分 | 评分 | 评价 | 得分 | 分数 | 满意度评价 | 客户满意度 |
    打分 | 星级 | 评价星级 | nps得分 | 推荐意愿 | 总体满意度 | 费力度 | 满意度得分"""
_ANSWERED = """survey response date | answered at | answered on | response date | survey date | responded on | survey completed | submitted at | submitted | submit date | completion time |
    survey response time | recorded date | end date | timestamp | satisfaction rated at | 评价时间 | 答题时间 | 提交答卷时间 | 提交时间 | 填写时间 | 评分时间 | 评价日期 | 回访时间 |
    调查日期 | 回访日期 | 填写日期"""
_PRIORITY = """priority | severity | urgency | ticket priority | case priority | impact | 优先级 | 紧急程度 | 严重程度 | 严重级别 | 紧急度 | 工单优先级 | 投诉级别 | 严重等级"""
_STATE = """state | status | ticket status | case status | ident state | incident state | stage | ticket state | 状态 | 工单状态 | 处理状态 | 投诉状态 | 当前状态 |
    问题状态 | 阶段 | 当前阶段 | 服务状态"""
_KEY = """ticket id | case number | ticket number | number | case id | id | incident number | incident | interaction id | contact id | conversation id | unique id | request id |
    reference | ticket # | ticket no | key | case no | call id | session id | record id | 工单编号 | 工单号 | 编号 | 单号 | 会话id | 会话编号 | 服务单号 | 流水号 | 投诉编号 |
    记录编号 | 案例编号 | 工单id | 唯一性id | 数据id | 咨询编号 | 序号 | 服务编号 | 来电编号 | 受理编号 | 投诉单号"""

_TIMES = (
    _field("opened_at", "Opened at", "受理时间", "datetime", _OPENED, required=True),
    _field(
        "opened_time",
        "Time of day opened, where the day has a column of its own",
        "受理时刻（日期单独成列时）",
        "time",
        _CLOCK,
    ),
    _field("first_response_at", "First response at", "首次响应时间", "datetime", _RESPONSE),
    _field("resolved_at", "Resolved at", "解决时间", "datetime", _RESOLVED),
    _field("closed_at", "Closed at", "关闭时间", "datetime", _CLOSED),
    _field("due_at", "Due at", "截止时间", "datetime", _DUE),
)
_PROMISE = (
    _field("within_standard", "Within the standard", "是否达标", "yes_no", _WITHIN, inverse=_BREACHED),
    _field("escalated", "Escalated", "是否升级", "yes_no", _ESCALATED),
    _field("reopened_count", "Times reopened", "重开次数", "number", _REOPENED),
)
_TEXT_FIELD = _field("text", "What it is about", "问题描述", "text", _TEXT)

FIELDS: dict[Kind, tuple[Field, ...]] = {
    "contacts": (
        _field("key", "Contact number", "服务记录编号", "text", _KEY, required=True),
        *_TIMES,
        _field("answered_on", "Survey answered on", "评价日期", "date", ""),
        _field("answered_at", "Survey answered at", "评价时间", "datetime", _ANSWERED),
        _CHANNEL, _TOPIC,
        _field("subtopic", "Sub-topic", "问题子类", "text", _SUBTOPIC_WORDS),
        _TEXT_FIELD,
        _field("comment", "Customer's remark", "客户评价内容", "text", _COMMENT),
        _CUSTOMER_KEY, _CUSTOMER_NAME, _TIER, _LEVEL, _MEMBER, _MEMBER_KEY, _TEAM,
        _field("state", "State", "状态", "choice", _STATE, choices="state"),
        _field("priority", "Priority", "优先级", "choice", _PRIORITY, choices="severity"),
        _field("score", "Satisfaction score", "满意度评分", "score", _SCORE),
        *_PROMISE,
    ),
    "tickets": (
        _field("key", "Ticket number", "工单编号", "text", _KEY, required=True),
        _field("state", "State", "状态", "choice", _STATE, choices="state"),
        _field("event_at", "Time of the event", "变更时间", "datetime",
               """sys updated at | sys updated on | event time | event at | changed at | updated at | modified at | last modified date | updated time | modified time | timestamp | updated |
               last updated | history date | edit date | 变更时间 | 更新时间 | 操作时间 | 流转时间 | 最后修改时间 | 修改时间 | 记录时间 | 最近更新时间"""),
        _field("sequence", "Number of the event", "变更序号", "number",
               "sys mod count | event number | sequence | revision | updates | version | 变更序号 | 流转序号 | 步骤序号"),
        *_TIMES, _MEMBER, _MEMBER_KEY, _TEAM, _CUSTOMER_KEY, _CUSTOMER_NAME, _CHANNEL,
        _field("category", "Category", "类别", "text", "|".join(_TOPIC.synonyms)),
        _field("subcategory", "Sub-category", "子类别", "text", _SUBTOPIC_WORDS),
        _field("severity", "Severity", "严重程度", "choice", _PRIORITY, choices="severity"),
        _field("cause", "Cause", "原因", "text",
               "root cause | cause | caused by | cause code | 原因 | 根本原因 | 问题原因 | 投诉原因 | 故障原因 | 原因分析"),
        _field("outcome", "Outcome", "处理结果", "text",
               """outcome | closed code | close code | resolution code | resolution | close notes | resolution notes | 处理结果 | 解决方案 | 结果 | 处理方案 | 结案结论 |
               处理意见 | 关闭原因"""),
        *_PROMISE, _TEXT_FIELD, _TIER, _LEVEL,
    ),
    "customers": (
        _field("key", "Customer key", "客户编号", "text", "|".join((*_CUSTOMER_KEY.synonyms, "id", "key", "record id", "编号", "唯一性id")),
               required=True),
        _field("name", "Name", "名称", "text", "|".join((*_CUSTOMER_NAME.synonyms, "name", "full name", "姓名", "名称"))),
        _field("first_name", "First name", "名", "text", "first name | given name | forename | 名 | 名字"),
        _field("last_name", "Last name", "姓", "text", "last name | surname | family name | 姓 | 姓氏"),
        _LEVEL, _TIER,
        _field("owner", "Owner", "负责人", "text",
               "owner | account owner | owner name | contact owner | account manager | sales rep | customer owner | 负责人 | 客户经理 | 归属人 | 跟进人 | 销售 | 所属销售 | 负责人（必填）"),
        _TEAM,
        _field("phone", "Phone", "电话", "text",
               "phone | mobile | phone number | telephone | mobile phone | tel | 手机 | 电话 | 联系电话 | 手机号 | 手机号码 | 固定电话"),
        _field("email", "E-mail", "邮箱", "text", "email | e-mail | email address | mail | 邮箱 | 电子邮箱 | 邮件 | 电子邮件 | 邮箱地址"),
        _field("birthday", "Birthday", "生日", "date", "birthday | birthdate | birth date | date of birth | dob | 生日 | 出生日期 | 出生年月"),
        _field("city", "City", "城市", "text", "city | billing city | mailing city | town | 城市 | 市 | 所在城市 | 地级市"),
        _field("country", "Country", "国家", "text", "country | billing country | mailing country | country/region | nation | 国家 | 国家地区 | 国家/地区"),
        _field("created_on", "Customer since", "建档日期", "date",
               """created on | create date | created date | created time | created at | customer since | registered | registration date | sign up date | joined on | 创建时间 |
               建档日期 | 注册时间 | 注册日期 | 成为客户日期 | 创建日期 | 入会时间 | 开户日期 | 成交日期"""),
        _field("lost_on", "Lost on", "流失日期", "date",
               "lost on | churn date | churned at | cancelled on | lost date | closed on | end date | 流失日期 | 流失时间 | 注销日期 | 解约日期"),
        _field("stage", "Lifecycle stage", "生命周期阶段", "text",
               "stage | lifecycle stage | life cycle stage | customer stage | lead status | status | 阶段 | 客户阶段 | 生命周期 | 客户状态 | 生命周期阶段 | 成交状态"),
    ),
    "orders": (
        _field("key", "Order number", "订单编号", "text",
               """order number | order id | order no | order | order name | sales order | invoice no | invoice number | invoice | transaction id | so number | 订单编号 | 订单号 | 销售订单编号 |
               单号 | 订单id | 交易编号 | 流水号 | 订单名称 | 编号 | id""", required=True),
        _field("line_key", "Line of the order", "订单行号", "text",
               "order line | line number | line item | order item number | line id | lineitem id | line no | 订单行号 | 行号 | 明细编号 | 子订单号 | 子订单编号 | 明细行号"),
        _field("product", "Product", "产品", "text",
               """product key | product id | product code | sku | product | product name | item | lineitem sku | lineitem name | stock code | 产品编号 | 产品编码 | 商品编号 |
               商品编码 | 产品 | 商品 | 产品名称 | 商品名称 | 货号"""),
        Field("customer_key", _CUSTOMER_KEY.name, "text", _CUSTOMER_KEY.synonyms),
        _CUSTOMER_NAME,
        _field("purchased_on", "Purchased on", "购买日期", "date",
               """order date | purchase date | purchased on | purchased at | date of order | invoice date | paid at | created at | order time | created time | transaction date |
               effective date | order start date | date | 下单时间 | 下单日期 | 订单日期 | 购买日期 | 成交时间 | 成交日期 | 付款时间 | 支付时间 | 交易日期 | 销售日期 | 日期"""),
        _field("amount", "Amount", "金额", "amount",
               """sales amount | amount | total amount | order amount | line total | total | grand total | net amount | revenue | subtotal | total price | sales | 订单金额 | 销售金额 | 金额 | 总金额 |
               实付金额 | 成交金额 | 应付金额 | 合计 | 总价 | 销售订单金额(元) | 销售订单金额 | 小计"""),
        _field("quantity", "Quantity", "数量", "number", "quantity | qty | units | order quantity | lineitem quantity | 数量 | 件数 | 购买数量 | 销售数量"),
        _field("price", "Unit price", "单价", "amount", "unit price | price | sales price | list price | lineitem price | 单价 | 价格 | 销售单价"),
    ),
    "answers": (
        _field("key", "Answer number", "答卷编号", "text",
               "response id | answer id | survey response id | survey id | respondent id | survey instance number | " + _KEY + " | 答卷编号 | 答卷序号 | 问卷编号",
               required=True),
        _field("kind", "Kind of question", "问题类型", "choice",
               "survey type | answer kind | metric | question type | survey kind | 调查类型 | 问卷类型 | 指标类型", choices="answer_kind"),
        _field("score", "Score", "评分", "score", _SCORE),
        _field("comment", "Comment", "评价内容", "text", _COMMENT),
        _field("answered_at", "Answered at", "评价时间", "datetime", _ANSWERED),
        _field("invited_at", "Invited at", "邀请时间", "datetime",
               "invited at | sent at | survey sent | sent date | invitation date | survey sent at | survey sent date | sent | 邀请时间 | 发送时间 | 推送时间 | 邀评时间 | 问卷发送时间"),
        _CUSTOMER_KEY, _CUSTOMER_NAME, _MEMBER, _MEMBER_KEY, _TEAM, _CHANNEL, _TOPIC, _TIER, _LEVEL,
    ),
    "members": (
        _field("key", "Staff number", "工号", "text",
               "employee id | employee number | staff id | user id | member id | id | agent id | 工号 | 员工编号 | 员工工号 | 人员编号 | 编号"),
        _field("name", "Name", "姓名", "text",
               "name | full name | employee name | member | member name | agent name | agent | display name | user name | 姓名 | 员工姓名 | 名字 | 人员姓名 | 中文名 | 员工 | 昵称",
               required=True),
        _field("name_en", "Name in English", "英文名", "text", "english name | name en | name (english) | 英文名 | 英文姓名"),
        _field("email", "E-mail", "邮箱", "text", "email | e-mail | email address | work email | user email | 邮箱 | 电子邮箱 | 工作邮箱 | 企业邮箱 | 邮箱地址"),
        _TEAM,
        _field("team_lead", "Leads the team", "是否组长", "yes_no",
               "team lead | is lead | is team lead | leads the team | lead | is manager | team leader | 是否组长 | 是否主管 | 是否负责人 | 是否团队负责人"),
        _field("roles", "Roles", "角色", "choice", "roles | role | permission | profile | user role | 角色 | 权限 | 岗位 | 职位 | 权限角色", choices="role"),
        _field("joined_on", "Joined on", "入职日期", "date",
               "joined on | hire date | start date | date joined | date of joining | employed since | joining date | 入职日期 | 入职时间 | 加入日期"),
        _field("left_on", "Left on", "离职日期", "date",
               "left on | termination date | end date | leave date | date left | last working day | 离职日期 | 离职时间 | 停用日期"),
    ),
}  # fmt: skip

FIELDS["orders"] = tuple(
    Field(item.key, item.name, item.kind, item.synonyms, item.key in ("key", "customer_key", "amount"))
    for item in FIELDS["orders"]
)


def of(kind: Kind) -> dict[str, Field]:
    """The fields of a kind by their keys."""
    return {item.key: item for item in FIELDS[kind]}


def required(kind: Kind, *, event_log: bool) -> tuple[str, ...]:
    """Fields without which a row is refused."""
    keys = tuple(item.key for item in FIELDS[kind] if item.required)
    return (*keys, "event_at") if event_log and "event_at" in of(kind) else keys
