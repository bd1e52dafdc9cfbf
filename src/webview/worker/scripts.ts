// Where the panel's scripts lie, and how the second is loaded: what a drawer needs that most panels never open.

const scriptNamed = (name: string): HTMLScriptElement | null =>
  document.querySelector(`script[src$="${name}"]`);

/** The addresses of both scripts, in the order in which they run. */
export function scriptAddresses(): readonly [string, string] {
  const { src = '' } = scriptNamed('plot.js') ?? {};
  return [src, src.replace(/plot\.js$/, 'lab.js')];
}

/** Has the page run the second script, once; elements that it defines wait in the page until then. `fail` is called where it can't be had. */
export function loadLab(fail: () => void): void {
  if (scriptNamed('lab.js')) return;
  const script = document.createElement('script');
  script.nonce = scriptNamed('plot.js')?.nonce ?? '';
  script.src = scriptAddresses()[1];
  script.onerror = fail;
  document.head.append(script);
}
