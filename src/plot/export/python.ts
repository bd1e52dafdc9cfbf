// A Python program that draws the same picture with torch and matplotlib. Text only, nothing is run.

import { formatNumber } from '../../arithmetic/printing.ts';
import { writeLiteral } from '../../arithmetic/write-literal.ts';
import type { Activation, ParameterValue, Values, VectorActivation } from '../../catalog/activation.ts';
import { findById } from '../../catalog/catalog.ts';
import { defaultOf, defaultValues } from '../../catalog/defaults.ts';
import { writeString } from '../../foundation/string-literal.ts';
import type { VectorFunction } from '../../functions/function.ts';
import { dashOf, PAPER, paintOf, STROKES } from './exported-picture.ts';
import { writeOwn } from './own-python.ts';
import type { PythonCurve, PythonPicture } from './python-picture.ts';

/** The program; `numbers()` in it gives what it draws, without drawing. */
export function exportPython(picture: PythonPicture): string {
  const { viewport, lines, points, dtype, baseline } = picture;
  // Each function of somebody's own is defined once for the same parameters.
  const own: string[] = [];
  const functionOf = (line: PythonCurve): string => {
    const entry = line.own ? undefined : findById(line.id, picture.release);
    if (entry) return callOf(entry, line.parameters);
    const write = (name: string) =>
      line.own ? writeOwn(name, line.own, line.parameters, { write: pythonValue, call: callOf }) : '';
    const known = own.findIndex((text, i) => text === write(`own${i + 1}`));
    if (known < 0) own.push(write(`own${own.length + 1}`));
    return `own${known < 0 ? own.length : known + 1}`;
  };
  const entries = lines.map((line) => {
    const of =
      line.quantity === 'difference' && baseline
        ? `difference(${functionOf(line)}, ${functionOf(baseline)})`
        : functionOf(line);
    const order = { value: 0, derivative: 1, second: 2, difference: 0 }[line.quantity];
    const breaks = line.breaks.filter((x) => x > viewport.x0 && x < viewport.x1);
    const dash = dashOf(line);
    const style = dash ? `(0, (${dash.split(' ').join(', ')}))` : '"-"';
    return `    (${pythonString(line.label)}, ${of}, ${order}, [${breaks.map((x) => formatNumber(x)).join(', ')}], ${pythonString(paintOf(PAPER, line.style))}, ${style}, ${STROKES[line.quantity] * 0.75}),`;
  });
  const helpers = lines.some((line) => line.quantity === 'difference')
    ? 'def difference(f, g):\n    return lambda x: f(x) - g(x)\n\n\n'
    : '';
  const dots = points.filter((x) => x >= viewport.x0 && x <= viewport.x1);
  const pointLines =
    dots.length > 0
      ? `    points = torch.tensor([${dots.map((x) => formatNumber(x)).join(', ')}], dtype=DTYPE)
    for label, f, order, breaks, color, style, width in CURVES:
        if order == 0:
            ax.plot(points.numpy(), f(points).detach().float().numpy(), "o", color=color, markersize=5)
`
      : '';
  return `"""${plainLine(picture.title)}, as PyTorch ${picture.release} answers"""

import matplotlib.pyplot as plt
import torch
from torch import nn

DTYPE = torch.${dtype}
X0, X1 = ${formatNumber(viewport.x0)}, ${formatNumber(viewport.x1)}


def module(layer):
    return layer.to(DTYPE).eval()


${helpers}${own.map((text) => `${text}\n\n`).join('')}# label, function, order of the derivative, where it breaks, color, line style, line width
CURVES = [
${entries.join('\n')}
]


def evaluate(f, order, x):
    """f, its derivative or its second derivative at x, by autograd."""
    x = x.clone().requires_grad_(order > 0)
    y = f(x)
    for i in range(order):
        (y,) = torch.autograd.grad(y.sum(), x, create_graph=i + 1 < order)
    return y.detach()


def numbers(f, order, breaks, count=2001):
    """The pieces between the breaks, so that a jump is not joined by a line."""
    edges = [X0, *breaks, X1]
    for i, (a, b) in enumerate(zip(edges, edges[1:])):
        x = torch.linspace(a, b, count, dtype=torch.float64)
        if i > 0:
            x[0] += (b - a) * 1e-9
        if i + 1 < len(edges) - 1:
            x[-1] -= (b - a) * 1e-9
        x = x.to(DTYPE)
        yield x, evaluate(f, order, x)


def main():
    fig, ax = plt.subplots(figsize=(${formatNumber(round(viewport.width / 100))}, ${formatNumber(round(viewport.height / 100))}))
    for label, f, order, breaks, color, style, width in CURVES:
        for i, (x, y) in enumerate(numbers(f, order, breaks)):
            ax.plot(x.double().numpy(), y.double().numpy(), color=color, linestyle=style, linewidth=width, label=None if i else label)
${pointLines}    ax.set_xlim(X0, X1)
    ax.set_ylim(${formatNumber(viewport.y0)}, ${formatNumber(viewport.y1)})
${viewport.logY ? '    ax.set_yscale("log")\n' : ''}    ax.grid(True, color="#ebebeb")
    ax.legend()
    plt.show()


if __name__ == "__main__":
    main()
`;
}

/** An activation of the catalog as an expression that is a function of a tensor. */
export function callOf(entry: Activation, parameters: Values): string {
  if (entry.kind === 'vector') return sliceOf(entry, entry.functionAt(parameters));
  // What only the module refuses, the function may answer.
  const isRefused = entry
    .check({ ...defaultValues(entry), ...parameters })
    .some(({ kind, when }) => kind === 'raises' && when === 'construction');
  if (entry.isModule && !isRefused) return `module(nn.${entry.id}(${keywords(entry, parameters, 'module')}))`;
  if (entry.expression !== undefined) return `lambda x: ${entry.expression}`;
  const path = entry.apiPaths.find(({ kind }) => kind === 'function')?.path ?? '';
  const given = keywords(entry, parameters, 'function');
  return `lambda x: ${path}(x${given && `, ${given}`})`;
}

/** The first number of the answer for (x, 0), or for (x, x), as the panel shows it. */
function sliceOf(entry: VectorActivation, f: VectorFunction): string {
  // One that takes no dim is asked for by what it is a special case of.
  const general = entry.fixed && entry.related.find(({ kind }) => kind === 'special case of');
  const second = f.lengthOf(2) === 1 ? 'x' : 'torch.zeros_like(x)';
  return `lambda x: nn.${general?.id ?? entry.id}(dim=0)(torch.stack([x, ${second}]))[0]`;
}

/** Keyword arguments for what is not at its default. */
function keywords(entry: Activation, parameters: Values, kind: 'module' | 'function'): string {
  const path = entry.apiPaths.find((each) => each.kind === kind);
  return entry.parameters
    .flatMap((parameter) => {
      const value = parameters[parameter.name] ?? defaultOf(parameter);
      const argument = path?.arguments.find((candidate) => candidate.parameter === parameter.name);
      if (value === undefined || value === parameter.default || !argument) return [];
      return [`${argument.name}=${pythonValue(value)}`];
    })
    .join(', ');
}

/** A number, a word or None as Python writes it. */
export const pythonValue = (value: ParameterValue): string =>
  writeLiteral(value, { quote: '"', isCode: true });

const pythonString = (text: string): string => writeString(text, '"');

/** One line of plain text, which cannot end a docstring. */
function plainLine(text: string): string {
  return text
    .replace(/[^\P{C} ]/gu, ' ')
    .replaceAll('\\', '/')
    .replaceAll('"', "'");
}

const round = (value: number) => Math.round(value * 100) / 100;
