"""The face of the session: what it says at a moment, in each of its states."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from postchain_tui.core import steps
from postchain_tui.core.exercise import Phase
from postchain_tui.core.formatting import (
    clock,
    countdown,
    dose_text,
    load_text,
    over,
    plates_text,
    reps_text,
    rest_text,
)
from postchain_tui.core.loading import plates_per_side, uses_barbell
from postchain_tui.core.pacer import RELAX_SECONDS, HoldBeat
from postchain_tui.core.plan import Planned
from postchain_tui.core.session import (
    Brief,
    CheckIn,
    GetReady,
    Ready,
    Resting,
    Session,
    Side,
    Work,
)
from postchain_tui.core.settings import Settings


class Tone(StrEnum):
    """What kind of moment it is; each has a word and a colour of its own."""

    CALM = "calm"
    ALERT = "alert"
    WORK = "work"
    REST = "rest"
    OVER = "over"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Face:
    """What the middle of the screen shows."""

    tone: Tone
    word: str
    """What is going on, in one word or two."""
    big: str = ""
    """The digits to be read from afar."""
    template: str = ""
    """A text as wide as the digits ever get in this state."""
    caption: str = ""
    bar: float | None = None
    """How much of the phase or the rest is used up, 0 to 1."""
    bar_note: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    """What belongs to it, as pairs of label and text."""
    hint: str = ""
    """What the big key does."""


_PHASE_WORDS = {
    Phase.ECCENTRIC: "lower",
    Phase.BOTTOM: "pause",
    Phase.CONCENTRIC: "up",
    Phase.TOP: "hold",
}


def face(session: Session, now: datetime, settings: Settings) -> Face:
    """What the session shows at a moment."""
    match session.state:
        case Ready():
            return _ready(session, settings)
        case GetReady() as state:
            return _get_ready(session, state, now)
        case Work() as state:
            return _work(session, state, now)
        case Resting() as state:
            return _resting(session, state, now, settings)
    return _STILL.get(type(session.state), Face(Tone.CALM, "Wrap-up"))


_STILL: dict[type, Face] = {
    Brief: Face(Tone.CALM, "How it is done", hint="got it"),
    CheckIn: Face(Tone.CALM, "Before you start", caption="How is the back now?", hint="say"),
}
"""Faces that are the same at any moment."""


def target_facts(planned: Planned, settings: Settings) -> tuple[tuple[str, str], ...]:
    """Load and plates of a target, as far as there are any."""
    if not planned.takes_load:
        return ()
    if planned.load is None:
        return (("load", "yours to choose"),)
    load = ("load", load_text(planned.load, settings.units))
    if not uses_barbell(planned.exercise):
        return (load,)
    plates = plates_per_side(planned.exercise, planned.load, settings)
    words = "cannot be put together exactly" if plates is None else plates_text(plates)
    return (load, ("each side", words))


def _unit_word(planned: Planned) -> str:
    sides = " each side" if planned.exercise.unilateral else ""
    if not planned.is_hold:
        return f"reps{sides}"
    holds = _holds(planned)
    return f"seconds{sides}" if holds == 1 else f"seconds × {holds} holds{sides}"


def _target(planned: Planned) -> str:
    return reps_text(None if planned.is_hold else planned.dose.reps, planned.dose.hold_seconds)


def _ready(session: Session, settings: Settings) -> Face:
    planned = session.current
    dose = planned.dose
    target = _target(planned).removesuffix(" s")
    tempo = (("tempo", str(dose.tempo)),) if planned.is_paced and dose.tempo else ()
    return Face(
        Tone.CALM,
        f"Set {session.set_number} of {dose.sets}",
        big=target,
        template=target,
        caption=_unit_word(planned),
        facts=(
            *target_facts(planned, settings),
            ("rest", rest_text(dose.rest)),
            *tempo,
        ),
        hint="start",
    )


def _get_ready(session: Session, state: GetReady, now: datetime) -> Face:
    left = (state.until - now).total_seconds()
    total = max(1, session.get_ready_seconds)
    seconds = countdown(left).rpartition(":")[2].lstrip("0") or "0"
    return Face(
        Tone.ALERT,
        "Get ready",
        big=f"–{seconds}",
        template="–88",
        caption=f"set {session.set_number} of {session.current.dose.sets}",
        bar=_share(1 - left / total),
        hint="start now",
    )


def _side_word(state: Work) -> str:
    return "" if state.side is None else f"{state.side.value} side"


def _work(session: Session, state: Work, now: datetime) -> Face:
    elapsed = steps.elapsed_work(state, now)
    if elapsed < 0:
        return Face(
            Tone.ALERT,
            "Switch sides",
            big=f"–{int(-elapsed) + 1}",
            template="–88",
            caption=_side_word(state),
            hint="when done",
        )
    if session.current.is_hold:
        return _holding(session, state, now)
    if session.current.is_paced:
        return _paced(session, state, now)
    return Face(
        Tone.WORK,
        "Work",
        big=clock(int(elapsed)),
        template="8:88" if elapsed < 600 else "88:88",
        caption=_joined(f"{_target(session.current)} reps", _side_word(state)),
        hint=_end_hint(state),
    )


def _paced(session: Session, state: Work, now: datetime) -> Face:
    beat = steps.paced_beat(session, state, now)
    if beat is None:
        return Face(Tone.WORK, "Work")
    target = session.current.dose.reps
    is_enough = target is not None and beat.rep > target.high
    seconds = max(1, int(beat.seconds_left + 0.999))
    return Face(
        Tone.WORK,
        _PHASE_WORDS[beat.phase],
        big=str(beat.rep),
        template="88",
        caption=_joined(
            "that was the last one" if is_enough else f"rep of {_target(session.current)}",
            _side_word(state),
        ),
        bar=_share(beat.into / beat.seconds),
        bar_note=f"{seconds} s",
        hint=_end_hint(state),
    )


def _holding(session: Session, state: Work, now: datetime) -> Face:
    held = steps.hold_beat(session, state, now)
    hold = session.current.dose.hold_seconds
    if held is None or hold is None:
        return Face(Tone.WORK, "Hold")
    total = hold.low if held.holding else RELAX_SECONDS
    tone, word = _hold_mood(held)
    is_over = tone is Tone.OVER
    return Face(
        tone,
        word,
        big=over(-held.seconds_left) if is_over else countdown(held.seconds_left),
        template="+8:88",
        caption=_joined(f"hold {held.hold} of {_holds(session.current)}", _side_word(state)),
        bar=_share(1 - held.seconds_left / total),
        hint=_end_hint(state),
    )


def _hold_mood(held: HoldBeat) -> tuple[Tone, str]:
    if not held.holding:
        return Tone.REST, "relax"
    return (Tone.OVER, "done") if held.seconds_left <= 0 else (Tone.WORK, "hold")


def _holds(planned: Planned) -> int:
    return planned.dose.reps.low if planned.dose.reps else 1


def _end_hint(state: Work) -> str:
    return "this side is done" if state.side is Side.LEFT else "when done"


def _resting(session: Session, state: Resting, now: datetime, settings: Settings) -> Face:
    facts = _coming(session, settings)
    if session.is_last_set:
        return Face(Tone.CALM, "Last set done", caption="How was it?", facts=facts, hint="wrap up")
    left = state.clock.left(now)
    shown = _as_needed(state, now) if left is None else _counting_down(state, left)
    return replace(shown, facts=facts, hint="go on" if state.logged else "save and go on")


def _as_needed(state: Resting, now: datetime) -> Face:
    rest = state.clock
    is_paused = rest.paused_at is not None
    return Face(
        Tone.PAUSED if is_paused else Tone.REST,
        "Paused" if is_paused else "Rest as needed",
        big=clock(int(rest.elapsed(now))),
        template="+8:88",
    )


def _counting_down(state: Resting, left: float) -> Face:
    total = state.clock.seconds or 1
    tone, word = _rest_mood(state, left)
    return Face(
        tone,
        word,
        big=over(int(-left)) if left <= 0 else countdown(left),
        template="+8:88" if total < 600 else "+88:88",
        bar=_share(1 - left / total),
        bar_note=f"of {clock(total)}",
    )


def _rest_mood(state: Resting, left: float) -> tuple[Tone, str]:
    if state.clock.paused_at is not None:
        return Tone.PAUSED, "Paused"
    return (Tone.OVER, "Rest is over") if left <= 0 else (Tone.REST, "Rest")


def _coming(session: Session, settings: Settings) -> tuple[tuple[str, str], ...]:
    """What follows the rest: the next set, or the first one of the next exercise."""
    number = session.next_number
    if number is not None:
        return _next_set(session.current, number, settings)
    return () if session.following is None else _next_exercise(session.following, settings)


def _next_set(planned: Planned, number: int, settings: Settings) -> tuple[tuple[str, str], ...]:
    what = _target(planned) if planned.is_hold else f"{_target(planned)} reps"
    return (
        ("next", f"set {number} of {planned.dose.sets}"),
        ("do", what),
        *target_facts(planned, settings),
        *_cue(planned, number),
    )


def _next_exercise(planned: Planned, settings: Settings) -> tuple[tuple[str, str], ...]:
    dose = planned.dose
    return (
        ("next", planned.exercise.name),
        ("do", dose_text(dose.sets, dose.reps, dose.hold_seconds, planned.exercise.unilateral)),
        *target_facts(planned, settings),
        *_cue(planned, 1),
    )


def _cue(planned: Planned, number: int) -> tuple[tuple[str, str], ...]:
    """One cue, another one for every set."""
    cues = planned.exercise.guidance.cues
    return (("cue", cues[(number - 1) % len(cues)]),) if cues else ()


def _share(value: float) -> float:
    return min(1.0, max(0.0, value))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
