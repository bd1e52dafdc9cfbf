// Gated linear units by the activation of their gate: Shazeer, GLU Variants Improve Transformer, 2020.

/** One half times an activation of the other. */
export interface GatedUnit {
  readonly name: string;
  /** The same product of two tensors is mostly none: only such names tell. */
  readonly named?: RegExp;
  /** PyTorch has it, where the second half is the gate. */
  readonly isPyTorchs?: true;
}

/** By the catalog's id of the gate, or the name of a known formula; empty where the gate is as it is. */
export const gatedUnits: Readonly<Record<string, GatedUnit>> = {
  Sigmoid: { name: 'GLU', named: /glu|gat/i, isPyTorchs: true },
  ReLU: { name: 'ReGLU' },
  GELU: { name: 'GEGLU' },
  SiLU: { name: 'SwiGLU' },
  Swish: { name: 'SwiGLU' },
  '': { name: 'Bilinear', named: /glu|bilinear/i },
};
