"""Runs a converted graph model in TensorFlow, in float64: another road to the same numbers."""

import json

import numpy as np
import tensorflow as tf
from google.protobuf import json_format
from tensorflow.core.framework import graph_pb2, node_def_pb2, types_pb2

from converting import stored_weights

FUSED = {
    "_FusedConv2D": "Conv2D",
    "FusedDepthwiseConv2dNative": "DepthwiseConv2dNative",
    "_FusedMatMul": "MatMul",
}
LOOPS = ("Enter", "Exit", "Merge", "Switch", "NextIteration", "LoopCond", "NoOp")


def read_graph(folder):
    """The graph of `model.json` with its weights in it, everything fused taken apart, in float64."""
    topology = json.loads((folder / "model.json").read_text())["modelTopology"]
    weights = stored_weights(folder)
    graph = graph_pb2.GraphDef()
    source = json_format.ParseDict(topology, graph_pb2.GraphDef(), ignore_unknown_fields=True)
    for node in source.node:
        if node.op == "Const":
            node.attr["value"].tensor.CopyFrom(tf.make_tensor_proto(_doubled(weights[node.name])))
        graph.node.extend(_unfused(node))
    for node in graph.node:
        _make_double(node)
    return graph


def _doubled(value):
    return value.astype(np.float64) if value.dtype == np.float32 else value


def _make_double(node):
    for key, attr in node.attr.items():
        if attr.type == types_pb2.DT_FLOAT:
            attr.type = types_pb2.DT_DOUBLE
        for index, kind in enumerate(attr.list.type):
            if kind == types_pb2.DT_FLOAT:
                attr.list.type[index] = types_pb2.DT_DOUBLE


def _unfused(node):
    """A convolution with what the converter fused into it, as one node each; the last keeps the name."""
    steps = [name.decode() for name in node.attr["fused_ops"].list.s] if node.op in FUSED else []
    if node.op == "Prelu":
        return list(_prelu(node.name, node.input[0], node.input[1]))
    if node.op == "FusedBatchNormV3":
        return list(_batch_norm(node))
    if node.op not in FUSED:
        return [node]
    base = node_def_pb2.NodeDef(op=FUSED[node.op], name=f"{node.name}/base", input=node.input[:2])
    kept = ("T", "strides", "padding", "dilations", "data_format", "explicit_paddings")
    kept = ("T", "transpose_a", "transpose_b") if base.op == "MatMul" else kept
    for key in kept:
        if key in node.attr:
            base.attr[key].CopyFrom(node.attr[key])
    nodes, extra = [base], list(node.input[2:])
    for index, step in enumerate(steps):
        name = node.name if index == len(steps) - 1 else f"{node.name}/{step}"
        if step == "Prelu":
            nodes.extend(_prelu(name, nodes[-1].name, extra.pop(0)))
            continue
        made = node_def_pb2.NodeDef(op=step, name=name, input=[nodes[-1].name])
        if step == "BiasAdd":
            made.op = "AddV2"
            made.input.append(extra.pop(0))
        if step == "LeakyRelu":
            made.attr["alpha"].f = node.attr["leakyrelu_alpha"].f
        made.attr["T"].CopyFrom(node.attr["T"])
        nodes.append(made)
    return nodes


def _prelu(name, value, alpha):
    """max(x, 0) + alpha min(x, 0), as Relu(x) - alpha Relu(-x)."""
    parts = [
        ("Neg", "neg", [value]),
        ("Relu", "below", [f"{name}/neg"]),
        ("Mul", "scaled", [f"{name}/below", alpha]),
        ("Relu", "above", [value]),
        ("Sub", None, [f"{name}/above", f"{name}/scaled"]),
    ]
    for op, last, inputs in parts:
        yield _op(op, name if last is None else f"{name}/{last}", inputs)


