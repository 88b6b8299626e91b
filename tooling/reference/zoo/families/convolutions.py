"""Convolutions of every kind, and the orders in which people put them."""

from families.parts import PICTURE, classes, conv_norm, image_of, pooled
from net import Input, Net, Refusal


def mobilenet(k):
    """Inverted residuals of depthwise convolutions, ReLU6: MobileNet V2"""
    x = image = image_of(k)
    x = k.layers.ReLU(6.0, name="stem_relu")(conv_norm(k, x, 6, "stem", strides=2))
    y = k.layers.ReLU(6.0, name="expand_relu")(conv_norm(k, x, 12, "expand", size=1))
    y = k.layers.DepthwiseConv2D(3, padding="same", use_bias=False, name="depthwise")(y)
    y = k.layers.BatchNormalization(name="depthwise_norm")(y)
    y = k.layers.ReLU(6.0, name="depthwise_relu")(y)
    x = k.layers.Add(name="add")([x, conv_norm(k, y, 6, "project", size=1)])
    x = k.layers.ReLU(6.0, name="out_relu")(conv_norm(k, x, 12, "last", size=1))
    return Net(k.Model(image, pooled(k, x)), "out_relu", "probs", PICTURE)


def separable(k):
    """Separable convolutions with residuals: Xception"""
    x = image = image_of(k)
    x = k.layers.Activation("relu", name="stem_act")(conv_norm(k, x, 6, "stem"))
    y = k.layers.SeparableConv2D(8, 3, padding="same", use_bias=False, name="sepconv1")(x)
    y = k.layers.BatchNormalization(name="sepconv1_norm")(y)
    y = k.layers.MaxPooling2D(3, 2, padding="same", name="pool")(y)
    x = k.layers.Add(name="add")([y, conv_norm(k, x, 8, "shortcut", size=1, strides=2)])
    x = k.layers.SeparableConv2D(10, 3, padding="same", use_bias=False, name="sepconv2")(x)
    x = k.layers.BatchNormalization(name="sepconv2_norm")(x)
    x = k.layers.Activation("relu", name="sepconv2_act")(x)
    return Net(k.Model(image, pooled(k, x)), "sepconv2_act", "probs", PICTURE)


def dilated(k):
    """Dilated convolutions, the last of them after the last ReLU"""
    x = image = image_of(k)
    x = k.layers.Conv2D(6, 3, padding="same", activation="relu", name="conv1")(x)
    x = k.layers.Conv2D(8, 3, padding="same", dilation_rate=2, activation="relu", name="conv2")(x)
    x = k.layers.Conv2D(4, 3, padding="same", dilation_rate=2, name="conv3")(x)
    x = k.layers.GlobalAveragePooling2D(name="gap")(x)
    return Net(k.Model(image, k.layers.Softmax(name="probs")(x)), "conv2", "probs", PICTURE)


UNCONVERTED = {"graph": "the converter stops at a grouped convolution, which Keras compiles for a CPU"}


def grouped(k):
    """Grouped convolutions: ResNeXt"""
    x = image = image_of(k)
    x = k.layers.ReLU(name="stem_relu")(conv_norm(k, x, 8, "stem", strides=2))
    y = k.layers.Conv2D(8, 3, padding="same", groups=4, use_bias=False, name="grouped")(x)
    y = k.layers.BatchNormalization(name="grouped_norm")(y)
    x = k.layers.ReLU(name="relu")(k.layers.Add(name="add")([x, y]))
    return Net(k.Model(image, pooled(k, x)), "relu", "probs", PICTURE, absent=UNCONVERTED)


def transposed(k):
    """A transposed convolution before the pooling"""
    x = image = image_of(k, (8, 8, 3))
    x = k.layers.Conv2D(6, 3, padding="same", activation="relu", name="conv")(x)
    x = k.layers.Conv2DTranspose(6, 3, 2, padding="same", activation="relu", name="up")(x)
    return Net(k.Model(image, pooled(k, x)), "up", "probs", [Input((8, 8, 3))])


def residual(k):
    """Residual blocks with the ReLU behind the sum: ResNet"""
    x = image = image_of(k)
    x = k.layers.ReLU(name="stem_relu")(conv_norm(k, x, 6, "stem"))
    for index in (1, 2):
        y = k.layers.ReLU(name=f"relu{index}a")(conv_norm(k, x, 6, f"block{index}a"))
        y = conv_norm(k, y, 6, f"block{index}b")
        x = k.layers.ReLU(name=f"relu{index}b")(k.layers.Add(name=f"add{index}")([x, y]))
    return Net(k.Model(image, pooled(k, x)), "relu2b", "probs", PICTURE)


