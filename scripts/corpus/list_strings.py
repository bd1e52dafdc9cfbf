"""Lists strings that may name an activation, by Python's own ast and nothing of the reader: one JSON object a line.

    python list_strings.py FOLDER...

For each: where it stands, how (`keyword`, `default`, `field`, `dict value`, `subscript` …) and under which name. It does not
judge; who judges a sample writes the verdicts down before looking at what the reader says.
"""
import ast, json, sys, os, re
V = set('''relu relu6 gelu silu swish elu selu celu mish sigmoid tanh softplus leakyrelu prelu rrelu hardswish hardsigmoid hardtanh hswish hsigmoid
softmax logsoftmax softsign logsigmoid glu softmin tanhshrink hardshrink softshrink gelunew gelufast gelupytorchtanh gelupythontanh gelutanh
quickgelu geluaccurate gelupython gelu10 relu2 relusquared squaredrelu laplace linear identity hardmish memswish geglu swiglu reglu xielu lrelu'''.split())
def norm(s): return re.sub(r'[_\-\s.]','',s).lower()
def isname(s): return len(s) < 40 and norm(re.sub(r'^(torch\.nn\.functional\.|torch\.nn\.|nn\.|F\.|torch\.)','',s)) in V
def dotted(e):
    if isinstance(e, ast.Name): return e.id
    if isinstance(e, ast.Attribute): return dotted(e.value)+'.'+e.attr
    if isinstance(e, ast.Call): return dotted(e.func)+'()'
    if isinstance(e, ast.Subscript): return dotted(e.value)+'[]'
    return type(e).__name__
def positions(tree):
    par = {}
    for p in ast.walk(tree):
        for c in ast.iter_child_nodes(p): par[c] = p
    for n in ast.walk(tree):
        if not (isinstance(n, ast.Constant) and isinstance(n.value, str) and isname(n.value)): continue
        p = par.get(n); c = n
        while isinstance(p, (ast.IfExp, ast.BoolOp)) : c, p = p, par.get(p)
        how, name, of = 'other', '', type(p).__name__
        if isinstance(p, ast.keyword):
            how, name, of = 'keyword', p.arg or '**', dotted(par[p].func)
            if of == 'dict' :
                up = par[par[p]]; how = 'dict()'
                of = 'dict in ' + (up.arg or '**' if isinstance(up, ast.keyword) else dotted(up.targets[0]) if isinstance(up, ast.Assign) else type(up).__name__)
        elif isinstance(p, ast.Call):
            how, name, of = 'positional', str(p.args.index(c)) if c in p.args else '?', dotted(p.func)
            if p.args and isinstance(p.args[0], ast.Constant) and p.args[0] is not c: name += ' ' + str(p.args[0].value)
            elif len(p.args) > 1 and isinstance(p.args[1], ast.Constant) and p.args[1] is not c: name += ' ' + str(p.args[1].value)
        elif isinstance(p, ast.arguments):
            how = 'default'
            if c in p.kw_defaults: name = p.kwonlyargs[p.kw_defaults.index(c)].arg
            else:
                a = p.posonlyargs + p.args; name = a[len(a)-len(p.defaults)+p.defaults.index(c)].arg
            f = par[p]; of = getattr(f,'name','lambda')
        elif isinstance(p, ast.Assign): how, name, of = 'assign', dotted(p.targets[0]), ''
        elif isinstance(p, ast.AnnAssign): how, name, of = 'field', dotted(p.target), ''
        elif isinstance(p, ast.Dict):
            if c in p.keys: how, name = 'dict key', ''
            else:
                k = p.keys[p.values.index(c)]; how, name = 'dict value', str(getattr(k,'value',dotted(k) if k else '**'))
        elif isinstance(p, ast.Subscript): how, name = 'subscript', dotted(p.value)
        elif isinstance(p, (ast.List, ast.Tuple, ast.Set)):
            g = par.get(p); how = 'element'
            of = type(g).__name__
            if isinstance(g, ast.keyword): name, of = g.arg or '**', 'kw of ' + dotted(par[g].func)
            elif isinstance(g, ast.Assign): name = dotted(g.targets[0])
            elif isinstance(g, ast.Dict) and p in g.values:
                k = g.keys[g.values.index(p)]; name = str(getattr(k,'value',''))
            elif isinstance(g, ast.Call): of = dotted(g.func)
        elif isinstance(p, ast.Compare): how, name = 'compare', dotted(p.left)
        elif isinstance(p, ast.Return): how = 'return'
        elif isinstance(p, ast.Expr): how = 'docstring'
        yield n, how, name, of
for root in sys.argv[1:]:
    repo = os.path.basename(root.rstrip('/'))
    for d, ds, fs in os.walk(root):
        ds.sort()
        for f in sorted(fs):
            if not f.endswith('.py'): continue
            path = os.path.join(d, f)
            try: text = open(path, encoding='utf-8').read(); tree = ast.parse(text)
            except Exception: continue
            lines = text.split('\n')
            for n, how, name, of in positions(tree):
                start = sum(len(l)+1 for l in lines[:n.lineno-1]) + len(lines[n.lineno-1].encode()[:n.col_offset].decode())
                print(json.dumps(dict(repo=repo, file=os.path.relpath(path, root), line=n.lineno, at=start, value=n.value, how=how, name=name, of=of, code=lines[n.lineno-1].strip()[:160])))
