"""Read the weights of a trained network from what nnviz opens: an .npz, a .safetensors or the book's pickle."""

import json
import pickle
import re

import numpy as np


def read_weights(path):
    """Return the weights as a dict W1, b1, W2, b2 … (a pickle runs as a program: open only those you trust)."""
    with open(path, "rb") as file:
        head = file.read(9)
        file.seek(0)
        if head[:2] == b"PK":
            with np.load(file) as saved:
                arrays = {name: saved[name] for name in saved.files if name[0] in "Wb"}
        elif head[8:] == b"{":
            arrays = read_safetensors(file.read())
        else:
            arrays = pickle.load(file, encoding="latin1")
    return {name: np.asarray(values, np.float32) for name, values in arrays.items()}


def read_safetensors(data):
    """Return what PyTorch names layers.0.weight (units, inputs), layers.0.bias … as W1 (inputs, units), b1 …"""
    start = 8 + int.from_bytes(data[:8], "little")
    tensors = json.loads(data[8:start])
    tensors.pop("__metadata__", None)
    types = {"F16": "<f2", "F32": "<f4", "F64": "<f8"}
    layers = sorted({name.rpartition(".")[0] for name in tensors},
                    key=lambda layer: [(int(part), "") if part.isdigit() else (-1, part)
                                       for part in re.split(r"(\d+)", layer)])  # fmt: skip
    arrays = {}
    for number, layer in enumerate(layers, 1):
        for letter, kind in (("W", "weight"), ("b", "bias")):
            told = tensors[f"{layer}.{kind}"]
            begin, end = told["data_offsets"]
            values = np.frombuffer(data[start + begin : start + end], types[told["dtype"]]).reshape(told["shape"])
            arrays[f"{letter}{number}"] = values.T
    return arrays
