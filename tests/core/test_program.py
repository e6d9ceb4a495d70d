"""What a program is."""

from __future__ import annotations

from postchain_tui.core.program import Program, Role, Slot


def test_a_program_lists_the_exercises_of_all_its_slots() -> None:
    slots = (
        Slot(Role.WARMUP, ("march",), None, skippable=True),
        Slot(Role.WORK, ("bridge", "thrust"), None, skippable=False),
    )
    assert Program("", "", "", "", slots).exercises == {"march", "bridge", "thrust"}
