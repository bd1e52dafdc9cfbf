// The dtype that code says an activation computes in, as far as it says so for certain: a cast of the very module or input,
// autocast around it, another default. Computed only on demand.
import { findById } from '../../catalog/catalog.ts';
import { type Dtype, dtypes } from '../../foundation/dtype.ts';
import { positionOf, sureValueOf } from '../binder/flow.ts';
import type { Resolver } from '../resolver/resolver.ts';
import { statementsAt } from '../syntax/children.ts';
import type { Attribute, Call, Chunk, Expression, Name, Statement } from '../syntax/syntax.ts';
import { CallTable } from './call-table.ts';
import type { PlaceInCode } from './mentions.ts';
import { originIn, spanIn } from './placing.ts';
import { pathOf } from './tensor-changes.ts';
import type { ActivationUse, DtypeHint } from './use.ts';

/** What of a program the hints are read from. */
export interface Program {
  readonly resolver: Resolver;
  /** Those of the module that the use stands in. */
  readonly chunks: readonly Chunk[];
}

/** A dtype, what says so, and where. */
interface Said {
  readonly dtype: Dtype;
  readonly by: string;
  readonly at: Expression;
}

const mostSteps = 12;

/** The dtype of `use`, whose name stands at this place; undefined if nothing is certain. */
export function findDtypeHint(
  { chunk, offset }: Pick<PlaceInCode, 'chunk' | 'offset'>,
  use: ActivationUse,
  program: Program,
): DtypeHint | undefined {
  const node = nodeAt({ chunk, offset });
  if (!node || use.certainty !== 'certain') return undefined;
  const calls = new CallTable();
  const said = ofInput(node, use, program, calls) ?? ofModule(node, use, program.resolver, calls);
  if (!said) return undefined;
  const { start, end, line, cell } = originIn(said.at.chunk, said.at.start, said.at.end);
  return said.at.chunk.source?.file ? undefined : { dtype: said.dtype, by: said.by, start, end, line, cell };
}

/** The name or attribute whose own name starts at a place. */
export function nodeAt({
  chunk,
  offset,
}: Pick<PlaceInCode, 'chunk' | 'offset'>): Name | Attribute | undefined {
  for (const node of chunk.loads) {
    if (node.kind === 'name' && node.start === offset) return node;
    if (node.kind === 'attribute' && node.nameStart === offset) return node;
  }
  return undefined;
}

/** Of `nn.GELU().half()`, here or where the instance was made: the last of all that is called of it at once. */
function ofModule(
  node: Name | Attribute,
  { kind }: ActivationUse,
  resolver: Resolver,
  calls: CallTable,
): Said | undefined {
  const { alternatives } = resolver.resolveAfresh(node);
  const [only] = alternatives;
  if (!only || alternatives.length > 1) return undefined;
  const { value, origin } = only;
  const made = value.kind === 'instance' ? origin : kind === 'module call' ? calls.callOf(node) : undefined;
  let said: Said | undefined;
  for (let call = made && isCall(made) ? made : undefined; call; ) {
    said = ofCast(call, resolver) ?? said;
    const { chunk } = call;
    const object: Call = call;
    const member = chunk.loads.find((one) => one.kind === 'attribute' && one.object === object);
    call = member && calls.callOf(member);
  }
  return said;
}

function isCall(place: object): place is Call {
  return 'kind' in place && place.kind === 'call';
}

/** Of `x.half()`, `x.to(torch.bfloat16)`. */
function ofCast(call: Call, resolver: Resolver): Said | undefined {
  const { callee, arguments: list } = call;
  if (callee.kind !== 'attribute') return undefined;
  if (list.length === 0) {
    const dtype = castNames[callee.name];
    return dtype && { dtype, by: `.${callee.name}()`, at: call };
  }
  if (callee.name !== 'to') return undefined;
  const given = list.map(({ name, value }) =>
    name === undefined || name === 'dtype' ? dtypeAt(value, resolver) : undefined,
  );
  const dtype = given.find((one) => one !== undefined);
  return dtype && { dtype, by: `.to(torch.${dtype})`, at: call };
}

