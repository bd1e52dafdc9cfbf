// The arguments of a call as PyTorch gets them: their types as far as they are certain, their values where they are known.
import { sureValueOf } from '../binder/flow.ts';
import { constantFrom, type KnownConstant } from '../resolver/resolution.ts';
import type { Resolver } from '../resolver/resolver.ts';
import type { HeldArgument } from '../resolver/values.ts';
import type { Expression } from '../syntax/syntax.ts';
import { textIn } from './placing.ts';
import { pathOf } from './tensor-changes.ts';
import type { GivenArgument } from './use.ts';
import { findWrittenTensor } from './written-tensor.ts';

/** `hasInput`: the first by position is the input, which others look at. */
export function givenOf(
  written: readonly HeldArgument[],
  hasInput: boolean,
  resolver: Resolver,
): readonly GivenArgument[] {
  return written.map(({ name, stars, value, possible }, index) => {
    const named = { ...(name === undefined ? {} : { name }), stars };
    if (stars > 0) return named;
    const constant = possible ? constantFrom(possible) : resolver.constantOf(value);
    const type = possible ? constant && typeOfConstant(constant) : typeOf(value, resolver);
    const isSure = constant && constant.through?.kind !== 'parameter default';
    const isInput = hasInput && index === 0 && name === undefined;
    const tensor = type === 'Tensor' && !isInput ? findWrittenTensor(value, resolver)?.tensor : undefined;
    const path = type === 'torch.dtype' ? pathOf(value, resolver) : undefined;
    return {
      ...named,
      ...(type === undefined ? {} : { type }),
      ...(isSure ? { value: constant.value } : {}),
      ...(tensor ? { tensor } : {}),
      ...(path === undefined ? {} : { value: path }),
    };
  });
}

/** The name of the type of `value`; undefined if it cannot be known for certain. */
function typeOf(value: Expression, resolver: Resolver): string | undefined {
  const held = value.kind === 'name' ? (sureValueOf(resolver, value) ?? value) : value;
  switch (held.kind) {
    case 'sequence':
      return held.type;
    case 'dictionary':
      return 'dict';
    case 'lambda':
      return 'function';
    // `self.dim = None` only keeps a place free, for what is stored there later.
    case 'attribute':
    case 'subscript':
      return dtypeOf(held, resolver);
    case 'constant':
      if (held.value === undefined) return typeOfOdd(textIn(held.chunk, held));
      break;
    case 'literals':
      return textIn(held.chunk, held).startsWith('[') ? 'list' : undefined;
    default:
  }
  const constant = resolver.constantOf(held);
  if (!constant) return isTensor(held, resolver) ? 'Tensor' : undefined;
  return typeOfConstant(constant);
}

function typeOfConstant(constant: KnownConstant): string | undefined {
  if (constant.through?.kind === 'parameter default') return undefined;
  if (constant.value === null) return 'NoneType';
  if (typeof constant.value === 'boolean') return 'bool';
  if (typeof constant.value === 'string') return 'str';
  return constant.isInteger ? 'int' : 'float';
}

function isTensor(value: Expression, resolver: Resolver): boolean {
  const { alternatives, isOpen } = resolver.resolve(value);
  const [first] = alternatives;
  return !isOpen && alternatives.length === 1 && first?.value.kind === 'tensor' && !first.isAssumed;
}

const dtypes =
  /^torch\.(?:b?float\d*|bfloat16|double|half|u?int\d*|long|short|bool|complex\d*|cfloat|cdouble)$/;

function dtypeOf(value: Expression, resolver: Resolver): string | undefined {
  return dtypes.test(pathOf(value, resolver) ?? '') ? 'torch.dtype' : undefined;
}

function typeOfOdd(text: string): string | undefined {
  if (text === '...') return 'ellipsis';
  if (/b/i.test(/^(\w+)['"]/.exec(text)?.[1] ?? '')) return 'bytes';
  // `0j` counts as 0.
  return /^[\d._eE+-]+[jJ]$/.test(text) && /[1-9]/.test(text) ? 'complex' : undefined;
}
