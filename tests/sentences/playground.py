"""The sentences of the playground, held against the network at the moment on show and the run that led there."""

from random import Random
from typing import Any

import numpy as np

from nnviz.core.studies.playground.learner import Learner
from nnviz.tabs.playground.chosen import name_of
from tests.sentences import Said, true
from tests.sentences import _playground_curve as curve
from tests.sentences import _playground_notebook as notebook
from tests.stress import values
from tests.stress.program import wait_while

EXAMPLES = 40
LEARNS = ("learn", "space", "compare")
RUN = 600  # updates of a run that is looked at
DATA = ("clusters", "xor", "circle", "moons", "stripes", "three", "four", "plane", "hill", "rule")


def change(tab: Any, rng: Random) -> dict[str, Any]:
    """Return random fields of a State whose runs are short."""
    fields = values.random_fields(tab, rng)
    fields |= {"points": (), "data": rng.choice(DATA), "samples": rng.choice([10, 40, 100])}
    if rng.random() < 0.3:
        fields["activation"] = rng.choice(["identity", "relu"])
    if rng.random() < 0.4:
        fields["ablated"] = ((1, rng.randrange(3)),)
    fields = curve.shortened(fields)
    fields["chosen"] = rng.choice(["", "1.0", "0.0", "0.0-1.0", "1.0-2.0"])
    return fields


def moment(tab: Any, share: float) -> None:
    """Go to a moment of a run."""
    if tab.state.view == "curve":
        curve.moment(tab, share)
    if tab.state.view not in LEARNS:
        return
    wanted = round(share * RUN)
    if wanted > len(tab.run.history):
        tab.timeline.step(wanted - len(tab.run.history))
        wait_while(lambda: tab.timeline.running, 60)
    tab.timeline.go(wanted)
    tab.view.draw(tab.state)


def network(said: Said, number: int = 0) -> Any:
    """Return a learner of the recipe with the parameters on show."""
    recipe = said.tab.run.recipes[number]
    learner = Learner(recipe)
    np.copyto(learner.vector, said.tab.run.moment()[number].vector)
    return learner


def answers(said: Said, number: int = 0, test: bool = False) -> tuple[np.ndarray, np.ndarray]:
    """Return what a network answers to the points, and what is right."""
    learner, data = network(said, number), said.tab.run.recipes[number].data
    x, t = (data.x_test, data.t_test) if test else (data.x_train, data.t_train)
    y = np.asarray(learner.network.predict(learner.recipe.features(x)), np.float64).reshape(len(x), -1)
    return (y.argmax(axis=1) if y.shape[1] > 1 else (y[:, 0] > 0.5).astype(int)), t


def right(said: Said, number: int = 0, test: bool = False) -> int:
    given, truth = answers(said, number, test)
    return int(np.count_nonzero(given == truth))


def training_loss(said: Said, number: int = 0) -> float:
    learner = network(said, number)
    recipe = learner.recipe
    x, t = recipe.features(recipe.data.x_train), recipe.targets(recipe.data.t_train)
    learner.network.weight_decay = 0.0
    with np.errstate(all="ignore"):
        scores = learner.network.scores(learner.network.batch(x))
        return float(learner.network.last.forward(scores, t))


def overflows(said: Said, number: int) -> bool:
    return not np.isfinite(training_loss(said, number))


def close(shown: float, value: float) -> bool:
    """Return whether a loss on the screen, of four decimals or digits, is a value."""
    return abs(shown - value) <= 0.51e-4 + 0.6e-3 * abs(value)


def points(said: Said) -> bool:
    return int(said.number("points")) == len(said.tab.run.recipes[0].data.x_train)


def done(said: Said) -> int:
    return said.tab.run.moment()[0].done


def untrained(said: Said) -> bool:
    return done(said) == 0


def equal(said: Said) -> bool:
    W1, W2 = (network(said).network.params[name] for name in ("W1", "W2"))
    return len(W2) > 1 and np.ptp(W1, axis=1).max() == 0 and np.ptp(W2, axis=0).max() == 0 and done(said) > 0


def overfits(said: Said) -> bool:
    history = said.tab.run.history
    at, table = history.measured()
    here = int(np.flatnonzero(at == said.number("since"))[0])
    now = said.tab.run.moment()[0].measured
    lower = all(table[here, 1] <= other for other in table[at < done(said), 1])
    return (close(said.number("before"), table[here, 1]) and close(said.number("now"), now.test_loss) and lower
            and now.test_loss > 1.19 * table[here, 1] and now.train_loss < table[here, 0])  # fmt: skip


