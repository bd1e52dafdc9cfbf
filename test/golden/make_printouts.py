"""Printouts of numbers as real programs make them, with the numbers that went in.

    python make_printouts.py DIR [--held-out]

writes one file of JSON for each program that this environment has: [{name, text, values, shape, told?, within?}]. `told`: not
all can be read, and that has to be said. `within`: the values stand among others, in this order. With --held-out, other
numbers, shapes and options. R and Octave run as they are installed. Drawn with seeds: the same versions write the same.
Numbers have few digits, so that each program prints them in full.
"""
import contextlib
import io
import json
import math
import os
import random
import subprocess
import sys
import tempfile

OUT = sys.argv[1]
HELD = "--held-out" in sys.argv
rng = random.Random(7 if HELD else 1)
SHAPES = [(4,), (3, 2), (2, 2, 3)] if HELD else [(3,), (1,), (2, 3), (2, 2, 2)]
MATRICES = [(4, 3), (3, 5)] if HELD else [(2, 3), (3, 2), (12, 2)]


def number(kind="float"):
    if kind == "int":
        return rng.randint(-40, 90)
    if kind == "small":
        return rng.choice([-1, 1]) * rng.randint(1, 99) / 10 ** rng.randint(3, 6)
    if kind == "wide":
        return rng.choice([-1, 1]) * float(rng.randint(1, 999)) * 10.0 ** rng.randint(-2, 3)
    return rng.choice([-1, 1, 1]) * rng.randint(1, 9999) / rng.choice([10, 100, 1000])


def numbers(shape, kind="float"):
    if not shape:
        return number(kind)
    return [numbers(shape[1:], kind) for _ in range(shape[0])]


def flat(nested):
    return [x for each in nested for x in flat(each)] if isinstance(nested, (list, tuple)) else [nested]


def shape_of(nested):
    if not isinstance(nested, (list, tuple)):
        return []
    return [len(nested), *(shape_of(nested[0]) if nested else [])]


def plain(x):
    x = float(x)
    return "NaN" if math.isnan(x) else ("Infinity" if x > 0 else "-Infinity") if math.isinf(x) else x


class Set:
    def __init__(self, program):
        self.program = program
        self.cases = []

    def add(self, name, text, values, shape=None, told=False, within=False):
        case = {"name": name, "text": text, "values": [plain(x) for x in flat(values)]}
        case["shape"] = list(shape if shape is not None else shape_of(values))
        if told:
            case["told"] = True
        if within:
            case["within"] = True
        self.cases.append(case)

    def write(self):
        name = f"{self.program.split()[0].lower()}{'-held-out' if HELD else ''}.json"
        with open(os.path.join(OUT, name), "w", encoding="utf-8") as file:
            json.dump({"program": self.program, "isHeldOut": HELD, "cases": self.cases}, file, ensure_ascii=False)
        print(self.program, len(self.cases))


def printed(x):
    with contextlib.redirect_stdout(io.StringIO()) as out:
        print(x)
    return out.getvalue()


