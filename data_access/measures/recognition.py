"""Rewards: how many were earned, granted and declined, and how long granting took."""

from data_access.measures.declare import cases, declare, quantile
from data_access.schema import reward

declare(
    reward,
    "eligible_on",
    rewards=cases(lambda c, now: c.eligible_on.is_not(None)),
    rewards_granted=cases(lambda c, now: c.state == "granted"),
    rewards_declined=cases(lambda c, now: c.state == "refused"),
    reward_grants=cases(lambda c, now: c.grant_minutes.is_not(None)),
    reward_grants_working=cases(lambda c, now: c.grant_business_minutes.is_not(None)),
)
declare(
    reward,
    "eligible_on",
    None,
    reward_grant_p50=quantile("grant_minutes", 0.5),
    reward_grant_p50_working=quantile("grant_business_minutes", 0.5),
)
