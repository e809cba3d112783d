"""Customers won, kept and lost, and what they buy."""

from metrics.declare import Better, Cohort, Measured, Unit, Values, count, metric, share, total
from metrics.statistics.arithmetic import or_zero
from metrics.words import Text


@metric(
    name=Text(en="New customers", zh="新增客户"),
    meaning=Text(
        en="How many customers made their first purchase in the period. Customers without a dated purchase "
        "do not count.",
        zh="本期完成首次购买的客户数量。没有购买日期的客户不计入。",
    ),
    reckoned=Text(
        en="Each customer counts once, on the day of their earliest dated purchase of all time.",
        zh="每位客户计一次，计入有史以来最早一次有日期的购买当日。",
    ),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    cohort=Cohort.PURCHASED,
    needs={"customers_new"},
    additive=True,
    tolerance=5,
)
def new_customers(measured: Measured) -> Values:
    return count(measured["customers_new"])


@metric(
    name=Text(en="Sales", zh="销售额"),
    meaning=Text(
        en="Sum of the order amounts dated in the period; n is the number of order lines. Order lines "
        "without a date count only in all time; data health lists how many there are.",
        zh="本期订单金额之和；n 为订单明细行数。没有日期的明细只计入“全部时间”，其数目见“数据健康”。",
    ),
    reckoned=Text(
        en="Amounts of the order lines added up, by day of purchase; voided lines are left out.",
        zh="按购买日期对订单明细金额求和；已作废的明细不计入。",
    ),
    unit=Unit.MONEY,
    better=Better.HIGHER,
    cohort=Cohort.PURCHASED,
    needs={"sales_cents", "order_lines"},
    additive=True,
)
def sales(measured: Measured) -> Values:
    return total(measured["sales_cents"] / 100, measured["order_lines"])


@metric(
    name=Text(en="Orders", zh="订单数"),
    meaning=Text(
        en="How many orders are dated in the period; an order of several lines is one.",
        zh="本期的订单数量；一个订单有多行明细时只算一单。",
    ),
    reckoned=Text(
        en="Different order numbers among the order lines dated in the period.",
        zh="本期订单明细中不同订单号的个数。",
    ),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    cohort=Cohort.PURCHASED,
    needs={"orders"},
    additive=True,
    tolerance=5,
)
def orders(measured: Measured) -> Values:
    return count(measured["orders"])


@metric(
    name=Text(en="Churn", zh="客户流失率"),
    meaning=Text(
        en="Share of the customers active when the period began who were lost by its end: marked as lost, "
        "or without purchase or contact for the set number of days. Customers won during the period are "
        "not in it.",
        zh="期初活跃客户中，到期末已流失的比例：已标记为流失，或超过设定天数没有购买和联络。本期新增的客户不计入。",
    ),
    reckoned=Text(
        en="Of the customers with a purchase, contact or complaint in the set number of days before the start "
        "and not marked lost: lost by the end ÷ all of them. 95% Wilson interval.",
        zh="期初活跃客户指期初前设定天数内有购买、联络或投诉且未标记流失的客户；"
        "到期末流失数 ÷ 期初活跃客户数。95% Wilson 区间。",
    ),
    unit=Unit.SHARE,
    better=Better.LOWER,
    cohort=Cohort.AT_START,
    needs={"customers_lost", "customers_active"},
    tolerance=0.01,
)
def churn(measured: Measured) -> Values:
    return share(measured["customers_lost"], measured["customers_active"])


@metric(
    name=Text(en="Retention", zh="客户留存率"),
    meaning=Text(
        en="Share of the customers active when the period began who were not lost by its end; 100 % minus "
        "churn. Customers won during the period are not in it.",
        zh="期初活跃客户中，到期末仍未流失的比例，即 100% 减去流失率。本期新增的客户不计入。",
    ),
    reckoned=Text(
        en="(Active at the start − lost by the end) ÷ active at the start; active and lost as in churn. 95% "
        "Wilson interval.",
        zh="（期初活跃客户数 − 到期末流失数）÷ 期初活跃客户数；活跃与流失的口径同流失率。95% Wilson 区间。",
    ),
    unit=Unit.SHARE,
    better=Better.HIGHER,
    cohort=Cohort.AT_START,
    needs={"customers_lost", "customers_active"},
    tolerance=0.01,
)
def retention(measured: Measured) -> Values:
    active = measured["customers_active"]
    return share(active - or_zero(measured["customers_lost"]), active)