def make_torch():
    import torch
    out = Set(f"PyTorch {torch.__version__.split('+')[0]}")
    for shape in [*SHAPES, ()]:
        x = numbers(shape)
        t = torch.tensor(x)
        out.add(f"repr {shape}", printed(t), x)
        out.add(f"float64 {shape}", repr(t.double()), x)
        out.add(f"grad {shape}", repr(t.clone().requires_grad_()), x)
        out.add(f"grad_fn {shape}", repr(t.clone().requires_grad_() * 1), x)
        i = numbers(shape, "int")
        out.add(f"int64 {shape}", repr(torch.tensor(i)), i)
        out.add(f"int32 {shape}", repr(torch.tensor(i, dtype=torch.int32)), i)
        out.add(f"tolist {shape}", repr(torch.tensor(x).double().tolist()), x)
    for shape in MATRICES:
        x = numbers(shape)
        t = torch.tensor(x)
        out.add(f"Parameter {shape}", repr(torch.nn.Parameter(t)), x)
        out.add(f"named {shape}", repr(torch.tensor(x, names=("N", "C"))), x)
        w = numbers(shape, "wide")
        out.add(f"wide {shape}", repr(torch.tensor(w, dtype=torch.float64)), w)
        torch.set_printoptions(sci_mode=True, precision=6)
        out.add(f"sci {shape}", repr(torch.tensor(x)), x)
        torch.set_printoptions(profile="default", linewidth=30, sci_mode=False)
        out.add(f"narrow {shape}", repr(torch.tensor(x)), x)
        torch.set_printoptions(profile="default")
        script = os.path.join(tempfile.mkdtemp(), "s.py")
        with open(script, "w") as file:
            file.write(f"import torch\n@torch.jit.script\ndef f(x):\n    print(x)\nf(torch.tensor({x!r}))\n")
        out.add(f"TorchScript {shape}", subprocess.run([sys.executable, script], capture_output=True, text=True).stdout, x)
    script = os.path.join(tempfile.mkdtemp(), "s.py")
    cases = [numbers((2, 3, 2)), numbers((2, 2, 2, 2)), numbers((3, 14)), numbers((5,)), [[y * 1000 for y in r] for r in numbers((3, 3), "wide")]]
    for x in cases:
        with open(script, "w") as file:
            file.write(f"import torch\n@torch.jit.script\ndef f(x):\n    print(x)\nf(torch.tensor({x!r}))\n")
        out.add(f"TorchScript {shape_of(x)}", subprocess.run([sys.executable, script], capture_output=True, text=True).stdout, x)
    x = numbers((3,))
    q = torch.quantize_per_tensor(torch.tensor([0.5, -1.0, 1.5]), 0.5, 10, torch.quint8)
    out.add("quantized", repr(q), [0.5, -1.0, 1.5])
    out.add("list of scalars", repr([torch.tensor(y) for y in x]), x)
    out.add("list of tensors", repr([torch.tensor([y, 1.0]) for y in x]), [[y, 1.0] for y in x])
    out.add("dict", repr({"loss": torch.tensor(x[0]), "acc": torch.tensor(x[1])}), x[:2])
    m = torch.nn.Linear(2, 2)
    with torch.no_grad():
        m.weight.copy_(torch.tensor([[1.5, 2.25], [-0.5, 0.125]]))
        m.bias.copy_(torch.tensor([0.75, -3.0]))
    out.add("state_dict", repr(m.state_dict()), [1.5, 2.25, -0.5, 0.125, 0.75, -3.0])
    out.add("special", repr(torch.tensor([float("nan"), float("inf"), -1.5, -float("inf")])), [math.nan, math.inf, -1.5, -math.inf])
    b = [[True, False], [False, False]]
    out.add("bool", repr(torch.tensor(b)), [[1, 0], [0, 0]])
    out.add("half", repr(torch.tensor([0.5, -2.25]).half()), [0.5, -2.25])
    out.add("bfloat16", repr(torch.tensor([[0.5, -2.25]]).bfloat16()), [[0.5, -2.25]])
    out.add("topk", repr(torch.topk(torch.tensor([1.5, 9.25, 4.0]), 2)), [9.25, 4.0, 1, 2], told=False)
    out.add("elided", repr(torch.arange(2000.0)), [0, 1, 2, 1997, 1998, 1999], told=True)
    out.add("elided matrix", repr(torch.arange(1e4).reshape(100, 100) * 2), [], told=True)
    out.add("sparse", repr(torch.tensor([[0.0, 2.5], [0, 0]]).to_sparse()), [], told=True)
    out.add("complex", repr(torch.tensor([1 + 2j, 0.5 - 1j])), [], told=True)
    return out


