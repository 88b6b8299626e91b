"""One of the processes of contenders.mjs: a Python library on the same network.

    python peer.py LIBRARY SETTINGS

SETTINGS are JSON: network, threads and file, beside which its weights lie. Answers each line of JSON, a work, "predict" or "map", and the case, with another.
"""

import json
import sys
import time
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).parents[2] / "players"))

from grad_cam import grad_cam_of  # noqa: E402
from peer_networks import peer_network  # noqa: E402


def answer(**said):
    print(json.dumps(said), flush=True)


def works_of(library, settings, case):
    """On a network of their own, for the libraries leave hooks in it."""
    network, layers, x = peer_network(settings["network"], settings["file"])
    x = x.repeat(case["batch"], 1, 1, 1)
    maps = grad_cam_of(library, network, layers[case["layer"]], x)

    def predict():
        with torch.no_grad():
            network(x)

    return {"predict": predict, "map": lambda: maps(case["classes"])}


def main(library, settings):
    torch.set_num_threads(settings["threads"])
    kept, works = None, {}
    answer(took=0)
    for line in sys.stdin:
        told = json.loads(line)
        if kept != told["kind"]["name"]:
            try:
                kept, works = told["kind"]["name"], works_of(library, settings, told["kind"])
            except ValueError as error:
                answer(failed=str(error))
                continue
        started = time.perf_counter()
        works[told["work"]]()
        answer(took=1000 * (time.perf_counter() - started))


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
