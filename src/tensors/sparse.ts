// Printouts of sparse tensors name only the numbers that are not zero: no tensor can be read from them as it stands.

/** Whether a text is one. */
export function isSparse(sample: string): boolean {
  return /\blayout=torch\.sparse_\w+\)/.test(sample) && /\b(?:col_|row_)?indices=/.test(sample);
}
