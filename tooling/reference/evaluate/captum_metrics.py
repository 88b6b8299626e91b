"""Infidelity and sensitivity-max by Captum's own functions: captum.json.

    python captum_metrics.py

Perturbations are made numbers, so that a test can add the same. The map of the sensitivity is the sum of the squares of the channels.
"""

import importlib.metadata

import torch
from captum.metrics import infidelity, sensitivity_max

from measured import CLASSES, MAPS, made, map_of, net, probabilities, torch_input, write

PASSES = 6
# Channels last, as the tests have them.
INFIDELITY = {"shape": [PASSES, 12, 16, 3], "seed": 77, "scale": 0.5, "added": 0}
SENSITIVITY = {"shape": [PASSES, 12, 16, 3], "seed": 78, "scale": 0.04, "added": 0}


def noise(how):
    return made(how["shape"], how["seed"], how["scale"]).permute(0, 3, 1, 2)


def infidelity_cases(model):
    forward = lambda x: probabilities(model(x))
    added = noise(INFIDELITY)
    for name in MAPS:
        attribution = map_of(name).expand(1, 3, 12, 16)
        for index in CLASSES:
            for normalize in (False, True):
                with torch.no_grad():
                    value = infidelity(
                        forward,
                        lambda x: (added, x - added),
                        torch_input(),
                        attribution,
                        target=index,
                        n_perturb_samples=PASSES,
                        normalize=normalize,
                    )
                yield {
                    "map": name,
                    "class": index,
                    "normalize": normalize,
                    "noise": INFIDELITY,
                    "value": float(value),
                }


def sensitivity_cases():
    added = noise(SENSITIVITY)
    explained = lambda inputs: tuple((x**2).sum(dim=1) for x in inputs) if isinstance(inputs, tuple) else (inputs**2).sum(dim=1)
    value = sensitivity_max(
        explained, torch_input(), perturb_func=lambda x: x + added, n_perturb_samples=PASSES
    )
    yield {"noise": SENSITIVITY, "value": float(value)}


if __name__ == "__main__":
    cases = {"infidelity": list(infidelity_cases(net())), "sensitivity": list(sensitivity_cases())}
    write("captum", cases, "captum_metrics.py", captum=importlib.metadata.version("captum"))
