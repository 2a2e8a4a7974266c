"""What becomes of two shapes under each operator, as nnviz shows it; no memory is taken."""

import matplotlib.pyplot as plt
import numpy as np

SHAPE_A = (60000, 784)
SHAPE_B = (784, 50)
OPERATOR = "@"


def product(a, b):
    """Return the shape of a matrix product."""
    if not a or not b or a[-1] != b[-2 if len(b) > 1 else 0]:
        raise ValueError("the inner sizes differ")
    batch = np.broadcast_shapes(a[:-2], b[:-2])
    return (*batch, *a[-2:-1], *(b[-1:] if len(b) > 1 else ()))


def dot(a, b):
    """Return the shape of np.dot."""
    if not a or not b:
        return a or b
    inner = len(b) - 2 if len(b) > 1 else 0
    if a[-1] != b[inner]:
        raise ValueError("the inner sizes differ")
    return (*a[:-1], *b[:inner], *b[inner + 1 :])


CALLS = {"*": np.broadcast_shapes, "@": product, "dot": dot, "+": np.broadcast_shapes}
lines = []
for name, call in CALLS.items():
    try:
        lines.append(f"{name}   {SHAPE_A}, {SHAPE_B} -> {call(SHAPE_A, SHAPE_B)}")
    except ValueError as error:
        lines.append(f"{name}   {SHAPE_A}, {SHAPE_B}: {error}")
print("\n".join(lines))
figure, axis = plt.subplots(figsize=(9, 3))
axis.axis("off")
for place, line in enumerate(lines):
    chosen = line.startswith(f"{OPERATOR} ")
    axis.text(0, 1 - 0.25 * place, line, fontsize=12, fontweight="bold" if chosen else "normal", va="top")
plt.show()
