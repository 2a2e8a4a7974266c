"""One array and what lines of NumPy make of it, as nnviz shows it."""

import matplotlib.pyplot as plt
import numpy as np

digit = None
x = np.array([[1, 2, 3], [4, 5, 6]])
DTYPE = "typed"
LINES = {"x.T": lambda: x.T}

x = np.asarray(x) if DTYPE == "typed" else np.asarray(x).astype(DTYPE)
print(f"rank {x.ndim}, shape {x.shape}, {x.size:,} numbers of {x.dtype}: {x.nbytes:,} bytes")
pictures = {"x": x}
for text, line in LINES.items():
    rng = np.random.default_rng(0)  # what a line may call rng
    try:
        value = line()
        pictures[text] = np.asarray(value)
        print(f"{text} -> {np.shape(value)}")
    except Exception as error:  # NumPy's own words
        print(f"{text}: {type(error).__name__}: {error}")
figure, axes = plt.subplots(1, len(pictures), figsize=(4 * len(pictures), 4), squeeze=False)
for axis, (name, array) in zip(axes[0], pictures.items(), strict=True):
    axis.set(title=f"{name} {array.shape}", xticks=[], yticks=[])
    if array.dtype.kind in "buif" and 0 < array.size <= 10_000:
        flat = array.reshape(-1, array.shape[-1] if array.ndim else 1)
        shades = np.nan_to_num(flat.astype(float))
        axis.imshow(shades, cmap="Blues", alpha=0.5, aspect="equal" if len(flat) > 1 else "auto")
        if flat.size <= 100:
            for (row, column), number in np.ndenumerate(flat):
                axis.text(column, row, f"{number:.6g}", ha="center", va="center")
plt.show()
