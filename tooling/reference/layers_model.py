"""A TensorFlow.js LayersModel in float64: as much of the format as MobileNet V1 and ResNet50 need."""

import json

import numpy as np
import torch
import torch.nn.functional as F


class Model:
    """A LayersModel with one input, evaluated in float64. Tensors are [1, C, H, W] or [1, C]."""

    def __init__(self, folder):
        model = json.loads((folder / "model.json").read_text())
        config = model["modelTopology"]["model_config"]["config"]
        self.layers = {layer["config"]["name"]: layer for layer in config["layers"]}
        self.input = config["input_layers"][0][0]
        self.weights = {}
        for group in model["weightsManifest"]:
            data = b"".join((folder / path).read_bytes() for path in group["paths"])
            offset = 0
            for w in group["weights"]:
                assert w["dtype"] == "float32" and "quantization" not in w, w
                count = int(np.prod(w["shape"]))
                array = np.frombuffer(data, "<f4", count, offset).reshape(w["shape"])
                self.weights[w["name"]] = torch.from_numpy(array.astype(np.float64))
                offset += 4 * count
            assert offset == len(data), f"{group['paths']}: {len(data)} bytes, expected {offset}"

    def evaluate(self, name, values):
        """The output of a layer; what `values` lacks is computed and added to it."""
        if name not in values:
            layer = self.layers[name]
            (node,) = layer["inbound_nodes"]
            inputs = [self.evaluate(source[0], values) for source in node]
            values[name] = self.apply(layer["class_name"], layer["config"], *inputs)
        return values[name]

    def apply(self, kind, c, x, *others):
        w = lambda name: self.weights[f"{c['name']}/{name}"]
        if kind in ("Conv2D", "DepthwiseConv2D"):
            assert c["data_format"] == "channels_last" and c["dilation_rate"] == [1, 1]
            assert c["activation"] == "linear" and c["padding"] in ("same", "valid")
            pads = []
            for n, k, s in zip(x.shape[2:], c["kernel_size"], c["strides"]):
                total = max((-(-n // s) - 1) * s + k - n, 0)  # TensorFlow: the odd one goes last
                pads = [total // 2, total - total // 2, *pads]  # F.pad wants the last axis first
            if c["padding"] == "same":
                x = F.pad(x, pads)
            bias = w("bias") if c["use_bias"] else None
            if kind == "Conv2D":
                return F.conv2d(x, w("kernel").permute(3, 2, 0, 1), bias, c["strides"])
            assert c["depth_multiplier"] == 1
            kernel = w("depthwise_kernel").permute(2, 3, 0, 1)
            return F.conv2d(x, kernel, bias, c["strides"], groups=x.shape[1])
        if kind == "BatchNormalization":
            scale = w("gamma") / torch.sqrt(w("moving_variance") + c["epsilon"])
            return (x - w("moving_mean")[:, None, None]) * scale[:, None, None] + w("beta")[
                :, None, None
            ]
        if kind == "Activation" and c["activation"] == "relu6":
            return F.relu6(x)
        if kind == "Activation" and c["activation"] == "relu":
            return F.relu(x)
        if kind == "ZeroPadding2D":
            (top, bottom), (left, right) = c["padding"]
            return F.pad(x, (left, right, top, bottom))
        if kind == "MaxPooling2D" and c["padding"] == "valid":
            return F.max_pool2d(x, c["pool_size"], c["strides"])
        if kind == "Add":
            return x + sum(others)
        if kind == "Dense":  # its logits, where a softmax is fused into it
            return x @ w("kernel") + w("bias")
        if kind == "GlobalAveragePooling2D":
            return x.mean(dim=(2, 3))
        if kind == "Reshape" and c["target_shape"] == [1, 1, x[0].numel()]:
            return x.reshape(1, -1, 1, 1)
        if kind == "Dropout":
            return x
        raise ValueError(f"{c['name']}: {kind} is not expected here")
