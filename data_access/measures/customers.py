"""Customers, and what they buy."""

from sqlalchemy import distinct, func

from data_access.measures.declare import cases, declare
from data_access.schema import customer, purchase

declare(customer, "first_purchase_on", customers_new=cases(lambda c, now: c.first_purchase_on.is_not(None)))
declare(
    purchase,
    "purchased_on",
    sales_cents=lambda c, now: func.sum(c.amount_cents),
    undated_sales_cents=lambda c, now: func.sum(c.amount_cents).filter(c.purchased_on.is_(None)),
    order_lines=cases(lambda c, now: c.amount_cents.is_not(None)),
    orders=lambda c, now: func.count(distinct(c.order_key)),
    buyers=lambda c, now: func.count(distinct(c.customer_id)),
)
