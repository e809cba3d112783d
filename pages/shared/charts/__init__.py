"""Charts, named by their shape. Each takes plain data and returns a `Chart`; `draw` puts it on the page."""

from pages.shared.charts.bars import bars, distribution, stacked
from pages.shared.charts.dots import dots
from pages.shared.charts.draw import as_table, draw
from pages.shared.charts.figure import Chart, Said
from pages.shared.charts.flows import Bucket, Named, flows
from pages.shared.charts.funnel import funnel
from pages.shared.charts.lines import Line, lines
from pages.shared.charts.marks import Note
from pages.shared.charts.sparkline import sparkline
from pages.shared.charts.spread import spread
from pages.shared.charts.steps import Curve, steps
from pages.shared.charts.upright import Part, upright

__all__ = [
    "Bucket", "Chart", "Curve", "Line", "Named", "Note", "Part", "Said", "as_table", "bars", "distribution", "dots",
    "draw", "flows", "funnel", "lines", "sparkline", "spread", "stacked", "steps", "upright",
]  # fmt: skip
