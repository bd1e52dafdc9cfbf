#!/usr/bin/env python3
"""Judges the spans that `npm run corpus:spans` wrote down, with Python's own parser.

Each span of a use, cut out of the source and parsed, is the expression that it claims to be: the callee, the whole, each
argument, its name and its value. After each Write to Code the file parses, the argument has the value, and the tree is
otherwise what it was. Needs Python 3.12, whose parser knows the places inside of f-strings.
"""
import ast
import bisect
import json
import re
import sys
import unicodedata
import warnings

warnings.simplefilter('ignore')
sys.setrecursionlimit(10000)
sys.set_int_max_str_digits(0)


class Source:
    """A source by UTF-16 offsets, as the reader counts, and Python's tree of it."""

    def __init__(self, text):
        self.units = text.encode('utf-16-le', 'surrogatepass')
        mark = text.startswith('\ufeff')
        self.text = text[1:] if mark else text
        self.tree = ast.parse(self.text)
        self.starts = [1 if mark else 0]
        self.lines = re.split('(?<=\n)|(?<=\r)(?!\n)', self.text)
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line.encode('utf-16-le', 'surrogatepass')) // 2)
        self.encoded = {}
        self.nodes = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.expr):
                self.nodes.setdefault(self.span(node), []).append(node)

    def offset(self, line, column):
        if line not in self.encoded:
            self.encoded[line] = self.lines[line - 1].encode('utf-8', 'surrogatepass')
        ahead = self.encoded[line][:column].decode('utf-8', 'surrogatepass')
        return self.starts[line - 1] + len(ahead.encode('utf-16-le', 'surrogatepass')) // 2

    def span(self, node):
        return self.offset(node.lineno, node.col_offset), self.offset(node.end_lineno, node.end_col_offset)

    def cut(self, span):
        return self.units[2 * span[0]:2 * span[1]].decode('utf-16-le', 'surrogatepass')


def dump(node):
    return ast.dump(node)


def parsed(text):
    """The expression that a text is, where line ends do not end it; None where it is none."""
    try:
        return ast.parse(f'(\n{text}\n)', mode='eval').body
    except (SyntaxError, ValueError):
        return None


def is_value(node, value):
    try:
        return ast.literal_eval(node) == value
    except (ValueError, TypeError):
        return False


def faults_of(source, use):
    """What is wrong with a use: a sentence each."""
    whole = source.cut(use['expression'])
    node = parsed(whole)
    if node is None:
        yield f'the whole is no expression: {whole!r}'
        return
    found = source.nodes.get(tuple(use['expression']), [])
    if not any(dump(one) == dump(node) for one in found):
        yield f'the whole is no node: {whole!r}'
    if use['kind'] == 'string':
        # What is hovered over there is what stands in the quotes.
        if not is_value(node, source.cut(use['callee'])):
            yield f"the string is another: {source.cut(use['callee'])!r} of {whole!r}"
        return
    callee = parsed(source.cut(use['callee']))
    if callee is None:
        yield f"the callee is no expression: {source.cut(use['callee'])!r}"
        return
    inner = node.func if isinstance(node, ast.Call) and use['callee'] != use['expression'] else node
    if dump(callee) != dump(inner):
        yield f"the callee is another: {source.cut(use['callee'])!r} of {whole!r}"
    name = unicodedata.normalize('NFKC', source.cut(use['name']))
    own = getattr(callee, 'attr', getattr(callee, 'id', None))
    if own is not None and use['kind'] not in ('getattr', 'partial') and own != name:
        yield f'the name is {name!r}, and the callee ends in {own!r}'
    if use['input'] and parsed(source.cut(use['input'])) is None:
        yield f"the input is no expression: {source.cut(use['input'])!r}"
    if use['list'] is None:
        return
    call = call_with(source, use['list'])
    if call is None:
        yield f"no call has the arguments {source.cut(use['list'])!r}"
        return
    own = sorted([*call.args, *call.keywords], key=lambda one: (one.lineno, one.col_offset))
    if len(own) != len(use['arguments']):
        yield f"{len(use['arguments'])} arguments, not {len(own)}: {source.cut(use['list'])!r}"
        return
    wholes = []
    for given, one in zip(use['arguments'], own):
        yield from faults_of_argument(source, given, one)
        wholes.append(given['whole'])
    for given in use['given']:
        if given['whole'] not in wholes:
            yield f"a parameter’s argument is none of the call: {source.cut(given['whole'])!r}"
            continue
        yield from faults_of_argument(source, given, own[wholes.index(given['whole'])])


