"""Writes syntax.json: every expression and statement in syntax-sample.py, with its place, as Python's own parser has it.

Run with any Python from 3.10 on: python3 test/golden/make_syntax.py
"""
import ast
import json
import pathlib

here = pathlib.Path(__file__).parent
source = (here / 'syntax-sample.py').read_text()
starts = [0]
for line in source.splitlines(keepends=True):
    starts.append(starts[-1] + len(line))

found = []


def visit(node):
    # The places of what stands in an f-string are right only from Python 3.12 on; patterns are no expressions.
    if isinstance(node, (ast.expr, ast.stmt)):
        start = starts[node.lineno - 1] + node.col_offset
        end = starts[node.end_lineno - 1] + node.end_col_offset
        found.append([type(node).__name__, start, end])
    if isinstance(node, (ast.JoinedStr, ast.pattern)):
        return
    for child in ast.iter_child_nodes(node):
        visit(child)


visit(ast.parse(source))
found.sort(key=lambda one: (one[1], -one[2], one[0]))
lines = ',\n'.join(json.dumps(one) for one in found)
(here / 'syntax.json').write_text(f'[\n{lines}\n]\n')
