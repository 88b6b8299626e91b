"""What the scripts of this folder share: one small net, made maps, and how a case is kept."""

import sys
from pathlib import Path

import torch

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE.parent / "peers"))

from common import made_with, write_json  # noqa: E402
from made import made  # noqa: E402
from nets import Net, described, torch_input  # noqa: E402

TARGET = HERE.parents[2] / "packages/evaluate/test/reference"
NET = "small"
SPACE = [12, 16]
# shape, seed, scale, what is added: from 0 to 1, all different.
MAPS = {"first": (SPACE, 17, 1, 0.5), "second": (SPACE, 1201, 1, 0.5)}
CLASSES = (0, 1)


def map_of(name):
    shape, seed, scale, added = MAPS[name]
    return made(shape, seed, scale) + added


def net():
    torch.set_default_dtype(torch.float64)
    return Net(NET)


def probabilities(logits):
    return torch.softmax(logits, dim=-1)


def write(name, cases, script, **versions):
    entry = lambda how: dict(zip(("shape", "seed", "scale", "added"), how))
    write_json(
        TARGET / f"{name}.json",
        {
            "made_with": made_with(script=f"tooling/reference/evaluate/{script}", **versions),
            **described(NET),
            "maps": {key: entry(how) for key, how in MAPS.items()},
            "cases": cases,
        },
    )


__all__ = ["CLASSES", "MAPS", "SPACE", "map_of", "made", "net", "probabilities", "torch_input", "write"]
