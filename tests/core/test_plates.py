from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.errors import InputError
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.plates import Plates

COMMON_KG = Plates.parse("1.25x1,2.5x1,5x1,10x1,20x1", Unit.KG)
COMMON_LB = Plates.parse("45x2,35x1,25x1,10x2,5x1,2.5x1", Unit.LB)
BAR_KG = Load(Decimal(20), Unit.KG)
BAR_LB = Load(Decimal(45), Unit.LB)

WEIGHTS = st.sampled_from(
    [Decimal(n) for n in ("0.25", "0.5", "1.25", "2.5", "5", "7", "10", "15", "25")]
)


def some_plates(*units: Unit) -> st.SearchStrategy[Plates]:
    kinds = st.dictionaries(WEIGHTS, st.integers(1, 3), max_size=4)
    return st.builds(Plates, st.sampled_from(units), kinds.map(lambda owned: tuple(owned.items())))


def kg(number: str) -> Load:
    return Load(Decimal(number), Unit.KG)


def lb(number: str) -> Load:
    return Load(Decimal(number), Unit.LB)


def weights(*numbers: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(number) for number in numbers)


def test_sixty_pounds_a_side_are_35_and_25_and_not_three_plates() -> None:
    assert COMMON_LB.per_side(lb("165"), BAR_LB) == weights("35", "25")


def test_thirty_kilograms_a_side_are_found_where_taking_the_heaviest_first_fails() -> None:
    plates = Plates.parse("25x1,15x2,1.25x2", Unit.KG)
    assert plates.per_side(kg("80"), BAR_KG) == weights("15", "15")


def test_of_two_ways_with_equally_many_plates_the_heavier_plate_wins() -> None:
    assert Plates.parse("5x1,15x2,25x1", Unit.KG).per_side(kg("80"), BAR_KG) == weights("25", "5")


def test_the_bar_alone_takes_no_plates() -> None:
    assert COMMON_KG.per_side(BAR_KG, BAR_KG) == ()


@pytest.mark.parametrize("total", ["19.99", "0", "20.01", "21", "22.505", "97.51", "900"])
def test_a_total_that_cannot_be_made_has_no_plates(total: str) -> None:
    assert COMMON_KG.per_side(kg(total), BAR_KG) is None


def test_the_loadable_totals_begin_with_the_bar() -> None:
    plates = Plates.parse("1.25x1,2.5x1", Unit.KG)
    assert plates.loadable(BAR_KG) == tuple(kg(n) for n in ("20", "22.5", "25", "27.5"))
    assert Plates(Unit.KG, ()).loadable(BAR_KG) == (BAR_KG,)


def test_totals_end_at_the_highest_load_there_is() -> None:
    plates = Plates(Unit.KG, tuple((Decimal(100 - kind), 20) for kind in range(20)))
    assert plates.loadable(BAR_KG)[-1].number <= 1000
    assert plates.loadable(kg("1100")) == (kg("1100"),)


@pytest.mark.parametrize(
    ("total", "rounded"),
    [("31", "30"), ("30", "30"), ("29.99", "27.5"), ("5", "20"), ("500", "97.5")],
)
def test_a_total_that_cannot_be_loaded_is_rounded_down(total: str, rounded: str) -> None:
    assert COMMON_KG.at_or_below(kg(total), BAR_KG) == kg(rounded)


@pytest.mark.parametrize(
    ("total", "direction", "expected"),
    [
        ("20", 1, "22.5"),
        ("22.5", -1, "20"),
        ("23", 1, "25"),
        ("23", -1, "22.5"),
        ("20", -1, "20"),
        ("3", -1, "20"),
        ("3", 1, "20"),
        ("97.5", 1, "97.5"),
        ("300", 1, "97.5"),
        ("300", -1, "97.5"),
    ],
)
def test_a_step_leads_to_the_next_total_and_stops_at_the_ends(
    total: str, direction: int, expected: str
) -> None:
    assert COMMON_KG.step(kg(total), BAR_KG, direction) == kg(expected)


def test_pound_plates_on_a_pound_bar_are_found_for_a_total_shown_in_kilograms() -> None:
    assert COMMON_LB.per_side(kg("61.23"), BAR_LB) == weights("45")
    assert COMMON_LB.at_or_below(kg("61.23"), BAR_LB) == lb("135")
    assert COMMON_LB.step(kg("61.23"), BAR_LB, 1) == lb("140")
    assert COMMON_LB.step(kg("61.23"), BAR_LB, -1) == lb("130")


def test_a_pound_bar_with_kilogram_plates_is_exact_in_kilograms() -> None:
    total = COMMON_KG.loadable(BAR_LB)[1]
    assert total == kg("22.91165665")
    assert COMMON_KG.per_side(total, BAR_LB) == weights("1.25")
    assert COMMON_KG.per_side(kg("22.91"), BAR_LB) == weights("1.25")
    assert COMMON_KG.per_side(kg("22.93"), BAR_LB) is None


