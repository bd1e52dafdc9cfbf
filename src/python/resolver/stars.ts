// Names that are bound without being named: those of star imports, and those that documentation takes for granted.
import { positionOf } from '../binder/flow.ts';
import type { StarImport } from '../binder/scopes.ts';
import { findApiPath } from './api-paths.ts';
import { mapAlternatives, nothing, only, type Possible, union } from './values.ts';

/** What PyTorch's own documentation and most snippets take for granted. */
const usual: Readonly<Record<string, string>> = {
  torch: 'torch',
  nn: 'torch.nn',
  F: 'torch.nn.functional',
  Tensor: 'torch.Tensor',
};

/** Submodules of torch.nn, which `from torch.nn import *` brings along. */
const submodules = /^(?:functional|init|modules|parameter|utils|quantized|parallel)$/;

/** Packages that bring another `nn`, or none. */
const strangers =
  /^(?:tensorflow|keras|tf_keras|jax|flax|mxnet|paddle|mlx|mindspore|chainer|theano|tinygrad|numpy|scipy|sympy|math|tkinter|pylab|matplotlib|typing|os|sys|ctypes|turtle|random|time|struct|socket)\b/;

/** How many star imports, the last ones, are looked at for what they may bind. */
export const mostStars = 32;

/** What `name` means by the star imports ahead of `position`; `known` answers for those whose files are known. */
export function nameFromStars(
  name: string,
  stars: readonly StarImport[],
  position: number,
  known: (star: StarImport) => Possible | undefined,
): Possible | undefined {
  let [ahead, behind] = [0, stars.length];
  while (ahead < behind) {
    const middle = (ahead + behind) >> 1;
    const star = stars[middle];
    if (star && positionOf(star.chunk, star.start) <= position) ahead = middle + 1;
    else behind = middle;
  }
  for (const star of stars.slice(Math.max(0, ahead - mostStars), ahead).reverse()) {
    const found = known(star) ?? nameFrom(star.path, name);
    if (found) return found;
  }
  return undefined;
}

/** The same for what a name was bound to by its own name before these star imports, which may bind it anew. */
export function afterStars(
  name: string,
  possible: Possible,
  stars: readonly StarImport[],
  known: (star: StarImport) => Possible | undefined,
): Possible {
  let now = possible;
  for (const star of stars) {
    const found =
      known(star) ?? (/^torch(?:\.|$)/.test(star.path) ? (nameFrom(star.path, name) ?? nothing) : undefined);
    if (found) now = union([found, now]);
    else
      now = mapAlternatives(now, (one) => {
        // Whoever brings `nn` along brings the same.
        const isUsual =
          one.value.kind === 'path' && Object.hasOwn(usual, name) && usual[name] === one.value.path;
        return isUsual ? one : { ...one, isAssumed: true };
      });
  }
  return now;
}

function nameFrom(path: string, name: string): Possible | undefined {
  if (path === 'torch.nn' && (/^[A-Z]/.test(name) || submodules.test(name))) {
    return only({ kind: 'path', path: `torch.nn.${name}` });
  }
  // `from .layers import *` and `from fastai.vision.all import *` bring PyTorch along more often than not.
  if (!/^torch(?:\.|$)/.test(path)) return strangers.test(path) ? undefined : impliedName(name);
  if (path === 'torch.nn.functional' && name === 'torch') return only({ kind: 'path', path: 'torch' });
  const whole = `${path}.${name}`;
  return findApiPath(whole) ? only({ kind: 'path', path: whole }) : undefined;
}

/** What `name` means where its import is taken for granted. */
export function impliedName(name: string): Possible | undefined {
  const path = Object.hasOwn(usual, name) ? usual[name] : undefined;
  return path === undefined ? undefined : only({ kind: 'path', path }, true);
}
