"""The same two nets in Keras, checked against the ones in PyTorch."""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np
import tensorflow as tf
import torch

from nets import CLASSES, Net, picture, torch_input, weights_of

tf.config.threading.set_intra_op_parallelism_threads(1)


def keras_net(name, softmax=False, dtype="float32"):
    layers = tf.keras.layers
    weights = weights_of(name)
    x = inputs = tf.keras.Input((12, 16, 3), dtype=dtype, name="input")
    for layer in ("conv1", "conv2", "conv3"):
        if f"{layer}/kernel" not in weights:
            continue
        if layer == "conv2":
            x = layers.MaxPooling2D(2, dtype=dtype)(x)
        channels = weights[f"{layer}/bias"].shape[0]
        x = layers.Conv2D(channels, 3, padding="same", activation="relu", dtype=dtype, name=layer)(x)
    x = layers.Flatten(dtype=dtype)(x) if name == "deep" else layers.GlobalAveragePooling2D(dtype=dtype)(x)
    x = layers.Dense(CLASSES, dtype=dtype, name="dense")(x)
    if softmax:
        x = layers.Softmax(dtype=dtype, name="softmax")(x)
    model = tf.keras.Model(inputs, x)
    for key in weights:
        if key.endswith("kernel"):
            layer = key.split("/")[0]
            model.get_layer(layer).set_weights([weights[key].numpy(), weights[f"{layer}/bias"].numpy()])
    with torch.no_grad():
        expected = Net(name)(torch_input())
        expected = (torch.softmax(expected, 1) if softmax else expected).numpy()
    found = model(keras_input(dtype)).numpy()
    assert np.abs(found - expected).max() < 1e-5, (found, expected)
    return model


def keras_input(dtype="float32"):
    return picture().numpy().astype(dtype)
