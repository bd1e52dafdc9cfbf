// A program that answers one hover in a file of 1,000 lines, in a process whose code has never run, and prints how many
// milliseconds that took.
import { answer, offsetsIn, read } from './one-hover.ts';
import { madeNetworks } from './real-code.ts';

const text = madeNetworks(1000);
const place = offsetsIn(text)[0] ?? 0;
const start = performance.now();
answer(read(text), place);
console.log(performance.now() - start);
