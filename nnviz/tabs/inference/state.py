"""What the inference tab follows from: the State, its tables of choices, and the presets."""

from dataclasses import dataclass

from nnviz.core.activations import ACTIVATIONS
from nnviz.core.inference import Mistakes
from nnviz.core.studies.inference.disturbances import DISTURBANCES
from nnviz.data.handwritten.mnist_steps import Steps
from nnviz.tabs.common import fields
from nnviz.tabs.inference.drawing.examples import SEVEN
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.forms.parameters import choice, count, folder, number, switch
from nnviz.ui.tab import Preset
from nnviz.ui.tables.cell_grid import ALL

_NETWORK = QT_TRANSLATE_NOOP("inference", "Network")
_RUN = QT_TRANSLATE_NOOP("inference", "Inference")
_ERRORS = QT_TRANSLATE_NOOP("inference", "Deliberate bugs")
_DATA = QT_TRANSLATE_NOOP("inference", "Data")
_PEN = QT_TRANSLATE_NOOP("inference", "Pen")
_STEPS = QT_TRANSLATE_NOOP("inference", "What happens to the ink")
_BREAK = QT_TRANSLATE_NOOP("inference", "Break it")

_TOOLS = {"pen": QT_TRANSLATE_NOOP("inference", "Pen"), "eraser": QT_TRANSLATE_NOOP("inference", "Eraser")}
_KINDS = {name: row.title for name, row in DISTURBANCES.items()}
_NETWORKS = {
    "sigmoid-50-100": QT_TRANSLATE_NOOP("inference", "Sigmoid, 50-100"),
    "relu-50": QT_TRANSLATE_NOOP("inference", "ReLU, 50"),
    "relu-512": QT_TRANSLATE_NOOP("inference", "ReLU, 512"),
    "present": QT_TRANSLATE_NOOP("inference", "Present run of Training"),
    "own": QT_TRANSLATE_NOOP("inference", "Own file"),
}
FROM_FILE = "file"
_ACTIVATIONS = {
    FROM_FILE: QT_TRANSLATE_NOOP("inference", "As the file says"),
    **{name: name for name in ACTIVATIONS},
}
BOOKS_ACTIVATION = "sigmoid"  # where a file does not say: the book's weights
FILES = "*.npz *.safetensors *.pkl"


def _drawing(state: "InferenceState") -> bool:
    return state.view == "draw"


