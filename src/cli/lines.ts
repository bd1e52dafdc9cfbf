// Cuts what arrives piece by piece into lines.

/** The lines of `pieces`, each as soon as its line break has come; the last one may have none. */
export async function* readLines(pieces: AsyncIterable<string>): AsyncGenerator<string, void> {
  let begun: string[] = [];
  for await (const piece of pieces) {
    const [first = '', ...others] = piece.split('\n');
    begun.push(first);
    for (const other of others) {
      yield begun.join('').replace(/\r$/, '');
      begun = [other];
    }
  }
  const last = begun.join('');
  if (last !== '') yield last;
}
