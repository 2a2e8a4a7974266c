"""Read a drawn digit with a trained network, after the steps of MNIST's makers: plain NumPy, pictures with Matplotlib.

Copied from nnviz with the ink and the settings that were on the screen. Run it with

    python inference_draw.py
"""

import math
import pickle

import matplotlib.pyplot as plt
import numpy as np

WEIGHTS = "resources/weights/relu-50.npz"
ACTIVATION = "relu"
SCALE = 0.00392156862745098  # 1 / 255
STROKES = ["pen 80 260,180,100 500,170,100 740,160,100 596,460,100 460,836,100"]  # tool, width, x,y,pressure …
PICTURE = []  # the ink of an opened picture, which lies under the strokes
BOX = True  # cut out the smallest rectangle that holds all ink
SCALE_IT = True  # to 20 × 20 pixels, keeping the aspect
CENTRE = True  # put the centre of mass in the middle of 28 × 28
ROTATION = 0.0  # degrees, after all steps
SHIFT = 0.0  # pixels to the right
NOISE = 0.0  # standard deviation as a share of full ink

SIDE, FIELD, INNER = 168, 28, 20


def shares(before, after):
    """Return how much of each new pixel lies in each old one: (after, before), rows that add up to 1."""
    edges, pixels = np.arange(after + 1) * (before / after), np.arange(before)
    part = np.minimum(edges[1:, None], pixels + 1) - np.maximum(edges[:-1, None], pixels)
    part = np.maximum(part, 0)
    return part / part.sum(axis=1, keepdims=True)


def resized(picture, height, width):
    """Every new pixel is the mean of the area it covers (anti-aliasing)."""
    return np.rint(shares(picture.shape[0], height) @ picture @ shares(picture.shape[1], width).T)


def draw_line(ink, a, b, erases):
    """Draw a line between two round ends (x, y, radius), its edge softened over one pixel."""
    x, y = np.arange(SIDE) + 0.5 - a[0], np.arange(SIDE)[:, None] + 0.5 - a[1]
    dx, dy = b[0] - a[0], b[1] - a[1]
    along = np.clip((x * dx + y * dy) / max(dx * dx + dy * dy, 1e-9), 0, 1)
    cover = np.clip(a[2] + 0.5 + along * (b[2] - a[2]) - np.hypot(x - along * dx, y - along * dy), 0, 1)
    ink[:] = np.minimum(ink, 1 - cover) if erases else np.maximum(ink, cover)


def drawn():
    """Return the pad (168, 168), 0 paper to 255 ink."""
    ink = np.zeros((SIDE, SIDE))
    if PICTURE:
        digit = np.array(PICTURE, float)
        scale = 0.7 * SIDE / max(digit.shape)
        small = resized(digit, *(max(1, round(n * scale)) for n in digit.shape))
        top, left = (SIDE - small.shape[0]) // 2, (SIDE - small.shape[1]) // 2
        ink[top : top + small.shape[0], left : left + small.shape[1]] = small / 255
    for stroke in STROKES:
        tool, width, *places = stroke.split()
        points = [tuple(map(int, place.split(","))) for place in places]
        points = [(x * SIDE / 1000, y * SIDE / 1000, int(width) * SIDE / 2000 * p / 100) for x, y, p in points]
        for a, b in zip([points[0], *points], points):
            draw_line(ink, a, b, tool == "eraser")
    return np.rint(255 * ink)


def box_of(ink):
    rows, columns = np.flatnonzero((ink >= 32).any(axis=1)), np.flatnonzero((ink >= 32).any(axis=0))
    return slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)


def placed(picture, top, left):
    """Return an empty 28 × 28 image with a picture in it; what lies outside is cut off."""
    wide = np.zeros((FIELD + 400, FIELD + 400))
    wide[200 + top : 200 + top + picture.shape[0], 200 + left : 200 + left + picture.shape[1]] = picture
    return wide[200 : 200 + FIELD, 200 : 200 + FIELD]


