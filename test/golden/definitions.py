# Activations as people write them: what they answer in PyTorch is golden, and reading them must give the same.
import math
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch import Tensor
ALPHA = 0.2

def relu_max(x):
    return max(0.0, x)
def relu_if(x):
    if x > 0:
        return x
    return 0
def leaky_if(x, slope=0.01):
    if x >= 0:
        return x
    else:
        return slope * x
def relu_cond(x): return x if x > 0 else 0.0
def sigmoid_math(x): return 1 / (1 + math.exp(-x))
def softplus_math(x): return math.log(1 + math.exp(x))
def swish(x): return x * torch.sigmoid(x)
def swish_m(x): return x * x.sigmoid()
def swish_b(x, beta=1.702): return x * torch.sigmoid(beta * x)
def softplus_naive(x): return torch.log(1 + torch.exp(x))
def softplus_1p(x): return torch.log1p(torch.exp(x))
def softplus_stable(x): return torch.clamp(x, min=0) + torch.log1p(torch.exp(-torch.abs(x)))
def softplus_where(x): return torch.where(x > 20, x, torch.log1p(torch.exp(x)))
def softplus_beta(x, beta=2.0): return torch.log(1 + torch.exp(beta * x)) / beta
def sigmoid_t(t): return 1 / (1 + torch.exp(-t))
def sigmoid_d(t): return torch.exp(t) / (1 + torch.exp(t))
def tanh_e(x): return (torch.exp(x) - torch.exp(-x)) / (torch.exp(x) + torch.exp(-x))
def tanh_2(x): return 2 * torch.sigmoid(2 * x) - 1
def gelu_new(x):
    return 0.5 * x * (1.0 + torch.tanh(math.sqrt(2.0 / math.pi) * (x + 0.044715 * torch.pow(x, 3.0))))
def gelu_pow(x): return 0.5 * x * (1 + torch.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x ** 3)))
def gelu_lit(x): return 0.5 * x * (1 + torch.tanh(0.7978845608 * (x + 0.044715 * x * x * x)))
def gelu_fast(x): return 0.5 * x * (1.0 + torch.tanh(x * 0.7978845608 * (1.0 + 0.044715 * x * x)))
def gelu_ten(x): return 0.5 * x * (1 + torch.tanh(torch.sqrt(torch.tensor(2 / torch.pi)) * (x + 0.044715 * torch.pow(x, 3))))
def gelu_erf(x): return x * 0.5 * (1.0 + torch.erf(x / math.sqrt(2.0)))
def gelu_erf2(x):
    cdf = 0.5 * (1.0 + torch.erf(x / np.sqrt(2.0)))
    return x * cdf
def gelu_off(x): return 0.5 * x * (1 + torch.tanh(math.sqrt(2 / math.pi) * (x + 0.0447 * x ** 3)))
def mish(x): return x * torch.tanh(F.softplus(x))
def mish2(x): return x * (torch.tanh(torch.nn.functional.softplus(x)))
def mish_log(x): return x * torch.tanh(torch.log(1 + torch.exp(x)))
def hswish(x): return x * F.relu6(x + 3) / 6
def hswish6(x): return x * F.relu6(x + 3., inplace=True) / 6.
def hswish_c(x): return x * (x + 3).clamp(0, 6) / 6
def hsig(x): return F.relu6(x + 3) / 6
def hsig_c(x): return torch.clamp((x + 3) / 6, 0, 1)
def hsig_k(x): return torch.clamp(0.2 * x + 0.5, 0.0, 1.0)
def hmish(x): return (x / 2) * torch.clamp(x + 2, min=0, max=2)
def hmish_2(x): return x * 0.5 * (x + 2).clamp(min=0, max=2)
def sqrelu(x): return F.relu(x) ** 2
def sqrelu2(x): return torch.square(F.relu(x))
def sqrelu3(x): return torch.pow(torch.relu(x), 2)
def relu_clamp(x): return x.clamp(min=0)
def relu_clampm(x): return torch.clamp_min(x, 0)
def relu_maximum(x): return torch.maximum(torch.tensor(0.0), x)
def relu_zeros(x): return torch.maximum(x, torch.zeros_like(x))
def relu_max2(x): return torch.max(x, torch.tensor(0.))
def relu_mul(x): return x * (x > 0)
def relu_mulf(x): return x * (x > 0).float()
def relu_where(x): return torch.where(x > 0, x, torch.zeros_like(x))
def relu_abs(x): return (x + torch.abs(x)) / 2
def leaky_where(x, negative_slope=0.1): return torch.where(x >= 0, x, negative_slope * x)
def leaky_max(x): return torch.max(x, ALPHA * x)
def elu_where(x, alpha=1.0): return torch.where(x > 0, x, alpha * (torch.exp(x) - 1))
def elu_where2(x, alpha=1.0): return torch.where(x > 0, x, alpha * torch.expm1(x))
def selu_where(x):
    alpha = 1.6732632423543772
    scale = 1.0507009873554805
    return scale * torch.where(x > 0.0, x, alpha * (torch.exp(x) - 1))
