"""A small network in Keras 3: forward, loss and one update, as nnviz shows them (on TensorFlow, JAX or PyTorch)."""

import keras
import numpy as np

keras.config.set_floatx("float64")  # as many digits as nnviz shows

W = [[[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]], [[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]], [[0.1, 0.3], [0.2, 0.4]]]
B = [[0.1, 0.2, 0.3], [0.1, 0.2], [0.1, 0.2]]
X = [1.0, 0.5]
HIDDEN = 'sigmoid'
OUTPUT = 'identity'
T = [0.0, 1.0]
RATE = 0.5

ACTIVATIONS = {
    "step": lambda a: keras.ops.cast(a > 0, a.dtype), "sigmoid": "sigmoid", "tanh": "tanh", "relu": "relu",
    "leaky_relu": lambda a: keras.activations.leaky_relu(a, negative_slope=0.01), "elu": "elu",
    "softplus": "softplus", "swish": "silu", "gelu": lambda a: keras.activations.gelu(a, approximate=False),
    "identity": "linear", "softmax": "softmax",
}


def half_sum(t, y):
    return 0.5 * keras.ops.sum((y - t)**2, axis=-1)  # half the sum, not the mean of "mse"


model = keras.Sequential([keras.layers.Input((len(X),))])
for number, b in enumerate(B, 1):
    kind = OUTPUT if number == len(B) else HIDDEN
    model.add(keras.layers.Dense(len(b), activation=ACTIVATIONS[kind]))
model.set_weights([np.array(values) for pair in zip(W, B) for values in pair])
loss = "categorical_crossentropy" if OUTPUT == "softmax" else half_sum
model.compile(optimizer=keras.optimizers.SGD(RATE), loss=loss)

x, t = np.array([X]), np.array([T])
print("y =", model.predict(x, verbose=0)[0])
print("E =", model.evaluate(x, t, verbose=0))
model.train_on_batch(x, t)
for number, values in enumerate(model.get_weights()):
    print(f"{'Wb'[number % 2]}{number // 2 + 1} after one update =", values, sep="\n")
print("E after one update =", model.evaluate(x, t, verbose=0))
