// Numbers read in the forms in which programs print them, each against as many in a plain column, in the same run.
import { parseTensor } from '../../src/tensors/parse-tensor.ts';
import { numberForms } from '../support/number-forms.ts';
import { type BenchRow, summarise } from './run.ts';

const count = 1_000_000;
const repeats = 5;

/** Milliseconds of this process, which others on the machine change less than those of a clock. */
function time(text: string): number {
  const began = process.cpuUsage();
  const { values } = parseTensor(text);
  if (values.length !== count) throw new Error(`${values.length} numbers were read.`);
  return process.cpuUsage(began).user / 1000;
}

export async function rows(): Promise<readonly BenchRow[]> {
  const [, writePlainly] = numberForms[0] ?? [];
  const plain = writePlainly?.(count) ?? '';
  return numberForms.slice(1).map(([name, write]): BenchRow => {
    const text = write(count);
    const [here, beside]: [number[], number[]] = [[], []];
    for (let at = 0; at < repeats; at++) {
      here.push(time(text));
      beside.push(time(plain));
    }
    const [own, least] = [summarise(here).median, summarise(beside).median];
    return {
      what: `read a million numbers: ${name} (${(text.length / 1e6).toFixed(0)} MB)`,
      figure: `${own.toFixed(0)} ms`,
      against: `a column of them (${(plain.length / 1e6).toFixed(0)} MB), ${least.toFixed(0)} ms`,
      ratio: (own / least).toFixed(1),
    };
  });
}