def make_numpy():
    import numpy as np
    out = Set(f"NumPy {np.__version__}")
    for shape in SHAPES:
        x = numbers(shape)
        a = np.array(x)
        out.add(f"repr {shape}", repr(a), x)
        out.add(f"str {shape}", str(a), x)
        out.add(f"float32 {shape}", repr(a.astype(np.float32)), x)
        i = numbers(shape, "int")
        out.add(f"int {shape}", str(np.array(i)), i)
        out.add(f"separator {shape}", np.array2string(a, separator=", "), x)
    for shape in MATRICES:
        a = np.array(x := numbers(shape))
        with np.printoptions(sign="+"):
            out.add(f"sign + {shape}", str(a), x)
        with np.printoptions(floatmode="fixed", precision=4):
            out.add(f"fixed {shape}", str(a), x)
        with np.printoptions(linewidth=24):
            out.add(f"narrow {shape}", repr(a), x)
        with np.printoptions(legacy="1.13"):
            out.add(f"legacy {shape}", repr(a), x)
        w = numbers(shape, "wide")
        with np.printoptions(precision=12):
            out.add(f"wide {shape}", str(np.array(w) * 1e6), [[y * 1e6 for y in r] for r in w])
        with np.printoptions(formatter={"float": "{:.3e}".format}):
            out.add(f"formatter {shape}", str(a), x)
        for fmt, delimiter in [("%.18e", " "), ("%.4f", ","), ("%g", "\t"), ("%10.3f", ""), ("%.3f", " | ")]:
            file = io.StringIO()
            np.savetxt(file, a, fmt=fmt, delimiter=delimiter, header="" if HELD else "x y")
            out.add(f"savetxt {fmt} {delimiter!r} {shape}", file.getvalue(), x)
    out.add("matrix", repr(np.matrix([[1.5, 2.0], [3.0, -4.0]])), [[1.5, 2.0], [3.0, -4.0]])
    out.add("float16", repr(np.array([0.5, 1.25], np.float16)), [0.5, 1.25])
    out.add("scalars", repr([np.float64(0.5), np.float32(1.5), np.int64(3)]), [0.5, 1.5, 3])
    out.add("hex floats", "\n".join(y.hex() for y in [0.1, -2.5, 1e300, 5e-324]), [0.1, -2.5, 1e300, 5e-324])
    out.add("masked", repr(np.ma.masked_array([1.5, 2.5, 3.5], [0, 1, 0])), [1.5, 3.5], told=True)
    out.add("special", str(np.array([np.nan, np.inf, -np.inf, -0.5])), [math.nan, math.inf, -math.inf, -0.5])
    out.add("complex", repr(np.array([1 + 2j])), [], told=True)
    out.add("bool", repr(np.array([True, False])), [1, 0])
    out.add("elided", repr(np.arange(5000.0)), [0, 1, 2, 4997, 4998, 4999], told=True)
    out.add("elided str", str(np.arange(5000.0)), [0, 1, 2, 4997, 4998, 4999], told=True)
    return out


