"""Gates, attention, vision transformers and their kin."""

import tensorflow as tf

from families.parts import OPS, PICTURE, classes, image_of, pooled, relu, trunk
from net import Net

PATCHES = (4, 4)
WIDTH = 8


def squeeze_excite(k):
    """A squeeze-and-excite gate behind the last ReLU"""
    image = image_of(k)
    x = trunk(k, image, relu(k))
    gate = k.layers.GlobalAveragePooling2D(name="squeeze")(x)
    gate = k.layers.Reshape((1, 1, 8), name="gate_shape")(gate)
    gate = k.layers.Conv2D(4, 1, activation="relu", name="reduce")(gate)
    gate = k.layers.Conv2D(8, 1, activation="sigmoid", name="expand")(gate)
    x = k.layers.Multiply(name="excite")([x, gate])
    return Net(k.Model(image, pooled(k, x)), "act2", "probs", PICTURE)


def spatial_gate(k):
    """A gate over places: one sigmoid for each, as in CBAM"""
    image = image_of(k)
    x = trunk(k, image, relu(k))
    gate = k.layers.Conv2D(1, 3, padding="same", activation="sigmoid", name="gate")(x)
    x = k.layers.Multiply(name="gated")([x, gate])
    return Net(k.Model(image, pooled(k, x)), "act2", "probs", PICTURE)


def selective_kernel(k):
    """Two windows side by side, added up with weights of a softmax between them: SKNet"""
    image = image_of(k)
    x = trunk(k, image, relu(k))
    branches = [
        k.layers.Conv2D(8, size, padding="same", activation="relu", name=f"branch{size}")(x)
        for size in (3, 5)
    ]
    gate = k.layers.GlobalAveragePooling2D(name="squeeze")(k.layers.Add(name="both")(branches))
    gate = k.layers.Dense(4, activation="relu", name="reduce")(gate)
    gate = tf.stack([k.layers.Dense(8, name=f"expand{size}")(gate) for size in (3, 5)], axis=1)
    gate = tf.nn.softmax(gate, axis=1)
    weighed = [branch * gate[:, index, None, None] for index, branch in enumerate(branches)]
    x = k.layers.Add(name="selected")(weighed)
    return Net(k.Model(image, pooled(k, x)), "selected", "probs", PICTURE, absent=OPS)


def attention_over_conv(k):
    """Dot-product attention between the places of a convolution's features, whose rows a sum gathers"""
    image = image_of(k)
    x = trunk(k, image, relu(k))
    rows = k.layers.Reshape((64, 8), name="rows")(x)
    query = k.layers.Dense(4, name="query")(rows)
    key = k.layers.Dense(4, name="key")(rows)
    weights = k.layers.Softmax(name="weights")(k.layers.Dot(axes=2, name="scores")([query, key]))
    mixed = k.layers.Dot(axes=(2, 1), name="mixed")([weights, rows])
    x = k.layers.Add(name="sum")([rows, mixed])
    x = k.layers.GlobalAveragePooling1D(name="gap")(x)
    return Net(k.Model(image, classes(k, x)), "sum", "probs", PICTURE, tokens=(0, 8, 8))


def tokens_of(k, image):
    x = k.layers.Conv2D(WIDTH, 4, 4, name="patch")(image)
    return k.layers.Reshape((16, WIDTH), name="tokens")(x)


def block(k, x, name):
    """Attention and MLP, each behind its norm and with a shortcut."""
    y = k.layers.LayerNormalization(epsilon=1e-6, name=f"{name}_norm1")(x)
    y = k.layers.MultiHeadAttention(2, 4, name=f"{name}_attention")(y, y)
    x = k.layers.Add(name=f"{name}_add1")([x, y])
    y = k.layers.LayerNormalization(epsilon=1e-6, name=f"{name}_norm2")(x)
    y = k.layers.Dense(2 * WIDTH, activation="gelu", name=f"{name}_mlp1")(y)
    y = k.layers.Dense(WIDTH, name=f"{name}_mlp2")(y)
    return k.layers.Add(name=f"{name}_add2")([x, y])


def vit(k):
    """A vision transformer: average of the tokens behind a final norm"""
    image = image_of(k)
    x = block(k, tokens_of(k, image), "block1")
    x = k.layers.LayerNormalization(epsilon=1e-6, name="norm")(x)
    x = classes(k, k.layers.GlobalAveragePooling1D(name="gap")(x))
    return Net(k.Model(image, x), "norm", "probs", PICTURE, tokens=(0, *PATCHES))


