from decimal import Decimal

from postchain_tui.core.diary import DeclarationKind, PainKind
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.settings import Settings
from postchain_tui.store import pain
from tests.build import START
from tests.ui.app import NARROW, Running, memory, open_app

FIRST = "question 1 of 5"


def declared(running: Running) -> list[tuple[DeclarationKind, str]]:
    """What the person said of herself, in its order."""
    return [(said.kind, said.value) for said in pain.declarations(running.store)]


def usual_pain(running: Running) -> list[int | None]:
    """The usual pain as it was put on record."""
    scores = pain.pain_between(running.store, START.replace(day=1), START.replace(day=30))
    return [score.score for score in scores if score.kind is PainKind.USUAL]


async def test_five_times_enter_takes_every_default() -> None:
    async with open_app() as running:
        for number in range(1, 6):
            assert f"question {number} of 5" in running.text
            await running.press("enter")
        assert running.screen == "TodayScreen"
        assert running.coach.settings == Settings(usual_pain=2)
        assert declared(running) == [(DeclarationKind.INJURED, "no")]
        assert usual_pain(running) == [2]


async def test_esc_takes_the_defaults_and_claims_no_usual_pain() -> None:
    async with open_app() as running:
        await running.press("down", "escape")
        assert running.screen == "TodayScreen"
        assert running.coach.settings == Settings()
        assert declared(running) == [(DeclarationKind.INJURED, "no")]
        assert usual_pain(running) == []


async def test_every_answer_is_put_on_record() -> None:
    async with open_app() as running:
        await running.press("down", "enter")
        await running.press("space", *["down"] * 7, "space", "enter")
        await running.press("down", "enter", "7", "enter")
        await running.press(*["up"] * 1, "space", "enter")
        chosen = running.coach.settings
        assert chosen.units is Unit.LB
        assert chosen.bar == Load(Decimal(45), Unit.LB)
        assert chosen.implements == Settings().implements - {"mat"} | {"dumbbells"}
        assert chosen.usual_pain == 7
        said = declared(running)
        assert said[0] == (DeclarationKind.INJURED, "yes")
        assert [kind for kind, _ in said[1:]] == [DeclarationKind.RED_FLAG]


async def test_plus_and_minus_change_what_the_bar_weighs() -> None:
    async with open_app() as running:
        await running.press("enter", "minus", "minus")
        assert "barbell, 15 kg" in running.line("barbell")
        await running.press("plus")
        assert "barbell, 17.5 kg" in running.line("barbell")
        await running.press(*["plus"] * 4)
        assert "barbell, 25 kg" in running.line("barbell")
        await running.press("escape")
        assert running.coach.settings.bar == Settings().bar


async def test_the_bar_that_was_chosen_is_kept() -> None:
    async with open_app() as running:
        await running.press("enter", "minus", *["enter"] * 4)
        assert running.coach.settings.bar == Load(Decimal("17.5"), Unit.KG)


async def test_one_can_go_back_to_a_question_before() -> None:
    async with open_app() as running:
        await running.press("left")
        assert FIRST in running.text
        await running.press("enter", "enter", "left", "backspace")
        assert FIRST in running.text
        await running.press("down", *["enter"] * 5)
        assert running.coach.settings.units is Unit.LB


async def test_a_digit_marks_the_usual_pain_and_passes_no_question_unread() -> None:
    async with open_app() as running:
        await running.press("enter", "enter", "enter")
        for key, answer in (("0", "● 0"), ("9", "● 9"), ("t", "● 10"), ("4", "● 4")):
            await running.press(key)
            assert "question 4 of 5" in running.text
            assert answer in running.text
        await running.press("enter")
        assert "question 5 of 5" in running.text
        await running.press("enter")
        assert running.coach.settings.usual_pain == 4
        assert usual_pain(running) == [4]


async def test_a_usual_pain_that_is_not_known_is_not_recorded() -> None:
    async with open_app() as running:
        await running.press("enter", "enter", "enter", "minus", "enter")
        assert running.coach.settings.usual_pain is None
        assert usual_pain(running) == []


async def test_a_digit_is_no_answer_to_another_question() -> None:
    async with open_app() as running:
        await running.press("3", "t", "minus")
        assert FIRST in running.text


async def test_an_urgent_warning_sign_locks_training_until_one_was_assessed() -> None:
    async with open_app() as running:
        await running.press(*["enter"] * 4, "space", "enter")
        assert "Stop here and get help now" in running.text
        assert "your emergency number" in running.text
        await running.press("enter")
        assert running.screen == "TodayScreen"
        assert "lock" in running.line("postchain")
        await running.press("space")
        assert "Stop here and get help now" in running.text
        await running.press("escape")
        assert running.sessions == []
        await running.press("space", "a")
        assert running.screen == "TodayScreen"
        assert "lock" not in running.line("postchain")
        assert declared(running)[-1] == (DeclarationKind.ASSESSED, "yes")
        await running.press("space")
        assert len(running.sessions) == 1


async def test_today_says_why_it_is_locked() -> None:
    async with open_app() as running:
        await running.press(*["enter"] * 4, "space", "enter", "enter")
        assert "✕ lock  " in running.text


async def test_a_sign_for_the_doctor_is_advice_and_locks_nothing() -> None:
    async with open_app(size=NARROW) as running:
        await running.press(*["enter"] * 4, "up", "space", "enter")
        assert "Please have this looked at" in running.text
        assert "assessed" not in running.text
        await running.press("a")
        assert "Please have this looked at" in running.text
        await running.press("escape", "space")
        assert len(running.sessions) == 1


async def test_whoever_has_answered_is_not_asked_again() -> None:
    async with open_app(memory()) as running:
        assert running.screen == "TodayScreen"
