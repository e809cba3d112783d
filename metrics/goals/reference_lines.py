"""Values seen in the field. Drawn as such, with their source, and never a default target."""

from dataclasses import dataclass

from metrics.words import Text

FIELD = Text(en="seen in the field", zh="行业常见水平")


@dataclass(frozen=True)
class ReferenceLine:
    """`value` is in the unit of the metric with that key; `name` is the line's label."""

    metric: str
    value: float
    name: Text
    source: Text


REFERENCE_LINES: tuple[ReferenceLine, ...] = (
    ReferenceLine("first_contact_resolution", 0.70, Text(en="good, 70–79 %", zh="良好，70%–79%"), FIELD),
    ReferenceLine("first_contact_resolution", 0.80, Text(en="best, 80 % and over", zh="优秀，80% 以上"), FIELD),
    ReferenceLine("csat", 0.77, Text(en="average, 77 %", zh="平均，77%"), FIELD),
    ReferenceLine("csat", 0.85, Text(en="best, 85 % and over", zh="优秀，85% 以上"), FIELD),
    # "Telephone 80 % within 20 s" is a standard with its attainment, not a value of one of our metrics: no line.
)


def reference_lines(key: str) -> tuple[ReferenceLine, ...]:
    """The lines of the metric with that key, lowest first; most metrics have none."""
    return tuple(sorted((line for line in REFERENCE_LINES if line.metric == key), key=lambda line: line.value))
