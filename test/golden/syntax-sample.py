# Every construct of Python 3.10 that holds expressions; make_syntax.py writes what Python's own parser makes of it.
import torch.nn.functional as F, math
from torch import nn as n, sigmoid
x = 1
x = y = a.b.c
x: int = -1 + +2 * ~3 ** 4 // 5 % 6 / 7 @ m
t: list
x, *y = z[0], z[1:2], z[::3], z[a:], z[:b], z[1, 2:3, ...]
x += y * 2
x @= y
x **= -y
del x, y[0], z.a
s = 'a' "b" """c""" + b'd' + r'\e' + f'{x + 1!r:>{y}} and {z}' 'g'
k = (a + b) * c - d << 2 >> 1 & e | f ^ g
k = (a).b + (c)[0] + (d)(e)
k = not a and b or c and not d and e or not (f or g)
k = not (a) and b
k = not not a
k = not a < b
k = a < b <= c != d is not e not in f is g in h == i > j >= k
k = (a < b) < c and (a and b) and c
k = a and (b and c)
k = p if q else r if s else t
k = (lambda: 0)() if a or b else lambda v, *w, u=1 + 2, **o: v if v > 0 else u
k = [1, 2.5, True, None, ..., 3j, -0.0]
k = (1, (2, 3), (4,), ())
k = {1, 2, *k}
k = {**a, 'b': c + 1, **{}}
k = [i for i in j if i > 0 for l, m in n if l if m]
k = {i: j * 2 for i, j in k.items()}
k = {i for i in k}
k = (i ** 2 for i in k)
k = sum(i * 2 for i in k)
k = f(a, *b, c=d, **e)(g)(h=i).j(k)
k = a, b
k = a,
k = *a, b
if (n := len(a)) > 10: pass
elif a:
    b
else:
    c
if a: b; c = d; e()
while a < b and c:
    break
else:
    continue
for i in range(10):
    print(i)
else:
    i = 0
for i, (j, k) in enumerate(a): continue
for i in a, b: pass
try:
    f()
except (A, B) as e:
    raise C(e) from e
except D:
    raise
else:
    g()
finally:
    h()
with a as b, c(), d.e as f:
    b
with open(a):
    pass
assert a == b, f'no {a}'
assert a
@decorated
@decorated.more(1, b=2)
def f(a, b: int = 1 + 2, *c: str, d=x if y else z, **e) -> n.Tensor:
    """Documents."""
    global g
    if a > 0:
        return a * sigmoid(a)
    return
@once
class A(B, C[int], metaclass=D):
    e = 1
    def f(self):
        nonlocal_ = self.x.y
        return self.x, self.y
    async def g(self):
        async with a as b:
            await c(d) + 1
            await (a) * b < c and d
            x = await a if await b else c
        async for i in e:
            yield i
        h = await i ** 2
        return
def generate():
    x = yield
    yield
    yield a, b
    y = yield from c
    z = (yield d) + 1
    return not x
match a:
    case _:
        b + c
