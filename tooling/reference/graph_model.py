"""A TensorFlow.js GraphModel in float64: the ops of the networks that the references need.

Tensors are channels last, as the graph has them; integers and shapes stay NumPy arrays.
"""

import json

import numpy as np
import torch
import torch.nn.functional as F


class GraphModel:
    """A graph model whose nodes are evaluated one by one; any node can be fed and any fetched."""

    def __init__(self, path):
        model = json.loads(path.read_text())
        topology = model["modelTopology"]
        self.nodes = {node["name"]: node for node in topology["node"]}
        self.weights = {}
        for group in model["weightsManifest"]:
            data = b"".join((path.parent / name).read_bytes() for name in group["paths"])
            offset = 0
            for weight in group["weights"]:
                array, offset = read_weight(data, offset, weight)
                self.weights[weight["name"]] = array
            assert offset == len(data), f"{group['paths']}: {len(data)} bytes, expected {offset}"

    def run(self, fetch, feeds):
        """The value of the node `fetch`; what is in `feeds` is not computed, what is missing is added to it."""
        # A stack instead of recursion: some graphs are deeper than Python's limit.
        stack = [fetch]
        while stack:
            name = stack[-1]
            if name in feeds:
                stack.pop()
                continue
            sources = [source.split(":")[0] for source in self.sources(name)]
            missing = [source for source in sources if source not in feeds]
            if missing:
                stack.extend(missing)
                continue
            feeds[name] = self.apply(self.nodes[name], [feeds[source] for source in sources])
            stack.pop()
        return feeds[fetch]

    def sources(self, name):
        return [each for each in self.nodes[name].get("input", []) if not each.startswith("^")]

    def apply(self, node, inputs):
        op = node["op"]
        if op == "Const":
            return self.weights[node["name"]]
        if op not in OPS:
            raise ValueError(f"{node['name']}: {op} is not expected here")
        return OPS[op](Attributes(node.get("attr", {})), *inputs)


def read_weight(data, offset, weight):
    """One weight: floats as float64 tensors, integers as NumPy arrays."""
    count = int(np.prod(weight["shape"]))
    stored = weight.get("quantization", {}).get("dtype", weight["dtype"])
    dtype = {"float32": "<f4", "float16": "<f2", "int32": "<i4", "uint8": "u1", "uint16": "<u2", "bool": "u1"}[stored]
    array = np.frombuffer(data, dtype, count, offset).reshape(weight["shape"])
    offset += array.nbytes
    if "quantization" in weight and stored != "float16":
        # The scale is a number of the file: dequantisation in float32 is what the network's weights are.
        quantization = weight["quantization"]
        scale, low = np.float32(quantization["scale"]), np.float32(quantization["min"])
        array = array.astype(np.float32) * scale + low
    if weight["dtype"] == "float32":
        return torch.from_numpy(array.astype(np.float64)), offset
    return array.astype(np.int64), offset


class Attributes:
    """The attributes of a node, as the JSON of the graph writes them."""

    def __init__(self, attr):
        self.attr = attr

    def ints(self, name):
        return [int(each) for each in self.attr[name]["list"]["i"]]

    def int(self, name, otherwise=0):
        return int(self.attr[name].get("i", 0)) if name in self.attr else otherwise

    def bool(self, name):
        return bool(self.attr.get(name, {}).get("b", False))

    def float(self, name, otherwise):
        return float(self.attr[name]["f"]) if name in self.attr else otherwise

    def text(self, name):
        value = self.attr[name]["s"]
        import base64

        return base64.b64decode(value).decode() if isinstance(value, str) else bytes(value).decode()

    def texts(self, name):
        import base64

        found = self.attr.get(name, {}).get("list", {}).get("s", [])
        return [base64.b64decode(each).decode() for each in found]


def array(value):
    return value.numpy() if isinstance(value, torch.Tensor) else np.asarray(value)


def number(value):
    return torch.as_tensor(value) if not isinstance(value, torch.Tensor) else value


def both(operation):
    """Integers stay integers: shapes are computed in the graph."""

    def apply(_, a, b):
        if isinstance(a, np.ndarray) and isinstance(b, np.ndarray):
            return np.asarray(operation(a, b))
        return operation(number(a), number(b))

    return apply


