"""Loops against NumPy, timed on this machine, as nnviz shows it."""

import time

import matplotlib.pyplot as plt
import numpy as np

OPERATION = "add"
NOTES = {90_000: (0.021, 5.5e-05)}  # numbers in an operand: seconds of the loop and of NumPy in the course notes
ELSEWHERE = {2: (2.9e-07, 2.5e-07), 1_000_000: (0.032, 0.00069)}  # the same on another computer


def add(a, b):
    """Add with a loop."""
    c = [0.0] * len(a)
    for i in range(len(a)):
        c[i] = a[i] + b[i]
    return c


def dot(a, b):
    """Multiply and add up with a loop."""
    total = 0.0
    for i in range(len(a)):
        total += a[i] * b[i]
    return total


def product(a, b):
    """Multiply square matrices with three loops."""
    n = len(a)
    c = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            for k in range(n):
                c[i][j] += a[i][k] * b[k][j]
    return c


def seconds(call):
    """Return the time of one call."""
    calls, spent = 1, 0.0
    while spent < 0.002:
        calls *= 4
        start = time.perf_counter()
        for _ in range(calls):
            call()
        spent = time.perf_counter() - start
    return spent / calls


LOOP = {"add": add, "dot": dot, "product": product}[OPERATION]
NUMPY = {"add": np.add, "dot": np.dot, "product": np.matmul}[OPERATION]
sizes = [2, 5, 10, 20, 50] if OPERATION == "product" else [2, 10, 100, 1000, 10_000, 100_000]
rng = np.random.default_rng(0)
numbers, loops, numpys = [], [], []
for size in sizes:
    a, b = (rng.random((size, size) if OPERATION == "product" else size) for _ in range(2))
    x, y = a.tolist(), b.tolist()
    numbers.append(a.size)
    loops.append(seconds(lambda x=x, y=y: LOOP(x, y)))
    numpys.append(seconds(lambda a=a, b=b: NUMPY(a, b)))
    print(f"{a.size:>9,} numbers: loop {loops[-1]:.2e} s, NumPy {numpys[-1]:.2e} s, {loops[-1] / numpys[-1]:.1f} times")
plt.loglog(numbers, loops, "s-", color="#c06a00", label="loop")
plt.loglog(numbers, numpys, "o-", color="#0072b2", label="NumPy")
for place, (color, label) in enumerate((("#c06a00", "loop, another computer"), ("#0072b2", "NumPy, another computer"))):
    plt.loglog(list(ELSEWHERE), [pair[place] for pair in ELSEWHERE.values()], color=color, alpha=0.4, label=label)
for number, pair in NOTES.items():
    plt.loglog([number] * 2, pair, "o-", color="#5a606b", label="course notes")
plt.xlabel("numbers in each operand")
plt.ylabel("seconds")
plt.legend()
plt.show()
