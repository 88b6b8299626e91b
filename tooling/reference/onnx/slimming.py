"""ONNX files without their weights, and without what only a debugger reads."""

import numpy as np
import onnx
from onnx import TensorProto, numpy_helper

from seeded import location

# Smaller tensors are sizes, axes and bounds: they stay.
most_inline = 16


def strip(model):
    """Takes out texts, descriptions of values between and metadata: nothing that is computed with."""
    model.doc_string = ""
    del model.metadata_props[:]
    graph = model.graph
    graph.doc_string = ""
    del graph.value_info[:]
    del graph.metadata_props[:]
    for part in (*graph.node, *graph.input, *graph.output, *graph.initializer):
        part.doc_string = ""
        del part.metadata_props[:]
    for node in graph.node:
        for attribute in node.attribute:
            attribute.doc_string = ""
    return model


def big_initializers(model):
    """The tensors that are taken out of the file."""
    return [
        tensor
        for tensor in model.graph.initializer
        if tensor.data_type == TensorProto.FLOAT and np.prod(tensor.dims) > most_inline
    ]


def take_out(tensor, seed, low, high):
    """Lets a tensor lie in the file that the rule makes."""
    shape, name = list(tensor.dims), tensor.name
    tensor.Clear()
    tensor.name, tensor.data_type = name, TensorProto.FLOAT
    tensor.dims.extend(shape)
    tensor.data_location = TensorProto.EXTERNAL
    length = str(int(np.prod(shape)) * 4)
    for key, value in (("location", location(seed, low, high)), ("length", length)):
        tensor.external_data.add(key=key, value=value)


def fill(model, values):
    """A copy of a file with weights in it, to run it."""
    whole = onnx.ModelProto()
    whole.CopyFrom(model)
    for tensor in whole.graph.initializer:
        if tensor.name in values:
            tensor.CopyFrom(numpy_helper.from_array(values[tensor.name], tensor.name))
    return whole
