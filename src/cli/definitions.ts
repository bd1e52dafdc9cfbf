// Answers about hand-written activations: which a source defines, and their values.
import { orderedDtypes } from '../arithmetic/ordered.ts';
import { roundTo } from '../arithmetic/rounding.ts';
import { compile } from '../autodiff/compile.ts';
import type { Formula } from '../autodiff/graph.ts';
import { findHazards, type Hazard } from '../autodiff/hazards.ts';
import { findEqual, findNear, hasSameGradient, writtenValues } from '../autodiff/identify.ts';
import { isOverwritten } from '../autodiff/overwritten.ts';
import { errorsOf } from '../autodiff/python-errors.ts';
import { findReplacement } from '../autodiff/replacement.ts';
import type { Dtype } from '../foundation/dtype.ts';
import { finish } from '../foundation/generators.ts';
import type { Translate } from '../foundation/localization.ts';
import type { Release } from '../foundation/release.ts';
import { type Definition, writeReplacement } from '../python/index.ts';
import {
  type Fields,
  Refusal,
  readFiles,
  readFlag,
  readNumbers,
  readOptionalText,
  readText,
} from './request.ts';
import { readCode } from './workspace.ts';

const UNNAMED = 'untitled.py';

async function definitionsIn(fields: Fields): Promise<readonly Definition[]> {
  const source = readText(fields, 'source');
  const path = readOptionalText(fields, 'path') ?? UNNAMED;
  const reading = await readCode({ source, language: 'python', path, files: readFiles(fields) });
  return reading.definitionsIn(0);
}

export async function answerDefinitions(fields: Fields, _: Translate, release: Release): Promise<unknown> {
  const definitions = await definitionsIn(fields);
  return definitions
    .filter(({ isActivation, gated }) => isActivation || gated)
    .map(({ name, start, end, kind, formula, isLearned, site, gated }) => {
      if (gated) return { name, start, end, kind, ...answerGated(gated) };
      const equals = findEqual(formula);
      return {
        name,
        start,
        end,
        kind,
        parameters: Object.fromEntries(formula.parameters.map(({ name: of, ...rest }) => [of, rest])),
        equals: equals
          ? {
              activation: equals.id,
              parameters: equals.parameters,
              gradient: hasSameGradient(formula, equals, release),
            }
          : null,
        near: findNear(formula, equals).map(({ id, ...rest }) => ({ activation: id, ...rest })),
        hazards: hazardsOf(formula, release),
        instead: isLearned || !site ? null : (insteadOf(formula, site, release) ?? null),
      };
    });
}

/** A gated linear unit: PyTorch's own, or one of its kin; nothing is known of it but its gate. */
function answerGated({ name, gate, dim }: NonNullable<Definition['gated']>): object {
  return {
    parameters: {},
    equals: dim === undefined ? null : { activation: name, parameters: { dim }, gradient: true },
    near: [],
    hazards: [],
    instead: null,
    gated: { name, gate: gate ? { activation: gate.id, parameters: gate.parameters } : null },
  };
}

function hazardsOf(formula: Formula, release: Release): readonly Hazard[] {
  return orderedDtypes.flatMap((dtype) => finish(findHazards(formula, dtype, release)));
}

function insteadOf(
  formula: Formula,
  site: NonNullable<Definition['site']>,
  release: Release,
): string | undefined {
  const replacement = findReplacement(formula, release);
  return replacement && writeReplacement(replacement, site, release)?.code;
}

/** What the definition that is called `name` computes; the last, where there are several. */
export async function findOwnFormula(fields: Fields): Promise<Definition['formula']> {
  const name = readText(fields, 'name');
  const definition = (await definitionsIn(fields)).filter((one) => one.name === name && !one.gated).at(-1);
  if (!definition)
    throw new Refusal(
      `The source defines no activation that is called ${JSON.stringify(name.slice(0, 60))}.`,
    );
  return definition.formula;
}

/** The values of the definition that is called `name`. */
export async function answerOwnValues(
  fields: Fields,
  asked: Dtype | 'exact',
  release: Release,
): Promise<unknown> {
  const formula = await findOwnFormula(fields);
  const isLong = readFlag(fields, 'several');
  const dtype = formula.isNumpy && asked !== 'exact' ? 'float64' : asked;
  const kernel = compile(formula, writtenValues(formula), { dtype, release, isVector: isLong });
  if (isLong && kernel.hasBranches && !formula.isNumpy)
    return { error: 'RuntimeError: Boolean value of Tensor with more than one value is ambiguous' };
  const x = Float64Array.from(readNumbers(fields, 'x'), roundTo(asked === 'exact' ? 'float64' : asked));
  const errorAt = asked === 'exact' ? undefined : errorsOf(formula, release);
  const errors = [...x].map((each) => errorAt?.(each));
  // What is asked for alone answers what Python raises; among others it has no answer.
  if (errors.length > 0 && errors.every((one) => one !== undefined)) return { error: `${errors[0]}` };
  const hasGradient = !formula.isNumpy && !kernel.hasNoGradient && !isOverwritten(formula, release);
  const y = [...x].map((each, i) => (errors[i] ? null : kernel.value(each)));
  return { y, dy: hasGradient ? x.map(kernel.derivative) : null };
}