def vit_without_norm(k):
    """A vision transformer without a final norm"""
    image = image_of(k)
    x = block(k, tokens_of(k, image), "block1")
    x = classes(k, k.layers.GlobalAveragePooling1D(name="gap")(x))
    return Net(k.Model(image, x), "block1_add2", "probs", PICTURE, tokens=(0, *PATCHES))


def vit_class_token(k):
    """A vision transformer that reads its class token alone: the last norm with a gradient at the patches is the last block's first"""
    image = image_of(k)
    patches = tokens_of(k, image)
    # A token for the class as people make it of layers: an embedding of nothing.
    token = k.layers.GlobalAveragePooling1D(name="mean")(patches)
    token = k.layers.Reshape((1, WIDTH), name="class_token")(k.layers.Dense(WIDTH, name="token")(token))
    x = k.layers.Concatenate(axis=1, name="with_class")([token, patches])
    x = block(k, x, "block1")
    x = k.layers.LayerNormalization(epsilon=1e-6, name="norm")(x)
    x = k.layers.Cropping1D((0, 16), name="first")(x)
    x = classes(k, k.layers.Flatten(name="flat")(x))
    return Net(k.Model(image, x), "block1_norm1", "probs", PICTURE, tokens=(1, *PATCHES))


def mixer(k):
    """An MLP-Mixer: dense layers across the tokens, then across the channels"""
    image = image_of(k)
    x = tokens_of(k, image)
    y = k.layers.LayerNormalization(epsilon=1e-6, name="norm1")(x)
    y = k.layers.Permute((2, 1), name="turned")(y)
    y = k.layers.Dense(8, activation="gelu", name="tokens1")(y)
    y = k.layers.Dense(16, name="tokens2")(y)
    x = k.layers.Add(name="add1")([x, k.layers.Permute((2, 1), name="back")(y)])
    y = k.layers.LayerNormalization(epsilon=1e-6, name="norm2")(x)
    y = k.layers.Dense(16, activation="gelu", name="channels1")(y)
    x = k.layers.Add(name="add2")([x, k.layers.Dense(WIDTH, name="channels2")(y)])
    x = k.layers.LayerNormalization(epsilon=1e-6, name="norm")(x)
    x = classes(k, k.layers.GlobalAveragePooling1D(name="gap")(x))
    return Net(k.Model(image, x), "norm", "probs", PICTURE, tokens=(0, *PATCHES))


def convnext(k):
    """ConvNeXt: depthwise convolution, layer norm, GELU between dense layers, a sum; a norm behind the pooling"""
    x = image = image_of(k)
    x = k.layers.Conv2D(WIDTH, 2, 2, name="stem")(x)
    x = k.layers.LayerNormalization(epsilon=1e-6, name="stem_norm")(x)
    y = k.layers.DepthwiseConv2D(5, padding="same", name="depthwise")(x)
    y = k.layers.LayerNormalization(epsilon=1e-6, name="norm")(y)
    y = k.layers.Dense(2 * WIDTH, name="wide")(y)
    y = k.layers.Activation("gelu", name="gelu")(y)
    y = k.layers.Dense(WIDTH, name="narrow")(y)
    x = k.layers.Add(name="add")([x, y])
    x = k.layers.GlobalAveragePooling2D(name="gap")(x)
    x = k.layers.LayerNormalization(epsilon=1e-6, name="head_norm")(x)
    return Net(k.Model(image, classes(k, x)), "add", "probs", PICTURE)


NETS = {
    "squeeze-excite": (squeeze_excite, 2),
    "squeeze-excite-keras3": (squeeze_excite, 3),
    "spatial-gate": (spatial_gate, 2),
    "selective-kernel": (selective_kernel, 2),
    "attention-over-conv": (attention_over_conv, 2),
    "vit": (vit, 2),
    "vit-keras3": (vit, 3),
    "vit-without-norm": (vit_without_norm, 2),
    "vit-class-token": (vit_class_token, 2),
    "mixer": (mixer, 2),
    "convnext": (convnext, 2),
    "convnext-keras3": (convnext, 3),
}
