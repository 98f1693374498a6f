"""Searches in a thread: what arrives, in which order, and what does not."""

from pytestqt.qtbot import QtBot

from annotator.gui.find.looking import MOST, Looking
from annotator.language.finding import Search

SOON = 20_000
SLOW = "a" * 60 + "b"


class Heard:
    """What has arrived of a search."""

    def __init__(self, looking: Looking) -> None:
        self.places: list[tuple[int, int]] = []
        self.ends: list[bool] = []
        self.failures: list[str] = []
        looking.arrived.connect(self.places.extend)
        looking.finished.connect(self.ends.append)
        looking.failed.connect(self.failures.append)


def test_all_places_arrive_in_order_and_then_the_end(qtbot: QtBot) -> None:
    looking = Looking()
    heard = Heard(looking)
    looking.start("NATO and nato. " * 20_000, Search("nato"))
    qtbot.waitUntil(lambda: bool(heard.ends), timeout=SOON)
    assert len(heard.places) == 40_000
    assert heard.places == sorted(heard.places)
    assert heard.ends == [False]
    assert not looking.busy


def test_of_very_many_places_the_first_arrive_and_that_there_are_more(qtbot: QtBot) -> None:
    looking = Looking()
    heard = Heard(looking)
    looking.start("a" * (MOST + 5_000), Search("a"))
    qtbot.waitUntil(lambda: bool(heard.ends), timeout=SOON)
    assert len(heard.places) == MOST
    assert heard.ends == [True]


def test_just_as_many_places_as_are_shown_are_all_of_them(qtbot: QtBot) -> None:
    looking = Looking()
    heard = Heard(looking)
    looking.start("a" * MOST, Search("a"))
    qtbot.waitUntil(lambda: bool(heard.ends), timeout=SOON)
    assert len(heard.places) == MOST
    assert heard.ends == [False]


def test_nothing_of_an_older_search_arrives_any_more(qtbot: QtBot) -> None:
    looking = Looking()
    heard = Heard(looking)
    looking.seconds = 0.5
    looking.start(SLOW, Search("(a|aa)+$", pattern=True))
    looking.start("the third", Search("third"))
    qtbot.waitUntil(lambda: bool(heard.ends), timeout=SOON)
    qtbot.wait(1_000)  # as long as the older one may take
    assert heard.places == [(4, 9)]
    assert heard.ends == [False]
    assert heard.failures == []


def test_an_expression_that_takes_too_long_fails_with_a_sentence(qtbot: QtBot) -> None:
    looking = Looking()
    heard = Heard(looking)
    looking.seconds = 0.2
    looking.start(SLOW, Search("(a|aa)+$", pattern=True))
    qtbot.waitUntil(lambda: bool(heard.failures), timeout=SOON)
    assert "takes longer than 0.2 seconds" in heard.failures[0]
    assert heard.ends == []


def test_it_is_given_up_too_when_the_processor_was_busy_with_other_things(qtbot: QtBot) -> None:
    looking = Looking()
    heard = Heard(looking)
    looking.seconds, looking.longest = 4.0, 0.2
    looking.start(SLOW, Search("(a|aa)+$", pattern=True))
    qtbot.waitUntil(lambda: bool(heard.failures), timeout=SOON)
    assert "takes longer than 0.2 seconds" in heard.failures[0]
    assert not looking.busy


def test_a_search_can_be_waited_for(qtbot: QtBot) -> None:
    looking = Looking()
    heard = Heard(looking)
    looking.start("one two", Search("two"))
    looking.wait(SOON / 1000)
    assert heard.places == [(4, 7)]
    assert heard.ends == [False]


def test_a_search_that_nobody_wants_any_more_ends(qtbot: QtBot) -> None:
    looking = Looking()
    looking.start("x" * 20_000_000, Search("absent"))
    run = looking._run
    looking.stop()
    assert run is not None
    qtbot.waitUntil(lambda: not run.alive, timeout=SOON)
    assert run.batches.qsize() < 1_000  # of more than 1,200
