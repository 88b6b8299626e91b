"""captum on the small nets: peers/captum-<net>.json.

python peer_captum.py
"""

import importlib.metadata
import warnings

import numpy as np
import torch
from captum.attr import GuidedBackprop, GuidedGradCam, LayerAttribution, LayerGradCam

from comparing import Report
from formulas import last, upsampled
from nets import NETS, Net, torch_input

torch.set_default_dtype(torch.float64)
warnings.simplefilter("ignore")


def explain(report, net):
    size = (12, 16)
    for index in report.facts.classes:
        expected = report.formula("grad-cam", index)
        for relu in (False, True):
            model = Net(net)
            attribution = LayerGradCam(model, model.conv2).attribute(torch_input(), index, relu_attributions=relu)
            raw = attribution[0, 0].detach().numpy()
            case = {"method": "LayerGradCam", "layer": "conv2", "class": index, "relu_attributions": relu}
            report.add(case, raw, None, np.maximum(expected, 0) if relu else expected)
            for mode in ("nearest", "bilinear", "bicubic"):
                # The library leaves align_corners to PyTorch's default, which is False.
                big = LayerAttribution.interpolate(attribution.detach(), size, mode)[0, 0].numpy()
                same = None if mode != "bilinear" else upsampled(raw, size)
                report.add({**case, "interpolate": mode}, None, big, None, same)
        model = Net(net)
        each = LayerGradCam(model, model.conv2).attribute(torch_input(), index, attr_dim_summation=False)
        A, G = report.facts.A["conv2"], report.facts.gradient("conv2", index, "logit")
        case = {"method": "LayerGradCam", "layer": "conv2", "class": index, "attr_dim_summation": False}
        report.add(case, last(each), None, A * G.mean(axis=(0, 1)))
        guided = report.formula("guided-backpropagation", index, layer="input")
        model = Net(net)
        report.add(
            {"method": "GuidedBackprop", "class": index},
            None,
            last(GuidedBackprop(model).attribute(torch_input(), index)),
            guided,
        )
        cam = np.maximum(expected, 0)
        for mode, big in (
            ("nearest", cam.repeat(2, 0).repeat(2, 1)),
            ("bilinear", upsampled(cam, size)),
            ("bicubic", None),
        ):
            model = Net(net)
            product = last(GuidedGradCam(model, model.conv2).attribute(torch_input(), index, interpolate_mode=mode))
            case = {"method": "GuidedGradCam", "layer": "conv2", "class": index, "interpolate_mode": mode}
            report.add(case, None, product, None if big is None else guided * big[..., None])


if __name__ == "__main__":
    for net in NETS:
        report = Report("captum", net)
        explain(report, net)
        report.write("peer_captum.py", "float64", captum=importlib.metadata.version("captum"))
