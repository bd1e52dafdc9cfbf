// Plants the mistake of each rule into real files, in the middle of a module that they define, by the names that they import
// PyTorch by, and counts what the rules find there: `npm run corpus:plant -- FOLDER...`. `--files 50` says into how many files,
// `--rule ID` which rules; then all that are missed are listed.
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { diagnose } from '../../src/content/diagnostics/diagnose.ts';
import { rules } from '../../src/content/diagnostics/rules.ts';
import { finish } from '../../src/foundation/generators.ts';
import { newest } from '../../src/foundation/release.ts';
import { createReader } from '../../src/python/index.ts';
import { runMain } from '../tasks/programs.ts';
import { pythonFiles } from './python-files.ts';

/** A mistake: what stands in `forward`, whose input is X, and what in the constructor. */
interface Mistake {
  readonly forward: readonly string[];
  readonly made?: readonly string[];
}

const layer = ['self.planted = nn.Linear(8, 8)'];
const inForward = (...forward: readonly string[]): Mistake => ({ forward });
const behindLayer = (...forward: readonly string[]): Mistake => ({ forward, made: layer });

/** Several ways to make each, taken in turn. */
const mistakes: Readonly<Record<string, readonly Mistake[]>> = {
  // What is no tensor for certain is not marked: only what flows on under its name, or a layer answers, is planted.
  'module-not-called': [inForward('X = nn.ReLU(X)'), behindLayer('planted = nn.GELU(self.planted(X))')],
  'class-not-instance': [{ made: ['self.planted = nn.ReLU'], forward: ['X = self.planted(X)'] }],
  'function-as-module': [inForward('planted = nn.Sequential(nn.Linear(8, 8), F.relu)')],
  'wrong-argument': [
    inForward('planted = nn.ReLU(inplce=True)'),
    inForward('planted = F.leaky_relu(X, slope=0.1)'),
  ],
  'dim-out-of-range': [inForward('planted = torch.softmax(torch.zeros(2, 3), dim=2)')],
  'odd-glu': [inForward('planted = F.glu(torch.zeros(2, 3), dim=1)')],
  'inplace-on-leaf': [
    inForward('planted = torch.zeros(3, requires_grad=True)', 'F.relu(planted, inplace=True)'),
  ],
  'inplace-breaks-backward': [
    behindLayer('planted = torch.sigmoid(self.planted(X))', 'planted = F.leaky_relu(planted, inplace=True)'),
  ],
  'misread-argument': [inForward('planted = nn.LeakyReLU(True)'), inForward('planted = nn.ReLU(0.1)')],
  'softmax-before-cross-entropy': [
    inForward('planted = F.cross_entropy(torch.softmax(X, dim=1), X.argmax(1))'),
    inForward('planted = F.softmax(X, dim=1)', 'planted = F.cross_entropy(planted, X.argmax(1))'),
    {
      made: ['self.planted = nn.CrossEntropyLoss()'],
      forward: ['planted = self.planted(X.softmax(1), X.argmax(1))'],
    },
  ],
  'softmax-before-nll': [inForward('planted = F.nll_loss(F.softmax(X, dim=1), X.argmax(1))')],
  'sigmoid-before-bce-with-logits': [
    inForward('planted = F.binary_cross_entropy_with_logits(torch.sigmoid(X), X)'),
    { made: ['self.planted = nn.BCEWithLogitsLoss()'], forward: ['planted = self.planted(X.sigmoid(), X)'] },
  ],
  'missing-sigmoid-before-bce': [behindLayer('planted = F.binary_cross_entropy(self.planted(X), X)')],
  'zero-beta': [inForward('planted = nn.Softplus(beta=0)'), inForward('planted = F.softplus(X, 0)')],
  'relu-as-output': [inForward('planted = F.cross_entropy(F.relu(X), X.argmax(1))')],
  'no-effect': [
    inForward('planted = F.relu(F.relu(X))'),
    inForward('planted = torch.relu(torch.sigmoid(X))'),
  ],
  'softplus-jump': [inForward('planted = F.softplus(X, threshold=1)')],
  'implicit-dim': [inForward('planted = F.softmax(X)'), inForward('planted = nn.Softmax()')],
  'init-gain': [
    {
      made: [...layer, 'nn.init.kaiming_normal_(self.planted.weight, nonlinearity="relu")'],
      forward: ['planted = torch.tanh(self.planted(X))'],
    },
    {
      made: [...layer, 'nn.init.xavier_uniform_(self.planted.weight, nn.init.calculate_gain("tanh"))'],
      forward: ['planted = self.planted(X)', 'planted = F.relu(planted)'],
    },
  ],
  'unstable-softplus': [
    inForward('planted = torch.log(1 + torch.exp(X))'),
    inForward('planted = X.exp().log1p()'),
  ],
  'unstable-logsigmoid': [inForward('planted = torch.sigmoid(X)', 'planted = torch.log(planted)')],
  'unstable-log-softmax': [inForward('planted = F.softmax(X, dim=-1).log()')],
  'unstable-logsumexp': [inForward('planted = torch.log(torch.exp(X).sum(dim=-1))')],
  'unstable-softmax': [
    inForward('planted = torch.exp(X) / torch.exp(X).sum(-1, keepdim=True)'),
    inForward('planted = X.exp()', 'planted = planted / planted.sum(dim=1, keepdim=True)'),
  ],
  'unstable-one-minus-sigmoid': [inForward('planted = torch.log(1 - torch.sigmoid(X))')],
  'where-nan-gradient': [
    inForward('planted = torch.where(X > 0, X, torch.exp(X) - 1)'),
    inForward('planted = torch.where(X > 0, torch.sqrt(X), 0)'),
    behindLayer('planted = self.planted(X)', 'planted = torch.where(planted == 0, 0, 1 / planted)'),
  ],
};

