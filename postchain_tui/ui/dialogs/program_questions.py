"""What is asked about programs: which one to use, and which file to read or write."""

from __future__ import annotations

from collections.abc import Iterable

from postchain_tui.core.details import Row, RowKind, Tone
from postchain_tui.core.form import Field
from postchain_tui.core.text import harmless
from postchain_tui.ui.dialogs.choice import Choice, ChoiceQuestion

EXPORT_HELP = "Enter writes a new file, with the exercises of your own that the program lists."
IMPORT_HELP = (
    "Enter reads the file. Where it has mistakes they are told and nothing changes; s then uses "
    "the program."
)
_LONGEST = 300
_LONGEST_PATH = 1000


def switch_question(name: str, carried: Iterable[str]) -> ChoiceQuestion:
    """Take another program into use, with what that means; or not.

    Args:
        name: The program's name.
        carried: What goes on, begins and ends, a sentence each.
    """
    text = "\n".join(harmless(one, _LONGEST) for one in carried)
    choices = (Choice("s", "switch", "Use it from now on"),)
    return ChoiceQuestion(f"Use {harmless(name, _LONGEST)}?", text, choices, esc="Not now")


def file_field(text: str) -> Field:
    """The line for the path of a file."""
    hint = "a path; ~ is your home folder"
    return Field("file", "file", text=text, hint=hint, limit=_LONGEST_PATH)


def mistake_rows(mistakes: Iterable[str]) -> tuple[Row, ...]:
    """The mistakes of a file, a line each, and that nothing was taken in."""
    nothing = (("Nothing was imported. Mend these, and import it again.", Tone.STRONG),)
    told = (((f"• {harmless(one, _LONGEST)}", Tone.PLAIN),) for one in mistakes)
    rows = [Row(RowKind.FACT, parts) for parts in told]
    return (Row(RowKind.FACT, nothing), Row(RowKind.BLANK), *rows)
