// Speaks through the panel's live region: when the crosshair comes to rest, not at every pixel on its way.
import { type Debounced, debounce } from '../../foundation/debounce.ts';

const REST = 150;

/** Speaks once nothing else is to be said. */
export class Speaker {
  private text = () => '';
  private readonly speech: Debounced;

  /** `region` is where what is said has to stand. */
  constructor(region: () => Element | null) {
    this.speech = debounce(() => {
      const element = region();
      if (element) element.textContent = this.text();
    });
  }

  /** Says what `text` answers once nothing else is said for a moment. */
  say(text: () => string): void {
    this.text = text;
    this.speech.in(REST);
  }
}
