"""A small network that learns points of the plane, with the settings of the playground of nnviz, in PyTorch."""

import numpy as np
import torch
from torch import nn

SIZES = (2, 3, 1)  # inputs, hidden units, outputs
INPUTS = ("x1", "x2")
ACTIVATION = "tanh"
OUTPUT = "sigmoid"
FIRST_WEIGHTS = "Xavier"
OPTIMIZER = "SGD"
RATE = 0.1
MOMENTUM = 0.9
RHO = 0.9
BETA1 = 0.9
BETA2 = 0.999
BATCH_SIZE = 10
L1 = 0.0
L2 = 0.0
DROPOUT = 0.0
FROZEN = ()  # numbers that do not learn: their places among all weights and biases, layer by layer
UPDATES = 3000
SEED = 1
POINTS = {"x_train": [[0.0, 0.0], [2.0, 0.0]], "t_train": [0, 1], "x_test": [[0.0, 2.0]], "t_test": [1]}
CHANGES = {}  # n: what holds from the n-th update on (from 0), where it was changed while the network learned
EDITS = ()  # (n, place, value): numbers that were put in before the n-th update
LEFT_OUT = ""  # what this program leaves out of the run

FEATURES = {
    "x1": lambda x: x[:, 0], "x2": lambda x: x[:, 1], "x1x1": lambda x: x[:, 0] ** 2, "x2x2": lambda x: x[:, 1] ** 2,
    "x1x2": lambda x: x[:, 0] * x[:, 1], "sinx1": lambda x: np.sin(x[:, 0]), "sinx2": lambda x: np.sin(x[:, 1]),
}
DEVIATIONS = {
    "zeros": lambda n: 0.0, "0.01": lambda n: 0.01, "N(0, 1)": lambda n: 1.0,
    "Xavier": lambda n: (1 / n) ** 0.5, "He": lambda n: (2 / n) ** 0.5,
}


def features(x):
    """Return what the network is given of points x (N, 2): (N, inputs)."""
    x = np.asarray(x, np.float64).reshape(-1, 2)
    return np.stack([FEATURES[name](x) for name in INPUTS], axis=1).astype(np.float32)


ACTIVATIONS = {
    "sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu, "leaky_relu": nn.functional.leaky_relu,
    "elu": nn.functional.elu, "softplus": nn.functional.softplus, "swish": nn.functional.silu,
    "gelu": nn.functional.gelu, "identity": lambda x: x,
}


class Network(nn.Module):
    """Linear layers with an activation after each but the last, whose outputs are scores."""

    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(n, m) for n, m in zip(SIZES[:-1], SIZES[1:]))
        self.dropout = nn.Dropout(DROPOUT)
        for layer in self.layers:
            if FIRST_WEIGHTS == "Glorot":
                nn.init.xavier_uniform_(layer.weight)
            else:
                nn.init.normal_(layer.weight, std=DEVIATIONS[FIRST_WEIGHTS](layer.in_features))
            nn.init.zeros_(layer.bias)

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = self.dropout(ACTIVATIONS[ACTIVATION](layer(x)))
        return self.layers[-1](x)


def loss_of(scores, t):
    """Return the mean loss of scores (N, outputs)."""
    if OUTPUT == "softmax":
        return nn.functional.cross_entropy(scores, t.long())
    if OUTPUT == "sigmoid":
        return nn.functional.binary_cross_entropy_with_logits(scores[:, 0], t)
    y = scores[:, 0] if OUTPUT == "identity" else torch.sigmoid(scores[:, 0])
    return 0.5 * ((y - t) ** 2).mean()


def answers(scores):
    """Return the class that scores stand for."""
    if OUTPUT == "softmax":
        return scores.argmax(dim=1).float()
    return (scores[:, 0] > (0.5 if OUTPUT == "identity" else 0.0)).float()


