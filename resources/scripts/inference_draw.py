"""Read a drawn digit with a trained network, after the steps of MNIST's makers: plain NumPy, pictures with Matplotlib.

Copied from nnviz with the ink and the settings that were on the screen. Run it with

    python inference_draw.py [FOLDER]

FOLDER holds the images that "nearest" and "break" need: the MNIST files or whatever else nnviz opens.
"""

import math
import sys

import matplotlib.pyplot as plt
import numpy as np
from dataset_files import load_dataset  # in this folder
from matplotlib.colors import LinearSegmentedColormap
from weights_files import read_weights  # in this folder

DATA = ""  # used when no folder is named
TURN = "stored"
INVERTED = False
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
DETAIL = "layers"  # or "nearest", "change", "break": what is drawn under the digit
TARGET = 3  # the digit that "change" makes of it
DISTURBANCE = "shift"  # of "break"; or "rotation", "noise"

SIDE, FIELD, INNER, MOST_STEPS = 168, 28, 20, 60


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
    wide = np.pad(image, [(0, 0)] * (image.ndim - 2) + [(60, 60)] * 2)
    left, top = np.floor(x).astype(int), np.floor(y).astype(int)
    total = np.zeros(image.shape)
    for row, column in ((top, left), (top, left + 1), (top + 1, left), (top + 1, left + 1)):
        total += wide[..., row + 60, column + 60] * ((1 - abs(x - column)) * (1 - abs(y - row)))
    return np.rint(total)


def disturbed(images, rotation=ROTATION, shift=SHIFT, noise=NOISE, rng=None):
    """Return one image (28, 28) or several (N, 28, 28), turned, moved to the right, and with noise."""
    y, x = np.mgrid[0:FIELD, 0:FIELD] - (FIELD - 1) / 2
    a = np.radians(rotation)
    middle = (FIELD - 1) / 2
    if rotation:
        images = sampled(images, np.cos(a) * x - np.sin(a) * y + middle, np.sin(a) * x + np.cos(a) * y + middle)
    if shift:
        images = sampled(images, x + middle - shift, y + middle)
    if noise:
        grains = (rng or np.random.default_rng(1)).standard_normal(images.shape, np.float32)
        images = np.clip(np.rint(images + 255 * noise * grains), 0, 255)
    return images


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


def all_layers(network, x):
    """Return the pixels, what each hidden layer hands on, and the scores."""
    values, layers = [x], len(network) // 2
    for i in range(1, layers + 1):
        a = values[-1] @ network[f"W{i}"] + network[f"b{i}"]
        values.append(ACTIVATIONS[ACTIVATION](a) if i < layers else a)
    return values


