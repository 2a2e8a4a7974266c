"""The same gates written in several ways, and how long each takes on this machine."""

import statistics
import timeit

import matplotlib.pyplot as plt
import numpy as np

x = (0, 1)  # the same input for all


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def and_product(x1, x2):
    return x1 * x2


def and_floats(x1, x2):
    w1, w2, theta = 0.5, 0.5, 0.7
    a = x1 * w1 + x2 * w2
    return 1 if a > theta else 0


def and_sigmoid(x1, x2):
    x = np.array([x1, x2])
    w, b = np.array([0.5, 0.5]), -0.7
    a = np.sum(w * x) + b
    return 1 if sigmoid(a) > 0.5 else 0


or_lambda = lambda x1, x2: 1 if x1 + x2 > 0 else 0  # noqa: E731


def or_floats(x1, x2):
    w1, w2, theta = 0.5, 0.5, 0.2
    a = x1 * w1 + x2 * w2
    return 1 if a > theta else 0


def or_numpy(x1, x2):
    x = np.array([x1, x2])
    w, b = np.array([0.5, 0.5]), -0.2
    a = np.sum(w * x) + b
    return 1 if a > 0 else 0


def or_sigmoid(x1, x2):
    x = np.array([x1, x2])
    w, b = np.array([0.5, 0.5]), -0.1
    a = np.sum(w * x) + b
    return 1 if sigmoid(a) > 0.5 else 0


def nand_sigmoid(x1, x2):
    x = np.array([x1, x2])
    w, b = np.array([-0.5, -0.5]), 0.7
    a = np.sum(w * x) + b
    return 1 if sigmoid(a) > 0.5 else 0


def xor_numpy(x1, x2):
    s1 = nand_sigmoid(x1, x2)
    s2 = or_sigmoid(x1, x2)
    return and_sigmoid(s1, s2)


versions = {  # function, and the seconds in the course notes for each input they have
    "AND, product": (and_product, {(0, 0): 138e-9}),
    "AND, plain numbers": (and_floats, {(0, 0): 413e-9}),
    "AND, NumPy and sigmoid": (and_sigmoid, {(0, 1): 12.8e-6}),
    "OR, lambda": (or_lambda, {(0, 0): 385e-9, (0, 1): 418e-9}),
    "OR, plain numbers": (or_floats, {(0, 0): 501e-9, (0, 1): 379e-9}),
    "OR, NumPy": (or_numpy, {(0, 0): 9.47e-6, (0, 1): 9.74e-6}),
    "OR, NumPy and sigmoid": (or_sigmoid, {}),
    "XOR, three NumPy gates": (xor_numpy, {}),
}
inputs = ((0, 0), (0, 1), (1, 0), (1, 1))
means, deviations = [], []
for name, (function, notes) in versions.items():
    timer = timeit.Timer(lambda f=function: f(*x))
    loops = max(1, int(0.01 / max(timer.timeit(100) / 100, 1e-9)))
    seconds = [total / loops for total in timer.repeat(7, loops)]
    means.append(statistics.fmean(seconds))
    deviations.append(statistics.pstdev(seconds))
    outputs = [int(function(*pair)) for pair in inputs]
    print(f"{name}: {outputs}, {means[-1]:.3e} s +- {deviations[-1]:.1e} s, notes {notes.get(x, np.nan):.3e} s")

rows = np.arange(len(versions))
plt.figure(figsize=(9, 5))
plt.barh(rows - 0.2, means, 0.38, xerr=deviations, label="this machine")
plt.barh(rows + 0.2, [notes.get(x, np.nan) for _, notes in versions.values()], 0.38, color="grey", label="course notes")
plt.yticks(rows, versions)
plt.gca().invert_yaxis()
plt.xscale("log")
plt.xlabel("seconds per call")
plt.legend()
plt.tight_layout()
plt.show()