def make_pandas():
    import numpy as np
    import pandas as pd
    out = Set(f"pandas {pd.__version__}")
    names = ["loss", "val_acc", "lr", "f1", "time"]
    for rows, columns in MATRICES:
        x = numbers((rows, columns))
        head = names[:columns]
        f = pd.DataFrame(x, columns=head)
        out.add(f"frame {rows}", str(f), x)
        out.add(f"numbered columns {rows}", str(pd.DataFrame(x)), x)
        out.add(f"no index {rows}", f.to_string(index=False), x)
        out.add(f"no header {rows}", f.to_string(header=False), x)
        out.add(f"words {rows}", str(f.set_axis([f"run{chr(97 + i)}" for i in range(rows)])), x)
        out.add(f"years {rows}", str(f.set_axis(range(1990, 1990 + rows))), x)
        out.add(f"named index {rows}", str(f.rename_axis("epoch")), x)
        out.add(f"days {rows}", str(f.set_axis(pd.date_range("2024-01-30", periods=rows))), x)
        out.add(f"csv {rows}", f.to_csv(), x)
        out.add(f"csv bare {rows}", f.to_csv(index=False), x)
        out.add(f"tsv {rows}", f.to_csv(index=False, sep="\t"), x)
        out.add(f"csv German {rows}", f.to_csv(index=False, sep=";", decimal=","), x)
        out.add(f"tsv German {rows}", f.to_csv(index=False, sep="\t", decimal=","), x)
        out.add(f"markdown {rows}", f.to_markdown(), x)
        out.add(f"markdown bare {rows}", f.to_markdown(index=False), x)
        out.add(f"latex {rows}", f.to_latex(float_format="%.3f"), x)
        out.add(f"latex bare {rows}", f.to_latex(index=False), x)
        out.add(f"json {rows}", f.to_json(orient="values"), x)
        out.add(f"records {rows}", f.to_json(orient="records"), x)
        i = numbers((rows, columns), "int")
        out.add(f"int {rows}", str(pd.DataFrame(i, columns=head)), i)
        s = [r[0] for r in x]
        out.add(f"series {rows}", str(pd.Series(s)), s)
        out.add(f"named series {rows}", str(pd.Series(s, name="loss")), s)
        out.add(f"word series {rows}", str(pd.Series(s, index=[f"k{chr(97 + j)}" for j in range(rows)])), s)
    x = numbers((3, 14))
    f = pd.DataFrame(x, columns=[f"column_{chr(97 + i)}" for i in range(14)])
    out.add("wrapped", f.to_string(line_width=60), x)
    d = pd.DataFrame({"a": [1.0, 2.0, 3.0, 4.0], "b": [10.0, 20.0, 30.0, 40.0]}).describe().round(4)
    out.add("describe", str(d), d.values.tolist())
    out.add("describe series", str(d["a"]), d["a"].tolist())
    m = pd.MultiIndex.from_product([["x", "y"], [1, 2]])
    out.add("multi-index", str(pd.DataFrame({"v": [0.5, 1.5, 2.5, 3.5]}, index=m)), [0.5, 1.5, 2.5, 3.5], within=True, told=True)
    n = pd.DataFrame({"a": [1.5, None], "b": [None, 2.0]})
    out.add("NaN", str(n), n.values.tolist())
    out.add("empty cells", n.to_csv(index=False), [1.5, 2.0], told=True, shape=[2])
    out.add("elided", str(pd.DataFrame({"a": np.arange(200.0)})), [0, 1, 2, 3, 4, 195, 196, 197, 198, 199], told=True)
    out.add("percents", str(pd.Series(["12.5%", "88%"], index=["a", "b"])), [12.5, 88], told=True)
    return out


def make_polars():
    import polars as pl
    out = Set(f"Polars {pl.__version__}")
    names = ["loss", "acc", "lr", "f1", "t"]
    for rows, columns in [*MATRICES[:2], (1, 2)]:
        x = numbers((rows, columns))
        f = pl.DataFrame(x, schema=names[:columns], orient="row")
        out.add(f"frame {rows}", str(f), x)
        for style in ["ASCII_FULL", "ASCII_MARKDOWN", "UTF8_HORIZONTAL_ONLY", "UTF8_FULL", "NOTHING", "ASCII_BORDERS_ONLY"]:
            with pl.Config(tbl_formatting=style):
                out.add(f"{style} {rows}", str(f), x)
        if rows == 1:
            continue
        out.add(f"csv {rows}", f.write_csv(), x)
        with pl.Config(tbl_hide_dataframe_shape=True, tbl_hide_column_data_types=True):
            out.add(f"bare {rows}", str(f), x)
        s = [r[0] for r in x]
        out.add(f"series {rows}", str(pl.Series("a", s)), s)
    out.add("null", str(pl.DataFrame({"a": [1.5, None], "b": [2.5, 3.5]})), [1.5, 2.5, 3.5], told=True, shape=[3])
    out.add("words", str(pl.DataFrame({"run": ["a", "b"], "loss": [2.5, 3.5]})), [2.5, 3.5], within=True)
    out.add("elided", str(pl.DataFrame({"a": [float(i) for i in range(50)]})), [0, 1, 2, 3, 4, 45, 46, 47, 48, 49], told=True, within=True)
    return out


def make_xarray():
    import xarray as xr
    out = Set(f"xarray {xr.__version__}")
    for shape in [(2, 3), (3,), (2, 2, 2)] if not HELD else [(3, 4), (5,)]:
        x = numbers(shape)
        dims = ["x", "y", "z"][: len(shape)]
        out.add(f"bare {shape}", repr(xr.DataArray(x, dims=dims)), x)
        coords = {"x": [10 * i for i in range(shape[0])]}
        out.add(f"coordinates {shape}", repr(xr.DataArray(x, dims=dims, coords=coords)), x)
        out.add(f"attributes {shape}", repr(xr.DataArray(x, dims=dims, coords=coords, name="t2", attrs={"units": "K", "level": 500})), x)
    x = numbers((4,))
    out.add("dataset", repr(xr.Dataset({"loss": ("x", x)}, coords={"x": [1, 2, 3, 4]})), x)
    return out