def celu(x, alpha=1.0): return torch.clamp(x, min=0) + torch.clamp(alpha * (torch.exp(x / alpha) - 1), max=0)
def softsign(x): return x / (1 + torch.abs(x))
def softsign_m(x): return x / (1 + x.abs())
def bent(x): return (torch.sqrt(x ** 2 + 1) - 1) / 2 + x
def squareplus(x, b=4.0): return 0.5 * (x + torch.sqrt(x * x + b))
def symlog(x): return torch.sign(x) * torch.log(torch.abs(x) + 1)
def symlog1p(x): return torch.sign(x) * torch.log1p(torch.abs(x))
def softcap(x, c=30.0): return c * torch.tanh(x / c)
def snake(x, a=1.0): return x + (1 / a) * torch.sin(a * x) ** 2
def snake2(x, a=0.5): return x + torch.pow(torch.sin(a * x), 2) / a
def gauss(x): return torch.exp(-x ** 2)
def gauss2(x): return torch.exp(-(x * x) / 2)
def lecun(x): return 1.7159 * torch.tanh(2 / 3 * x)
def shifted(x): return F.softplus(x) - math.log(2.0)
def elu1(x): return F.elu(x) + 1
def serf(x): return x * torch.erf(torch.log(1 + torch.exp(x)))
def tanhexp(x): return x * torch.tanh(torch.exp(x))
def isru(x, alpha=1.0): return x / torch.sqrt(1 + alpha * x ** 2)
def isrsqrt(x, alpha=3.0): return x * torch.rsqrt(1 + alpha * x ** 2)
def logcosh(x): return x + F.softplus(-2. * x) - math.log(2.0)
def quick(x): return x * torch.sigmoid(1.702 * x)
def silu_div(x): return x / (1 + torch.exp(-x))
def logsig(x): return -torch.log(1 + torch.exp(-x))
def logsig2(x): return -F.softplus(-x)
def tanhshrink(x): return x - torch.tanh(x)
def hardshrink(x, lambd=0.5): return torch.where(torch.abs(x) > lambd, x, torch.zeros_like(x))
def softshrink(x, lambd=0.5): return torch.sign(x) * F.relu(torch.abs(x) - lambd)
def hardtanh(x): return torch.clamp(x, -1, 1)
def brelu(x): return torch.clamp(x, 0, 1)
def threshold_(x): return torch.where(x > 0.1, x, 20.0 * torch.ones_like(x))
def relu6(x): return torch.min(torch.max(x, torch.tensor(0.)), torch.tensor(6.))
def relu6_c(x): return torch.clamp(x, 0, 6)
def inplace_swish(x):
    y = x.clone()
    return y.mul_(torch.sigmoid(x))
def inplace_flag(x, inplace=False):
    return x.mul_(x.sigmoid()) if inplace else x.mul(x.sigmoid())
