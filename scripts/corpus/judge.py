#!/usr/bin/env python3
"""Judges what the reader found (`npm run corpus`) with Python's own parser, scopes and PyTorch's own signatures.

    npm run corpus -- --out FILE FOLDER...
    npm run corpus:judge -- FILE FOLDER...  [--list N] [--unjudged]

Written independently of the reader: Python's `ast` parses, names are followed through imports by the compiler's
scoping rules, and the arguments are bound by `inspect.signature` of an installed torch (Debian: python3-torch).
What the judge cannot decide for certain (a name with several different bindings, a receiver without a type) it leaves
out of the figures and counts as "not judged". Every disagreement is listed.
"""
import ast
import collections
import inspect
import json
import os
import re
import sys

import torch
import torch.nn as nn
import torch.nn.functional as F

sys.setrecursionlimit(20000)

MODULES = [n for n in nn.modules.activation.__all__ if n != 'MultiheadAttention']
PYTHON_MAGIC = re.compile(r'^%%(time|timeit|capture|prun)\b')


def function_ids():
    """Qualified path of every function and method that computes one of the modules, and the module's name."""
    special = {'logsigmoid': 'LogSigmoid', 'log_softmax': 'LogSoftmax', 'leaky_relu': 'LeakyReLU', 'expit': 'Sigmoid'}
    by_lower = {name.lower(): name for name in MODULES}
    found = {}
    for module, prefix in ((F, 'torch.nn.functional.'), (torch, 'torch.'), (torch.special, 'torch.special.'),
                           (torch.Tensor, 'torch.Tensor.')):
        for name in dir(module):
            base = name[:-1] if name.endswith('_') else name
            row = special.get(base) or by_lower.get(base)
            if row and base != row and callable(getattr(module, name)):
                found[prefix + name] = row
    for name in dir(torch._C._nn):
        base = {'log_sigmoid': 'logsigmoid'}.get(name, name.rstrip('_'))
        row = special.get(base) or by_lower.get(base)
        if row:
            found['torch._C._nn.' + name] = row
    return found


FUNCTIONS = function_ids()
METHODS = {path.rsplit('.', 1)[1]: row for path, row in FUNCTIONS.items() if path.startswith('torch.Tensor.')}
BUILTINS = {
    'torch.nn.functional.softplus': ['input', 'beta', 'threshold'],
    'torch.nn.functional.softshrink': ['input', 'lambd'],
    'torch.nn.functional.hardshrink': ['input', 'lambd'],
    'torch.hardshrink': ['input', 'lambd'],
    'torch.nn.functional.gelu': ['input', '*approximate'],
    'torch.softmax': ['input', 'dim', 'dtype'],
    'torch.log_softmax': ['input', 'dim', 'dtype'],
    'torch.threshold': ['input', 'threshold', 'value'],
    'torch.Tensor.softmax': ['dim', 'dtype'],
    'torch.Tensor.log_softmax': ['dim', 'dtype'],
}


def canonical(path):
    return re.sub(r'^torch\.nn\.modules(\.activation)?\.([A-Z]\w*)$', r'torch.nn.\2', path)


def row_of(path):
    path = canonical(path)
    match = re.match(r'^torch\.nn\.([A-Z]\w*)$', path)
    if match and match.group(1) in MODULES:
        return match.group(1)
    return FUNCTIONS.get(path)


class Scope:
    def __init__(self, kind, parent, node=None):
        self.kind, self.parent, self.node = kind, parent, node
        self.bindings = collections.defaultdict(list)
        self.globals, self.nonlocals = set(), set()
        self.attributes = collections.defaultdict(list)
        self.stars = False


