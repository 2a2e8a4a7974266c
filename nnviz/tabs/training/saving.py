"""What of a run can leave: its weights, the run itself, and its network as a program for other libraries."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from nnviz.core.studies.training.history import Weights
from nnviz.data.dataset import Dataset
from nnviz.tabs.training.programs import LIBRARIES, network_program
from nnviz.tabs.training.record import run_as_json
from nnviz.tabs.training.run import Run, TrainingRun
from nnviz.tabs.training.state import TrainingState
from nnviz.ui.base.language import sentence, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.files.dialogs import ask_where_to_save
from nnviz.ui.files.scenes import write_json
from nnviz.ui.message_bar import MessageBar

RUN = "run"  # the origin of what is said of the run in the message bar


def _about(run: Run, moment: int) -> dict[str, object]:
    """Return what a file of weights says of itself."""
    return {"activation": run.state.activation, "iteration": moment, "data": run.data.name, "scale": run.scale}


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
        kinds = "NumPy (*.npz);;safetensors, PyTorch (*.safetensors)"
        if path := ask_where_to_save(self._parent, title, "nnviz-training-weights.npz", kinds):
            path = path if path.endswith((".npz", ".safetensors")) else path + ".npz"
            self._write_weights(path, training.run, *entry)

    def _write_weights(self, path: str, run: Run, moment: int, weights: Weights) -> None:
        from nnviz.data.safetensors_file import save_safetensors  # 10 ms that the start does not need
        from nnviz.data.weights import save_weights

        try:
            save = save_safetensors if path.endswith(".safetensors") else save_weights
            save(path, weights, _about(run, moment))
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

    def copy_network(self, library: str, state: TrainingState, data: Dataset | None) -> None:
        """Put the network and its training as a program of LIBRARIES on the clipboard."""
        QApplication.clipboard().setText(network_program(library, state, data))
        text = translate("training", "A {library} program with this network and its settings is on the clipboard.")
        self._message.say(text.format(library=LIBRARIES[library]))
