"""Automatic differentiation twice: PyTorch's autograd and TensorFlow's tape, on the graph that nnviz shows.

Both write down every operation while the value is computed, and then go back along what they wrote: that is the
backward pass of the graph. Whichever of the two is installed runs.
"""

import math

VALUES = {'apple': 100.0, 'apples': 2.0, 'tax': 1.1}  # what is given
LEARNS = ('apple', 'apples', 'tax')  # what derivatives are wanted by
DOUT = 1.0  # what arrives at y from behind


def formula(np, apple, apples, tax):
    return apple * apples * tax


def with_pytorch():
    import torch

    class Names:  # NumPy's names for what PyTorch has
        pi, e, nan, inf = math.pi, math.e, math.nan, math.inf
        sin, cos, tan, sinh, cosh, tanh = torch.sin, torch.cos, torch.tan, torch.sinh, torch.cosh, torch.tanh
        arcsin, arccos, arctan = torch.arcsin, torch.arccos, torch.arctan
        arcsinh, arccosh, arctanh = torch.arcsinh, torch.arccosh, torch.arctanh
        exp, log, log10, log2, sqrt = torch.exp, torch.log, torch.log10, torch.log2, torch.sqrt
        abs, sign, floor, where, sum = torch.abs, torch.sign, torch.floor, torch.where, torch.sum
        cbrt = staticmethod(lambda u: torch.sign(u) * torch.abs(u)**(1 / 3))
        maximum = staticmethod(lambda u, v: torch.maximum(*torch.broadcast_tensors(*map(torch.as_tensor, (u, v)))))
        minimum = staticmethod(lambda u, v: torch.minimum(*torch.broadcast_tensors(*map(torch.as_tensor, (u, v)))))
        logaddexp = staticmethod(lambda u, v: torch.logaddexp(torch.as_tensor(u, dtype=v.dtype), v))
        relu = torch.relu
        log_softmax = staticmethod(lambda u: torch.log_softmax(u, dim=-1))

    given = {name: torch.tensor(value, dtype=torch.float64, requires_grad=name in LEARNS)
             for name, value in VALUES.items()}
    y = formula(Names, **given)  # autograd takes note of every operation
    if y.requires_grad:
        y.backward(torch.tensor(DOUT, dtype=torch.float64))
    gradients = [given[name].grad if given[name].grad is not None else torch.zeros_like(given[name]) for name in LEARNS]
    return y.detach().numpy(), [gradient.numpy() for gradient in gradients]


def with_tensorflow():
    import tensorflow as tf

    class Names:  # NumPy's names for what TensorFlow has
        pi, e, nan, inf = math.pi, math.e, math.nan, math.inf
        sin, cos, tan, sinh, cosh, tanh = tf.sin, tf.cos, tf.tan, tf.sinh, tf.cosh, tf.tanh
        arcsin, arccos, arctan = tf.asin, tf.acos, tf.atan
        arcsinh, arccosh, arctanh = tf.asinh, tf.acosh, tf.atanh
        exp, log, sqrt = tf.exp, tf.math.log, tf.sqrt
        abs, sign, floor, sum = tf.abs, tf.sign, tf.floor, tf.reduce_sum
        maximum, minimum, relu, log_softmax = tf.maximum, tf.minimum, tf.nn.relu, tf.nn.log_softmax
        log10 = staticmethod(lambda u: tf.math.log(u) / math.log(10))
        log2 = staticmethod(lambda u: tf.math.log(u) / math.log(2))
        cbrt = staticmethod(lambda u: tf.sign(u) * tf.abs(u)**(1 / 3))
        where = staticmethod(lambda c, u, v: tf.where(c, tf.constant(u, tf.float64), tf.constant(v, tf.float64)))
        logaddexp = staticmethod(lambda u, v: u + tf.math.softplus(v - u))

    given = {name: tf.Variable(value, dtype=tf.float64) if name in LEARNS else tf.constant(value, dtype=tf.float64)
             for name, value in VALUES.items()}
    with tf.GradientTape() as tape:  # the tape takes note of every operation with a Variable
        y = formula(Names, **given)
    gradients = tape.gradient(y, [given[name] for name in LEARNS], output_gradients=tf.constant(DOUT, tf.float64),
                              unconnected_gradients=tf.UnconnectedGradients.ZERO)
    return y.numpy(), [gradient.numpy() for gradient in gradients]


for library, run in (("PyTorch", with_pytorch), ("TensorFlow", with_tensorflow)):
    try:
        y, gradients = run()
    except ImportError:
        print(library, "is not installed here.")
        continue
    print(f"{library}:", "y =", y)
    for name, gradient in zip(LEARNS, gradients):
        print(f"  dy/d{name} =", gradient)