def make_jax():
    import jax
    import jax.numpy as jnp
    out = Set(f"JAX {jax.__version__}")
    for shape in SHAPES:
        x = numbers(shape)
        out.add(f"repr {shape}", repr(jnp.array(x)), x)
        out.add(f"str {shape}", str(jnp.array(x)), x)
        i = numbers(shape, "int")
        out.add(f"int {shape}", repr(jnp.array(i)), i)
    out.add("scalar", repr(jnp.float32(2.5)), 2.5)
    out.add("bfloat16", repr(jnp.array([0.5, -2.25], jnp.bfloat16)), [0.5, -2.25])
    out.add("tree", repr({"w": jnp.array([0.5, 1.5]), "b": jnp.array(2.5)}), [0.5, 1.5, 2.5])
    return out


def make_tensorflow():
    import tensorflow as tf
    out = Set(f"TensorFlow {tf.__version__}")
    for shape in [*SHAPES, ()]:
        x = numbers(shape)
        t = tf.constant(x)
        out.add(f"repr {shape}", repr(t), x)
        out.add(f"str {shape}", str(t), x)
        out.add(f"variable {shape}", repr(tf.Variable(x)), x)
        i = numbers(shape, "int")
        out.add(f"int {shape}", repr(tf.constant(i)), i)
        out.add(f"float64 {shape}", str(tf.constant(x, tf.float64)), x)
    out.add("ragged", repr(tf.ragged.constant([[1.5, 2.5], [3.5]])), [1.5, 2.5, 3.5], told=True, shape=[3])
    import numpy as np
    model = tf.keras.Sequential([tf.keras.layers.Input((2,)), tf.keras.layers.Dense(1, kernel_initializer="zeros")])
    model.compile("sgd", "mse", metrics=["mae"])
    for verbose in [1, 2]:
        with contextlib.redirect_stdout(io.StringIO()) as text:
            history = model.fit(np.zeros((64, 2)), np.full((64, 1), 0.5), epochs=2, verbose=verbose).history
        lines = text.getvalue().replace("\b", "").split("\r")
        text = "\n".join(line for line in lines)
        import re
        text = re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", text)
        last = [float(f"{history[k][1]:.4f}") for k in ["loss", "mae"]]
        out.add(f"fit verbose={verbose}", text, last, within=True, told=True)
    return out


def make_mxnet():
    import numpy as np
    for name in ("bool", "object"):
        setattr(np, name, {"bool": bool, "object": object}[name])
    import mxnet as mx
    out = Set(f"MXNet {mx.__version__}")
    for shape in SHAPES:
        x = numbers(shape)
        out.add(f"nd {shape}", repr(mx.nd.array(x)), x)
    for shape in SHAPES:
        x = numbers(shape)
        out.add(f"np {shape}", repr(mx.np.array(x)), x)
    return out


def run(command, text):
    done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=120, env={**os.environ, "LC_ALL": "C.UTF-8"})
    return done.stdout


def batch(command, prints, mark):
    """Runs all snippets in one process; answers what each printed."""
    text = run(command, "".join(f"{mark(i)}\n{snippet}\n" for i, snippet in enumerate(prints)))
    parts = text.split("@@@")[1:]
    return [part.split("\n", 1)[1] if "\n" in part else "" for part in parts]


def rvector(x):
    return f"c({', '.join('NA' if y is None else repr(float(y)) for y in x)})"


def rmatrix(x):
    return f"matrix({rvector(flat(x))}, nrow={len(x)}, byrow=TRUE)"


