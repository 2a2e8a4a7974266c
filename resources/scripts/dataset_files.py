"""Read a dataset from what nnviz opens: IDX files, an .npz, a table of text, or PNG pictures by class."""

import gzip
import re
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np

HELD_OUT = 6  # without test images of their own, every sixth image is for the test
PARTS = {"train": 0, "training": 0, "test": 1, "testing": 1, "val": 1, "valid": 1}


def read_idx(path):
    """Read an IDX file: four bytes of magic, the sizes, the values; of QMNIST's eight label columns the first."""
    data = path.read_bytes()
    data = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    start = 4 + 4 * data[3]
    shape = [int.from_bytes(data[i : i + 4], "big") for i in range(4, start, 4)]
    values = np.frombuffer(data, np.uint8 if data[2] == 8 else ">i4", offset=start).reshape(shape)
    return values if data[2] == 8 else values[:, 0].astype(np.uint8)


def idx_files(folder):
    """Return the four files in a folder, None for each that is missing."""
    files = []
    test = "(?:t10k|test)"
    for part, kind in (("train", "images"), ("train", "labels"), (test, "images"), (test, "labels")):
        ending = "idx3-ubyte" if kind == "images" else "(?:idx1-ubyte|idx2-int)"
        name = re.compile(rf"(?:[a-z]*mnist-(?:[a-z]+-)?)?{part}-{kind}[-.]{ending}(?: ?\(\d+\))?(?:\.gz)?")
        found = [p for p in [*sorted(folder.glob("*")), *sorted(folder.glob("*/*"))] if name.fullmatch(p.name)]
        found = [p for p in found if p.is_file() and p.parent in (folder, folder / p.name)]
        files.append(found[0] if found else None)
    return files


def as_bytes(x):
    """Return pixels from 0 to 255; where none is above 1 they are shares of 255."""
    return np.rint(x * (255.0 if x.max() <= 1 else 1.0)).astype(np.uint8)


def read_npz(path):
    """Read x_train, t_train, x_test, t_test (or y_train, y_test): squares or vectors, labels or one-hot rows."""
    with np.load(path) as file:
        arrays = {"t" + key[1:] if key[0] == "y" else key: file[key] for key in file.files}
    parts = []
    for part in ("train", "test"):
        x, t = arrays["x_" + part], arrays["t_" + part]
        x = x[..., 0] if x.ndim == 4 and x.shape[3] == 1 else x[:, 0] if x.ndim == 4 else x
        side = int(x.shape[1] ** 0.5)
        t = t.argmax(axis=1) if t.ndim == 2 and t.shape[1] > 1 else t.reshape(-1)
        parts += [as_bytes(x.reshape(-1, side, side) if x.ndim == 2 else x), t.astype(np.uint8)]
    return parts


def read_table(path):
    """Read a table of text: the label and the pixels of an image in each line, perhaps below a line of names."""
    with open(path, "rb") as file:
        wide = file.read(2) in (b"\xff\xfe", b"\xfe\xff")
    with open(path, encoding="utf-16" if wide else "utf-8-sig") as file:
        lines = [line for line in file if line.strip()]
    lines = lines[1:] if re.match(r'\s*"?[A-Za-z]', lines[0]) else lines
    separator = max(",;\t ", key=lines[0].count)
    table = np.loadtxt(lines, np.float32, delimiter=separator, ndmin=2)
    last = np.ptp(table[:, 0]) == 0 and np.ptp(table[:, -1]) > 0
    x, t = (table[:, :-1], table[:, -1]) if last else (table[:, 1:], table[:, 0])
    side = int(x.shape[1] ** 0.5)
    return as_bytes(x).reshape(-1, side, side), t.astype(np.uint8)


def read_tables(path):
    """Read a table and the one of the other images beside it; without one every sixth image is for the test."""
    for part, other in (("train", "test"), ("test", "train")):
        partner = path.with_name(re.sub(part, other, path.name, count=1, flags=re.IGNORECASE))
        if partner != path and partner.exists():
            first, second = (path, partner) if part == "train" else (partner, path)
            return [*read_table(first), *read_table(second)]
    x, t = read_table(path)
    test = np.arange(len(x)) % HELD_OUT == HELD_OUT - 1
    test[-1] = True
    return [x[~test], t[~test], x[test], t[test]]


