"""Rewards as numbers: how many of those earned were granted, and how soon."""

from metrics.declare import Better, Cohort, Measured, Unit, Values, metric, quantile, share
from metrics.words import Text


@metric(
    name=Text(en="Rewards granted", zh="奖励授予率"),
    meaning=Text(
        en="Rewards that were granted / rewards that members or teams were eligible for by the rules, by the first "
        "day on which they were: the day after the month, quarter or year that earned them. Those that nobody has "
        "decided yet count as not granted.",
        zh="已授予的奖励数 / 按规则符合条件的奖励数，按符合条件的首日（获奖周期结束的次日）统计。"
        "尚未决定的计为未授予。",
    ),
    unit=Unit.SHARE,
    better=Better.NEITHER,
    cohort=Cohort.ELIGIBLE,
    needs={"rewards", "rewards_granted"},
)
def rewards_granted(measured: Measured) -> Values:
    return share(measured["rewards_granted"], measured["rewards"])


@metric(
    name=Text(en="Time to grant a reward", zh="奖励授予用时"),
    meaning=Text(
        en="Median time from the first day on which somebody was eligible until the reward was granted, by that first "
        "day. Declined rewards and those nobody has decided yet have no such time.",
        zh="自符合条件之日起至授予奖励的时间中位数，按符合条件的首日统计。未授予及尚未决定的不计入。",
    ),
    unit=Unit.MINUTES,
    better=Better.LOWER,
    cohort=Cohort.ELIGIBLE,
    needs={"reward_grants", "reward_grant_p50"},
)
def reward_grant_time(measured: Measured) -> Values:
    return quantile(measured["reward_grant_p50"], measured["reward_grants"])
