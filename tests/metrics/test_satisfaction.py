"""What customers say, by numbers that can be checked by eye."""

import pandas as pd
import pytest

from metrics import satisfaction


def reading(metric, **measures):
    return metric(pd.DataFrame({name: [number] for name, number in measures.items()})).reading()


def test_satisfaction_is_the_top_box_of_the_scored_answers():
    found = reading(satisfaction.csat, answers=24, answers_top=18)
    assert (found.value, found.n) == (0.75, 24)


def test_dissatisfaction_is_the_bottom_box():
    assert reading(satisfaction.dsat, answers=20, answers_bottom=3).value == 0.15


def test_the_mean_is_over_answers_on_one_scale():
    assert reading(satisfaction.csat_mean, score_sum_on_five=17, answers_on_five=4).value == 4.25
    assert reading(satisfaction.ces_mean, ces_sum_on_seven=11, ces_on_seven=2).value == 5.5


@pytest.mark.parametrize(("promoters", "detractors", "n"), [(50, 20, 100), (5, 2, 10)])
def test_the_net_promoter_score_of_the_worked_examples_is_30(promoters, detractors, n):
    found = reading(satisfaction.nps, nps_promoters=promoters, nps_detractors=detractors, nps_answers=n)
    assert found.value == 30
    assert found.low < 30 < found.high


def test_effort_is_the_share_of_easy_answers():
    assert reading(satisfaction.ces, ces_easy=6, ces_answers=8).value == 0.75


def test_the_response_rate_divides_answered_by_sent_invitations_and_takes_14_days():
    assert reading(satisfaction.response_rate, invitations=40, invitations_answered=10).value == 0.25
    assert satisfaction.response_rate.matures_days == 14
