"""Why a period is not closed, in words."""

from metrics.words import Text

PERIOD_REASONS: dict[str, Text] = {
    "period_not_whole": Text(
        en="Only whole months, quarters, half-years and years of the calendar can be closed. Choose one from the list.",
        zh="只能结算完整的自然月、季度、半年或年度，请从列表中选择。",
    ),
    "period_not_over": Text(
        en="This period is not over yet. Close it from the day after its last one.",
        zh="该期间尚未结束，请在最后一天过后再结算。",
    ),
    "period_immature": Text(
        en="Some numbers of this period may still change by themselves. Wait, or say that you close it all the same.",
        zh="该期间的部分数字仍可能自行变化。请稍候再结算，或勾选确认仍要结算。",
    ),
}
