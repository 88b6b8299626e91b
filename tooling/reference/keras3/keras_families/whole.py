"""Whole models: nested, shared, with several ends."""

import keras
from keras import Input, Model, Sequential
from keras import layers as L

KERAS3 = keras.__version__.startswith("3")


def nested():
    """Models in models, and a layer that is used twice."""
    inner = Sequential(
        [Input((6, 6, 4)), L.Conv2D(4, 3, padding="same", name="kernel_of_inner"), L.BatchNormalization(), L.ReLU()],
        name="inner_model",
    )
    shared = L.Conv2D(4, 1, name="shared")
    picture = Input((8, 8, 3), name="a_picture")
    x = L.Conv2D(4, 3, activation="relu", name="first")(picture)
    x = L.Add()([shared(x), shared(inner(x))])
    x = L.Conv2D(3, 3, activation="relu", name="features")(x)
    x = L.GlobalAveragePooling2D()(x)
    return Model(picture, L.Dense(3, activation="softmax")(x), name="outer"), "features"


def ending():
    """A model whose outputs are those of models in it."""
    frame = Input((6, 6, 3))
    functional = Model(frame, L.GlobalAveragePooling2D()(L.Conv2D(4, 3, activation="relu")(frame)), name="functional_inner")
    sequential = Sequential([Input((4,)), L.Dense(3, activation="softmax")], name="sequential_inner")
    picture = Input((6, 6, 3))
    x = functional(picture)
    return Model(picture, [sequential(x), functional(L.Rescaling(-1.0)(picture))])


def deferred():
    """A Sequential that learnt its shape from its first input."""
    model = Sequential([L.Conv2D(4, 3, activation="relu", name="features"), L.Flatten(), L.Dense(3, activation="softmax")])
    model.build((None, 6, 6, 2))
    return model, "features"


def several_outputs():
    """Outputs by name."""
    picture = Input((6, 6, 2))
    x = L.Conv2D(3, 3, activation="relu")(picture)
    x = L.GlobalAveragePooling2D()(x)
    a, b = L.Dense(2, activation="softmax", name="zebra")(x), L.Dense(3, name="apple")(x)
    return Model(picture, {"the_b": b, "the_a": a} if KERAS3 else [a, b])


def merged():
    """Two inputs, every way of merging them."""
    first, second = Input((4, 3)), Input((4, 3))
    merges = [L.Add(), L.Subtract(), L.Multiply(), L.Average(), L.Maximum(), L.Minimum(), L.Concatenate(axis=1), L.Dot(2)]
    x = L.Concatenate()([L.Flatten()(merge([first, second])) for merge in merges])
    x = L.Identity()(x)
    return Model([first, second], L.Dense(3, activation="softmax")(x))


def mixed():
    """Half precision: the weights are whole."""
    # In float64 for what is expected: the weights are whole.
    floatx = keras.backend.floatx()
    keras.mixed_precision.set_global_policy("mixed_float16" if floatx == "float32" else floatx)
    picture = Input((6, 6, 2))
    x = L.Conv2D(3, 3, activation="relu", name="features")(picture)
    x = L.GlobalAveragePooling2D()(x)
    model = Model(picture, L.Dense(3, activation="softmax", dtype=floatx)(x))
    keras.mixed_precision.set_global_policy(floatx)
    return model, "features"


def models():
    return {
        "nested": nested,
        "ending": ending,
        "deferred": deferred,
        "several-outputs": several_outputs,
        "merged": merged,
        "mixed": mixed,
    }