class Binder(ast.NodeVisitor):
    """Who binds what in which scope; every name gets the scope that it stands in."""

    def __init__(self, module, package):
        self.module, self.package = module, package
        self.scope = module

    def bind(self, name, kind, value=None):
        scope = self.scope
        if name in scope.globals:
            scope = self.module
            kind = 'other'
        elif name in scope.nonlocals:
            scope = scope.parent
            while scope.parent and (scope.kind != 'function' or name not in scope.bindings):
                scope = scope.parent
            kind = 'other'
        scope.bindings[name].append((kind, value))

    def target(self, node, kind, value):
        if isinstance(node, ast.Name):
            self.bind(node.id, kind, value)
        elif isinstance(node, (ast.Tuple, ast.List)):
            for element in node.elts:
                self.target(element, 'other', None)
        elif isinstance(node, ast.Starred):
            self.target(node.value, 'other', None)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            owner = self.owner(node.value.id)
            if owner:
                owner.attributes[node.attr].append((kind, value, self.scope))

    def owner(self, name):
        scope = self.scope
        while scope and scope.kind != 'function':
            scope = scope.parent
        while scope and scope.kind == 'function':
            node = scope.node
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and scope.parent.kind == 'class':
                first = (node.args.posonlyargs + node.args.args)[:1]
                static = any(isinstance(d, ast.Name) and d.id == 'staticmethod' for d in node.decorator_list)
                return scope.parent if first and first[0].arg == name and not static else None
            scope = scope.parent
        return None

    def visit(self, node):
        node.scope = self.scope
        super().visit(node)

    def visit_Import(self, node):
        for alias in node.names:
            self.module.imported.add(alias.name)
            if alias.asname:
                self.bind(alias.asname, 'import', alias.name)
            else:
                top = alias.name.split('.')[0]
                self.bind(top, 'import', top)

    def visit_ImportFrom(self, node):
        base = node.module or ''
        if node.level:
            parts = self.package.split('.') if self.package else []
            kept = parts[:len(parts) - node.level + 1] if node.level <= len(parts) else None
            base = '.'.join([*kept, *([node.module] if node.module else [])]) if kept is not None else '?' + base
        self.module.imported.add(base)
        for alias in node.names:
            if alias.name == '*':
                self.module.stars = True
            else:
                self.bind(alias.asname or alias.name, 'import', f'{base}.{alias.name}')

    def visit_Assign(self, node):
        self.visit(node.value)
        for target in node.targets:
            self.visit(target)
            self.target(target, 'value', node.value)

    def visit_AnnAssign(self, node):
        self.visit(node.annotation)
        if node.value:
            self.visit(node.value)
        self.visit(node.target)
        self.target(node.target, 'value' if node.value else 'other', node.value)

    def visit_AugAssign(self, node):
        self.visit(node.value)
        self.visit(node.target)
        self.target(node.target, 'other', None)

    def visit_NamedExpr(self, node):
        self.visit(node.value)
        self.visit(node.target)
        scope, inner = self.scope, self.scope
        while scope.kind == 'comprehension':
            scope = scope.parent
        self.scope = scope
        self.target(node.target, 'value', node.value)
        self.scope = inner

    def visit_For(self, node):
        self.visit(node.iter)
        self.visit(node.target)
        self.target(node.target, 'other', None)
        for child in node.body + node.orelse:
            self.visit(child)

    visit_AsyncFor = visit_For

    def visit_With(self, node):
        for item in node.items:
            self.visit(item.context_expr)
            if item.optional_vars:
                self.visit(item.optional_vars)
                self.target(item.optional_vars, 'other', None)
        for child in node.body:
            self.visit(child)

    visit_AsyncWith = visit_With

    def visit_ExceptHandler(self, node):
        if node.name:
            self.bind(node.name, 'other')
        self.generic_visit(node)

    def visit_Delete(self, node):
        for target in node.targets:
            self.visit(target)
            self.target(target, 'other', None)

    def visit_Global(self, node):
        self.scope.globals.update(node.names)

    def visit_Nonlocal(self, node):
        self.scope.nonlocals.update(node.names)

    def visit_MatchAs(self, node):
        if node.name:
            self.bind(node.name, 'other')
        self.generic_visit(node)

    def visit_MatchStar(self, node):
        if node.name:
            self.bind(node.name, 'other')

    def function(self, node, name):
        for decorator in getattr(node, 'decorator_list', []):
            self.visit(decorator)
        arguments = node.args
        for default in [*arguments.defaults, *[d for d in arguments.kw_defaults if d]]:
            self.visit(default)
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        for one in [*every, arguments.vararg, arguments.kwarg]:
            if one and one.annotation:
                self.visit(one.annotation)
        if getattr(node, 'returns', None):
            self.visit(node.returns)
        if name:
            self.bind(name, 'function', node)
        outer, self.scope = self.scope, Scope('function', self.scope, node)
        positional = [*arguments.posonlyargs, *arguments.args]
        defaults = dict(zip([p.arg for p in reversed(positional)], reversed(arguments.defaults)))
        defaults.update({p.arg: d for p, d in zip(arguments.kwonlyargs, arguments.kw_defaults) if d})
        for one in every:
            self.bind(one.arg, 'parameter', (one.annotation, defaults.get(one.arg)))
        for one in (arguments.vararg, arguments.kwarg):
            if one:
                self.bind(one.arg, 'other')
        body = node.body if isinstance(node.body, list) else [node.body]
        for child in body:
            if isinstance(child, ast.Global):
                self.visit_Global(child)
        for child in body:
            self.visit(child)
        self.scope = outer

    def visit_FunctionDef(self, node):
        self.function(node, node.name)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node):
        self.function(node, None)

    def visit_ClassDef(self, node):
        for child in [*node.decorator_list, *node.bases, *[k.value for k in node.keywords]]:
            self.visit(child)
        self.bind(node.name, 'class', node)
        outer, self.scope = self.scope, Scope('class', self.scope, node)
        node.inner = self.scope
        for child in node.body:
            self.visit(child)
        self.scope = outer

    def comprehension(self, node, *elements):
        first = node.generators[0].iter
        self.visit(first)
        outer, self.scope = self.scope, Scope('comprehension', self.scope, node)
        for clause in node.generators:
            if clause.iter is not first:
                self.visit(clause.iter)
            self.visit(clause.target)
            self.target(clause.target, 'other', None)
            for test in clause.ifs:
                self.visit(test)
        for element in elements:
            self.visit(element)
        self.scope = outer

    def visit_ListComp(self, node):
        self.comprehension(node, node.elt)

    visit_SetComp = visit_GeneratorExp = visit_ListComp

    def visit_DictComp(self, node):
        self.comprehension(node, node.key, node.value)


