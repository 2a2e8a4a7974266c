"""The chapters, in the book's order: each file can be read beside the page it follows.

    2      perceptron, decision_boundary
    3.2    activations
    3.3    arrays
    3.5    outputs (softmax_steps, sigmoid_outputs)
    3.6    tensors, inference
    4.2    losses, batches
    4.3    differentiation, curves
    4.4    surfaces, descent
    4.5    network, training, evaluation
    5      layers, computation_graph, backprop
    6.1    optimizers, schedules
    6.2    weight_init

`studies` holds what the tabs show about a chapter, `expressions` reads typed formulas;
`problems` is how a chapter says what is wrong; `numerics` is what the chapters stand on beside NumPy.
"""
