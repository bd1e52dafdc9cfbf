"""Writes into spans.json, for each source in it, where Python's own parser has its calls: [callee, whole, arguments], each a
span in UTF-16 units; an argument is [its name or null, the span of its value].

Run with Python 3.12 or later, which knows the places inside of f-strings: python3 test/golden/make_spans.py
The sources were made up by test/support/odd-code.ts: npm run corpus:spans holds thousands more against the same parser.
"""
import ast
import json
import pathlib
import sys
import warnings

warnings.simplefilter('ignore')
here = pathlib.Path(__file__).parent
sys.path.insert(0, str(here.parent.parent / 'scripts' / 'corpus'))
from judge_spans import Source  # noqa: E402

golden = here / 'spans.json'
entries = []
for source, _ in json.loads(golden.read_text(encoding='utf-8')):
    read = Source(source)
    calls = []
    for node in ast.walk(read.tree):
        if isinstance(node, ast.Call):
            given = sorted([*node.args, *node.keywords], key=lambda one: (one.lineno, one.col_offset))
            values = [one.value if isinstance(one, (ast.keyword, ast.Starred)) else one for one in given]
            names = [one.arg if isinstance(one, ast.keyword) else None for one in given]
            calls.append([read.span(node.func), read.span(node), [[n, read.span(v)] for n, v in zip(names, values)]])
    calls.sort(key=lambda call: (call[1][0], -call[1][1]))
    entries.append(json.dumps([source, calls], separators=(',', ':')))
golden.write_text('[\n' + ',\n'.join(entries) + '\n]\n', encoding='utf-8')
