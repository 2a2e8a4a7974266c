"""Gradient check: backpropagation against the numerical gradient, as nnviz shows it."""

import time

import matplotlib.pyplot as plt
import numpy as np

W = [[[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]], [[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]]]
B = [[0.1, 0.2, 0.3], [0.1, 0.2]]
SAMPLES = 5

rng = np.random.default_rng(1)
weights, biases = [np.array(w, dtype=float) for w in W], [np.array(b, dtype=float) for b in B]
x, t = rng.normal(size=(SAMPLES, len(W[0]))), rng.random((SAMPLES, len(B[-1])))


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def forward():
    z = [x]
    for number, (w, b) in enumerate(zip(weights, biases)):
        a = z[-1] @ w + b
        z.append(a if number == len(weights) - 1 else sigmoid(a))
    return z


def loss():
    return 0.5 * np.sum((forward()[-1] - t)**2) / SAMPLES


def backprop():
    z = forward()
    delta = (z[-1] - t) / SAMPLES
    slopes = []
    for number in reversed(range(len(weights))):
        slopes.insert(0, z[number].T @ delta)
        if number:
            delta = (delta @ weights[number].T) * z[number] * (1 - z[number])
    return slopes


def numerical(h=1e-4):
    slopes = []
    for w in weights:
        slope = np.zeros_like(w)
        for place in np.ndindex(w.shape):
            middle = w[place]
            w[place] = middle + h
            above = loss()
            w[place] = middle - h
            below = loss()
            w[place] = middle
            slope[place] = (above - below) / (2 * h)
        slopes.append(slope)
    return slopes


times = []
results = []
for method in (backprop, numerical):
    began = time.perf_counter()
    results.append(method())
    times.append(time.perf_counter() - began)
    print(f"{method.__name__}: {times[-1] * 1000:.3f} ms")
for number, (exact, slope) in enumerate(zip(*results), 1):
    print(f"W{number}: largest difference {np.abs(exact - slope).max():.2e}")
plt.bar(["backprop", "numerical"], times)
plt.ylabel("seconds")
plt.show()
