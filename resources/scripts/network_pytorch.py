"""The network of a training run in PyTorch, with the settings that were on the screen of nnviz.

    python network_pytorch.py FOLDER [WEIGHTS.safetensors]

FOLDER holds the four MNIST files (train-images-idx3-ubyte and so on, packed as .gz or not). With weights that nnviz
saved as .safetensors the network is not trained but measured.
"""

import gzip
import math
import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn

SIZES = (784, 50, 10)  # inputs, hidden units, classes
ACTIVATION = "sigmoid"
FIRST_WEIGHTS = "0.01"
TAKEN = ""  # the file of weights to begin with where FIRST_WEIGHTS is "taken"
OPTIMIZER = "SGD"
RATE = 0.1
EARLY = ()  # (n, rate): the updates before the n-th had another rate than RATE
MOMENTUM = 0.9
RHO = 0.9
BETA1 = 0.9
BETA2 = 0.999
SCHEDULE = "constant"  # or "step", "cosine", "warm-up", "warm-up, cosine": see factor_at
DROP_EVERY = 5  # epochs
DROP_FACTOR = 0.5
WARMUP = 0.05  # share of the run
CLIP = 0.0  # the longest gradient, 0: any
BATCH_SIZE = 100
SAMPLING = "shuffled"  # each image once an epoch, or drawn with "replacement"
ITERATIONS = 10000
TRAIN_SIZE = 60000
WEIGHT_DECAY = 0.0
DROPOUT = 0.0
SCALE = 1 / 255  # of the pixels
SEED = 0

ACTIVATIONS = {
    "sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu, "leaky_relu": nn.functional.leaky_relu,
    "elu": nn.functional.elu, "softplus": nn.functional.softplus, "swish": nn.functional.silu,
    "gelu": nn.functional.gelu, "identity": lambda x: x,
}
DEVIATIONS = {
    "zeros": lambda n: 0, "0.01": lambda n: 0.01, "N(0, 1)": lambda n: 1,
    "Xavier": lambda n: (1 / n) ** 0.5, "He": lambda n: (2 / n) ** 0.5,
}


class Network(nn.Module):
    """Linear layers with an activation after each but the last, whose outputs are scores (logits)."""

    def __init__(self, sizes=SIZES):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(n, m) for n, m in zip(sizes[:-1], sizes[1:]))
        self.dropout = nn.Dropout(DROPOUT)
        for i, layer in enumerate(self.layers, 1):
            if FIRST_WEIGHTS == "taken":
                self.load(layer, i)
                continue
            if FIRST_WEIGHTS == "Glorot":
                nn.init.xavier_uniform_(layer.weight)
            else:
                nn.init.normal_(layer.weight, std=DEVIATIONS[FIRST_WEIGHTS](layer.in_features))
            nn.init.zeros_(layer.bias)

    @staticmethod
    def load(layer, i):
        """Give a layer, the i-th, the weights of TAKEN; a row of PyTorch's weight is a column of W."""
        with np.load(TAKEN) as saved, torch.no_grad():
            layer.weight.copy_(torch.from_numpy(saved[f"W{i}"].T))
            layer.bias.copy_(torch.from_numpy(saved[f"b{i}"]))

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = self.dropout(ACTIVATIONS[ACTIVATION](layer(x)))
        return self.layers[-1](x)


def make_optimizer(model):
    """Return the optimiser; weight decay acts on the weights and not on the biases.

    With a gradient that is clipped, weight decay is part of it: see `shorten`.
    """
    groups = [
        {"params": [layer.weight for layer in model.layers], "weight_decay": 0.0 if CLIP else WEIGHT_DECAY},
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


def factor_at(i, per_epoch):
    """Return what SCHEDULE multiplies the learning rate of iteration i by."""
    if SCHEDULE == "step":
        return DROP_FACTOR ** (i // (per_epoch * DROP_EVERY))
    rising = max(1, round(WARMUP * ITERATIONS)) if SCHEDULE.startswith("warm-up") else 0
    if i < rising:
        return (i + 1) / rising
    if SCHEDULE.endswith("cosine"):
        return 0.5 * (1 + math.cos(math.pi * (i - rising) / max(1, ITERATIONS - rising)))
    return 1.0


def rate_at(i, per_epoch=1):
    """Return the learning rate of iteration i: it was changed while the network learned if EARLY says so."""
    return next((rate for before, rate in EARLY if i < before), RATE) * factor_at(i, per_epoch)


def shorten(model):
    """Shorten a gradient that is longer than CLIP, weight decay's part of it too."""
    for layer in model.layers:
        layer.weight.grad.add_(layer.weight.detach(), alpha=WEIGHT_DECAY)
    nn.utils.clip_grad_norm_(model.parameters(), CLIP)


def batches(count):
    """Yield the indices of one mini-batch after the other, without end."""
    while SAMPLING == "replacement":
        yield torch.randint(count, (BATCH_SIZE,))
    while True:
        yield from torch.randperm(count).split(BATCH_SIZE)


def train(model, x, t, chosen):
    """Train on images x and labels t with the batches `chosen`; yield the loss of each, without weight decay."""
    optimizer, per_epoch = make_optimizer(model), math.ceil(len(x) / BATCH_SIZE)
    for i, indices in enumerate(chosen):
        model.train()
        for group in optimizer.param_groups:
            group["lr"] = rate_at(i, per_epoch)
        loss = nn.functional.cross_entropy(model(x[indices]), t[indices])
        optimizer.zero_grad()
        loss.backward()
        if CLIP:
            shorten(model)
        optimizer.step()
        yield loss.item()


@torch.no_grad()
def accuracy(model, x, t):
    """Return the share of the images that the network gets right."""
    model.eval()
    answers = torch.cat([model(part).argmax(dim=1) for part in x.split(1000)])
    return (answers == t).float().mean().item()


def read(folder, name):
    """Read one IDX file: four bytes of magic, the sizes, then one byte per value."""
    path = next(p for p in (Path(folder) / name, Path(folder) / (name + ".gz")) if p.exists())
    data = path.read_bytes()
    data = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    shape = [int.from_bytes(data[4 + 4 * i : 8 + 4 * i], "big") for i in range(data[3])]
    return np.frombuffer(data, np.uint8, offset=4 + 4 * data[3]).reshape(shape)


def load(folder, part, count=None):
    """Return images (N, pixels) and labels (N,) of a part as tensors."""
    images, labels = read(folder, f"{part}-images-idx3-ubyte")[:count], read(folder, f"{part}-labels-idx1-ubyte")
    x = torch.tensor(images.reshape(len(images), -1) * np.float32(SCALE))
    return x, torch.tensor(labels[:count].astype(np.int64))


def main(folder, weights=None):
    torch.manual_seed(SEED)
    (x, t), (x_test, t_test) = load(folder, "train", TRAIN_SIZE), load(folder, "t10k")
    model = Network()
    print(model)
    if weights:
        from safetensors.torch import load_file

        model.load_state_dict(load_file(weights))
        print(f"test {accuracy(model, x_test, t_test):.4f}")
        return
    per_epoch = math.ceil(len(x) / BATCH_SIZE)
    for i, loss in zip(range(1, ITERATIONS + 1), train(model, x, t, batches(len(x)))):
        if i % per_epoch == 0 or i == ITERATIONS:
            shares = f"training {accuracy(model, x, t):.4f}, test {accuracy(model, x_test, t_test):.4f}"
            print(f"epoch {i / per_epoch:.2f}: loss {loss:.4f}, {shares}")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("Name the folder with the MNIST files: python network_pytorch.py FOLDER [WEIGHTS.safetensors]")
    main(*sys.argv[1:])