def norm_first(k):
    """Batch norm and ReLU before each convolution: ResNet V2"""
    x = image = image_of(k)
    x = k.layers.Conv2D(6, 3, padding="same", name="stem")(x)
    x = k.layers.MaxPooling2D(name="pool")(x)
    for index in (1, 2):
        y = k.layers.BatchNormalization(name=f"norm{index}")(x)
        y = k.layers.ReLU(name=f"relu{index}")(y)
        y = k.layers.Conv2D(6, 3, padding="same", name=f"conv{index}")(y)
        x = k.layers.Add(name=f"add{index}")([x, y])
    x = k.layers.ReLU(name="post_relu")(k.layers.BatchNormalization(name="post_norm")(x))
    return Net(k.Model(image, pooled(k, x)), "post_relu", "probs", PICTURE)


def norm_last(k):
    """Batch norm behind each ReLU"""
    x = image = image_of(k)
    for index, filters in enumerate((6, 8), 1):
        x = k.layers.Conv2D(filters, 3, strides=index, activation="relu", name=f"conv{index}")(x)
        x = k.layers.BatchNormalization(name=f"norm{index}")(x)
    return Net(k.Model(image, pooled(k, x)), "conv2", "probs", PICTURE)


def dense_blocks(k):
    """Concatenations: DenseNet"""
    x = image = image_of(k)
    x = k.layers.Activation("relu", name="stem_relu")(conv_norm(k, x, 4, "stem"))
    x = k.layers.MaxPooling2D(name="pool")(x)
    for index in (1, 2):
        y = k.layers.BatchNormalization(name=f"norm{index}")(x)
        y = k.layers.Activation("relu", name=f"relu{index}")(y)
        y = k.layers.Conv2D(4, 3, padding="same", use_bias=False, name=f"conv{index}")(y)
        x = k.layers.Concatenate(name=f"concat{index}")([x, y])
    x = k.layers.BatchNormalization(name="norm")(x)
    x = k.layers.Activation("relu", name="relu")(x)
    return Net(k.Model(image, pooled(k, x)), "relu", "probs", PICTURE)


def inception(k):
    """Branches of ReLUs that a concatenation gathers: Inception"""
    x = image = image_of(k)
    x = k.layers.Conv2D(4, 3, 2, padding="same", activation="relu", name="stem")(x)
    one = k.layers.Conv2D(4, 1, activation="relu", name="branch1x1")(x)
    three = k.layers.Conv2D(4, 3, padding="same", activation="relu", name="branch3x3")(x)
    pool = k.layers.AveragePooling2D(3, 1, padding="same", name="branch_mean")(x)
    pool = k.layers.Conv2D(4, 1, activation="relu", name="branch_pool")(pool)
    x = k.layers.Concatenate(name="mixed")([one, three, pool])
    return Net(k.Model(image, pooled(k, x)), "mixed", "probs", PICTURE)


def group_norm(k):
    """Group normalisation"""
    x = image = image_of(k)
    x = k.layers.Conv2D(6, 3, padding="same", activation="relu", name="conv1")(x)
    x = k.layers.Conv2D(8, 3, strides=2, padding="same", name="conv2")(x)
    x = k.layers.GroupNormalization(2, name="norm")(x)
    x = k.layers.ReLU(name="relu")(x)
    return Net(k.Model(image, pooled(k, x)), "relu", "probs", PICTURE)


def layer_norm(k):
    """Layer normalisation over the channels with Keras's own epsilon, behind the last ReLU too"""
    x = image = image_of(k)
    for index, filters in enumerate((6, 8), 1):
        x = k.layers.Conv2D(filters, 3, strides=index, padding="same", name=f"conv{index}")(x)
        x = k.layers.ReLU(name=f"relu{index}")(x)
        x = k.layers.LayerNormalization(name=f"norm{index}")(x)
    x = k.layers.GlobalAveragePooling2D(name="gap")(x)
    sentence = "the graph has a batch norm in training mode, which TensorFlow.js does not compute"
    refused = {"graph": Refusal("MODEL_UNSUPPORTED", sentence)}
    return Net(k.Model(image, classes(k, x)), "relu2", "probs", PICTURE, refused=refused)


def maxout(k):
    """Maxout: the larger of two convolutions at each place"""
    x = image = image_of(k)
    for index in (1, 2):
        sides = [k.layers.Conv2D(6, 3, padding="same", name=f"{side}{index}")(x) for side in "ab"]
        x = k.layers.Maximum(name=f"max{index}")(sides)
        x = k.layers.AveragePooling2D(name="pool")(x) if index == 1 else x
    return Net(k.Model(image, pooled(k, x)), "max2", "probs", PICTURE)


NETS = {
    "maxout": (maxout, 2),
    "mobilenet": (mobilenet, 2),
    "mobilenet-keras3": (mobilenet, 3),
    "separable": (separable, 2),
    "dilated": (dilated, 2),
    "grouped": (grouped, 2),
    "transposed": (transposed, 2),
    "resnet": (residual, 2),
    "resnet-keras3": (residual, 3),
    "resnet-v2": (norm_first, 2),
    "norm-last": (norm_last, 2),
    "densenet": (dense_blocks, 2),
    "inception": (inception, 2),
    "group-norm": (group_norm, 2),
    "layer-norm": (layer_norm, 2),
}
