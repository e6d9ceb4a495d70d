"""Whatever is logged, edited, deleted, restored: an undo gives back exactly what was before."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from postchain_tui.coach import (
    copying,
    correcting,
    editing,
    logbook,
    reopening,
    training,
    undoing,
)
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.keeper import SessionKeeper
from postchain_tui.core import events
from postchain_tui.core.diary import (
    Declaration,
    DeclarationKind,
    PainKind,
    PainRecord,
    SessionRecord,
    SetRecord,
    Status,
)
from postchain_tui.core.errors import InputError, NotAllowedError
from postchain_tui.core.today import Today
from postchain_tui.store import diary, pain
from postchain_tui.store import settings as settings_store
from postchain_tui.store import trash as trash_store
from postchain_tui.store.journal import Writing
from postchain_tui.store.lock import AppLock
from postchain_tui.store.store import Store
from tests.coach.home import LIBRARY, MONDAY, HandClock
from tests.store.replaying import Rows, everything, replayed, seen

UNDER_WAY = "open in the app"
LONG_AGO = MONDAY - timedelta(days=365)

Lying = tuple[str, str, SessionRecord | None, SetRecord | None, PainRecord | None]
"""Kind and id of what lies in the trash, and what it is or was done in."""

Texts = dict[str, str]
"""What is typed into the fields of a form, by their keys."""


class Watched(Store):
    """A store that tells after each change that was written through it."""

    on_change: Callable[[], None]

    @contextmanager
    def action(self, what: str, undoes: str | None = None) -> Iterator[Writing]:
        """Write, then tell if anything came of it; what an undo does is known beforehand."""
        before = _actions(self)
        with super().action(what, undoes) as writing:
            yield writing
        if undoes is None and _actions(self) > before:
            self.on_change()


def _actions(store: Store) -> int:
    return int(store.rows("SELECT count(*) FROM actions")[0][0])


@dataclass(frozen=True)
class Look:
    """All that can be seen of a diary."""

    rows: Rows
    sessions: tuple[SessionRecord, ...]
    trash: tuple[Lying, ...]
    scores: tuple[PainRecord, ...]
    said: tuple[Declaration, ...]
    settings: Texts
    today: Today

    @classmethod
    def at(cls, store: Store) -> Look:
        """What is seen a few days later: the targets of two looks are compared at one moment."""
        later = HandClock()
        later.advance(days=3)
        thrown = trash_store.thrown(store, LONG_AGO)
        lying = ((one.kind.value, one.id, one.session, one.done, one.score) for one in thrown)
        return cls(
            seen(store),
            diary.sessions(store),
            tuple(sorted(lying, key=lambda one: one[:2])),
            pain.scores(store, 1000),
            pain.declarations(store),
            settings_store.settings(store),
            Coach(store, LIBRARY, later).today(),
        )

    def touches(self, other: Look, session: str) -> bool:
        """Does any row of a session differ between two looks?"""
        return any(
            row != elsewhere.rows[table].get(name)
            for look, elsewhere in ((self, other), (other, self))
            for table, rows in look.rows.items()
            for name, row in rows.items()
            if session in (name, row.get("session_id"))
        )


class Course:
    """A file that two programs have open, and how it looked after each change made to it."""

    def __init__(self, path: Path, looks: tuple[Look, ...] = ()) -> None:
        self.path = path
        self.clock = HandClock()
        self.here, self.there = self._opened("here"), self._opened("there")
        self.looks = list(looks) or [Look.at(self.store)]
        self.place = len(self.looks) - 1

    @property
    def store(self) -> Store:
        """The file, as the first of the programs has it open."""
        return self.here.store

    def _opened(self, device: str) -> Coach:
        store = Watched.open(self.path, device=device, now=self.clock.now)
        assert isinstance(store, Watched)
        store.on_change = self._changed
        store._connection.execute("PRAGMA synchronous = OFF")  # nobody pulls the plug here
        return Coach(store, LIBRARY, self.clock)

    def reopen(self) -> None:
        """Close the first program and start it again."""
        self.here.store.close()
        self.here = self._opened("here")

    def close(self) -> None:
        """Close both programs."""
        self.here.store.close()
        self.there.store.close()

    def _changed(self) -> None:
        self.place += 1
        self.looks[self.place :] = [Look.at(self.store)]

    def open_session(self) -> SessionRecord | None:
        """The session that is under way, if there is one."""
        return diary.under_way(self.store)

    def turn(self, coach: Coach, by: int) -> bool:
        """Undo for -1, redo for 1, if that is to work now; else see that it is refused."""
        self.clock.advance(milliseconds=7)
        step = undoing.undo if by < 0 else undoing.redo
        reason = self._in_the_way(by)
        if reason == UNDER_WAY and by > 0:
            # Only an app that has the file can have gone on with what an undo opened again.
            app = AppLock.take(self.path)
            assert app is not None
            _refused(partial(step, coach), reason)
            app.release()
        elif reason:
            _refused(partial(step, coach), reason)
            return False
        step(coach)
        self.place += by
        return True

    def _in_the_way(self, by: int) -> str:
        if not 0 <= self.place + by < len(self.looks):
            return "nothing to"
        session = self.open_session()
        looks = self.looks[self.place], self.looks[self.place + by]
        return UNDER_WAY if session and looks[0].touches(looks[1], session.id) else ""

    def check(self, expected: Look | None = None) -> None:
        """See that the file looks as it did then, by default when it stood where it stands now."""
        now, expected = Look.at(self.store), expected or self.looks[self.place]
        for field in fields(Look):
            assert getattr(now, field.name) == getattr(expected, field.name), field.name


def _refused(step: Callable[[], object], reason: str) -> None:
    with pytest.raises(NotAllowedError, match=reason):
        step()


# What is typed into the forms: good and bad, and anything where anything goes

_any = st.text(max_size=12)
_score = st.sampled_from(["", "0", "3", "7", "10", "-", "11", "x"])
_effort = st.sampled_from(["", "6", "7.5", "7.3"])
_day = st.sampled_from(["2026-03-02", "2026-03-01", "2026-02-25", "2025-12-31", "2027-01-01", "?"])
_time = st.sampled_from(["06:00", "17:59", "18:00:30", "23:59", "24:00"])
_answer = st.sampled_from(["y", "n", ""])
_seconds = st.sampled_from(["", "30", "1:30", "2.125", "-1"])


def _typed(**texts: st.SearchStrategy[str]) -> st.SearchStrategy[Texts]:
    """Some of the fields of a form, each with one of its texts."""
    pairs = (st.tuples(st.just(key), text) for key, text in texts.items())
    return st.lists(st.one_of(*pairs), max_size=3).map(dict)


OF_A_SESSION = _typed(
    day=_day,
    start=_time,
    end=_time,
    name=_any,
    effort=_effort,
    before=_score,
    after=_score,
    morning=_score,
    held=_answer,
    note=_any,
)
OF_A_SET = _typed(
    reps=st.sampled_from(["0", "8", "12", "9/8", "", "x"]),
    load=st.sampled_from(["", "20", "62.5 lb", "0.1", "-1"]),
    effort=_effort,
    pain=_score,
    rest=_seconds,
    length=_seconds,
    exercise=st.sampled_from(["glute bridge", "rdl_barbell", "bird dog", "nothing"]),
    kind=st.sampled_from(["work", "warm-up", "unknown", "?"]),
    tempo=st.sampled_from(["3-1-1-0", "31X0", ""]),
    tension=_seconds,
    time=_time,
    note=_any,
)
OF_A_SCORE = _typed(
    day=_day,
    time=_time,
    kind=st.sampled_from([*PainKind]),
    score=_score,
    place=st.sampled_from(["", "low back left", "knee"]),
    spreads=_answer,
    note=_any,
)
LOGGED = _typed(
    day=_day,
    time=_time,
    before=_score,
    after=_score,
    effort=_effort,
    form=_answer,
    note=_any,
)
SETS = st.sampled_from(
    ["bridge 3*10", "rdl 2*20x12@7 p1 r120; bridge 10, 9", "gm 12; bird dog 10/9 p6", "bridge x"]
)
"""Sets as they are logged."""

WHICH = st.integers(0, 11)
"""The number of something among the things that are there."""


class AnySequence(RuleBasedStateMachine):
    """Everything that can be done to what is on record, in any order."""

    file: ClassVar[Path]
    """Where a history lies to begin with."""
    looks: ClassVar[tuple[Look, ...]]
    """How it looked after each of its changes."""

    def __init__(self) -> None:
        super().__init__()
        path = self.file.with_name("course.db")
        for old in path.parent.glob("course.db*"):
            old.unlink()
        shutil.copy(self.file, path)
        self.course = Course(path, self.looks)
        self.shown: list[SessionRecord] = []

    def teardown(self) -> None:
        course = self.course
        assert replayed(course.store, everything) == everything(course.store)
        assert [tuple(row) for row in course.store.rows("PRAGMA integrity_check")] == [("ok",)]
        while course.place >= len(self.looks) and course.turn(course.here, -1):
            course.check()
        course.close()

    def _do(self, step: Callable[[], object], most: int = 1) -> bool:
        """Do it, and see that it is one change, or none where it is refused; was it any?"""
        self.course.clock.advance(milliseconds=7)
        before = _actions(self.course.store)
        try:
            step()
        except (InputError, NotAllowedError):
            most = 0
        changes = _actions(self.course.store) - before
        assert changes <= most
        return changes > 0

    def _throw(self, step: Callable[[], object], is_kept: bool) -> None:
        """Put something in the trash; if it is to be kept, take it out of there again."""
        course = self.course
        before = course.looks[course.place]
        if not self._do(step) or not is_kept:
            return
        lying = {one[:2] for one in before.trash}
        (thrown,) = (
            one.thrown
            for one in correcting.trash(course.here)
            if (one.thrown.kind, one.thrown.id) not in lying
        )
        assert self._do(lambda: correcting.restore(course.here, thrown))
        course.check(before)

    def _session(self, which: int) -> SessionRecord:
        """One of the sessions: of those as they are, and a few as they were shown before."""
        there = (
            *diary.sessions(self.course.store),
            *diary.sessions(self.course.store, trash=True),
            *self.shown,
        )
        return there[which % len(there)]

    def _set(self, session: SessionRecord, which: int) -> str:
        return session.sets[which % len(session.sets)].id if session.sets else "none"

    def _fill(self, form: editing.Form, texts: Texts) -> None:
        shown = {field.key: field.text for field in form.fields}
        held = {key: texts.get("held", shown[key]) for key in shown if key.startswith("form:")}
        self._do(lambda: form.save(shown | texts | held))

    @rule(seconds=st.sampled_from([1, 60, 3600, 4 * 3600, -60]))
    def wait(self, seconds: int) -> None:
        self.course.clock.advance(seconds=seconds)

    @rule(which=WHICH)
    def look_at_a_session(self, which: int) -> None:
        self.shown = [*self.shown[-1:], self._session(which)]

    @rule()
    def reopen_the_file(self) -> None:
        self.course.reopen()
        self.course.check()

    @rule(sets=SETS, texts=LOGGED)
    def log_by_the_form(self, sets: str, texts: Texts) -> None:
        self._fill(editing.past_session(self.course.here), {"sets": sets} | texts)

    @rule(
        text=SETS,
        ago=st.sampled_from([0, 0, 0, 86_400]),
        pains=st.tuples(*[st.none() | st.integers(0, 10)] * 2),
        form_ok=st.booleans(),
        activity=st.sampled_from([None, None, "deadlift"]),
        note=_any,
    )
    def log(
        self,
        text: str,
        ago: int,
        pains: tuple[int | None, int | None],
        form_ok: bool,
        activity: str | None,
        note: str,
    ) -> None:
        at = self.course.clock.now() - timedelta(seconds=ago)
        told = logbook.Circumstances(at, *pains, None, note.strip(), form_ok, activity)
        self._do(lambda: logbook.log(self.course.there, text, told))

    @rule(which=WHICH, texts=OF_A_SESSION)
    def edit_a_session(self, which: int, texts: Texts) -> None:
        self._fill(editing.session_of(self.course.here, self._session(which)), texts)

    @rule(which=WHICH, of_it=WHICH, texts=OF_A_SET)
    def edit_a_set(self, which: int, of_it: int, texts: Texts) -> None:
        session = self._session(which)
        if session.sets:
            form = editing.set_of(self.course.here, session, self._set(session, of_it))
            self._fill(form, texts)

    @rule(which=WHICH, of_it=WHICH, texts=OF_A_SET)
    def add_a_set(self, which: int, of_it: int, texts: Texts) -> None:
        session = self._session(which)
        after = self._set(session, of_it) if of_it else None
        self._fill(editing.new_set(self.course.here, session, after), {"reps": "10"} | texts)

    @rule(which=WHICH, of_it=WHICH, by=st.sampled_from([-1, 1, 9]))
    def move_a_set(self, which: int, of_it: int, by: int) -> None:
        session = self._session(which)
        done = self._set(session, of_it)
        self._do(lambda: correcting.move_set(self.course.here, session, done, by))

    @rule(which=WHICH, of_it=WHICH, to=WHICH)
    def move_a_set_to_another_session(self, which: int, of_it: int, to: int) -> None:
        session, other = self._session(which), self._session(to).id
        done = self._set(session, of_it)
        self._do(lambda: correcting.move_set_to(self.course.here, session, other, done))

    @rule(which=WHICH, is_kept=st.booleans())
    def delete_a_session(self, which: int, is_kept: bool) -> None:
        session = self._session(which)
        self._throw(lambda: correcting.delete_session(self.course.here, session), is_kept)

    @rule(which=WHICH, of_it=WHICH, is_kept=st.booleans())
    def delete_a_set(self, which: int, of_it: int, is_kept: bool) -> None:
        session = self._session(which)
        done = self._set(session, of_it)
        self._throw(lambda: correcting.delete_set(self.course.here, session, done), is_kept)

    @rule(which=WHICH)
    def restore(self, which: int) -> None:
        lying = correcting.trash(self.course.here)
        if lying:
            thrown = lying[which % len(lying)].thrown
            self._do(lambda: correcting.restore(self.course.here, thrown))

    @rule(texts=OF_A_SCORE)
    def add_a_score(self, texts: Texts) -> None:
        self._fill(editing.new_score(self.course.here), texts)

    @rule(which=WHICH, texts=OF_A_SCORE)
    def edit_a_score(self, which: int, texts: Texts) -> None:
        entry = self._score(which)
        self._fill(editing.score_of(self.course.here, entry), texts)

    @rule(which=WHICH, is_kept=st.booleans())
    def delete_a_score(self, which: int, is_kept: bool) -> None:
        entry = self._score(which)
        self._throw(lambda: correcting.delete_score(self.course.here, entry), is_kept)

    def _score(self, which: int) -> PainRecord:
        there = pain.scores(self.course.store, 100)
        return there[which % len(there)] if there else PainRecord("p", MONDAY, PainKind.DAY, 1)

    @rule(
        kind=st.sampled_from([*PainKind]),
        score=st.none() | st.integers(0, 10),
        which=WHICH,
        spreading=st.sampled_from([None, False, True]),
    )
    def record_pain_there(
        self, kind: PainKind, score: int | None, which: int, spreading: bool | None
    ) -> None:
        session = self._session(which) if kind is PainKind.MORNING else None
        record = self.course.there.record_pain
        self._do(lambda: record(kind, score, session, place="low_back_left", spreading=spreading))

    @rule(
        kind=st.sampled_from([DeclarationKind.INJURED, DeclarationKind.FLARE]),
        value=st.sampled_from(["yes", "no"]),
    )
    def declare(self, kind: DeclarationKind, value: str) -> None:
        self._do(lambda: self.course.here.declare(kind, value))

    @rule(
        setting=st.sampled_from(
            [("units", "lb"), ("units", "kg"), ("green", "1"), ("ceiling", "4"), ("bar_kg", "15")]
        )
    )
    def set_a_setting(self, setting: tuple[str, str]) -> None:
        self._do(lambda: self.course.there.set_setting(*setting))

    @precondition(lambda self: self.course.open_session() is None)
    @rule()
    def begin(self) -> None:
        self._do(lambda: training.begin(self.course.here, self.course.here.today()))

    @rule(which=WHICH)
    def begin_a_copy(self, which: int) -> None:
        coach, session = self.course.here, self._session(which)
        self._do(lambda: copying.begin_copy(coach, copying.plan_from(coach, session)))

    @rule(which=WHICH)
    def reopen(self, which: int) -> None:
        of_the_app = [one for one in diary.sessions(self.course.store) if one.source == "app"]
        session = (of_the_app or [self._session(which)])[which % max(len(of_the_app), 1)]
        self._do(lambda: reopening.reopen(self.course.here, session))

    @precondition(lambda self: self.course.open_session() is not None)
    @rule(
        moves=st.lists(st.sampled_from(["check in", *["on"] * 5, "skip", "undo", "redo", "stop"])),
        score=st.integers(0, 10),
    )
    def train(self, moves: list[str], score: int) -> None:
        timeline = training.unfinished(self.course.here)
        assert timeline is not None
        kept = training.keeper(self.course.here, timeline)
        for move in moves:
            self._do(partial(_moved, kept, move, score, self.course.clock), most=2)

    @precondition(lambda self: self.course.open_session() is not None)
    @rule(status=st.sampled_from([Status.FINISHED, Status.DISCARDED]))
    def close_the_session(self, status: Status) -> None:
        timeline = training.unfinished(self.course.here)
        assert timeline is not None
        self._do(lambda: training.close(self.course.here, timeline, status))
        for by in (-1, 1):
            assert self.course.turn(self.course.there, by)
            self.course.check()

    @rule(turns=st.lists(st.sampled_from([-1, -1, 1]), min_size=1), is_here=st.booleans())
    def undo_and_redo(self, turns: list[int], is_here: bool) -> None:
        for by in turns:
            self.course.turn(self.course.here if is_here else self.course.there, by)
            self.course.check()

    @invariant()
    def everything_is_as_it_was_left(self) -> None:
        course = self.course
        assert seen(course.store) == course.looks[course.place].rows

    @invariant()
    def no_more_than_one_session_is_open(self) -> None:
        sessions = self.course.looks[self.course.place].sessions
        assert sum(one.status is Status.ACTIVE for one in sessions) <= 1

    @invariant()
    def the_sets_of_a_session_are_numbered_from_one(self) -> None:
        for session in self.course.looks[self.course.place].sessions:
            numbers = [one.ordinal for one in session.sets]
            assert numbers == [*range(1, len(numbers) + 1)]


def _moved(kept: SessionKeeper, move: str, score: int, clock: HandClock) -> None:
    now = clock.advance(seconds=20)
    if move == "check in":
        kept.happen(events.CheckedIn(now, score, "low_back_left"), "say how the back is")
    elif move == "on":
        kept.forward(now)
    elif move == "skip":
        kept.skip(now)
    elif move == "stop":
        kept.happen(events.Stopped(now), "stop the session")
    elif move == "undo":
        kept.undo()
    else:
        kept.redo()


def _logged(course: Course) -> None:
    """Two sessions of the last weeks, with their mornings."""
    for days in (13, 6):
        at = MONDAY - timedelta(days=days)
        text = "bridge 3*12@6 p1; rdl 2*20x10@7"
        told = logbook.Circumstances(at, 1, 2, 7.0, "", form_ok=True)
        session = logbook.log(course.here, text, told).session
        course.here.record_pain(PainKind.MORNING, 1, session, at + timedelta(hours=14))


def _trained(course: Course) -> None:
    """Two sessions of the last days in the app, one finished and one discarded; one logged now."""
    course.clock.advance(days=-3)
    for status in (Status.FINISHED, Status.DISCARDED):
        course.clock.advance(hours=2)
        kept = training.keeper(course.here, training.begin(course.here, course.here.today()))
        for move in ("check in", "skip", *["on"] * 7):
            _moved(kept, move, 1, course.clock)
        training.close(course.here, kept.timeline, status)
    course.clock.advance(days=2)
    course.here.record_pain(PainKind.MORNING, 1, diary.sessions(course.store)[0])
    course.clock.moment = MONDAY
    told = logbook.Circumstances(MONDAY - timedelta(hours=1))
    logbook.log(course.here, "bridge 3*10", told)


def test_all_that_was_logged_is_undone_to_an_empty_file_and_done_again(tmp_path: Path) -> None:
    course = Course(tmp_path / "logged.db")
    _logged(course)
    for by, place in ((-1, 0), (1, 4)):
        while course.turn(course.here, by):
            course.check()
        assert course.place == place
        assert replayed(course.store, everything) == everything(course.store)
    course.close()


@pytest.mark.slow
@pytest.mark.timeout(600)  # a sequence that fails is worth the time to make it short
def test_whatever_was_done_k_undos_give_back_what_was_seen_k_changes_ago(tmp_path: Path) -> None:
    history = Course(tmp_path / "history.db")
    _logged(history)
    _trained(history)
    history.close()

    class AfterThat(AnySequence):
        file = history.path
        looks = tuple(history.looks)

    run_state_machine_as_test(
        AfterThat, settings=settings(max_examples=12, stateful_step_count=30, deadline=None)
    )
