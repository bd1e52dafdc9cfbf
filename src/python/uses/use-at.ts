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

/** An argument that shapes the activation; or the name of any, which may be one that PyTorch does not know. */
function hasArgumentAt(use: ActivationUse, offset: number): boolean {
  const known = [...Object.values(use.parameters), ...Object.values(use.settings ?? {})];
  return [...known.map(({ argument }) => argument), ...(use.arguments ?? []).map(({ name }) => name)].some(
    (span) => span && span.start <= offset && offset <= span.end,
  );
}
