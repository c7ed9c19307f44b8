"""What may stand in a message, tried with texts that want to break out of something."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.feedback.message import LONGEST, LONGEST_INPUT, SHORTEST, About, checked
from tests.hostile import HOSTILE

GOOD = "Die Karte lässt sich mit der Tastatur nicht verlassen."
ADDRESSES = {
    "a@example.org": True, "a.b+c@sub.example.org": True, "": True,
    "a": False, "a@b": False, "a@@example.org": False, "a b@example.org": False, "a@example.org, b@example.org": False,
    "a@example.org\nBcc: b@example.org": False, "<a@example.org>": False, f"{'a' * 250}@example.org": False,
}  # fmt: skip


@pytest.mark.parametrize("reply", ADDRESSES)
def test_an_answer_goes_to_one_whole_address_or_nowhere(reply: str) -> None:
    message, faults = checked(About.BARRIER, GOOD, reply=reply)
    assert (message is not None) == ADDRESSES[reply]
    assert bool(faults) != ADDRESSES[reply]


def test_a_text_is_neither_too_short_nor_too_long() -> None:
    lengths = {
        0: False,
        SHORTEST - 1: False,
        SHORTEST: True,
        LONGEST: True,
        LONGEST + 1: False,
        LONGEST_INPUT + 1: False,
    }
    assert {length: checked(About.OTHER, "x" * length)[0] is not None for length in lengths} == lengths
    assert checked(About.OTHER, " " * 500)[0] is None


def test_what_is_wrong_is_said_all_at_once() -> None:
    assert len(checked(About.OTHER, "kurz", reply="niemand")[1]) == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_become_visible_ones(text: str) -> None:
    for place, message_text in ((text, GOOD), ("", f"{GOOD} {text[:1000]}")):
        message, _faults = checked(About.FIGURE, message_text, place)
        assert message is not None
        assert _unseen(message.text.replace("\n", "") + message.place) == []


@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=300))
def test_whatever_is_typed_is_refused_with_words_or_kept_without_unseen_characters(
    text: str, place: str, reply: str
) -> None:
    message, faults = checked(About.OTHER, text, place, reply)
    assert (message is None) == bool(faults)
    if message:
        assert SHORTEST <= len(message.text) <= LONGEST
        assert "\n" not in message.place + message.reply
        assert _unseen(message.text.replace("\n", "") + message.place + message.reply) == []


def _unseen(text: str) -> list[str]:
    return [one for one in text if unicodedata.category(one) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")]


def test_a_message_is_about_something() -> None:
    assert checked(None, GOOD) == (None, ["Bitte sagen Sie, worum es geht."])
