"""The network of a training run in Keras 3, with the settings that were on the screen of nnviz.

    python network_keras.py FOLDER [WEIGHTS.npz]

FOLDER holds the four MNIST files (train-images-idx3-ubyte and so on, packed as .gz or not). With weights that nnviz
saved as .npz the network is not trained but measured. Keras runs on TensorFlow, JAX or PyTorch.
"""

import gzip
import math
import sys
from pathlib import Path

import keras
import numpy as np

SIZES = (784, 50, 10)  # inputs, hidden units, classes
ACTIVATION = "sigmoid"
FIRST_WEIGHTS = "0.01"
TAKEN = ""  # the file of weights to begin with where FIRST_WEIGHTS is "taken"
OPTIMIZER = "SGD"
RATE = 0.1
EARLY = ()  # (n, rate): the updates before the n-th had another rate than RATE
MOMENTUM = 0.9
RHO = 0.9
BETA1 = 0.9
BETA2 = 0.999
SCHEDULE = "constant"  # or "step", "cosine", "warm-up", "warm-up, cosine": see scheduled
DROP_EVERY = 5  # epochs
DROP_FACTOR = 0.5
WARMUP = 0.05  # share of the run
CLIP = 0.0  # the longest gradient, 0: any
BATCH_SIZE = 100
SAMPLING = "shuffled"  # each image once an epoch, or drawn with "replacement"
ITERATIONS = 10000
TRAIN_SIZE = 60000
WEIGHT_DECAY = 0.0
DROPOUT = 0.0
SCALE = 1 / 255  # of the pixels
SEED = 0

ACTIVATIONS = {
    "sigmoid": "sigmoid", "tanh": "tanh", "relu": "relu", "elu": "elu", "softplus": "softplus", "swish": "silu",
    "identity": "linear", "leaky_relu": lambda x: keras.activations.leaky_relu(x, negative_slope=0.01),
    "gelu": lambda x: keras.activations.gelu(x, approximate=False),
}
DEVIATIONS = {
    "zeros": lambda n: 0.0, "0.01": lambda n: 0.01, "N(0, 1)": lambda n: 1.0,
    "Xavier": lambda n: (1 / n) ** 0.5, "He": lambda n: (2 / n) ** 0.5, "taken": lambda n: 0.0,
}


def dense(inputs, units, activation):
    """Return a layer with nnviz's first weights; weight decay λ adds λ/2·ΣW² to the loss."""
    if FIRST_WEIGHTS == "Glorot":
        first = keras.initializers.GlorotUniform()
    else:
        first = keras.initializers.RandomNormal(stddev=DEVIATIONS[FIRST_WEIGHTS](inputs))
    return keras.layers.Dense(
        units, activation=activation, kernel_initializer=first,
        kernel_regularizer=keras.regularizers.L2(WEIGHT_DECAY / 2) if WEIGHT_DECAY else None,
    )


def make_network(sizes=SIZES):
    """Return dense layers with an activation after each but the last, whose outputs are scores (logits)."""
    model = keras.Sequential([keras.Input((sizes[0],))])
    for inputs, units in zip(sizes[:-2], sizes[1:-1]):
        model.add(dense(inputs, units, ACTIVATIONS[ACTIVATION]))
        if DROPOUT:
            model.add(keras.layers.Dropout(DROPOUT))
    model.add(dense(sizes[-2], sizes[-1], None))
    if FIRST_WEIGHTS == "taken":
        load_weights(model, TAKEN)
    return model


def scheduled(per_epoch):
    """Return the learning rate of SCHEDULE, which Keras asks for with the number of the step."""

    class Scheduled(keras.optimizers.schedules.LearningRateSchedule):
        def __call__(self, step):
            i, rate, where = keras.ops.cast(step, "float32"), RATE, keras.ops.where
            for before, early in reversed(EARLY):
                rate = where(i < before, early, rate)
            if SCHEDULE == "step":
                return rate * DROP_FACTOR ** keras.ops.floor(i / (per_epoch * DROP_EVERY))
            rising, factor = max(1, round(WARMUP * ITERATIONS)) if SCHEDULE.startswith("warm-up") else 0, 1.0
            if SCHEDULE.endswith("cosine"):
                factor = 0.5 * (1 + keras.ops.cos(math.pi * (i - rising) / max(1, ITERATIONS - rising)))
            return rate * (where(i < rising, (i + 1) / rising, factor) if rising else factor)

    return Scheduled()