def bindings_of(name, scope):
    first = True
    while scope:
        if name in scope.globals:
            while scope.parent:
                scope = scope.parent
        if (first or scope.kind != 'class') and name in scope.bindings:
            return scope, scope.bindings[name]
        first = first and scope.kind == 'comprehension'
        scope = scope.parent
    return None, []


UNKNOWN = ('unknown',)


def resolve(node, depth=0):
    """('path', p) | ('instance', row, call) | ('tensor',) | ('local',) | ('foreign', p) | UNKNOWN, when certain."""
    if depth > 20:
        return UNKNOWN
    # Attributes that are made of each other would be followed again and again; inside of itself, it is unknown.
    if not hasattr(node, 'resolved'):
        node.resolved = UNKNOWN
        node.resolved = resolve_afresh(node, depth)
    return node.resolved


def resolve_afresh(node, depth):
    if isinstance(node, ast.Name):
        scope, bindings = bindings_of(node.id, getattr(node, 'scope', None))
        if not bindings:
            return UNKNOWN
        kinds = {kind for kind, _ in bindings}
        own = f'{getattr(scope, "name", "")}.{node.id}'
        if kinds <= {'function', 'class'} and scope.kind == 'module' and row_of(own):
            return ('path', own)
        if kinds == {'import'}:
            paths = {path for _, path in bindings}
            return ('path', paths.pop()) if len(paths) == 1 else UNKNOWN
        if len(bindings) > 1:
            if kinds <= {'function', 'class'}:
                return ('local', node.id)
            return ('tensor',) if are_tensors(bindings, depth) else UNKNOWN
        (kind, value), = bindings
        if kind in ('function', 'class'):
            return ('local', node.id)
        if kind == 'parameter':
            annotation, default = value
            if annotation is not None and is_tensor_type(annotation):
                return ('tensor',)
            if default is not None:
                found = resolve(default, depth + 1)
                if found[0] in ('path', 'instance'):
                    return ('default', found)
            return UNKNOWN
        if kind == 'value' and value is not None:
            found = resolve(value, depth + 1)
            if found[0] == 'path':
                return ('held', found)
            return found
        return UNKNOWN
    if isinstance(node, ast.Attribute):
        owner = self_class(node.value)
        if owner is not None:
            return attribute(owner, node.attr, depth)
        found = resolve(node.value, depth + 1)
        if found[0] == 'path':
            return ('path', f'{found[1]}.{node.attr}')
        if found[0] == 'tensor' and node.attr in METHODS:
            return ('method', node.attr)
        if found[0] == 'tensor' and node.attr in TENSOR_METHODS:
            return ('tensor method',)
        return UNKNOWN
    if isinstance(node, ast.Call):
        found = resolve(node.func, depth + 1)
        held = found[1] if found[0] in ('held', 'default') else found
        if held[0] == 'path':
            row = row_of(held[1])
            if row and re.match(r'^torch\.nn\.[A-Z]', canonical(held[1])):
                made = ('instance', row, node)
                return ('default', made) if found[0] == 'default' else made
            if row or answers_tensor(held[1]):
                return ('tensor',)
            if re.match(r'^torch\.nn\.[A-Z]', canonical(held[1])) and canonical(held[1])[9:] in LAYERS:
                return ('layer',)
            return UNKNOWN
        if found[0] in ('method', 'tensor method', 'instance', 'layer'):
            return ('tensor',)
        return UNKNOWN
    if isinstance(node, ast.Subscript):
        return ('tensor',) if resolve(node.value, depth + 1) == ('tensor',) else UNKNOWN
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.UAdd, ast.Invert)):
        return ('tensor',) if resolve(node.operand, depth + 1) == ('tensor',) else UNKNOWN
    if isinstance(node, ast.BinOp):
        if any(resolve(side, depth + 1) == ('tensor',) for side in (node.left, node.right)):
            return ('tensor',)
    if isinstance(node, (ast.Constant, ast.JoinedStr, ast.List, ast.Dict, ast.Tuple, ast.Set)):
        return ('literal',)
    return UNKNOWN


