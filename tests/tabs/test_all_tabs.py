"""What holds for every tab of TABS: it shows, in every theme and language, and its State is all there is to it."""

import ast
import contextlib
import gc
import json
from collections.abc import Iterator
from dataclasses import asdict

import pytest
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionComboBox

from nnviz.tabs import ENTRIES
from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.runtime.frame_watch import watch_if_asked
from nnviz.ui.base.theme import THEME, THEMES
from nnviz.ui.files.export import export_picture
from nnviz.ui.files.tables import tables_of
from nnviz.ui.help_pane import help_text
from nnviz.ui.tab import Tab
from nnviz.ui.view import View
from nnviz.ui.widgets.choice_box import ChoiceBox
from tests.pixels import colours_of
from tests.reading_order import in_reading_order

CLASSES = {entry.name: entry.load() for entry in ENTRIES}
LARGE = 50_000  # pixels
EVERY = pytest.mark.parametrize("name", CLASSES)


@pytest.fixture
def show(qtbot) -> Iterator:
    """Show tabs at the size of a small window, and end what they run."""
    shown: list[Tab] = []

    def shower(name: str) -> Tab:
        shown.append(opened(name))
        qtbot.addWidget(shown[-1])
        return shown[-1]

    yield shower
    for tab in shown:
        tab.close_down()
        tab.deleteLater()
    LANGUAGE.choose("en")
    THEME.choose("light")


def opened(name: str) -> Tab:
    """Return a tab on show, at the size of a small window."""
    tab = CLASSES[name]()
    watch_if_asked(tab)
    tab.resize(1280, 660)  # 1280×720 without menu and tabs
    tab.show()
    assert QTest.qWaitForWindowExposed(tab)
    QApplication.processEvents()
    return tab


@pytest.fixture(scope="module", params=CLASSES)
def kept(request: pytest.FixtureRequest, qapp) -> Iterator[Tab]:
    """Each tab in turn, for all tests that leave it as it is."""
    tab = opened(request.param)
    yield tab
    tab.close_down()
    tab.deleteLater()


@pytest.fixture
def tab(qtbot, kept: Tab) -> Iterator[Tab]:
    """Each tab in turn, in the State it starts with, its data there."""
    qtbot.waitUntil(lambda: not kept.busy, timeout=60_000)
    yield kept
    assert kept.state == kept.State()
    LANGUAGE.choose("en")
    THEME.choose("light")
    qtbot.waitUntil(lambda: not kept.busy, timeout=60_000)


@EVERY
def test_a_tab_has_its_entrys_name_and_presets_that_say_what_to_look_at(name):
    tab = CLASSES[name]
    assert tab.name == name
    assert tab.presets and all(preset.title and preset.note for preset in tab.presets)
    assert len({preset.title for preset in tab.presets}) == len(tab.presets)


@EVERY
def test_a_new_tab_shows_a_picture_that_fits_into_a_small_window(show, name):
    tab = show(name)
    assert colours_of(tab.picture, 3) > 3
    assert tab.size().width() == 1280 and tab.size().height() == 660
    assert tab.picture.width() >= 0.7 * 1280
    assert help_text(tab.name)


@EVERY
@pytest.mark.parametrize("theme", ["light", "projector"])  # of dark the type is that of light
@pytest.mark.parametrize("language", ["en", "ko"])
def test_no_view_asks_for_more_than_a_small_screen_has(show, name, theme, language):
    THEME.choose(theme)
    LANGUAGE.choose(language)
    tab = show(name)
    tab.panel.setVisible(theme != "projector")  # the window folds it away there
    for view in tab.views or [""]:
        if view:
            tab.change(view=view)
        QApplication.processEvents()
        needed = tab.minimumSizeHint()
        assert needed.width() <= 1280 and needed.height() <= 640, view
        assert in_reading_order([*tab.view_bar.buttons.values()]), view


@EVERY
def test_every_preset_shows_and_its_state_survives_undo_and_json(show, name):
    tab = show(name)
    for index, preset in enumerate(tab.presets):
        first = tab.state
        tab.show_preset(index)
        QApplication.processEvents()
        shown = tab.state
        assert shown == tab.preset_state(preset)
        assert colours_of(tab.picture, 3) > 3, preset.title
        assert tab.preset_box.currentIndex() > 0
        assert program(tab), preset.title
        if shown != first:
            tab.undo()
            assert tab.state == first
        tab.restore(json.loads(json.dumps(asdict(shown))))
        assert tab.state == shown


