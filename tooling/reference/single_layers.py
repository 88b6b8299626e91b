"""Gradients of single layers in float64: writes single-layers.json.

Each case is a tiny net: a linear 3 x 3 convolution (the feature layer, so that activations have both signs), the layer
under test, global average pooling, dense. Some tfjs backends lack the gradient kernels of these layers or have them wrong.

Besides the Grad-CAM map the file has `products`, sum_k of gradient times activation at each place: a gradient that is right
on average but in the wrong place shows only there. Paddings are those of tfjs ('same' puts the odd one at the end),
kernels are [height, width, in, out], depthwise ones [height, width, in, multiplier].
"""

import numpy as np
import torch
import torch.nn.functional as F

from common import TESTING, made_with, nine, write_json

HEIGHT, WIDTH, CHANNELS = 9, 8, 3
CASES = {
    "max pooling, valid": dict(type="maxPooling2d", poolSize=2, strides=2, padding="valid"),
    "max pooling, same": dict(type="maxPooling2d", poolSize=3, strides=2, padding="same"),
    "max pooling, overlapping": dict(type="maxPooling2d", poolSize=3, strides=1, padding="same"),
    "average pooling": dict(type="averagePooling2d", poolSize=3, strides=2, padding="same"),
    "depthwise": dict(type="depthwiseConv2d", kernelSize=3, strides=1, padding="same", depthMultiplier=1),
    "depthwise, strided": dict(type="depthwiseConv2d", kernelSize=3, strides=2, padding="same", depthMultiplier=2),
    "depthwise, valid": dict(type="depthwiseConv2d", kernelSize=3, strides=2, padding="valid", depthMultiplier=1),
    "convolution, strided": dict(type="conv2d", filters=4, kernelSize=3, strides=2, padding="same"),
    "sigmoid, saturated": dict(type="activation", activation="sigmoid"),
}


def float32(values):
    """Rounded to float32, kept as float64."""
    return np.asarray(values, dtype=np.float32).astype(np.float64)


def padded(x, window, stride, same, value):
    """x as tfjs pads it."""
    pads = []
    for size in reversed(x.shape[2:]):
        total = max((-(-size // stride) - 1) * stride + window - size, 0) if same else 0
        pads += [total // 2, total - total // 2]
    return F.pad(x, pads, value=value)


def layer(config, kernel, x):
    """The layer under test, followed by ReLU where it is a convolution."""
    kind, same = config["type"], config.get("padding") == "same"
    if kind == "activation":
        return x
    if kind == "maxPooling2d":
        x = padded(x, config["poolSize"], config["strides"], same, -torch.inf)
        return F.max_pool2d(x, config["poolSize"], config["strides"])
    if kind == "averagePooling2d":
        window, stride = config["poolSize"], config["strides"]
        total, count = (
            F.avg_pool2d(padded(v, window, stride, same, 0), window, stride, divisor_override=1)
            for v in (x, torch.ones_like(x))
        )
        return total / count
    x = padded(x, config["kernelSize"], config["strides"], same, 0)
    groups = 1
    weight = kernel.permute(3, 2, 0, 1)
    if kind == "depthwiseConv2d":
        groups = x.shape[1]
        weight = kernel.permute(2, 3, 0, 1).reshape(-1, 1, *kernel.shape[:2])
    x = F.conv2d(x, weight, stride=config["strides"], groups=groups)
    assert x.abs().min() > 1e-4, "a value is near the kink of ReLU"
    return F.relu(x)


def case(name, config):
    rng = np.random.default_rng(len(name))
    picture = float32(rng.uniform(-1, 1, (HEIGHT, WIDTH, 2)))
    feature = float32(rng.normal(0, 0.5, (3, 3, 2, CHANNELS)))
    kernel = None
    outputs = CHANNELS
    if config["type"] == "depthwiseConv2d":
        kernel = float32(rng.normal(0, 0.5, (3, 3, CHANNELS, config["depthMultiplier"])))
        outputs = CHANNELS * config["depthMultiplier"]
    if config["type"] == "conv2d":
        kernel = float32(rng.normal(0, 0.5, (3, 3, CHANNELS, config["filters"])))
        outputs = config["filters"]
    dense = float32(rng.normal(0, 1, (outputs, 2)))
    saturated = config["type"] == "activation"
    bias = float32([25, 30] if saturated else [0.1, -0.2])

    x = torch.from_numpy(picture).permute(2, 0, 1)[None]
    a = F.conv2d(x, torch.from_numpy(feature).permute(3, 2, 0, 1), padding=1) - 0.4
    a = a.detach().requires_grad_(True)

    def head(value):
        out = layer(config, None if kernel is None else torch.from_numpy(kernel), value)
        y = (out.mean(dim=(2, 3)) @ torch.from_numpy(dense))[0] + torch.from_numpy(bias)
        # 1 - sigmoid(y) is sigmoid(-y): its negative has the same gradient and keeps its digits.
        return -torch.sigmoid(-y) if saturated else y

    maps = []
    for index in range(2):
        (gradient,) = torch.autograd.grad(head(a)[index], a)
        for e in gradient.abs().flatten().argsort(descending=True)[:3].tolist():
            step, sides = 1e-6, []
            for sign in (1, -1):
                moved = a.detach().clone()
                moved.view(-1)[e] += sign * step
                sides.append(head(moved)[index].item())
            slope = (sides[0] - sides[1]) / (2 * step)
            assert abs(slope / gradient.view(-1)[e].item() - 1) < 1e-4, "differs from finite differences"
        weights = gradient.mean(dim=(2, 3), keepdim=True)
        cam = torch.relu((weights * a).sum(dim=1))[0].detach().numpy()
        products = (gradient * a).sum(dim=1)[0].detach().numpy()
        maps.append({"class": index, "shape": [HEIGHT, WIDTH], "values": nine(cam), "products": nine(products)})

    def stored(array):
        return {"shape": list(array.shape), "values": nine(array)}

    weights = {"picture": picture, "feature": feature, "kernel": kernel, "dense": dense, "bias": bias}
    entry = {k: stored(v) for k, v in weights.items() if v is not None}
    return {"name": name, "layer": config, **entry, "maps": maps}


if __name__ == "__main__":
    cases = [case(name, config) for name, config in CASES.items()]
    write_json(TESTING / "single-layers.json", {"made_with": made_with(), "cases": cases})