def _batch_norm(node):
    """(x - mean) / sqrt(variance + epsilon) * gamma + beta: the kernel is single precision."""
    name, (x, gamma, beta, mean, variance) = node.name, node.input[:5]
    first = node.attr["data_format"].s == b"NCHW"
    shape = [1, -1, 1, 1] if first else [1, 1, 1, -1]
    yield _constant(f"{name}/epsilon", np.float64(node.attr["epsilon"].f))
    yield _constant(f"{name}/shape", np.int32(shape))
    if node.attr["is_training"].b:
        # Keras 2 normalises layers with the statistics of the batch that this op computes.
        yield _constant(f"{name}/axes", np.int32([0, 2, 3] if first else [0, 1, 2]))
        yield _op("Mean", f"{name}/mean", [x, f"{name}/axes"], keep_dims=True)
        yield _op("Sub", f"{name}/from_mean", [x, f"{name}/mean"])
        yield _op("Square", f"{name}/squares", [f"{name}/from_mean"])
        yield _op("Mean", f"{name}/variance", [f"{name}/squares", f"{name}/axes"], keep_dims=True)
        mean, variance = f"{name}/mean", f"{name}/variance"
    else:
        yield _op("Reshape", f"{name}/mean", [mean, f"{name}/shape"])
        yield _op("Reshape", f"{name}/variance", [variance, f"{name}/shape"])
    yield _op("Reshape", f"{name}/gamma", [gamma, f"{name}/shape"])
    yield _op("Reshape", f"{name}/beta", [beta, f"{name}/shape"])
    yield _op("AddV2", f"{name}/shifted", [f"{name}/variance", f"{name}/epsilon"])
    yield _op("Rsqrt", f"{name}/rsqrt", [f"{name}/shifted"])
    yield _op("Sub", f"{name}/centred", [x, f"{name}/mean"])
    yield _op("Mul", f"{name}/scaled", [f"{name}/centred", f"{name}/rsqrt"])
    yield _op("Mul", f"{name}/stretched", [f"{name}/scaled", f"{name}/gamma"])
    yield _op("AddV2", name, [f"{name}/stretched", f"{name}/beta"])


def _constant(name, value):
    node = node_def_pb2.NodeDef(op="Const", name=name)
    proto = tf.make_tensor_proto(value)
    node.attr["value"].tensor.CopyFrom(proto)
    node.attr["dtype"].type = proto.dtype
    return node


def _op(op, name, inputs, keep_dims=None):
    node = node_def_pb2.NodeDef(op=op, name=name, input=inputs)
    node.attr["T"].type = types_pb2.DT_FLOAT
    if keep_dims is not None:
        node.attr["keep_dims"].b = keep_dims
    return node


class GraphRun:
    """A converted graph with an input: the values of its nodes, and gradients."""

    def __init__(self, folder, feeds):
        self.graph = tf.Graph()
        with self.graph.as_default():
            definition = read_graph(folder)
            tf.graph_util.import_graph_def(definition, name="")
            self.names = [n.name for n in definition.node if _has_value(n) and "/while" not in n.name]
        self.feeds = feeds

    def values(self):
        with tf.compat.v1.Session(graph=self.graph) as session:
            tensors = {name: self._tensor(name) for name in self.names}
            numeric = {k: t for k, t in tensors.items() if t.dtype == tf.float64}
            return session.run(numeric, self._feed())

    def gradient(self, node, reduction, label):
        with self.graph.as_default():
            score = tf.reduce_sum(self._tensor(reduction)[..., label])
            (gradient,) = tf.gradients(score, self._tensor(node))
            with tf.compat.v1.Session(graph=self.graph) as session:
                return session.run(tf.convert_to_tensor(gradient), self._feed())

    def _feed(self):
        return {f"{name}:0": value for name, value in self.feeds.items()}

    def _tensor(self, name):
        return self.graph.get_tensor_by_name(f"{name}:0")


def _has_value(node):
    return node.op not in LOOPS and node.op != "Const"