/** Where a file takes them, and by which names it knows PyTorch. */
interface Place {
  readonly lines: readonly string[];
  readonly constructor_: number;
  readonly forward: number;
  readonly input: string;
  readonly names: Readonly<Record<string, string>>;
}

const imports: Readonly<Record<string, RegExp>> = {
  torch: /^import torch(?: as (?<name>\w+))?$/m,
  nn: /^(?:import torch\.nn|from torch import nn)(?: as (?<name>\w+))?$/m,
  F: /^(?:import torch\.nn\.functional|from torch\.nn import functional) as (?<name>\w+)$/m,
};

/** A class with a constructor and, below it, a `forward` of a tensor; undefined where there is none, or a name is missing. */
function placeIn(text: string): Place | undefined {
  const names: Record<string, string> = {};
  for (const [known, form] of Object.entries(imports)) {
    const found = form.exec(text);
    if (!found) return undefined;
    names[known] = found.groups?.name ?? known;
  }
  const lines = text.split('\n');
  const constructor_ = lines.findIndex((line) => /^ {8}super\(.*\)\.__init__\(\)$/.test(line));
  if (constructor_ < 0) return undefined;
  const end = lines.findIndex((line, at) => at > constructor_ && /^\S/.test(line));
  const forward = lines.findIndex(
    (line, at) =>
      at > constructor_ &&
      (end < 0 || at < end) &&
      /^ {4}def forward\(self, \w+.*\):|^ {4}def forward\(self, \w+.*\) -> .*:$/.test(line),
  );
  const input = /self, (\w+)/.exec(lines[forward] ?? '')?.[1];
  return forward > 0 && input !== undefined ? { lines, constructor_, forward, input, names } : undefined;
}

/** The file with a mistake in it, and the lines that were planted, from 0. */
function planted(
  { lines, constructor_, forward, input, names }: Place,
  { made = [], forward: body }: Mistake,
) {
  const written = (line: string): string =>
    `        ${line.replace(/\b(?:torch|nn|F|X)\b(?!\w)/g, (name) => (name === 'X' ? input : (names[name] ?? name)))}`;
  const all = [
    ...lines.slice(0, constructor_ + 1),
    ...made.map(written),
    ...lines.slice(constructor_ + 1, forward + 1),
    ...body.map(written),
    ...lines.slice(forward + 1),
  ];
  const isPlanted = (line: number): boolean =>
    (line > constructor_ && line <= constructor_ + made.length) ||
    (line > forward + made.length && line <= forward + made.length + body.length);
  return { text: all.join('\n'), isPlanted };
}

async function main(): Promise<number> {
  const { values, positionals: folders } = parseArgs({
    allowPositionals: true,
    options: { files: { type: 'string', default: '50' }, rule: { type: 'string', multiple: true } },
  });
  if (folders.length === 0) throw new Error('Usage: npm run corpus:plant -- [--files 50] FOLDER...');
  for (const folder of folders) if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  const places = folders
    .flatMap((folder) => [...pythonFiles(folder)])
    .filter((path) => path.endsWith('.py'))
    .flatMap((path) => {
      const place = placeIn(readFileSync(path, 'utf8'));
      return place ? [{ path, place }] : [];
    });
  const step = Math.max(1, places.length / Number(values.files));
  const chosen = places.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
  console.log(`${chosen.length} of ${places.length} files`);
  for (const { id } of rules) {
    if (values.rule && !values.rule.includes(id)) continue;
    const missed: string[] = [];
    const forms = mistakes[id] ?? [];
    for (const [at, { path, place }] of chosen.entries()) {
      const mistake = forms[at % forms.length];
      if (mistake && !isFound(planted(place, mistake), id)) missed.push(path);
    }
    const found = chosen.length - missed.length;
    console.log(
      `${id.padEnd(32)} ${found} of ${chosen.length}${missed.length > 0 ? `  ${missed.slice(0, values.rule ? missed.length : 3).join(' ')}` : ''}`,
    );
  }
  return 0;
}

function isFound({ text, isPlanted }: ReturnType<typeof planted>, id: string): boolean {
  const reading = createReader().read([{ text, language: 'python' }]);
  while (!reading.step(Number.POSITIVE_INFINITY));
  return diagnose(text, finish(reading.checkIn(0)), newest, (words) => words).some(
    ({ rule, start }) => rule === id && isPlanted(text.slice(0, start).split('\n').length - 1),
  );
}

runMain(main);
