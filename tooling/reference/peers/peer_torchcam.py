"""torch-cam (PyPI: torchcam) on the small nets: peers/torchcam-<net>.json.

    python peer_torchcam.py

`raw` is a call with normalized=False (after its ReLU: the library has no map before it), `final` with
normalized=True; both have the size of the feature layer, for torch-cam resizes nothing.
"""

import importlib.metadata
import logging

import numpy as np
import torch
from torchcam import methods as peer

import formulas
from comparing import Report, difference
from formulas import last, ranged, upsampled
from nets import NETS, Net, made, torch_input

torch.set_default_dtype(torch.float64)
logging.disable(logging.WARNING)

METHODS = {
    "GradCAM": ("grad-cam", None),
    "GradCAMpp": ("grad-cam-plus-plus", None),
    "SmoothGradCAMpp": ("smooth-grad-cam-plus-plus", None),
    "XGradCAM": ("x-grad-cam", None),
    "LayerCAM": ("layer-cam", None),
    "ScoreCAM": ("score-cam", "ranged-first"),
    "FinerCAM": ("finer-cam", "mean"),
    "SSCAM": (None, None),
    "ISCAM": (None, None),
}
SMOOTHED = {"samples": 3, "shape": [12, 16, 8], "seed": 600, "scale": 2}


class Given:
    """Stands where the library keeps its distribution, and gives numbers that a test can make again."""

    def __init__(self, shape, seed, scale):
        self.shape, self.seed, self.scale = shape, seed, scale

    def sample(self, size):
        noise = made([1, *self.shape], self.seed, self.scale).permute(0, 3, 1, 2).contiguous()
        assert noise.shape == size, (noise.shape, size)
        self.seed += 1
        return noise


def run(kind, net, layers, index, normalized):
    model = Net(net)
    targets = layers if len(layers) > 1 else layers[0]
    if kind == "CAM":
        cam = peer.CAM(model, targets, "dense")
    elif kind == "SSCAM":
        cam = peer.SSCAM(model, targets, num_samples=SMOOTHED["samples"])
        cam._distrib = Given(SMOOTHED["shape"], SMOOTHED["seed"], SMOOTHED["scale"])
    elif kind == "SmoothGradCAMpp":
        cam = peer.SmoothGradCAMpp(model, targets)
        noise = formulas.NOISE
        assert cam.num_samples == noise["passes"]
        cam._distrib = Given(noise["shape"], noise["seed"], noise["scale"])
    elif kind == "FinerCAM":
        cam = peer.FinerCAM(model, targets, gamma=1.0)
    else:
        cam = getattr(peer, kind)(model, targets)
    scores = model(torch_input().requires_grad_(True))
    maps = cam(index, scores, normalized=normalized)
    return [each.detach().clone() for each in maps], cam


def as_written(report, index, kind):
    """What torch-cam computes where it departs from the formula, to say why it differs; before the ReLU."""
    f = report.facts
    A, G = f.A["conv2"], f.gradient("conv2", index, "logit")
    if kind == "GradCAMpp":
        # The division acts on a copy, so alpha stays G^2.
        return A @ (G**2 * np.maximum(G, 0)).sum(axis=(0, 1))
    if kind == "SmoothGradCAMpp":
        # The sum of G^3 A takes the place of G^3 sum A, the ReLU the last pass's gradient, and that pass's
        # activation is what is weighted.
        passes = f.noisy("conv2", index, "logit")
        G2, G3 = (np.mean([g**n for _, _, g in passes], axis=0) for n in (2, 3))
        alpha = G2 / (2 * G2 + (G3 * A).sum(axis=(0, 1)) + 1e-8)
        return passes[-1][1] @ (alpha * np.maximum(passes[-1][2], 0)).sum(axis=(0, 1))
    return sampled(report, index, kind)


def parts(report, index):
    """How much each departure of SmoothGradCAMpp does by itself: scaled maps against the formula's."""
    f = report.facts
    A = f.A["conv2"]
    passes = f.noisy("conv2", index, "logit")
    G1, G2, G3 = (np.mean([g**n for _, _, g in passes], axis=0) for n in (1, 2, 3))
    maps = {}
    for name, weighted, slope, below in (
        ("formula", A, G1, G3 * A.sum(axis=(0, 1))),
        ("the last pass's activation", passes[-1][1], G1, G3 * A.sum(axis=(0, 1))),
        ("the last pass's gradient", A, passes[-1][2], G3 * A.sum(axis=(0, 1))),
        ("the sum of G^3 A", A, G1, (G3 * A).sum(axis=(0, 1))),
    ):
        alpha = np.divide(G2, 2 * G2 + below, out=np.zeros_like(G2), where=G2 != 0)
        maps[name] = ranged(np.maximum(weighted @ (alpha * np.maximum(slope, 0)).sum(axis=(0, 1)), 0))
    base = maps.pop("formula")
    return ", ".join(f"{name} {difference(base, each):.1e}" for name, each in maps.items())