def program(tab: Tab) -> bool:
    """Return whether the Python of the State on show is none, or a program that compiles."""
    text = tab.script(tab.state)
    if type(tab).script is Tab.script and type(tab.view).script is View.script:
        return text == ""
    if not text and tab.state.view in ("compare", "experiments"):
        return True  # no run is kept yet, no question asked
    nodes = ast.parse(text).body  # at the top: a program may ask nnviz for its drawn digits where they are shown
    imported = {alias.name.partition(".")[0] for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {(node.module or "").partition(".")[0] for node in nodes if isinstance(node, ast.ImportFrom)}
    compile(text, "script", "exec")
    return "numpy" in imported and "nnviz" not in imported  # it runs where nnviz is not


@EVERY
def test_every_view_shows_a_picture_of_its_own_and_its_controls_and_keeps_none_out_of_sight(show, name, qtbot):
    before = pictures()
    tab = show(name)
    for view in tab.views:
        tab.change(view=view)
        QApplication.processEvents()
        assert tab.state.view == view
        assert tab.pages[view].isVisible()
        # not at once: the answers of an untrained network are worked out beside
        qtbot.waitUntil(lambda page=tab.pages[view]: colours_of(page, 3) > 3, timeout=20_000)
        assert program(tab)
    tab.hide()
    assert [kept.size().toTuple() for kept in pictures() if all(kept is not other for other in before)] == []


def pictures() -> list[QPixmap]:
    """Return the pictures in memory that are larger than any icon or mark."""
    gc.collect()
    kept = [found for found in gc.get_objects() if type(found) is QPixmap]
    return [picture for picture in kept if picture.width() * picture.height() > LARGE]


@EVERY
def test_undo_returns_the_very_picture(show, name, qtbot):
    tab = show(name)
    with contextlib.suppress(qtbot.TimeoutError):  # a tab that waits for data takes its time
        qtbot.waitUntil(lambda: not tab.busy, timeout=1000)
    numbers = [n for n, c in tab.form.controls.items() if c.parameter.kind in ("number", "count") and c.isVisible()]
    field = next(iter(numbers), None)
    if field is None:
        pytest.skip("no number can be changed in the first view")
    before = tab.picture.grab().toImage() if not tab.busy else None
    value, parameter = getattr(tab.state, field), tab.form.controls[field].parameter
    if parameter.kind == "count":  # not the last that the field takes: a dataset may have fewer images
        other = value + 1 if value < parameter.high else value - 1
    else:
        other = parameter.high if value != parameter.high else parameter.low
    tab.change(**{field: other})
    assert tab.state != tab.State()
    tab.undo()
    assert tab.state == tab.State()
    if before is not None:
        # not at once: what the eye is not on follows a quick change a moment later
        qtbot.waitUntil(lambda: tab.picture.grab().toImage() == before, timeout=30_000)


def test_every_theme_reaches_the_whole_tab_and_back(tab):
    before = tab.values()
    for theme in THEMES:
        THEME.choose(theme)
        QApplication.processEvents()
        image = tab.picture.grab().toImage()
        assert image.pixelColor(2, image.height() // 2).name() == THEMES[theme].background, theme
        assert colours_of(tab, 3) > 5
    assert tab.values() == before


def cut_choices(box: ChoiceBox) -> list[str]:
    """Return the texts of a box that are wider than the place it has for them."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    combo, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    part = box.style().subControlRect(combo, option, field, box)
    texts = [box.itemText(row) for row in range(box.count())]
    return [text for text in texts if box.fontMetrics().horizontalAdvance(text) > part.width()]


def test_the_language_changes_every_label_and_no_value_and_choices_are_whole(tab):
    before = tab.values()
    for code in ("ko", "en"):
        LANGUAGE.choose(code)
        QApplication.processEvents()
        assert tab.values() == before
        titles = "".join(tab.preset_box.itemText(index) for index in range(tab.preset_box.count()))
        hangul = any("가" <= letter <= "힣" for letter in titles)
        assert hangul == (code == "ko")
        assert help_text(tab.name)
        assert colours_of(tab.picture, 3) > 3
        assert [cut for box in tab.findChildren(ChoiceBox) if box.isVisible() for cut in cut_choices(box)] == []


@EVERY
def test_choices_are_whole_in_every_view(show, name):
    tab = show(name)
    for view in tab.views:
        tab.change(view=view)
        QApplication.processEvents()
        assert [cut for box in tab.findChildren(ChoiceBox) if box.isVisible() for cut in cut_choices(box)] == [], view


def test_bad_values_are_sentences_and_change_nothing(tab):
    state = tab.state
    for field, control in tab.form.controls.items():
        for bad in (None, float("nan"), [[]], {}, -(10**400)):
            with pytest.raises(ValueError, match=r"\w.*[.?]$"):
                tab.show_values({field: bad})
            assert control.parameter.kind and tab.state == state


def test_pictures_and_tables_of_every_tab_can_be_taken_out(tab, tmp_path):
    picture = QImage(export_picture(tab.picture, str(tmp_path / "a.png")))
    assert picture.width() == 2 * tab.picture.width()
    assert tab.plots() or tab.name == "training"  # whose plots are made when a run starts
    assert tab.busy or tables_of(tab.plots()) or tab.name == "training"  # nothing is trained yet


def test_every_control_has_a_name(tab):
    for control in tab.form.controls.values():
        assert control.focus_widget().accessibleName() or control.focus_widget().text()
    for button in (tab.undo_button, tab.redo_button):
        assert button.accessibleName() and button.toolTip()


@EVERY
def test_closing_a_tab_ends_what_it_runs(show, name):
    tab = show(name)
    if tab.timeline is not None:
        tab.timeline.play()
    tab.close_down()
    assert tab.timeline is None or tab.timeline.worker is None
