"""Lists calls such as self.act(x), by Python's own ast and nothing of the reader, and says how many of them the reader tells.

    python list_calls.py FOLDER                 one JSON object a line for each call
    python list_calls.py FOLDER USES.jsonl      how many have one activation, by what `npm run corpus` wrote of the folder

The callee is a name or an attribute that by its name holds an activation, called with one argument.
"""
import ast, collections, json, os, re, sys
SAYS = re.compile(r'^_*(?:\w*_)?(?:acts?|activ|activations?|nonlin|non_?linearity)(?:_?(?:fn|func|fun|function|layer|module|f))?\d*$', re.I)
NOT = re.compile(r'get|checkpoint|build|make|create|register|log|plot|quant|post|pre_|_pre', re.I)


def calls(root):
    for d, ds, fs in os.walk(root):
        ds.sort()
        for f in sorted(fs):
            path = os.path.join(d, f)
            if not f.endswith('.py'): continue
            try: text = open(path, encoding='utf-8').read(); tree = ast.parse(text)
            except Exception: continue
            lines = text.split('\n')
            for n in ast.walk(tree):
                if not isinstance(n, ast.Call) or len(n.args) != 1 or n.keywords: continue
                if isinstance(n.args[0], (ast.Starred, ast.Constant)): continue
                c = n.func
                if isinstance(c, ast.Name): name, line, col = c.id, c.lineno, c.col_offset
                elif isinstance(c, ast.Attribute): name, line, col = c.attr, c.end_lineno, c.end_col_offset - len(c.attr.encode())
                else: continue
                if not SAYS.match(name) or NOT.search(name): continue
                col = len(lines[line - 1].encode()[:col].decode())
                yield dict(path=path, line=line, col=col, name=name, code=lines[line - 1].strip()[:140])


def main(root, uses=None):
    if uses is None:
        for call in calls(root): print(json.dumps(call))
        return
    told = collections.defaultdict(list)
    for text in open(uses, encoding='utf-8'):
        use = json.loads(text)
        told[use['path'], use['line'] + 1, use['col']].append(use)
    counts = collections.Counter()
    for call in calls(root):
        found = told[call['path'], call['line'], call['col']]
        kind = 'none' if not found else 'several' if len(found) > 1 else found[0]['certainty'] + ', one'
        counts[kind] += 1
        if kind in ('none', 'several') and '-v' in sys.argv: print(kind, json.dumps(call))
    print(root, sum(counts.values()), 'calls:', dict(counts.most_common()))


main(*[one for one in sys.argv[1:] if one != '-v'])