def test_a_kilogram_bar_with_pound_plates_is_exact_in_kilograms() -> None:
    total = COMMON_LB.loadable(BAR_KG)[1]
    assert total == kg("22.26796185")
    assert COMMON_LB.per_side(total, BAR_KG) == weights("2.5")


@given(some_plates(*Unit), st.sampled_from([BAR_KG, BAR_LB]))
def test_every_loadable_total_is_made_of_owned_plates_and_sums_exactly(
    plates: Plates, bar: Load
) -> None:
    owned = dict(plates.pairs)
    totals = plates.loadable(bar)
    assert [total.exact_grams for total in totals] == sorted({t.exact_grams for t in totals})
    for total in totals:
        side = plates.per_side(total, bar)
        assert side is not None
        assert list(side) == sorted(side, reverse=True)
        assert all(side.count(weight) <= owned[weight] for weight in side)
        assert bar.exact_grams + 2 * sum(side) * plates.unit.grams == total.exact_grams


@given(some_plates(Unit.KG))
def test_no_other_choice_needs_fewer_plates_and_none_reaches_another_total(plates: Plates) -> None:
    fewest: dict[Decimal, int] = {}
    for counts in product(*(range(pairs + 1) for _, pairs in plates.pairs)):
        side = sum(
            (weight * count for (weight, _), count in zip(plates.pairs, counts, strict=True)),
            Decimal(0),
        )
        fewest[side] = min(fewest.get(side, 99), sum(counts))
    sides = {(total.number - 20) / 2: total for total in plates.loadable(BAR_KG)}
    assert set(sides) == set(fewest)
    for side, total in sides.items():
        assert len(plates.per_side(total, BAR_KG) or ()) == fewest[side]


@given(some_plates(*Unit), st.sampled_from([BAR_KG, BAR_LB]), st.data())
def test_a_step_up_and_a_step_down_lead_back(
    plates: Plates, bar: Load, data: st.DataObject
) -> None:
    totals = plates.loadable(bar)
    index = data.draw(st.integers(0, len(totals) - 1))
    up = plates.step(totals[index], bar, 1)
    assert up == totals[min(index + 1, len(totals) - 1)]
    if up != totals[index]:
        assert plates.step(up, bar, -1) == totals[index]


@given(some_plates(Unit.KG), st.decimals(0, 300, places=2))
def test_rounding_down_never_rounds_up_and_leaves_nothing_out(
    plates: Plates, number: Decimal
) -> None:
    total = Load(number, Unit.KG)
    rounded = plates.at_or_below(total, BAR_KG)
    below = [t for t in plates.loadable(BAR_KG) if t.number <= number]
    assert rounded == (below[-1] if below else BAR_KG)


@given(some_plates(Unit.KG))
def test_plates_are_read_as_they_are_written(plates: Plates) -> None:
    assert Plates.parse(str(plates), Unit.KG) == plates


@pytest.mark.parametrize(
    "text", ["1.25x1,2.5x2", "1,25x1,2,5x2", " 1.25 x 1 , 2.5X2 ", "1.25×1,2.5×2"]
)
def test_plates_are_read_with_point_or_comma_and_spaces(text: str) -> None:
    assert Plates.parse(text, Unit.KG).pairs == ((Decimal("1.25"), 1), (Decimal("2.5"), 2))


@pytest.mark.parametrize("text", ["", "  "])
def test_somebody_may_own_no_plates(text: str) -> None:
    assert Plates.parse(text, Unit.KG) == Plates(Unit.KG, ())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("5", "plates are written as 1.25x1,2.5x2"),
        ("5x1,", "plates are written as"),
        ("5x1 10x1", "plates are written as"),
        ("٥x1", "plates are written as"),
        ("-5x1", "plates are written as"),
        ("nanx1", "plates are written as"),
        ("5x" + "9" * 5000, "plates are written as"),
        ("0x1", "a plate weighs 0.01 to 100 kg, with at most two decimals"),
        ("100.01x1", "a plate weighs 0.01 to 100 kg"),
        ("1.255x1", "a plate weighs 0.01 to 100 kg, with at most two decimals"),
        ("5x0", "pairs of a plate are 1 to 20"),
        ("5x21", "pairs of a plate are 1 to 20"),
        ("5x1,5.0x1", "every kind of plate is listed once"),
        (",".join(f"{n}x1" for n in range(1, 22)), "plates are at most 20 kinds"),
    ],
)
def test_impossible_plates_are_refused_with_what_is_possible(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        Plates.parse(text, Unit.KG)


@pytest.mark.timeout(5)
def test_any_plates_there_may_be_are_worked_out_without_a_long_wait() -> None:
    plates = Plates(
        Unit.LB, tuple((Decimal("1.01") + kind * Decimal("0.37"), 20) for kind in range(20))
    )
    totals = plates.loadable(BAR_LB)
    assert len(totals) > 100_000
    assert plates.per_side(totals[-1], BAR_LB) is not None