def make_optimizer(model):
    """Return the optimiser; weight decay acts on the weights and not on the biases."""
    groups = [
        {"params": [layer.weight for layer in model.layers], "weight_decay": L2},
        {"params": [layer.bias for layer in model.layers], "weight_decay": 0.0},
    ]
    makers = {
        "SGD": lambda: torch.optim.SGD(groups, lr=RATE),
        "Momentum": lambda: torch.optim.SGD(groups, lr=RATE, momentum=MOMENTUM),
        "Nesterov": lambda: torch.optim.SGD(groups, lr=RATE, momentum=MOMENTUM, nesterov=MOMENTUM > 0),
        "AdaGrad": lambda: torch.optim.Adagrad(groups, lr=RATE, eps=1e-7),
        "RMSProp": lambda: torch.optim.RMSprop(groups, lr=RATE, alpha=RHO, eps=1e-7),
        "Adam": lambda: torch.optim.Adam(groups, lr=RATE, betas=(BETA1, BETA2), eps=1e-8),
    }
    return makers[OPTIMIZER]()


def take_settings(model, optimizer):
    """Let the settings in force hold: they may have been changed while the network learned."""
    model.dropout.p = DROPOUT
    for group, decay in zip(optimizer.param_groups, (L2, 0.0)):
        for number in group["params"]:  # PyTorch's momentum is nnviz's without the rate
            if (buffer := optimizer.state[number].get("momentum_buffer")) is not None:
                buffer *= group["lr"] / RATE
        if "nesterov" in group:
            group["nesterov"] = OPTIMIZER == "Nesterov" and MOMENTUM > 0
        group.update(lr=RATE, weight_decay=decay)
        for name, value in (("momentum", MOMENTUM), ("alpha", RHO), ("betas", (BETA1, BETA2))):
            if name in group and (name != "momentum" or OPTIMIZER in ("Momentum", "Nesterov")):
                group[name] = value


def number_at(model, place):
    """Return one of all weights and biases, layer by layer, as a tensor that can be changed."""
    for layer in model.layers:
        n, m = layer.in_features, layer.out_features
        if place < n * m:
            return layer.weight[place % m, place // m]
        if place < n * m + m:
            return layer.bias[place - n * m]
        place -= n * m + m
    raise IndexError(place)


def take_points():
    """Return the points: inputs and targets to learn from, and for testing."""
    x, x_test = (torch.tensor(features(POINTS[name])) for name in ("x_train", "x_test"))
    t, t_test = (torch.tensor(POINTS[name], dtype=torch.float32) for name in ("t_train", "t_test"))
    return x, t, x_test, t_test


torch.manual_seed(SEED)
x, t, x_test, t_test = take_points()
model = Network()
optimizer = make_optimizer(model)
print(model)
order, start = torch.randperm(len(x)), 0
for i in range(UPDATES):
    if i in CHANGES:
        globals().update(CHANGES[i])
        take_settings(model, optimizer)
        if "POINTS" in CHANGES[i]:
            x, t, x_test, t_test = take_points()
            order = torch.randperm(len(x))
    with torch.no_grad():
        for n, place, value in EDITS:
            if n == i:
                number_at(model, place).fill_(value)
        frozen = [number_at(model, place).item() for place in FROZEN]
    if start >= len(x):
        order, start = torch.randperm(len(x)), 0
    batch = order[start : start + BATCH_SIZE]
    start += BATCH_SIZE
    model.train()
    penalty = sum(layer.weight.abs().sum() for layer in model.layers) * L1
    loss = loss_of(model(x[batch]), t[batch]) + penalty
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    with torch.no_grad():
        for place, value in zip(FROZEN, frozen):
            number_at(model, place).fill_(value)
model.eval()
with torch.no_grad():
    for name, points, truth in (("training", x, t), ("test", x_test, t_test)):
        if len(points):
            scores = model(points)
            right = f", right {(answers(scores) == truth).float().mean():.4f}" if truth.eq(truth.round()).all() else ""
            print(f"{name}: loss {loss_of(scores, truth):.4f}{right}")
if LEFT_OUT:
    print(LEFT_OUT)
