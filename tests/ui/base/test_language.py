"""Languages: switched while the program runs, in every window at once, and back."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from nnviz.core.problems import Problem
from nnviz.ui.base.language import LANGUAGE, LANGUAGES, sentence, system_language, translate


@pytest.fixture(autouse=True)
def english(qapp):
    LANGUAGE.choose("en")
    yield
    LANGUAGE.choose("en")


class Listener(QLabel):
    """Counts the changes of language it hears of."""

    heard = 0

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.heard += event.type() == QEvent.Type.LanguageChange
        self.setText(translate("tab", "Presets"))


def test_a_switch_reaches_windows_and_what_is_in_them_and_back(qtbot):
    window, inner = QWidget(), Listener()
    QVBoxLayout(window).addWidget(inner)
    qtbot.addWidget(window)
    window.show()
    LANGUAGE.choose("ko")
    QApplication.processEvents()
    assert inner.heard
    assert inner.text() != "Presets"
    LANGUAGE.choose("en")
    QApplication.processEvents()
    assert inner.text() == "Presets"


def test_qts_own_buttons_follow(qtbot):
    LANGUAGE.choose("ko")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok)
    qtbot.addWidget(box)
    assert box.buttons()[0].text() == "확인"


def test_the_same_language_twice_leaves_one_catalogue(qapp):
    LANGUAGE.choose("ko")
    LANGUAGE.choose("ko")
    LANGUAGE.choose("en")
    assert translate("tab", "Presets") == "Presets"


def test_a_language_nobody_knows_is_refused_and_nothing_changes(qapp):
    LANGUAGE.choose("ko")
    with pytest.raises(ValueError, match="xx"):
        LANGUAGE.choose("xx")
    assert LANGUAGE.current == "ko"
    assert translate("tab", "Presets") != "Presets"


def test_the_systems_language_is_one_of_ours():
    assert system_language() in LANGUAGES


def test_a_problem_is_told_in_the_language_with_its_values(qapp):
    problem = Problem("{name} must be at least {low}.", name="rate", low=1)
    assert sentence(problem) == "rate must be at least 1."


@pytest.mark.parametrize(
    ("problem", "text"), [(ValueError("no such thing"), "no such thing"), (ValueError(), "ValueError")]
)
def test_any_other_problem_speaks_for_itself(problem, text):
    assert sentence(problem) == text


def test_a_text_that_no_catalogue_has_stays_as_it_is(qapp):
    LANGUAGE.choose("ko")
    assert translate("nowhere", "untranslated {gap}") == "untranslated {gap}"
    assert QCoreApplication.translate("nowhere", "x") == "x"
