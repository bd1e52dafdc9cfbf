// The Python that is asked where PyTorch itself, or Python's own reading of a file, is compared with.

/** A command or path: the variable PYTHON, or `python3`. */
export const python: string = process.env.PYTHON ?? 'python3';
