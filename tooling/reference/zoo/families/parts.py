"""Pieces that many nets have in common."""

from net import Input

PICTURE = [Input((16, 16, 3))]
OPS = {"layers": "it has ops of TensorFlow, which are no layers"}


def image_of(k, shape=(16, 16, 3)):
    return k.Input(shape, name="image")


def relu(k):
    return lambda name: k.layers.ReLU(name=name)


def trunk(k, x, activate, filters=(6, 8)):
    """Convolution, batch norm, activation, pooling; convolution, batch norm, activation: what most people write."""
    for index, count in enumerate(filters, 1):
        x = k.layers.Conv2D(count, 3, padding="same", use_bias=False, name=f"conv{index}")(x)
        x = k.layers.BatchNormalization(name=f"norm{index}")(x)
        x = activate(f"act{index}")(x)
        if index < len(filters):
            x = k.layers.MaxPooling2D(name=f"pool{index}")(x)
    return x


def classes(k, x, count=4):
    return k.layers.Dense(count, activation="softmax", name="probs")(x)


def pooled(k, x, count=4):
    """Global average pooling and a softmax."""
    return classes(k, k.layers.GlobalAveragePooling2D(name="gap")(x), count)


def conv_norm(k, x, filters, name, size=3, strides=1):
    """Convolution and batch norm, without an activation."""
    conv = k.layers.Conv2D(filters, size, strides, padding="same", use_bias=False, name=f"{name}_conv")
    return k.layers.BatchNormalization(name=f"{name}_norm")(conv(x))
