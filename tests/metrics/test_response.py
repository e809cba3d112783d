"""How soon contacts are answered and resolved."""

import pandas as pd

from metrics import response


def reading(metric, **measures):
    return metric(pd.DataFrame({name: [number] for name, number in measures.items()})).reading()


def test_a_median_rests_on_the_cases_that_have_a_duration():
    found = reading(response.first_response_time, first_response_p50=6.0, first_responses=16_547)
    assert (found.value, found.n, found.low) == (6, 16_547, None)
    assert reading(response.resolution_p90, interaction_resolution_p90=120.0, interaction_resolutions=9).value == 120


def test_a_waiting_contact_past_its_due_time_counts_as_late():
    found = reading(response.first_response_within, first_responses_within=18, first_responses_late=8)
    assert (round(100 * found.value, 1), found.n) == (69.2, 26)
    found = reading(response.resolution_within, interactions_within=9, interactions_late=1)
    assert found.value == 0.9


def test_first_contact_resolution_leaves_out_unknown_customers():
    found = reading(response.first_contact_resolution, interactions_first_contact=30, interactions_contact_known=40)
    assert (found.value, found.n) == (0.75, 40)
    assert response.first_contact_resolution.matures_days == 7


def test_reopened_contacts_are_a_share_of_the_first_resolved_and_take_30_days():
    found = reading(response.interactions_reopened, interactions_reopened=2, interactions_first_resolved=50)
    assert (found.value, found.n) == (0.04, 50)
    assert response.interactions_reopened.matures_days == 30


def test_counts_are_counts():
    assert reading(response.interactions_opened, interactions_opened=1204).value == 1204
    assert reading(response.interactions_resolved, interactions_resolved=0).value == 0
    assert reading(response.interactions_backlog, interactions_backlog=7).value == 7
    assert not response.interactions_backlog.additive


def test_escalated_contacts_are_a_share_of_the_opened():
    assert reading(response.interactions_escalated, interactions_escalated=5, interactions_opened=100).value == 0.05
