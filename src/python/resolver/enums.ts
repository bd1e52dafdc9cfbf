// Members of enumerations, which stand for their values here: `Act.GELU.value`, `TABLE[Act.GELU]`, `Act("gelu")`.
import type { Scope } from '../binder/scopes.ts';
import type { Attribute, Expression } from '../syntax/syntax.ts';
import type { Resolution } from './resolution.ts';

/** Whether the class is an enumeration. */
export function isEnum(resolution: Resolution, { statement }: Scope): boolean {
  return (
    statement?.kind === 'class' &&
    statement.bases.some(({ value, name }) => {
      if (name !== undefined) return false;
      return resolution
        .resolve(value)
        .alternatives.some(
          (one) => one.value.kind === 'path' && /^enum\.\w*(?:Enum|Flag)$/.test(one.value.path),
        );
    })
  );
}

/** The member that `node` is, `Act.GELU`; undefined of anything else. */
export function memberAt(resolution: Resolution, node: Expression): Attribute | undefined {
  if (node.kind !== 'attribute') return undefined;
  const { alternatives, isOpen } = resolution.resolve(node.object);
  const [only] = alternatives;
  if (isOpen || alternatives.length !== 1 || only?.value.kind !== 'class') return undefined;
  return isEnum(resolution, only.value.scope) ? node : undefined;
}
