"""The output layer of a task: scores, outputs, and the loss over one score, as nnviz shows it."""

import matplotlib.pyplot as plt
import numpy as np

TASK = "Regression"
SCORES = [2.0]
TARGETS = [0.5]
INDEX = 0
ACTIVATION = "y = a"
LOSS = "E = 0.5 * np.sum((y - t)**2)"

output = eval(f"lambda a: {ACTIVATION.partition(' = ')[2]}", globals())
error = eval(f"lambda y, t: {LOSS.partition(' = ')[2]}", globals())
a, t = np.array(SCORES), np.array(TARGETS)
y = output(a)
print(f"y = {y[INDEX]:.6g}, E = {error(y, t):.6g}, slope y - t = {y[INDEX] - t[INDEX]:.6g}")

reach = 6.0 if abs(a[INDEX]) <= 6 else 10.0
values = np.linspace(-reach, reach, 201)
losses = []
for value in values:
    moved = a.copy()
    moved[INDEX] = value
    losses.append(error(output(moved), t))
figure, (scores, outputs, loss) = plt.subplots(1, 3, figsize=(12, 4), layout="constrained")
names = np.arange(len(a))
scores.bar(names, a, color="#5a606b")
scores.set(title="Scores", ylabel="Score a", xticks=names, xlim=(-0.7, len(a) - 0.3))
outputs.bar(names, y, color="#0072b2")
true = names if len(t) == 1 else np.flatnonzero(t)
outputs.plot(true, t[true], "*", color="#c06a00", markeredgecolor="white", markersize=15)
outputs.set(title="Outputs, target ★", ylabel="Output y", xticks=names, xlim=(-0.7, len(a) - 0.3))
loss.plot(values, losses, color="black", label="loss")
ends = a[INDEX] + np.array([-reach, reach]) / 3
loss.plot(ends, error(y, t) + (y[INDEX] - t[INDEX]) * (ends - a[INDEX]), "--", color="#0072b2", label="slope y - t")
loss.plot(a[INDEX], error(y, t), "ko")
loss.set(title=TASK, xlabel="Score a", ylabel="Loss E", ylim=(-0.06 * max(losses), 1.06 * max(losses)))
loss.legend()
plt.show()