def predict(network, x):
    a = all_layers(network, x)[-1]
    e = np.exp(a - a.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


SIGNS = LinearSegmentedColormap.from_list("signs", ["#0072b2", "white", "#c06a00"])  # below 0, 0, above 0


def show_signed(axes, values, title):
    limit = abs(values).max() or 1
    axes.imshow(values, cmap=SIGNS, vmin=-limit, vmax=limit)
    axes.set_title(title)


def draw_layers(figure, network, image):
    """Draw what each pixel adds to the hidden unit that matters most, the hidden layers, and the scores."""
    values = all_layers(network, image.ravel() * SCALE)
    axes = figure.subplots(1, len(values))
    target = values[-1].argmax()
    for layer in range(len(values) - 1, 1, -1):  # back from the answer, by the largest contribution
        target = (values[layer - 1] * network[f"W{layer}"][:, target]).argmax()
    added = (values[0] * network["W1"][:, target]).reshape(image.shape)
    show_signed(axes[0], added, f"Pixels × weights of unit {target + 1}")
    for number, (place, z) in enumerate(zip(axes[1:], values[1:-1]), 1):
        columns = math.ceil(math.sqrt(1.4 * len(z)))
        cells = np.concatenate([z, np.zeros(-len(z) % columns)]).reshape(-1, columns)
        show_signed(place, cells, f"Layer {number}: {len(z)} × {ACTIVATION}")
    scores = values[-1]
    axes[-1].barh(range(len(scores)), scores, color=[SIGNS(1.0 if s > 0 else 0.0) for s in scores])
    axes[-1].set(title="Scores", yticks=range(len(scores)))
    axes[-1].invert_yaxis()
    for place in axes[:-1]:
        place.axis("off")


def draw_nearest(figure, image, folder):
    """Draw the ten training images that are most like it."""
    images, labels, _, _ = load_dataset(folder, TURN, INVERTED)
    images = images.reshape(len(images), -1)
    squares = np.concatenate([((images[i : i + 5000] - image.ravel()) ** 2).sum(axis=1)
                              for i in range(0, len(images), 5000)])
    for place, n in zip(figure.subplots(1, 10), np.argsort(squares, kind="stable")):
        place.imshow(images[n].reshape(image.shape), cmap="gray_r")
        place.set_title(f"{labels[n]}\nd = {np.sqrt(squares[n] / image.size):.1f}", fontsize=9)
        place.axis("off")


def draw_change(figure, network, image):
    """Follow the gradient of log y of another digit until the image is read as that."""
    def gradient(pixels, h=1e-3):
        nudges = h * np.eye(pixels.size)
        above, below = (np.log(predict(network, (pixels.ravel() + s * nudges) * SCALE)[:, TARGET]) for s in (1, -1))
        return ((above - below) / (2 * h)).reshape(pixels.shape)

    pixels, first = image.astype(float), gradient(image.astype(float))
    for _ in range(MOST_STEPS):
        if predict(network, pixels.ravel() * SCALE).argmax() == TARGET:
            break
        slope = gradient(pixels)
        slope[((pixels <= 0) & (slope < 0)) | ((pixels >= 255) & (slope > 0))] = 0
        if not abs(slope).max():
            break
        pixels = np.clip(pixels + 12 * slope / abs(slope).max(), 0, 255)
    read = predict(network, np.rint(pixels).ravel() * SCALE).argmax()
    now, up, moved, after = figure.subplots(1, 4)
    now.imshow(image, cmap="gray_r", vmin=0, vmax=255)
    now.set_title("Input")
    show_signed(up, first, f"Gradient of log y: ink for {TARGET}")
    show_signed(moved, np.rint(pixels) - image, "Change")
    after.imshow(np.rint(pixels), cmap="gray_r", vmin=0, vmax=255)
    after.set_title(f"Changed input, read as {read}")
    for place in (now, up, moved, after):
        place.axis("off")


def draw_break(figure, network, folder):
    """Draw how many test images are still read correctly when they are moved, turned, or noisy."""
    amounts = {"noise": np.arange(11) / 10, "shift": np.arange(-10.0, 11), "rotation": np.arange(-180.0, 181, 15)}
    _, _, images, labels = load_dataset(folder, TURN, INVERTED)
    images, shares = images.reshape(len(images), FIELD, FIELD), []
    for amount in amounts[DISTURBANCE]:
        rng, right = np.random.default_rng(1), 0
        for start in range(0, len(images), 500):
            part = images[start : start + 500]
            none = {"rotation": 0.0, "shift": 0.0, "noise": 0.0}
            part = disturbed(part, **none | {DISTURBANCE: amount}, rng=rng).reshape(len(part), -1)
            right += np.count_nonzero(predict(network, part * SCALE).argmax(axis=1) == labels[start : start + 500])
        shares.append(right / len(images))
    axes = figure.subplots()
    axes.plot(amounts[DISTURBANCE], shares, color="#c06a00", label="Test images read correctly")
    axes.axvline({"noise": NOISE, "shift": SHIFT, "rotation": ROTATION}[DISTURBANCE], color="#0065a3")
    axes.set(xlabel=DISTURBANCE, ylabel="Accuracy", ylim=(0, 1.02))
    axes.legend()


def main(folder):
    ink = drawn()
    if not (ink >= 32).any():
        print("Nothing is drawn.")
        return
    cut, small, image = prepared(ink)
    image = disturbed(image)
    network = read_weights(WEIGHTS)
    y = predict(network, image.ravel() * SCALE)
    print(f"read as {y.argmax()} with a probability of {y.max():.4f}")
    figure = plt.figure(figsize=(14, 7), layout="constrained")
    upper, lower = figure.subfigures(2, 1)
    axes = upper.subplots(1, 5)
    titles = ("ink", "box", "scaled", "28 × 28")
    for place, picture, title in zip(axes, (ink, cut, small, image), titles):
        place.imshow(picture, cmap="gray_r", vmin=0, vmax=255)
        place.set_title(title)
        place.axis("off")
    axes[4].bar(np.arange(len(y)), y, color="#0072b2")
    axes[4].set(xlabel="Class", ylabel="Probability", ylim=(0, 1.05), xticks=np.arange(len(y)))
    if DETAIL == "layers":
        draw_layers(lower, network, image)
    elif DETAIL == "change":
        draw_change(lower, network, image)
    elif DETAIL in ("nearest", "break") and not folder:
        print(f"Name the folder with the images: python inference_draw.py FOLDER (for {DETAIL})")
    elif DETAIL == "nearest":
        draw_nearest(lower, image, folder)
    elif DETAIL == "break":
        draw_break(lower, network, folder)
    plt.show()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) == 2 else DATA)