def natural(name):
    """Return what sorts 2 before 10."""
    return [(0, int(part)) if part.isdecimal() else (1, part) for part in re.split(r"(\d+)", name) if part]


def grey(path):
    """Return the grey levels of a PNG; what is transparent is white."""
    pixels = plt.imread(path)
    pixels = pixels[..., None] if pixels.ndim == 2 else pixels
    light = pixels[..., :3] @ (0.299, 0.587, 0.114) if pixels.shape[2] > 2 else pixels[..., 0]
    alpha = pixels[..., -1] if pixels.shape[2] in (2, 4) else 1.0
    return np.rint(255 * (light * alpha + 1 - alpha)).astype(np.uint8)


def read_pictures(folder):
    """Read a folder with a folder of PNG pictures for each class, perhaps below folders for training and test."""
    parts = [sub for sub in sorted(folder.iterdir()) if sub.is_dir() and sub.name.lower() in PARTS]
    parts = parts if len({PARTS[part.name.lower()] for part in parts}) == 2 else [folder]
    names = {sub.name for part in parts for sub in part.iterdir() if sub.is_dir() and any(sub.glob("*.[pP][nN][gG]"))}
    images, labels = ([], []), ([], [])
    for part in parts:
        for label, name in enumerate(sorted(names, key=natural)):
            paths = sorted((part / name).glob("*.[pP][nN][gG]"), key=lambda path: natural(path.name))
            for number, path in enumerate(paths):
                few = 1 < len(paths) < HELD_OUT and number == len(paths) - 1
                for_test = number % HELD_OUT == HELD_OUT - 1 or few
                kind = PARTS[part.name.lower()] if len(parts) > 1 else int(for_test)
                images[kind].append(grey(path))
                labels[kind].append(label)
    return [np.stack(images[0]), np.array(labels[0], np.uint8), np.stack(images[1]), np.array(labels[1], np.uint8)]


def read_dataset(place):
    """Return x_train, t_train, x_test, t_test as they are stored in a folder or file."""
    place = Path(place)
    if place.is_file() and place.read_bytes()[:2] == b"PK":
        return read_npz(place)
    if place.is_file() and "-ubyte" not in place.name:
        return read_tables(place)
    base = place.parent if place.is_file() else place
    for sub in ("", "MNIST/raw", "mnist", "raw", "FashionMNIST/raw", "KMNIST/raw", "EMNIST/raw"):
        if None not in (files := idx_files(base / sub)):
            return [read_idx(path) for path in files]
    if any(base.glob("*/*.[pP][nN][gG]")) or any(base.glob("*/*/*.[pP][nN][gG]")):
        return read_pictures(base)
    tables = sorted(base.glob("*.csv"))
    training = [path for path in tables if "train" in path.name.lower()]
    return read_tables((training or tables)[0])


def load_dataset(place, turn="stored", inverted=False):
    """Return x_train, t_train, x_test, t_test as bytes; turn, inverted: what is done to every image."""
    moves = {
        "stored": lambda x: x, "transpose": lambda x: x.swapaxes(1, 2), "left": lambda x: np.rot90(x, 1, (1, 2)),
        "right": lambda x: np.rot90(x, -1, (1, 2)), "half": lambda x: x[:, ::-1, ::-1],
        "mirror": lambda x: x[:, :, ::-1], "flip": lambda x: x[:, ::-1],
        "other": lambda x: x[:, ::-1, ::-1].swapaxes(1, 2),
    }
    x_train, t_train, x_test, t_test = read_dataset(place)
    x_train, x_test = (np.ascontiguousarray(moves[turn](x)) for x in (x_train, x_test))
    return (255 - x_train, t_train, 255 - x_test, t_test) if inverted else (x_train, t_train, x_test, t_test)
