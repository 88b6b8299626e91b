"""Grad-CAM in float64 at a module, or at the last call of a function."""

import torchvision_operators  # noqa: F401, I001
import numpy as np
import torch
from pytorch_grad_cam import GradCAM
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget
from torch.overrides import TorchFunctionMode


class LastRelu(TorchFunctionMode):
    """Keeps what the last call of relu on features gave."""

    output = None

    def __torch_function__(self, function, types, arguments=(), options=None):
        output = function(*arguments, **(options or {}))
        if function is torch.nn.functional.relu and output.ndim == 4:
            self.output = output
        return output


def activations_of(net, module, x):
    """The features at a layer, with the logits that come of them."""
    if module == "relu":
        with LastRelu() as recorder:
            logits = net(x)
        return recorder.output, logits
    kept = []

    def keep(_, __, output):
        kept.append(output)

    hook = net.get_submodule(module).register_forward_hook(keep)
    logits = net(x)
    hook.remove()
    return kept[-1], logits


def channels_last(tensor, layout):
    """Brings features to `[N, ...space, K]`, tokens to their grid."""
    if layout == "first":
        return tensor.movedim(1, -1)
    if layout == "last":
        return tensor
    prefix, grid = layout
    return tensor[:, prefix:].reshape(1, *grid, -1)


def grad_cam(net, module, x, first_class, layout, is_first):
    """Logits, features, and the map before its normalisation for a class, or the first after it whose map is not empty, all in float64."""
    features, logits = activations_of(net.double(), module, x.double().requires_grad_())
    for index in range(first_class, logits.shape[1]):
        (gradient,) = torch.autograd.grad(logits[0, index], features, retain_graph=True)
        values, gradient = (channels_last(part.detach(), layout) for part in (features, gradient))
        weights = gradient.mean(dim=tuple(range(1, gradient.ndim - 1)), keepdim=True)
        raw = (weights * values).sum(-1)[0]
        if not is_first or raw.max() > 0.2 * raw.abs().max():
            net.float()
            return logits.detach()[0].numpy(), features.detach().numpy(), index, torch.relu(raw).numpy()
    raise ValueError("no class has a map")


def require_peer(net, module, x, index, layout, cam):
    """Holds a map against that of pytorch-grad-cam, in single precision, before it is scaled and resized."""
    if module == "relu":
        return  # It sees modules only.
    layer = net.get_submodule(module)
    peer = GradCAM(net, [layer], reshape_transform=lambda tensor: channels_last(tensor, layout).movedim(-1, 1))
    targets = [ClassifierOutputTarget(index)]
    peer(x, targets)
    (values,), (gradients,) = peer.activations_and_grads.activations, peer.activations_and_grads.gradients
    raw = peer.get_cam_image(x, layer, targets, values.numpy(), gradients.numpy(), False)
    difference = np.abs(np.maximum(raw[0], 0) - cam).max() / cam.max()
    peer.activations_and_grads.release()
    assert difference < 1e-4, difference
