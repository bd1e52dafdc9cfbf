// Work that waits until nothing more has happened for a while.

/** Work that has been put off. */
export interface Debounced {
  /** Puts the work off, for so many milliseconds from now. */
  in(milliseconds: number): void;
  /** Drops the work that has been put off. */
  dispose(): void;
}

/** Does `work` once after the last of several calls of `in`. */
export function debounce(work: () => void): Debounced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const dispose = () => clearTimeout(timer);
  return {
    in(milliseconds) {
      dispose();
      timer = setTimeout(work, milliseconds);
    },
    dispose,
  };
}
