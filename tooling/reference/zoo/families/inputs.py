"""What comes in and how it is put together: several inputs, preprocessing, open sizes, nested models, small weights."""

from dataclasses import replace

from families.parts import PICTURE, classes, image_of, pooled, relu, trunk
from net import Input, Net


def siamese(k):
    """One encoder on two pictures, and how alike they are"""
    image = k.Input((16, 16, 3), name="shared")
    code = k.layers.GlobalAveragePooling2D(name="gap")(trunk(k, image, relu(k)))
    encoder = k.Model(image, code, name="encoder")
    left, right = k.Input((16, 16, 3), name="left"), k.Input((16, 16, 3), name="right")
    x = k.layers.Concatenate(name="pair")([encoder(left), encoder(right)])
    x = k.layers.Dense(6, activation="relu", name="compare")(x)
    x = k.layers.Dense(2, activation="softmax", name="probs")(x)
    return Net(k.Model([left, right], x), "encoder/act2", "probs", PICTURE * 2, call=1)


def picture_and_numbers(k):
    """A picture and a row of numbers"""
    image, numbers = image_of(k), k.Input((4,), name="numbers")
    x = k.layers.GlobalAveragePooling2D(name="gap")(trunk(k, image, relu(k)))
    x = k.layers.Concatenate(name="both")([x, k.layers.Dense(4, activation="relu", name="dense")(numbers)])
    return Net(k.Model([image, numbers], classes(k, x)), "act2", "probs", [*PICTURE, Input((4,))])


def rescaling(k):
    """Rescaling inside: pixels from 0 to 255 come in"""
    image = image_of(k)
    x = k.layers.Rescaling(1 / 127.5, offset=-1, name="rescale")(image)
    return Net(k.Model(image, pooled(k, trunk(k, x, relu(k)))), "act2", "probs", [Input((16, 16, 3), 0, 256)])


def normalization(k):
    """Normalization inside, with means and variances of the data"""
    image = image_of(k)
    layer = k.layers.Normalization(mean=[110.0, 120.0, 130.0], variance=[900.0, 1000.0, 1100.0], name="standard")
    return Net(k.Model(image, pooled(k, trunk(k, layer(image), relu(k)))), "act2", "probs", [Input((16, 16, 3), 0, 256)])


def augmentation(k):
    """Augmentation inside: a random flip does nothing in inference"""
    image = image_of(k)
    x = k.layers.RandomFlip("horizontal", name="flip")(image)
    x = k.layers.Rescaling(1 / 127.5, offset=-1, name="rescale")(x)
    return Net(k.Model(image, pooled(k, trunk(k, x, relu(k)))), "act2", "probs", [Input((16, 16, 3), 0, 256)])


def augmentation_keras3(k):
    """Augmentation inside, by Keras 3"""
    return replace(augmentation(k), absent={"graph": "the converter stops: Identity is not in graph"})


def whole_numbers(k):
    """Pixels as whole numbers (int32)"""
    image = k.Input((16, 16, 3), dtype="int32", name="image")
    x = k.layers.Rescaling(1 / 255, name="rescale")(image)
    return Net(k.Model(image, pooled(k, trunk(k, x, relu(k)))), "act2", "probs", [Input((16, 16, 3), 0, 256, "int32")])


def open_sizes(k):
    """Open sizes: any height and width"""
    image = k.Input((None, None, 3), name="image")
    x = pooled(k, trunk(k, image, relu(k)))
    return Net(k.Model(image, x), "act2", "probs", [Input((12, 20, 3))])


def sequential(k):
    """A Sequential of layers"""
    model = k.Sequential(
        [
            k.Input((16, 16, 3), name="image"),
            k.layers.Conv2D(6, 3, activation="relu", name="conv1"),
            k.layers.AveragePooling2D(2, name="pool1"),
            k.layers.Conv2D(8, 3, activation="relu", name="conv2"),
            k.layers.GlobalAveragePooling2D(name="gap"),
            k.layers.Dropout(0.3, name="drop"),
            k.layers.Dense(4, name="logits"),
            k.layers.Activation("softmax", name="probs"),
        ]
    )
    return Net(model, "conv2", "probs", PICTURE)


def transfer(k):
    """A Sequential of a model and a head, as in transfer learning"""
    image = k.Input((16, 16, 3), name="base_image")
    base = k.Model(image, trunk(k, image, relu(k)), name="base")
    head = k.Sequential(
        [
            k.Input((8, 8, 8), name="features"),
            k.layers.GlobalAveragePooling2D(name="gap"),
            k.layers.Dense(4, activation="softmax", name="probs"),
        ],
        name="head",
    )
    model = k.Sequential([k.Input((16, 16, 3), name="image"), base, head])
    return Net(model, "base/act2", "head/probs", PICTURE)


def nested(k):
    """A functional model with models inside of models"""
    inner_image = k.Input((16, 16, 3), name="inner_image")
    inner = k.Sequential(
        [
            k.Input((16, 16, 3), name="stem_image"),
            k.layers.Conv2D(6, 3, padding="same", name="conv"),
            k.layers.BatchNormalization(name="norm"),
            k.layers.ReLU(name="act"),
        ],
        name="stem",
    )
    x = k.layers.Conv2D(6, 3, strides=2, activation="relu", name="last")(inner(inner_image))
    outer = k.Model(inner_image, x, name="backbone")
    image = image_of(k)
    return Net(k.Model(image, pooled(k, outer(image))), "backbone/last", "probs", PICTURE)


def all_outputs(k):
    """A model that shows all its layers as outputs"""
    image = image_of(k)
    x = k.layers.Conv2D(6, 3, activation="relu", name="conv1")(image)
    y = k.layers.Conv2D(8, 3, strides=2, activation="relu", name="conv2")(x)
    gap = k.layers.GlobalAveragePooling2D(name="gap")(y)
    return Net(k.Model(image, [x, y, gap, classes(k, gap)]), "conv2", "probs", PICTURE)


def plain(k, quantize):
    x = image = image_of(k)
    x = k.layers.Conv2D(8, 3, activation="relu", name="conv1")(x)
    x = k.layers.MaxPooling2D(name="pool1")(x)
    x = k.layers.Conv2D(12, 3, activation="relu", name="conv2")(x)
    return Net(k.Model(image, pooled(k, x)), "conv2", "probs", PICTURE, quantize=quantize)


def float16(k):
    """Weights stored as float16"""
    return plain(k, "float16")


def uint8(k):
    """Weights stored as uint8"""
    return plain(k, "uint8")


NETS = {
    "siamese": (siamese, 2),
    "picture-and-numbers": (picture_and_numbers, 2),
    "picture-and-numbers-keras3": (picture_and_numbers, 3),
    "rescaling": (rescaling, 2),
    "rescaling-keras3": (rescaling, 3),
    "normalization": (normalization, 2),
    "augmentation": (augmentation, 2),
    "augmentation-keras3": (augmentation_keras3, 3),
    "whole-numbers": (whole_numbers, 2),
    "open-sizes": (open_sizes, 2),
    "sequential": (sequential, 2),
    "sequential-keras3": (sequential, 3),
    "transfer": (transfer, 2),
    "nested": (nested, 2),
    "nested-keras3": (nested, 3),
    "all-outputs": (all_outputs, 2),
    "float16-weights": (float16, 2),
    "uint8-weights": (uint8, 2),
}
