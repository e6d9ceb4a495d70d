"""What an exercise is."""

from __future__ import annotations

import pytest

from postchain_tui.core.exercise import LoadType


@pytest.mark.parametrize(
    ("load_type", "takes_load", "is_load_alone"),
    [
        (LoadType.BODYWEIGHT, False, False),
        (LoadType.BAND, False, False),
        (LoadType.EXTERNAL, True, True),
        (LoadType.EXTERNAL_PER_HAND, True, True),
        (LoadType.MACHINE, True, True),
        (LoadType.BODYWEIGHT_OR_EXTERNAL, True, False),
        (LoadType.ASSISTED, True, False),
    ],
)
def test_where_the_body_helps_or_is_lifted_too_the_load_is_not_all(
    load_type: LoadType, takes_load: bool, is_load_alone: bool
) -> None:
    assert load_type.takes_load is takes_load
    assert load_type.is_load_alone is is_load_alone


def test_what_is_lifted_alone_is_logged_too() -> None:
    alone = {one for one in LoadType if one.is_load_alone}
    assert alone < {one for one in LoadType if one.takes_load}


@pytest.mark.parametrize("load_type", LoadType)
def test_only_what_assists_makes_it_easier(load_type: LoadType) -> None:
    assert load_type.is_harder_when_heavier is (load_type is not LoadType.ASSISTED)
