"""Classifiers of pictures: convolutions, an activation, a head."""

import tensorflow as tf

from families.parts import OPS, PICTURE, classes, image_of, relu, trunk
from net import Input, Net


def global_average(k):
    """Convolution, batch norm, ReLU; global average pooling"""
    image = image_of(k)
    x = k.layers.GlobalAveragePooling2D(name="gap")(trunk(k, image, relu(k)))
    return Net(k.Model(image, classes(k, x)), "act2", "probs", PICTURE)


def global_max(k):
    """Global max pooling over a ReLU"""
    image = image_of(k)
    x = k.layers.GlobalMaxPooling2D(name="gmp")(trunk(k, image, relu(k)))
    return Net(k.Model(image, classes(k, x)), "act2", "probs", PICTURE)


def flatten(k):
    """ReLU, then max pooling, then flatten and two dense layers"""
    x = image = k.Input((16, 16, 1), name="image")
    x = k.layers.Conv2D(6, 3, activation="relu", name="conv1")(x)
    x = k.layers.MaxPooling2D(name="pool1")(x)
    x = k.layers.Conv2D(6, 3, activation="relu", name="conv2")(x)
    x = k.layers.MaxPooling2D(name="pool2")(x)
    x = k.layers.Flatten(name="flat")(x)
    x = k.layers.Dropout(0.5, name="drop")(x)
    x = k.layers.Dense(8, activation="relu", name="hidden")(x)
    return Net(k.Model(image, classes(k, x)), "conv2", "probs", [Input((16, 16, 1), 0, 1)])


def attention_pooling_axis(k):
    """Attention pooling by a softmax on an axis that is not the last"""
    return attention_pooling(k, axis=1)


def attention_pooling(k, axis=-1):
    """Attention pooling: a softmax over places weighs the features"""
    image = image_of(k)
    x = trunk(k, image, relu(k))
    rows = k.layers.Reshape((64, 8), name="rows")(x)
    scores = k.layers.Dense(1, name="scores")(rows)
    if axis == -1:
        scores = k.layers.Permute((2, 1), name="turned")(scores)
    weights = k.layers.Softmax(axis=axis, name="weights")(scores)
    pooled = k.layers.Dot(axes=(2 if axis == -1 else 1, 1), name="pooled")([weights, rows])
    x = k.layers.Flatten(name="flat")(pooled)
    return Net(k.Model(image, classes(k, x)), "act2", "probs", PICTURE)


def one_sigmoid(k):
    """One sigmoid unit: cat or dog"""
    image = image_of(k)
    x = k.layers.GlobalAveragePooling2D(name="gap")(trunk(k, image, relu(k)))
    x = k.layers.Dense(1, activation="sigmoid", name="dog")(x)
    return Net(k.Model(image, x), "act2", "dog", PICTURE)


def ordinal(k):
    """Ordered classes: thresholds that are sums along the last axis, counted from the last, of positive steps"""
    image = image_of(k)
    x = k.layers.GlobalAveragePooling2D(name="gap")(trunk(k, image, relu(k)))
    x = k.layers.Dense(3, activation="softplus", name="steps")(x)
    x = tf.cumsum(x, axis=-1, reverse=True) - 0.5
    x = k.layers.Activation("sigmoid", name="above")(x)
    return Net(k.Model(image, x), "act2", "above", PICTURE, target=1, absent=OPS)


def several_outputs(k):
    """A label (softmax) and a box (sigmoid): the label is explained"""
    image = image_of(k)
    x = k.layers.GlobalAveragePooling2D(name="gap")(trunk(k, image, relu(k)))
    box = k.layers.Dense(4, activation="sigmoid", name="box")(x)
    label = k.layers.Dense(5, activation="softmax", name="label")(x)
    return Net(k.Model(image, [box, label]), "act2", "label", PICTURE)


def max_pool_before_relu(k):
    """Max pooling before the ReLU, which is the same as after it: the expert looks above the pooling"""
    # In float64 the ReLU is put first, so that there is something to look at.
    relu_first = k.backend.floatx() == "float64"
    x = image = image_of(k)
    for index in (1, 2):
        x = k.layers.Conv2D(6, 3, padding="same", name=f"conv{index}")(x)
        pool = k.layers.MaxPooling2D(name=f"pool{index}")
        act = k.layers.ReLU(name=f"act{index}")
        x = pool(act(x)) if relu_first else act(pool(x))
    x = k.layers.GlobalAveragePooling2D(name="gap")(x)
    return Net(k.Model(image, classes(k, x)), "act2", "probs", PICTURE, graph_feature="act2/Relu")


NETS = {
    "global-average": (global_average, 2),
    "global-average-keras3": (global_average, 3),
    "global-max": (global_max, 2),
    "flatten": (flatten, 2),
    "flatten-keras3": (flatten, 3),
    "attention-pooling": (attention_pooling, 2),
    "attention-pooling-axis": (attention_pooling_axis, 2),
    "one-sigmoid": (one_sigmoid, 2),
    "ordinal": (ordinal, 2),
    "several-outputs": (several_outputs, 2),
    "max-pool-before-relu": (max_pool_before_relu, 2),
}
