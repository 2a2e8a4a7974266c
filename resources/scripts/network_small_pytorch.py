"""A small network in PyTorch: forward, loss, gradient and one update, as nnviz shows them."""

import torch

W = [[[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]], [[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]], [[0.1, 0.3], [0.2, 0.4]]]
B = [[0.1, 0.2, 0.3], [0.1, 0.2], [0.1, 0.2]]
X = [1.0, 0.5]
HIDDEN = 'sigmoid'
OUTPUT = 'identity'
T = [0.0, 1.0]
RATE = 0.5

functional = torch.nn.functional
ACTIVATIONS = {
    "step": lambda a: (a > 0).to(a.dtype) + 0 * a,  # with 0 * a its derivative is 0; without, PyTorch knows none
    "sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu,
    "leaky_relu": functional.leaky_relu, "elu": functional.elu, "softplus": functional.softplus,
    "swish": functional.silu, "gelu": functional.gelu, "identity": lambda a: a,
}
torch.set_default_dtype(torch.float64)
layers = []
for w, b in zip(W, B):
    layer = torch.nn.Linear(len(w), len(b))
    layer.weight.data = torch.tensor(w).T.contiguous()  # PyTorch keeps W transposed
    layer.bias.data = torch.tensor(b)
    layers.append(layer)
model = torch.nn.ModuleList(layers)
optimizer = torch.optim.SGD(model.parameters(), lr=RATE)


def forward(x):
    for layer in layers[:-1]:
        x = ACTIVATIONS[HIDDEN](layer(x))
    return layers[-1](x)


def loss_of(a, t):
    if OUTPUT == "softmax":
        return -(t * torch.log_softmax(a, 0)).sum()
    return 0.5 * ((ACTIVATIONS[OUTPUT](a) - t)**2).sum()  # half the sum, not torch.nn.MSELoss


x, t = torch.tensor(X), torch.tensor(T)
loss = loss_of(forward(x), t)
print(f"E = {loss.item():.9f}")
optimizer.zero_grad()
loss.backward()
for number, layer in enumerate(layers, 1):
    print(f"dW{number} =", layer.weight.grad.T.numpy() if layer.weight.grad is not None else 0, sep="\n")
optimizer.step()
for number, layer in enumerate(layers, 1):
    print(f"W{number} after one update =", layer.weight.detach().T.numpy(), sep="\n")
print(f"E after one update = {loss_of(forward(x), t).item():.9f}")
