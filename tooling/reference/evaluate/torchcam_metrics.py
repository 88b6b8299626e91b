"""Deletion, insertion, average drop and increase in confidence by torch-cam's own classes: torchcam.json.

    python torchcam_metrics.py

The library measures its own extractors; `Given` stands in for one and gives a made map.
"""

import importlib.metadata
from contextlib import nullcontext

import torch
from torchcam.metrics import ClassificationMetric, DeletionInsertionMetric

from measured import CLASSES, MAPS, map_of, net, probabilities, torch_input, write

STEPS = (4, 12, 192)
# What replaces: a number, or the mean of each channel.
REPLACEMENTS = {
    "mean": lambda x: x.mean(dim=(2, 3), keepdim=True),
    "0": lambda x: torch.zeros_like(x),
    "0.25": lambda x: torch.full_like(x, 0.25),
}


class Given:
    """Stands where the library has a class activation method."""

    def __init__(self, model, name):
        self.model, self.map = model, map_of(name)

    def __call__(self, class_idx=None, scores=None, normalized=True, **_):
        least, most = self.map.min(), self.map.max()
        return [((self.map - least) / (most - least)).unsqueeze(0)]

    def fuse_cams(self, cams):
        return cams[0]

    def _hooks_off(self):
        return nullcontext()


def deletion_cases(model):
    for name in MAPS:
        for index in CLASSES:
            for steps in STEPS:
                for replacement, baseline in REPLACEMENTS.items():
                    metric = DeletionInsertionMetric(
                        Given(model, name), probabilities, steps=steps, baseline=baseline, batch_size=64
                    )
                    metric.update(torch_input(), index)
                    found = metric.summary()
                    yield {
                        "map": name,
                        "class": index,
                        "steps": steps,
                        "replacement": replacement,
                        "deletion": found["deletion_auc"],
                        "insertion": found["insertion_auc"],
                    }


def masking_cases(model):
    for name in MAPS:
        for index in range(4):
            metric = ClassificationMetric(Given(model, name), probabilities)
            metric.update(torch_input(), index)
            found = metric.summary()
            yield {"map": name, "class": index, "drop": found["avg_drop"], "increase": found["conf_increase"]}


if __name__ == "__main__":
    model = net()
    cases = {"deletion": list(deletion_cases(model)), "masking": list(masking_cases(model))}
    write("torchcam", cases, "torchcam_metrics.py", torchcam=importlib.metadata.version("torchcam"))
