// Points a person at a slider to move: the focus, and a ring for as long as it stays there unmoved.

/** Goes to the first slider of a curve's row; false if it has none. */
export function pointAtSlider(page: ParentNode, curve: string): boolean {
  const slider = page.querySelector<HTMLInputElement>(
    `[data-curve-id="${CSS.escape(curve)}"] input[type="range"]`,
  );
  if (!slider) return false;
  const done = new AbortController();
  slider.classList.add('pointed');
  for (const event of ['input', 'keydown', 'blur'] as const) {
    slider.addEventListener(
      event,
      () => {
        slider.classList.remove('pointed');
        done.abort();
      },
      { signal: done.signal },
    );
  }
  slider.scrollIntoView({ block: 'nearest' });
  slider.focus();
  return true;
}
