// The formats in which a picture leaves the panel, one row each: what the panel calls it and what the host saves it as.
// Used on both sides. How a format is written stands in answers/export-<format>.ts.
import type { Translate } from '../foundation/localization.ts';

interface Format {
  /** In the panel's menus, after "Save" or "Copy". */
  label(t: Translate): string;
  /** In the host's messages and dialogs. */
  readonly kind: string;
  /** Of the saved file, without its dot. */
  readonly extension: string;
}

const rows = {
  svg: { label: (t) => t('SVG'), kind: 'SVG', extension: 'svg' },
  png: { label: (t) => t('PNG'), kind: 'PNG', extension: 'png' },
  csv: { label: (t) => t('CSV'), kind: 'CSV', extension: 'csv' },
  python: { label: (t) => t('Python Script'), kind: 'Python', extension: 'py' },
  tikz: { label: (t) => t('TikZ'), kind: 'TikZ', extension: 'tex' },
} satisfies Record<string, Format>;

/** The key of a row. */
export type ExportFormat = keyof typeof rows;

/** The rows by key, in the order of the menus. */
export const formats: Readonly<Record<ExportFormat, Format>> = rows;

/** The format of this name; undefined for anything else. */
export function readFormat(name: unknown): ExportFormat | undefined {
  return (Object.keys(rows) as ExportFormat[]).find((known) => known === name);
}