def sampled(report, index, kind):
    """SS-CAM and IS-CAM as torch-cam has them: ranged first, upsampled with centres of pixels aligned."""
    f = report.facts
    A = f.A["conv2"]
    masks = upsampled(ranged(A), f.x.shape[2:])
    total = 0
    samples = SMOOTHED["samples"] if kind == "SSCAM" else 10
    given = Given(SMOOTHED["shape"], SMOOTHED["seed"], SMOOTHED["scale"])
    for n in range(samples):
        if kind == "SSCAM":
            mask = masks + last(given.sample(torch.Size([1, 8, 12, 16])))
        else:
            # IS-CAM adds up 1/N, 2/N, ... so that the factor grows to (N + 1) / 2.
            mask = masks * sum((j + 1) / samples for j in range(n + 1))
        masked = f.x * torch.from_numpy(np.moveaxis(mask, -1, 0)).unsqueeze(1)
        with torch.no_grad():
            total = total + f.net.run(masked)[0][:, index].numpy()
    return A @ formulas.softmax(total / samples)


def explain(report, net):
    kinds = dict(METHODS)
    if net == "small":
        kinds["CAM"] = ("cam", None)
    for kind, (method, variant) in kinds.items():
        for index in report.facts.classes:
            (raw,), _ = run(kind, net, ["conv2"], index, False)
            (final,), _ = run(kind, net, ["conv2"], index, True)
            relu = (lambda m: m) if kind == "CAM" else lambda m: np.maximum(m, 0)
            case = {"method": kind, "layer": "conv2", "class": index}
            if method is None:
                expected = relu(sampled(report, index, kind))
            else:
                expected = relu(report.formula(method, index, "logit", variant))
            if kind == "SmoothGradCAMpp":
                print(f"torchcam {net} {kind} {index}, one at a time: {parts(report, index)}")
            if kind in ("GradCAMpp", "SmoothGradCAMpp"):
                written = difference(relu(as_written(report, index, kind)), raw[0].numpy())
                case["difference as written"] = float(f"{written:.2g}")
                shape = difference(ranged(expected), final[0].numpy())
                case["difference of the final map"] = float(f"{shape:.2g}")
                print(
                    f"torchcam {net} {kind} {index}: {written:.1e} from what is written, final {shape:.1e} from the formula's"
                )
            report.add(case, raw[0], final[0], expected, ranged(raw[0].numpy(), 1e-8))
    layers = report.facts.net.layers
    for kind in ("GradCAM", "LayerCAM", "XGradCAM", "ScoreCAM"):
        index = report.facts.classes[0]
        maps, cam = run(kind, net, layers, index, True)
        fused = cam.fuse_cams([each.clone() for each in maps])[0]
        scaled = [np.tanh(2 * each[0].numpy()) if kind == "LayerCAM" else each[0].numpy() for each in maps]
        expected = np.max([upsampled(each, fused.shape) for each in scaled], axis=0)
        report.add(
            {"method": kind, "layers": layers, "class": index, "option": "fuse_cams"}, None, fused, None, expected
        )

    top = report.facts.classes[0]
    maps, _ = run("GradCAM", net, layers, top, True)
    model = Net(net)
    with peer.RefineCAM(model, layers, base_method=peer.GradCAM) as cam:
        final = cam(top, model(torch_input().requires_grad_(True)))[0][0]
    size = np.max([each.shape[1:] for each in maps], axis=0)
    product = np.prod([upsampled(each[0].numpy(), size) for each in maps], axis=0)
    case = {"method": "RefineCAM", "layers": layers, "class": top, "option": "base_method=GradCAM"}
    report.add(case, None, final, None, ranged(product, 1e-8))


if __name__ == "__main__":
    for net in NETS:
        report = Report("torchcam", net)
        explain(report, net)
        report.extra = {"noise": formulas.NOISE, "smoothed": SMOOTHED}
        report.write("peer_torchcam.py", "float64", torchcam=importlib.metadata.version("torchcam"))
