"""Complaints, by numbers that can be checked by eye."""

from math import nan

import pandas as pd
import pytest

from metrics import complaints


def reading(metric, **measures):
    return metric(pd.DataFrame({name: [number] for name, number in measures.items()})).reading()


def test_18_met_2_late_and_6_open_past_due_are_69_per_cent_within_standard():
    found = reading(complaints.complaints_within_standard, complaints_within=18, complaints_late=2 + 6)
    assert (round(100 * found.value, 1), found.n) == (69.2, 26)


def test_closed_cases_alone_would_say_90_per_cent():
    assert reading(complaints.complaints_within_standard, complaints_within=18, complaints_late=2).value == 0.9


def test_resolution_times_rest_on_the_resolved_complaints():
    found = reading(complaints.complaint_resolution_time, complaint_resolution_p50=1326.0, complaint_resolutions=87)
    assert (found.value, found.n) == (1326, 87)
    found = reading(complaints.complaint_resolution_p90, complaint_resolution_p90=22_890.0, complaint_resolutions=87)
    assert found.value == 22_890
    found = reading(complaints.complaint_response_time, complaint_response_p50=35.0, complaint_responses=80)
    assert found.value == 35


def test_reopened_complaints_are_a_share_of_the_first_resolved():
    found = reading(complaints.complaints_reopened, complaints_reopened=1, complaints_first_resolved=50)
    assert (found.value, found.n) == (0.02, 50)


def test_complaints_that_came_again_are_a_share_of_the_closed_ones_of_which_that_is_known():
    found = reading(complaints.complaints_recurring, complaints_recurred=2, complaints_recurrence_known=46)
    assert (round(found.value, 4), found.n) == (0.0435, 46)
    assert complaints.complaints_recurring.matures_days == 30
    assert reading(complaints.complaints_recurring, complaints_recurred=0, complaints_recurrence_known=0).value is None


def test_counts_of_complaints_are_counts_and_only_events_sum_up():
    for metric in (complaints.complaints_opened, complaints.complaints_closed):
        assert reading(metric, **{metric.key: 12}).value == 12
        assert metric.additive
    for metric in (complaints.complaints_backlog, complaints.complaints_overdue):
        assert reading(metric, **{metric.key: 3}).value == 3
        assert not metric.additive


def test_escalated_complaints_are_a_share_of_the_opened():
    assert reading(complaints.complaints_escalated, complaints_escalated=3, complaints_opened=12).value == 0.25


def test_complaints_are_set_against_customers_and_orders():
    measured = pd.DataFrame(
        {"complaints_opened": [3, 5, None, 2], "customers_active": [200, 2, 10, 0], "orders": [60, 4, 10, None]}
    )
    of_customers = complaints.complaints_per_100_customers(measured)
    assert of_customers.value.tolist() == pytest.approx([1.5, 250, nan, nan], nan_ok=True)
    assert of_customers.n.tolist() == [200, 2, 0, 0]
    of_orders = complaints.complaints_per_100_orders(measured)
    assert of_orders.value.tolist() == pytest.approx([5, 125, nan, nan], nan_ok=True)
