"""Which tensor of a file is which parameter of a module, and values for both by the rule of seeded.py."""

from itertools import permutations

import numpy as np
import torch
from onnx import numpy_helper

from seeded import seeded
from slimming import big_initializers, take_out


def tensors_of(net):
    """Parameters and statistics by name."""
    return {name: tensor for name, tensor in net.state_dict(keep_vars=True).items() if tensor.dtype == torch.float32}


@torch.no_grad()
def make_recognisable(net):
    """Different numbers everywhere; batch normalisations that change nothing but add their offset, so that they can be folded."""
    torch.manual_seed(7)
    batch_norms, silent = set(), set()
    before = ""
    for name, module in net.named_modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            batch_norms.add(name)
            # Folded, the bias of a convolution and the offset of its normalisation would be one sum.
            silent.add(f"{before}.bias")
        elif isinstance(module, torch.nn.Conv2d):
            before = name
    for name, tensor in tensors_of(net).items():
        module, _, part = name.rpartition(".")
        noise = torch.randn(tensor.shape)
        if name in silent:
            tensor.zero_()
        elif module in batch_norms and part != "bias":
            neutral = {"weight": 1, "running_mean": 0, "running_var": 1 - net.get_submodule(module).eps}[part]
            tensor.copy_(neutral + 1e-6 * noise)
        else:
            tensor.copy_(noise)


def match(model, net):
    """The parameter and the order of its axes for each big tensor of a file; what is none of them is left out."""
    named = tensors_of(net)
    told_apart = {name: tensor for name, tensor in named.items() if float(tensor.std(unbiased=False)) > 1e-3}
    found = {}
    for tensor in big_initializers(model):
        values = numpy_helper.to_array(tensor)
        same = [tensor.name] if tensor.name in named else []
        for name in [*same, *told_apart]:
            order = order_of(values, named[name].detach().numpy())
            if order is not None:
                found[tensor.name] = (name, order)
                break
    return found


def order_of(values, parameter):
    """The order of the parameter's axes that gives the values, if one does."""
    if values.size != parameter.size:
        return None
    for order in permutations(range(parameter.ndim)) if parameter.ndim < 5 else [tuple(range(parameter.ndim))]:
        turned = parameter.transpose(order)
        if np.allclose(turned.reshape(-1)[:64], values.reshape(-1)[:64], rtol=1e-4, atol=1e-5) and np.allclose(
            turned.reshape(-1), values.reshape(-1), rtol=1e-4, atol=1e-5
        ):
            return order
    return None


def bounds_of(net, name, tensor):
    """The bounds between which a parameter lies, before scales are measured."""
    module_name, _, part = name.rpartition(".")
    module = net.get_submodule(module_name)
    if part == "running_var":
        return 0.5, 1.5
    if part == "running_mean" or "bias" in part:
        return -0.1, 0.1
    if "scale" in part or "gamma" in part or tensor.ndim == 1:
        return 0.7, 1.3
    if isinstance(module, torch.nn.Conv2d | torch.nn.Linear) or "weight" in part:
        bound = rounded((3 / (tensor.numel() / tensor.shape[0])) ** 0.5)
        return -bound, bound
    return -0.5, 0.5


def rounded(value):
    """Three digits, which make short names."""
    return float(f"{value:.3g}")


class Seeding:
    """The values of a file and of its module, which are the same."""

    def __init__(self, model, net):
        self.net, self.named = net, tensors_of(net)
        self.seeds, self.bounds, self.orders, self.constants = {}, {}, {}, {}
        matched = match(model, net)
        for seed, tensor in enumerate(big_initializers(model), start=1):
            values = numpy_helper.to_array(tensor)
            if tensor.name in matched:
                name, order = matched[tensor.name]
                self.seeds[tensor.name], self.orders[tensor.name] = seed, (name, order)
                self.bounds[tensor.name] = bounds_of(net, name, self.named[name])
            elif np.ptp(values) == 0:
                self.constants[tensor.name] = float(values.flat[0])
            else:
                print("   stays in the file:", tensor.name, values.shape)
        self.neutralise()

    @torch.no_grad()
    def neutralise(self):
        """What is folded into a convolution adds its offset only, exactly."""
        used = {name for name, _ in self.orders.values()}
        for name, module in self.net.named_modules():
            if isinstance(module, torch.nn.BatchNorm2d) and f"{name}.running_var" not in used:
                module.weight.fill_(1)
                module.running_mean.fill_(0)
                module.running_var.fill_(1 - module.eps)

    def values(self, tensor):
        """A tensor of the file."""
        if tensor.name in self.constants:
            return np.full(tensor.dims, self.constants[tensor.name], np.float32)
        return seeded(self.seeds[tensor.name], *self.bounds[tensor.name], tuple(tensor.dims))

    @torch.no_grad()
    def give(self, model):
        """Gives the values of the file to the module; returns them by name."""
        given = {t.name: self.values(t) for t in big_initializers(model) if t.name in self.seeds or t.name in self.constants}
        for tensor_name, (name, order) in self.orders.items():
            parameter = self.named[name]
            turned = given[tensor_name].reshape([parameter.shape[axis] for axis in order])
            parameter.copy_(torch.from_numpy(np.ascontiguousarray(turned.transpose(np.argsort(order)))))
        return given

    @torch.no_grad()
    def measure(self, x):
        """Scales each convolution and each product with weights so that its output has a spread of about one."""
        tensor_of = {name: tensor_name for tensor_name, (name, _) in self.orders.items()}
        hooks = []
        for name, module in self.net.named_modules():
            tensor_name = tensor_of.get(f"{name}.weight")
            if tensor_name is not None and isinstance(module, torch.nn.Conv2d | torch.nn.Linear):
                hooks.append(module.register_forward_hook(self.scaling(tensor_name)))
        self.net(x)
        for hook in hooks:
            hook.remove()

    def scaling(self, tensor_name):
        """A hook that divides the bounds of a tensor by the spread of what it gives."""

        def hook(module, _, output):
            low, high = self.bounds[tensor_name]
            axes = [1, 1] if isinstance(module, torch.nn.Conv2d) else []
            offset = 0 if module.bias is None else module.bias.reshape([-1, *axes])
            plain = output - offset
            factor = rounded(high / max(float(plain.std()), 1e-6)) / high
            self.bounds[tensor_name] = low * factor, high * factor
            return plain * factor + offset

        return hook

    def take_out(self, model):
        """Leaves the values out of the file."""
        for tensor in big_initializers(model):
            if tensor.name in self.constants:
                value = self.constants[tensor.name]
                take_out(tensor, 0, value, value)
            elif tensor.name in self.seeds:
                take_out(tensor, self.seeds[tensor.name], *self.bounds[tensor.name])
