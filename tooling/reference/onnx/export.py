"""Writes the networks of nets.py as ONNX files without weights, with PyTorch's Grad-CAM maps of the same weights.

    python export.py [NAME ...]
"""

import inspect
import io
import json
import logging
import sys
import warnings
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch

from grad_cam import grad_cam, require_peer
from nets import exporters
from seeded import seeded
from slimming import fill, strip
from weights import Seeding, make_recognisable

nets = Path(__file__).parents[3] / "packages/onnx/test/nets"
first_class = 3
input_seed = 1000


def main(names):
    warnings.filterwarnings("ignore")
    logging.disable(logging.WARNING)
    torch.set_num_threads(1)
    for exporter, recipes in exporters.items():
        for name, recipe in recipes.items():
            if not names or name in names:
                write(exporter, name, recipe)


def write(exporter, name, recipe):
    """Exports one network, compares it with its module, and writes both."""
    print(exporter, name, flush=True)
    net = recipe["make"]().eval()
    make_recognisable(net)
    x = torch.from_numpy(seeded(input_seed, -1, 1, (1, 3, *recipe["size"])))
    model = strip(exported(net, x, recipe, exporter))
    seeding = Seeding(model, net)
    seeding.give(model)
    seeding.measure(x)
    filled = fill(model, seeding.give(model))
    results = results_of(filled, x.numpy())
    layers = [(recipe["module"], recipe.get("layout", "first")), *recipe.get("others", [])]
    logits, index, maps = maps_of(net, x, layers, results, filled.graph)
    seeding.take_out(model)
    folder = nets / exporter
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.onnx").write_bytes(model.SerializeToString())
    reference = {
        "opset": model.opset_import[0].version,
        "input": list(x.shape),
        "inputSeed": input_seed,
        "class": index,
        "logits": numbers(logits),
        "maps": maps,
    }
    put(folder / "references.json", name, reference)
    sizes = f"{len(model.SerializeToString()) / 1000:.0f} kB, {len(model.graph.node)} nodes"
    print("  ", maps[0]["featureLayer"], sizes, f"map up to {max(maps[0]['map']):.3g}", flush=True)


def maps_of(net, x, layers, results, graph):
    """The map at each layer, of the first class whose map at the first layer is not empty; the file must give the module's numbers."""
    maps, chosen = [], first_class
    for module, layout in layers:
        logits, features, chosen, cam = grad_cam(net, module, x, chosen, layout, is_first=not maps)
        require_peer(net, module, x, chosen, layout, cam)
        node = node_of(graph, results, features)
        maps.append({"module": module, "featureLayer": node, "shape": list(cam.shape), "map": numbers(cam)})
    difference = np.abs(results["logits"][0] - logits).max() / np.abs(logits).max()
    print(f"   logits differ from float64 by {difference:.1e}")
    assert difference < 1e-4, difference
    return logits, chosen, maps


def exported(net, x, recipe, exporter):
    """The file as the exporter gives it."""
    names = {"input_names": ["input"], "output_names": ["logits"]}
    has_batch = recipe.get("batch", False)
    if exporter == "torchscript":
        file = io.BytesIO()
        axes = {"input": {0: "batch"}, "logits": {0: "batch"}} if has_batch else None
        torch.onnx.export(net, (x,), file, dynamo=False, opset_version=recipe["opset"], dynamic_axes=axes, **names)
        return onnx.load_from_string(file.getvalue())
    (argument, *_) = inspect.signature(net.forward).parameters
    shapes = {argument: {0: torch.export.Dim("batch")}} if has_batch else None
    return torch.onnx.export(net, (x,), dynamo=True, verbose=False, dynamic_shapes=shapes, **names).model_proto


def results_of(model, x):
    """All that a file computes, by ONNX Runtime."""
    whole = onnx.ModelProto()
    whole.CopyFrom(model)
    for node in model.graph.node:
        if node.op_type not in ("Constant", "Identity", "Shape") and node.output[0] != "logits":
            whole.graph.output.append(onnx.ValueInfoProto(name=node.output[0]))
    session = onnxruntime.InferenceSession(whole.SerializeToString())
    outputs = [output.name for output in session.get_outputs()]
    return dict(zip(outputs, session.run(None, {"input": x})))


def node_of(graph, results, features):
    """The first node whose output is the features, in any shape."""
    largest = np.abs(features).max()
    for node in graph.node:
        value = results.get(node.output[0])
        if value is not None and value.size == features.size and np.abs(value.ravel() - features.ravel()).max() < 1e-4 * largest:
            return node.name or node.output[0]
    raise ValueError("no node gives the features")


def numbers(values):
    """Nine digits."""
    return [float(f"{value:.9g}") for value in np.ravel(values)]


def put(path, name, reference):
    """Writes one network's numbers, a network a line."""
    found = json.loads(path.read_text()) if path.exists() else {}
    found[name] = reference
    lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(found[key])}" for key in sorted(found))
    path.write_text(f"{{\n{lines}\n}}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
