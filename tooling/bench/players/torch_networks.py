"""Networks of the same layers as the models of TensorFlow.js, with random weights: for grad_cam.py, and to be filled."""

import torch
from torch import nn


def normalized(inputs, outputs, size, stride=1, groups=1):
    convolution = nn.Conv2d(inputs, outputs, size, stride, size // 2, groups=groups, bias=False)
    return nn.Sequential(convolution, nn.BatchNorm2d(outputs))


class PaddedBehind(nn.Conv2d):
    """A convolution in steps of two, padded at the bottom and right alone, as Keras' MobileNet has it."""

    def forward(self, x):
        return super().forward(nn.functional.pad(x, (0, 1, 0, 1)))


def stepping(inputs, outputs, groups=1):
    convolution = PaddedBehind(inputs, outputs, 3, 2, groups=groups, bias=False)
    return nn.Sequential(convolution, nn.BatchNorm2d(outputs))


def mobilenet():
    """Of one convolution and thirteen pairs of a depthwise and a pointwise one."""
    steps = [stepping(3, 32), nn.ReLU6()]
    channels = 32
    for outputs, stride in [(64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), *[(512, 1)] * 5, (1024, 2), (1024, 1)]:  # fmt: skip
        deep = stepping(channels, channels, channels) if stride == 2 else normalized(channels, channels, 3, 1, channels)
        steps += [deep, nn.ReLU6()]
        steps += [normalized(channels, outputs, 1), nn.ReLU6()]
        channels = outputs
    return nn.Sequential(*steps)


class Bottleneck(nn.Module):
    def __init__(self, inputs, width, stride):
        super().__init__()
        self.steps = nn.Sequential(
            *(normalized(inputs, width, 1, stride), nn.ReLU()),
            *(normalized(width, width, 3), nn.ReLU()),
            normalized(width, 4 * width, 1),
        )
        is_same = inputs == 4 * width
        self.shortcut = nn.Identity() if is_same else normalized(inputs, 4 * width, 1, stride)

    def forward(self, x):
        return torch.relu(self.steps(x) + self.shortcut(x))


def resnet50():
    steps = [normalized(3, 64, 7, 2), nn.ReLU(), nn.MaxPool2d(3, 2, 1)]
    channels = 64
    for width, count, first in [(64, 3, 1), (128, 4, 2), (256, 6, 2), (512, 3, 2)]:
        for stride in [first, *[1] * (count - 1)]:
            steps.append(Bottleneck(channels, width, stride))
            channels = 4 * width
    return nn.Sequential(*steps)


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


def network_of(name):
    """A network, and its feature layers: the last, and that half-way up."""
    if name == "vgg16":
        return vgg16()
    features = {"mobilenet-v1": mobilenet, "resnet50": resnet50}[name]()
    channels = {"mobilenet-v1": 1024, "resnet50": 2048}[name]
    # conv_pw_6_relu, and the last of the blocks of 28 x 28.
    half = features[{"mobilenet-v1": 25, "resnet50": 9}[name]]
    head = [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, 1000)]
    return nn.Sequential(features, *head).eval(), {"last": features[-1], "half": half}
