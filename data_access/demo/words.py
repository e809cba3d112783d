"""What contacts, complaints and suggestions of the demo company are about. Both languages stand in each value,
because they are the company's own data, which the dashboard does not translate."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Topic:
    """What a contact is about. `share` of each team's contacts: pre-sales, after-sales 1 and 2, key accounts."""

    name: str
    subtopics: tuple[str, ...]
    share: tuple[float, float, float, float]
    minutes: float  # half of such contacts are resolved within this after the first reply


TOPICS: tuple[Topic, ...] = (
    Topic("产品咨询 / Product advice", ("选型 / Choosing", "功能 / Features"), (0.50, 0.05, 0.05, 0.10), 25),
    Topic("报价与合同 / Quotes", ("报价 / Quote", "合同条款 / Contract terms"), (0.28, 0.02, 0.02, 0.20), 180),
    Topic("订单与付款 / Orders", ("改单 / Change of order", "付款 / Payment"), (0.14, 0.14, 0.14, 0.16), 60),
    Topic("物流配送 / Delivery", ("延误 / Delay", "地址 / Address"), (0.03, 0.25, 0.22, 0.16), 240),
    Topic("退换货 / Returns", ("退货 / Return", "换货 / Exchange"), (0.01, 0.17, 0.18, 0.08), 300),
    Topic("安装与使用 / Setup", ("预约安装 / Appointment", "使用方法 / How to use"), (0.02, 0.15, 0.17, 0.10), 90),
    Topic("维修保养 / Repair", ("漏水 / Leak", "更换滤芯 / Filter change"), (0.01, 0.14, 0.15, 0.10), 420),
    Topic("发票账单 / Invoices", ("开票 / Invoicing", "对账 / Statement"), (0.01, 0.08, 0.07, 0.10), 120),
)
DELIVERY = 3  # the topic behind the drop of after-sales 1

CONTACT_TEXTS: tuple[tuple[str, str], ...] = (
    ("想了解哪款机型适合 20 人的办公室。", "Which model suits an office of twenty?"),
    ("请按 50 台重新报价。", "Please quote again for 50 units."),
    ("下单后想修改数量，付款金额如何调整？", "How is the payment adjusted when I change the quantity?"),
    ("物流信息三天没有更新，请帮忙查询。", "The tracking has not moved for three days, please look into it."),
    ("收到的型号不对，想换货。", "I received the wrong model and would like to exchange it."),
    ("想预约周末上门安装。", "I would like an installation at the weekend."),
    ("接口处渗水，需要维修。", "The connector leaks and needs a repair."),
    ("发票抬头写错了，请重开。", "The name on the invoice is wrong, please issue it again."),
)


@dataclass(frozen=True)
class Category:
    """What a complaint is about, with its texts, causes and outcomes."""

    name: str
    subcategories: tuple[str, str]
    texts: tuple[str, str]
    causes: tuple[str, ...]
    outcomes: tuple[str, ...]


CATEGORIES: tuple[Category, ...] = (
    Category(
        "信息不符 / Wrong information",
        ("页面描述 / Description", "口头承诺 / Promise"),
        ("页面写的功能，实物上没有。", "The product lacks a feature that the page promises."),
        ("资料未更新 / Outdated material", "沟通失误 / Misunderstanding"),
        ("更正页面并补偿 / Page corrected, compensated", "说明并致歉 / Explained, apologised"),
    ),
    Category(
        "物流延误 / Late delivery",
        ("未发货 / Not sent", "运输中 / In transit"),
        ("承诺三天送达，已经等了一周。", "Promised within three days, and I have waited a week."),
        ("承运商延误 / Carrier late", "仓库缺货 / Out of stock"),
        ("加急补发 / Sent again by express", "退还运费 / Shipping refunded"),
    ),
    Category(
        "产品质量 / Product quality",
        ("漏水 / Leak", "异响 / Noise"),
        ("用了两周就开始漏水。", "It began to leak after two weeks."),
        ("零件批次问题 / Faulty batch", "运输损坏 / Damaged in transit"),
        ("免费换新 / Replaced free of charge", "退款 / Refunded"),
    ),
    Category(
        "安装维修 / Installation and repair",
        ("爽约 / Missed appointment", "返修 / Repeated repair"),
        ("约好的师傅没有来，也没有人通知。", "The technician did not come, and nobody told me."),
        ("排班冲突 / Scheduling conflict", "技能不足 / Lack of training"),
        ("重新上门 / New visit", "减免服务费 / Fee waived"),
    ),
    Category(
        "服务态度 / Attitude",
        ("回复敷衍 / Careless reply", "推诿 / Passed around"),
        ("问了三个人，都说不归自己管。", "I asked three people, and each said it was not their job."),
        ("流程不清 / Unclear process", "人手不足 / Understaffed"),
        ("主管致歉 / Lead apologised", "辅导员工 / Coaching"),
    ),
    Category(
        "发票账单 / Billing",
        ("金额有误 / Wrong amount", "开票慢 / Late invoice"),
        ("账单金额和合同不一致。", "The bill does not match the contract."),
        ("系统录入错误 / Entry error", "对账延迟 / Late reconciliation"),
        ("更正账单 / Bill corrected", "退还差额 / Difference refunded"),
    ),
)
LATE_DELIVERY, QUALITY = 1, 2
DAMAGED = 1  # among the causes of complaints about quality
# How likely a contact on each topic becomes a complaint of each category.
CATEGORY_OF_TOPIC: tuple[tuple[float, ...], ...] = (
    (0.7, 0.0, 0.1, 0.0, 0.2, 0.0),
    (0.5, 0.0, 0.0, 0.0, 0.2, 0.3),
    (0.2, 0.2, 0.0, 0.0, 0.2, 0.4),
    (0.0, 0.8, 0.1, 0.0, 0.1, 0.0),
    (0.1, 0.2, 0.6, 0.0, 0.1, 0.0),
    (0.1, 0.0, 0.2, 0.6, 0.1, 0.0),
    (0.0, 0.0, 0.5, 0.4, 0.1, 0.0),
    (0.0, 0.0, 0.0, 0.0, 0.2, 0.8),
)
LOGISTICS = "物流部 / Logistics"
DEPARTMENTS = (LOGISTICS, "质量部 / Quality", "财务部 / Finance")

SUGGESTIONS: tuple[str, ...] = (
    "希望小程序里能直接预约上门时间。",
    "滤芯到期前发个提醒就好了。",
    "建议增加夜间客服。",
    "发票最好可以自助下载。",
    "安装视频能不能加上字幕？",
    "Please let me choose a delivery window.",
    "A reminder before the filter expires would help.",
    "It would be nice to see the technician's arrival on a map.",
)
PRAISE: tuple[str, ...] = (
    "客服讲得很清楚，一次就解决了。",
    "上门师傅很准时，还帮忙清理了现场。",
    "周末也有人回复，点赞。",
    "换货比想象中顺利，谢谢。",
    "The agent called back exactly when promised.",
    "Friendly, quick and to the point.",
)
