"""Networks of contenders.mjs in PyTorch, with the weights of the model of TensorFlow.js that write-weights-file.mjs wrote."""

import numpy as np
import torch
from classifiers import mobilenet, resnet50, vgg16
from deeplab import deeplab
from vision_transformer import vision_transformer
from weights import held_in

MAKERS = {
    "mobilenet-v1": mobilenet,
    "resnet50": resnet50,
    "vgg16": vgg16,
    "vit-tiny": vision_transformer,
    "deeplab-v3": deeplab,
}


def peer_network(name, path):
    """A network with its feature layers, and a picture: [1, 3, rows, columns]. Raises where it does not give the scores that the model gave."""
    held = held_in(path)
    network, layers = MAKERS[name](held)
    x = torch.from_numpy(held["x"][0].transpose(0, 3, 1, 2).copy())
    scores = held["scores"][0]
    with torch.no_grad():
        given = network(x)
    # Of all positions together where there are several.
    given, expected = (torch.softmax(given, 1), scores) if scores.ndim == 2 else (given, scores.sum((1, 2)))
    apart = np.abs(given.numpy() - expected).max() / np.abs(expected).max()
    if not apart < 1e-3:
        raise ValueError(f"the network in PyTorch gives other scores than the model, which differ by {apart}")
    return network, layers, x
