"""What of a run can be saved: its weights, and the run itself."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from nnviz.core.studies.training_history import Weights
from nnviz.tabs.training.record import run_as_json
from nnviz.tabs.training.run import Run, TrainingRun
from nnviz.ui.base.language import sentence, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.files.dialogs import ask_where_to_save
from nnviz.ui.files.scenes import write_json
from nnviz.ui.message_bar import MessageBar

RUN = "run"  # the origin of what is said of the run in the message bar


class RunSaving(QObject):
    """Asks where, saves, and says what became of it in a message bar."""

    def __init__(self, parent: QWidget, message: MessageBar) -> None:
        super().__init__(parent)
        self._parent, self._message = parent, message

    def save_weights(self, training: TrainingRun, moment: int) -> None:
        """Save the weights of a moment."""
        entry = training.history.weights_at(moment) if training.history else None
        if entry is None or training.run is None:
            self._message.say(translate("training", "There are no weights yet: start a run first."), RUN)
            return
        title = translate("training", "Save weights")
        if path := ask_where_to_save(self._parent, title, "weights.npz", "NumPy (*.npz)"):
            self._write_weights(path if path.endswith(".npz") else path + ".npz", training.run, *entry)

    def _write_weights(self, path: str, run: Run, moment: int, weights: Weights) -> None:
        from nnviz.data.weights import save_weights  # 10 ms that the start of the program does not need

        about = {"activation": run.state.activation, "iteration": moment, "data": run.data.name, "scale": run.scale}
        try:
            save_weights(path, weights, about)
        except (OSError, ValueError) as problem:
            self._message.say(sentence(problem))
        else:
            text = translate("training", "The weights after iteration {iteration} are saved as {path}.")
            self._message.say(text.format(iteration=number_text(moment), path=path))

    def save_run(self, training: TrainingRun) -> None:
        """Save every iteration and evaluation of a run as JSON, with the settings that make it again."""
        if not training.history or training.run is None:
            self._message.say(translate("training", "There is no run yet: start one first."), RUN)
            return
        title = translate("training", "Save the run as JSON")
        path = ask_where_to_save(self._parent, title, "nnviz-training-run.json", "JSON (*.json)")
        if not path:
            return
        try:
            saved = write_json(run_as_json(training.run, training.history), path)
        except OSError as problem:
            self._message.say(sentence(problem))
        else:
            text = translate("training", "The run with its {iterations} iterations is saved as {path}.")
            self._message.say(text.format(iterations=number_text(len(training.history)), path=saved))