def solved(said: Said) -> bool:
    return points(said) and right(said) == said.number("points")


def stuck(said: Said) -> bool:
    wrong = int(said.number("points")) - right(said)
    return (points(said) and said.number("wrong") == wrong > 0 and close(said.number("now"), training_loss(said))
            and abs(said.number("before") - said.number("now")) <= 0.011 * said.number("now") + 1e-4)  # fmt: skip


def first_loss(said: Said) -> float:
    return float(said.tab.run.history.kept[0][0].measured.train_loss)


def fallen(said: Said) -> bool:
    return (close(said.number("first"), first_loss(said)) and close(said.number("now"), training_loss(said))
            and said.number("done") == done(said) and training_loss(said) < first_loss(said) + 1e-6)  # fmt: skip


def risen(said: Said) -> bool:
    return (close(said.number("first"), first_loss(said)) and close(said.number("now"), training_loss(said))
            and said.number("done") == done(said) and training_loss(said) >= first_loss(said) - 1e-6)  # fmt: skip


def straight(said: Said) -> bool:
    state = said.state
    bends = state.hidden and state.activation != "identity"
    wrong = int(said.number("points")) - right(said)
    return not bends and set(state.inputs) <= {"x1", "x2"} and points(said) and said.number("wrong") == wrong


def unit_names(said: Said, units: Any) -> str:
    return ", ".join(f"unit {unit + 1} of layer {layer}" for layer, unit in units)


def dead(said: Said) -> bool:
    learner = network(said)
    recipe = learner.recipe
    given = learner.network.hidden(recipe.features(recipe.data.x_train))
    units = [(layer, int(unit)) for layer, z in enumerate(given, 1) for unit in np.flatnonzero((z <= 0).all(axis=0))]
    return said.state.activation == "relu" and said.values["units"] == unit_names(said, units)


def without_units(said: Said) -> Any:
    learner = network(said)
    for layer, unit in said.state.ablated:
        if layer <= len(said.state.hidden) and unit < said.state.hidden[layer - 1]:
            learner.network.params[f"W{layer + 1}"][unit] = 0
    return learner


def share(said: Said, gap: str, count: int, of: int) -> bool:
    return abs(said.number(gap) - 100 * count / of) < 0.0051


def taken_out(said: Said) -> bool:
    learner, recipe = without_units(said), said.tab.run.recipes[0]
    y = np.asarray(learner.network.predict(recipe.features(recipe.data.x_train)), np.float64)
    given = y.argmax(axis=1) if y.shape[1] > 1 else (y[:, 0] > 0.5).astype(int)
    count = int(np.count_nonzero(given == recipe.data.t_train))
    n = len(recipe.data.x_train)
    return share(said, "right", count, n) and share(said, "before", right(said), n)


def taken_out_of_numbers(said: Said) -> bool:
    learner, recipe = without_units(said), said.tab.run.recipes[0]
    y = np.asarray(learner.network.predict(recipe.features(recipe.data.x_train)), np.float64)[:, 0]
    loss = float(0.5 * np.mean((y - recipe.data.t_train) ** 2))
    return close(said.number("loss"), loss) and close(said.number("before"), training_loss(said))


def weight(said: Said) -> bool:
    recipe = said.tab.run.recipes[0]
    start, end = ([int(n) for n in part.split(".")] for part in said.state.chosen.split("-"))
    value = float(network(said).network.params[f"W{end[0]}"][start[1], end[1]])
    names = name_of(recipe, tuple(start)) == said.values["start"] and name_of(recipe, tuple(end)) == said.values["end"]
    return names and abs(said.number("value") - value) <= 0.51e-3 * max(abs(value), 1e-12) + 1e-12


def bias(said: Said) -> bool:
    layer, unit = map(int, said.state.chosen.split("."))
    value = float(network(said).network.params[f"b{layer}"][unit])
    return abs(said.number("value") - value) <= 0.51e-3 * max(abs(value), 1e-12) + 1e-12


def on_their_side(said: Said) -> bool:
    return points(said) and said.number("right") == right(said)