def self_class(node):
    if not isinstance(node, ast.Name):
        return None
    scope, bindings = bindings_of(node.id, getattr(node, 'scope', None))
    if not bindings or len(bindings) != 1 or bindings[0][0] != 'parameter' or scope.parent.kind != 'class':
        return None
    function = scope.node
    if not isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return None
    decorators = {d.id for d in function.decorator_list if isinstance(d, ast.Name)}
    first = (function.args.posonlyargs + function.args.args)[:1]
    if decorators & {'staticmethod', 'classmethod'} or not first or first[0].arg != node.id:
        return None
    return scope.parent


def attribute(owner, name, depth):
    stored = owner.attributes.get(name, [])
    direct = owner.bindings.get(name, [])
    if direct and not stored:
        kinds = {kind for kind, _ in direct}
        if kinds <= {'function'}:
            return ('local', name)
        if len(direct) == 1 and direct[0][0] == 'value':
            found = resolve(direct[0][1], depth + 1)
            return ('held', found) if found[0] == 'path' else found
        return UNKNOWN
    values = [value for kind, value, _ in stored if not (isinstance(value, ast.Constant) and value.value is None)]
    if direct or not values or any(value is None for value in values):
        return UNKNOWN
    found = [resolve(value, depth + 1) for value in values]
    if len(found) == 1:
        return ('held', found[0]) if found[0][0] == 'path' else found[0]
    if all(one[0] in ('instance', 'held', 'path', 'default') for one in found):
        return ('several', found)
    return UNKNOWN


def are_tensors(bindings, depth):
    """Whether a name holds a tensor whichever of its bindings was the last."""
    key = id(bindings)
    if key in BEING_JUDGED or len(bindings) > 30:
        return key in BEING_JUDGED
    BEING_JUDGED.add(key)
    try:
        for kind, value in bindings:
            if kind == 'parameter':
                if value[0] is None or not is_tensor_type(value[0]):
                    return False
            elif kind != 'value' or value is None or resolve(value, depth + 1) != ('tensor',):
                return False
        return True
    finally:
        BEING_JUDGED.discard(key)


BEING_JUDGED = set()


def is_tensor_type(node):
    if isinstance(node, ast.Constant):
        return node.value in ('Tensor', 'torch.Tensor')
    found = resolve(node)
    return found[0] == 'path' and found[1] in ('torch.Tensor', 'torch.FloatTensor', 'torch.LongTensor')


TENSOR_FUNCTIONS = set('''
rand randn randint zeros ones empty full tensor as_tensor from_numpy arange linspace eye zeros_like ones_like rand_like
randn_like empty_like full_like cat stack matmul mm bmm exp log sqrt abs sum mean einsum mul add sub div pow clamp
sigmoid tanh relu softmax log_softmax cumsum flatten reshape transpose permute squeeze unsqueeze
'''.split())


