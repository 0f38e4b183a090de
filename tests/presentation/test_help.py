"""The help: a page for each screen in both languages, opened with F1."""

from __future__ import annotations

import re

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.foundation import i18n
from desktop_app.presentation.help_window import FIRST_PAGE, HelpWindow, pages


def test_both_languages_have_the_same_pages() -> None:
    indonesian, english = (pages(code) for code in i18n.LANGUAGES)
    assert list(indonesian) == list(english)
    assert len(indonesian) >= 7
    for topic, text in (*indonesian.items(), *english.items()):
        assert text.startswith("# "), topic
        assert indonesian[topic] != english[topic]


def test_pages_have_the_same_shape_in_both_languages() -> None:
    indonesian, english = (pages(code) for code in i18n.LANGUAGES)
    for topic, text in indonesian.items():
        marks = [re.findall(r"^(#+|- |\d+\.|\|)", one, re.MULTILINE) for one in (text, english[topic])]
        assert marks[0] == marks[1], topic


@pytest.mark.parametrize(("topic", "shown"), [("pay_run", "pay_run"), ("", FIRST_PAGE), ("unknown", FIRST_PAGE)])
def test_a_topic_is_shown_or_the_first_page(qtbot: QtBot, topic: str, shown: str) -> None:
    window = HelpWindow()
    qtbot.addWidget(window)
    window.show_topic(topic)
    assert window.topic == shown
    title = pages(i18n.language())[shown].partition("\n")[0].removeprefix("# ")
    assert title in window.text.toPlainText()


def test_moving_through_the_topics_turns_the_pages(qtbot: QtBot) -> None:
    window = HelpWindow()
    qtbot.addWidget(window)
    window.show_topic(FIRST_PAGE)
    first = window.text.toPlainText()
    window._topics.setCurrentRow(1)
    assert window.text.toPlainText() != first
