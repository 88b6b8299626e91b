"""What the scripts of the peers share."""

import sys
import types

import numpy as np

import formulas
from nets import HERE, PEERS, described, map_entry
from common import made_with, write_json

STEP = 3  # of an output at input size every third row and column is kept: 0, 3, 6, ...


def without_torchvision():
    """pytorch-grad-cam imports torchvision for pictures, boxes and SESS, none of which is used here.

    There is no CPU build of it in this place, so empty modules stand in, for this process only.
    """
    missing = lambda *_: (_ for _ in ()).throw(NotImplementedError("torchvision is not here"))
    for name in ("torchvision", "torchvision.transforms", "torchvision.transforms.functional"):
        sys.modules[name] = types.ModuleType(name)
    for name in ("Compose", "Normalize", "ToTensor"):
        setattr(sys.modules["torchvision.transforms"], name, missing)
    sys.modules["torchvision.transforms.functional"].resize = missing


def difference(ours, theirs):
    """The largest difference, relative to the largest value of the formula's map."""
    ours, theirs = np.asarray(ours, dtype=np.float64), np.asarray(theirs, dtype=np.float64)
    assert ours.shape == theirs.shape, (ours.shape, theirs.shape)
    return float(np.abs(ours - theirs).max() / np.abs(ours).max())


class Report:
    """The cases of a peer for one net, each compared with the formula it should follow."""

    def __init__(self, peer, net):
        self.peer, self.net = peer, net
        self.facts, self.formulas, _ = formulas.all_cases(net)
        self.cases = []
        self.extra = {}

    def formula(self, method, index, score="logit", variant=None, layer="conv2"):
        return self.formulas[method, variant, layer, index, score]

    def add(self, case, raw=None, final=None, expected=None, pipeline=None, tolerance=1e-6):
        """`raw` at feature resolution, `final` what the peer returns.

        `expected` is what the formula gives for raw (for final, where there is no raw), `pipeline` what final is if
        the peer's steps after the raw map are what README.md says. Both differences are kept with the case.
        """
        case = dict(case)
        label = " ".join(str(v) for v in case.values() if not isinstance(v, float))
        for name, ours, theirs in (
            ("difference", expected, final if raw is None else raw),
            ("pipeline", pipeline, final),
        ):
            if ours is not None:
                error = difference(ours, theirs)
                case[name] = float(f"{error:.2g}")
                mark = "" if error <= tolerance else "  <-- differs"
                print(f"{self.peer} {self.net} {label} {'' if name == 'difference' else name}: {error:.1e}{mark}")
        if raw is not None:
            case["raw"] = map_entry(np.asarray(raw))
        if final is not None:
            final = np.asarray(final)
            step = STEP if final.shape[:2] == (12, 16) else 1
            case["final"] = {"size": list(final.shape), "step": step, **map_entry(final[::step, ::step])}
        self.cases.append(case)

    def write(self, script, precision, **versions):
        write_json(
            PEERS / f"{self.peer}-{self.net}.json",
            {
                "made_with": made_with(script=f"{HERE}/{script}", **versions),
                "precision": precision,
                **described(self.net),
                "classes": self.facts.classes,
                **self.extra,
                "cases": self.cases,
            },
        )