LAYERS = set('''
Linear Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d BatchNorm1d BatchNorm2d BatchNorm3d LayerNorm
GroupNorm InstanceNorm1d InstanceNorm2d Dropout Dropout2d Embedding Identity AvgPool2d AdaptiveAvgPool2d Upsample Flatten
PixelShuffle ZeroPad2d Bilinear
'''.split())
TENSOR_METHODS = set('''
view reshape float double half bfloat16 to cpu cuda contiguous clone detach flatten transpose permute squeeze unsqueeze
expand expand_as repeat sum mean exp log sqrt abs pow clamp clamp_ mul mul_ add add_ sub sub_ div div_ neg matmul mm bmm
masked_fill masked_fill_ type_as view_as reshape_as t cumsum log1p rsqrt square gather index_select new_zeros new_ones new_full new_empty
'''.split())


def answers_tensor(path):
    match = re.match(r'^torch\.(\w+)$', path)
    if match:
        return match.group(1) in TENSOR_FUNCTIONS
    return bool(re.match(r'^torch\.nn\.functional\.(conv\dd|linear|dropout|layer_norm|batch_norm|normalize|pad|embedding|'
                         r'avg_pool\dd|adaptive_avg_pool\dd|interpolate|cross_entropy|mse_loss|one_hot)$', path))


def utf16(text, line_bytes, column):
    return len(line_bytes[:column].decode('utf8', 'replace').encode('utf-16-le')) // 2


class Place:
    def __init__(self, source):
        self.lines = source.encode('utf8', 'surrogatepass').split(b'\n')

    def last_identifier(self, node):
        if isinstance(node, ast.Attribute):
            line = self.lines[node.end_lineno - 1]
            column = node.end_col_offset - len(node.attr.encode())
            return node.end_lineno - 1, utf16(None, line, column)
        line = self.lines[node.lineno - 1]
        return node.lineno - 1, utf16(None, line, node.col_offset)


def literal(node):
    try:
        value = ast.literal_eval(node)
    except Exception:
        return None
    return ('value', value) if isinstance(value, (int, float, str, bool, type(None))) else None


def parameters(path, call, is_method=False):
    """Literal arguments by PyTorch's names, or None where not all are literal."""
    path = canonical(path)
    if any(isinstance(a, ast.Starred) for a in call.args) or any(k.arg is None for k in call.keywords):
        return None
    names = BUILTINS.get(path)
    if names is None:
        try:
            target = torch
            for part in path.split('.')[1:]:
                target = getattr(target, part)
            signature = inspect.signature(target)
            names = [('*' if p.kind == p.KEYWORD_ONLY else '') + p.name for p in signature.parameters.values()]
        except (AttributeError, ValueError, TypeError):
            return None
    plain = [name.lstrip('*') for name in names]
    positional = [name for name in names if not name.startswith('*')]
    if len(call.args) > len(positional):
        return None
    pairs = dict(zip(positional, call.args))
    for keyword in call.keywords:
        if keyword.arg in pairs or keyword.arg not in plain:
            return None
        pairs[keyword.arg] = keyword.value
    pairs.pop('input', None)
    found = {}
    for name, node in pairs.items():
        value = literal(node)
        if value is None:
            return None
        found[name] = value[1]
    return found


