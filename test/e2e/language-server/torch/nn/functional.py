# What pyright reads in the place of torch.nn.functional.
from typing import Any

from torch import Tensor


def softplus(input: Tensor, beta: float = 1, threshold: float = 20) -> Tensor:
    r"""Stands where PyTorch's own documentation of softplus stands, as long and as full of TeX as that is.

    .. math::
        \text{softplus}(x) = \frac{1}{\beta} \cdot \log\left(1 + \exp(\beta \cdot x)\right)

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

    .. image:: ../scripts/activation_images/softplus.png

    Examples::

        >>> m = nn.softplus()
        >>> input = torch.randn(2)
        >>> output = m(input)
    """
    ...


def relu(input: Tensor, inplace: bool = False) -> Tensor:
    r"""Stands where PyTorch's own documentation of relu stands, as long and as full of TeX as that is.

    .. math::
        \text{relu}(x) = \frac{1}{\beta} \cdot \log\left(1 + \exp(\beta \cdot x)\right)

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

    .. image:: ../scripts/activation_images/relu.png

    Examples::

        >>> m = nn.relu()
        >>> input = torch.randn(2)
        >>> output = m(input)
    """
    ...


def gelu(input: Tensor, approximate: str = 'none') -> Tensor:
    r"""Stands where PyTorch's own documentation of gelu stands, as long and as full of TeX as that is.

    .. math::
        \text{gelu}(x) = \frac{1}{\beta} \cdot \log\left(1 + \exp(\beta \cdot x)\right)

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

    .. image:: ../scripts/activation_images/gelu.png

    Examples::

        >>> m = nn.gelu()
        >>> input = torch.randn(2)
        >>> output = m(input)
    """
    ...


def leaky_relu(input: Tensor, negative_slope: float = 0.01, inplace: bool = False) -> Tensor:
    r"""Stands where PyTorch's own documentation of leaky_relu stands, as long and as full of TeX as that is.

    .. math::
        \text{leaky_relu}(x) = \frac{1}{\beta} \cdot \log\left(1 + \exp(\beta \cdot x)\right)

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

    .. image:: ../scripts/activation_images/leaky_relu.png

    Examples::

        >>> m = nn.leaky_relu()
        >>> input = torch.randn(2)
        >>> output = m(input)
    """
    ...


def silu(input: Tensor, inplace: bool = False) -> Tensor:
    r"""Stands where PyTorch's own documentation of silu stands, as long and as full of TeX as that is.

    .. math::
        \text{silu}(x) = \frac{1}{\beta} \cdot \log\left(1 + \exp(\beta \cdot x)\right)

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

    .. image:: ../scripts/activation_images/silu.png

    Examples::

        >>> m = nn.silu()
        >>> input = torch.randn(2)
        >>> output = m(input)
    """
    ...


def softmax(input: Tensor, dim: int | None = None, _stacklevel: int = 3, dtype: Any = None) -> Tensor:
    r"""Stands where PyTorch's own documentation of softmax stands, as long and as full of TeX as that is.

    .. math::
        \text{softmax}(x) = \frac{1}{\beta} \cdot \log\left(1 + \exp(\beta \cdot x)\right)

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

    .. image:: ../scripts/activation_images/softmax.png

    Examples::

        >>> m = nn.softmax()
        >>> input = torch.randn(2)
        >>> output = m(input)
    """
    ...


def elu(input: Tensor, alpha: float = 1.0, inplace: bool = False) -> Tensor:
    r"""Stands where PyTorch's own documentation of elu stands, as long and as full of TeX as that is.

    .. math::
        \text{elu}(x) = \frac{1}{\beta} \cdot \log\left(1 + \exp(\beta \cdot x)\right)

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

    .. image:: ../scripts/activation_images/elu.png

    Examples::

        >>> m = nn.elu()
        >>> input = torch.randn(2)
        >>> output = m(input)
    """
    ...


def mish(input: Tensor, inplace: bool = False) -> Tensor:
    r"""Stands where PyTorch's own documentation of mish stands, as long and as full of TeX as that is.

    .. math::
        \text{mish}(x) = \frac{1}{\beta} \cdot \log\left(1 + \exp(\beta \cdot x)\right)

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

    .. image:: ../scripts/activation_images/mish.png

    Examples::

        >>> m = nn.mish()
        >>> input = torch.randn(2)
        >>> output = m(input)
    """
    ...
