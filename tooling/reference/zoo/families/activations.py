"""The same small classifier with every activation that people use."""

from families.parts import PICTURE, image_of, pooled, trunk
from net import Net


def with_activation(k, activate):
    image = image_of(k)
    return Net(k.Model(image, pooled(k, trunk(k, image, activate))), "act2", "probs", PICTURE)


def by_name(k, activation):
    return with_activation(k, lambda name: k.layers.Activation(activation, name=name))


def leaky_relu(k):
    """LeakyReLU, as in Darknet"""
    return with_activation(k, lambda name: k.layers.LeakyReLU(0.1, name=name))


def written_leaky_relu(k):
    """LeakyReLU written as the larger of a value and a part of it"""

    def activate(name):
        def apply(x):
            part = k.layers.Rescaling(0.1, name=f"{name}_part")(x)
            return k.layers.Maximum(name=name)([x, part])

        return apply

    return with_activation(k, activate)


def prelu(k):
    """PReLU with a slope for each channel"""
    return with_activation(k, lambda name: k.layers.PReLU(shared_axes=[1, 2], name=name))


def elu(k):
    """ELU"""
    return by_name(k, "elu")


def selu(k):
    """SELU"""
    return by_name(k, "selu")


def relu6(k):
    """ReLU6"""
    return with_activation(k, lambda name: k.layers.ReLU(6.0, name=name))


def swish(k):
    """SiLU (swish): a product in the graph"""
    return by_name(k, "swish")


def silu(k):
    """SiLU by its name in Keras 3"""
    return by_name(k, "silu")


def gelu(k):
    """GELU: half a dozen ops in the graph"""
    return by_name(k, "gelu")


def hard_silu(k):
    """Hard swish, which is an activation in Keras 3"""
    return by_name(k, "hard_silu")


def hard_swish(k):
    """Hard swish of layers: Multiply, ReLU6, Rescaling"""

    def activate(name):
        def apply(x):
            gate = k.layers.Rescaling(1.0, 3.0, name=f"{name}_up")(x)
            gate = k.layers.ReLU(6.0, name=f"{name}_relu6")(gate)
            gate = k.layers.Rescaling(1 / 6, name=f"{name}_down")(gate)
            return k.layers.Multiply(name=name)([x, gate])

        return apply

    return with_activation(k, activate)


def thresholded(k):
    """ThresholdedReLU: a comparison in the graph"""
    return with_activation(k, lambda name: k.layers.ThresholdedReLU(0.3, name=name))


def mish(k):
    """Mish"""
    return by_name(k, "mish")


def tanh(k):
    """LeNet: convolutions with tanh, average pooling, flatten"""
    x = image = image_of(k, (16, 16, 3))
    x = k.layers.Conv2D(6, 5, activation="tanh", name="conv1")(x)
    x = k.layers.AveragePooling2D(2, name="pool1")(x)
    x = k.layers.Conv2D(8, 3, activation="tanh", name="conv2")(x)
    x = k.layers.AveragePooling2D(2, name="pool2")(x)
    x = k.layers.Flatten(name="flat")(x)
    x = k.layers.Dense(8, activation="tanh", name="hidden")(x)
    probs = k.layers.Dense(4, activation="softmax", name="probs")(x)
    return Net(k.Model(image, probs), "conv2", "probs", PICTURE)


NETS = {
    "leaky-relu": (leaky_relu, 2),
    "written-leaky-relu": (written_leaky_relu, 2),
    "prelu": (prelu, 2),
    "elu": (elu, 2),
    "selu": (selu, 2),
    "relu6": (relu6, 2),
    "swish": (swish, 2),
    "silu-keras3": (silu, 3),
    "gelu": (gelu, 2),
    "gelu-keras3": (gelu, 3),
    "hard-swish": (hard_swish, 2),
    "hard-swish-keras3": (hard_silu, 3),
    "thresholded-relu": (thresholded, 2),
    "mish": (mish, 2),
    "lenet-tanh": (tanh, 2),
}
