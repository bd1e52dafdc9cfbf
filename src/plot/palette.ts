// Colors for pictures that cannot see VS Code's own: one palette for each kind of theme.

/** VS Code's four kinds of theme. */
export type ThemeKind = 'dark' | 'light' | 'high-contrast-dark' | 'high-contrast-light';

/**
 * Colors of one picture, as `#rrggbb`. On every default hover background of the theme kind the curves, the baseline,
 * the axes and the kinks have a contrast of at least 3:1, and text has at least 4.5:1. The grid and the shade of a
 * dead interval are decoration: what they say is said by labels too.
 */
export interface Palette {
  readonly text: string;
  /** Numbers at the axes and names of what is less important. */
  readonly quietText: string;
  readonly curve: string;
  readonly baseline: string;
  readonly axis: string;
  readonly grid: string;
  readonly shade: string;
  /** Fills open ends. */
  readonly background: string;
}

/** A palette for each kind of theme, made for VS Code's own hover backgrounds. */
export const palettes: Readonly<Record<ThemeKind, Palette>> = {
  dark: {
    text: '#d0d0d0',
    quietText: '#a0a0a0',
    curve: '#4daafc',
    baseline: '#9a9a9a',
    axis: '#7d7d7d',
    grid: '#333333',
    shade: '#2f2f30',
    background: '#202020',
  },
  light: {
    text: '#333333',
    quietText: '#616161',
    curve: '#005fb8',
    baseline: '#767676',
    axis: '#808080',
    grid: '#e4e4e4',
    shade: '#e9e9e9',
    background: '#f8f8f8',
  },
  'high-contrast-dark': {
    text: '#ffffff',
    quietText: '#e0e0e0',
    curve: '#3fc7ff',
    baseline: '#ffb454',
    axis: '#c8c8c8',
    grid: '#2c3a4a',
    shade: '#1c2a3a',
    background: '#0c141f',
  },
  'high-contrast-light': {
    text: '#1a1a1a',
    quietText: '#292929',
    curve: '#0f4a85',
    baseline: '#8f3a00',
    axis: '#4a4a4a',
    grid: '#d6d6d6',
    shade: '#e6ecf3',
    background: '#ffffff',
  },
};
