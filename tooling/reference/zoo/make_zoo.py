"""Makes nets of the zoo: python make_zoo.py 2|3 [NAME ...], in the environment of that version of Keras."""

import logging
import os
import shutil
import sys
import tempfile
import warnings
from pathlib import Path

os.environ.update(CUDA_VISIBLE_DEVICES="-1", TF_CPP_MIN_LOG_LEVEL="3", TF_ENABLE_ONEDNN_OPTS="0")
import keras  # noqa: E402
import numpy as np  # noqa: E402

import converting  # noqa: E402
from cam import Explained  # noqa: E402
from families import all_nets  # noqa: E402
from graph_nodes import expert_nodes  # noqa: E402
from numbers_of_zoo import input_values, random_weights  # noqa: E402
from writing import write_names, write_reference  # noqa: E402

warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)
ZOO = Path(__file__).resolve().parents[3] / "packages/testing/nets/zoo"


def main():
    version, *names = sys.argv[1:]
    assert keras.__version__.startswith(f"{version}."), f"this is Keras {keras.__version__}"
    failed = []
    nets = {name: make for name, (make, of) in all_nets().items() if of == int(version)}
    for name in names or nets:
        try:
            make_net(name, nets[name])
        except Exception as error:  # one net that cannot be made leaves the others be
            failed.append(name)
            print(f"{name}: NOT MADE: {type(error).__name__}: {error}", flush=True)
    write_names(ZOO, all_nets())
    sys.exit(1 if failed else 0)


def make_net(name, make):
    folder = ZOO / name
    shutil.rmtree(folder, ignore_errors=True)
    single, double = build(make, "float32"), build(make, "float64")
    keras.backend.set_floatx("float32")
    seed, explained = telling_numbers(name, single, double)
    for kind, save in (("layers", converting.save_layers), ("graph", converting.save_graph)):
        if kind not in single.absent:
            save(single.model, folder / kind, single.quantize)
    check_single_precision(single, seed, explained)
    nodes = None
    if "graph" not in {*double.absent, *double.refused}:
        nodes = expert_nodes(double, folder / "graph", explained)
    write_reference(folder, make, keras.__version__, double, seed, explained, nodes)


def build(make, precision):
    keras.backend.clear_session()
    keras.backend.set_floatx(precision)
    return make(keras)


def telling_numbers(name, single, double):
    """Weights and an input for which the net is not sure, and the map neither flat nor clipped to one place."""
    explained = Explained(double)
    for attempt in range(20):
        random_weights(single.model, f"{name} {attempt}")
        if single.quantize is not None:
            take_stored_weights(single)
        double.model.set_weights(single.model.get_weights())
        for seed in range(1, 20):
            values = values_of(double, seed)
            doubles = [v.astype(np.float64) if v.dtype == np.float32 else v for v in values]
            explained.explain(doubles)
            if is_telling(explained):
                assert explained.activations.dtype == np.float64, "not in float64 all the way"
                explained.check_gradient()
                return seed, explained
    raise ValueError("no input has a map to speak of: the layer may have no gradient")


def take_stored_weights(net):
    """Quantised weights are no longer those that the model had."""
    with tempfile.TemporaryDirectory() as folder:
        converting.save_layers(net.model, Path(folder), net.quantize)
        stored = converting.stored_weights(folder)
    names = [getattr(variable, "path", variable.name).split(":")[0] for variable in net.model.weights]
    net.model.set_weights([stored[name] for name in names])


def values_of(net, seed):
    return [input_values(spec, seed + 1000 * index) for index, spec in enumerate(net.inputs)]


def is_telling(explained):
    scores = explained.output
    if scores.ndim == 2 and explained.net.target is None:
        ranked = np.sort(scores[0])[::-1]
        if ranked[0] > 0.98 or (len(ranked) > 1 and ranked[0] - ranked[1] < 0.02):
            return False
        if len(ranked) == 1 and ranked[0] < 0.55:
            return False
    return np.mean(explained.map > 0.05 * explained.map.max()) > 0.25 and explained.map.max() > 1e-6


def check_single_precision(single, seed, explained):
    """The same weights in float32 score the same: what the files hold is what the reference explains."""
    found = Explained(single).explain(values_of(single, seed))
    difference = np.abs(found.output - explained.output).max()
    assert difference < 1e-4, f"float32 scores differ by {difference}"


if __name__ == "__main__":
    main()
