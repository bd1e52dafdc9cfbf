// What decorators make of functions and classes, told by their names.
import type { Binding, Scope } from '../binder/scopes.ts';
import type { Expression, FunctionStatement } from '../syntax/syntax.ts';
import type { Resolution } from './resolution.ts';

/** Decorators of a function that leave its answer as it is. */
const transparent =
  /^(?:property|cached_property|staticmethod|classmethod|cache|lru_cache|override|final|no_grad|inference_mode|export|unused|ignore|register\w*)$/;

/** `lru_cache` of `@functools.lru_cache(maxsize=2)`; nothing of what has no name. */
export function nameOfDecorator(node: Expression): string {
  const named = node.kind === 'call' ? node.callee : node;
  return named.kind === 'name' || named.kind === 'attribute' ? named.name : '';
}

/** The same by what the name was imported as: `dataclass` of `import dataclass as record`. */
export function importedDecorator(resolution: Resolution, node: Expression): string {
  const named = node.kind === 'call' ? node.callee : node;
  const [only] = named.kind === 'name' ? resolution.resolve(named).alternatives : [];
  return only?.value.kind === 'path'
    ? only.value.path.slice(only.value.path.lastIndexOf('.') + 1)
    : nameOfDecorator(node);
}

/** Whether a function answers what its body returns. */
export function isPlain({ decorators, isAsync }: FunctionStatement): boolean {
  return !isAsync && decorators.every((node) => transparent.test(nameOfDecorator(node)));
}

/** Decorators of a class that leave it the class that is written. */
const ofClasses =
  /^(?:dataclass|define|frozen|mutable|attrs|s|dataclasses|final|total_ordering|runtime_checkable|unique|export)$|register|deprecated|docstring/i;

/** Metaclasses that make instances as `type` does. */
const ordinaryMaker = /^(?:ABCMeta|type|EnumMeta|Registry\w*|\w*RegistryMeta)$/;

/** Whether calling a class makes an instance of what is written there. */
export function makesItsOwn(resolution: Resolution, { statement, bindings }: Scope): boolean {
  if (statement?.kind !== 'class' || bindings.has('__new__')) return false;
  return (
    statement.decorators.every((node) => ofClasses.test(importedDecorator(resolution, node))) &&
    statement.bases.every(
      ({ name, value }) => name !== 'metaclass' || ordinaryMaker.test(importedDecorator(resolution, value)),
    )
  );
}

/** Whether it binds a property of a class. */
export function isProperty({ bound }: Binding): boolean {
  return (
    bound.kind === 'function' && bound.statement.decorators.some((one) => nameOfDecorator(one) === 'property')
  );
}