const castNames: Readonly<Record<string, Dtype | undefined>> = {
  half: 'float16',
  bfloat16: 'bfloat16',
  float: 'float32',
  double: 'float64',
};

const otherNames: Readonly<Record<string, Dtype | undefined>> = {
  half: 'float16',
  float: 'float32',
  double: 'float64',
};

/** The dtype that an expression is, `torch.bfloat16`. */
function dtypeAt(node: Expression, resolver: Resolver): Dtype | undefined {
  const name = pathOf(node, resolver)?.match(/^torch\.(\w+)$/)?.[1] ?? '';
  return dtypes.find((dtype) => dtype === name) ?? otherNames[name];
}

/** Of what the activation is applied to. */
function ofInput(
  node: Name | Attribute,
  use: ActivationUse,
  program: Program,
  calls: CallTable,
): Said | undefined {
  const input = use.input && inputOf(node, use.input, calls);
  if (!input) return undefined;
  const around = statementsAt(node.chunk, node.start);
  const { resolver } = program;
  const autocast = autocastAround(around, resolver);
  // What autocast does to an input depends on the operation, and on where the input comes from.
  if (autocast)
    return autocast !== 'unknown' && isCastByAutocast(input, autocast, use, resolver)
      ? autocast.said
      : undefined;
  return ofTensor(input, program, 0);
}

/** The expression in `span`, an argument of one of the calls of `node`, or what its method is called of. */
export function inputOf(
  node: Name | Attribute,
  { start, end }: { readonly start: number; readonly end: number },
  calls: CallTable,
): Expression | undefined {
  const call = calls.callOf(node);
  const outer = call && calls.callOf(call);
  const given = [...(call?.arguments ?? []), ...(outer?.arguments ?? [])].map(({ value }) => value);
  if (node.kind === 'attribute') given.push(node.object);
  return given.find((one) => {
    const span = spanIn(one.chunk, one.start, one.end);
    return span.start === start && span.end === end;
  });
}

/** Methods that leave the dtype as it is. */
const keepsDtype =
  /^(?:cuda|cpu|clone|detach|contiguous|view|reshape|flatten|squeeze|unsqueeze|transpose|permute|t|requires_grad_)$/;
/** Functions that make tensors of the default dtype, unless told otherwise. */
const makesFloats = /^torch\.(?:rand|randn|zeros|ones|empty|linspace|logspace)$/;

function ofTensor(node: Expression, program: Program, depth: number): Said | undefined {
  const { resolver } = program;
  if (depth > mostSteps) return undefined;
  if (node.kind === 'name') {
    const value = sureValueOf(resolver, node);
    return value && ofTensor(value, program, depth + 1);
  }
  if (node.kind !== 'call') return undefined;
  const cast = ofCast(node, resolver);
  if (cast) return cast;
  const { callee, arguments: list } = node;
  const path = pathOf(callee, resolver);
  if (path !== undefined && (makesFloats.test(path) || path === 'torch.tensor')) {
    const given = list.find(({ name }) => name === 'dtype');
    if (given) {
      const dtype = dtypeAt(given.value, resolver);
      return dtype && { dtype, by: `dtype=torch.${dtype}`, at: given.value };
    }
    const isPlain = list.every(({ stars }) => stars === 0);
    return isPlain && makesFloats.test(path) ? defaultDtype(node, program) : undefined;
  }
  return path === undefined && callee.kind === 'attribute' && keepsDtype.test(callee.name)
    ? ofTensor(callee.object, program, depth + 1)
    : undefined;
}

/** What the only `torch.set_default_dtype` of a module says, where it runs ahead of `node` in any case. */
function defaultDtype(node: Expression, { resolver, chunks }: Program): Said | undefined {
  const calls = chunks.flatMap(({ loads }) =>
    loads.filter((one): one is Call => {
      if (one.kind !== 'call') return false;
      const { callee } = one;
      const name = callee.kind === 'name' || callee.kind === 'attribute' ? callee.name : '';
      return /^set_default_(?:dtype|tensor_type)$/.test(name);
    }),
  );
  const [call] = calls;
  const given = call?.arguments[0];
  if (!call || calls.length > 1 || !given || pathOf(call.callee, resolver) !== 'torch.set_default_dtype')
    return undefined;
  const isAtTop = call.chunk.statements.some((one) => one.kind === 'expression' && one.value === call);
  if (!isAtTop || positionOf(call.chunk, call.start) > positionOf(node.chunk, node.start)) return undefined;
  const dtype = dtypeAt(given.value, resolver);
  return dtype && { dtype, by: 'set_default_dtype', at: call };
}

