// Says in one sentence why a name has no hover.
import { example } from '../../catalog/roles.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { Silence } from '../../python/index.ts';

/** The reason in words. */
export function describeSilence(silence: Silence, t: Translate): string {
  switch (silence.kind) {
    case 'too large':
      return t('This document is too large for Activation Lens to read.');
    case 'unread':
      return t('This statement is too long for Activation Lens to read.');
    case 'import':
      return t(
        '{0} is only imported here. Point at an activation in a call, such as {1}.',
        silence.name,
        `nn.${example.entry.id}()`,
      );
    case 'foreign':
      return t('{0} comes from {1}, not from PyTorch.', silence.name, silence.library);
    case 'not in the catalog':
      return t('{0} is not one of the activations that Activation Lens knows.', silence.path);
    case 'quantized':
      return t('{0} works on quantized, rounded numbers. Activation Lens has no curve for it.', silence.path);
    case 'other value':
      return t('{0} is not an activation.', silence.name);
    case 'parameter':
      return t('{0} is a parameter without a type annotation: its type is unknown.', silence.name);
    case 'loop':
      return t('{0} is assigned in a loop: its type is unknown.', silence.name);
    case 'several':
      return t('{0} is assigned in several places: its type is unknown.', silence.name);
  }
}
