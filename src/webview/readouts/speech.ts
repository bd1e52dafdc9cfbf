// Speaks through the panel's live region: when the crosshair comes to rest, not at every pixel on its way.
const REST = 150;

export class Speaker {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly region: () => Element | null;

  /** `region` is where what is said has to stand. */
  constructor(region: () => Element | null) {
    this.region = region;
  }

  /** Says what `words` answers once nothing else is said for a moment. */
  say(words: () => string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const region = this.region();
      if (region) region.textContent = words();
    }, REST);
  }
}