interface Autocast {
  readonly said: Said;
  readonly statement: Statement;
}

/** The innermost autocast around, in the same function; `unknown` where there is one of which not all is certain. */
function autocastAround(around: readonly Statement[], resolver: Resolver): Autocast | 'unknown' | undefined {
  for (const statement of [...around].reverse()) {
    if (statement.kind === 'function' || statement.kind === 'class') return undefined;
    if (statement.kind !== 'with') continue;
    for (const { value } of [...statement.items].reverse()) {
      const call = value.kind === 'call' ? value : undefined;
      const { callee } = call ?? {};
      const name = callee?.kind === 'name' || callee?.kind === 'attribute' ? callee.name : '';
      const path = callee && pathOf(callee, resolver);
      if (!/autocast/.test(path ?? name)) continue;
      const said = call && path !== undefined ? ofAutocast(call, path, resolver) : undefined;
      return said ? { said, statement } : 'unknown';
    }
  }
  return undefined;
}

function ofAutocast(call: Call, path: string, resolver: Resolver): Said | undefined {
  const isGeneral =
    path === 'torch.autocast' || path === 'torch.amp.autocast' || path === 'torch.amp.autocast_mode.autocast';
  const device = /^torch\.(cuda|cpu)\.amp\.autocast$/.exec(path)?.[1];
  const { arguments: list } = call;
  if ((!isGeneral && device === undefined) || list.some(({ stars }) => stars > 0)) return undefined;
  const positional = list.filter(({ name }) => name === undefined);
  const named = (name: string) => list.find((one) => one.name === name)?.value;
  const order = isGeneral ? ['device_type', 'dtype', 'enabled'] : ['enabled', 'dtype'];
  const argumentAt = (name: string) => named(name) ?? positional[order.indexOf(name)]?.value;
  const enabled = argumentAt('enabled');
  if (enabled && resolver.constantOf(enabled)?.value !== true) return undefined;
  const type = argumentAt('device_type');
  const on = device ?? (type && resolver.constantOf(type)?.value);
  const given = argumentAt('dtype');
  const dtype = given
    ? dtypeAt(given, resolver)
    : on === 'cuda'
      ? 'float16'
      : on === 'cpu'
        ? 'bfloat16'
        : undefined;
  return dtype === 'float16' || dtype === 'bfloat16' ? { dtype, by: 'autocast', at: call } : undefined;
}

/** Layers and functions whose answer autocast makes narrow, on every device. */
const narrowed =
  /^torch\.(?:nn\.(?:modules\.\w+\.)?(?:Linear|Conv[123]d)|nn\.functional\.(?:linear|conv[123]d)|matmul|mm|bmm|addmm|baddbmm)$/;

/** Whether the input is what such a layer answers under the same autocast, and the activation leaves it as narrow. */
function isCastByAutocast(
  input: Expression,
  { statement }: Autocast,
  { id }: ActivationUse,
  resolver: Resolver,
): boolean {
  if (findById(id)?.isFloat32UnderAutocast) return false;
  const made = input.kind === 'name' ? sureValueOf(resolver, input) : input;
  if (!made || made.chunk !== statement.chunk || made.start < statement.start) return false;
  if (made.kind === 'binary') return made.operator.text === '@';
  if (made.kind !== 'call') return false;
  const { alternatives, isOpen } = resolver.resolve(made.callee);
  const [only] = alternatives;
  if (!only || isOpen || alternatives.length > 1) return false;
  if (only.value.kind === 'path') return narrowed.test(only.value.path);
  const layer = only.value.kind === 'layer' && only.origin && isCall(only.origin) ? only.origin : undefined;
  return layer !== undefined && narrowed.test(pathOf(layer.callee, resolver) ?? '');
}
