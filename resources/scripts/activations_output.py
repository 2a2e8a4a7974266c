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
plt.plot(values, losses)
plt.plot(a[INDEX], error(y, t), "ko")
plt.title(TASK)
plt.xlabel("Score a")
plt.ylabel("Loss E")
plt.show()
