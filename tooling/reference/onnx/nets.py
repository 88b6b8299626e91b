"""The networks: what people export, smaller where their family allows it, for pictures whose sides differ."""

import torchvision_operators  # noqa: F401, I001
import timm
import torch
from torchvision import models
from torchvision.models import swin_transformer


def vgg11():
    net = models.vgg11_bn(num_classes=10)
    net.avgpool = torch.nn.AdaptiveAvgPool2d((3, 4))
    net.classifier[0] = torch.nn.Linear(512 * 3 * 4, 32)
    net.classifier[3] = torch.nn.Linear(32, 32)
    net.classifier[6] = torch.nn.Linear(32, 10)
    return net


def swin():
    return swin_transformer.SwinTransformer(
        patch_size=[4, 4], embed_dim=24, depths=[2, 2, 2, 2], num_heads=[2, 2, 4, 4], window_size=[4, 4], num_classes=10
    )


def convnext():
    block = models.convnext.CNBlockConfig
    widths = [24, 48, 96, 192]
    blocks = [block(width, after, 2) for width, after in zip(widths, [*widths[1:], None])]
    return models.ConvNeXt(blocks, num_classes=10)


def googlenet():
    return models.googlenet(num_classes=10, aux_logits=False, init_weights=False, transform_input=False)


def inception():
    return models.inception_v3(num_classes=10, aux_logits=False, init_weights=False, transform_input=False)


def of_timm(name, **options):
    return lambda: timm.create_model(name, num_classes=10, **options)


def of_torchvision(name, **options):
    return lambda: getattr(models, name)(num_classes=10, **options)


tokens = {"img_size": (64, 96), "depth": 4, "embed_dim": 96, "num_heads": 4}
windows = {"img_size": (64, 128), "embed_dim": 24, "depths": (2, 2, 2, 2), "num_heads": (2, 2, 4, 4), "window_size": 4}

# The module is the expert's layer: what the authors' code, pytorch-grad-cam's list or the paper take. `relu`: the last call of that function.
# An opset of none is the exporter's own; `batch` leaves the batch open; `layout` is that of the features: channels first, `last`, or
# tokens, as the number before those of the picture and their grid; `others` are layers whose maps are wanted besides.
torchscript = {
    "resnet18": {"make": of_torchvision("resnet18"), "size": (64, 96), "opset": 11, "batch": True, "module": "layer4.1"},
    "mobilenet-v2": {"make": of_torchvision("mobilenet_v2"), "size": (64, 96), "opset": 9, "module": "features.18"},
    "efficientnet-b0": {"make": of_torchvision("efficientnet_b0"), "size": (64, 96), "opset": 13, "batch": True, "module": "features.8"},
    "convnext": {"make": convnext, "size": (64, 96), "opset": 17, "batch": True, "module": "features.7.1", "others": [("features.7.1.block.4", "last"), ("features.7.1.block.0", "first")]},
    "vgg11": {"make": vgg11, "size": (96, 128), "opset": 12, "module": "features.27"},
    "googlenet": {"make": googlenet, "size": (96, 128), "opset": 14, "batch": True, "module": "inception5b"},
    "vit": {"make": of_timm("vit_tiny_patch16_224", **tokens), "size": (64, 96), "opset": 14, "batch": True, "module": "blocks.3.norm1", "layout": (1, (4, 6))},
    "inception-v3": {"make": inception, "size": (96, 128), "opset": 10, "batch": True, "module": "Mixed_7c"},
    "shufflenet-v2": {"make": of_torchvision("shufflenet_v2_x0_5"), "size": (64, 96), "opset": 15, "module": "conv5"},
}
clip = {**tokens, "img_size": (128, 192)}
dynamo = {
    "resnet50": {"make": of_torchvision("resnet50", width_per_group=16), "size": (64, 96), "batch": True, "module": "layer4.2"},
    "mobilenet-v3": {"make": of_torchvision("mobilenet_v3_small"), "size": (64, 96), "module": "features.12"},
    "densenet121": {"make": of_torchvision("densenet121"), "size": (64, 96), "module": "relu"},
    "regnet": {"make": of_torchvision("regnet_y_400mf"), "size": (64, 96), "batch": True, "module": "trunk_output.block4"},
    "squeezenet": {"make": of_torchvision("squeezenet1_1"), "size": (64, 96), "module": "classifier.2"},
    "efficientnet-v2": {"make": of_timm("tf_efficientnetv2_b0"), "size": (64, 96), "module": "bn2"},
    "deit": {"make": of_timm("deit_tiny_distilled_patch16_224", **tokens), "size": (64, 96), "batch": True, "module": "blocks.3.norm1", "layout": (2, (4, 6))},
    "clip": {"make": of_timm("vit_base_patch32_clip_quickgelu_224", **clip), "size": (128, 192), "module": "blocks.3.norm1", "layout": (1, (4, 6))},
    "swin-timm": {"make": of_timm("swin_tiny_patch4_window7_224", **windows), "size": (64, 128), "module": "layers.3.blocks.1", "layout": "last"},
    "swin": {"make": swin, "size": (64, 128), "module": "features.7.1", "layout": "last", "others": [("features.7.1.norm2", "last")]},
}
exporters = {"torchscript": torchscript, "dynamo": dynamo}