def masked(x):
    y = x.clone()
    y[y < 0] = 0
    return y
def maskfill(x): return x.masked_fill(x < 0, 0.0)
def cast_gelu(x): return (0.5 * x.float() * (1.0 + torch.erf(x.float() / math.sqrt(2.0)))).to(x.dtype)
def cast_silu(x): return F.silu(x.float()).type_as(x)
def sin_siren(x, w0=30.0): return torch.sin(w0 * x)
def expx(x): return torch.exp(x) * x
def trig(x): return torch.cos(x) * torch.tan(x) + torch.atan(x)
def logs(x): return torch.log2(x * x + 2) + torch.log10(x.abs() + 1) + torch.log1p(x.square())
def hyp(x): return torch.sinh(x / 3) / torch.cosh(x / 3) + torch.asinh(x)
def roots(x): return torch.sqrt(x.abs() + 0.5) + torch.rsqrt(x * x + 1) + (x * x + 1) ** 0.5 + (x ** 2 + 2) ** -1
def floors(x): return x - torch.floor(x) + torch.round(x) * 0.5 + torch.ceil(x) + torch.trunc(x)
def mod(x): return torch.fmod(x, 2.0) + torch.remainder(x, 1.5) + x % 2
def fm(x): return torch.fmax(x, torch.tensor(0.)) + torch.fmin(x, torch.tensor(1.))
def mm(x): return torch.minimum(x, torch.ones_like(x)) * torch.maximum(x, -torch.ones_like(x))
def lae(x): return torch.logaddexp(x, torch.zeros_like(x))
def hyp2(x): return torch.hypot(x, torch.ones_like(x)) + torch.atan2(x, torch.ones_like(x))
def powx(x): return torch.pow(2.0, x) + 2 ** x + torch.pow(x.abs() + 1, 1.5)
def asn(x): return torch.asin(torch.clamp(x, -1, 1)) + torch.acos(torch.clamp(x, -0.5, 0.5))
def rec(x): return torch.reciprocal(1 + torch.exp(-x))
def xlog(x): return torch.xlogy(x.abs(), x.abs() + 1)
def cpsgn(x): return torch.copysign(torch.ones_like(x), x) * x
def exp2f(x): return torch.exp2(x) - torch.expm1(x)
def erfcx(x): return torch.erfc(x) * x
def heav(x): return x * torch.heaviside(x, torch.tensor(0.5))
def np_relu(x): return np.maximum(0, x)
def np_sig(x): return 1 / (1 + np.exp(-x))
def np_soft(x): return np.log1p(np.exp(-np.abs(x))) + np.maximum(x, 0)
def np_leaky(x, a=0.01): return np.where(x > 0, x, a * x)
relu_l = lambda x: torch.clamp(x, min=0)
act_l = lambda t, k=2.0: t * torch.sigmoid(k * t)

class Swish(nn.Module):
    def forward(self, x):
        return x * torch.sigmoid(x)
class SwishB(nn.Module):
    def __init__(self, beta=1.0):
        super().__init__()
        self.beta = beta
    def forward(self, x):
        return x * torch.sigmoid(self.beta * x)
class SwishP(nn.Module):
    def __init__(self):
        super().__init__()
        self.beta = nn.Parameter(torch.ones(1))
    def forward(self, x):
        return x * torch.sigmoid(self.beta * x)
class StarReLU(nn.Module):
    def __init__(self, scale_value=1.0, bias_value=0.0, inplace=False):
        super().__init__()
        self.inplace = inplace
        self.relu = nn.ReLU(inplace=inplace)
        self.scale = nn.Parameter(scale_value * torch.ones(1))
        self.bias = nn.Parameter(bias_value * torch.ones(1))
    def forward(self, x):
        return self.scale * self.relu(x) ** 2 + self.bias
class GELUc(nn.Module):
    def __init__(self):
        super(GELUc, self).__init__()
    def forward(self, x: Tensor) -> Tensor:
        return 0.5 * x * (1 + torch.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * torch.pow(x, 3))))
