// Draws the formulas whose answers stand in test/golden/formulas.json.gz, the same ones every time, as a list of JSON.
// Usage: node --import tsx scripts/docs/random-formulas.ts | python test/golden/make_formulas.py
import fc from 'fast-check';
import { formulas } from '../../test/support/random-formulas.ts';

console.log(JSON.stringify([...new Set(fc.sample(formulas, { numRuns: 4000, seed: 20_261_130 }))]));
