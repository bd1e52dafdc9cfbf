// The way by which code comes to an activation: `config.hidden_act`, and `"silu"` where that is written. Found on demand.
import { mayName } from '../../catalog/published/names.ts';
import type { Resolver } from '../resolver/resolver.ts';
import type { WrittenPlace } from '../resolver/values.ts';
import { childrenOf } from '../syntax/children.ts';
import type { Chunk, Expression } from '../syntax/syntax.ts';
import { nodeAt } from './dtype-hints.ts';
import type { PlaceInCode } from './mentions.ts';
import { originIn } from './placing.ts';
import type { ActivationUse, Origin } from './use.ts';

/** How many expressions of what made it are looked at. */
const most = 64;

/** What stands between the use at this place and the name that chose its activation; empty where no name did. */
export function wayOf(place: PlaceInCode, use: ActivationUse, resolver: Resolver): readonly Origin[] {
  const node = nodeAt(place);
  if (!node || !use.origin || use.candidates) return [];
  for (const { origin } of resolver.resolveAfresh(node).alternatives) {
    const made = origin && expressionAt(origin);
    const way = made && wayFrom(made, resolver);
    if (way) return way;
  }
  return [];
}

function expressionAt({ chunk, start, end }: WrittenPlace): Expression | undefined {
  return chunk.loads.find((one) => one.start === start && one.end === end);
}

/** The first in `made` that holds one name of an activation, from there to where that is written. */
function wayFrom(made: Expression, resolver: Resolver): readonly Origin[] | undefined {
  const open = [...childrenOf(made)];
  for (let count = 0; count < most; count++) {
    const node = open.shift();
    if (!node) return undefined;
    if (/^(?:name|attribute|subscript|call)$/.test(node.kind)) {
      const { alternatives } = resolver.resolveAfresh(node);
      const [only, ...others] = alternatives;
      const { value, origin, through } = only ?? {};
      const isName = value?.kind === 'constant' && typeof value.value === 'string' && mayName(value.value);
      if (isName && others.length === 0 && origin) {
        const steps = [node, ...(through ? [through] : []), origin];
        return steps.filter((one, at) => !isSame(one, steps[at + 1])).map(placed);
      }
    }
    open.push(...childrenOf(node));
  }
  return undefined;
}

const isSame = (one: WrittenPlace, next: WrittenPlace | undefined): boolean =>
  next !== undefined && one.chunk === next.chunk && one.start === next.start;

const placed = ({
  chunk,
  start,
  end,
}: {
  readonly chunk: Chunk;
  readonly start: number;
  readonly end: number;
}): Origin => originIn(chunk, start, end);