def truths(tree, place, truth, negative):
    parents = {}
    for node in ast.walk(tree):
        for child in ast.iter_child_nodes(node):
            parents[child] = node
    for node in ast.walk(tree):
        if not isinstance(node, (ast.Name, ast.Attribute)) or not isinstance(node.ctx, ast.Load):
            continue
        if isinstance(node, ast.Name) and getattr(node, 'scope', None) is None:
            continue
        found = resolve(node)
        parent = parents.get(node)
        call = parent if isinstance(parent, ast.Call) and parent.func is node else None
        at = place.last_identifier(node)
        if found[0] == 'path':
            row = row_of(found[1])
            if row:
                kind = 'direct call' if call else 'reference'
                truth[at] = (kind, {row}, canonical(found[1]), parameters(found[1], call) if call else None)
            else:
                negative[at] = found[1]
        elif found[0] == 'instance':
            held = parameters(f'torch.nn.{found[1]}', found[2])
            truth[at] = ('one instance', {found[1]}, f'torch.nn.{found[1]}', held)
        elif found[0] == 'held':
            row = row_of(found[1][1])
            if row:
                truth[at] = ('one instance', {row}, canonical(found[1][1]), None)
        elif found[0] == 'default':
            inner = found[1]
            row = inner[1] if inner[0] == 'instance' else row_of(inner[1])
            if row:
                truth[at] = ('default or candidates', {row}, None, None)
        elif found[0] == 'several':
            rows = set()
            for one in found[1]:
                while one[0] in ('held', 'default'):
                    one = one[1]
                row = one[1] if one[0] == 'instance' else row_of(one[1]) if one[0] == 'path' else None
                if row:
                    rows.add(row)
            if rows:
                truth[at] = ('default or candidates', rows, None, None)
        elif found[0] == 'method':
            if call:
                path = f'torch.Tensor.{found[1]}'
                truth[at] = ('typed method', {METHODS[found[1]]}, path, parameters(path, call))
        elif found[0] in ('local', 'literal', 'tensor'):
            negative[at] = found[0]


def mask(text):
    """The Python of a notebook's cell, or None where it is in another language."""
    first = text.lstrip().split('\n', 1)[0]
    if first.startswith('%%') and not PYTHON_MAGIC.match(first):
        return None
    lines = []
    for line in text.split('\n'):
        bare = line.lstrip()
        lines.append(line[:len(line) - len(bare)] + 'pass' if re.match(r'%%?\w|!|\?', bare) or bare.rstrip().endswith('?')
                     else line)
    return '\n'.join(lines)


def package_of(path):
    parts = [os.path.basename(path)[:-3]]
    folder = os.path.dirname(os.path.abspath(path))
    while os.path.exists(os.path.join(folder, '__init__.py')):
        parts.insert(0, os.path.basename(folder))
        folder = os.path.dirname(folder)
    return '.'.join(parts[:-1])


def judge_file(path):
    """{cell: (truth, negative, source)}, or None where Python itself cannot parse it."""
    with open(path, encoding='utf-8-sig', newline='') as file:
        source = file.read()
    source = source.replace('\r\n', '\n').replace('\r', '\n')
    if 'torch' not in source:
        return {}
    if path.endswith('.ipynb'):
        cells = []
        for index, cell in enumerate(json.loads(source).get('cells', [])):
            if cell.get('cell_type') == 'code':
                text = cell['source'] if isinstance(cell['source'], str) else ''.join(cell['source'])
                code = mask(text)
                if code is not None:
                    cells.append((index, code))
        package = ''
    else:
        cells = [(None, source)]
        package = package_of(path)
    module = Scope('module', None)
    module.imported = set()
    module.name = f'{package}.{os.path.basename(path)[:-3]}' if package else ''
    binder = Binder(module, package)
    trees = []
    for index, code in cells:
        try:
            tree = ast.parse(code)
        except (SyntaxError, ValueError):
            if index is None:
                return None
            continue
        binder.visit(tree)
        trees.append((index, code, tree))
    result = {}
    for index, code, tree in trees:
        truth, negative = {}, {}
        truths(tree, Place(code), truth, negative)
        result[index] = (truth, negative, code)
    return result


def same_parameters(expected, given):
    for name, value in expected.items():
        state = given.get(name)
        if state is None or state.get('isDefault') or 'value' not in state:
            return False
        actual = state['value']
        if actual in ('inf', '-inf', 'nan'):
            actual = float(actual)
        if isinstance(value, bool) != isinstance(actual, bool) or actual != value:
            return False
    return all(state.get('isDefault') or name in expected or name in ('weight', 'init') for name, state in given.items())


def files_below(folder):
    for top, folders, names in os.walk(folder):
        folders[:] = [f for f in folders if f not in ('.git', 'node_modules', '__pycache__', '.ipynb_checkpoints')]
        for name in names:
            if name.endswith(('.py', '.ipynb')) and not os.path.islink(os.path.join(top, name)):
                yield os.path.join(top, name)


