# Formulas that break: beside those of definitions.py, what people write that overflows, cancels, or has gradients that are
# no numbers, and the same with the break mended.
import math
import torch
import torch.nn as nn
import torch.nn.functional as F

def elu_trap(x): return torch.where(x > 0, x, torch.exp(x) - 1)
def elu_double(x): return torch.where(x > 0, x, torch.exp(torch.where(x > 0, torch.zeros_like(x), x)) - 1)
def elu_min(x): return torch.where(x > 0, x, torch.expm1(x.clamp(max=0)))
def sqrt_relu(x): return torch.sqrt(F.relu(x))
def sqrt_where_act(x): return torch.where(x > 0, torch.sqrt(x), x * 0.1)
def log_where_act(x): return torch.where(x > 0, torch.log(1 + x), -torch.log(1 - x))
def symlog_safe(x): return torch.sign(x) * torch.log1p(x.abs())
def symsqrt_act(x): return torch.sign(x) * torch.sqrt(x.abs())
def symsqrt1_act(x): return torch.sign(x) * (torch.sqrt(x.abs() + 1) - 1)
def logcosh_act(x): return torch.log(torch.cosh(x))
def logcosh_exp_act(x): return torch.log((torch.exp(x) + torch.exp(-x)) / 2)
def logsigmoid_naive(x): return torch.log(torch.sigmoid(x))
def logsigmoid_div(x): return torch.log(1 / (1 + torch.exp(-x)))
def softplus_two(x): return torch.log(torch.exp(x) + 1)
def softplus_beta_act(x): return torch.log1p(torch.exp(5 * x)) / 5
def softplus_shift(x): return torch.log(1 + torch.exp(x)) - math.log(2)
def tanh_exp2(x): return (torch.exp(2 * x) - 1) / (torch.exp(2 * x) + 1)
def tanh_div(x): return 1 - 2 / (torch.exp(2 * x) + 1)
def mish_rational(x):
    n = (1 + torch.exp(x)) ** 2
    return x * (n - 1) / (n + 1)
def silu_exp(x): return x * torch.exp(x) / (1 + torch.exp(x))
def silu_tanh(x): return 0.5 * x * (1 + torch.tanh(0.5 * x))
def sigmoid_tanh(x): return 0.5 * (1 + torch.tanh(x / 2))
def one_minus_sigmoid(x): return 1 - torch.sigmoid(x)
def gelu_erfc(x): return 0.5 * x * torch.erfc(-x / math.sqrt(2))
def gelu_half(x): return 0.5 * x + 0.5 * x * torch.erf(x * math.sqrt(0.5))
def abs_sqrt_act(x): return torch.sqrt(x * x)
def soft_abs_act(x): return torch.sqrt(x * x + 1e-6)
def squash_act(x): return x / torch.sqrt(x * x + 1)
def cube_root_act(x): return torch.sign(x) * x.abs() ** (1 / 3)
def cubic_act(x): return x ** 3
def bump_act(x): return torch.exp(-1 / (x * x + 1e-3))
def gauss_gate(x): return x * torch.exp(-x * x / 2)
def expm1_act(x): return torch.exp(x) - 1
def selu_naive(x): return 1.0507009873554805 * torch.where(x >= 0, x, 1.6732632423543772 * (torch.exp(x) - 1))
def isrlu(x): return torch.where(x < 0, x / torch.sqrt(1 + x * x), x)
def softsign_where(x): return torch.where(x > 0, x / (1 + x), x / (1 - x))
def softclip_act(x): return torch.log((1 + torch.exp(x)) / (1 + torch.exp(x - 1)))
def loglog_act(x): return 1 - torch.exp(-torch.exp(x))
def aptx(x): return (1 + torch.tanh(x)) * x
def swish_log_act(x): return torch.exp(torch.log(x.abs() + 1e-7)) * torch.sigmoid(x)
def inplace_sqrt_act(x):
    y = torch.sqrt(x.abs() + 1)
    y -= 1
    return y
def inplace_exp_act(x):
    y = torch.exp(-x)
    y += 1
    return 1 / y
def inplace_sigmoid_act(x):
    y = torch.sigmoid(x)
    y *= x
    return y
def inplace_fine_act(x):
    y = x * 2
    y += 1
    return torch.tanh(y)
def inplace_chain_act(x):
    y = torch.exp(x).add_(1)
    return torch.log(y)
def inplace_log_act(x):
    y = x.abs() + 1
    z = torch.log(y)
    y.mul_(0)
    return z + y
def inplace_swish_act(x):
    y = x + 0
    return y.mul_(torch.sigmoid(y))
def inplace_square_act(x):
    y = x * 2
    y *= y
    return y
def inplace_mask_act(x):
    y = torch.exp(x)
    y[x > 0] = 1.0
    return y
def inplace_clone_act(x):
    y = torch.exp(x).clone()
    y -= 1
    return y
def inplace_where_act(x):
    y = torch.where(x > 0, x, x * 0.1)
    y += 1
    return y
def inplace_relu_act(x):
    y = F.relu(x - 1)
    y += 1
    return y
def inplace_silu_act(x):
    y = F.silu(x - 1, inplace=True)
    y += 1
    return y
def inplace_quotient_act(x):
    y = x.abs() + 1
    z = x / y
    y += 1
    return z
def inplace_detached_act(x):
    y = torch.exp(x.detach())
    y -= 1
    return x * 2 + y
