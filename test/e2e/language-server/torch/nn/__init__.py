# What pyright reads in the place of PyTorch: the same names and signatures, and documentation of the same length.
from typing import Any

from torch import Tensor


class Module:
    """Base class of all modules."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any: ...


class Linear(Module):
    """Applies a linear map."""

    def __init__(self, in_features: int, out_features: int, bias: bool = True) -> None: ...


class Sequential(Module):
    """Runs modules one after the other."""

    def __init__(self, *modules: Module) -> None: ...

    def __getitem__(self, index: int) -> Module: ...


class Softplus(Module):
    r"""Stands where PyTorch's own documentation of Softplus stands, as long and as full of TeX as that is.

    .. math::
        \text{Softplus}(x) = \frac{1}{\beta} \cdot \log\left(1 + \exp(\beta \cdot x)\right)

    A first paragraph that says in two lines what the module is for, and where it is used, so that a hover has
    something to break into several rows, as the real one does.

    A second one about what happens for large inputs, when :math:`input \times \beta > threshold` holds, which
    nobody reads in a hover and which takes its room all the same.

    Args:
        first: the :math:`\beta` value of the formulation. Default: 1
        second: values above this take another form. Default: 20

    Shape:
        - Input: :math:`(*)`, where :math:`*` means any number of dimensions.
        - Output: :math:`(*)`, same shape as the input.

    .. image:: ../scripts/activation_images/Softplus.png

    Examples::

        >>> m = nn.Softplus()
        >>> input = torch.randn(2)
        >>> output = m(input)
    """

    def __init__(self, beta: float = 1.0, threshold: float = 20.0) -> None: ...


class ReLU(Module):
    r"""Stands where PyTorch's own documentation of ReLU stands, as long and as full of TeX as that is.

    .. math::
        \text{ReLU}(x) = \frac{1}{\beta} \cdot \log\left(1 + \exp(\beta \cdot x)\right)

    A first paragraph that says in two lines what the module is for, and where it is used, so that a hover has
    something to break into several rows, as the real one does.

    A second one about what happens for large inputs, when :math:`input \times \beta > threshold` holds, which
    nobody reads in a hover and which takes its room all the same.

    Args:
        first: the :math:`\beta` value of the formulation. Default: 1
        second: values above this take another form. Default: 20

    Shape:
        - Input: :math:`(*)`, where :math:`*` means any number of dimensions.
        - Output: :math:`(*)`, same shape as the input.

    .. image:: ../scripts/activation_images/ReLU.png

    Examples::

        >>> m = nn.ReLU()
        >>> input = torch.randn(2)
        >>> output = m(input)
    """

    def __init__(self, inplace: bool = False) -> None: ...


class GELU(Module):
    r"""Stands where PyTorch's own documentation of GELU stands, as long and as full of TeX as that is.

    .. math::
        \text{GELU}(x) = \frac{1}{\beta} \cdot \log\left(1 + \exp(\beta \cdot x)\right)

    A first paragraph that says in two lines what the module is for, and where it is used, so that a hover has
    something to break into several rows, as the real one does.

    A second one about what happens for large inputs, when :math:`input \times \beta > threshold` holds, which
    nobody reads in a hover and which takes its room all the same.

    Args:
        first: the :math:`\beta` value of the formulation. Default: 1
        second: values above this take another form. Default: 20

    Shape:
        - Input: :math:`(*)`, where :math:`*` means any number of dimensions.
        - Output: :math:`(*)`, same shape as the input.

    .. image:: ../scripts/activation_images/GELU.png

    Examples::

        >>> m = nn.GELU()
        >>> input = torch.randn(2)
        >>> output = m(input)
    """

    def __init__(self, approximate: str = 'none') -> None: ...


class LeakyReLU(Module):
    r"""Stands where PyTorch's own documentation of LeakyReLU stands, as long and as full of TeX as that is.

    .. math::
        \text{LeakyReLU}(x) = \frac{1}{\beta} \cdot \log\left(1 + \exp(\beta \cdot x)\right)

    A first paragraph that says in two lines what the module is for, and where it is used, so that a hover has
    something to break into several rows, as the real one does.

    A second one about what happens for large inputs, when :math:`input \times \beta > threshold` holds, which
    nobody reads in a hover and which takes its room all the same.

    Args:
        first: the :math:`\beta` value of the formulation. Default: 1
        second: values above this take another form. Default: 20

    Shape:
        - Input: :math:`(*)`, where :math:`*` means any number of dimensions.
        - Output: :math:`(*)`, same shape as the input.

    .. image:: ../scripts/activation_images/LeakyReLU.png

    Examples::

        >>> m = nn.LeakyReLU()
        >>> input = torch.randn(2)
        >>> output = m(input)
    """

    def __init__(self, negative_slope: float = 1e-2, inplace: bool = False) -> None: ...


class SiLU(Module):
    r"""Stands where PyTorch's own documentation of SiLU stands, as long and as full of TeX as that is.

    .. math::
        \text{SiLU}(x) = \frac{1}{\beta} \cdot \log\left(1 + \exp(\beta \cdot x)\right)

    A first paragraph that says in two lines what the module is for, and where it is used, so that a hover has
    something to break into several rows, as the real one does.

    A second one about what happens for large inputs, when :math:`input \times \beta > threshold` holds, which
    nobody reads in a hover and which takes its room all the same.

    Args:
        first: the :math:`\beta` value of the formulation. Default: 1
        second: values above this take another form. Default: 20

    Shape:
        - Input: :math:`(*)`, where :math:`*` means any number of dimensions.
        - Output: :math:`(*)`, same shape as the input.

    .. image:: ../scripts/activation_images/SiLU.png

    Examples::

        >>> m = nn.SiLU()
        >>> input = torch.randn(2)
        >>> output = m(input)
    """

    def __init__(self, inplace: bool = False) -> None: ...


class ELU(Module):
    r"""Stands where PyTorch's own documentation of ELU stands, as long and as full of TeX as that is.

    .. math::
        \text{ELU}(x) = \frac{1}{\beta} \cdot \log\left(1 + \exp(\beta \cdot x)\right)

    A first paragraph that says in two lines what the module is for, and where it is used, so that a hover has
    something to break into several rows, as the real one does.

    A second one about what happens for large inputs, when :math:`input \times \beta > threshold` holds, which
    nobody reads in a hover and which takes its room all the same.

    Args:
        first: the :math:`\beta` value of the formulation. Default: 1
        second: values above this take another form. Default: 20

    Shape:
        - Input: :math:`(*)`, where :math:`*` means any number of dimensions.
        - Output: :math:`(*)`, same shape as the input.

    .. image:: ../scripts/activation_images/ELU.png

    Examples::

        >>> m = nn.ELU()
        >>> input = torch.randn(2)
        >>> output = m(input)
    """

    def __init__(self, alpha: float = 1.0, inplace: bool = False) -> None: ...


class Hardtanh(Module):
    r"""Stands where PyTorch's own documentation of Hardtanh stands, as long and as full of TeX as that is.

    .. math::
        \text{Hardtanh}(x) = \frac{1}{\beta} \cdot \log\left(1 + \exp(\beta \cdot x)\right)

    A first paragraph that says in two lines what the module is for, and where it is used, so that a hover has
    something to break into several rows, as the real one does.

    A second one about what happens for large inputs, when :math:`input \times \beta > threshold` holds, which
    nobody reads in a hover and which takes its room all the same.

    Args:
        first: the :math:`\beta` value of the formulation. Default: 1
        second: values above this take another form. Default: 20

    Shape:
        - Input: :math:`(*)`, where :math:`*` means any number of dimensions.
        - Output: :math:`(*)`, same shape as the input.

    .. image:: ../scripts/activation_images/Hardtanh.png

    Examples::

        >>> m = nn.Hardtanh()
        >>> input = torch.randn(2)
        >>> output = m(input)
    """

    def __init__(self, min_val: float = -1.0, max_val: float = 1.0, inplace: bool = False) -> None: ...


class PReLU(Module):
    r"""Stands where PyTorch's own documentation of PReLU stands, as long and as full of TeX as that is.

    .. math::
        \text{PReLU}(x) = \frac{1}{\beta} \cdot \log\left(1 + \exp(\beta \cdot x)\right)

    A first paragraph that says in two lines what the module is for, and where it is used, so that a hover has
    something to break into several rows, as the real one does.

    A second one about what happens for large inputs, when :math:`input \times \beta > threshold` holds, which
    nobody reads in a hover and which takes its room all the same.

    Args:
        first: the :math:`\beta` value of the formulation. Default: 1
        second: values above this take another form. Default: 20

    Shape:
        - Input: :math:`(*)`, where :math:`*` means any number of dimensions.
        - Output: :math:`(*)`, same shape as the input.

    .. image:: ../scripts/activation_images/PReLU.png

    Examples::

        >>> m = nn.PReLU()
        >>> input = torch.randn(2)
        >>> output = m(input)
    """

    def __init__(self, num_parameters: int = 1, init: float = 0.25, device=None, dtype=None) -> None: ...


class Sigmoid(Module):
    r"""Stands where PyTorch's own documentation of Sigmoid stands, as long and as full of TeX as that is.

    .. math::
        \text{Sigmoid}(x) = \frac{1}{\beta} \cdot \log\left(1 + \exp(\beta \cdot x)\right)

    A first paragraph that says in two lines what the module is for, and where it is used, so that a hover has
    something to break into several rows, as the real one does.

    A second one about what happens for large inputs, when :math:`input \times \beta > threshold` holds, which
    nobody reads in a hover and which takes its room all the same.

    Args:
        first: the :math:`\beta` value of the formulation. Default: 1
        second: values above this take another form. Default: 20

    Shape:
        - Input: :math:`(*)`, where :math:`*` means any number of dimensions.
        - Output: :math:`(*)`, same shape as the input.

    .. image:: ../scripts/activation_images/Sigmoid.png

    Examples::

        >>> m = nn.Sigmoid()
        >>> input = torch.randn(2)
        >>> output = m(input)
    """

    def __init__(self) -> None: ...


class Tanh(Module):
    r"""Stands where PyTorch's own documentation of Tanh stands, as long and as full of TeX as that is.

    .. math::
        \text{Tanh}(x) = \frac{1}{\beta} \cdot \log\left(1 + \exp(\beta \cdot x)\right)

    A first paragraph that says in two lines what the module is for, and where it is used, so that a hover has
    something to break into several rows, as the real one does.

    A second one about what happens for large inputs, when :math:`input \times \beta > threshold` holds, which
    nobody reads in a hover and which takes its room all the same.

    Args:
        first: the :math:`\beta` value of the formulation. Default: 1
        second: values above this take another form. Default: 20

    Shape:
        - Input: :math:`(*)`, where :math:`*` means any number of dimensions.
        - Output: :math:`(*)`, same shape as the input.

    .. image:: ../scripts/activation_images/Tanh.png

    Examples::

        >>> m = nn.Tanh()
        >>> input = torch.randn(2)
        >>> output = m(input)
    """

    def __init__(self) -> None: ...


class Mish(Module):
    r"""Stands where PyTorch's own documentation of Mish stands, as long and as full of TeX as that is.

    .. math::
        \text{Mish}(x) = \frac{1}{\beta} \cdot \log\left(1 + \exp(\beta \cdot x)\right)

    A first paragraph that says in two lines what the module is for, and where it is used, so that a hover has
    something to break into several rows, as the real one does.

    A second one about what happens for large inputs, when :math:`input \times \beta > threshold` holds, which
    nobody reads in a hover and which takes its room all the same.

    Args:
        first: the :math:`\beta` value of the formulation. Default: 1
        second: values above this take another form. Default: 20

    Shape:
        - Input: :math:`(*)`, where :math:`*` means any number of dimensions.
        - Output: :math:`(*)`, same shape as the input.

    .. image:: ../scripts/activation_images/Mish.png

    Examples::

        >>> m = nn.Mish()
        >>> input = torch.randn(2)
        >>> output = m(input)
    """

    def __init__(self, inplace: bool = False) -> None: ...


class Softmax(Module):
    r"""Stands where PyTorch's own documentation of Softmax stands, as long and as full of TeX as that is.

    .. math::
        \text{Softmax}(x) = \frac{1}{\beta} \cdot \log\left(1 + \exp(\beta \cdot x)\right)

    A first paragraph that says in two lines what the module is for, and where it is used, so that a hover has
    something to break into several rows, as the real one does.

    A second one about what happens for large inputs, when :math:`input \times \beta > threshold` holds, which
    nobody reads in a hover and which takes its room all the same.

    Args:
        first: the :math:`\beta` value of the formulation. Default: 1
        second: values above this take another form. Default: 20

    Shape:
        - Input: :math:`(*)`, where :math:`*` means any number of dimensions.
        - Output: :math:`(*)`, same shape as the input.

    .. image:: ../scripts/activation_images/Softmax.png

    Examples::

        >>> m = nn.Softmax()
        >>> input = torch.randn(2)
        >>> output = m(input)
    """

    def __init__(self, dim: int | None = None) -> None: ...


class Threshold(Module):
    r"""Stands where PyTorch's own documentation of Threshold stands, as long and as full of TeX as that is.

    .. math::
        \text{Threshold}(x) = \frac{1}{\beta} \cdot \log\left(1 + \exp(\beta \cdot x)\right)

    A first paragraph that says in two lines what the module is for, and where it is used, so that a hover has
    something to break into several rows, as the real one does.

    A second one about what happens for large inputs, when :math:`input \times \beta > threshold` holds, which
    nobody reads in a hover and which takes its room all the same.

    Args:
        first: the :math:`\beta` value of the formulation. Default: 1
        second: values above this take another form. Default: 20

    Shape:
        - Input: :math:`(*)`, where :math:`*` means any number of dimensions.
        - Output: :math:`(*)`, same shape as the input.

    .. image:: ../scripts/activation_images/Threshold.png

    Examples::

        >>> m = nn.Threshold()
        >>> input = torch.randn(2)
        >>> output = m(input)
    """

    def __init__(self, threshold: float, value: float, inplace: bool = False) -> None: ...


class Hardshrink(Module):
    r"""Stands where PyTorch's own documentation of Hardshrink stands, as long and as full of TeX as that is.

    .. math::
        \text{Hardshrink}(x) = \frac{1}{\beta} \cdot \log\left(1 + \exp(\beta \cdot x)\right)

    A first paragraph that says in two lines what the module is for, and where it is used, so that a hover has
    something to break into several rows, as the real one does.

    A second one about what happens for large inputs, when :math:`input \times \beta > threshold` holds, which
    nobody reads in a hover and which takes its room all the same.

    Args:
        first: the :math:`\beta` value of the formulation. Default: 1
        second: values above this take another form. Default: 20

    Shape:
        - Input: :math:`(*)`, where :math:`*` means any number of dimensions.
        - Output: :math:`(*)`, same shape as the input.

    .. image:: ../scripts/activation_images/Hardshrink.png

    Examples::

        >>> m = nn.Hardshrink()
        >>> input = torch.randn(2)
        >>> output = m(input)
    """

    def __init__(self, lambd: float = 0.5) -> None: ...


class Softsign(Module):
    r"""Stands where PyTorch's own documentation of Softsign stands, as long and as full of TeX as that is.

    .. math::
        \text{Softsign}(x) = \frac{1}{\beta} \cdot \log\left(1 + \exp(\beta \cdot x)\right)

    A first paragraph that says in two lines what the module is for, and where it is used, so that a hover has
    something to break into several rows, as the real one does.

    A second one about what happens for large inputs, when :math:`input \times \beta > threshold` holds, which
    nobody reads in a hover and which takes its room all the same.

    Args:
        first: the :math:`\beta` value of the formulation. Default: 1
        second: values above this take another form. Default: 20

    Shape:
        - Input: :math:`(*)`, where :math:`*` means any number of dimensions.
        - Output: :math:`(*)`, same shape as the input.

    .. image:: ../scripts/activation_images/Softsign.png

    Examples::

        >>> m = nn.Softsign()
        >>> input = torch.randn(2)
        >>> output = m(input)
    """

    def __init__(self) -> None: ...


class RReLU(Module):
    r"""Stands where PyTorch's own documentation of RReLU stands, as long and as full of TeX as that is.

    .. math::
        \text{RReLU}(x) = \frac{1}{\beta} \cdot \log\left(1 + \exp(\beta \cdot x)\right)

    A first paragraph that says in two lines what the module is for, and where it is used, so that a hover has
    something to break into several rows, as the real one does.

    A second one about what happens for large inputs, when :math:`input \times \beta > threshold` holds, which
    nobody reads in a hover and which takes its room all the same.

    Args:
        first: the :math:`\beta` value of the formulation. Default: 1
        second: values above this take another form. Default: 20

    Shape:
        - Input: :math:`(*)`, where :math:`*` means any number of dimensions.
        - Output: :math:`(*)`, same shape as the input.

    .. image:: ../scripts/activation_images/RReLU.png

    Examples::

        >>> m = nn.RReLU()
        >>> input = torch.randn(2)
        >>> output = m(input)
    """

    def __init__(self, lower: float = 0.125, upper: float = 0.3333, inplace: bool = False) -> None: ...


from torch.nn import functional as functional
