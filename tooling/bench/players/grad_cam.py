"""One of the processes of cuts.mjs, onnx.mjs and perturb.mjs: pytorch-grad-cam, torchcam or captum on a network of the same architecture, with random weights.

    python grad_cam.py NETWORK THREADS LIBRARY

Reads a work from each line, and answers with the milliseconds that it took: "run" and "map", "other", a map half-way up, and "classes", maps of ten classes, or the same for Score-CAM over all channels of the last layer, "runs" and
"score-cam".
"""

import sys
import time
from functools import partial
from pathlib import Path

import torch
from torch import nn

REFERENCE = Path(__file__).parent.parent.parent / "reference"
sys.path[:0] = [str(REFERENCE), str(REFERENCE / "peers")]

from comparing import without_torchvision  # noqa: E402

without_torchvision()

import pytorch_grad_cam  # noqa: E402
from captum.attr import LayerGradCam  # noqa: E402
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget  # noqa: E402
from torchcam import methods as torchcam  # noqa: E402

BATCH = 16


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


def score_cam_of(library, network, layer, x):
    if library == "torchcam":
        cam = torchcam.ScoreCAM(network, layer, batch_size=BATCH)
        return lambda: cam(0, network(x))
    cam = pytorch_grad_cam.ScoreCAM(network, [layer])
    cam.batch_size = BATCH
    # Its bar of progress, and warnings of its own.
    pytorch_grad_cam.score_cam.tqdm.tqdm = lambda batches: batches
    return lambda: cam(input_tensor=x, targets=None)


def grad_cam_of(library, network, layer, x):
    """Gives a function from classes to their maps, one after the other."""
    if library == "captum":
        cam = LayerGradCam(network, layer)
        return lambda classes: [cam.attribute(x, target=each) for each in classes]
    if library == "torchcam":
        cam = torchcam.GradCAM(network, layer)

        def maps(classes):
            scores = network(x)
            return [cam(each, scores, retain_graph=True) for each in classes]

        return maps
    cam = pytorch_grad_cam.GradCAM(network, [layer])
    return lambda classes: [cam(x, [ClassifierOutputTarget(each)] * len(x)) for each in classes]


def network_of(name):
    """A network, and its feature layers: the last, and that half-way up."""
    features = {"mobilenet-v1": mobilenet, "resnet50": resnet50}[name]()
    channels = {"mobilenet-v1": 1024, "resnet50": 2048}[name]
    # conv_pw_6_relu, and the last of the blocks of 28 x 28.
    half = features[{"mobilenet-v1": 25, "resnet50": 9}[name]]
    head = [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, 1000)]
    return nn.Sequential(features, *head).eval(), {"last": features[-1], "half": half}


if __name__ == "__main__":
    name, threads, library = sys.argv[1:]
    torch.set_num_threads(int(threads))
    channels = {"mobilenet-v1": 1024, "resnet50": 2048}[name]
    network, layers = network_of(name)
    last, half = layers["last"], layers["half"]
    x = torch.rand(1, 3, 224, 224) * 2 - 1

    def run():
        with torch.no_grad():
            network(x)

    def runs():
        with torch.no_grad():
            for _ in range(channels // BATCH):
                network(x.repeat(BATCH, 1, 1, 1))

    # Made when it is first asked for: each hooks the layer.
    cams = {
        "map": lambda: partial(grad_cam_of(library, network, last, x), [0]),
        "other": lambda: partial(grad_cam_of(library, network, half, x), [0]),
        "classes": lambda: partial(grad_cam_of(library, network, last, x), range(10)),
        "score-cam": lambda: score_cam_of(library, network, last, x),
    }
    works = {"run": run, "runs": runs}
    print("ready", flush=True)
    for line in sys.stdin:
        work = line.strip()
        if work in cams:
            works.setdefault(work, cams.pop(work)())
        started = time.perf_counter()
        works[work]()
        print(1000 * (time.perf_counter() - started), flush=True)
