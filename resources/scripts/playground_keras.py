"""A small network that learns points of the plane, with the settings of the playground of nnviz, in Keras 3."""

import math

import keras
import numpy as np

SIZES = (2, 3, 1)  # inputs, hidden units, outputs
INPUTS = ("x1", "x2")
ACTIVATION = "tanh"
OUTPUT = "sigmoid"
FIRST_WEIGHTS = "Xavier"
OPTIMIZER = "SGD"
RATE = 0.1
RATES = ()  # (n, rate): another rate from the n-th update on (from 0), where it was changed while the network learned
MOMENTUM = 0.9
RHO = 0.9
BETA1 = 0.9
BETA2 = 0.999
BATCH_SIZE = 10
L1 = 0.0
L2 = 0.0
DROPOUT = 0.0
UPDATES = 3000
SEED = 1
POINTS = {"x_train": [[0.0, 0.0], [2.0, 0.0]], "t_train": [0, 1], "x_test": [[0.0, 2.0]], "t_test": [1]}
LEFT_OUT = ""  # what this program leaves out of the run

FEATURES = {
    "x1": lambda x: x[:, 0], "x2": lambda x: x[:, 1], "x1x1": lambda x: x[:, 0] ** 2, "x2x2": lambda x: x[:, 1] ** 2,
    "x1x2": lambda x: x[:, 0] * x[:, 1], "sinx1": lambda x: np.sin(x[:, 0]), "sinx2": lambda x: np.sin(x[:, 1]),
}
DEVIATIONS = {
    "zeros": lambda n: 0.0, "0.01": lambda n: 0.01, "N(0, 1)": lambda n: 1.0,
    "Xavier": lambda n: (1 / n) ** 0.5, "He": lambda n: (2 / n) ** 0.5,
}


def features(x):
    """Return what the network is given of points x (N, 2): (N, inputs)."""
    x = np.asarray(x, np.float64).reshape(-1, 2)
    return np.stack([FEATURES[name](x) for name in INPUTS], axis=1).astype(np.float32)


ACTIVATIONS = {
    "sigmoid": "sigmoid", "tanh": "tanh", "relu": "relu", "elu": "elu", "softplus": "softplus", "swish": "silu",
    "identity": "linear", "leaky_relu": lambda x: keras.activations.leaky_relu(x, negative_slope=0.01),
    "gelu": lambda x: keras.activations.gelu(x, approximate=False),
}
ENDS = {"softmax": "softmax", "sigmoid": "sigmoid", "sigmoid, squares": "sigmoid", "identity": "linear"}
LOSSES = {"softmax": "sparse_categorical_crossentropy", "sigmoid": "binary_crossentropy"}


def dense(inputs, units, activation):
    """Return a layer with nnviz's first weights; L2 adds L2/2·ΣW² to the loss, L1 adds L1·Σ|W|."""
    first = keras.initializers.GlorotUniform()
    if FIRST_WEIGHTS != "Glorot":
        first = keras.initializers.RandomNormal(stddev=DEVIATIONS[FIRST_WEIGHTS](inputs))
    return keras.layers.Dense(
        units, activation=activation, kernel_initializer=first,
        kernel_regularizer=keras.regularizers.L1L2(L1, L2 / 2) if L1 or L2 else None,
    )


def make_network():
    """Return dense layers with an activation after each, of which the last belongs to the output."""
    model = keras.Sequential([keras.Input((SIZES[0],))])
    for inputs, units in zip(SIZES[:-2], SIZES[1:-1]):
        model.add(dense(inputs, units, ACTIVATIONS[ACTIVATION]))
        if DROPOUT:
            model.add(keras.layers.Dropout(DROPOUT))
    model.add(dense(SIZES[-2], SIZES[-1], ENDS[OUTPUT]))
    return model


def half_squares(t, y):
    """Return half the squared error of every point."""
    return 0.5 * keras.ops.sum(keras.ops.square(y - keras.ops.reshape(t, keras.ops.shape(y))), axis=-1)


def make_rate():
    """Return the learning rate: a number, or the steps in which it was changed while the network learned."""
    if not RATES:
        return RATE
    ends = [n - 1 for n, _ in RATES]  # a rate holds up to and with this step
    return keras.optimizers.schedules.PiecewiseConstantDecay(ends, [RATE, *(rate for _, rate in RATES)])


def make_optimizer():
    epsilon = 1e-14  # 1e-7 squared: Keras adds it under the root of AdaGrad and RMSProp
    makers = {
        "SGD": lambda: keras.optimizers.SGD(make_rate()),
        "Momentum": lambda: keras.optimizers.SGD(make_rate(), momentum=MOMENTUM),
        "Nesterov": lambda: keras.optimizers.SGD(make_rate(), momentum=MOMENTUM, nesterov=True),
        "AdaGrad": lambda: keras.optimizers.Adagrad(make_rate(), initial_accumulator_value=0.0, epsilon=epsilon),
        "RMSProp": lambda: keras.optimizers.RMSprop(make_rate(), rho=RHO, epsilon=epsilon),
        "Adam": lambda: keras.optimizers.Adam(make_rate(), beta_1=BETA1, beta_2=BETA2, epsilon=1e-8),
    }
    return makers[OPTIMIZER]()


keras.utils.set_random_seed(SEED)
x, t = features(POINTS["x_train"]), np.asarray(POINTS["t_train"], np.float32)
x_test, t_test = features(POINTS["x_test"]), np.asarray(POINTS["t_test"], np.float32)
model = make_network()
model.summary()
classes = bool(np.all(t == np.round(t)))
model.compile(make_optimizer(), LOSSES.get(OUTPUT, half_squares), metrics=["accuracy"] if classes else [])
epochs = math.ceil(UPDATES / math.ceil(len(x) / BATCH_SIZE))  # whole ones
test = (x_test, t_test) if len(x_test) else None
model.fit(x, t, batch_size=BATCH_SIZE, epochs=epochs, validation_data=test, verbose=2)
if LEFT_OUT:
    print(LEFT_OUT)
