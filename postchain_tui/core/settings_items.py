"""All there is to set: what each thing is called, what it means, and how it is changed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto


class Kind(Enum):
    """How something on the page is changed."""

    CHOICES = auto()
    """One of a few values, gone through in place."""
    NUMBER = auto()
    """A number: stepped in place, or typed."""
    TEXT = auto()
    """A text that is typed."""
    TICKS = auto()
    """Several things, each of which is ticked or not."""
    OPENS = auto()
    """Opens something of its own."""
    FACT = auto()
    """Only tells."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the page."""

    key: str
    """What it is known by: for a setting the name that the command line has for it."""
    label: str
    """What people call it."""
    meaning: str
    """What it does, in a sentence or two."""
    kind: Kind
    allowed: str = ""
    """What may be typed, or the range."""
    choices: tuple[tuple[str, str], ...] = ()
    """The few values, each with the words for it."""
    step: Decimal = Decimal(1)
    """By how much it is stepped."""

    @property
    def is_stepped(self) -> bool:
        """Does it go to another value in place?"""
        return self.kind in {Kind.CHOICES, Kind.NUMBER}


_SWITCH = (("on", "on"), ("off", "off"))
_YES = (("no", "no"), ("yes", "yes"))
_FEW = Kind.CHOICES

_TRAINING = (
    Item(
        "units",
        "Units",
        "Loads are shown and typed in this unit. What is on record keeps the number and unit it "
        "was typed in. The usual bar and plates change with it.",
        _FEW,
        choices=(("kg", "kilograms"), ("lb", "pounds")),
    ),
    Item(
        "bar_kg",
        "Empty bar",
        "What the bar weighs without plates. Every target of a barbell lift builds on it.",
        Kind.NUMBER,
        "1 to 50 kg; type 45lb for pounds",
    ),
    Item(
        "implements",
        "At hand",
        "What you have to train with. An exercise that needs something else is left out, and the "
        "nearest one that you can do stands in. Walls, chairs and towels are always there.",
        Kind.TICKS,
    ),
    Item(
        "plates",
        "Plates",
        "The pairs of plates you own. A target is always a load that they make.",
        Kind.TEXT,
        "weight x pairs, with commas: 1.25x1,2.5x2",
    ),
    Item(
        "rest_seconds",
        "Rest",
        "How long a rest is where neither the exercise nor the program says it.",
        Kind.NUMBER,
        "0 to 600 seconds",
        step=Decimal(15),
    ),
)

_PAIN = (
    Item(
        "injured",
        "Injured now",
        "While something is injured the good morning stays with the pipe and every other lift "
        "goes to its gentle version.",
        _FEW,
        choices=_YES,
    ),
    Item(
        "green",
        "Green up to",
        "Pain up to this in the sets and after counts as green: training may go up.",
        Kind.NUMBER,
        "0 to 5, below the ceiling",
    ),
    Item(
        "ceiling",
        "Ceiling",
        "Pain above this in a set asks at once how to go on, and makes the session red.",
        Kind.NUMBER,
        "1 to 10, above green",
    ),
    Item(
        "strict",
        "Pain-free is strict",
        "Off: no pain in the movement, and at most 2 at rest for bridges and good mornings. "
        "On: none at rest either, for every exercise.",
        _FEW,
        choices=_SWITCH,
    ),
    Item(
        "usual_pain",
        "Usual pain",
        "How your back is on a usual day. It is what a morning is held against as long as "
        "there are few scores.",
        Kind.NUMBER,
        "0 to 10; - for not known",
    ),
    Item(
        "emergency_number",
        "Emergency number",
        "What the advice after a warning sign tells you to call. It is never guessed.",
        Kind.TEXT,
        "a telephone number, as 112; nothing for none",
    ),
)

_SESSION = (
    Item(
        "pacing",
        "Pacing",
        "Paced: a moving bar leads through the tempo and counts. Free: a clock counts up and you "
        "say when you are done. t changes it for one exercise in a session.",
        _FEW,
        choices=(("paced", "paced"), ("free", "free")),
    ),
    Item(
        "get_ready_seconds",
        "Get ready",
        "The countdown before a paced set or a hold.",
        Kind.NUMBER,
        "0 to 60 seconds; 0 for none",
    ),
    Item(
        "sound",
        "Sound",
        "What is heard of a session. Where the machine has no player, the bell of the terminal "
        "rings instead.",
        _FEW,
        choices=(
            ("off", "off"),
            ("bell", "bell of the terminal"),
            ("tones", "tones"),
            ("voice", "tones and voice"),
        ),
    ),
    Item("bell_rest", "Sound in rests", "Is the end of a rest heard?", _FEW, choices=_SWITCH),
    Item("bell_work", "Sound in sets", "Is the work of a set heard?", _FEW, choices=_SWITCH),
    Item("test", "Test the sound", "Plays what a session plays.", Kind.OPENS),
    Item(
        "title",
        "Countdown in the title",
        "The title of the terminal shows the countdown of a rest.",
        _FEW,
        choices=_SWITCH,
    ),
    Item(
        "taskbar",
        "Taskbar progress",
        "The taskbar shows how far a rest is, in terminals that can.",
        _FEW,
        choices=_SWITCH,
    ),
    Item(
        "notify",
        "Notification",
        "Tells that a rest is over while the terminal is not in front, in terminals that can.",
        _FEW,
        choices=_SWITCH,
    ),
)

_REST = (
    Item("theme", "Theme", "How it all looks. Kept on this machine, not with the data.", _FEW),
    Item(
        "keys",
        "Keys",
        "Every key of every screen, to be searched and changed. Kept on this machine.",
        Kind.OPENS,
    ),
    Item("program", "Program", "What Today takes the exercises from.", Kind.OPENS),
)

_DATA = (
    Item("db", "File", "Everything you record is in this one file.", Kind.FACT),
    Item("size", "Size", "How big that file is.", Kind.FACT),
    Item("backup", "Last backup", "The newest copy of it.", Kind.FACT),
    Item("config", "Configuration", "Theme and keys are in this file.", Kind.FACT),
)

PAGE: tuple[tuple[str, tuple[Item, ...]], ...] = (
    ("TRAINING", _TRAINING),
    ("PAIN", _PAIN),
    ("SESSION", _SESSION),
    ("LOOK, KEYS, PROGRAM", _REST),
    ("YOUR DATA", _DATA),
)
"""All there is to set, group by group."""

ITEMS = {item.key: item for _, items in PAGE for item in items}
"""The lines of the page by their keys."""

STATED = frozenset({"injured", "theme"})
"""What can be changed but is not one of the settings of the training."""

ELSEWHERE = frozenset({"test", "keys", *STATED, *(item.key for item in _DATA)})
"""What the command line does not know as a setting of the training."""
