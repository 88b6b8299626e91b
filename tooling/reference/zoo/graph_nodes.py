"""Which nodes of a converted graph hold what the expert's Keras layers put out: found by their values, not by their names."""

import json
import re

import numpy as np

from cam import grad_cam
from graph_run import GraphRun


def expert_nodes(net, folder, explained):
    """Names of the nodes, and by how much the map of the graph, differentiated by TensorFlow, differs from Keras's."""
    if "graph" in net.refused:
        return None
    inputs = [name.name.split(":")[0] for name in net.model.inputs]
    signature = json.loads((folder / "model.json").read_text())["signature"]["inputs"]
    feeds = {
        signature[_key(signature, name)]["name"].split(":")[0]: value.numpy()
        for name, value in zip(inputs, explained.inputs)
    }
    run = GraphRun(folder, feeds)
    values = run.values()
    reductions = _equal(values, explained.output, run.names)
    assert reductions, "the graph puts out something else than the Keras model"
    features = _equal(values, explained.activations, run.names)
    moved = not features
    if moved:
        features = [name for name in run.names if re.search(f"{net.graph_feature}$", name)]
    feature = features[0]
    gradient = run.gradient(feature, reductions[0], explained.label)
    activations = values[feature].reshape(gradient.shape)
    cam = grad_cam(activations, gradient, net.tokens)
    difference = np.abs(cam - explained.map).max() / explained.map.max() if cam.shape == explained.map.shape else np.inf
    assert moved or difference < 1e-5, f"the graph's map differs by {difference}"
    return {"feature": feature, "reductions": reductions, "moved": moved, "difference": difference}


def _key(signature, name):
    matching = [key for key in signature if key.split(":")[0] == name]
    return matching[0] if matching else next(iter(signature))


def _equal(values, wanted, names):
    """The nodes that have these values, in the order of the graph."""
    scale = np.abs(wanted).max()
    equal = []
    for name in names:
        value = values.get(name)
        if value is not None and value.shape == wanted.shape:
            if np.abs(value - wanted).max() <= 1e-5 * scale:
                equal.append(name)
    return equal
