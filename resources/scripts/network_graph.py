"""A formula, forward and backward: derivatives by the graph against numerical ones, as nnviz shows them."""

import matplotlib.pyplot as plt
import numpy as np

FORMULA = 'apple * apples * tax'
VALUES = {'apple': 100.0, 'apples': 2.0, 'tax': 1.1}


class Number:
    """A number that remembers from what it was made, and with which local derivatives."""

    def __init__(self, value, parents=()):
        self.value, self.parents, self.grad = value, parents, 0.0

    def __add__(self, other):
        other = other if isinstance(other, Number) else Number(other)
        return Number(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Number) else Number(other)
        return Number(self.value * other.value, ((self, other.value), (other, self.value)))

    __radd__, __rmul__ = __add__, __mul__

    def backward(self, arrived=1.0):
        self.grad += arrived
        for parent, local in self.parents:
            parent.backward(arrived * local)


def value(numbers):
    return float(eval(FORMULA, {"np": np}, numbers))


print("y =", value(VALUES))
slopes = {}
for name, middle in VALUES.items():
    h = 1e-5 * max(1.0, abs(middle))
    slopes[name] = (value({**VALUES, name: middle + h}) - value({**VALUES, name: middle - h})) / (2 * h)
    print(f"dy/d{name} = {slopes[name]:.6g} (numerical)")
if "np." not in FORMULA and "**" not in FORMULA and "/" not in FORMULA and "-" not in FORMULA:
    graph = {name: Number(v) for name, v in VALUES.items()}
    eval(FORMULA, {}, graph).backward()
    for name, node in graph.items():
        print(f"dy/d{name} = {node.grad:.6g} (by the graph)")
plt.bar(list(slopes), list(slopes.values()))
plt.ylabel("derivative of y")
plt.show()
