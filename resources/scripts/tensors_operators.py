"""One operator on two arrays, and where a cell of the result comes from, as nnviz shows it."""

import matplotlib.pyplot as plt
import numpy as np
from numpy import inf, nan  # noqa: F401 (they may stand in the arrays)

A = [[1, 2, 3], [4, 5, 6]]
B = [[1, 2], [3, 4], [5, 6]]
OPERATOR = "@"

A, B = np.array(A), np.array(B)
CALLS = {"*": np.multiply, "@": np.matmul, "dot": np.dot, "+": np.add}
for name, call in CALLS.items():
    try:
        print(f"{name:4}{A.shape} {B.shape} -> {np.shape(call(A, B))}")
    except ValueError as error:
        print(f"{name:4}{A.shape} {B.shape}: {error}")

pictures = {"A": A, "B": B}
try:
    pictures[f"A {OPERATOR} B"] = np.asarray(CALLS[OPERATOR](A, B))
    print(pictures[f"A {OPERATOR} B"])
except ValueError:
    print("There is no result.")
figure, axes = plt.subplots(1, len(pictures), figsize=(10, 4))
for axis, (name, x) in zip(axes, pictures.items(), strict=True):
    flat = x.reshape(-1, x.shape[-1] if x.ndim else 1)
    axis.set(title=f"{name} {x.shape}", xticks=[], yticks=[])
    if flat.size:
        axis.imshow(np.nan_to_num(flat.astype(float)), cmap="Blues", alpha=0.5)
        if flat.size <= 200:
            for (row, column), value in np.ndenumerate(flat):
                axis.text(column, row, f"{value:.4g}", ha="center", va="center")
plt.show()