def faults_of_argument(source, given, one):
    value = one.value if isinstance(one, (ast.keyword, ast.Starred)) else one
    keyword = one.arg if isinstance(one, ast.keyword) else None
    written = unicodedata.normalize('NFKC', source.cut(given['name'])) if given['name'] else None
    if written != keyword:
        yield f'the argument’s name is {written!r}, not {keyword!r}'
    if given.get('stars', 0) == 0 or isinstance(one, ast.keyword):
        cut = parsed(source.cut(given['value']))
        if cut is None or dump(cut) != dump(value):
            yield f"the argument’s value is {source.cut(given['value'])!r}, not {ast.unparse(value)!r}"
    try:
        call = ast.parse(f"f(\n{source.cut(given['whole'])}\n)", mode='eval').body
        [again] = [*call.args, *call.keywords]
        if dump(again) != dump(one):
            yield f"the argument is {source.cut(given['whole'])!r}, not {ast.unparse(one)!r}"
    except (SyntaxError, ValueError):
        yield f"the argument cannot be read: {source.cut(given['whole'])!r}"


def call_with(source, span):
    """The call whose parentheses hold the span; spans of nodes are sought by what they end with."""
    for (_, end), nodes in source.nodes.items():
        if end == span[1] + 1:
            for node in nodes:
                if isinstance(node, ast.Call) and source.span(node.func)[1] < span[0] <= end:
                    between = source.cut((source.span(node.func)[1], span[0]))
                    if re.fullmatch(r'(?:\)|\s|\\|#[^\r\n]*[\r\n])*\(', between):
                        return node
    return None


def faults_of_write(source, use, write):
    start, end = write['span']
    units = source.units[:2 * start] + write['text'].encode('utf-16-le', 'surrogatepass') + source.units[2 * end:]
    after = units.decode('utf-16-le', 'surrogatepass')
    told = f"{source.cut(write['span'])!r} -> {write['text']!r}"
    try:
        again = Source(after)
    except (SyntaxError, ValueError) as error:
        yield f'what was written does not parse: {told} ({error})'
        return
    length = len(write['text'].encode('utf-16-le', 'surrogatepass')) // 2
    call, before = call_with(again, (start, start + length)), call_with(source, (start, end))
    if call is None or before is None:
        yield f'what was written is no call any more: {told}'
        return
    values = [one.value for one in call.keywords if one.arg == write['argument']] + call.args
    if not any(is_value(one, write['value']) for one in values):
        yield f"{write['argument']} is not {write['value']!r}: {told}"
    # All that is not in these parentheses is as it was.
    for one in (call, before):
        one.args, one.keywords = [], []
    if dump(again.tree) != dump(source.tree):
        yield f'more was changed: {told}'


def main(path):
    files = unparsed = uses = writes = 0
    wrong = 0
    for line in open(path, encoding='utf-8'):
        entry = json.loads(line)
        try:
            source = Source(entry['source'])
        except (SyntaxError, ValueError, RecursionError):
            unparsed += 1
            continue
        files += 1
        for use in entry['uses']:
            uses += 1
            faults = list(faults_of(source, use))
            for write in use['writes']:
                writes += 1
                faults.extend(faults_of_write(Source(entry['source']), use, write))
            wrong += bool(faults)
            for fault in faults[:3]:
                if wrong <= 60:
                    print(f"{entry['name']}: {use['kind']} at {use['name'][0]}: {fault}")
    print(f'{files} sources, {uses} uses, {writes} writes, {wrong} uses with a fault; {unparsed} sources that Python does not take')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
