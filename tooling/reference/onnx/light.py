"""Writes the nine `light_*` nets of the wheel `onnx` without weights: whole topologies, whose weights are ConstantOfShape nodes there.

    python light.py
"""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, numpy_helper

from seeded import location
from slimming import strip
from weights import rounded

source = Path(onnx.__file__).parent / "backend/test/data/light"
target = Path(__file__).parents[3] / "packages/onnx/test/nets/light"
hidden_units = 16
# The inputs of a BatchNormalization by their position: scale, offset, mean, variance.
normalisation = {1: (0.7, 1.3), 2: (-0.1, 0.1), 3: (-0.1, 0.1), 4: (0.5, 1.5)}


def main():
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.glob("light_*.onnx")):
        model = strip(onnx.load(path))
        with_weights(model.graph)
        # Before, every initializer had to be listed among the inputs.
        model.ir_version = max(model.ir_version, 4)
        name = path.stem.removeprefix("light_").replace("_", "-")
        data = model.SerializeToString()
        (target / f"{name}.onnx").write_bytes(data)
        print(name, f"{len(data) / 1000:.0f} kB")


def with_weights(graph):
    """Turns each ConstantOfShape node into a weight, and takes out the sizes that it read."""
    shapes = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    narrow(graph, shapes)
    made = [node for node in graph.node if node.op_type == "ConstantOfShape" and node.input[0] in shapes]
    for seed, node in enumerate(made, start=1):
        tensor = weight(graph, node.output[0], seed, [int(size) for size in shapes[node.input[0]]])
        graph.initializer.append(renamed(graph, tensor, f"w{seed}"))
        graph.node.remove(node)
    read = {name for node in graph.node for name in node.input}
    kept = [tensor for tensor in graph.initializer if tensor.name in read]
    del graph.initializer[:]
    graph.initializer.extend(kept)
    inputs = [value for value in graph.input if value.name in read and value.name not in shapes]
    del graph.input[:]
    graph.input.extend(inputs)


def narrow(graph, shapes):
    """Leaves few units in the hidden dense layers, which have most of the weights."""
    sizes = {node.output[0]: node.input[0] for node in graph.node if node.op_type == "ConstantOfShape"}
    dense = [node for node in graph.node if node.op_type == "Gemm"]
    for node, after in zip(dense, dense[1:]):
        for name in (node.input[1], node.input[2]):
            shapes[sizes[name]] = np.array([hidden_units, *shapes[sizes[name]][1:]])
        weights = sizes[after.input[1]]
        shapes[weights] = np.array([shapes[weights][0], hidden_units])


def weight(graph, name, seed, shape):
    """A tensor that lies in the file that the rule makes."""
    tensor = onnx.TensorProto(name=name, data_type=TensorProto.FLOAT, dims=shape)
    tensor.data_location = TensorProto.EXTERNAL
    place = location(seed, *bounds(graph, name, shape))
    for key, value in (("location", place), ("length", str(int(np.prod(shape)) * 4))):
        tensor.external_data.add(key=key, value=value)
    return tensor


def renamed(graph, tensor, name):
    """A weight under a short name."""
    for node in graph.node:
        for position, read in enumerate(node.input):
            if read == tensor.name:
                node.input[position] = name
    tensor.name = name
    return tensor


def bounds(graph, name, shape):
    """As large as keeps the spread of what goes through a ReLU."""
    reader, position = next((node, list(node.input).index(name)) for node in graph.node if name in node.input)
    if reader.op_type == "BatchNormalization":
        return normalisation[position]
    if len(shape) < 2:
        return -0.1, 0.1
    bound = rounded((6 / (np.prod(shape) / shape[0])) ** 0.5)
    return -bound, bound


if __name__ == "__main__":
    main()
