// What programs print around a tensor and is none of its numbers: its type, its shape, its device. One row for each.
import type { Format } from './draft.ts';
import { mask } from './draft.ts';

/** `pattern` is looked for in a text only where `sign` stands in it. */
interface Row {
  readonly sign: RegExp;
  readonly pattern: RegExp;
  /** What it captures is the shape, `2, 3` or `2x3`. */
  readonly isShape?: true;
}

const rows: readonly Row[] = [
  // PyTorch before 0.4, and in C++.
  {
    sign: /^[ \t]*\[ ?[\w.[]*(?:Type|Tensor)\b/m,
    pattern:
      /^[ \t]*\[ ?(?:Variable\[)?[\w.]*(?:Float|Double|Half|BFloat16|Long|Int|Short|Char|Byte|Bool)(?:Type|Tensor)\]?(?:\{([\d,]*)\}| of size (\d+(?:x\d+)*)(?: \(GPU \d+\))?| of dimension 0| with no dimension)? ?\](?:\[ (?:grad_fn|requires_grad) = [<\w>]{1,80} \])?[ \t]*$/gm,
    isShape: true,
  },
  { sign: / containing:/, pattern: /^(?:Parameter|Variable|Buffer|UninitializedParameter) containing:/gm },
  { sign: /grad_fn=<|grad_fn = </, pattern: /, grad_fn=<[\w.: ]{1,80}>/g },
  // TensorFlow.
  { sign: /<tf\.\w+/, pattern: /<tf\.(?:Tensor|Variable)\b[^<>\n]*?\bnumpy=\s*/g },
  {
    sign: /<tf\.\w+/,
    pattern: /<tf\.(?:Tensor|Variable|RaggedTensor|SparseTensor)\b(?=[^<>\n]*[>[])[^<>\n[]*/g,
  },
  // Keras.
  {
    sign: /<(?:Keras)?Variable path=|<KerasTensor /,
    pattern: /<(?:Keras)?Variable path=[^\n=]{1,200}(?:=[^\n=]{1,80}){2}\bvalue=|<KerasTensor [^<>\n]*>/g,
  },
  // Python's arrays and the columns of Polars are given a type or a name first.
  { sign: /(?:array|Series)\(['"]/, pattern: /(?<=\b(?:array|Series)\()(?:'[^'\n]*'|"[^"\n]*"),/g },
  // R.
  { sign: /^# A tibble: /m, pattern: /^# (?:A tibble: |\u2139 )[^\n]*$|^ +(?:<[a-z\d+]{2,6}> *)+$/gm },
  { sign: /^ ?\[1\] /m, pattern: /^Levels: [^\n]*$|^(?:Time Series:|(?:Start|End|Frequency) = [^\n]*)$/gm },
  { sign: /\dL[,)]/, pattern: /(?<=\d)L(?=[,)])/g },
  // C and its kin.
  { sign: /[\d.][fF] ?[,;})\]]/, pattern: /(?<=\d\.\d{0,20})[fF](?= ?(?:[,;})\]]|$))/gm },
  // Paddle, MindSpore.
  {
    sign: /Tensor\(shape=\[/,
    pattern:
      /\bTensor\(shape=\[([\d, ]*)\](?:,\s*(?!value=)\w+=[\w.:]+(?:\([^()\n]{0,40}\))?)*,\s*(?:value=[ \t]*)?/g,
    isShape: true,
  },
  // MXNet.
  { sign: /^<\w*NDArray /m, pattern: /^<\w*NDArray (\d+(?:x\d+)*) ?@\w+\(\d+\)>[ \t]*$/gm, isShape: true },
  // Polars.
  { sign: /^shape: \(/m, pattern: /^shape: \(([\d_,\u202f ]*)\)[ \t]*$/gm, isShape: true },
  { sign: /^Series: '/m, pattern: /^Series: '[^\n\r\u2028\u2029']*' \[.*\][ \t]*$/gm },
  // xarray.
  { sign: /<xarray\./, pattern: /^<xarray\.[^\n]*$/gm },
  {
    sign: /<xarray\./,
    pattern:
      /^(?:Coordinates|Indexes|Attributes)(?:: ?\(\d+\)|:).*(?:\r?\n[ \t]+.*)*|^Dimensions(?: without coordinates)?:.*$/gm,
  },
  { sign: /<xarray\./, pattern: /^Data variables:[ \t]*$|^ {4}\w+ +\([^()\n]*\) \w+(?: [\d.]+k?M?G?B)?/gm },
  // Julia.
  {
    sign: /^[^\n{]{0,80}\w\{.*:[ \t]*$/m,
    pattern:
      /^[ \t]*(?:\d+(?:[\u00d7x]\d+)* |\d+-element )?(?:\w+\.)*(?:\w*(?:Array|Vector|Matrix|Range)\w{0,24}|Adjoint|Transpose|Diagonal)\{.*:[ \t]*$/gm,
  },
  {
    sign: /\b(?:Float(?:16|32|64)|Int(?:8|16|32|64)?|Any)\[/,
    pattern: /(?<![\w.])(?:Float(?:16|32|64)|Int(?:8|16|32|64)?|Any)(?=\[)/g,
  },
  { sign: /^ *Row [|\u2502]/m, pattern: /^\d+\u00d7\d+ DataFrame[ \t]*$|^ *\d+ (?=\|)/gm },
  // GDB numbers its answers, as IPython does, and tells the length of a vector; Go, of an array.
  {
    sign: /^\$\d+ = | of length \d+, cap/m,
    pattern: /^\$\d+ = |\bstd::\w+ of length \d+, capacity \d+(?= = )/gm,
  },
  { sign: /^(?:In |Out)\[\d+\]:/m, pattern: /^(?:In |Out)\[\d+\]:/gm },
  { sign: /\[\d+\]\w+\{/, pattern: /(?<![\w\])])\[\d+\](?=\w+\{)/g },
  // What pandas, R and Julia say beside a column, of a table and of a dict.
  {
    sign: /^Categories \(\d|^'data\.frame':|\} with \d+ e/m,
    pattern:
      /^Categories \(\d.*|^'data\.frame':.*|^[ \t]*\w+\{.*\} with \d+ (?:entr(?:y|ies)|elements?):[ \t]*$/gm,
  },
  // MATLAB.
  {
    sign: /^[ \t]*\d+(?:[\u00d7x]\d+)+ \w+/m,
    pattern: /^[ \t]*\d+(?:[\u00d7x]\d+)+ (?:single|double|u?int\d+|logical|gpuArray|dlarray)\b[^\n]*$/gm,
  },
  { sign: /^(?:Diagonal|Permutation) Matrix/m, pattern: /^(?:Diagonal|Permutation) Matrix[ \t]*$/gm },
];

/** Puts spaces there; the shape that a text says is kept. */
export const readMetadata: Format = (draft) => {
  for (const { sign, pattern, isShape } of rows) {
    if (!sign.test(draft.sample)) continue;
    if (isShape) {
      const found = [...draft.text.matchAll(pattern)];
      const written = found[0]?.slice(1).find((part) => part !== undefined);
      if (found.length === 1 && written !== undefined)
        draft.shape = written
          .split(/[,x]/)
          .filter((length) => length.trim() !== '')
          .map((length) => Number(length.replaceAll('_', '')));
    }
    mask(draft, pattern);
  }
};
