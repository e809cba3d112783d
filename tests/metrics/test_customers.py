"""Customers won, kept and lost, and what they buy."""

import pandas as pd

from metrics import customers


def reading(metric, **measures):
    return metric(pd.DataFrame({name: [number] for name, number in measures.items()})).reading()


def test_sales_are_in_whole_units_of_the_currency():
    found = reading(customers.sales, sales_cents=2_935_625_050, order_lines=60_379)
    assert (found.value, found.n) == (29_356_250.5, 60_379)


def test_churn_and_retention_add_up_to_1_and_leave_new_customers_out():
    lost = reading(customers.churn, customers_active=200, customers_lost=10)
    kept = reading(customers.retention, customers_active=200, customers_lost=10)
    assert (lost.value, kept.value) == (0.05, 0.95)
    assert kept.numerator == 190
    assert round(kept.low + lost.high, 9) == 1


def test_without_customers_at_the_start_there_is_neither_churn_nor_retention():
    assert reading(customers.churn, customers_active=0, customers_lost=0).value is None
    assert reading(customers.retention, customers_active=0, customers_lost=0).value is None


def test_new_customers_and_orders_are_counts_that_sum_up():
    assert reading(customers.new_customers, customers_new=41).value == 41
    assert reading(customers.orders, orders=12).value == 12
    assert customers.new_customers.additive
    assert customers.orders.additive
