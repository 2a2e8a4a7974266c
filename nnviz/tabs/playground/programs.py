"""The run as a program to take home: plain NumPy, PyTorch or Keras, with its points in it."""

from typing import Any

from nnviz.tabs.playground.state import PlaygroundState, recipe_of
from nnviz.ui.files.script_template import script_text

LIBRARIES = {"numpy": "NumPy", "pytorch": "PyTorch", "keras": "Keras"}
"""End of the name of a program resources/scripts/playground_<name>.py → the library it is written for."""
USUAL_UPDATES = 3000
"""Of a program, where the run on show has none yet."""
_DIGITS = 5  # of a coordinate


def program(library: str, state: PlaygroundState, updates: int = USUAL_UPDATES) -> str:
    """Return a program of LIBRARIES that trains the network of a State on its points for so many updates."""
    recipe = recipe_of(state)
    data = recipe.data
    points: dict[str, Any] = {
        "x_train": data.x_train.round(_DIGITS).tolist(), "t_train": data.t_train.round(_DIGITS).tolist(),
        "x_test": data.x_test.round(_DIGITS).tolist(), "t_test": data.t_test.round(_DIGITS).tolist(),
    }  # fmt: skip
    return script_text(
        f"playground_{library}", SIZES=recipe.sizes, INPUTS=state.inputs, ACTIVATION=state.activation,
        OUTPUT=recipe.ending, FIRST_WEIGHTS=state.weight_init, OPTIMIZER=state.optimizer, RATE=state.rate,
        EARLY=state.early, MOMENTUM=state.momentum, RHO=state.rho, BETA1=state.beta1, BETA2=state.beta2,
        BATCH_SIZE=state.batch_size, L1=state.l1, L2=state.l2, DROPOUT=state.dropout, UPDATES=max(1, updates),
        SEED=state.seed, POINTS=points,
    )  # fmt: skip
