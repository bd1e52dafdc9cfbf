// How files are looked at: through VS Code in the editor, among the files of a request in `ask`.

/** Where files are looked at. Neither rejects: what cannot be read is not there. */
export interface Folders {
  /** The names of what lies in a folder. */
  list(folder: string): Promise<readonly string[]>;
  /** A file's text, or undefined if there is none, and for one that is too large. */
  read(file: string): Promise<string | undefined>;
}
