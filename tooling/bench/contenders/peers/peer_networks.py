"""Networks of contenders.mjs in PyTorch, with the weights of the model of TensorFlow.js that write-weights-file.mjs wrote."""

import json
import math

import numpy as np
import torch
from torch import nn

from grad_cam import Bottleneck, network_of


def vgg16():
    steps, channels = [], 3
    for width, count in [(64, 2), (128, 2), (256, 3), (512, 3), (512, 3)]:
        for _ in range(count):
            steps += [nn.Conv2d(channels, width, 3, padding=1), nn.ReLU()]
            channels = width
        steps.append(nn.MaxPool2d(2))
    dense = [nn.Linear(512 * 49, 4096), nn.ReLU(), nn.Linear(4096, 4096), nn.ReLU(), nn.Linear(4096, 1000)]
    network = nn.Sequential(*steps, nn.Flatten(), *dense).eval()
    # The last convolution, after its ReLU.
    return network, {"last": network[len(steps) - 2]}


def vgg16_names(network):
    counts = [2, 2, 3, 3, 3]
    names = [f"block{block}_conv{at + 1}" for block, count in enumerate(counts, 1) for at in range(count)]
    held = [module for module in network if isinstance(module, (nn.Conv2d, nn.Linear))]
    return zip(held, [*names, "fc1", "fc2", "predictions"])


def mobilenet_names(network):
    features, *_, dense = network
    names = ["conv1", *(f"conv_{kind}_{at}" for at in range(1, 14) for kind in ("dw", "pw"))]
    for (convolution, norm), name in zip(features[::2], names):
        yield convolution, name
        yield norm, f"{name}_bn"
    yield dense, "conv_preds"


def resnet50_names(network):
    features, *_, dense = network
    yield features[0], "conv1", "bn_conv1"
    blocks = [(stage, block) for stage, count in [(2, "abc"), (3, "abcd"), (4, "abcdef"), (5, "abc")] for block in count]
    for (stage, block), module in zip(blocks, (each for each in features if isinstance(each, Bottleneck))):
        for part, branch in zip(module.steps[::2], ("2a", "2b", "2c")):
            yield part, f"res{stage}{block}_branch{branch}", f"bn{stage}{block}_branch{branch}"
        if not isinstance(module.shortcut, nn.Identity):
            yield module.shortcut, f"res{stage}{block}_branch1", f"bn{stage}{block}_branch1"
    yield dense, "fc1000"


def held_in(path):
    """{layer: its arrays}, which lie in the file until they are read."""
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
    else:
        arrays = [kernel_of(module, arrays[0]), *arrays[1:]]
    for tensor, array in zip((each for each in own if each is not None), arrays, strict=True):
        tensor.data.copy_(torch.from_numpy(np.array(array)))


def fill_normalized(part, convolution, norm):
    """A convolution whose offsets are taken from the mean of the norm behind it, as it has none here."""
    kernel, offsets = convolution
    gamma, beta, mean, variance = norm
    fill(part[0], [kernel])
    fill(part[1], [gamma, beta, mean - offsets, variance])


def peer_network(name, path):
    """A network with its feature layers, and a picture: [1, 3, 224, 224]. Raises where it does not give the scores that the model gave."""
    held = held_in(path)
    network, layers = vgg16() if name == "vgg16" else network_of(name)
    if name == "resnet50":
        for module, *names in resnet50_names(network):
            arrays = [held[each] for each in names]
            fill(module, *arrays) if len(names) == 1 else fill_normalized(module, *arrays)
    else:
        for module, layer in (vgg16_names if name == "vgg16" else mobilenet_names)(network):
            fill(module, held[layer])
    x = torch.from_numpy(held["x"][0].transpose(0, 3, 1, 2).copy())
    with torch.no_grad():
        apart = np.abs(torch.softmax(network(x), 1).numpy() - held["scores"][0]).max()
    if not apart < 1e-3:
        raise ValueError(f"the network in PyTorch gives other scores than the model, which differ by {apart}")
    return network, layers, x
