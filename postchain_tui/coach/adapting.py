"""The settings page: how everything stands, and what is set on it put on record."""

from __future__ import annotations

from postchain_tui import config
from postchain_tui.coach import statements
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.correcting import Changed, changed_by
from postchain_tui.coach.editing import Form
from postchain_tui.config import Config
from postchain_tui.core import settings, settings_page
from postchain_tui.core.errors import InputError, PostchainError
from postchain_tui.core.form import Field, FieldError
from postchain_tui.core.formatting import day_text
from postchain_tui.core.settings_items import ITEMS
from postchain_tui.core.settings_page import Stand
from postchain_tui.store import settings as settings_store

_NO_CHANGE = Changed("", ())


def stand(
    coach: Coach, places: Config, *, theme: str = "", other_keys: int = 0, sound: str = ""
) -> Stand:
    """How everything on the page stands now.

    Args:
        coach: Knows the settings.
        places: Where the files are.
        theme: Name of the theme that is worn.
        other_keys: Bindings that have other keys than the usual ones.
        sound: What this machine sounds with, in words.
    """
    chosen = coach.settings
    return Stand(
        settings=chosen,
        injured=coach.is_injured,
        theme=theme,
        themes=config.THEMES,
        program=coach.program.name,
        other_keys=other_keys,
        sound=sound,
        facts=_facts(coach, places),
    )


def emergency_number(coach: Coach) -> str:
    """What to call in an emergency; empty where that is not known, or cannot be read now."""
    try:
        return coach.settings.emergency_number
    except PostchainError:
        return ""


def put(coach: Coach, key: str, text: str) -> Changed:
    """Set something, and tell what comes of it; what stands so already is left alone.

    Raises:
        FieldError: when the text is no value for it; the message calls it as the page does.
        NotSavedError: when it could not be written; nothing has changed then.
    """
    if key == "injured":
        return _say_injured(coach, is_injured=text == "yes")
    stand_then = _stand_after(coach, key, text)
    after = stand_then.settings
    if after == coach.settings:
        return _NO_CHANGE
    words = settings_page.words(stand_then, key)
    what = f"set {_label(key)} to {words}"

    def step() -> str:
        """Write all settings down, since one can take others along."""
        texts = settings.texts_of(after)
        settings_store.set_settings(coach.store, texts, what)
        return what

    return changed_by(coach, step)


def _stand_after(coach: Coach, key: str, text: str) -> Stand:
    """How the settings would stand with another value. Raises FieldError where it is none."""
    try:
        program = coach.own.program(text) if key == "program" else coach.program
        return Stand(settings.with_value(coach.settings, key, text), program=program.name)
    except InputError as error:
        raise FieldError(key, _in_the_words_of_the_page(key, str(error))) from error


def form(coach: Coach, key: str) -> Form:
    """To type a setting.

    Its `save` raises what `put` does.
    """
    item = ITEMS[key]
    text = settings.text_of(coach.settings, key)
    field = Field(key, item.label, text, item.allowed, limit=200)
    return Form(
        item.label,
        (field,),
        lambda texts: put(coach, key, _told(coach, key, texts[key])),
        item.meaning,
    )


def _told(coach: Coach, key: str, text: str) -> str:
    """What is typed, a mass without a unit being of the one in use."""
    is_number = text.strip().replace(",", "").replace(".", "").isdecimal()
    return f"{text} {coach.settings.units}" if key == "bar_kg" and is_number else text


def _say_injured(coach: Coach, *, is_injured: bool) -> Changed:
    if is_injured is coach.is_injured:
        return _NO_CHANGE

    def step() -> str:
        """Put it on record as a statement."""
        statements.injured(coach, is_injured)
        return f"say that {'something' if is_injured else 'nothing'} is injured"

    return changed_by(coach, step)


def _label(key: str) -> str:
    """What something is called in the middle of a sentence."""
    label = ITEMS[key].label
    return label[0].lower() + label[1:]


def _in_the_words_of_the_page(key: str, message: str) -> str:
    """What is wrong, with the name that stands on the page in place of the typed one."""
    if message.startswith(f"{key} "):
        message = ITEMS[key].label + message.removeprefix(key)
    return message[0].upper() + message[1:]


def _facts(coach: Coach, places: Config) -> dict[str, str]:
    """What is told of the data."""
    db = coach.store.path
    if db is None:
        return {"db": "in memory only", "size": "-", "backup": "-", "config": str(places.file)}
    return {
        "db": str(db),
        "size": config.size_text(config.size_bytes(db)),
        "backup": _backup(coach, places),
        "config": str(places.file),
    }


def _backup(coach: Coach, places: Config) -> str:
    newest = config.newest_file(places.backups)
    if newest is None:
        return "none yet"
    file, at = newest
    now = coach.clock.now()
    return f"{day_text(at.astimezone(now.tzinfo).date(), now.date())}, {file}"
