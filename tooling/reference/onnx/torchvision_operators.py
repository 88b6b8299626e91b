"""Lets torchvision be imported beside a PyTorch that is not of the same origin: without its C++ ops it asks for these two. Import it first."""

import torch

operators = torch.library.Library("torchvision", "DEF")
operators.define("nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
operators.define("qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
