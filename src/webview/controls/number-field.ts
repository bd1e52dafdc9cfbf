// A number that is set by a slider or by typing.
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { writePlainNumber } from '../../arithmetic/write-literal.ts';
import type { Parameter } from '../../catalog/activation.ts';
import { readNumberText } from '../readouts/numbers.ts';

/** A number as PyTorch knows it by its name, with what it means. */
export interface NumberField<Value extends number | null> {
  readonly name: string;
  /** For those who do not see what it stands beside. */
  readonly label: string;
  readonly meaning?: string;
  readonly value: unknown;
  readonly slider: Slider | undefined;
  readonly isRefused?: boolean;
  change(value: number | Value): void;
  /** What was typed; undefined where it is no value. */
  read(typed: string): Value | undefined;
  refuse?(typed: string): void;
}

/** The slider, where there is an interval for it, and the field. */
export function numberField<Value extends number | null>(field: NumberField<Value>): TemplateResult {
  const { name, label, meaning, value, slider, isRefused, change } = field;
  const number = typeof value === 'number' ? value : Number.NaN;
  const shown = value === null ? 'None' : shortLiteral(number);
  const take = (event: Event) => {
    const { value: typed } = event.currentTarget as HTMLInputElement;
    const read = field.read(typed);
    if (read === undefined) field.refuse?.(typed);
    else change(read);
  };
  return html`<span class="parameter" title=${meaning ?? label}
    ><span class="label" aria-hidden="true">${name}</span>
    ${
      slider
        ? html`<input
            type="range"
            min="0"
            max="1000"
            step="1"
            aria-label=${label}
            aria-valuetext=${writePlainNumber(number)}
            aria-description=${meaning ?? nothing}
            data-parameter=${name}
            .value=${live(String(sliderPosition(slider, number)))}
            @input=${(event: Event) => change(sliderValue(slider, Number((event.target as HTMLInputElement).value)))}
            @keydown=${(event: KeyboardEvent) => stepSlider(event, slider, number, change)}
          />`
        : nothing
    }
    <input
      type="text"
      class="number"
      spellcheck="false"
      aria-label=${label}
      aria-invalid=${isRefused ? 'true' : 'false'}
      data-parameter=${name}
      data-taken=${shown}
      .value=${shown}
      @change=${take}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Enter') take(event);
        stepField(event, number, take, change);
      }}
    /></span>`;
}

/** As short as a literal of Python can be: `1e9` rather than 1000000000. */
function shortLiteral(value: number): string {
  const plain = writePlainNumber(value);
  const short = Number.isFinite(value) ? value.toExponential().replace('e+', 'e') : plain;
  return plain.length > 7 && short.length < plain.length ? short : plain;
}

/** Up and Down step by one of the second digit, with Shift by one of the first; what was typed counts. */
function stepField(
  event: KeyboardEvent,
  value: number,
  take: (event: Event) => void,
  change: (value: number) => void,
): void {
  const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
  if (by === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  const field = event.currentTarget as HTMLInputElement;
  const typed = readNumberText(field.value);
  if (typed === undefined) {
    take(event);
    return;
  }
  const from = field.value === field.dataset.taken ? value : typed;
  if (!Number.isFinite(from)) return;
  const first = from === 0 ? 1 : 10 ** Math.floor(Math.log10(Math.abs(from)) + 1e-9);
  const step = event.shiftKey ? first : first / 10;
  change(Number((from + by * step).toPrecision(12)));
}

type Slider = NonNullable<Parameter['slider']>;

/** 0 to 1000 along the slider; values beyond its ends stand at the end. */
function sliderPosition({ min, max, scale }: Slider, value: number): number {
  const part = scale === 'log' ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
  return Number.isFinite(part) ? Math.round(Math.min(1, Math.max(0, part)) * 1000) : 0;
}

/** The value at a position, with the three digits that a hand can aim at. */
function sliderValue({ min, max, scale }: Slider, position: number): number {
  const part = position / 1000;
  const value = scale === 'log' ? min * (max / min) ** part : min + (max - min) * part;
  if (value === 0) return 0;
  const step =
    scale === 'log'
      ? 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1)
      : 10 ** Math.floor(Math.log10((max - min) / 200));
  return Number((Math.round(value / step) * step).toPrecision(12));
}

/** Arrow keys move by a step that is worth seeing: a fiftieth of the slider, the page keys by a tenth. */
function stepSlider(
  event: KeyboardEvent,
  slider: Slider,
  value: number,
  change: (value: number) => void,
): void {
  const by = { ArrowUp: 20, ArrowRight: 20, ArrowDown: -20, ArrowLeft: -20, PageUp: 100, PageDown: -100 }[
    event.key
  ];
  if (by === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  // A value beyond the slider comes back to its end, and goes no further away.
  const isBeyond = by > 0 ? value >= slider.max : value <= slider.min;
  if (isBeyond) return;
  const isOutside = value > slider.max || value < slider.min;
  const position = isOutside ? (by > 0 ? 0 : 1000) : sliderPosition(slider, value) + by;
  change(sliderValue(slider, Math.min(1000, Math.max(0, position))));
}