def make_r():
    version = run(["R", "--version"], "").split()[2]
    out = Set(f"R {version}")
    jobs = []

    def job(name, code, values, **more):
        jobs.append((name, code, values, more))

    for n in ([3, 1, 12, 40] if not HELD else [5, 17, 60]):
        x = numbers((n,))
        job(f"vector {n}", f"print({rvector(x)}, digits=10)", x)
        i = numbers((n,), "int")
        job(f"int vector {n}", f"print(as.integer({rvector(i)}))", i)
        job(f"dput {n}", f"dput({rvector(x)})", x, shape=[n] if n > 1 else [])
        job(f"cat {n}", f"cat({rvector(x)}, fill=TRUE)", x, shape=([n] if n > 1 else []) if n < 12 else None)
    for shape in [*MATRICES, (3, 20)]:
        x = numbers(shape)
        m = rmatrix(x)
        job(f"matrix {shape}", f"print({m}, digits=10)", x)
        job(f"data.frame {shape}", f"print(data.frame({m}), digits=10)", x)
        names = ", ".join(f"'{chr(97 + j)}{chr(97 + j)}'" for j in range(shape[1]))
        job(f"named matrix {shape}", f"m <- {m}; colnames(m) <- c({names}); print(m, digits=10)", x)
        job(f"write.csv {shape}", f"write.csv(data.frame({m}))", x)
        job(f"write.csv bare {shape}", f"write.csv(data.frame({m}), row.names=FALSE, quote=FALSE)", x)
        job(f"write.csv2 {shape}", f"write.csv2(data.frame({m}), row.names=FALSE, quote=FALSE)", x)
        job(f"write.table {shape}", f"write.table({m}, row.names=FALSE, col.names=FALSE, sep='\\t')", x)
        rows = ", ".join(f"'r{chr(97 + j)}'" for j in range(shape[0]))
        job(f"row names {shape}", f"m <- data.frame({m}); rownames(m) <- c({rows}); print(m, digits=10)", x)
    a = numbers((2, 2, 3))
    job("array", f"print(aperm(array({rvector([a[p][r][c] for c in range(3) for r in range(2) for p in range(2)])}, c(2,2,3)), c(2,3,1)), digits=10)", a)
    x = numbers((5,))
    job("list", f"print(list(a={rvector(x[:2])}, b={rvector(x[2:])}), digits=10)", x, within=True)
    job("unnamed list", f"print(list({rvector(x[:2])}, {rvector(x[2:])}), digits=10)", x, within=True)
    job("named vector", f"print(c(alpha={x[0]}, beta={x[1]}, gamma={x[2]}), digits=10)", x[:3])
    job("quantile", "print(quantile(c(1, 2, 3, 4, 5)))", [1, 2, 3, 4, 5])
    job("summary", "print(summary(c(1, 2, 3, 4, 10)))", [1, 2, 3, 4, 4, 10])
    job("NA", "print(c(1.5, NA, 2.5))", [1.5, 2.5], told=True)
    job("NaN", "print(c(1.5, NaN, Inf, -Inf))", [1.5, math.nan, math.inf, -math.inf])
    job("scientific", "print(c(1e-10, 2.5e15))", [1e-10, 2.5e15])
    job("format", "print(format(c(1234567.5, 0.25), big.mark=','), quote=FALSE)", [1234567.5, 0.25], told=True, within=True)
    texts = batch(["R", "--vanilla", "--slave"], [code for _, code, _, _ in jobs], lambda i: f"cat('@@@{i}\\n')")
    for (name, _, values, more), text in zip(jobs, texts):
        shape = more.pop("shape", shape_of(values))
        if shape is not None:
            out.add(name, text, values, shape, **more)
    return out


def omatrix(x):
    return "[" + "; ".join(" ".join(repr(float(y)) for y in row) for row in x) + "]"