class QuickGELU(nn.Module):
    def forward(self, x: torch.Tensor):
        return x * torch.sigmoid(1.702 * x)
class HSwish(nn.Module):
    def __init__(self, inplace=True):
        super().__init__()
        self.relu6 = nn.ReLU6(inplace=inplace)
    def forward(self, x):
        return x * self.relu6(x + 3) / 6
class HSig(nn.Module):
    def __init__(self, inplace=True):
        super().__init__()
        self.relu = nn.ReLU6(inplace=inplace)
    def forward(self, x):
        return self.relu(x + 3) / 6
class HSwish2(nn.Module):
    def __init__(self, inplace=True):
        super().__init__()
        self.sigmoid = HSig(inplace=inplace)
    def forward(self, x):
        return x * self.sigmoid(x)
class Mish(nn.Module):
    def __init__(self):
        super().__init__()
        self.softplus = nn.Softplus()
        self.tanh = nn.Tanh()
    def forward(self, x):
        x = x * self.tanh(self.softplus(x))
        return x
class Shifted(nn.Module):
    def __init__(self):
        super().__init__()
        self.shift = torch.log(torch.tensor(2.0)).item()
    def forward(self, x):
        return F.softplus(x) - self.shift
class SwishFn(torch.autograd.Function):
    @staticmethod
    def forward(ctx, i):
        result = i * torch.sigmoid(i)
        ctx.save_for_backward(i)
        return result
    @staticmethod
    def backward(ctx, grad_output):
        i = ctx.saved_tensors[0]
        sigmoid_i = torch.sigmoid(i)
        return grad_output * (sigmoid_i * (1 + i * (1 - sigmoid_i)))
class MemSwish(nn.Module):
    def forward(self, x):
        return SwishFn.apply(x)
class MyReLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, input):
        ctx.save_for_backward(input)
        return input.clamp(min=0)
    @staticmethod
    def backward(ctx, grad_output):
        input, = ctx.saved_tensors
        grad_input = grad_output.clone()
        grad_input[input < 0] = 0
        return grad_input
