"""Figures that were measured, beside the limits they are to keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True)
class Figure:
    """One line of the report."""

    name: str
    value: float
    unit: str
    limit: float | None = None
    """The most it is to be; None where it is only told."""
    note: str = ""

    def __str__(self) -> str:
        told = f"{self.name:<46} {self.value:>8.2f} {self.unit:<5}"
        if self.limit is None:
            return f"{told} {'':<16} {self.note}".rstrip()
        verdict = "ok" if self.value <= self.limit else "OVER"
        return f"{told} ≤ {self.limit:<8g} {verdict:<5} {self.note}".rstrip()


def p95(values: Sequence[float]) -> float:
    """The value that 95 in 100 do not exceed."""
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


def milliseconds(values: Sequence[float]) -> str:
    """How seconds are spread, in milliseconds."""
    low, middle, high = min(values), median(values), max(values)
    return f"median {middle * 1000:.1f} ms, {low * 1000:.1f} to {high * 1000:.1f}, n={len(values)}"
