"""Writes a small network in single precision, and the same in int8 by ONNX Runtime's own quantiser: with QuantizeLinear and DequantizeLinear
around every op (QDQ), and with ops that compute in int8 (QLinear).

The environment is the one of README.md, in which onnxruntime is."""

import os
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static

FOLDER = os.path.join(os.path.dirname(__file__), "../../../packages/onnx/test/nets/quantised")
SIDE = 32
WIDTHS = [3, 8, 16, 24]
CLASSES = 5


def picture(generator):
    """A few soft blobs of colour on grey."""
    y, x = np.mgrid[0:SIDE, 0:SIDE] / SIDE
    planes = np.full((3, SIDE, SIDE), 0.2)
    for _ in range(4):
        cx, cy, size = generator.uniform(0.1, 0.9), generator.uniform(0.1, 0.9), generator.uniform(0.05, 0.25)
        blob = np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / (2 * size**2))
        planes += generator.uniform(-1, 1, (3, 1, 1)) * blob
    return planes[None].astype(np.float32)


def network():
    """Three convolutions, a shortcut, the mean over space, and a dense layer: opset 17."""
    generator = np.random.default_rng(7)
    weights, nodes, value = [], [], "image"

    def weight(name, shape):
        fan = np.prod(shape[1:]) if len(shape) > 1 else 4
        numbers = generator.standard_normal(shape) * np.sqrt(2 / fan)
        weights.append(numpy_helper.from_array(numbers.astype(np.float32), name))
        return name

    for level, (before, after) in enumerate(zip(WIDTHS, WIDTHS[1:])):
        parts = [value, weight(f"filters{level}", (after, before, 3, 3)), weight(f"biases{level}", (after,))]
        stride = 1 if level == 0 else 2
        nodes.append(helper.make_node("Conv", parts, [f"conv{level}"], f"conv{level}", pads=[1, 1, 1, 1], strides=[stride] * 2))
        nodes.append(helper.make_node("Relu", [f"conv{level}"], [f"relu{level}"], f"relu{level}"))
        value = f"relu{level}"
    same = [value, weight("filters3", (WIDTHS[-1], WIDTHS[-1], 1, 1))]
    nodes += [
        helper.make_node("Conv", same, ["conv3"], "conv3"),
        helper.make_node("Add", ["conv3", value], ["sum"], "sum"),
        helper.make_node("Relu", ["sum"], ["features"], "features"),
        helper.make_node("GlobalAveragePool", ["features"], ["means"], "means"),
        helper.make_node("Flatten", ["means"], ["flat"], "flat"),
        helper.make_node("Gemm", ["flat", weight("weights", (CLASSES, WIDTHS[-1])), weight("offsets", (CLASSES,))], ["scores"], "scores", transB=1),
    ]
    image = helper.make_tensor_value_info("image", TensorProto.FLOAT, ["N", 3, SIDE, SIDE])
    scores = helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["N", CLASSES])
    graph = helper.make_graph(nodes, "net", [image], [scores], weights)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


class Pictures(CalibrationDataReader):
    """The pictures by which the quantiser finds the range of each value."""

    def __init__(self):
        generator = np.random.default_rng(1)
        self.left = iter([{"image": picture(generator)} for _ in range(32)])

    def get_next(self):
        return next(self.left, None)


def main():
    os.makedirs(FOLDER, exist_ok=True)
    path = os.path.join(FOLDER, "float.onnx")
    onnx.save(network(), path)
    for name, form in [("qdq", QuantFormat.QDQ), ("qlinear", QuantFormat.QOperator)]:
        quantize_static(
            path,
            os.path.join(FOLDER, f"{name}.onnx"),
            Pictures(),
            quant_format=form,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            per_channel=form == QuantFormat.QDQ,
        )
    for name in sorted(os.listdir(FOLDER)):
        print(name, os.path.getsize(os.path.join(FOLDER, name)), "bytes")


if __name__ == "__main__":
    sys.exit(main())
