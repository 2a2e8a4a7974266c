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
from training_network import BATCH_SIZE, DATA, images, train  # in this folder


def main(place):
    data = images(place)
    losses, _, _, measured, train_accuracy, test_accuracy = train(data)
    epochs = np.array(measured) / math.ceil(len(data[0]) / BATCH_SIZE)

    figure, (top, bottom) = plt.subplots(2, figsize=(8, 7), constrained_layout=True)
    top.plot(np.arange(1, len(losses) + 1), losses, color="#0072b2", linewidth=0.7)
    top.set(title="Loss", xlabel="Iteration", ylabel="Cross entropy", ylim=(0, None))
    bottom.plot(epochs, train_accuracy, "o-", color="#0072b2", label="training images")
    bottom.plot(epochs, test_accuracy, "s--", color="#c06a00", label="test images")
    bottom.set(title="Accuracy", xlabel="Epoch", ylabel="Share correct", ylim=(0, 1))
    bottom.legend()
    plt.show()
    return losses, train_accuracy, test_accuracy


if __name__ == "__main__":
    if len(sys.argv) != 2 and not DATA:
        sys.exit("Name a folder or file with images: python training.py FOLDER")
    main(sys.argv[1] if len(sys.argv) == 2 else DATA)
