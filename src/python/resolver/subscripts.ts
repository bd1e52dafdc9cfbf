// Follows subscripts: elements of containers, of tables that a library publishes, and what `__getitem__` answers.
import type { Expression, Subscript } from '../syntax/syntax.ts';
import { pickBy } from './containers.ts';
import { libraryElement } from './library.ts';
import { returned } from './members.ts';
import { optionOf } from './options.ts';
import { answerOfOwnTable, answerOfTable } from './published.ts';
import { registryAt } from './registries.ts';
import type { Resolution } from './resolution.ts';
import { indexing } from './tables.ts';
import {
  type Alternative,
  cameThrough,
  givenLike,
  only,
  type Possible,
  union,
  unknown,
  type Value,
} from './values.ts';

export function followSubscript(resolution: Resolution, node: Subscript): Possible {
  const object = resolution.resolve(node.object);
  const parts: Possible[] = object.isOpen ? [unknown] : [];
  for (const one of object.alternatives) {
    const { value } = one;
    if (value.kind === 'tensor') parts.push(only(value));
    else if (value.kind === 'path') parts.push(answerOfTable(resolution, value.path, node.index) ?? unknown);
    else if (value.kind === 'container' && node.index)
      parts.push(elementLike(one, pickBy(resolution, value, node.index)));
    else if (value.kind === 'namespace')
      parts.push(
        node.index?.kind === 'text' ? givenLike(one, optionOf(resolution, value, node.index.value)) : unknown,
      );
    else if (value.kind === 'object') parts.push(indexed(resolution, value, node.index));
    else parts.push(elementOf(resolution, value, node.index) ?? unknown);
  }
  const possible = parts.length > 0 ? union(parts) : unknown;
  const isTold = possible.alternatives.some(({ value }) => /^(?:path|instance|partial)$/.test(value.kind));
  if (isTold) return possible;
  const registry = node.index && registryAt(resolution, node.object);
  if (registry && node.index) return pickBy(resolution, registry, node.index);
  return answerOfOwnTable(resolution, node.object, node.index) ?? possible;
}

/** What `object[index]` answers by the class's own `__getitem__`. */
function indexed(
  resolution: Resolution,
  object: Extract<Value, { kind: 'object' }>,
  index: Expression | undefined,
): Possible {
  const asked = indexing(resolution, object, index);
  return asked ? resolution.within(asked.given, () => returned(resolution, asked.method)) : unknown;
}

/** What stands at an index of a library's container. */
function elementOf(resolution: Resolution, value: Value, node: Expression | undefined): Possible | undefined {
  const index = node && resolution.constantOf(node);
  if (value.kind !== 'layer' || !value.made || !index?.isInteger || typeof index.value !== 'number')
    return undefined;
  return libraryElement(resolution, value.made.of, index.value, value.made.call);
}

/** The same, and what is told of a default is one. */
function elementLike(one: Alternative, possible: Possible): Possible {
  const { through } = one;
  if (through?.kind !== 'parameter default') return givenLike(one, possible);
  return { ...cameThrough(through, possible), isOpen: true };
}
