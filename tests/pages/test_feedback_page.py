"""The form for messages, with its receipt; and what stands there without one."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from indicators.feedback.mailbox import MOST_PER_HOUR, Mailbox
from indicators.feedback.message import About, Message
from tests.pages.opened import opened, words

TEXT = "Die Karte lässt sich mit der Tastatur nicht verlassen."


def sent(test: AppTest, text: str = TEXT, reply: str = "") -> AppTest:
    """Fill the form in and send it."""
    test.radio[0].set_value(About.BARRIER)
    test.text_area[0].set_value(text)
    test.text_input[1].set_value(reply)
    test.button[0].click().run()
    assert not test.exception
    return test


def test_a_message_is_kept_and_the_visitor_gets_a_receipt(box: Mailbox) -> None:
    test = sent(opened("feedback_page"), reply="a@example.org")
    [kept] = box.messages()
    assert kept.message == Message(About.BARRIER, TEXT, "", "a@example.org")
    assert kept.receipt.number in test.success[0].value
    receipt = test.code[0].value
    assert kept.receipt.number in receipt and TEXT in receipt and "a@example.org" in receipt
    assert not test.text_area, "the form is gone until one wants to write again"
    test.button[0].click().run()
    assert test.text_area[0].value == ""


def test_what_is_missing_is_said_and_nothing_is_lost(box: Mailbox) -> None:
    test = sent(opened("feedback_page"), text="kurz", reply="niemand")
    assert "mindestens 10 Zeichen" in test.error[0].value and "niemand" in test.error[0].value
    assert test.text_area[0].value == "kurz" and not list(box.messages())


def test_one_visitor_can_send_five_and_a_full_box_says_where_else_to_go(box: Mailbox) -> None:
    test = opened("feedback_page")
    for _each in range(5):
        sent(test).button[0].click().run()
    assert "fünf Nachrichten" in sent(test).error[0].value
    assert len(list(box.messages())) == 5
    for _each in range(MOST_PER_HOUR - 5):
        box.keep(Message(About.OTHER, TEXT), datetime.now(UTC))
    other = sent(opened("feedback_page"))
    assert "nicht gespeichert" in other.error[0].value and "amt@example.org" in words(other)
    assert len(list(box.messages())) == MOST_PER_HOUR


def test_without_a_folder_there_is_no_form_but_an_address(small_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    (small_data / "settings.toml").write_text('email = "amt@example.org"\n', "utf-8")
    test = opened("feedback_page")
    assert not test.text_area and 'href="mailto:amt@example.org"' in words(test)
    (small_data / "settings.toml").unlink()
    assert "mailto" not in words(opened("feedback_page")) and 'href="impressum"' in words(opened("feedback_page"))
