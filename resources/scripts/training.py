"""Train a network on handwritten digits: plain NumPy, the pictures with Matplotlib.

Copied from nnviz with the settings that were on the screen. Run it with

    python training.py FOLDER

where FOLDER holds the four MNIST files (train-images-idx3-ubyte and so on, packed as .gz or not) or a folder of PNG
pictures for each class, or is an .npz or a .csv file.
"""

import math
import sys

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from training_network import BATCH_SIZE, CLASSES, DATA, SCALE, images, train  # in this folder

VIEW = "run"  # or "inside", "mistakes": what is drawn of the trained network


def outputs(network, x):
    """Return the probabilities of all images, a thousand at a time."""
    return np.concatenate([network.predict(x[i : i + 1000] * np.float32(SCALE)) for i in range(0, len(x), 1000)])


def mean_loss(network, x, t):
    return float(-np.log(outputs(network, x)[np.arange(len(t)), t] + 1e-7).mean())


def entered(network, x):
    """Return what enters each layer."""
    values = [x]
    for W, b in zip(network.W[:-1], network.b[:-1]):
        values.append(network.f(values[-1] @ W + b))
    return values


def smoothed(losses, window):
    """Return the mean of the losses around each one; at the start the window is cut evenly on both sides."""
    sums, places = np.cumsum([0.0, *losses]), np.arange(len(losses))
    reach = np.minimum(window // 2, places)
    first, last = places - reach, np.minimum(places + 1 + reach, len(losses))
    return (sums[last] - sums[first]) / (last - first)


def tiles(axes, W, columns=10):
    """Draw the weights of units with square inputs as tiles: orange above 0, blue below."""
    side = math.isqrt(W.shape[0])
    if side * side != W.shape[0]:
        axes.axis("off")
        return
    shown = W[:, : 10 * columns].T.reshape(-1, side, side)
    rows = math.ceil(len(shown) / columns)
    sheet = np.full((rows * (side + 1), columns * (side + 1)), np.nan)
    for n, tile in enumerate(shown):
        top, left = n // columns * (side + 1), n % columns * (side + 1)
        sheet[top : top + side, left : left + side] = tile
    limit = np.quantile(abs(shown), 0.995)
    signs = LinearSegmentedColormap.from_list("signs", ["#0072b2", "white", "#c06a00"])
    axes.imshow(sheet, cmap=signs, vmin=-limit, vmax=limit)
    axes.set_title("First-layer weights")
    axes.axis("off")


def draw_run(network, losses, places, accuracies, mean_losses, per_epoch):
    """Draw the losses, the accuracies and the weights of the first layer."""
    figure, axes = plt.subplot_mosaic([["loss", "tiles"], ["accuracy", "tiles"]], figsize=(12, 7), layout="constrained")
    moments, epochs = np.arange(1, len(losses) + 1), np.array(places) / per_epoch
    axes["loss"].plot(moments, losses, color="#0072b2", alpha=0.4, linewidth=0.7, label="mini-batch")
    axes["loss"].plot(moments, smoothed(losses, len(losses) // 60), color="#0072b2", linewidth=2, label="smoothed")
    axes["loss"].plot(places, mean_losses[0], "o-", color="#0072b2", linewidth=1, label="training images")
    axes["loss"].plot(places, mean_losses[1], "s--", color="#c06a00", label="test images")
    axes["loss"].plot([0, len(losses)], [math.log(CLASSES)] * 2, "--", color="#5a606b", label="guessing evenly")
    axes["loss"].set(title="Loss before each update", xlabel="Iteration", ylabel="Cross entropy", ylim=(0, None))
    axes["accuracy"].plot(epochs, accuracies[0], "o-", color="#0072b2", label="training images")
    axes["accuracy"].plot(epochs, accuracies[1], "s--", color="#c06a00", label="test images")
    axes["accuracy"].set(title="Accuracy", xlabel="Epoch", ylabel="Share correct", ylim=(0, 1))
    axes["loss"].legend(ncols=2)
    axes["accuracy"].legend()
    tiles(axes["tiles"], network.W[0])


def draw_inside(network, x, t):
    """Draw the weights and the activations of each layer (height: square root of the share), and its gradient."""
    values = entered(network, x * np.float32(SCALE))
    gradients = network.loss_and_gradient(x * np.float32(SCALE), t)[1]
    count = len(network.W)
    figure, axes = plt.subplots(2, count + 1, figsize=(3 * (count + 1), 6), layout="constrained")
    limit = max(np.quantile(abs(W), 0.999) for W in network.W)
    highest = max((np.quantile(z, 0.999) for z in values[1:]), default=1)
    for layer, W in enumerate(network.W):
        hists = [(axes[0, layer], W, (-limit, limit), "#0072b2", f"{layer + 1}: {W.shape[1]} units")]
        if layer + 1 < count:
            z = values[layer + 1]
            hists.append((axes[1, layer], z, (min(0, z.min()), highest), "#c06a00", "activations"))
        for axis, numbers, ends, colour, name in hists:
            shares, edges = np.histogram(np.clip(numbers, *ends), bins=60, range=ends)
            axis.stairs(np.sqrt(shares / numbers.size), edges, fill=True, color=colour, alpha=0.6)
            axis.set(title=f"{name}\nstd {numbers.std():.3g}", yticks=[])
    axes[1, count - 1].axis("off")
    axes[0, 0].set_ylabel("Weights")
    axes[1, 0].set_ylabel("What the units give")
    axes[1, count].semilogy(range(1, count + 1), [np.linalg.norm(g) for g in gradients[:count]], "o-", color="#c24500")
    axes[1, count].set(title="Gradient of each layer", xlabel="Layer", ylabel="|dE/dW|", xticks=range(1, count + 1))
    tiles(axes[0, count], network.W[0])


def draw_mistakes(network, x, t):
    """Draw the test images that are wrong, and which class is taken for which how often."""
    answers, side = outputs(network, x).argmax(axis=1), math.isqrt(x.shape[1])
    wrong, counts = np.flatnonzero(answers != t), np.zeros((CLASSES, CLASSES), int)
    np.add.at(counts, (t, answers), 1)
    figure = plt.figure(figsize=(12, 6), layout="constrained")
    left, right = figure.subfigures(1, 2)
    left.suptitle(f"Wrong: {len(wrong)} of {len(t)}")
    for axis, n in zip(left.subplots(6, 7).flat, [*wrong, *[None] * 42]):
        axis.axis("off")
        if n is not None:
            axis.imshow(x[n].reshape(side, -1), cmap="gray_r")
            axis.set_title(f"{t[n]} → {answers[n]}", fontsize=8, color="#c24500")
    axes = right.subplots()
    axes.imshow(np.where(np.eye(CLASSES, dtype=bool), 0, counts), cmap="Oranges")
    for (truth, answer), number in np.ndenumerate(counts):
        axes.text(answer, truth, number or "", ha="center", va="center", fontsize=7)
    axes.set(title="Confusion matrix", xlabel="Predicted", ylabel="True label", xticks=range(CLASSES),
             yticks=range(CLASSES))


def main(place):
    data, watched = images(place), []
    x_train, t_train, x_test, t_test = data

    def watch(network):
        """Take the network as it is, and its mean loss over all images."""
        watched.append((network, mean_loss(network, x_train, t_train), mean_loss(network, x_test, t_test)))

    losses, _, _, places, *accuracies = train(data, watch=watch)
    network = watched[-1][0]
    if VIEW == "inside":
        draw_inside(network, x_train[:500], t_train[:500])
    elif VIEW == "mistakes":
        draw_mistakes(network, x_test, t_test)
    else:
        mean_losses = [both[1] for both in watched], [both[2] for both in watched]
        draw_run(network, losses, places, accuracies, mean_losses, math.ceil(len(x_train) / BATCH_SIZE))
    plt.show()
    return losses, *accuracies


if __name__ == "__main__":
    if len(sys.argv) != 2 and not DATA:
        sys.exit("Name a folder or file with images: python training.py FOLDER")
    main(sys.argv[1] if len(sys.argv) == 2 else DATA)
