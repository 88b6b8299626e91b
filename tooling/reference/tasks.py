"""Grad-CAM in float64 of nets beyond the classifier of pictures: writes tasks/<task>.json.

    python tasks.py SEGMENTER AGE PITCH

The three are the files model.json (age.json) of DeepLab v3, of an age regression and of a transcriber of
music (see README.md); a net over volumes and a vision transformer are made here, of numbers that any language
can make again (made.py).
"""

import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

from common import ROOT, TESTING, made_with, nine, write_json
from graph_model import GraphModel
from made import made
from resample import resample

SAMPLES = ROOT / "assets" / "samples"


def picture(name, size):
    """[1, size, size, 3] in [0, 255], squashed as the packages do it, unrounded."""
    rgb = np.asarray(Image.open(SAMPLES / f"{name}.png").convert("RGB"), dtype=np.float64)
    return torch.from_numpy(resample(rgb, (size, size), "triangle"))[None]


def nearest(name, size):
    """[1, size, size, 3] in whole numbers: a pixel of the picture for each, with no arithmetic that could round."""
    rgb = np.asarray(Image.open(SAMPLES / f"{name}.png").convert("RGB"), dtype=np.int64)
    rows, columns = (np.arange(size) * length // size for length in rgb.shape[:2])
    return rgb[rows][:, columns][None]


def explain(head, activation, spatial, step=1):
    """The map of one score, with the numbers that the tests compare.

    `head` maps the activation to a scalar. `spatial` takes activations or gradients to [...space, K]. The gradient
    is compared with central differences at the elements where it is largest.
    """
    a = activation.detach().clone(memory_format=torch.contiguous_format).requires_grad_(True)
    score = head(a)
    (gradient,) = torch.autograd.grad(score, a)
    worst = 0.0
    for e in gradient.abs().flatten().argsort(descending=True)[:4].tolist():
        around = []
        for sign in (1, -1):
            moved = a.detach().clone(memory_format=torch.contiguous_format)
            moved.view(-1)[e] += sign * 1e-5
            with torch.no_grad():
                around.append(float(head(moved)))
        expected = float(gradient.flatten()[e])
        worst = max(worst, abs((around[0] - around[1]) / 2e-5 - expected) / abs(expected))
    assert worst < 1e-4, f"finite differences differ by {worst:.1e}"
    features, slopes = spatial(a.detach()), spatial(gradient)
    weights = slopes.mean(dim=tuple(range(slopes.ndim - 1)), keepdim=True)
    cam = torch.relu((features * weights).sum(-1)).numpy()
    assert cam.max() > 0
    peak = [int(v) for v in np.unravel_index(cam.argmax(), cam.shape)]
    print(f"score {float(score.detach()):.6g}, map {cam.shape}, max {cam.max():.6g} at {peak}, fd {worst:.0e}")
    kept = cam[tuple(slice(None, None, step) for _ in cam.shape)]
    return {
        "score": nine(score.detach()),
        "shape": list(cam.shape),
        "step": step,
        "maximum": nine(cam.max()),
        "values": nine(kept),
    }


def segmentation(path):
    """DeepLab v3 on a cat: from the logits, for four regions, at the last ReLU and below the pyramid of dilations."""
    model = GraphModel(path)
    x = nearest("chelsea", 513)
    values = {"ImageTensor": x}
    logits = "ResizeBilinear_2"
    with torch.no_grad():
        output = model.run(logits, values)
    cat = 8
    # TensorFlow's argmax and ours: the first of equals.
    predicted = torch.from_numpy((output[0].numpy().argmax(-1) == cat).astype(np.float64))
    counted = int(predicted.sum())
    ordered = output[0].sort(dim=-1, descending=True).values
    closest = float((ordered[..., 0] - ordered[..., 1]).min())
    mask = torch.zeros(65, 65, dtype=torch.float64)
    mask[10:30, 20:40] = 1
    pixel = torch.zeros(65, 65, dtype=torch.float64)
    pixel[20, 30] = 1
    regions = {"all": torch.ones(65, 65, dtype=torch.float64), "predicted": predicted, "mask": mask, "pixel": pixel}
    cases = []
    for layer in ("concat_projection/Relu", "MobilenetV2/expanded_conv_16/project/BatchNorm/FusedBatchNorm"):
        for name, region in regions.items():

            def head(activation):
                return (model.run(logits, {**passing(model, values, layer, logits), layer: activation})[0, :, :, cat] * region).sum()

            entry = explain(head, values[layer], lambda t: t[0], step=8)
            cases.append({"layer": layer, "region": name, **entry})
    return {"class": cat, "predicted": counted, "closest": nine(closest), "cases": cases}


def passing(model, values, layer, target):
    """What the run has found that does not depend on `layer`."""
    below = {layer}
    order = [name for name in values]
    for name in order:
        if name in model.nodes and any(s.split(":")[0] in below for s in model.sources(name)):
            below.add(name)
    return {name: value for name, value in values.items() if name not in below}


def regression(path):
    """The age of the man with the camera, by a network that was trained on faces: a number, no class."""
    model = GraphModel(path)
    values = {"input_1": picture("camera", 64) / 255}
    with torch.no_grad():
        age = model.run("Identity", values)
    cases = []
    # At the deepest layer everything speaks for a lower age, so that is what is asked there.
    for layer, sign in (("conv2d_9/Relu", -1), ("conv2d_11/Relu", 1)):
        name = f"StatefulPartitionedCall/functional_1/{layer}"
        kept = passing(model, values, name, "Identity")
        entry = explain(
            lambda a: sign * model.run("Identity", {**kept, name: a}).sum(), values[name], lambda t: t[0]
        )
        cases.append({"layer": name, "sign": sign, **entry})
    return {"age": nine(age), "cases": cases}


def noise(count):
    """The generator of Lehmer (1951), from -1 to 1."""
    state, found = 1, []
    for _ in range(count):
        state = state * 48271 % 2147483647
        found.append((state / 2147483647 - 0.5) * 2)
    return torch.tensor(found, dtype=torch.float64)


def sound(path):
    """An A of 440 Hz in noise, as a transcriber of music hears it: the note A4 is channel 48 of 88.

    The features only ever lower it (what is loud is damped), so that is what is asked.
    """
    model = GraphModel(path)
    time = np.arange(43844)
    wave = torch.from_numpy((np.sin(2 * np.pi * 440 * time / 22050) / 2).astype(np.float32).astype(np.float64))
    # Loud noise, for the network takes logarithms: without it there is nothing but rounding in most of the spectrum.
    values = {"input_2": (wave + noise(time.size)).float().double().reshape(1, -1, 1)}
    with torch.no_grad():
        notes = model.run("Identity_1", values)
    loudest = int(notes[0].mean(0).argmax())
    assert loudest == 48
    cases = []
    for layer in ("StatefulPartitionedCall/model_1/re_lu_2/Relu", "StatefulPartitionedCall/model_1/re_lu_1/Relu"):
        kept = passing(model, values, layer, "Identity_1")
        entry = explain(
            lambda a: -model.run("Identity_1", {**kept, layer: a})[0, :, 48].sum(), values[layer], lambda t: t[0], step=8
        )
        cases.append({"layer": layer, **entry})
    return {"channel": loudest, "cases": cases}


def volume():
    """Two convolutions over a volume, with a maximum over windows between them."""
    x = made([1, 6, 9, 8, 2], 1, 4)
    first, second = made([3, 3, 3, 2, 4], 2, 0.6), made([3, 3, 3, 4, 5], 3, 0.6)
    dense = made([3 * 4 * 4 * 5, 3], 4, 0.3)

    def convolution(v, kernel, bias):
        weights = kernel.permute(4, 3, 0, 1, 2)
        y = F.conv3d(v.permute(0, 4, 1, 2, 3), weights, None, padding=1).permute(0, 2, 3, 4, 1)
        return y + bias

    def rest(a):
        pooled = F.max_pool3d(a.permute(0, 4, 1, 2, 3), 2)
        return pooled.permute(0, 2, 3, 4, 1)

    def head(a, layer):
        if layer == "first":
            a = torch.relu(convolution(rest(a), second, 0.1))
        return (a.reshape(1, -1) @ dense)[0]

    # After a ReLU: the maximum over a volume is wrong in tfjs on wasm where all numbers of a window are negative.
    first_out = torch.relu(convolution(x, first, -0.3))
    second_out = torch.relu(convolution(rest(first_out), second, 0.1))
    logits = head(second_out, "second").detach()
    index = int(logits.argmax())
    cases = []
    for layer, a in (("second", second_out), ("first", first_out)):
        for score in ("softmax", "logit"):

            def scored(moved):
                z = head(moved, layer)
                return torch.softmax(z, 0)[index] if score == "softmax" else z[index]

            cases.append({"layer": layer, "kind": score, **explain(scored, a, lambda t: t[0])})
    return {"class": index, "dense": list(dense.shape), "cases": cases}


class VisionTransformer:
    """A small vision transformer (Dosovitskiy 2020): pre-norm blocks, a class token, a grid that is not square."""

    PATCH, WIDTH, HEADS, BLOCKS, CLASSES = 4, 12, 3, 3, 5
    GRID = (3, 5)

    def __init__(self):
        self.seed = 10
        w = self.WIDTH
        self.patch = self.next([self.PATCH, self.PATCH, 3, w], 0.6)
        self.token = self.next([1, 1, w], 1)
        self.position = self.next([1, 1 + self.GRID[0] * self.GRID[1], w], 1)
        self.blocks = [
            {
                "norm1": (self.next([w], 1) + 1, self.next([w], 0.5)),
                "qkv": (self.next([w, 3 * w], 1.5), self.next([3 * w], 0.2)),
                "out": (self.next([w, w], 1), self.next([w], 0.2)),
                "norm2": (self.next([w], 1) + 1, self.next([w], 0.5)),
                "mlp1": (self.next([w, 2 * w], 1), self.next([2 * w], 0.2)),
                "mlp2": (self.next([2 * w, w], 1), self.next([w], 0.2)),
            }
            for _ in range(self.BLOCKS)
        ]
        self.norm = (self.next([w], 1) + 1, self.next([w], 0.5))
        self.dense = (self.next([w, self.CLASSES], 2), self.next([self.CLASSES], 0.2))

    def next(self, shape, scale):
        self.seed += 1
        return made(shape, self.seed, scale)

    def norm_of(self, x, weights):
        mean = x.mean(-1, keepdim=True)
        variance = ((x - mean) ** 2).mean(-1, keepdim=True)
        return (x - mean) / torch.sqrt(variance + 1e-3) * weights[0] + weights[1]

    def attention(self, x, block):
        n, t, w = x.shape
        qkv = (x @ block["qkv"][0] + block["qkv"][1]).reshape(n, t, 3, self.HEADS, w // self.HEADS).permute(2, 0, 3, 1, 4)
        q, k, v = qkv
        share = torch.softmax(q @ k.mT / (w // self.HEADS) ** 0.5, -1)
        y = (share @ v).permute(0, 2, 1, 3).reshape(n, t, w)
        return y @ block["out"][0] + block["out"][1]

    def mlp(self, x, block):
        return F.gelu(x @ block["mlp1"][0] + block["mlp1"][1]) @ block["mlp2"][0] + block["mlp2"][1]

    def tokens(self, x):
        rows, columns = self.GRID
        y = F.conv2d(x.permute(0, 3, 1, 2), self.patch.permute(3, 2, 0, 1), stride=self.PATCH)
        y = y.permute(0, 2, 3, 1).reshape(x.shape[0], rows * columns, self.WIDTH)
        return torch.cat([self.token.expand(x.shape[0], -1, -1), y], 1) + self.position

    def logits(self, x, feeds):
        """`feeds` takes the place of a layer's output; what is computed is added to it."""

        def layer(name, compute):
            if name not in feeds:
                feeds[name] = compute()
            return feeds[name]

        for index, block in enumerate(self.blocks):
            before = x
            normed = layer(f"block{index}_norm1", lambda: self.norm_of(before, block["norm1"]))
            x = layer(f"block{index}_add1", lambda: before + self.attention(normed, block))
            between = x
            normed2 = layer(f"block{index}_norm2", lambda: self.norm_of(between, block["norm2"]))
            x = layer(f"block{index}_add2", lambda: between + self.mlp(normed2, block))
        token = self.norm_of(x, self.norm)[:, 0]
        return (token @ self.dense[0] + self.dense[1])[0]


def transformer():
    """The map over the patches. At the last block's second normalisation only the class token has a gradient."""
    net = VisionTransformer()
    rows, columns = net.GRID
    x = net.tokens(made([1, rows * net.PATCH, columns * net.PATCH, 3], 1, 2))
    values = {}
    logits = net.logits(x, values).detach()
    index = int(logits.argmax())
    last = net.BLOCKS - 1
    cases = []

    def spatial(t):
        return t[0, 1:].reshape(rows, columns, -1)

    for layer in (f"block{last}_norm1", f"block{last - 1}_norm1", f"block{last - 2}_add2"):
        for score in ("softmax", "logit"):
            # What passes by the layer is kept: the residual connection around a normalisation.
            at = int(layer[5])
            kept = {} if layer.endswith("add2") else {f"block{at - 1}_add2": values[f"block{at - 1}_add2"]}

            def scored(moved):
                z = net.logits(x, {**kept, layer: moved})
                return torch.softmax(z, 0)[index] if score == "softmax" else z[index]

            cases.append({"layer": layer, "kind": score, **explain(scored, values[layer], spatial)})

    a = values[f"block{last}_norm2"].detach().clone().requires_grad_(True)
    fed = {f"block{last}_add1": values[f"block{last}_add1"].detach(), f"block{last}_norm2": a}
    (gradient,) = torch.autograd.grad(net.logits(x, fed)[index], a)
    assert gradient[0, 1:].abs().max() == 0 and gradient[0, 0].abs().max() > 0
    return {"class": index, "logits": nine(logits), "cases": cases}


if __name__ == "__main__":
    segmenter, age, pitch = (Path(each) for each in sys.argv[1:4])
    tasks = {
        "volume": volume,
        "transformer": transformer,
        "age": lambda: regression(age),
        "sound": lambda: sound(pitch),
        "segmentation": lambda: segmentation(segmenter),
    }
    for name, task in tasks.items():
        print(name)
        write_json(TESTING / "tasks" / f"{name}.json", {"made_with": made_with(), **task()})
