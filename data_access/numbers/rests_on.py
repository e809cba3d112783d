"""Which cases a measure is about, so that it is known where these are few (data_access/numbers/small_cells.py)."""

from metrics.declare import WORKING

# The cases that a measure is about, where these are fewer than the facts of its table: few of them point at a person
# even in a cell of many facts (the one answer to another question, the median of a single duration, the one order of
# many lines). Several measures are added up: a promise was kept or it was not.
_FIRST_RESPONSES = ("first_responses_within", "first_responses_late")
_INTERACTIONS = ("interactions_within", "interactions_late")
_COMPLAINTS = ("complaints_within", "complaints_late")
_COMPLAINT_RESPONSES = ("complaint_responses_within", "complaint_responses_late")
_ACKNOWLEDGED = ("complaints_acknowledged", "complaints_acknowledged_late")
_STAGES = ("stages_within", "stages_late")
_CAME = ("work_received", "work_reopened", "work_from_teams", "work_from_members")
_WENT = ("work_resolved", "work_to_teams", "work_to_members")
_FOLLOW_UPS = ("follow_ups_within", "follow_ups_late")
_SUGGESTIONS = ("suggestions_in_time", "suggestions_late")
_TRAININGS = ("trainings_completed", "trainings_missed")
_DURATIONS = {
    "suggestion_answers": ("suggestion_answer_p50",),
    "follow_ups": ("follow_up_p50",),
    "first_responses": ("first_response_p50", "first_response_p90"),
    "interaction_resolutions": ("interaction_resolution_p50", "interaction_resolution_p90"),
    "complaint_responses": ("complaint_response_p50", "complaint_response_p90"),
    "complaint_resolutions": ("complaint_resolution_p50", "complaint_resolution_p90"),
    "reward_grants": ("reward_grant_p50",),
}
RESTS_ON: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("answers", "answers_top", "answers_bottom"), ("answers",)),
    **dict.fromkeys(
        ("answers_on_five", "score_sum_on_five", *(f"answers_scored_{score}" for score in range(1, 6))),
        ("answers_on_five",),
    ),
    **dict.fromkeys(("nps_answers", "nps_promoters", "nps_detractors"), ("nps_answers",)),
    **dict.fromkeys(("ces_answers", "ces_easy"), ("ces_answers",)),
    **dict.fromkeys(("ces_on_seven", "ces_sum_on_seven"), ("ces_on_seven",)),
    **dict.fromkeys(_FIRST_RESPONSES, _FIRST_RESPONSES),
    **dict.fromkeys(_INTERACTIONS, _INTERACTIONS),
    **dict.fromkeys(("interactions_contact_known", "interactions_first_contact"), ("interactions_contact_known",)),
    **dict.fromkeys((*_COMPLAINTS, "complaints_open_past_due"), _COMPLAINTS),
    **dict.fromkeys(("complaints_recurrence_known", "complaints_recurred"), ("complaints_recurrence_known",)),
    **dict.fromkeys(_COMPLAINT_RESPONSES, _COMPLAINT_RESPONSES),
    **dict.fromkeys(_ACKNOWLEDGED, _ACKNOWLEDGED),
    **dict.fromkeys(_STAGES, _STAGES),
    **dict.fromkeys(_CAME, _CAME),
    **dict.fromkeys(_WENT, _WENT),
    **dict.fromkeys(_TRAININGS, _TRAININGS),
    **dict.fromkeys(("training_hours", "members_trained"), ("members_trained",)),
    **dict.fromkeys(_FOLLOW_UPS, _FOLLOW_UPS),
    **dict.fromkeys(_SUGGESTIONS, _SUGGESTIONS),
    **dict.fromkeys(("suggestions", "suggestions_answered", "suggestions_adopted"), ("suggestions",)),
    **dict.fromkeys(("rewards", "rewards_granted", "rewards_declined"), ("rewards",)),
    # Stages stand there too that wait for nothing but the customer's confirmation.
    "complaints_backlog": ("complaints_backlog",),
    **{
        name + clock: (cases + clock,)
        for clock in ("", WORKING)
        for cases, quantiles in _DURATIONS.items()
        for name in (cases, *quantiles)
    },
    **dict.fromkeys(("orders", "order_lines", "sales_cents", "undated_sales_cents"), ("orders",)),
}
