"""A perceptron learns, one sample at a time (Rosenblatt's rule), as nnviz shows it."""

import matplotlib.pyplot as plt
import numpy as np

points = ((0.0, 0.0, 0), (0.0, 1.0, 0), (1.0, 0.0, 0), (1.0, 1.0, 1))  # x1, x2, target
first = (0.0, 0.0, 0.0)  # w1, w2, b at the start
rate = 0.1
shuffled = False
seed = 0
most = 1000  # samples

x = np.array([p[:2] for p in points])
t = np.array([p[2] for p in points])
w, b = np.array(first[:2]), first[2]
rng = np.random.default_rng(seed)
right, seen, samples, updates, outcome = set(), set(), 0, 0, ""
history = []
while not outcome:
    if not shuffled:
        state = (*np.round(w, 9), round(b, 9))
        if state in seen:
            outcome = "cycle: the weights come back, it would go on for ever"
            break
        seen.add(state)
    order = rng.permutation(len(t)) if shuffled else range(len(t))
    for i in order:
        a = round(float(x[i] @ w) + b, 12)
        error = int(t[i]) - int(a > 0)
        samples += 1
        right.add(i)
        if error:
            right.clear()
            updates += 1
            w, b = w + rate * error * x[i], b + rate * error
        history.append((*w, b))
        if len(right) == len(t) or samples == most:
            outcome = "converged" if len(right) == len(t) else "not finished"
            break
print(f"{outcome}; {samples} samples, {updates} updates")
print(f"w1 = {w[0]:.10g}, w2 = {w[1]:.10g}, b = {b:.10g}")

fig, (plane, curve) = plt.subplots(1, 2, figsize=(11, 5))
grid = np.linspace(-0.8, 1.8, 521)
u, v = np.meshgrid(grid, grid)
side = np.round(u * w[0] + v * w[1] + b, 12) > 0
plane.contourf(u, v, side, levels=[-0.5, 0.5, 1.5], colors=["#d6e8f3", "#f5e5d1"])
for label, colour, mark in ((0, "#0072b2", "o"), (1, "#c06a00", "s")):
    plane.scatter(*x[t == label].T, c=colour, marker=mark, s=120, zorder=3, label=f"target {label}")
plane.set_aspect("equal")
plane.set_xlabel("x1")
plane.set_ylabel("x2")
plane.set_title(outcome)
plane.legend()
for name, values in zip(("w1", "w2", "b"), np.array(history).T):
    curve.step(range(1, samples + 1), values, where="mid", label=name)
curve.set_xlabel("sample")
curve.legend()
plt.show()
