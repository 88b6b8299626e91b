"""ROAD, ARCC and the drop in confidence by pytorch-grad-cam's own classes: grad-cam.json.

    python grad_cam_metrics.py

Without noise, which the library draws anew each time. The network ends in its softmax, for the library asks it for scores.
"""

import importlib.metadata

import torch

from measured import MAPS, map_of, net, torch_input, write
from comparing import without_torchvision

without_torchvision()

from pytorch_grad_cam.metrics import road  # noqa: E402
from pytorch_grad_cam.metrics.arcc import ARCC, Coherency, Complexity  # noqa: E402
from pytorch_grad_cam.metrics.cam_mult_image import DropInConfidence, IncreaseInConfidence  # noqa: E402
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget  # noqa: E402

# The noise is the one thing that differs from run to run.
road.NoisyLinearImputer.__init__.__defaults__ = (0.0, road.neighbors_weights)


def normalised(name):
    values = map_of(name)
    return (values - values.min()) / (values.max() - values.min())


def value(metric, name, index, model):
    with torch.no_grad():
        maps = normalised(name).float().numpy()[None]
        return float(metric(torch_input().float(), maps, [ClassifierOutputTarget(index)], model)[0])


def road_cases(model):
    for name in MAPS:
        for index in range(4):
            yield {
                "map": name,
                "class": index,
                "most-relevant-first": value(road.ROADMostRelevantFirstAverage(), name, index, model),
                "least-relevant-first": value(road.ROADLeastRelevantFirstAverage(), name, index, model),
                "combined": value(road.ROADCombined(), name, index, model),
            }


def squares(input_tensor, targets):
    """Stands where the library has a class activation method: as the sensitivity has it, the sum of the squares of the channels."""
    return (input_tensor**2).sum(dim=1).numpy()


def arcc_cases(model):
    for name in MAPS:
        for index in range(4):
            maps = normalised(name).float().numpy()[None]
            targets = [ClassifierOutputTarget(index)]
            yield {
                "map": name,
                "class": index,
                "arcc": value(ARCC(squares), name, index, model),
                "coherency": float(Coherency()(torch_input().float(), maps, targets, model, squares)[0]),
                "complexity": float(Complexity()(maps)[0]),
            }


def drop_cases(model):
    for name in MAPS:
        for index in range(4):
            yield {
                "map": name,
                "class": index,
                "drop": value(DropInConfidence(), name, index, model),
                "increase": value(IncreaseInConfidence(), name, index, model),
            }


if __name__ == "__main__":
    model = torch.nn.Sequential(net().float(), torch.nn.Softmax(dim=-1)).eval()
    torch.set_default_dtype(torch.float32)
    cases = {
        "road": list(road_cases(model)),
        "arcc": list(arcc_cases(model)),
        "masking": list(drop_cases(model)),
    }
    write("grad-cam", cases, "grad_cam_metrics.py", **{"grad-cam": importlib.metadata.version("grad-cam")})
