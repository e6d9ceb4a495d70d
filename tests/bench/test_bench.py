"""Every part of the benchmark runs, in a small dose: times are for the benchmark to judge."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench import charts as charts_module
from tests.bench.bells import bells
from tests.bench.bench import fresh
from tests.bench.charts import charts, readings
from tests.bench.figures import Figure, p95
from tests.bench.history import visits
from tests.bench.looks import keys, resting, start_up
from tests.bench.saving import saves

pytestmark = pytest.mark.terminal


def test_the_parts_in_front_of_a_screen_measure_something(tmp_path: Path) -> None:
    history = fresh(tmp_path / "history", with_history=True)
    plain = fresh(tmp_path / "plain", with_history=False)
    found = [*start_up(history, 1), *keys(plain, history, 2)]
    assert all(figure.value > 0 for figure in found)


def test_charts_are_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charts_module, "IDLE_SECONDS", 0.1)
    monkeypatch.setattr(charts_module, "QUIET_SECONDS", 0.2)
    long = fresh(tmp_path / "long", with_history=False, sets=300)
    plain = fresh(tmp_path / "plain", with_history=False)
    found = [*charts(long, plain, 1), *readings(long.db)]
    assert all(figure.value > 0 for figure in found)


def test_looking_through_history_is_measured(tmp_path: Path) -> None:
    long = fresh(tmp_path / "long", with_history=False, sets=10_000)
    short = fresh(tmp_path / "short", with_history=True)
    empty = fresh(tmp_path / "empty", with_history=False)
    found = visits(long, long, short, empty, 1)
    assert all(figure.value > 0 for figure in found)


def test_a_resting_screen_is_measured(tmp_path: Path) -> None:
    cpu, written = resting(fresh(tmp_path / "plain", with_history=False), 1.5)
    assert cpu.value < 100
    assert written.value > 0


def test_saving_is_measured(tmp_path: Path) -> None:
    assert all(figure.value > 0 for figure in saves(tmp_path, 12))


def test_the_bell_of_a_short_rest_is_measured(tmp_path: Path) -> None:
    latest, *_ = bells(tmp_path, apps=1, rests=1, shortened=8)
    assert abs(latest.value) < 2000


def test_a_figure_says_whether_it_keeps_its_limit() -> None:
    assert "ok" in str(Figure("start", 1.2, "×", 1.35))
    assert "OVER" in str(Figure("start", 1.4, "×", 1.35))
    assert "OVER" not in str(Figure("start", 1.4, "×"))


def test_p95_is_near_the_top() -> None:
    assert p95([float(number) for number in range(101)]) == 95
    assert p95([3.0]) == 3
