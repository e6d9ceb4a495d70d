"""What else is done on a training day."""

from __future__ import annotations

import pytest

from postchain_tui.core.activity import is_deadlift
from postchain_tui.core.exercise import LoadType
from tests import build


@pytest.mark.parametrize(
    ("family", "load_type", "is_one"),
    [
        ("hinge", LoadType.EXTERNAL, True),
        ("hinge", LoadType.EXTERNAL_PER_HAND, True),
        ("hinge", LoadType.BODYWEIGHT, False),
        ("hinge", LoadType.BAND, False),
        ("good_morning", LoadType.EXTERNAL, False),
    ],
)
def test_a_loaded_hinge_counts_as_a_deadlift(
    family: str, load_type: LoadType, is_one: bool
) -> None:
    assert is_deadlift(build.exercise(family=family, load_type=load_type)) is is_one
