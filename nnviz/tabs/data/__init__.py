"""The data itself: its images and classes, the arrays that a network gets, the mini-batches it learns from."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton

from nnviz.data.dataset import Dataset
from nnviz.data.idx import Progress
from nnviz.tabs.common.dataset_tab import DatasetTab
from nnviz.tabs.data.contents import Contents, Facts, check, finding
from nnviz.tabs.data.head import DataHead
from nnviz.tabs.data.images import ImagesView
from nnviz.tabs.data.saving import Saver
from nnviz.tabs.data.state import DATA, PRESETS, DataState, class_names
from nnviz.tabs.data.words import program
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.runtime.background_task import BackgroundTask
from nnviz.ui.forms.number_control import NumberControl
from nnviz.ui.forms.text_controls import TextControl
from nnviz.ui.playback.status import Status
from nnviz.ui.tab import Preset

_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class DataTab(DatasetTab):
    """The images one by one, their classes, the arrays made of them, and the mini-batches drawn from them."""

    name = "data"
    State = DataState
    presets = PRESETS
    views = {
        "images": (QT_TRANSLATE_NOOP("data", "Images"), ImagesView),
        "classes": (QT_TRANSLATE_NOOP("data", "Classes"), "nnviz.tabs.data.classes:ClassesView"),
        "arrays": (QT_TRANSLATE_NOOP("data", "As arrays"), "nnviz.tabs.data.arrays:ArraysView"),
        "batch": (QT_TRANSLATE_NOOP("data", "Mini-batch"), "nnviz.tabs.data.batch:MiniBatchView"),
    }
    time_unit = ("data", QT_TRANSLATE_NOOP("data", "row"))

    def build(self) -> None:
        """Make what the views share, and listen to the loader and the time bar."""
        super().build()
        self.contents: Contents | None = None
        self._run: tuple[str, int] | None = None
        self._slides: tuple[int, int] | None = None
        self._finder, self.saver = BackgroundTask(self), Saver(self)
        self._finder.progressed.connect(self._on_finding)
        self._finder.finished.connect(self._on_found)
        self.saver.progressed.connect(self._on_saving)
        self.saver.ended.connect(self._on_saving_ended)
        self.saver.told.connect(self.message.say)
        column = self.picture.layout()
        assert isinstance(column, QBoxLayout)
        self.head = DataHead(column)
        self._build_buttons()
        self.timeline.moved.connect(self._on_moved)

    def _build_buttons(self) -> None:
        self.save_button, self.fetch_button = QPushButton(), QPushButton()
        self.save_button.clicked.connect(self._on_save)
        self.fetch_button.clicked.connect(self.fetch_data)
        for button in (self.fetch_button, self.save_button):
            self.form.add_below(DATA, button)

    # Following the State.

    def prepare(self, state: DataState) -> None:
        """Bring the time bar, the line over the picture and the buttons up to date."""
        self._follow_time(state)
        self._show_origin()
        self.save_button.setEnabled(self.contents is not None and not self.saver.busy)
        self.fetch_button.setHidden(self.dataset is None or self.dataset.verified)
        if self.contents is not None:
            self._follow_data(state, self.contents)

    def _draw_again(self) -> None:
        self.draw(self.state)
        self.refresh_equations()

    def check(self, state: DataState) -> None:
        """Refuse what this dataset does not have."""
        if self.contents is not None:
            check(self.contents, state, self.state)

    def preset_state(self, preset: Preset) -> DataState:
        """Return a preset's State with the data that is in use."""
        own, wanted = self.state, preset.state
        size = self.contents.size(wanted) if self.contents else wanted.batch_size
        return replace(wanted, **self.data_fields(), names=own.names, batch_size=size)

    def key(self, key: int) -> bool:
        """Let the arrow keys choose the next image where no time runs."""
        if isinstance(self.view, ImagesView) and key in _STEPS:
            self.view.step(_STEPS[key])
            return True
        return super().key(key)

    # The data.

    def show_opening(self, progress: Progress) -> None:
        """Say how far the opening is."""
        self.head.show_share(progress.done / max(1, progress.total))
        self.head.opening = progress.what
        self._show_origin()

    def show_dataset(self, dataset: Dataset) -> None:
        """Show a dataset at once, and what takes a moment to find out of it as soon as it is known."""
        self.contents = Contents(dataset)
        self._finder.start(lambda: finding(dataset))
        self._draw_again()

    def show_not_opened(self) -> None:
        """Show the data that stays."""
        self.head.show_share(0)
        self._draw_again()

    @Slot(object)
    def _on_finding(self, frame: Progress | Facts) -> None:
        if isinstance(frame, Progress):
            self.head.show_share(frame.done / max(1, frame.total))

    @Slot(object)
    def _on_found(self, facts: Facts) -> None:
        contents, typed = self.contents, class_names(self.state.names)
        if contents is None:
            return
        contents.facts = facts
        self.head.show_share(0)
        self._draw_again()
        if typed and not contents.names_fit(len(typed)):
            told = translate(
                "data",
                "The {found} class names do not fit this data with {classes} classes: its own are shown.",
            )
            self.message.say(told.format(found=len(typed), classes=contents.classes_used))

    @property
    def busy(self) -> bool:
        """Whether data is being opened, looked through or saved."""
        return super().busy or self._finder.busy or self.saver.busy

    def close_down(self) -> None:
        """Stop whatever runs."""
        self._finder.stop()
        self.saver.stop()
        super().close_down()

    # What all views share.

    def _follow_data(self, state: DataState, contents: Contents) -> None:
        slides = len(contents.arrays(state.part)[0]), len(contents.data.x_train)
        if slides != self._slides:
            self._slides = slides
            for name, low, high in (("index", 0, slides[0] - 1), ("batch_size", 1, min(10_000, slides[1]))):
                control = self.form.controls[name]
                assert isinstance(control, NumberControl)
                control.set_slide(low, high)
        names = self.form.controls["names"]
        assert isinstance(names, TextControl)
        names.edit.setPlaceholderText(", ".join(contents.data.class_names))

    def _show_origin(self) -> None:
        self.head.show_origin(self.dataset if self.contents is not None else None, self.busy)

    def _follow_time(self, state: DataState) -> None:
        """Let the time bar count what the view has: rows that are laid end to end, or batches."""
        contents = self.contents
        timed = state.view in ("arrays", "batch") and contents is not None
        self.playback_bar.setVisible(timed)
        self.start_button.setVisible(timed)
        if not timed or contents is None:
            if self._run is not None:
                self._run = None
                self.timeline.clear()
            return
        total = contents.data.image_shape[0] if state.view == "arrays" else contents.batches(state) - 1
        if (state.view, total) != self._run:
            self._begin_time(state.view, total, self._moment(state))
        self.timeline.go(self._moment(state))

    def _moment(self, state: DataState) -> int:
        """Return where the time bar stands: how many rows are laid, or which batch is on show."""
        if self.contents is None:
            return 0
        return self.contents.laid(state) if state.view == "arrays" else self.contents.number(state)

    def _begin_time(self, view: str, total: int, position: int) -> None:
        self.timeline.pause()
        self._run = view, total
        unit = QT_TRANSLATE_NOOP("data", "row") if view == "arrays" else QT_TRANSLATE_NOOP("data", "batch")
        self.playback_bar.set_unit("data", unit)
        rate = 4.0 if view == "arrays" else 2.0
        self.timeline.show_run(range(total), total, position, rate=rate, speeds_up=False)

    @Slot(int)
    def _on_moved(self, position: int) -> None:
        if self._run is not None and position != self._moment(self.state):
            self.change(merge="time", **{"laid" if self._run[0] == "arrays" else "number": position})

    def start_text(self, status: str) -> str:
        """Return what the main button says."""
        return translate("data", "Pause") if status == Status.RUNNING else translate("data", "Play")

    # Fetching and saving.

    @Slot()
    def _on_save(self) -> None:
        if self.dataset is not None:
            self.saver.ask(self.dataset, self.state.seed)

    @Slot(float, str)
    def _on_saving(self, share: float, text: str) -> None:
        self.head.show_share(share)
        self.head.saving = text
        self.save_button.setEnabled(False)
        self._show_origin()

    @Slot()
    def _on_saving_ended(self) -> None:
        self.head.show_share(0)
        self.head.saving = ""
        self.save_button.setEnabled(self.contents is not None)
        self._show_origin()

    # Words and numbers.

    def sentences(self) -> Sequence[str]:
        """Return what the tab says of the data, and what the view says of the picture."""
        return [self.head.origin.text(), *super().sentences()]

    def script(self, state: DataState) -> str:
        """Return a NumPy + Matplotlib program that draws the view on show."""
        images = self.view_of["images"]
        assert isinstance(images, ImagesView)
        return program(state, self.contents, images.rows.columns)

    def retranslate(self) -> None:
        """Take all texts in the language in force."""
        super().retranslate()
        self.save_button.setText(translate("data", "Save a subset as IDX…"))
        self.fetch_button.setText(translate("data", "Download MNIST…"))

    def showEvent(self, event: QShowEvent) -> None:
        """Draw again with the sizes that the widgets have by now."""
        super().showEvent(event)
        self._draw_again()
