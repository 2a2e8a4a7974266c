"""A graph, forward and backward: values along its edges, derivatives back under them, as nnviz shows them."""

import matplotlib.pyplot as plt
import numpy as np

VALUES = {'apple': 100.0, 'apples': 2.0}  # what is given
LEARNS = ('apple', 'apples')  # what derivatives are wanted by
NODES = {'n2': ('×', ('apple', 'apples'), 'u * v', ('dout * v', 'dout * u'))}
DOUT = 1.0  # what arrives at the last node from behind
PLACES = {'apple': (0, 0), 'apples': (0, 1), 'n2': (0.5, 0.5), 'end': (1, 0.5)}
# A node: what is written in it, its arguments u and v, its value, and what it sends back to each argument
# (y: its own value, dout: what arrives at it).

NAMES = {"np": np}


def forward(given):
    """Each node computes its value from the values of its arguments."""
    values = {key: np.array(value, dtype=float) for key, value in given.items()}
    for key, (_, arguments, value, _) in NODES.items():
        values[key] = eval(value, NAMES, dict(zip("uv", (values[a] for a in arguments))))
    return values


def backward(values):
    """Each node sends back what arrives, times its local derivative; what comes back on several edges is added."""
    gradients = {key: np.zeros_like(value) for key, value in values.items()}
    gradients[result] = gradients[result] + np.array(DOUT)
    for key, (_, arguments, _, backs) in reversed(NODES.items()):
        numbers = dict(zip("uv", (values[a] for a in arguments)), y=values[key], dout=gradients[key])
        for argument, back in zip(arguments, backs):
            sent[argument, key] = eval(back, NAMES, numbers)
            gradients[argument] = gradients[argument] + sent[argument, key]
    return gradients


def numerical(name):
    """Move every number of an argument up and down, and look what becomes of sum(y * dout)."""
    middle, slopes = np.array(VALUES[name], dtype=float), np.zeros_like(VALUES[name], dtype=float)
    for place in np.ndindex(middle.shape):
        h = 1e-5 * max(1.0, abs(middle[place]))
        ends = []
        for moved in (h, -h):
            there = middle.copy()
            there[place] += moved
            ends.append(np.sum(forward({**VALUES, name: there})[result] * np.array(DOUT)))
        slopes[place] = (ends[0] - ends[1]) / (2 * h)
    return slopes


def written(value):
    """Return a number, or an array row by row."""
    return f"{value:.6g}" if np.ndim(value) == 0 else np.array2string(np.asarray(value), precision=6)


result, sent = list({**VALUES, **NODES})[-1], {}
with np.errstate(all="ignore"):
    values = forward(VALUES)
    gradients = backward(values)
    checks = {name: numerical(name) for name in LEARNS}
print("y =", written(values[result]))
for name in LEARNS:
    print(f"dy/d{name} =", written(gradients[name]), "(by the graph)")
    print(f"dy/d{name} =", written(checks[name]), "(numerical)")

fig, axes = plt.subplots(figsize=(11, 6))
fig.subplots_adjust(0, 0, 1, 1)
BOX = {"boxstyle": "round", "fc": "white"}
for key, (_, arguments, _, _) in NODES.items():
    for argument in arguments:
        (x0, y0), (x1, y1) = PLACES[argument], PLACES[key]
        axes.annotate("", (x1, -y1), (x0, -y0), arrowprops={"arrowstyle": "->", "shrinkA": 14, "shrinkB": 14})
        middle = (x0 + x1) / 2, -(y0 + y1) / 2
        axes.text(*middle, written(values[argument]), ha="center", va="bottom")
        if argument in NODES or argument in LEARNS or np.ndim(values[argument]):
            axes.text(*middle, written(sent[argument, key]), ha="center", va="top", color="C3")
x1, y1 = PLACES["end"]
x0, y0 = PLACES[result]
axes.annotate("", (x1, -y1), (x0, -y0), arrowprops={"arrowstyle": "->", "shrinkA": 14})
axes.text((x0 + x1) / 2, -y0, written(values[result]), ha="center", va="bottom")
axes.text((x0 + x1) / 2, -y0, written(gradients[result]), ha="center", va="top", color="C3")
for key in values:
    x, y = PLACES[key]
    constant = key not in NODES and key not in LEARNS and np.ndim(values[key]) == 0
    text = NODES[key][0] if key in NODES else written(values[key]) if constant else key
    axes.text(x, -y, text, ha="center", va="center", bbox=BOX)
axes.set_xlim(-0.1, 1.1)
axes.set_ylim(-1.15, 0.15)
axes.axis("off")
plt.show()
