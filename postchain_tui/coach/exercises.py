"""One's own exercises: made, changed, copied from others, and archived."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from postchain_tui.catalog.library import OWN_FAMILY
from postchain_tui.catalog.own import exercise_plain
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.correcting import Changed
from postchain_tui.coach.editing import Form, Texts
from postchain_tui.coach.owning import written
from postchain_tui.core import exercise_form, new_exercise
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.exercise_parts import Known
from postchain_tui.core.form import changes_text
from postchain_tui.store import own as own_store
from postchain_tui.store.own import Kept, Kind

_HELP = (
    "Only the name is needed. With an easier or a harder one it becomes a rung of that ladder, "
    "and a gate comes before it as before every other."
)


def new(coach: Coach) -> Form:
    """To make an exercise of one's own."""
    blank = new_exercise.blank(coach.settings.rest_seconds)
    return _form(coach, "An exercise of your own", blank, lambda made, _: f"make {made.name}")


def copy_of(coach: Coach, exercise_id: str) -> Form:
    """To make an exercise of one's own out of another one.

    Raises:
        InputError: when there is no such exercise.
    """
    original = coach.library.exercise(exercise_id)
    copied = new_exercise.copied(original, known(coach).exercises)
    what = f"copy {original.name}"
    return _form(
        coach, f"A copy of {original.name}", copied, lambda made, _: f"{what} as {made.name}"
    )


def edit(coach: Coach, exercise_id: str) -> Form:
    """To change an exercise of one's own.

    Raises:
        NotAllowedError: when it is shipped.
    """
    exercise = own_exercise(coach, exercise_id)
    return _form(coach, exercise.name, exercise, lambda made, how: f"edit {made.name}: {how}")


def own_exercise(coach: Coach, exercise_id: str) -> Exercise:
    """An exercise of one's own, as it was written.

    Raises:
        NotAllowedError: when it is shipped.
    """
    exercise = coach.library.own.get(exercise_id)
    if exercise is None:
        name = coach.library.exercise(exercise_id).name
        raise NotAllowedError(f"{name} is shipped: c makes a copy of your own of it.")
    return exercise


def archive(coach: Coach, exercise_id: str) -> Changed:
    """Offer an exercise of one's own no longer, or again; what was done with it stays.

    Raises:
        NotAllowedError: when it is shipped, or a program of one's own lists it.
        NotSavedError: when it could not be written; nothing has changed then.
    """
    exercise = own_exercise(coach, exercise_id)
    if coach.library.is_archived(exercise_id):
        return _saved(coach, exercise, f"bring {exercise.name} back")
    own = (one for one in coach.own.programs.values() if one.id not in coach.own.archived)
    lists = next((one for one in own if exercise_id in one.exercises), None)
    if lists is not None:
        raise NotAllowedError(f"{exercise.name} is in {lists.name}: take it out of that first.")
    return _saved(coach, exercise, f"archive {exercise.name}", archived=True)


def known(coach: Coach) -> Known:
    """What an exercise of one's own stands among."""
    library = coach.library
    return Known(
        exercises={one.id: one for one in library.all()},
        families={one.id: one.name for one in library.families if one.name != OWN_FAMILY},
        muscles={one.id: one.label for one in library.muscles.values()},
        unit=coach.settings.units,
    )


def _form(
    coach: Coach, title: str, exercise: Exercise, what: Callable[[Exercise, str], str]
) -> Form:
    among = known(coach)
    fields = exercise_form.fields(exercise, among)

    def save(texts: Texts) -> Changed:
        """Keep the exercise as it is now said to be."""
        made = exercise_form.changed(exercise, texts, among)
        if made == coach.library.own.get(made.id):
            return Changed("", ())
        how = changes_text(fields, exercise_form.fields(made, among))
        archived = coach.library.is_archived(made.id)
        return _saved(coach, made, what(made, how), archived=archived)

    return Form(title, fields, save, _HELP)


def _saved(coach: Coach, exercise: Exercise, what: str, *, archived: bool = False) -> Changed:
    one = Kept(exercise.id, exercise.name, exercise_plain(exercise), archived)
    changed = written(coach, what, lambda writing: own_store.write(writing, Kind.EXERCISE, one))
    return replace(changed, subject=exercise.id)