def make_octave():
    version = run(["octave-cli", "--version"], "").split()[3]
    out = Set(f"Octave {version}")
    jobs = []
    for shape in [*MATRICES, (2, 24), (1, 4), (1, 30)]:
        x = numbers(shape)
        value = x[0] if shape[0] == 1 else x
        for form in ["short", "long"]:
            # short shows five digits
            y = [[round(v, 1) for v in row] for row in x]
            y = [[v if abs(v) < 100 else v / 100 for v in row] for row in y]
            y = [[round(v, 2) for v in row] for row in y]
            v = y[0] if shape[0] == 1 else y
            jobs.append((f"format {form} {shape}", f"format {form}\nx = {omatrix(y)}", v))
        jobs.append((f"disp {shape}", f"format long\ndisp({omatrix(x)})", value))
        i = numbers(shape, "int")
        jobs.append((f"int {shape}", f"format short\ny = int32({omatrix(i)})", i[0] if shape[0] == 1 else i))
        jobs.append((f"whole {shape}", f"y = {omatrix(i)}", i[0] if shape[0] == 1 else i))
        jobs.append((f"mat2str {shape}", f"disp(mat2str({omatrix(x)}))", value))
        jobs.append((f"num2str {shape}", f"disp(num2str({omatrix(x)}, 8))", value))
        jobs.append((f"dlmwrite {shape}", f"dlmwrite(stdout, {omatrix(x)})", value))
    # Five digits are all that is printed.
    s = [[1001.0, 2.0], [30000.0, -1.0]]
    code = "format short\nfixed_point_format(true)\nx = [1000.8 2.1; 30000 -1.2]\nfixed_point_format(false)"
    jobs.append(("scaled", code, s))
    jobs.append(("scalar", "x = 0.5", 0.5))
    jobs.append(("column", "x = [0.5; 1.5; -2.5]", [0.5, 1.5, -2.5]))
    c = numbers((2, 2, 3), "int")
    jobs.append(("pages", "x = cat(3, " + ", ".join(omatrix(p) for p in c) + ")", c))
    jobs.append(("special", "x = [1.5 NaN Inf -Inf]", [1.5, math.nan, math.inf, -math.inf]))
    texts = batch(["octave-cli", "--quiet", "--no-init-file"], [code for _, code, _ in jobs], lambda i: f"printf('@@@{i}\\n')")
    for (name, _, values), text in zip(jobs, texts):
        out.add(name, text, values)
    return out


def make_sympy():
    import sympy as sp
    out = Set(f"SymPy {sp.__version__}")
    for shape in MATRICES[:2]:
        x = [[round(v, 2) for v in row] for row in numbers(shape)]
        m = sp.Matrix([[sp.Float(v, 5) for v in row] for row in x])
        out.add(f"latex {shape}", sp.latex(m), x)
        out.add(f"latex matrix {shape}", sp.latex(m, mat_str="bmatrix", mat_delim=""), x)
        out.add(f"octave {shape}", sp.octave_code(m), x)
        out.add(f"mathematica {shape}", sp.mathematica_code(m), x)
        out.add(f"julia {shape}", sp.julia_code(m), x)
        out.add(f"str {shape}", str(m), x)
    out.add("power of ten", sp.latex(sp.Float("1.25e-7", 3)), 1.25e-7)
    return out


def make_tabulate():
    import tabulate
    out = Set(f"tabulate {tabulate.__version__}")
    x = numbers((3, 2)) if not HELD else numbers((4, 3))
    head = ["loss", "acc", "lr"][: len(x[0])]
    for style in ["plain", "simple", "github", "grid", "simple_grid", "rounded_grid", "heavy_grid", "double_grid", "fancy_grid", "outline",
                  "pipe", "orgtbl", "jira", "presto", "pretty", "psql", "rst", "mediawiki", "latex", "latex_raw", "latex_booktabs", "tsv",
                  "youtrack", "moinmoin", "asciidoc"]:
        out.add(style, tabulate.tabulate(x, head, tablefmt=style), x)
        if style in ("plain", "simple", "github", "grid", "pipe", "psql", "rst", "tsv", "fancy_grid"):
            rows = [[f"run {chr(97 + i)}", *row] for i, row in enumerate(x)]
            out.add(f"{style} with words", tabulate.tabulate(rows, ["name", *head], tablefmt=style), x)
            out.add(f"{style} with index", tabulate.tabulate(x, head, tablefmt=style, showindex=True), x)
    return out


def make_rich():
    from importlib.metadata import version
    from rich.console import Console
    from rich.table import Table
    from rich import box
    out = Set(f"rich {version('rich')}")
    x = numbers((3, 2))
    for name in ["HEAVY_HEAD", "SQUARE", "SIMPLE", "ROUNDED", "MARKDOWN", "ASCII", "MINIMAL"]:
        table = Table("loss", "acc", title="results", box=getattr(box, name))
        for row in x:
            table.add_row(*[str(v) for v in row])
        file = io.StringIO()
        Console(file=file, width=80).print(table)
        out.add(name, file.getvalue(), x)
    return out


