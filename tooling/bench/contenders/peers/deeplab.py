"""DeepLab v3 on MobileNet V2 as the graph of TensorFlow.js has it, with its normalisations folded into the convolutions."""

import torch
from torch import nn
from weights import fill

SIDE, CLASSES = 513, 21
BLOCKS = [(16, 1), (24, 2), (32, 3), (64, 4), (96, 3), (160, 3), (320, 1)]
"""Channels, and how many blocks have them."""
STEPS = {1: 2, 3: 2}
"""Blocks in steps of two; later ones are dilated in place of that."""


class Prepared(nn.Module):
    """A picture of 0 to 255 with gray below and on the right, from -1 to 1."""

    def forward(self, x):
        height, width = x.shape[2:]
        padded = nn.functional.pad(x, (0, SIDE - width, 0, SIDE - height), value=127.5)
        return padded * (2 / 255) - 1


def filled(name, held, **how):
    """A convolution with the offsets of the norm behind it."""
    kernel = held[f"{name}/Conv2D/merged_input"][0]
    size, _, inputs, outputs = kernel.shape
    convolution = nn.Conv2d(inputs, outputs, size, padding=size // 2, **how)
    fill(convolution, [kernel, held[f"{name}/BatchNorm/FusedBatchNorm/Offset"][0]])
    return convolution


def deep(name, held, stride, dilation):
    kernel = held[f"{name}/depthwise_weights"][0]
    norm = f"{name}/BatchNorm/FusedBatchNorm"
    channels = kernel.shape[2]
    convolution = nn.Conv2d(channels, channels, 3, stride, dilation, dilation, channels)
    fill(convolution, [kernel * held[f"{norm}/Scaled"][0][:, None], held[f"{norm}/Offset"][0]])
    return convolution


class Block(nn.Module):
    def __init__(self, at, held):
        super().__init__()
        name = f"MobilenetV2/expanded_conv{'' if at == 0 else f'_{at}'}"
        dilation = 1 if at < 7 else 2 if at < 14 else 4
        wide = [] if at == 0 else [filled(f"{name}/expand", held), nn.ReLU6()]
        middle = [deep(f"{name}/depthwise", held, STEPS.get(at, 1), dilation), nn.ReLU6()]
        self.steps = nn.Sequential(*wide, *middle, filled(f"{name}/project", held))
        starts = {sum(count for _, count in BLOCKS[:index]) for index in range(len(BLOCKS))}
        self.is_added = at not in starts

    def forward(self, x):
        return x + self.steps(x) if self.is_added else self.steps(x)


class Pooled(nn.Module):
    """What is everywhere in the picture beside what is at each place."""

    def __init__(self, held):
        super().__init__()
        self.everywhere, self.here = filled("image_pooling", held), filled("aspp0", held)

    def forward(self, x):
        everywhere = torch.relu(self.everywhere(x.mean((2, 3), keepdim=True)))
        return torch.cat([everywhere.expand(-1, -1, *x.shape[2:]), torch.relu(self.here(x))], 1)


class Summed(nn.Module):
    def forward(self, x):
        return x.sum((2, 3))


def deeplab(held):
    first = filled("MobilenetV2/Conv", held, stride=2)
    blocks = [Block(at, held) for at in range(sum(count for _, count in BLOCKS))]
    last = nn.ReLU()
    logits = nn.Conv2d(256, CLASSES, 1)
    fill(logits, [held[f"logits/semantic/{kind}"][0] for kind in ("weights", "biases")])
    steps = [Prepared(), first, nn.ReLU6(), *blocks, Pooled(held), filled("concat_projection", held)]
    return nn.Sequential(*steps, last, logits, Summed()).eval(), {"last": last}