KINDS = {
    'direct call': 'direct calls, `nn.X()`, `F.x()`, `torch.x()`',
    'reference': 'references, `act_layer=nn.GELU`',
    'typed method': 'Tensor methods on a typed receiver',
    'one instance': 'names and `self.attr` that hold one instance',
    'default or candidates': "through a parameter's default, or one of several",
}


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith('--')]
    shown = int(sys.argv[sys.argv.index('--list') + 1]) if '--list' in sys.argv else 1000000
    if '--list' in sys.argv:
        arguments.remove(str(shown))
    uses = collections.defaultdict(lambda: collections.defaultdict(list))
    for line in open(arguments[0], encoding='utf8'):
        use = json.loads(line)
        uses[(use['path'], use.get('cell'))][(use['line'], use['col'])].append(use)
    paths = sorted({path for path, _ in uses} | {path for folder in arguments[1:] for path in files_below(folder)})
    right, wrong, missed, unjudged = (collections.Counter() for _ in range(4))
    parameter_right, parameter_wrong = 0, 0
    disagreements, skipped, snippets = [], 0, 0
    for path in paths:
        try:
            judged = judge_file(path)
        except (RecursionError, UnicodeDecodeError, json.JSONDecodeError, MemoryError):
            judged = None
        if judged is None:
            skipped += 1
            continue
        for cell, (truth, negative, code) in judged.items():
            lines = code.split('\n')
            found = uses.get((path, cell), {})
            for at, (kind, rows, name, expected) in truth.items():
                got = found.get(at)
                text = lines[at[0]].strip()[:100] if at[0] < len(lines) else ''
                place = f'{path}{"" if cell is None else f"#{cell}"}:{at[0] + 1}:{at[1] + 1}'
                if not got:
                    missed[kind] += 1
                    disagreements.append(f'missed {kind}: {sorted(rows)} {place}: {text}')
                    continue
                ids = {use['id'] for use in got}
                if ids == rows and (name is None or any(use['qualifiedName'] == name for use in got)):
                    right[kind] += 1
                else:
                    wrong[kind] += 1
                    disagreements.append(f'other {kind}: {sorted(rows)} {name}, reader {sorted(ids)} '
                                         f'{got[0]["qualifiedName"]} {place}: {text}')
                if expected is not None and len(got) == 1 and got[0]['kind'] != 'partial':
                    if same_parameters(expected, got[0]['parameters']):
                        parameter_right += 1
                    else:
                        parameter_wrong += 1
                        disagreements.append(f'parameters: {expected}, reader {got[0]["parameters"]} {place}: {text}')
            for at, got in found.items():
                if at in truth:
                    continue
                text = lines[at[0]].strip()[:100] if at[0] < len(lines) else ''
                place = f'{path}{"" if cell is None else f"#{cell}"}:{at[0] + 1}:{at[1] + 1}'
                if at in negative:
                    wrong['not one'] += 1
                    disagreements.append(f'not one ({negative[at]}): reader {got[0]["qualifiedName"]} '
                                         f'{got[0]["kind"]} {place}: {text}')
                elif got[0]['kind'] in ('string', 'getattr'):
                    unjudged[got[0]['kind']] += 1
                elif re.match(r'\s*(>>>|\.\.\.)', lines[at[0]]):
                    snippets += 1
                else:
                    unjudged[got[0]['kind'] + ', ' + got[0]['certainty']] += 1
                    if '--unjudged' in sys.argv:
                        print('unjudged', got[0]['kind'], got[0]['certainty'], [u['id'] for u in got], place, text)
    for line in disagreements[:shown]:
        print(line)
    print()
    total_right, total_wrong = sum(right.values()), sum(wrong.values())
    print(f'{len(paths)} files; {skipped} that Python cannot parse; {snippets} uses in doctests')
    print('| what the judge is sure of | uses | found and right | missed |')
    print('|---|---:|---:|---:|')
    for kind, words in KINDS.items():
        every = right[kind] + wrong[kind] + missed[kind]
        if every:
            print(f'| {words} | {every:,} | {100 * right[kind] / every:.4g} % | {missed[kind]} |')
    print(f'precision {100 * total_right / max(1, total_right + total_wrong):.3f} % '
          f'({total_right} right, {total_wrong} wrong, of which {wrong["not one"]} are none)')
    parameter_total = parameter_right + parameter_wrong
    print(f'parameters {100 * parameter_right / max(1, parameter_total):.3f} % of {parameter_total}')
    print(f'not judged: {sum(unjudged.values())}', dict(unjudged.most_common()))


main()
