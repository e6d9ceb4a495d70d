"""What came before the worse and the better mornings."""

from __future__ import annotations

from itertools import cycle, islice

from postchain_tui.core.diary import PainRecord
from postchain_tui.core.load import Unit
from postchain_tui.core.mornings import CAPTION, LEAST
from postchain_tui.core.progress.look import Look
from postchain_tui.core.progress.mornings import mornings_page
from postchain_tui.core.settings import Settings
from postchain_tui.core.span import Span
from tests.core.progress.looks import GOOD_MORNING, HINGE, RDL, around, fact, look, pains, trained

HEAD = ("when", "exercise", "load", "n", "worse", "same", "better", "mean change", "95 %")


def _back(
    sessions: int,
    load: float | None = 40,
    name: str = RDL.id,
    rises: tuple[int, ...] = (1,),
    *,
    unit: Unit = Unit.KG,
    span: Span = Span.TWELVE_WEEKS,
) -> Look:
    """Sessions every three days, each with pain 3 before and the next morning that much more."""
    days = [3 * place + 3 for place in range(sessions)]
    scores: list[PainRecord] = []
    for days_ago, rise in zip(days, islice(cycle(rises), sessions), strict=True):
        scores += around(days_ago, before=3, morning=3 + rise)
    done = [trained(days_ago, load, name=name, unit=unit) for days_ago in days]
    return look(*done, scores=tuple(scores), span=span, settings=Settings(units=unit))


def _rows(back: Look, when: str = "next morning") -> list[tuple[str, ...]]:
    table = mornings_page(back).table()
    assert table.head == HEAD
    return [row for row in table.rows if row[0] == when]


def test_counts_mean_and_interval_are_told_from_eight_sessions_on() -> None:
    [row] = _rows(_back(8, rises=(1, 0, 2, -1)))
    assert row == (
        "next morning",
        "Romanian deadlift",
        "40 kg",
        "8",
        "4",
        "2",
        "2",
        "+0.5",
        "−0.5 to +1.5",
    )


def test_with_fewer_it_is_told_how_many_there_are_and_how_many_it_needs() -> None:
    [row] = _rows(_back(LEAST - 1))
    assert row == ("next morning", "Romanian deadlift", "40 kg", "7", "", "", "", "", "needs 8")


def test_what_has_no_session_at_all_has_no_row() -> None:
    assert _rows(_back(7), "right after") == []


def test_an_interval_without_zero_is_called_clear() -> None:
    [worse] = _rows(_back(12, rises=(1, 2)))
    [unclear] = _rows(_back(12, rises=(1, -1)))
    assert worse[-1].endswith(" clear")
    assert unclear[-1] == "−0.7 to +0.7"


def test_a_change_that_was_always_the_same_has_no_interval() -> None:
    [worse] = _rows(_back(9, rises=(2,)))
    [same] = _rows(_back(9, rises=(0,)))
    assert worse[-2:] == ("+2.0", "every time clear")
    assert same[-2:] == ("+0.0", "every time")


def test_a_session_without_a_score_before_it_does_not_count() -> None:
    back = _back(9)
    later = look(
        *(trained(3 * place + 3, 40) for place in range(10)),
        scores=(*back.chronicle.scores, *around(30, morning=9), *pains({32: 3, 33: 3, 34: 3})),
    )
    assert [row[3] for row in _rows(later)] == ["9"]
    assert "score before" in " ".join(fact(mornings_page(later), "HOW IT IS COUNTED"))


def test_less_pain_is_told_with_a_minus() -> None:
    [row] = _rows(_back(9, rises=(-1, -2, -1)))
    assert row[7] == "−1.3"
    assert row[4:7] == ("0", "0", "9")


def test_loads_are_told_in_the_persons_unit() -> None:
    [row] = _rows(_back(8, 95, unit=Unit.LB))
    assert row[2] == "95 lb"


def test_without_a_load_it_says_so() -> None:
    [row] = _rows(_back(8, None, HINGE.id))
    assert row[1:3] == ("Hip hinge", "no load")


def test_a_load_that_is_always_there_was_not_recorded() -> None:
    for sessions in (8, 7):
        [row] = _rows(_back(sessions, None, GOOD_MORNING.id))
        assert row[1:3] == ("Good morning", "not recorded")


def test_an_exercise_that_the_catalog_does_not_have_is_told_by_its_id() -> None:
    for sessions in (8, 7):
        [row] = _rows(_back(sessions, None, "gone"))
        assert row[1:3] == ("gone", "no load")


def test_sessions_before_the_span_do_not_count() -> None:
    [row] = _rows(_back(20, span=Span.FOUR_WEEKS))
    assert row[3] == "9"


def test_told_rows_come_before_those_with_too_few_sessions() -> None:
    few, many = _back(3, 20), _back(9, 40)
    later = tuple(trained(100 + n, 20) for n in range(3))
    scores = tuple(one for n in range(3) for one in around(100 + n, before=2, morning=2))
    both = look(
        *later,
        *(trained(3 * place + 3, 40) for place in range(9)),
        scores=(*scores, *many.chronicle.scores),
        span=Span.ALL,
    )
    assert len(_rows(few)) == 1
    assert [row[2:4] for row in _rows(both)] == [("40 kg", "9"), ("20 kg", "3")]


def test_the_page_warns_against_reading_causes_into_it() -> None:
    told = fact(mornings_page(_back(8)), "READ WITH CARE")
    assert told[0] == CAPTION
    assert "by chance" in told[1]


def test_where_nothing_can_be_compared_it_says_so() -> None:
    page = mornings_page(look(trained(3, 40)))
    assert page.table().rows == ()
    assert page.table().empty
    assert fact(page, "READ WITH CARE")[1] == "nothing could be compared yet"
    assert mornings_page(look()).table().rows == ()


def test_the_page_says_below_how_many_sessions_nothing_is_told() -> None:
    assert f"Fewer than {LEAST}" in " ".join(fact(mornings_page(look()), "HOW IT IS COUNTED"))


def test_what_looks_clear_is_said_in_a_sentence() -> None:
    assert fact(mornings_page(_back(8, rises=(0, 1, -1, 0))), "WHAT LOOKS CLEAR") == ("nothing",)
    (words,) = fact(mornings_page(_back(9, rises=(1, 1, 2))), "WHAT LOOKS CLEAR")
    assert words.startswith("After Romanian deadlift with 40 kg the next morning was on average")
    assert words.endswith("9 worse, 0 same, 0 better of 9)")
