"""The classifiers of contenders.mjs that keep convolutions and norms apart, in PyTorch."""

from torch import nn

from torch_networks import Bottleneck, network_of
from weights import fill, fill_normalized


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


def vgg16(held):
    network, layers = network_of("vgg16")
    for module, layer in vgg16_names(network):
        fill(module, held[layer])
    return network, layers


def mobilenet(held):
    network, layers = network_of("mobilenet-v1")
    for module, layer in mobilenet_names(network):
        fill(module, held[layer])
    return network, layers


def resnet50(held):
    network, layers = network_of("resnet50")
    for module, *names in resnet50_names(network):
        arrays = [held[each] for each in names]
        fill(module, *arrays) if len(names) == 1 else fill_normalized(module, *arrays)
    return network, layers
