// Puts the numbers of a tensor through an activation of one's own, as PyTorch answers to the same code: each in its order,
// rounded after each operation.
import { compile } from '../../autodiff/compile.ts';
import type { OwnActivation } from '../../autodiff/own-activation.ts';
import type { Values } from '../../catalog/activation.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { Release } from '../../foundation/release.ts';
import type { Kernel } from '../../functions/function.ts';

/** What computes it, and what is to be told of that. */
interface OwnKernel {
  readonly kernel: Pick<Kernel, 'value' | 'derivative' | 'batch'>;
  /** Why it has no gradients. */
  readonly missing?: string;
}

/** The kernel for `count` numbers. NumPy's and Python's numbers are of float64 and have no gradients. */
export function ownKernel(
  own: OwnActivation,
  parameters: Values,
  { dtype, release, count }: { readonly dtype: Dtype; readonly release: Release; readonly count: number },
  t: Translate,
): OwnKernel {
  const numbers = Object.fromEntries(
    own.parameters.map(({ name, value }) => {
      const given = parameters[name];
      return [name, typeof given === 'number' ? given : value];
    }),
  );
  // `math` takes and gives Python's numbers, whatever x was.
  const isPlain = own.nodes.some((node) => node.kind === 'operation' && node.operation === 'item');
  const where = { dtype: own.isNumpy || isPlain ? ('float64' as const) : dtype, release };
  const alone = compile(own, numbers, where);
  // A number decides which way Python goes, so that it takes them one by one.
  const isApart = count === 1 || alone.hasBranches || own.isNumpy === true;
  const { value, derivative, batch } = isApart ? alone : compile(own, numbers, { ...where, isVector: true });
  const kernel = { value, derivative, batch };
  const hasGradient = !own.isNumpy && !alone.hasNoGradient;
  return hasGradient ? { kernel } : { kernel, missing: t('This code has no gradients.') };
}