@dataclass(frozen=True)
class InferenceState:
    """Which network answers which images, how, and what of it is on show."""

    network: str = choice(
        "sigmoid-50-100", QT_TRANSLATE_NOOP("inference", "Weights"), _NETWORKS, section=_NETWORK,
        tip=QT_TRANSLATE_NOOP(
            "inference", "Networks that nnviz has trained on MNIST, the run on show in Training, or a file."
        ),
    )
    weights: str = folder(
        "", QT_TRANSLATE_NOOP("inference", "File"), section=_NETWORK, files=FILES,
        shown=lambda state: state.network == "own",
        tip=QT_TRANSLATE_NOOP(
            "inference", "An .npz with W1, b1, W2 …, a .safetensors, or the book's .pkl. It may be dropped here."
        ),
    )
    activation: str = choice(
        FROM_FILE, QT_TRANSLATE_NOOP("inference", "Activation"), _ACTIVATIONS, section=_NETWORK,
        shown=lambda state: state.network == "own",
        tip=QT_TRANSLATE_NOOP("inference", "The function after every hidden layer. The book's network: sigmoid."),
    )
    batch_size: int = count(
        100, QT_TRANSLATE_NOOP("inference", "Batch size"), 1, 1000, log=True, section=_RUN,
        shown=lambda state: state.view not in ("one", "draw"),
        tip=QT_TRANSLATE_NOOP("inference", "How many images go through the network at once."),
    )
    pace: int = count(
        50, QT_TRANSLATE_NOOP("inference", "Images per second"), 1, 2000, log=True, section=_RUN,
        shown=lambda state: state.view == "one",
        tip=QT_TRANSLATE_NOOP("inference", "How fast the images are shown. The network itself is far faster."),
    )
    tool: str = choice(
        "pen", QT_TRANSLATE_NOOP("inference", "Tool"), _TOOLS, section=_PEN, shown=_drawing,
        tip=QT_TRANSLATE_NOOP("inference", "The right mouse button and the other end of a pen always erase."),
    )
    thickness: int = count(
        80, QT_TRANSLATE_NOOP("inference", "Thickness"), 20, 200, section=_PEN, shown=_drawing,
        tip=QT_TRANSLATE_NOOP("inference", "The width of the line in thousandths of the pad's width."),
    )
    box: bool = switch(
        True, QT_TRANSLATE_NOOP("inference", "Cut out the box"), section=_STEPS, shown=_drawing,
        tip=QT_TRANSLATE_NOOP("inference", "Take the smallest rectangle that holds all ink. Off: the whole pad."),
    )
    scale: bool = switch(
        True, QT_TRANSLATE_NOOP("inference", "Scale to 20 × 20"), section=_STEPS, shown=_drawing,
        tip=QT_TRANSLATE_NOOP(
            "inference", "The longer side becomes 20 pixels, the aspect stays. Off: one pixel is 1/28 of the pad."
        ),
    )
    centre: bool = switch(
        True, QT_TRANSLATE_NOOP("inference", "Centre of mass to the middle"), section=_STEPS, shown=_drawing,
        tip=QT_TRANSLATE_NOOP(
            "inference", "Off: the box is in the middle, or the ink stays where it is if it is not scaled either."
        ),
    )
    target: int = count(
        3, QT_TRANSLATE_NOOP("inference", "To be read as"), 0, 9, section=_RUN,
        shown=lambda state: state.view == "draw" and state.detail == "change",
        tip=QT_TRANSLATE_NOOP("inference", "Which class the gradient is taken of."),
    )
    disturbance: str = choice(
        "shift", QT_TRANSLATE_NOOP("inference", "Curve"), _KINDS, section=_BREAK, shown=_drawing,
        tip=QT_TRANSLATE_NOOP("inference", "Which disturbance the accuracy over the test set is measured against."),
    )
    noise: float = number(
        0.0, DISTURBANCES["noise"].title, 0, 1, 0.05, section=_BREAK, shown=_drawing,
        tip=QT_TRANSLATE_NOOP("inference", "Standard deviation, as a share of full ink. Added after all steps."),
    )
    shift: float = number(
        0.0, DISTURBANCES["shift"].title, -10, 10, 1, section=_BREAK, shown=_drawing,
        tip=QT_TRANSLATE_NOOP("inference", "Pixels to the right, after all steps: nothing centres the digit again."),
    )
    rotation: float = number(
        0.0, DISTURBANCES["rotation"].title, -180, 180, 5, section=_BREAK, shown=_drawing,
        tip=QT_TRANSLATE_NOOP("inference", "Degrees counter-clockwise, after all steps."),
    )
    unused_activation: bool = switch(
        False, QT_TRANSLATE_NOOP("inference", "a instead of z"), section=_ERRORS,
        tip=QT_TRANSLATE_NOOP("inference", "The sum goes to the next layer as it is; the activation is never used."),
    )
    softmax_over_batch: bool = switch(
        False, QT_TRANSLATE_NOOP("inference", "Softmax along axis 0"), section=_ERRORS,
        tip=QT_TRANSLATE_NOOP("inference", "Right for one image, a vector; in a batch it sums over the images."),
    )
    raw_pixels: bool = switch(
        False, QT_TRANSLATE_NOOP("inference", "Pixels 0 … 255"), section=_ERRORS,
        tip=QT_TRANSLATE_NOOP("inference", "The network was trained with pixels from 0 to 1."),
    )
    source: str = fields.source(_DATA)
    path: str = fields.path(_DATA)
    turn: str = fields.turn(_DATA)
    inverted: bool = fields.inverted(_DATA)
    view: str = "one"
    truth: int = ALL  # what of the confusion matrix is chosen
    answer: int = ALL
    ink: tuple[str, ...] = SEVEN  # the strokes on the pad, see `data.ink`
    picture: str = ""  # the ink of an opened picture, see `data.photo`
    digit: int = 0  # which of its digits lies on the pad
    detail: str = "layers"  # what is shown under the pad
    collection: tuple[tuple[int, str, tuple[str, ...]], ...] = ()  # own digits: label, picture, ink  # fmt: skip

    @property
    def mistakes(self) -> Mistakes:
        """The mistakes that are switched on."""
        return Mistakes(self.unused_activation, self.softmax_over_batch, self.raw_pixels)

    @property
    def steps(self) -> Steps:
        """The steps of MNIST's makers that are switched on."""
        return Steps(self.box, self.scale, self.centre)

    @property
    def amounts(self) -> dict[str, float]:
        """How much of every disturbance there is."""
        return {"rotation": self.rotation, "shift": self.shift, "noise": self.noise}


PRESETS = (
    Preset(
        QT_TRANSLATE_NOOP("inference", "One by one"), InferenceState(),
        QT_TRANSLATE_NOOP("inference", "Press Play. The button “To the next error” goes to the next misclassified "
                                       "image."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("inference", "In batches of 100"), InferenceState(view="batches"),
        QT_TRANSLATE_NOOP("inference", "The same answers in a fraction of the time. Change the batch size."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("inference", "The largest network's mistakes"),
        InferenceState(network="relu-512", view="wrong"),
        QT_TRANSLATE_NOOP("inference", "The most confident errors come first. Would you have read them correctly?"),
    ),
    Preset(
        QT_TRANSLATE_NOOP("inference", "4 classified as 9"), InferenceState(view="wrong", truth=4, answer=9),
        QT_TRANSLATE_NOOP("inference", "Click other cells of the matrix, or the name of a row or column."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("inference", "Failure: a instead of z"), InferenceState(view="bugs", unused_activation=True),
        QT_TRANSLATE_NOOP("inference", "The program runs without an error; only the accuracy shows the bug."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("inference", "Failure: softmax over the batch"),
        InferenceState(view="batches", softmax_over_batch=True, batch_size=10),
        QT_TRANSLATE_NOOP("inference", "Right one by one, wrong in batches. What happens with a batch of 1?"),
    ),
    Preset(
        QT_TRANSLATE_NOOP("inference", "Failure: all three at once"),
        InferenceState(view="bugs", unused_activation=True, softmax_over_batch=True, raw_pixels=True),
        QT_TRANSLATE_NOOP("inference", "Do several bugs cost more than each alone?"),
    ),
)  # fmt: skip