def prepared(ink):
    """Return the pictures after each step: the box, 20 × 20, and 28 × 28."""
    cut = ink[box_of(ink)] if BOX else ink
    if not SCALE_IT and not CENTRE:
        image = resized(ink, FIELD, FIELD)
        return cut, image, image
    unit = max(cut.shape) / INNER if SCALE_IT else SIDE / FIELD
    small = resized(cut, *(max(1, round(n / unit)) for n in cut.shape))
    top, left = (FIELD - small.shape[0]) // 2, (FIELD - small.shape[1]) // 2
    if CENTRE:
        rows, columns = small.sum(axis=1), small.sum(axis=0)
        middle = [(np.arange(len(s)) + 0.5) @ s / s.sum() for s in (rows, columns)]
        top, left = (math.floor(FIELD / 2 + 1 - m) for m in middle)
    return cut, small, placed(small, top, left)


def sampled(image, x, y):
    """Return an image at places between pixels (linear); paper from outside."""
    wide = np.pad(image, 60)
    left, top = np.floor(x).astype(int), np.floor(y).astype(int)
    total = np.zeros(image.shape)
    for row, column in ((top, left), (top, left + 1), (top + 1, left), (top + 1, left + 1)):
        total += wide[row + 60, column + 60] * (1 - abs(x - column)) * (1 - abs(y - row))
    return np.rint(total)


def disturbed(image):
    y, x = np.mgrid[0:FIELD, 0:FIELD] - (FIELD - 1) / 2
    a = np.radians(ROTATION)
    middle = (FIELD - 1) / 2
    image = sampled(image, np.cos(a) * x - np.sin(a) * y + middle, np.sin(a) * x + np.cos(a) * y + middle)
    y, x = np.mgrid[0:FIELD, 0:FIELD]
    image = sampled(image, x - SHIFT, y + 0.0)
    noise = np.random.default_rng(1).standard_normal((1, FIELD, FIELD), np.float32)[0]
    return np.clip(np.rint(image + 255 * NOISE * noise), 0, 255)


def read_weights(path):
    """Return the weights as a dict W1, b1, W2, b2 … (a pickle runs as a program: open only those you trust)."""
    if path.endswith(".npz"):
        with np.load(path) as file:
            return {name: file[name].astype(np.float32) for name in file.files if name[0] in "Wb"}
    with open(path, "rb") as file:
        return {name: np.asarray(values, np.float32) for name, values in pickle.load(file).items()}


ACTIVATIONS = {
    "step": lambda a: (a > 0).astype(a.dtype),
    "sigmoid": lambda a: 1 / (1 + np.exp(-a)),
    "tanh": np.tanh,
    "relu": lambda a: np.maximum(a, 0),
    "leaky_relu": lambda a: np.where(a > 0, a, 0.01 * a),
    "elu": lambda a: np.where(a > 0, a, np.expm1(np.minimum(a, 0))),
    "softplus": lambda a: np.logaddexp(0, a),
    "swish": lambda a: a / (1 + np.exp(-a)),
    "gelu": lambda a: a * 0.5 * (1 + np.vectorize(math.erf)(a / math.sqrt(2))).astype(a.dtype),
    "identity": lambda a: a,
}


def predict(network, x):
    layers = len(network) // 2
    for i in range(1, layers):
        x = ACTIVATIONS[ACTIVATION](x @ network[f"W{i}"] + network[f"b{i}"])
    a = x @ network[f"W{layers}"] + network[f"b{layers}"]
    e = np.exp(a - a.max())
    return e / e.sum()


def main():
    ink = drawn()
    if not (ink >= 32).any():
        print("Nothing is drawn.")
        return
    cut, small, image = prepared(ink)
    image = disturbed(image)
    y = predict(read_weights(WEIGHTS), image.ravel() * SCALE)
    print(f"read as {y.argmax()} with a probability of {y.max():.4f}")
    figure, axes = plt.subplots(1, 5, figsize=(14, 3), constrained_layout=True)
    titles = ("ink", "box", "scaled", "28 × 28")
    for place, picture, title in zip(axes, (ink, cut, small, image), titles):
        place.imshow(picture, cmap="gray_r", vmin=0, vmax=255)
        place.set_title(title)
        place.axis("off")
    axes[4].bar(np.arange(len(y)), y, color="#0072b2")
    axes[4].set(xlabel="Class", ylabel="Probability", ylim=(0, 1.05), xticks=np.arange(len(y)))
    plt.show()


if __name__ == "__main__":
    main()
