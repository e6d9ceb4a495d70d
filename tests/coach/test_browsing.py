"""Going through the sessions, a page at a time in both directions."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from postchain_tui.coach import browsing
from postchain_tui.coach.browsing import PAGE, Browser, Listed
from postchain_tui.core.diary import SessionRecord, Status
from postchain_tui.store import records
from tests.coach.home import MONDAY, Home
from tests.store.diaries import record


def with_sessions(count: int) -> tuple[Home, list[str]]:
    """A home with a session a day, and their ids, newest first."""
    home = Home()
    for day in range(count, 0, -1):
        one = record(f"day {day:03}", MONDAY - timedelta(days=day))
        records.create(home.store, one, None, "train")
    return home, [f"day {day:03}" for day in range(1, count + 1)]


def ids(*slices: tuple[SessionRecord, ...]) -> list[str]:
    """The ids of what was read."""
    return [session.id for slice_ in slices for session in slice_]


def all_older(browser: Browser) -> list[str]:
    """Everything from where one stands to the oldest."""
    found: list[str] = []
    while not browser.is_at_end:
        found += ids(*browser.older())
    return found


def test_every_session_is_read_once_whatever_their_number() -> None:
    for count in (0, 1, PAGE - 1, PAGE, PAGE + 1, 2 * PAGE + 7):
        home, expected = with_sessions(count)
        browser = Browser(home.coach)
        assert all_older(browser) == expected
        assert browser.is_at_start
        assert ids(*browser.older()) == []
        assert browser.newer() == ()


def test_a_page_is_read_at_a_time() -> None:
    home, expected = with_sessions(3 * PAGE)
    browser = Browser(home.coach)
    assert ids(*browser.older()) == expected[:PAGE]
    assert ids(*browser.older()) == expected[PAGE : 2 * PAGE]


def test_from_a_session_in_the_middle_one_goes_both_ways() -> None:
    home, expected = with_sessions(2 * PAGE + 40)
    middle = PAGE + 20
    browser = Browser(home.coach, around=expected[middle])
    assert ids(*browser.older()) == expected[middle : middle + PAGE]
    assert [browser.is_at_start, ids(browser.newer())] == [False, expected[20:middle]]
    assert [browser.is_at_start, ids(browser.newer())] == [False, expected[:20]]
    assert [browser.is_at_start, ids(browser.newer())] == [True, []]
    assert all_older(browser) == expected[middle + PAGE :]


def test_around_a_session_that_is_gone_are_those_before_it() -> None:
    home, expected = with_sessions(5)
    with home.store.action("delete") as writing:
        writing.bury("sessions", expected[2])
    browser = Browser(home.coach, around=expected[2])
    assert all_older(browser) == expected[3:]
    assert ids(browser.newer()) == expected[:2]
    assert all_older(Browser(home.coach, around="never there")) == [*expected[:2], *expected[3:]]


def test_sessions_of_the_same_moment_are_each_passed_once() -> None:
    home = Home()
    for name in ("a", "b", "c", "d"):
        records.create(home.store, record(name, MONDAY), None, "train")
    browser = Browser(home.coach)
    assert all_older(browser) == ["d", "c", "b", "a"]
    browser = Browser(home.coach, around="b")
    assert all_older(browser) == ["d", "c", "b", "a"]
    assert browser.newer() == ()


def test_what_fits_a_filter_is_found_page_by_page() -> None:
    home, _ = with_sessions(0)
    for day in range(3 * PAGE, 0, -1):
        note = "tight" if day % 2 else ""
        one = record(f"day {day:03}", MONDAY - timedelta(days=day), note=note)
        records.create(home.store, one, None, "train")
    tight = [f"day {day:03}" for day in range(1, 3 * PAGE, 2)]
    browser = Browser(home.coach, browsing.filter_of(home.coach, "#tight"))
    first = ids(*browser.older())
    assert PAGE <= len(first) <= len(tight)
    assert first + all_older(browser) == tight


def test_a_word_means_the_exercises_that_begin_with_it() -> None:
    home, _ = with_sessions(1)
    lift = record("lift", MONDAY - timedelta(hours=3), exercise="rdl_barbell")
    records.create(home.store, lift, None, "train")
    bridged = ["day 001"]
    for text, found in (("romanian", ["lift"]), ("bridge", bridged), ("glute bri", bridged)):
        wanted = browsing.filter_of(home.coach, text)
        assert all_older(Browser(home.coach, wanted)) == found, text


def test_the_list_tells_what_matters_of_a_session() -> None:
    one = record("one", MONDAY, sets=1)
    done = replace(one.sets[0], pain=3)
    active = replace(one, sets=(done,), status=Status.ACTIVE, ended_at=None)
    listed = Listed.of(active)
    assert (listed.sets, listed.worst_pain, listed.is_open) == (1, 3, True)
    assert listed.day == MONDAY.date()
    imported_without_an_end = replace(one, ended_at=None)
    assert not Listed.of(imported_without_an_end).is_open


def test_the_sessions_around_one_can_be_chosen_from() -> None:
    home, expected = with_sessions(5)
    session = browsing.session_of(home.coach, expected[2])
    assert session is not None
    near = browsing.neighbours(home.coach, session)
    assert [choice.id for choice in near] == [*expected[:2], *expected[3:]]
    assert near[0].name == "Sun 1 Mar 18:00"
    assert near[0].note == "2 sets"
