"""What is on record of a stretch of time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.bout import Bout
from postchain_tui.core.chronicle import BestSet, Chronicle, Felt, Sitting, felt
from postchain_tui.core.diary import DeclarationKind, PainKind, PainRecord
from tests.build import ago, done, said, score

LATE = datetime(2026, 3, 2, 0, 30, tzinfo=timezone(timedelta(hours=1)))
"""An hour before, it was still the day before in Greenwich."""

AROUND = (PainKind.BEFORE, PainKind.AFTER, PainKind.MORNING)


def _sitting(days: float) -> Sitting:
    return Sitting(f"{days}", ago(days), 7)


def _bout(days: float) -> Bout:
    return Bout(f"{days}", "bridge", ago(days), 3, 3, 30, None, None, 0, 30, 0, None, None)


def _told(number: int | None, kind: PainKind, session: str | None = "a") -> PainRecord:
    return score(number, kind=kind, session=session)


# The day of each


def test_a_session_is_on_the_day_of_the_persons_own_clock() -> None:
    assert LATE.astimezone(UTC).date() == date(2026, 3, 1)
    assert Sitting("a", LATE, None).day == date(2026, 3, 2)


def test_a_best_set_is_on_the_day_on_which_it_ended() -> None:
    assert BestSet("a", done(at=LATE)).day == date(2026, 3, 2)


# A later part of it


def _chronicle(*days: float) -> Chronicle:
    """A session, a bout and a score on each of those days ago, in that order."""
    return Chronicle(
        tuple(map(_sitting, days)),
        tuple(map(_bout, days)),
        tuple(score(3, back) for back in days),
        (said(DeclarationKind.FLARE, days=400),),
    )


def test_a_chronicle_starts_with_nothing() -> None:
    assert Chronicle() == Chronicle((), (), (), ())


@pytest.mark.parametrize(
    ("since", "left"),
    [(10, (9, 5, 2)), (9, (9, 5, 2)), (8.9, (5, 2)), (5, (5, 2)), (2, (2,)), (1, ())],
)
def test_the_moment_itself_belongs_to_the_later_part(since: float, left: tuple[int, ...]) -> None:
    assert _chronicle(9, 5, 2).since(ago(since)) == _chronicle(*left)


def test_all_bouts_of_a_session_stay_with_it() -> None:
    whole = Chronicle(bouts=(_bout(9), _bout(9), _bout(5), _bout(5)))
    assert whole.since(ago(5)).bouts == (_bout(5), _bout(5))
    assert whole.since(ago(9)) == whole


def test_each_kind_is_cut_by_its_own_moments() -> None:
    scores = (score(5, 9), score(3, 4), score(None, 3))
    whole = Chronicle((_sitting(2),), (_bout(9), _bout(2)), scores)
    assert whole.since(ago(3)) == Chronicle((_sitting(2),), (_bout(2),), (score(None, 3),))


def test_what_was_said_stays_however_long_ago() -> None:
    flare = (said(DeclarationKind.FLARE, days=400),)
    assert Chronicle(declarations=flare).since(ago(1)).declarations == flare


def test_a_moment_is_the_same_on_every_clock() -> None:
    elsewhere = ago(5).astimezone(timezone(timedelta(hours=-9)))
    assert _chronicle(9, 5, 2).since(elsewhere) == _chronicle(5, 2)


@given(st.lists(st.integers(0, 60)), st.integers(-1, 61))
def test_the_later_part_has_all_that_is_not_older(days: list[int], since: int) -> None:
    oldest_first = sorted(days, reverse=True)
    left = [back for back in oldest_first if back <= since]
    assert _chronicle(*oldest_first).since(ago(since)) == _chronicle(*left)


# What was felt


def test_what_was_felt_before_after_and_the_next_morning_belongs_to_the_session() -> None:
    scores = (
        _told(1, PainKind.BEFORE),
        _told(0, PainKind.AFTER),
        _told(4, PainKind.BEFORE, "b"),
        _told(3, PainKind.MORNING),
    )
    assert felt(scores) == {"a": Felt(1, 0, 3), "b": Felt(before=4)}


@pytest.mark.parametrize("kind", [one for one in PainKind if one not in AROUND])
def test_other_scores_are_not_those_of_a_session(kind: PainKind) -> None:
    assert felt((_told(5, kind),)) == {}


@pytest.mark.parametrize("kind", AROUND)
def test_a_score_without_a_session_is_left_out(kind: PainKind) -> None:
    assert felt((_told(5, kind, session=None),)) == {}


@pytest.mark.parametrize(("first", "last"), [(5, 2), (5, None), (None, 0)])
def test_of_several_scores_of_a_kind_the_last_counts(first: int | None, last: int | None) -> None:
    scores = (_told(first, PainKind.MORNING), _told(last, PainKind.MORNING))
    assert felt(scores) == {"a": Felt(morning=last)}


_scores = st.lists(
    st.builds(
        _told,
        st.none() | st.integers(0, 10),
        st.sampled_from(PainKind),
        st.sampled_from([None, "a", "b", "c"]),
    )
)


@given(_scores)
def test_every_session_with_a_score_around_it_is_there_and_no_other(
    scores: list[PainRecord],
) -> None:
    around = {one.session for one in scores if one.kind in AROUND}
    assert set(felt(scores)) == around - {None}


@given(_scores, _scores)
def test_what_comes_later_only_changes_the_sessions_it_is_about(
    before: list[PainRecord], later: list[PainRecord]
) -> None:
    about = {one.session for one in later}
    old, new = felt(before), felt([*before, *later])
    assert all(new[session] == told for session, told in old.items() if session not in about)
