// Which of the uses in a text a person points at: by its name, or by one of its arguments.
import type { ActivationUse } from './use.ts';

/**
 * The use whose name stands at `offset` of the cell, or the innermost call around it that has an argument there; a use
 * whose call stands elsewhere (`self.act(x)`) only where that call is none itself.
 */
export function pickUse(
  uses: readonly ActivationUse[],
  offset: number,
  cell: number,
): ActivationUse | undefined {
  const named = uses.find((use) => use.start <= offset && offset <= use.end);
  if (named) return named;
  const having = uses.filter((use) => (use.origin?.cell ?? cell) === cell && hasArgumentAt(use, offset));
  // They come in order: the last one that begins ahead is the innermost.
  return having.filter((use) => isAround(use, offset)).at(-1) ?? having.at(-1);
}

/** Whether the whole expression of a use holds the offset. */
function isAround({ expression }: ActivationUse, offset: number): boolean {
  return expression.start <= offset && offset <= expression.end;
}

function hasArgumentAt({ parameters, settings }: ActivationUse, offset: number): boolean {
  return [...Object.values(parameters), ...Object.values(settings ?? {})].some(
    ({ argument }) => argument && argument.start <= offset && offset <= argument.end,
  );
}
