"""What customers of the demo company write beside their score: fitting the score, and the topic where it is bad."""

# By topic (words.TOPICS): Chinese ones first, then English ones.
LOW: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (
        ("问了两遍还是没说清楚区别。", "推荐的型号根本不合适。"),
        ("Nobody could explain the difference between the models.",),
    ),
    (
        ("等报价等了四天。", "报价和最后的合同对不上。"),
        ("Four days for a simple quote.",),
    ),
    (
        ("改个订单要打三次电话。", "重复扣款，退款还没到。"),
        ("Charged twice, and the refund is still missing.",),
    ),
    (
        ("快递一直不动，客服只会让我等。", "说好周三到，周六才送来。", "催了三次才有人查物流。"),
        ("Delivery is late again and nobody tells me why.", "I had to ask three times where my parcel is."),
    ),
    (
        ("退货流程太长，来回折腾。", "换来的还是有问题。"),
        ("Returning it took longer than using it.",),
    ),
    (
        ("约好上午，师傅下午才到。", "说明书看不懂，客服也没讲明白。"),
        ("The technician came half a day late.",),
    ),
    (
        ("修了两次还在漏。", "维修等配件等了两周。"),
        ("Repaired twice and still leaking.",),
    ),
    (
        ("发票开错两次。", "对账单到现在也没发来。"),
        ("The invoice was wrong for the second time.",),
    ),
)
LOW_ANY: tuple[tuple[str, ...], tuple[str, ...]] = (
    ("转来转去没人负责。", "回复像机器人，不解决问题。", "非常失望。"),
    ("Passed from one person to the next.", "Very disappointed."),
)
MIDDLE: tuple[tuple[str, ...], tuple[str, ...]] = (
    ("问题解决了，但等得有点久。", "一般，没有特别的感觉。", "态度可以，效率还能再高些。", "中规中矩。"),
    ("Solved in the end, but slow.", "Okay, nothing special.", "Friendly, though it took a while."),
)
HIGH: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("讲解很专业，选到了合适的型号。",), ("Good advice, I found the right model.",)),
    (("报价很快，条款也说得明白。",), ("Quick quote and clear terms.",)),
    (("改单当场就处理好了。",), ("My order was changed on the spot.",)),
    (("查件很快，当天就送到了。",), ("They found my parcel within minutes.",)),
    (("换货很顺利，第二天就收到了。",), ("The exchange went smoothly.",)),
    (("师傅准时，安装干净利落。",), ("On time, and a clean installation.",)),
    (("维修师傅很细心，一次修好。",), ("Repaired at the first visit.",)),
    (("发票当天就开好了。",), ("The invoice came the same day.",)),
)
HIGH_ANY: tuple[tuple[str, ...], tuple[str, ...]] = (
    ("回复及时，态度很好。", "非常满意，谢谢！", "解决得又快又好。", "服务贴心，会推荐给朋友。", "耐心细致。"),
    ("Fast and friendly, thank you!", "Very helpful.", "Exactly what I needed.", "Will recommend."),
)


def pool(kind: str, topic: int, chinese: bool) -> tuple[str, ...]:
    """The comments that fit: `kind` is low, middle or high, `topic` an index of words.TOPICS."""
    which = 0 if chinese else 1
    match kind:
        case "low":
            return LOW[topic][which] * 2 + LOW_ANY[which]
        case "middle":
            return MIDDLE[which]
        case "high":
            return HIGH[topic][which] + HIGH_ANY[which]
    raise KeyError(kind)
