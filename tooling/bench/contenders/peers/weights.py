"""Weights of a model of TensorFlow.js, which write-weights-file.mjs wrote, in modules of PyTorch."""

import json
import math

import numpy as np
import torch
from torch import nn


def held_in(path):
    """{layer or constant: its arrays}, which lie in the file until they are read."""
    with open(f"{path}.json") as file:
        shapes = json.load(file)
    numbers, at, held = np.memmap(f"{path}.bin", np.float32, "r"), 0, {}
    for name, each in shapes.items():
        held[name] = []
        for shape in each:
            size = math.prod(shape)
            held[name].append(numbers[at : at + size].reshape(shape))
            at += size
    return held


def kernel_of(module, kernel):
    """Channels last in TensorFlow, channels first in PyTorch."""
    if isinstance(module, nn.Conv2d):
        return kernel.transpose(2, 3, 0, 1) if module.groups > 1 else kernel.transpose(3, 2, 0, 1)
    inputs, outputs = module.in_features, module.out_features
    # What was flattened has its channels last, and first here.
    side = 7 if inputs == 512 * 49 else 1
    rows = kernel.reshape(side, side, inputs // side**2, outputs)
    return rows.transpose(3, 2, 0, 1).reshape(outputs, inputs)


def fill(module, arrays):
    own = [module.weight, module.bias]
    if isinstance(module, nn.BatchNorm2d):
        own += [module.running_mean, module.running_var]
        module.eps = 1e-3
    elif not isinstance(module, nn.LayerNorm):
        arrays = [kernel_of(module, arrays[0]), *arrays[1:]]
    for tensor, array in zip((each for each in own if each is not None), arrays, strict=True):
        tensor.data.copy_(torch.from_numpy(np.array(array)))


def fill_normalized(part, convolution, norm):
    """A convolution whose offsets are taken from the mean of the norm behind it, as it has none here."""
    kernel, offsets = convolution
    gamma, beta, mean, variance = norm
    fill(part[0], [kernel])
    fill(part[1], [gamma, beta, mean - offsets, variance])
