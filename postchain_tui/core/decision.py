"""What was decided about an exercise: its target, why, and what would change it."""

from __future__ import annotations

from dataclasses import dataclass

from postchain_tui.core.diary import SetRecord
from postchain_tui.core.exercise import Dose, Exercise
from postchain_tui.core.gates import Condition
from postchain_tui.core.load import Load
from postchain_tui.core.plan import Verdict


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row of what a decision rests on."""

    what: str
    """What it is: the day of a session, a rule, something the person said."""
    text: str
    """What it showed: sets, scores, days."""
    light: str = ""
    """The word of the light it gave; empty where it gave none."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What is due for one slot of a session."""

    verdict: Verdict
    exercise: Exercise
    """The rung that is due."""
    dose: Dose
    """Sets, reps or hold, rest and tempo that are due."""
    load: Load | None
    """Load to lift, per hand for dumbbells; None where there is none or nobody has set it."""
    reason: str
    """One sentence in plain words that names the evidence."""
    last: tuple[SetRecord, ...] = ()
    """The working sets of the last time with this exercise."""
    conditions: tuple[Condition, ...] = ()
    """What the gate asks for, and what of that was shown."""
    choices: tuple[str, ...] = ()
    """Ids of the exercises that are open at this gate."""
    evidence: tuple[Evidence, ...] = ()
    """What it rests on, the newest first."""
    reached: str = ""
    """Id of the rung that was reached, which may be above the one that is due."""
    outlook: str = ""
    """One sentence: what would change it."""

    @property
    def needs(self) -> tuple[str, ...]:
        """What the gate asks for, in words."""
        return tuple(condition.text for condition in self.conditions)

    @property
    def met(self) -> tuple[str, ...]:
        """What of that was shown."""
        return tuple(condition.text for condition in self.conditions if condition.met)

    @property
    def missing(self) -> tuple[str, ...]:
        """What of that was not shown."""
        return tuple(condition.text for condition in self.conditions if not condition.met)

    @property
    def shortfall(self) -> str:
        """What was missing first, as the end of a sentence; empty where nothing was."""
        return next((one.shortfall for one in self.conditions if not one.met), "")
