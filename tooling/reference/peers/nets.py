"""Two small nets that every peer explains, of numbers that any language can make again (made.py).

Weights and inputs are written as TensorFlow.js keeps them: kernels [height, width, in, out], dense [in, out],
channels last. `Net` is the same in PyTorch with modules to hook; nets_keras.py has it in Keras.
"""

import sys
from pathlib import Path

import torch
from torch import nn

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from common import TESTING, nine  # noqa: E402
from made import made  # noqa: E402

HERE = "tooling/reference/peers"
PEERS = TESTING / "peers"
CLASSES = 4
# name: shape, seed, scale, what is added to every number. The seeds were searched for, so that nothing is decided
# by rounding: formulas.py checks how far from it they are.
INPUT = ([1, 12, 16, 3], 42, 2, 0)
TRUNK = {
    "conv1/kernel": ([3, 3, 3, 6], 518, 1, 0),
    "conv1/bias": ([6], 661, 0.6, 0),
    "conv2/kernel": ([3, 3, 6, 8], 160, 1, 0),
    "conv2/bias": ([8], 995, 0.6, 0),
}
NETS = {
    "small": {
        **TRUNK,
        "dense/kernel": ([8, CLASSES], 371, 6, 0),
        "dense/bias": ([CLASSES], 767, 1, 2),
    },
    "deep": {
        **TRUNK,
        "conv3/kernel": ([3, 3, 8, 5], 841, 0.5, 0),
        "conv3/bias": ([5], 332, 0.6, 0),
        "dense/kernel": ([6 * 8 * 5, CLASSES], 610, 0.3, 0),
        "dense/bias": ([CLASSES], 668, 1, 2),
    },
}


def numbers(shape, seed, scale, added):
    return made(shape, seed, scale) + added


def weights_of(name):
    return {key: numbers(*how) for key, how in NETS[name].items()}


def picture():
    """[1, 12, 16, 3], channels last."""
    return numbers(*INPUT)


class Net(nn.Module):
    """Every feature layer is a module that ends in its ReLU, every ReLU a module: peers hook and replace them."""

    def __init__(self, name):
        super().__init__()
        weights = weights_of(name)
        for layer in ("conv1", "conv2", "conv3"):
            if f"{layer}/kernel" not in weights:
                continue
            kernel = weights[f"{layer}/kernel"].permute(3, 2, 0, 1)
            conv = nn.Conv2d(kernel.shape[1], kernel.shape[0], 3, padding=1, dtype=torch.float64)
            conv.weight.data.copy_(kernel)
            conv.bias.data.copy_(weights[f"{layer}/bias"])
            setattr(self, layer, nn.Sequential(conv, nn.ReLU()))
        self.pool = nn.MaxPool2d(2)
        kernel = weights["dense/kernel"].T
        self.dense = nn.Linear(kernel.shape[1], CLASSES, dtype=torch.float64)
        self.dense.weight.data.copy_(kernel)
        self.dense.bias.data.copy_(weights["dense/bias"])
        self.eval()

    def forward(self, x):
        x = self.conv2(self.pool(self.conv1(x)))
        if hasattr(self, "conv3"):
            # Flattened as TensorFlow does it, channels last.
            return self.dense(self.conv3(x).permute(0, 2, 3, 1).flatten(1))
        return self.dense(x.mean(dim=(2, 3)))

    def layers(self):
        return [name for name in ("conv1", "conv2", "conv3") if hasattr(self, name)]


def torch_input():
    return picture().permute(0, 3, 1, 2).contiguous()


def described(name):
    """What a test needs to build the net again: value = made(shape, seed, scale) + added."""
    entry = lambda how: dict(zip(("shape", "seed", "scale", "added"), how))
    return {"input": entry(INPUT), "weights": {key: entry(how) for key, how in NETS[name].items()}}


def classes_of(name):
    """(the top class, the second)."""
    with torch.no_grad():
        return Net(name)(torch_input())[0].argsort(descending=True)[:2].tolist()


def map_entry(values, **others):
    """A map as the files keep it."""
    return {**others, "shape": list(values.shape), "values": nine(values)}
