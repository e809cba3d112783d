"""Contacts: how many, how soon answered and resolved, and whether once was enough."""

from data_access.measures.declare import cases, declare, late, quantiles, response_late, response_running, running
from data_access.schema import interaction

declare(
    interaction,
    "opened_on",
    interactions_opened=cases(lambda c, now: c.opened_on.is_not(None)),
    first_responses=cases(lambda c, now: c.first_response_minutes.is_not(None)),
    first_responses_working=cases(lambda c, now: c.first_response_business_minutes.is_not(None)),
    first_responses_within=cases(lambda c, now: c.response_kept),
    first_responses_late=cases(response_late),
    interactions_within=cases(lambda c, now: c.kept),
    interactions_late=cases(late),
    interactions_running=cases(running),
    first_responses_running=cases(response_running),
    interactions_escalated=cases(lambda c, now: c.escalated),
)
declare(
    interaction,
    "opened_on",
    None,
    **quantiles("first_response", "first_response", 0.5, 0.9),
)
declare(
    interaction,
    "resolved_on",
    interactions_resolved=cases(lambda c, now: c.resolved_on.is_not(None)),
    interaction_resolutions=cases(lambda c, now: c.resolution_minutes.is_not(None)),
    interaction_resolutions_working=cases(lambda c, now: c.resolution_business_minutes.is_not(None)),
)
declare(
    interaction,
    "resolved_on",
    None,
    **quantiles("interaction_resolution", "resolution", 0.5, 0.9),
)
declare(
    interaction,
    "first_resolved_on",
    interactions_first_resolved=cases(lambda c, now: c.first_resolved_on.is_not(None)),
    interactions_reopened=cases(lambda c, now: c.reopened_soon),
    interactions_contact_known=cases(lambda c, now: c.first_contact.is_not(None)),
    interactions_first_contact=cases(lambda c, now: c.first_contact),
)
declare(interaction, None, interactions_backlog=cases(lambda c, now: c.opened_on.is_not(None)))