def make_rate(per_epoch):
    """Return the learning rate: a number, or the steps in which it was changed while the network learned."""
    if SCHEDULE != "constant":
        return scheduled(per_epoch)
    if not EARLY:
        return RATE
    ends = [before - 1 for before, _ in EARLY]  # a rate holds up to and with this step
    return keras.optimizers.schedules.PiecewiseConstantDecay(ends, [*(rate for _, rate in EARLY), RATE])


def make_optimizer(per_epoch=1):
    rate, clip = make_rate(per_epoch), {"global_clipnorm": CLIP} if CLIP else {}
    epsilon = 1e-14  # 1e-7 squared: Keras adds it under the root of AdaGrad and RMSProp
    makers = {
        "SGD": lambda: keras.optimizers.SGD(rate, **clip),
        "Momentum": lambda: keras.optimizers.SGD(rate, momentum=MOMENTUM, **clip),
        "Nesterov": lambda: keras.optimizers.SGD(rate, momentum=MOMENTUM, nesterov=True, **clip),
        "AdaGrad": lambda: keras.optimizers.Adagrad(rate, initial_accumulator_value=0.0, epsilon=epsilon, **clip),
        "RMSProp": lambda: keras.optimizers.RMSprop(rate, rho=RHO, epsilon=epsilon, **clip),
        "Adam": lambda: keras.optimizers.Adam(rate, beta_1=BETA1, beta_2=BETA2, epsilon=1e-8, **clip),
    }
    return makers[OPTIMIZER]()


def read(folder, name):
    """Read one IDX file: four bytes of magic, the sizes, then one byte per value."""
    path = next(p for p in (Path(folder) / name, Path(folder) / (name + ".gz")) if p.exists())
    data = path.read_bytes()
    data = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    shape = [int.from_bytes(data[4 + 4 * i : 8 + 4 * i], "big") for i in range(data[3])]
    return np.frombuffer(data, np.uint8, offset=4 + 4 * data[3]).reshape(shape)


def load(folder, part, count=None):
    """Return images (N, pixels) and labels (N,) of a part."""
    images, labels = read(folder, f"{part}-images-idx3-ubyte")[:count], read(folder, f"{part}-labels-idx1-ubyte")
    return images.reshape(len(images), -1) * np.float32(SCALE), labels[:count].astype(np.int64)


def draws(x, t):
    """Yield mini-batches drawn afresh, without end."""
    rng = np.random.default_rng(SEED)
    while True:
        chosen = rng.integers(0, len(x), BATCH_SIZE)
        yield x[chosen], t[chosen]


def load_weights(model, path):
    """Give the network the weights of a file that nnviz saved: W1, b1, W2, b2 … as Keras has them too."""
    with np.load(path) as saved:
        model.set_weights([saved[f"{kind}{i}"] for i in range(1, len(SIZES)) for kind in "Wb"])


def main(folder, weights=None):
    keras.utils.set_random_seed(SEED)
    (x, t), (x_test, t_test) = load(folder, "train", TRAIN_SIZE), load(folder, "t10k")
    model = make_network()
    model.summary()
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    per_epoch = math.ceil(len(x) / BATCH_SIZE)
    model.compile(make_optimizer(per_epoch), loss, metrics=["accuracy"])
    if weights:
        load_weights(model, weights)
        print(f"test {model.evaluate(x_test, t_test, verbose=0)[1]:.4f}")
        return
    epochs = math.ceil(ITERATIONS / per_epoch)  # whole ones: nnviz may stop in the middle of the last
    if SAMPLING == "replacement":
        model.fit(draws(x, t), steps_per_epoch=per_epoch, epochs=epochs, validation_data=(x_test, t_test))
    else:
        model.fit(x, t, batch_size=BATCH_SIZE, epochs=epochs, validation_data=(x_test, t_test))


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("Name the folder with the MNIST files: python network_keras.py FOLDER [WEIGHTS.npz]")
    main(*sys.argv[1:])
