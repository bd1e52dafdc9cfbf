// Printouts of sparse tensors name only the numbers that are not zero: no tensor can be read from them as it stands.

/** Whether a text is one. */
export function isSparse(sample: string): boolean {
  // SciPy, Julia and R; MATLAB and Octave write `(2,1)   0.5`.
  if (/\bwith \d+ stored (?:elements|entries)\b|\bsparse Matrix of class\b|^SparseArray\[/m.test(sample))
    return true;
  if (/^ *\(\d+, ?\d+\)(?: {3,}| -> )-?\d[\d.e+-]*\s*$/m.test(sample)) return true;
  return /\blayout=torch\.sparse_\w+\)/.test(sample) && /\b(?:col_|row_)?indices=/.test(sample);
}
