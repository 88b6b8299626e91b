"""Normalisations and activations."""

import keras
from keras import Input, Model
from keras import layers as L

KERAS3 = keras.__version__.startswith("3")


def adapted():
    """Normalization by adapted moments, by given ones, and back; Rescaling by channel."""
    picture = Input((6, 6, 3))
    x = L.Normalization(name="adapted")(picture)
    x = L.Normalization(mean=[0.1, 0.2, 0.3], variance=[1.0, 2.0, 3.0])(x)
    if KERAS3:
        x = L.Normalization(mean=0.5, variance=2.0, axis=None, invert=True)(x)
        x = L.Rescaling([1.5, 1.0, 0.5], offset=[0.1, 0.0, -0.1])(x)
    x = L.Rescaling(2.0, offset=-0.5)(x)
    x = L.Conv2D(4, 3, activation="relu", name="features")(x)
    x = L.GlobalAveragePooling2D()(x)
    return Model(picture, L.Dense(3, activation="softmax")(x)), "features"


def norms():
    """By layer, group, unit and batch."""
    picture = Input((6, 6, 4))
    x = L.Conv2D(8, 3)(picture)
    x = L.LayerNormalization(axis=[1, 2], epsilon=1e-5)(x)
    x = L.GroupNormalization(4)(x)
    x = L.Conv2D(8, 1, activation="relu", name="features")(x)
    x = L.Conv2D(8, 1, activation="relu")(x)
    x = L.LayerNormalization(center=False)(x)
    x = L.GroupNormalization(-1, scale=False)(x)
    x = L.UnitNormalization()(x)
    x = L.BatchNormalization(scale=False)(x)
    if KERAS3:
        x = L.RMSNormalization()(x)
    x = L.GlobalMaxPooling2D(keepdims=True)(x)
    x = L.Flatten()(x)
    return Model(picture, L.Dense(3, activation="softmax")(x)), "features"


def activations():
    """Every activation by name, and those that are layers."""
    names = "relu relu6 elu selu softplus softsign tanh sigmoid hard_sigmoid gelu swish exponential mish linear".split()
    if KERAS3:
        names += "silu hard_silu leaky_relu celu hard_tanh log_sigmoid squareplus soft_shrink hard_shrink tanh_shrink log_softmax".split()
    picture = Input((5, 5, 2))
    x = L.Conv2D(4, 2, name="features")(picture)
    slope = {"negative_slope": 0.2} if KERAS3 else {"alpha": 0.2}
    branches = [L.Activation(name)(x) for name in names]
    branches += [
        L.LeakyReLU(**slope)(x),
        L.LeakyReLU()(x),
        L.ReLU(max_value=0.5, negative_slope=0.1, threshold=0.05)(x),
        L.ReLU(6.0)(x),
        L.ELU(0.7)(x),
        L.ELU()(x),
        L.PReLU(shared_axes=[1, 2])(x),
        L.Softmax(axis=1)(x),
        L.Softmax(axis=[1, 2])(x),
        L.Softmax()(x),
    ]
    x = L.Concatenate()([L.GlobalAveragePooling2D()(branch) for branch in branches])
    return Model(picture, L.Dense(3, activation="softmax")(x)), "features"


def models():
    return {"adapted": adapted, "norms": norms, "activations": activations}
