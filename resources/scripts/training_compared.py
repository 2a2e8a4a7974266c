"""Train networks with several settings and seeds, and compare them: plain NumPy, the picture with Matplotlib.

Copied from nnviz with the settings that were on the screen. Run it with

    python training_compared.py FOLDER

where FOLDER holds the four MNIST files (train-images-idx3-ubyte and so on, packed as .gz or not) or a folder of PNG
pictures for each class, or is an .npz or a .csv file.
"""

import sys

import matplotlib.pyplot as plt
import numpy as np
from training_network import DATA, INVERTED, TURN, load_dataset, train, use  # in this folder

VARIANTS = {"batch 10": {"BATCH_SIZE": 10}, "batch 100": {"BATCH_SIZE": 100}, "batch 6000": {"BATCH_SIZE": 6000}}
SEEDS = (0, 1, 2)  # none: each variant has its own
QUANTITY = "test_accuracy"  # or "train_accuracy", "gap", "loss"
AXIS = "iterations"  # or "epochs", "samples", "seconds"
HELD_OUT = 0  # so many training images, not learnt from, judge instead of the test images
SWEEP = ()  # (low, high): the learning rate rises from one to the other, until the loss rises too
LATE = 200  # updates at the end whose mean loss is told

COLOURS = ("#0072b2", "#c06a00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#d55e00", "#666666")


def divided(data, settings):
    """Return images for training and for judging, as rows, with their labels."""
    x_train, t_train, x_test, t_test = data
    size = settings["TRAIN_SIZE"]
    if HELD_OUT:
        size = min(size, max(0, len(x_train) - HELD_OUT))
        x_test, t_test = x_train[size : size + HELD_OUT], t_train[size : size + HELD_OUT]
    return x_train[:size].reshape(size, -1), t_train[:size], x_test.reshape(len(x_test), -1), t_test


def has_risen(losses, window=10, times=4):
    """Return whether the mean of the last losses is several times the lowest such mean."""
    means = np.convolve(losses, np.ones(window) / window, "valid") if len(losses) >= window else [np.inf]
    return np.mean(losses[-window:]) > times * np.min(means)


def sweep_rate(i, updates):
    """Return the learning rate of update i of a sweep."""
    return SWEEP[0] * (SWEEP[1] / SWEEP[0]) ** (i / max(1, updates - 1))


def smoothed(values, window):
    """Return the mean over a window around each value, cut evenly at the ends."""
    sums, at = np.concatenate([[0], np.cumsum(values)]), np.arange(len(values))
    reach = np.minimum(window // 2, np.minimum(at, len(values) - 1 - at))
    return (sums[at + reach + 1] - sums[at - reach]) / (2 * reach + 1)


def measures(run):
    """Return the last test accuracy, the gap to the training accuracy, and the mean loss of the last updates."""
    losses, _, _, _, train_accuracy, test_accuracy = run
    return test_accuracy[-1], train_accuracy[-1] - test_accuracy[-1], np.mean(losses[-LATE:])


def curve(run, settings):
    """Return the places and values of a run's curve."""
    losses, _, seconds, measured, train_accuracy, test_accuracy = run
    gap = np.subtract(train_accuracy, test_accuracy)
    values = {"test_accuracy": test_accuracy, "train_accuracy": train_accuracy, "gap": gap}.get(QUANTITY)
    at = np.array(measured)
    if QUANTITY == "loss":
        values, at = smoothed(losses, max(1, settings["ITERATIONS"] // 60)), np.arange(1, len(losses) + 1)
    seen = np.arange(len(losses) + 1) * settings["BATCH_SIZE"]
    places = {"iterations": np.arange(len(losses) + 1), "samples": seen, "epochs": seen / settings["TRAIN_SIZE"],
              "seconds": np.concatenate([[0], np.cumsum(seconds)])}
    return places[AXIS][at], np.array(values)


def main(place):
    """Train all of them, tell what came of it, and draw it; return name → runs."""
    data, runs = load_dataset(place, TURN, INVERTED), {}
    figure, axes = plt.subplots(figsize=(9, 5.5), constrained_layout=True)
    for number, (name, settings) in enumerate(VARIANTS.items()):
        settings = settings | {"TRAIN_SIZE": min(settings["TRAIN_SIZE"], len(data[0]))}
        use(settings)
        if SWEEP:
            use({"rate_at": lambda i, per_epoch, updates=settings["ITERATIONS"]: sweep_rate(i, updates)})
        parts, runs[name] = divided(data, settings), []
        for seed in SEEDS or (settings["SEED"],):
            use({"SEED": seed})
            runs[name].append(train(parts, False, has_risen if SWEEP else lambda losses: False))
        ended = [run for run in runs[name] if np.isfinite(run[0][-1])]
        if len(ended) < len(runs[name]):
            print(f"{name}: {len(runs[name]) - len(ended)} of {len(runs[name])} runs diverged")
        if not ended:
            continue
        figures = np.array([measures(run) for run in ended])
        low, high = figures.min(axis=0), figures.max(axis=0)
        told = ", ".join(f"{what} {mean:.4f} ({a:.4f} to {b:.4f})" for what, mean, a, b in
                         zip(("test accuracy", "gap", "late loss"), figures.mean(axis=0), low, high))
        print(f"{name}: {told}")
        colour = COLOURS[number % len(COLOURS)]
        if SWEEP:
            updates = min(len(run[0]) for run in ended)
            losses = np.mean([smoothed(run[0], 9)[:updates] for run in ended], axis=0)
            axes.plot(ended[0][1][:updates], losses, color=colour)
            axes.set(xscale="log", xlabel="Learning rate", ylabel="Loss")
        elif HELD_OUT:
            axes.plot(settings["RATE"], figures[:, 0].mean(), "o", color="#0072b2")
            axes.set(xscale="log", xlabel="Learning rate", ylabel="Accuracy, images held out", ylim=(0, 1))
        else:
            curves = [curve(run, settings) for run in ended]
            length = min(len(values) for _, values in curves)
            values = np.array([values[:length] for _, values in curves])
            places = np.mean([places[:length] for places, _ in curves], axis=0)
            axes.fill_between(places, values.min(axis=0), values.max(axis=0), color=colour, alpha=0.2)
            axes.plot(places, values.mean(axis=0), color=colour, label=name)
            axes.set(xlabel=AXIS, ylabel=QUANTITY.replace("_", " "))
            axes.legend()
    plt.show()
    return runs


if __name__ == "__main__":
    if len(sys.argv) != 2 and not DATA:
        sys.exit("Name a folder or file with images: python training_compared.py FOLDER")
    main(sys.argv[1] if len(sys.argv) == 2 else DATA)
