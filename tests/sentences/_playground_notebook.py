"""What the playground says of its notebook."""

import json
from typing import Any

from nnviz.core.studies.playground.plane_data import DATASETS
from tests.sentences import Said


def rows(said: Said) -> list[dict[str, Any]]:
    return [json.loads(line) for line in said.state.trials]


def met(said: Said) -> set[str]:
    """Return the data sets on which a trial with x₁ and x₂ tests well enough, on at least 40 points."""
    found = set()
    for row in rows(said):
        settings, (_, test_loss, _, accuracy) = row["settings"], row["measured"]
        data = DATASETS.get(settings["data"])
        tested = round(settings["samples"] * settings["share"])
        if data is None or settings["inputs"] != ["x1", "x2"] or tested < 40 or not row["updates"]:
            continue
        if (accuracy or 0) >= 0.95 if data.classes else test_loss is not None and test_loss <= 0.02:
            found.add(settings["data"])
    return found


def counted(said: Said) -> bool:
    numbers = said.number("trials"), said.number("met"), said.number("all")
    return numbers == (len(rows(said)), len(met(said)), len(DATASETS))


def goal(said: Said) -> bool:
    return (said.number("share"), said.number("tested"), said.number("loss")) == (95, 40, 0.02)


NOTEBOOK = {
    "The notebook is empty. Train, then note the trial: what you changed, what you expected, what came out.":
        lambda said: not rows(said),
    "The grey rows are an example.": lambda said: not rows(said) and len(said.view.trials.texts()) == 2,
    "Trials: {trials}. Challenges met: {met} of {all}.": counted,
    "A challenge is met with x₁ and x₂ as inputs when {share} of at least {tested} test points are right; for numbers, "
    "when the test loss is at most {loss}.": goal,
}  # fmt: skip


def line(data: str, test_loss: float | None, accuracy: float | None, **settings: Any) -> str:
    """Return a line of the notebook."""
    usual = {"data": data, "inputs": ["x1", "x2"], "hidden": [3], "samples": 300, "share": 0.5}
    row = {"settings": usual | settings, "updates": 500, "measured": [0.1, test_loss, 1.0, accuracy], "expected": ""}
    return json.dumps(row)


STATES: tuple[dict[str, Any], ...] = (
    {"view": "notebook"},
    {"view": "notebook", "trials": (line("xor", 0.1, 0.99), line("circle", 0.1, 0.9), line("hill", 0.01, None),
                                    line("moons", 0.0, 1.0, inputs=["x1"]), line("plane", 0.03, None),
                                    line("three", 0.0, 1.0, share=0.1), line("own", 0.0, 1.0))},
)  # fmt: skip
