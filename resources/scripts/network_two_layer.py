"""The book's class TwoLayerNet, forward and backward, as nnviz shows it."""

import numpy as np

IMAGES = 10


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softmax(a):
    e = np.exp(a - np.max(a, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


def cross_entropy_error(y, t):
    return -np.sum(t * np.log(y + 1e-7)) / len(y)


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        rng = np.random.default_rng(0)
        self.params = {
            "W1": weight_init_std * rng.standard_normal((input_size, hidden_size)), "b1": np.zeros(hidden_size),
            "W2": weight_init_std * rng.standard_normal((hidden_size, output_size)), "b2": np.zeros(output_size),
        }

    def predict(self, x):
        z1 = sigmoid(np.dot(x, self.params["W1"]) + self.params["b1"])
        return softmax(np.dot(z1, self.params["W2"]) + self.params["b2"])

    def loss(self, x, t):
        return cross_entropy_error(self.predict(x), t)

    def accuracy(self, x, t):
        return np.sum(np.argmax(self.predict(x), axis=1) == np.argmax(t, axis=1)) / float(x.shape[0])

    def gradient(self, x, t):
        z1 = sigmoid(np.dot(x, self.params["W1"]) + self.params["b1"])
        y = softmax(np.dot(z1, self.params["W2"]) + self.params["b2"])
        dy = (y - t) / x.shape[0]
        da1 = z1 * (1 - z1) * np.dot(dy, self.params["W2"].T)
        return {"W1": np.dot(x.T, da1), "b1": np.sum(da1, axis=0), "W2": np.dot(z1.T, dy), "b2": np.sum(dy, axis=0)}


rng = np.random.default_rng(1)
x, t = rng.random((IMAGES, 784)), np.eye(10)[rng.integers(0, 10, IMAGES)]
net = TwoLayerNet(784, 50, 10)
for name, values in net.params.items():
    print(name, values.shape)
print("y:", net.predict(x).shape, " loss:", net.loss(x, t), " accuracy:", net.accuracy(x, t))
for name, values in net.gradient(x, t).items():
    print("gradient of", name, values.shape)
before = net.params["b2"][0]
net.params["b2"][0] = before + 1e-4
above = net.loss(x, t)
net.params["b2"][0] = before - 1e-4
below = net.loss(x, t)
net.params["b2"][0] = before
print("numerical", (above - below) / 2e-4, " backprop", net.gradient(x, t)["b2"][0])
