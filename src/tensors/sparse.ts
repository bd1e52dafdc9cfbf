// Printouts of sparse tensors name only the numbers that are not zero: no tensor can be read from them as it stands.

/** Whether a text is one. */
export function isSparse(sample: string): boolean {
  // SciPy and Julia; MATLAB and Octave write `(2,1)   0.5`.
  if (/\bwith \d+ stored e|^ *\(\d+, ?\d+\)(?: {3,}| -> )[-\d.e+]+\s*$/m.test(sample)) return true;
  return /\blayout=torch\.sparse_\w+\)/.test(sample) && /\b(?:col_|row_)?indices=/.test(sample);
}
