"""What is said of an exercise of one's own, as texts."""

import pytest

from postchain_tui.core.exercise import Measure
from postchain_tui.core.exercise_parts import SAME, Known, shown, typed_in
from postchain_tui.core.form import FieldError
from postchain_tui.core.load import Unit
from tests.build import exercise

BRIDGE = exercise()
KNOWN = Known({BRIDGE.id: BRIDGE}, {"hinge": "Hinges"}, {"glutes": "Glutes"}, Unit.KG)


def test_what_is_not_known_is_called_by_its_id() -> None:
    assert (KNOWN.named("glute_bridge"), KNOWN.named("gone")) == ("Glute bridge", "gone")
    assert KNOWN.family_named("hinge") == "Hinges"
    assert KNOWN.family_named("glute_bridge") == "Glute bridge"
    texts = shown(BRIDGE, KNOWN)
    assert (texts["family"], texts["muscles"], texts["helps"]) == ("bridge", "Glutes", "hamstrings")


def test_only_what_is_typed_is_read() -> None:
    assert typed_in(BRIDGE, {}, KNOWN) == BRIDGE
    held = typed_in(BRIDGE, {"counted": "Holds"}, KNOWN)
    assert held.measure is Measure.HOLD
    assert held.dose == BRIDGE.dose


def test_the_exercise_itself_may_be_named_as_what_is_done_while_injured() -> None:
    for text in (SAME, "glute bridge"):
        same = typed_in(BRIDGE, {"injured": text}, KNOWN)
        assert (same.allowed_when_injured, same.ladder.injured_fallback) == (True, BRIDGE.id)
    untold = typed_in(BRIDGE, {"injured": ""}, KNOWN)
    assert (untold.allowed_when_injured, untold.ladder.injured_fallback) == (False, "")


def test_a_text_that_cannot_be_read_is_told_with_its_field() -> None:
    with pytest.raises(FieldError, match="no muscle") as caught:
        typed_in(BRIDGE, {"muscles": "tail"}, KNOWN)
    assert caught.value.key == "muscles"
