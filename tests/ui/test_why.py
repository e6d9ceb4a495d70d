"""Why something is due: marked on Today, shown in full, and what may be said about it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from postchain_tui.catalog.library import Library
from postchain_tui.core.decision import Decision, Evidence
from postchain_tui.core.diary import DeclarationKind
from postchain_tui.core.gates import Condition
from postchain_tui.core.load import Unit
from postchain_tui.core.plan import Verdict
from postchain_tui.store import pain
from postchain_tui.ui.dialogs.why import WhyAnswer, WhyDialog
from postchain_tui.ui.widgets.decision_text import Why
from tests.build import kg
from tests.ui.app import NARROW, WIDE, Running, memory, open_app
from tests.ui.lives import declared, said, that_says
from tests.ui.test_hostile_text import CONTROLS, MARKUP, assert_harmless

INJURED = declared(DeclarationKind.INJURED)
LIFT = Library().exercise("rdl_barbell")
DECISION = Decision(
    verdict=Verdict.HOLD,
    exercise=LIFT,
    dose=LIFT.dose,
    load=kg(30),
    reason="Hold at 30 kg: next morning was 2, one above before.",
    conditions=(
        Condition("4 sets of 12 or more", met=True),
        Condition("green light, settled the next morning", met=False, shortfall="amber"),
    ),
    evidence=(
        Evidence("Fri 27 Feb  Romanian deadlift", "30 kg × 12 12 12 12", "amber"),
        Evidence("Wed 25 Feb  Romanian deadlift", "30 kg × 12 12 12 11", "green"),
        Evidence("Mon 23 Feb  you said", "stay on: Romanian deadlift"),
    ),
    reached=LIFT.id,
    outlook="A green session, and it goes on from here.",
)


def marked(running: Running) -> list[str]:
    """The lines of what is marked on Today."""
    return [line.strip() for line in running.text.splitlines() if "▌" in line]


async def shown(running: Running, why: Why) -> list[WhyAnswer | None]:
    """Show a decision; what the dialog gives back is added later."""
    answers: list[WhyAnswer | None] = []
    running.app.push_screen(WhyDialog(why), answers.append)
    await running.pilot.pause()
    return answers


# The mark on Today


async def test_of_a_usual_plan_the_first_exercise_is_marked() -> None:
    async with open_app(memory(), size=NARROW) as running:
        assert "1  Glute bridge" in marked(running)[0]


async def test_what_is_not_done_as_usual_is_marked_first() -> None:
    async with open_app(that_says(declared(DeclarationKind.DELOAD, "taken"))) as running:
        assert "↓ deload" in marked(running)[1]


async def test_the_mark_goes_round_and_passes_over_the_warm_up() -> None:
    async with open_app(memory()) as running:
        seen = []
        for key in ("down", "down", "down", "up"):
            await running.press(key)
            seen.append(marked(running)[0][1:].split()[0])
        assert seen == ["2", "3", "1", "3"]


async def test_what_is_marked_is_in_sight_where_there_is_little_room() -> None:
    async with open_app(memory(), size=(80, 20), notice="It lies elsewhere. " * 24) as running:
        assert "3  Good morning" not in running.text
        await running.press("up")
        assert marked(running)[0][1:].split()[0] == "3"
        await running.press("down")
        assert "NEXT  Basics" in running.text


async def test_the_side_is_a_page_further_down_where_there_is_little_room() -> None:
    async with open_app(memory(), size=(80, 20)) as running:
        assert "LAST" not in running.text
        await running.press("pagedown", "pagedown", "pagedown")
        assert "LAST" in running.text
        await running.press("pageup", "pageup", "pageup")
        assert "NEXT  Basics" in running.text


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_long_reason_goes_on_below_where_it_began(size: tuple[int, int]) -> None:
    async with open_app(that_says(INJURED), size=size) as running:
        await running.press("down")
        lines = [line for line in running.text.splitlines() if "▌" in line]
        reason = [line.partition("▌")[2] for line in lines[1:]]
        assert len(reason) > 1
        assert all(line.startswith(" " * 4) and line[4] != " " for line in reason)


# The dialog


async def test_the_dialog_shows_what_is_marked() -> None:
    async with open_app(memory()) as running:
        await running.press("down", "w")
        assert running.screen == "WhyDialog"
        assert "Romanian deadlift, empty bar" in running.text
        assert "○ open" in running.text
        await running.press("escape")
        assert running.screen == "TodayScreen"


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_every_part_of_a_decision_is_shown(size: tuple[int, int]) -> None:
    async with open_app(memory(), size=size) as running:
        await shown(running, Why(DECISION, Unit.KG, choices=("Hip thrust",)))
        await running.press("pagedown")
        seen = running.text
        await running.press("pageup", "pageup")
        seen += running.text
        for part in (
            "= hold   4 × 8–12 · 30 kg · rest 2:00",
            "Hold at 30 kg: next morning was 2, one above before.",
            "Fri 27 Feb  Romanian deadlift",
            "30 kg × 12 12 12 11",
            "stay on: Romanian deadlift",
            "✓ met   4 sets of 12 or more",
            "○ open  green light, settled the next morning",
            "▸ Hip thrust",
            "A green session, and it goes on from here.",
        ):
            assert part in seen


async def test_a_light_is_a_symbol_and_a_word() -> None:
    async with open_app(memory()) as running:
        await shown(running, Why(DECISION, Unit.KG))
        assert running.line("Fri 27 Feb").endswith("◆ amber")
        assert running.line("Wed 25 Feb").endswith("● green")
        assert running.line("Mon 23 Feb").endswith("you said")


async def test_a_decision_alone_offers_nothing_but_to_be_closed() -> None:
    async with open_app(memory()) as running:
        answers = await shown(running, Why(DECISION, Unit.KG))
        await running.press("c", "k", "a")
        assert answers == []
        await running.press("enter")
        assert answers == [None]


@pytest.mark.parametrize(
    ("key", "why", "answer"),
    [
        ("c", Why(DECISION, Unit.KG, choices=("Hip thrust",)), WhyAnswer.CHOOSE),
        ("k", Why(DECISION, Unit.KG, can_stay=True), WhyAnswer.STAY),
        ("k", Why(DECISION, Unit.KG, can_stay=True, is_pinned=True), WhyAnswer.LEAVE),
        ("a", Why(DECISION, Unit.KG, instead_of="Back extension"), WhyAnswer.ANYWAY),
    ],
)
async def test_a_key_answers_where_it_is_offered(key: str, why: Why, answer: WhyAnswer) -> None:
    async with open_app(memory()) as running:
        answers = await shown(running, why)
        await running.press(key)
        assert answers == [answer]


@pytest.mark.parametrize("text", [" ".join(MARKUP), " ".join(CONTROLS), "世" * 300, "x" * 3000])
@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_hostile_texts_are_letters(text: str, size: tuple[int, int]) -> None:
    spoilt = replace(
        DECISION,
        exercise=replace(LIFT, name=text),
        reason=text,
        outlook=text,
        conditions=(Condition(text, met=False, shortfall=text),),
        evidence=(Evidence(text, text, text),),
    )
    async with open_app(memory(), size=size) as running:
        await shown(running, Why(spoilt, Unit.KG, choices=(text,), instead_of=text))
        for _ in range(6):
            assert_harmless(running)
            await running.press("pagedown")


# What may be said about it


async def test_a_rung_is_stayed_on_and_left_again() -> None:
    async with open_app(memory()) as running:
        await running.press("w", "k")
        assert said(running) == [(DeclarationKind.PINNED, "glute_bridge")]
        assert "Pinned: Glute bridge stays" in running.text
        assert "▸ start  ▣ stays on this rung  " in marked(running)[1]
        await running.press("w")
        assert "k Leave this rung free again" in running.text
        assert "k Stay on this rung" not in running.text
        assert "You chose to stay on this rung" in running.text
        running.clock.moment = running.clock.moment.replace(minute=30)
        await running.press("k")
        assert said(running)[1:] == [(DeclarationKind.UNPINNED, "glute_bridge")]
        assert "Not pinned any more: Glute bridge" in running.text
        assert "▣" not in running.text
        await running.press("w")
        assert "k Stay on this rung" in running.text
        assert "You chose to stay on this rung" not in running.text


async def test_what_stands_in_for_another_can_be_set_aside() -> None:
    async with open_app(that_says(INJURED), size=(120, 60)) as running:
        await running.press("down")
        instead = "Romanian deadlift, empty bar"
        assert any(f"stands in for {instead}" in line for line in marked(running))
        await running.press("w")
        assert f"It stands in for {instead}, which can be done anyway." in running.text
        await running.press("a")
        assert said(running)[1:] == [(DeclarationKind.ANYWAY, "rdl_empty_bar")]
        assert f"2  {instead}" in marked(running)[0]


async def test_the_good_morning_cannot_be_set_aside_while_injured() -> None:
    chosen = declared(DeclarationKind.CHOSEN, "gm_band", hours_ago=3)
    async with open_app(that_says(chosen, INJURED)) as running:
        for _ in range(3):
            await running.press("down", "w")
            if "Good morning" in running.text.split("EVIDENCE")[0]:
                await running.press("a")
                await running.press("escape")
            await running.press("escape")
        assert (DeclarationKind.ANYWAY, "gm_band") not in said(running)


async def test_a_locked_decision_can_only_be_read() -> None:
    flag = declared(DeclarationKind.RED_FLAG, "bladder_bowel")
    async with open_app(that_says(flag, INJURED)) as running:
        await running.press("w")
        assert "× locked" in running.text
        await running.press("k", "a", "c")
        assert running.screen == "WhyDialog"
        assert len(pain.declarations(running.store)) == 2