def padded(x, kernel, strides, dilations, padding, value=0.0):
    """TensorFlow's SAME for channels last: the odd one goes last."""
    if padding == "VALID":
        return x
    assert padding == "SAME", padding
    pads = [0, 0]
    for size, k, stride, dilation in reversed(list(zip(x.shape[1:-1], kernel, strides, dilations))):
        total = max((-(-size // stride) - 1) * stride + (k - 1) * dilation + 1 - size, 0)
        pads += [total // 2, total - total // 2]
    return F.pad(x, pads, value=value)


def conv2d(a, x, kernel, groups=1):
    strides = a.ints("strides")[1:3]
    dilations = a.ints("dilations")[1:3] if "dilations" in a.attr else [1, 1]
    x = padded(x, kernel.shape[:2], strides, dilations, a.text("padding"))
    if groups == 1:
        weights = kernel.permute(3, 2, 0, 1)
    else:
        height, width, channels, multiplier = kernel.shape
        weights = kernel.permute(2, 3, 0, 1).reshape(channels * multiplier, 1, height, width)
    y = F.conv2d(x.permute(0, 3, 1, 2), weights, None, strides, 0, dilations, groups)
    return y.permute(0, 2, 3, 1)


def fused(a, y, others):
    others = list(others)
    for op in a.texts("fused_ops"):
        if op == "BiasAdd":
            y = y + others.pop(0)
        elif op == "Prelu":
            slope = others.pop(0)
            y = torch.where(y >= 0, y, slope * y)
        else:
            y = OPS[op](a, y)
    assert not others
    return y


def matmul(a, x, y):
    x = x.mT if a.bool("transpose_a") or a.bool("adj_x") else x
    y = y.mT if a.bool("transpose_b") or a.bool("adj_y") else y
    return x @ y


def max_pool(a, x):
    size, strides = a.ints("ksize")[1:3], a.ints("strides")[1:3]
    x = padded(x, size, strides, [1, 1], a.text("padding"), -float("inf"))
    return F.max_pool2d(x.permute(0, 3, 1, 2), size, strides).permute(0, 2, 3, 1)


def avg_pool(a, x):
    """TensorFlow divides by the places inside of the picture."""
    size, strides, padding = a.ints("ksize")[1:3], a.ints("strides")[1:3], a.text("padding")

    def sums(values):
        values = padded(values, size, strides, [1, 1], padding).permute(0, 3, 1, 2)
        return F.avg_pool2d(values, size, strides, divisor_override=1).permute(0, 2, 3, 1)

    return sums(x) / sums(torch.ones_like(x[..., :1]))


def strided_slice(a, x, begin, end, strides):
    masks = {name: a.int(f"{name}_mask") for name in ("begin", "end", "ellipsis", "new_axis", "shrink_axis")}
    assert masks["ellipsis"] == 0, masks
    index, axis = [], 0
    for entry, (first, last, step) in enumerate(zip(begin, end, strides)):
        bit = 1 << entry
        if masks["new_axis"] & bit:
            index.append(None)
            continue
        if masks["shrink_axis"] & bit:
            index.append(int(first))
        else:
            low = None if masks["begin"] & bit else int(first)
            high = None if masks["end"] & bit else int(last)
            part = slice(low, high, int(step))
            if step < 0 and isinstance(x, torch.Tensor):  # torch has no negative steps
                places = np.arange(x.shape[axis])[part]
                x, part = x.index_select(axis, torch.as_tensor(places.copy())), slice(None)
            index.append(part)
        axis += 1
    return np.asarray(x[tuple(index)]) if isinstance(x, np.ndarray) else x[tuple(index)]


def space_to_batch(_, x, block, paddings):
    pads = [0, 0]
    for before, after in reversed(paddings.tolist()):
        pads += [before, after]
    x = F.pad(x, pads)
    n, height, width, c = x.shape
    by, bx = block.tolist()
    x = x.reshape(n, height // by, by, width // bx, bx, c)
    return x.permute(2, 4, 0, 1, 3, 5).reshape(n * by * bx, height // by, width // bx, c)


def batch_to_space(_, x, block, crops):
    n, height, width, c = x.shape
    by, bx = block.tolist()
    x = x.reshape(by, bx, n // (by * bx), height, width, c).permute(2, 3, 0, 4, 1, 5)
    x = x.reshape(n // (by * bx), height * by, width * bx, c)
    (top, bottom), (left, right) = crops.tolist()
    return x[:, top : x.shape[1] - bottom, left : x.shape[2] - right]


def resize_bilinear(a, x, size):
    """The three ways of placing the samples that TensorFlow has."""
    height, width = (int(each) for each in size)
    if a.bool("align_corners"):
        y = F.interpolate(x.permute(0, 3, 1, 2), (height, width), mode="bilinear", align_corners=True)
        return y.permute(0, 2, 3, 1)
    if a.bool("half_pixel_centers"):
        y = F.interpolate(x.permute(0, 3, 1, 2), (height, width), mode="bilinear", align_corners=False)
        return y.permute(0, 2, 3, 1)
    for axis, count in ((1, height), (2, width)):
        at = torch.arange(count, dtype=torch.float64) * (x.shape[axis] / count)
        low = at.floor().long()
        high = (low + 1).clamp(max=x.shape[axis] - 1)
        share = (at - low).reshape([-1 if each == axis else 1 for each in range(4)])
        x = x.index_select(axis, low) * (1 - share) + x.index_select(axis, high) * share
    return x


def reduce_by(name):
    def apply(a, x, axes):
        axes = [int(each) for each in np.atleast_1d(array(axes))]
        keep = a.bool("keep_dims")
        return getattr(torch, name)(x, dim=axes, keepdim=keep)

    return apply


def pad(_, x, paddings, mode="constant", value=0.0):
    pads = [each for before_after in reversed(array(paddings).tolist()) for each in before_after]
    if mode == "constant":
        return F.pad(x, pads, value=float(value))
    # NumPy's names: REFLECT leaves the edge out, SYMMETRIC repeats it.
    places = [np.pad(np.arange(n), tuple(p), mode=mode) for n, p in zip(x.shape, array(paddings).tolist())]
    for axis, place in enumerate(places):
        x = x.index_select(axis, torch.as_tensor(place))
    return x


def mirror_pad(a, x, paddings):
    return pad(a, x, paddings, {"REFLECT": "reflect", "SYMMETRIC": "symmetric"}[a.text("mode")])


def concat(a, *inputs):
    *parts, axis = inputs
    if all(isinstance(part, np.ndarray) for part in parts):
        return np.concatenate([np.atleast_1d(part) for part in parts], int(axis))
    return torch.cat([number(part) for part in parts], int(axis))


def pack(a, *parts):
    if any(isinstance(part, torch.Tensor) for part in parts):
        return torch.stack([number(part) for part in parts], a.int("axis"))
    return np.stack([np.asarray(part) for part in parts], a.int("axis"))


def squeeze(a, x):
    axes = sorted((each % x.ndim for each in a.ints("squeeze_dims")), reverse=True)
    for axis in axes:
        x = x.squeeze(axis)
    return x


def expand_dims(_, x, axis):
    axis = int(array(axis).ravel()[0])
    return x.unsqueeze(axis) if isinstance(x, torch.Tensor) else np.expand_dims(x, axis)


def reshape(_, x, shape):
    return x.reshape([int(each) for each in shape])


def cast(a, x):
    kind = a.attr["DstT"]["type"]
    if kind in ("DT_FLOAT", 1):
        return number(x).to(torch.float64)
    return array(x).astype(np.int64)


def div_no_nan(_, a, b):
    return torch.where(b == 0, torch.zeros_like(a), a / torch.where(b == 0, torch.ones_like(b), b))


def unary(operation):
    return lambda _, x: operation(x)


OPS = {
    "Add": both(lambda a, b: a + b),
    "AddV2": both(lambda a, b: a + b),
    "BiasAdd": both(lambda a, b: a + b),
    "Sub": both(lambda a, b: a - b),
    "Mul": both(lambda a, b: a * b),
    "RealDiv": both(lambda a, b: a / b),
    "Maximum": lambda _, a, b: np.maximum(a, b) if isinstance(a, np.ndarray) and isinstance(b, np.ndarray) else torch.maximum(number(a), number(b)),
    "DivNoNan": div_no_nan,
    "AddN": lambda _, *parts: sum(parts),
    "Neg": unary(lambda x: -x),
    "Square": unary(torch.square),
    "Sqrt": unary(torch.sqrt),
    "Log": unary(torch.log),
    "Relu": unary(torch.relu),
    "Relu6": unary(F.relu6),
    "Sigmoid": unary(torch.sigmoid),
    "Tanh": unary(torch.tanh),
    "Identity": unary(lambda x: x),
    "Conv2D": conv2d,
    "_FusedConv2D": lambda a, x, kernel, *others: fused(a, conv2d(a, x, kernel), others),
    "DepthwiseConv2dNative": lambda a, x, kernel: conv2d(a, x, kernel, x.shape[-1]),
    "MatMul": matmul,
    "_FusedMatMul": lambda a, x, y, *others: fused(a, matmul(a, x, y), others),
    "MaxPool": max_pool,
    "AvgPool": avg_pool,
    "Sum": reduce_by("sum"),
    "Mean": reduce_by("mean"),
    "Min": reduce_by("amin"),
    "Max": reduce_by("amax"),
    "Shape": unary(lambda x: np.asarray(x.shape, dtype=np.int64)),
    "Reshape": reshape,
    "Transpose": lambda _, x, order: x.permute([int(each) for each in order]),
    "Squeeze": squeeze,
    "ExpandDims": expand_dims,
    "Pack": pack,
    "ConcatV2": concat,
    "Pad": pad,
    "PadV2": lambda a, x, paddings, value: pad(a, x, paddings, "constant", array(value)),
    "MirrorPad": mirror_pad,
    "Slice": lambda _, x, begin, size: x[
        tuple(slice(int(b), None if s < 0 else int(b + s)) for b, s in zip(begin, size))
    ],
    "StridedSlice": strided_slice,
    "SpaceToBatchND": space_to_batch,
    "BatchToSpaceND": batch_to_space,
    "ResizeBilinear": resize_bilinear,
    "Cast": cast,
}
