"""Every place of the app, by the keys that lead there: a new one is one line."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

from postchain_tui import demo
from postchain_tui.core.diary import PainKind, PainRecord
from postchain_tui.store import pain, records
from postchain_tui.store.store import Store
from tests.build import START, done, kg
from tests.store.diaries import record
from tests.ui.app import RESTING, FakeClock, Running, bridges, lifts, memory, open_app, open_session


@dataclass(frozen=True)
class Scene:
    """A place, and how one gets there and back to where one came from."""

    name: str
    keys: tuple[str, ...] = ()
    back: tuple[str, ...] = ()


def scene(line: str) -> Scene:
    """A scene from `name: keys | keys back`; without a way back the next goes on from there."""
    name, _, ways = line.partition(": ")
    there, _, back = ways.partition(" | ")
    return Scene(name, tuple(there.split()), tuple(back.split()))


_FIRST = """
units
implements: enter
ground: enter
signs: enter
nothing ticked, one moved: down
advice: space enter
locked today: enter
"""
_EMPTY = """
today
score: p | escape
keys: question_mark | escape
about: question_mark a | escape escape
history: 2 | 1
filter: 2 slash n | escape 1
log: 2 l | escape 1
scores: 2 p | escape 1
trash: 2 x | escape 1
year: 2 y | escape 1
progress: 3 | 1
settings: 5 | 1
settings, moved: 5 down | 1
settings, keys: 5 k | escape 1
programs: 4 p | 1
palette: ctrl+p | escape
"""
_WEEKS = """
today
palette: ctrl+p | escape
palette, moved: ctrl+p down down down | escape
score: p | escape
place: p l | escape escape
place, chosen: p l down 1 y | escape escape
why: w | escape
wrong: exclamation_mark | escape
morning: m | escape
light week: g | escape
function: y | escape escape
keys: question_mark | escape
history: 2 | 1
history, moved: 2 down | 1
history, read: 2 enter | escape 1
filter: 2 slash w | escape 1
filter, nothing: 2 slash x y z q | escape 1
filter, wrong: 2 slash : greater_than_sign | escape 1
filter, marked: 2 slash w shift+home | escape 1
edit: 2 e | escape 1
edit, refused: 2 e down down x x enter | escape escape 1
edit, moved: 2 e down down | escape 1
add: 2 a | escape 1
log: 2 l | escape 1
log, typed: 2 l r d | escape escape 1
log, refused: 2 l q q enter | escape escape 1
again: 2 t | escape 1
year: 2 y | escape 1
year, moved: 2 y left up | escape 1
scores: 2 p | escape 1
scores, edit: 2 p e | escape escape 1
trash: 2 d x | escape 1
progress: 3 | 1
progress, read out: 3 left | 1
progress, volume: 3 v | e 1
progress, pain: 3 p | e 1
progress, effort: 3 f | e 1
progress, muscles: 3 m | e 1
progress, records: 3 r | e 1
progress, mornings: 3 b | e 1
progress, table: 3 t | t 1
picker: 3 x | escape 1
picker, typed: 3 x r d | escape 1
picker, nothing: 3 x q q q | escape 1
library: 4 | 1
library, read: 4 enter | escape 1
library, search: 4 slash r o w | escape 1
glossary: 4 g | escape 1
sources: 4 r | escape 1
exercise, new: 4 n | escape 1
exercise, refused: 4 n enter | escape 1
exercise, copy: 4 c | escape 1
program: 4 p enter | escape 1
program, new: 4 p n | escape 1
program, use: 4 p down s | escape 1
program, export: 4 p o | escape 1
do it now: 4 d | escape 1
"""
_SESSION = """
check-in
place: l | escape
brief: 1
ready: space
ready, guide: i | i
keys: question_mark | escape
swap: x | escape
wrong: exclamation_mark | escape
get ready: space
work: space
rest: space
rest, effort: tab
rest, pain: tab
rest, refused: 1 0 0 0 0 enter
rest, saved: backspace backspace backspace enter
rest, paused: p | p
set line: e | escape
note: n | escape
"""

SCENES = {
    life: tuple(scene(line) for line in lines.strip().splitlines())
    for life, lines in {
        "first": _FIRST,
        "empty": _EMPTY,
        "weeks": _WEEKS,
        "session": _SESSION,
        "wrap-up": "after\nhow hard: 2\nwrap-up: 6\nwrap-up, answered: y\nnote: n | escape",
    }.items()
}
"""The scenes of each life, in the order in which they are gone through."""


@asynccontextmanager
async def _weeks(size: tuple[int, int]) -> AsyncIterator[Running]:
    clock = FakeClock()
    store = Store.in_memory(clock.now)
    demo.fill(store, 6, 7, clock.now())
    for days, score in enumerate((4, 7, 1), 1):
        at = START - timedelta(days=3 * days)
        pain.add_pain(store, PainRecord(f"sore {score}", at, PainKind.NOW, score, None))
        records.create(store, record(f"sore {score}", at, pain_before=score), "basics", "train")
    async with open_app(store, clock=clock, size=size) as running:
        await running.press("escape")
        yield running


_LIFTS = replace(
    lifts(),
    first_time=True,
    load=kg(30),
    reason="12, 12, 12 and 12 last time, mornings settled: 2.5 kg more.",
    last=tuple(done(reps=reps, load=kg("27.5"), pain=1) for reps in (12, 12, 12, 11)),
)


@asynccontextmanager
async def _wrap_up(size: tuple[int, int]) -> AsyncIterator[Running]:
    async with open_session(bridges(), told=RESTING, size=size) as running:
        await running.press("1", "0", "enter", "s")
        yield running


_LIVES: dict[str, Callable[[tuple[int, int]], AbstractAsyncContextManager[Running]]] = {
    "first": lambda size: open_app(size=size),
    "empty": lambda size: open_app(memory(), size=size),
    "weeks": _weeks,
    "session": lambda size: open_session(_LIFTS, bridges(), told=(), size=size),
    "wrap-up": _wrap_up,
}
LIVES = tuple(_LIVES)
"""The people who go through the scenes."""


async def visits(
    life: str, size: tuple[int, int] = (120, 36), *, once: bool = False
) -> AsyncIterator[tuple[Scene, Running]]:
    """Go through the scenes of a life; each must be left again by its own keys.

    Args:
        life: Whose.
        size: Columns and rows.
        once: Is each place to be seen once, and not in all its states?
    """
    async with _LIVES[life](size) as running:
        for place in SCENES[life]:
            if once and place.back and "," in place.name:
                continue
            home = running.screen
            await running.press(*place.keys)
            if "ctrl+p" in place.keys:
                await running.until(lambda: "About" in running.text)
            yield place, running
            if place.back:
                await running.press(*place.back)
                assert running.screen == home, f"{place.name}: {running.screen}, not {home}"


Look = list[list[tuple[str, bool, bool, bool]]]


def look(running: Running) -> Look:
    """What is on the screen without any colour: characters, and are they bold, underlined, turned?

    Textual keeps its compositor private.
    """
    return [
        [
            (sign, bool(style.bold), bool(style.underline), bool(style.reverse))
            for segment in strip
            for style in [segment.style]
            if style is not None
            for sign in segment.text
        ]
        for strip in running.app.screen._compositor.render_strips()
    ]
