"""Look at images and labels, at the arrays made of them and at a mini-batch: plain NumPy, pictures by Matplotlib.

Copied from nnviz with the settings that were on the screen. Run it with

    python data.py FOLDER

where FOLDER holds the four MNIST files (train-images-idx3-ubyte and so on, packed as .gz or not) or a folder of PNG
pictures for each class, or is an .npz or a .csv file.
"""

import sys

import matplotlib.pyplot as plt
import numpy as np
from dataset_files import load_dataset  # in this folder

DATA = ""  # used when no folder is named
TURN = "stored"
INVERTED = False
VIEW = "images"  # images, classes, arrays or batch
PART = "train"
INDEX = 0
FIRST = 0
COLUMNS = 9
WRITTEN = False
CLASS_NAMES = ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
PICKED = 3
NORMALISE = True
FLATTEN = True
ONE_HOT = False
LAID = 15
COLUMN = 14
BATCH_SIZE = 100
NUMBER = 0
SAMPLING = "shuffled"
SEED = 0


def show_images(x, t):
    """The images of every class in rows, and one of them large."""
    figure, (left, right) = plt.subplots(1, 2, figsize=(13, 6), constrained_layout=True)
    height, width = x.shape[1:]
    grid = np.zeros((len(CLASS_NAMES) * height, COLUMNS * width), np.uint8)
    for k in range(len(CLASS_NAMES)):
        for column, i in enumerate(np.flatnonzero(t == k)[FIRST : FIRST + COLUMNS]):
            grid[k * height : (k + 1) * height, column * width : (column + 1) * width] = x[i]
    left.imshow(grid, cmap="gray_r")
    left.set_yticks(height * (np.arange(len(CLASS_NAMES)) + 0.5), CLASS_NAMES)
    left.set_xticks([])
    right.imshow(x[INDEX], cmap="gray_r", vmin=0, vmax=255)
    right.set_title(f"x[{INDEX}], label {t[INDEX]}: {CLASS_NAMES[t[INDEX]]}")
    if WRITTEN:
        for (r, c), value in np.ndenumerate(x[INDEX]):
            right.text(c, r, str(value), ha="center", va="center", fontsize=5, color="red" if value else "0.7")
    print("label", t[INDEX])
    print("sum of the pixels", int(x[INDEX].sum()))


def show_classes(x, t, t_train, t_test):
    """The mean image of every class, and how many images there are."""
    n = len(CLASS_NAMES)
    counts = [np.bincount(labels, minlength=n)[:n] for labels in (t_train, t_test)]
    means = [x[t == k].mean(axis=0) if (t == k).any() else np.zeros(x.shape[1:]) for k in range(n)]
    figure = plt.figure(figsize=(12, 6), constrained_layout=True)
    axes = figure.subplot_mosaic([[f"m{k}" for k in range(n)], ["bars"] * n])
    for k in range(n):
        axes[f"m{k}"].imshow(means[k], cmap="gray_r", vmin=0, vmax=255)
        axes[f"m{k}"].set(title=CLASS_NAMES[k], xticks=[], yticks=[])
    axes["bars"].bar(np.arange(n) - 0.2, counts[0], 0.4, color="#0072b2", label="training")
    axes["bars"].bar(np.arange(n) + 0.2, counts[1], 0.4, color="#c06a00", label="test")
    axes["bars"].set(xlabel="Class", ylabel="Images")
    axes["bars"].set_xticks(np.arange(n), CLASS_NAMES)
    axes["bars"].legend()
    print("training", *counts[0])
    print("test", *counts[1])
    print("mean pixel of class", PICKED, f"{means[PICKED].mean():.6f}")


def as_arrays(x, t):
    """Normalise, flatten and make one-hot, as asked for."""
    x = x.reshape(len(x), -1) if FLATTEN else x[:, np.newaxis]
    x = x.astype(np.float32) / 255 if NORMALISE else x
    return x, np.eye(len(CLASS_NAMES))[t] if ONE_HOT else t


def show_arrays(images, x_train, t_train, x_test, t_test):
    """Shapes and types, and one image as a vector."""
    arrays = (*as_arrays(x_train, t_train), *as_arrays(x_test, t_test))
    for name, array in zip(("x_train", "t_train", "x_test", "t_test"), arrays):
        print(f"{name} {array.shape} {array.dtype} {array.min():g} {array.max():g} {array.nbytes}")
    image = images[INDEX]
    width = image.shape[1]
    vector = as_arrays(images[INDEX : INDEX + 1], np.zeros(1, np.uint8))[0].reshape(-1)
    row = max(0, LAID - 1)
    print("index", width * row + COLUMN, "value", f"{vector[width * row + COLUMN]:.6g}")
    figure, (top, bottom) = plt.subplots(2, 1, figsize=(11, 7), constrained_layout=True)
    top.imshow(image, cmap="gray_r")
    top.axhspan(row - 0.5, row + 0.5, fill=False, color="#c06a00", linewidth=2)
    bottom.plot(vector, color="0.7", linewidth=1)
    bottom.plot(vector[: LAID * width], color="black", linewidth=1)
    bottom.plot(np.arange(row * width, (row + 1) * width), vector[row * width : (row + 1) * width], color="#c06a00")
    bottom.set(xlabel="Index", ylabel="Value")


def show_batch(x, t):
    """One mini-batch: its images, and its classes beside those of all the data."""
    rng = np.random.default_rng(SEED)
    batches = -(-len(x) // BATCH_SIZE)
    if SAMPLING == "shuffled":
        i = rng.permutation(len(x))[NUMBER * BATCH_SIZE : (NUMBER + 1) * BATCH_SIZE]
    else:
        i = rng.choice(len(x), (batches, BATCH_SIZE))[NUMBER]
    print("indices", *i)
    n = len(CLASS_NAMES)
    figure, (left, right) = plt.subplots(1, 2, figsize=(12, 6), constrained_layout=True)
    side = int(np.ceil(min(len(i), 400) ** 0.5))
    height, width = x.shape[1:]
    grid = np.zeros((side * height, side * width), np.uint8)
    for place, k in enumerate(i[: side * side]):
        r, c = divmod(place, side)
        grid[r * height : (r + 1) * height, c * width : (c + 1) * width] = x[k]
    left.imshow(grid, cmap="gray_r")
    left.set(title=f"batch {NUMBER}", xticks=[], yticks=[])
    shares = [100 * np.bincount(labels, minlength=n)[:n] / len(labels) for labels in (t[i], t)]
    right.bar(np.arange(n) - 0.2, shares[0], 0.4, color="#0072b2", label="this batch")
    right.bar(np.arange(n) + 0.2, shares[1], 0.4, fill=False, label="all training images")
    right.set(xlabel="Class", ylabel="Share in %")
    right.set_xticks(np.arange(n), CLASS_NAMES)
    right.legend()
    print("shares", *(f"{share:.6g}" for share in shares[0]))


def main(place):
    x_train, t_train, x_test, t_test = load_dataset(place, TURN, INVERTED)
    x, t = (x_train, t_train) if PART == "train" else (x_test, t_test)
    if VIEW == "images":
        show_images(x, t)
    elif VIEW == "classes":
        show_classes(x, t, t_train, t_test)
    elif VIEW == "arrays":
        show_arrays(x, x_train, t_train, x_test, t_test)
    else:
        show_batch(x_train, t_train)
    plt.show()


if __name__ == "__main__":
    if len(sys.argv) != 2 and not DATA:
        sys.exit("Name a folder or file with images: python data.py FOLDER")
    main(sys.argv[1] if len(sys.argv) == 2 else DATA)