class Ste(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return torch.round(x)
    @staticmethod
    def backward(ctx, g):
        return g
class DyT(nn.Module):
    def __init__(self, alpha=0.5):
        super().__init__()
        self.alpha = nn.Parameter(torch.ones(1) * alpha)
    def forward(self, x):
        return torch.tanh(self.alpha * x)
class Buf(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer('c', torch.tensor(0.7978845608028654))
    def forward(self, x):
        return 0.5 * x * (1 + torch.tanh(self.c * (x + 0.044715 * x ** 3)))
class Acts:
    @staticmethod
    def relu2(x):
        return torch.relu(x).square()
def bias_gelu(bias, y):
    x = bias + y
    return x * 0.5 * (1.0 + torch.tanh(0.79788456 * x * (1 + 0.044715 * x * x)))
def _helper(x): return x + 0.044715 * x ** 3
def gelu_help(x): return 0.5 * x * (1 + torch.tanh(math.sqrt(2 / math.pi) * _helper(x)))
class YoloHardswish(nn.Module):
    @staticmethod
    def forward(x):
        return x * F.hardtanh(x + 3, 0.0, 6.0) / 6.0
class YoloMish(nn.Module):
    class F(torch.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            ctx.save_for_backward(x)
            return x.mul(torch.tanh(F.softplus(x)))
        @staticmethod
        def backward(ctx, grad_output):
            x = ctx.saved_tensors[0]
            sx = torch.sigmoid(x)
            fx = F.softplus(x).tanh()
            return grad_output * (fx + x * sx * (1 - fx * fx))
    def forward(self, x):
        return self.F.apply(x)
class FullBeta(nn.Module):
    def __init__(self, beta=1.3):
        super().__init__()
        self.beta = nn.Parameter(torch.full((1,), beta))
        self.gain = nn.Parameter(torch.tensor(beta))
    def forward(self, x):
        return x * torch.sigmoid(self.beta * x) * self.gain
def leaky_masked(x):
    y = x.clone()
    y[x < 0] *= 0.1
    return y
def leaky_bool(x): return (x > 0) * x + 0.01 * (x <= 0) * x
def leaky_float(x): return (x > 0).float() * x + (x <= 0).float() * 0.2 * x
def leaky_cast(x): return x * (x > 0).to(x.dtype) + 0.2 * x * (x <= 0).type_as(x)
def step(x): return (x > 0).float()
def gelu_ndtr(x): return x * torch.special.ndtr(x)
def gelu_erfc(x): return 0.5 * x * torch.erfc(-x * 0.7071067811865475)
def logit_act(x): return torch.logit(torch.sigmoid(x) * 0.5)
def softcap_steps(x):
    x = x / 30.0
    x = torch.tanh(x)
    x = x * 30.0
    return x
def elish(x): return torch.where(x >= 0, x / (1 + torch.exp(-x)), (torch.exp(x) - 1) / (1 + torch.exp(-x)))
def sqnl(x):
    inner = torch.where(x >= 0, x - x ** 2 / 4, x + x ** 2 / 4)
    return torch.where(x > 2, torch.ones_like(x), torch.where(x < -2, -torch.ones_like(x), inner))
def pelu(x, a=1.5, b=0.75): return torch.where(x >= 0, a / b * x, a * (torch.exp(x / b) - 1))
def aria(x, a=1.5, b=2.0): return x * (1 + torch.exp(-b * x)) ** (-a)
def lisht(x): return x * torch.tanh(x)
def sinlu(x, a=1.0, b=1.0): return (x + a * torch.sin(b * x)) * torch.sigmoid(x)
def relu_power(x, p=1.5): return torch.relu(x) ** p
def leaky_lerp(x): return torch.lerp(0.1 * x, x, (x > 0).to(x))
def round_ste(x): return x + (torch.round(x) - x).detach()
def tanh_walrus(x): return (e := torch.exp(-2 * x).add(1).reciprocal()) * 2 - 1
def selu_relu(x):
    alpha, scale = 1.6732632423543772, 1.0507009873554805
    return scale * (F.relu(x) - F.relu(alpha * (1 - torch.exp(x))))
# Where autograd's rules are those of a release, or meet 0, infinity and ties.
def hswish_f(x): return F.hardswish(x)
def hsigmoid_f(x): return F.hardsigmoid(x) * F.hardtanh(x)
def relu6_f(x): return F.relu6(x) + F.relu(x - 6)
def clamp_tensors(x): return torch.clamp(x, torch.tensor(-1.0), torch.tensor(1.0))
def clamp_both(x): return torch.clamp(x, -3, 3) * torch.clamp(x, min=-0.5)
def ties(x): return torch.maximum(x, x.abs()) + torch.fmax(x, x.abs()) - torch.fmin(x, -x) - torch.minimum(x, -x)
def angle(x): return 2 * torch.atan2(x, x.abs()) + torch.atan2(x.abs(), x)
def length(x): return torch.hypot(x, x)
def root(x): return torch.sqrt(x.abs())
def logarithm(x): return torch.log(x)
def root_where(x): return torch.where(x > 0, torch.sqrt(x), torch.zeros_like(x))
def power_zero(x): return x ** 0 + x.abs() ** 0.5 + torch.relu(x) ** 1.0
def power_self(x): return torch.pow(torch.relu(x), torch.relu(x))
def nothing_times(x): return torch.relu(x) * torch.where(x == 0, torch.ones_like(x), 1 / x)
def signs(x): return torch.sign(x) * x + torch.copysign(x, -x)
def logadd(x): return torch.logaddexp(x, -x)
def xlog_zero(x): return torch.xlogy(x, x)
class NnStyle(nn.Module):
    __constants__ = ['beta']
    beta: float
    def __init__(self, beta: float = 2.0) -> None:
        super().__init__()
        self.beta = beta
    def forward(self, input: Tensor) -> Tensor:
        return input * torch.sigmoid(self.beta * input)
class Bounds(nn.Module):
    def __init__(self, low=-1.0, high=1.0):
        super().__init__()
        self.low, self.high = low, high
    def forward(self, x):
        return torch.clamp(x, self.low, self.high)
class Chain(nn.Module):
    def __init__(self):
        super().__init__()
        self.gate = nn.Sequential(nn.Softplus(), nn.Tanh())
    def forward(self, x):
        return x * self.gate(x)
def gate_no_grad(x):
    with torch.no_grad():
        gate = torch.sigmoid(x)
    return x * gate
def sigmoid_e(x): return 1 / (1 + math.e ** (-x))
def square_if_tensor(x):
    if isinstance(x, torch.Tensor) and torch.is_tensor(x):
        return torch.relu(x) ** 2
    return max(x, 0) ** 2
# Classes that derive from PyTorch's own and from one's own.
class TwiceGELU(nn.GELU):
    def forward(self, x):
        return super().forward(x) * 2
class ShiftedSoftplus(nn.Softplus):
    def __init__(self, beta=1, threshold=20):
        super().__init__(beta, threshold)
        self.shift = math.log(2.0)
    def forward(self, input):
        return super().forward(input) - self.shift
class LeakyTwice(nn.LeakyReLU):
    def forward(self, x):
        return F.leaky_relu(x, self.negative_slope) * 2
class ReLUInPlace(nn.ReLU):
    def __init__(self):
        super().__init__(inplace=True)
    def forward(self, x):
        y = x * 1
        z = super().forward(y)
        return y + z + x
class LeakyDeep(LeakyTwice):
    def __init__(self, slope=0.3):
        LeakyTwice.__init__(self, slope)
    def forward(self, x):
        return super().forward(x).tanh()
class ScaledTanh(nn.Module):
    def __init__(self, k=1.0, j=2.0):
        super().__init__()
        self.k = k
        self.j = j
    def forward(self, x): return torch.tanh(self.k * x) * self.j
class ScaledTanh3(ScaledTanh):
    def __init__(self):
        super().__init__(k=3.0)
# One tensor under several names.
def clamped_both(x):
    y = torch.exp(x) * 1
    m = y.contiguous()
    m.clamp_(max=2.0)
    return y + 0
def ones_and_relu(x):
    out = torch.ones_like(x)
    out.add_(torch.relu(x))
    return out * torch.tanh(x)
def clone_of_detached(x):
    y = torch.exp(x)
    m = y.detach().clone()
    m.clamp_(max=2.0)
    return y + m
# Loops over what is written down, and numbers that operations take beside tensors.
def relu_steps(x):
    y = torch.zeros_like(x)
    for i in range(4):
        y = y + torch.relu(x - i) * 0.25
    return y
def tanh_sum(x):
    out = 0
    for c in (0.5, 0.25, 0.125):
        out = out + c * torch.tanh(c * x)
    return out
def horner(x):
    p = torch.full_like(x, 0.2)
    for c in [0.5, -0.1, 1.5]:
        p = p * x + c
    return p * torch.exp(-x * x)
def even_steps(x):
    y = x * 0
    for i in range(5):
        if i % 2 == 0:
            y = y + torch.relu(x - i)
    return y
def gated_twice(x):
    y = x.clone()
    for _ in range(2):
        y.mul_(torch.sigmoid(y))
    return y
def tanh_and_part(x, a=0.3): return torch.add(torch.tanh(x), x, alpha=a)
def relu_less(x): return torch.sub(torch.relu(x), torch.relu(-x), alpha=0.3)
def tanh_added(x): return (x * 1).add_(torch.tanh(x), alpha=2).mul_(0.5)
def times_half(x): return torch.addcmul(x, torch.tanh(x), x, value=0.5)
def over_half(x): return torch.addcdiv(torch.sigmoid(x), x, 1 + torch.abs(x), value=0.5)