def make_python():
    import csv
    import pprint
    import yaml
    import tomli_w
    import logging
    out = Set(f"Python {sys.version.split()[0]}")
    for shape in [*SHAPES, *MATRICES]:
        x = numbers(shape)
        out.add(f"repr {shape}", repr(x), x)
        out.add(f"pprint {shape}", pprint.pformat(x, width=30), x)
        out.add(f"json {shape}", json.dumps(x), x)
        out.add(f"json indented {shape}", json.dumps(x, indent=2), x)
        out.add(f"yaml flow {shape}", yaml.safe_dump(x, default_flow_style=True), x)
        out.add(f"toml {shape}", tomli_w.dumps({"values": x}), x)
        out.add(f"tuple {shape}", repr(tuple(x)), x)
    x = numbers((4,))
    out.add("yaml list", yaml.safe_dump(x), x)
    out.add("yaml keys", yaml.safe_dump({"loss": x[0], "acc": x[1]}, sort_keys=False), x[:2])
    out.add("yaml special", yaml.safe_dump([1.5, math.inf, -math.inf, math.nan]), [1.5, math.inf, -math.inf, math.nan])
    out.add("json keys", json.dumps({"loss": x[0], "acc": x[1], "layer3": x[2]}), x[:3])
    for shape in MATRICES:
        x = numbers(shape)
        for name, options in [("plain", {}), ("quoted", {"quoting": csv.QUOTE_ALL}), ("semicolons", {"delimiter": ";"}), ("tabs", {"delimiter": "\t"})]:
            file = io.StringIO()
            csv.writer(file, **options).writerows(x)
            out.add(f"csv {name} {shape}", file.getvalue(), x)
    rows = numbers((3, 2))
    for name, form in [("basic", "%(levelname)s:%(name)s:%(message)s"), ("time", "%(asctime)s - %(name)s - %(levelname)s - %(message)s"),
                       ("brackets", "[%(asctime)s] %(levelname)s %(message)s"), ("bare", "%(message)s")]:
        for style, text in [("equals", "loss=%g acc=%g"), ("colons", "loss: %g, acc: %g"), ("dashes", "train loss %g - val acc %g"), ("bars", "loss %g | acc %g")]:
            file = io.StringIO()
            handler = logging.StreamHandler(file)
            formatter = logging.Formatter(form)
            formatter.converter = __import__("time").gmtime
            handler.setFormatter(formatter)
            logger = logging.Logger("train")
            logger.addHandler(handler)
            for row in rows:
                record = logging.LogRecord("train", 20, "", 1, text, tuple(row), None)
                record.created, record.msecs = 1700000000.0 + row[0], 678.0
                handler.handle(record)
            out.add(f"log {name} {style}", file.getvalue(), rows)
    out.add("transformers", "\n".join(str({"loss": a, "learning_rate": 5e-05, "epoch": b}) for a, b in rows), [[a, 5e-05, b] for a, b in rows], within=True)
    return out


def make_tqdm():
    import tqdm
    out = Set(f"tqdm {tqdm.__version__}")
    for ascii in [False, True]:
        for n, total in [(45, 100), (3, 10), (0, 7)] if not HELD else [(9, 20), (77, 400)]:
            text = tqdm.tqdm.format_meter(n, total, 12.5, ncols=80, ascii=ascii, postfix="loss=0.25, acc=0.875", prefix="Epoch 2")
            out.add(f"{n}/{total} {ascii}", text, [0.25, 0.875], within=True, told=True)
    return out


makers = [make_torch, make_numpy, make_pandas, make_polars, make_xarray, make_jax, make_tensorflow, make_mxnet, make_r, make_octave,
          make_sympy, make_tabulate, make_rich, make_python, make_tqdm]
only = [word for word in sys.argv[2:] if not word.startswith("--")]
for make in makers:
    if only and make.__name__[5:] not in only:
        continue
    try:
        made = make()
    except (ImportError, FileNotFoundError) as error:
        print(make.__name__, error)
        continue
    made.write()