def compared(said: Said) -> bool:
    n = len(said.tab.run.recipes[0].data.x_test)
    return all(share(said, f"right_{name}", right(said, number, test=True), n) for number, name in enumerate("ab"))


def compared_losses(said: Said) -> bool:
    return all(close(said.number(f"loss_{name}"), training_loss(said, number)) for number, name in enumerate("ab"))


STATES = (
    *({"data": "four", "samples": 100, "hidden": (3,), "activation": "identity", "rate": 10.0, "view": view}
      for view in LEARNS),
    {"data": "circle", "hidden": (3,), "weight_init": "zeros", "samples": 40},
    {"data": "moons", "samples": 40, "noise": 0.5, "hidden": (8, 8), "optimizer": "Adam", "rate": 0.03},
    {"data": "xor", "hidden": (), "samples": 100},
    {"data": "circle", "hidden": (4,), "activation": "relu", "rate": 5.0, "samples": 100, "ablated": ((1, 0),)},
    {"data": "hill", "hidden": (4,), "samples": 40, "ablated": ((1, 0),)},
    {"data": "hill", "hidden": (4,), "samples": 40, "view": "space"},
    {"data": "three", "hidden": (4,), "samples": 40, "view": "space"},
    {"data": "hill", "hidden": (3,), "samples": 40, "view": "compare"},
    {"data": "circle", "hidden": (3,), "samples": 40, "view": "compare", "share": 0.0},
    {"data": "circle", "hidden": (3,), "samples": 40, "chosen": "0.0-1.0"},
    {"data": "circle", "hidden": (3,), "samples": 40, "chosen": "1.0"},
    {"data": "circle", "hidden": (3,), "samples": 40, "chosen": "0.0"}, *curve.STATES, *notebook.STATES,
)  # fmt: skip


def example(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a State as they are shown."""
    return curve.shortened(dict(fields))


SENTENCES = {
    **curve.CURVE,
    **notebook.NOTEBOOK,
    "Untrained: these answers come from the initial weights alone. Press Start.": untrained,
    "All units of the first hidden layer have equal weights, so every update moves them alike. "
    "Other initial weights would tell them apart.": equal,
    "Overfitting: the test loss was {before} after {since} updates and is {now} now, while the training loss went on "
    "falling.": overfits,
    "All {points} training points are right.": solved,
    "Stuck: the training loss was {before} after {since} updates and is {now} now; {wrong} of {points} training points "
    "are wrong.": stuck,
    "The training loss has fallen from {first} to {now} in {done} updates.": fallen,
    "The training loss was {first} before the first update and is {now} after {done}.": risen,
    "Without a hidden layer that bends, the answers change at a straight line: {wrong} of {points} training points are "
    "wrong.": straight,
    "Dead: {units}. Such a unit gives 0 for every training point, and no gradient reaches its weights.": dead,
    "The weights have grown so large that sums overflow, and no answer can be computed any more. Use a smaller "
    "learning rate.": lambda said: overflows(said, 0),
    "{name}: The weights have grown so large that sums overflow, and no answer can be computed any more. Use a "
    "smaller learning rate.": lambda said: overflows(said, "AB".index(said.values["name"])),
    "With {units} taken out, {right} of the training points are right instead of {before}.": taken_out,
    "With {units} taken out, the training loss is {loss} instead of {before}.": taken_out_of_numbers,
    "Click a unit or a weight: drag it, or type.": true,
    "Weight from {start} to {end}: {value}": weight,
    "Bias of {unit}: {value}": bias,
    "Input {name}": true,
    "{right} of {points} training points lie on their side of the straight line.": on_their_side,
    "{right} of {points} training points are right.": on_their_side,
    "The answer grows evenly with the distance from the line.": lambda said: said.state.data in ("plane", "hill"),
    "{what}: A {a}, B {b}. Of the test points A has {right_a} right, B {right_b}.": compared,
    "{what}: A {a}, B {b}. The training loss of A is {loss_a}, that of B {loss_b}.": compared_losses,
    "Training loss": true, "Test loss": true, "Test accuracy": true, "Updates per second": true,
}  # fmt: skip
UNREACHED = curve.UNREACHED | {
    "Stuck: the training loss was {before} after {since} updates and is {now} now; {wrong} of {points} training points "
    "are wrong.",
}  # runs here are too short for it
