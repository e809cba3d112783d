"""The bar of a complaint's stages: who had it how long, and which stage missed its own due time."""

from pages.shared.charts.stages import Span, stage_bar

HOUR = 60.0


def spans() -> list[Span]:
    return [
        Span("received", "Received", "Ann", 0, 2 * HOUR, due=3 * HOUR),
        Span("investigated", "Investigated", "Ben", 2 * HOUR, 9 * HOUR, due=8 * HOUR),
        Span("solution", "Solution", "Ben", 9 * HOUR, 10 * HOUR, running=True),
    ]


def test_each_stage_has_a_mark_at_its_own_due_time_and_a_missed_one_is_another_colour() -> None:
    bars, marks = stage_bar(spans(), 12 * HOUR, "en").figure["data"]
    assert bars["y"] == [0, 1, 2]
    assert (marks["x"], marks["y"]) == ([3 * HOUR, 8 * HOUR], [0, 1])
    kept, missed = marks["marker"]["line"]["color"]
    assert kept != missed


def test_a_reader_who_does_not_see_it_hears_which_stage_was_late() -> None:
    said = stage_bar(spans(), None, "en").alt
    assert "Investigated, Ben, 7 h (past its due time)" in said
    assert said.count("past its due time") == 1
    assert "（超时）" in stage_bar(spans(), None, "zh").alt


def test_without_any_promise_there_are_only_the_bars() -> None:
    plain = [Span("received", "Received", "", 0, 0.0)]
    assert len(stage_bar(plain, None, "en").figure["data"]) == 1
