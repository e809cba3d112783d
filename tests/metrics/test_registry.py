"""What holds for every metric there is."""

import numpy as np
import pandas as pd
import pytest

from metrics.declare import REGISTRY, Unit, needed_by
from metrics.goals.reference_lines import REFERENCE_LINES, reference_lines
from metrics.registry import METRICS, SUBJECTS, subject_of

MEASURES = frozenset(
    """
    answers answers_top answers_bottom answers_on_five score_sum_on_five nps_answers nps_promoters nps_detractors
    ces_answers ces_easy ces_on_seven ces_sum_on_seven comments invitations invitations_answered
    interactions_opened first_responses first_response_p50 first_response_p90 first_responses_within
    first_responses_late interactions_escalated interactions_resolved interaction_resolutions
    interaction_resolution_p50 interaction_resolution_p90 interactions_within
    interactions_late interactions_first_resolved interactions_reopened interactions_contact_known
    interactions_first_contact interactions_backlog complaints_opened complaints_within complaints_late
    complaints_running complaints_escalated complaint_responses complaint_response_p50 complaint_response_p90
    complaints_resolved complaint_resolutions complaint_resolution_p50 complaint_resolution_p90
    complaints_closed complaints_recurred complaints_recurrence_known complaints_first_resolved
    complaints_reopened complaints_backlog complaints_overdue
    customers_new sales_cents order_lines orders buyers customers_active customers_lost
    first_responses_working first_response_p50_working first_response_p90_working
    interaction_resolutions_working interaction_resolution_p50_working interaction_resolution_p90_working
    complaint_responses_working complaint_response_p50_working complaint_resolutions_working
    complaint_resolution_p50_working complaint_resolution_p90_working
    follow_ups_within follow_ups_late follow_ups follow_up_p50 follow_ups_working follow_up_p50_working
    suggestions suggestions_answered suggestions_adopted suggestions_in_time suggestions_late
    trainings_completed trainings_missed trainings_overdue training_hours members_trained
    rewards rewards_granted reward_grants reward_grant_p50 reward_grants_working reward_grant_p50_working
    suggestion_answers suggestion_answer_p50 suggestion_answers_working suggestion_answer_p50_working
    quality_reviews quality_failures quality_score_sum
    """.split()  # noqa: SIM905 - a list of words reads better than a list of quotes
)

every_metric = pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS.keys())
COLUMNS = ["value", "n", "numerator", "denominator", "low", "high"]


def test_every_declared_metric_stands_under_exactly_one_subject():
    keys = [metric.key for subject in SUBJECTS for metric in subject.on_both_clocks]
    assert sorted(keys) == sorted(set(keys))
    assert METRICS == REGISTRY


def test_every_name_is_its_own_in_both_languages():
    assert len({metric.name.en for metric in METRICS.values()}) == len(METRICS)
    assert len({metric.name.zh for metric in METRICS.values()}) == len(METRICS)


def test_a_metric_is_found_under_its_subject():
    assert subject_of("csat").key == "satisfaction"
    with pytest.raises(KeyError):
        subject_of("no_such_metric")


@every_metric
def test_every_metric_speaks_both_languages(metric):
    for words in (metric.name, metric.meaning, metric.reckoned):
        assert any("\u4e00" <= letter <= "\u9fff" for letter in words.zh), words.zh
        assert not any("\u4e00" <= letter <= "\u9fff" for letter in words.en), words.en
    for words in (metric.meaning, metric.reckoned):
        assert words.en.endswith(".")
        assert words.zh.endswith("。")
    assert not {metric.meaning.en, metric.meaning.zh} & {metric.reckoned.en, metric.reckoned.zh}


@every_metric
def test_how_a_metric_is_reckoned_says_what_its_values_are(metric):
    measured = pd.DataFrame({name: [8.0] for name in metric.needs})
    values = metric(measured).reading()
    assert ("÷" in metric.reckoned.en) == ("÷" in metric.reckoned.zh) == (values.denominator is not None)
    for words in (metric.reckoned.en, metric.reckoned.zh):
        assert ("95%" in words) == (values.low is not None)
        assert metric.matures_days == 0 or f" {metric.matures_days} " in words


def test_a_duration_says_on_which_clock_it_is_reckoned():
    for metric in (metric for metric in METRICS.values() if metric.working is not None):
        assert metric.reckoned.en.split(";")[0] == metric.working.reckoned.en.split(";")[0]
        assert metric.reckoned.en.endswith("Every hour of the calendar counts.")
        assert metric.working.reckoned.en.endswith("Breaks and days off do not count, extra working days do.")


@every_metric
def test_every_metric_needs_only_measures_that_there_are(metric):
    assert metric.needs
    assert metric.needs <= MEASURES


@every_metric
def test_no_cases_are_no_data(metric):
    values = metric(pd.DataFrame({name: [None] for name in metric.needs}, dtype="float64")).frame()
    assert values["value"].isna().all()
    assert values["n"].tolist() == [0]
    assert values["low"].isna().all()
    assert values["high"].isna().all()


@every_metric
def test_counted_zeros_are_no_data_except_where_nothing_is_a_true_count(metric):
    value = metric(pd.DataFrame({name: [0] for name in metric.needs})).reading()
    assert value.n == 0
    assert value.value == (0 if metric.unit is Unit.COUNT else None)


@every_metric
def test_an_empty_frame_gives_empty_values(metric):
    values = metric(pd.DataFrame({name: pd.Series(dtype="float64") for name in metric.needs}))
    assert values.frame().shape == (0, 6)
    assert values.reading().value is None


@every_metric
def test_values_stay_aligned_with_the_frame_and_each_row_is_computed_alone(metric):
    teams = pd.Index(["north", "south", "west"], name="team")
    measured = pd.DataFrame({name: [4, 0, 7] for name in sorted(metric.needs)}, index=teams)
    values = metric(measured).frame(measured.index)
    assert values.columns.tolist() == COLUMNS
    assert values.index.equals(teams)
    alone = metric(measured.loc[["west"]]).frame(measured.index[[2]])
    pd.testing.assert_frame_equal(values.loc[["west"]], alone)


@every_metric
def test_missing_and_whole_numbers_may_come_as_the_database_gives_them(metric):
    measured = pd.DataFrame({name: pd.array([4, None], dtype="Int64") for name in metric.needs})
    assert metric(measured).frame()["value"].dtype == np.dtype("float64")
    assert np.isnan(metric(measured).frame()["value"][1])


@every_metric
def test_a_measure_that_was_not_asked_for_is_named(metric):
    with pytest.raises(KeyError, match=metric.key):
        metric(pd.DataFrame({"something_else": [1]}))


@every_metric
def test_only_what_sums_up_has_a_pace_and_only_scores_have_a_scale(metric):
    assert not metric.additive or metric.unit in (Unit.COUNT, Unit.MONEY)
    assert (metric.scale is not None) == (metric.unit is Unit.SCORE)
    assert metric.tolerance >= 0


def test_what_several_metrics_need_is_asked_once():
    assert needed_by([METRICS["csat"], METRICS["dsat"]]) == {"answers", "answers_top", "answers_bottom"}
    assert needed_by([]) == frozenset()


def test_reference_lines_belong_to_metrics_and_name_their_source():
    assert {line.metric for line in REFERENCE_LINES} <= set(METRICS)
    assert all(line.source.en and line.source.zh for line in REFERENCE_LINES)
    assert [line.value for line in reference_lines("first_contact_resolution")] == [0.70, 0.80]
    assert reference_lines("sales") == ()
