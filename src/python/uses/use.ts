// What is known of one use of an activation in a source: plain data, as it is shown, hovered over and written back.
import type { ElementType } from '../../arithmetic/element-type.ts';
import type { Formula } from '../../autodiff/graph.ts';
import type { ParameterValue, Values } from '../../catalog/activation.ts';
import type { Meaning, PublishedTable } from '../../catalog/published/names.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import type { Release } from '../../foundation/release.ts';
import type { StringArgument } from '../resolver/torch.ts';
import type { OtherFile } from '../sources/source.ts';
import type { Site } from './site.ts';

/** A span of the source in UTF-16 code units, end excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span with the code that stands there; of a long one only the beginning, of which more is never shown. */
export interface Code extends Span {
  readonly code: string;
}

/** What is known of one parameter of a use. */
export interface ParameterState {
  /** Its value, where it can be known. */
  readonly value?: ParameterValue;
  /** The source text of the argument, where one is written. */
  readonly text?: string;
  /** Not given, so PyTorch's default holds (`value` then is that default). */
  readonly isDefault: boolean;
  /** Where the argument is written: all of it (`beta=2`), its name (`beta`) if it has one, and its value (`2`). */
  readonly argument?: Span;
  readonly argumentName?: Code;
  readonly argumentValue?: Span;
  /** How the value came about, where that is not plain: a constant or a parameter's default, and where it stands. */
  readonly from?: {
    readonly name: string;
    readonly kind: 'constant' | 'parameter default' | 'set later';
    readonly span: Span;
    /** The other file that the constant stands in. */
    readonly file?: OtherFile;
  };
}

/** A place in the source; in a notebook, `cell` is the number of the cell among those that were read. */
export interface Origin extends Code {
  /** As editors count, from 1. */
  readonly line: number;
  readonly cell: number;
  /** The other file that it stands in, which `start` and `end` count in. */
  readonly file?: OtherFile;
}

/** Another activation that a name may hold, and what is known of it. */
export interface Candidate {
  readonly id: string;
  readonly apiPath: string;
  readonly parameters: Readonly<Record<string, ParameterState>>;
  readonly settings?: Readonly<Record<string, ParameterState>>;
  readonly origin: Origin;
}

/** How the activation is written at this place. */
export type UseKind =
  | 'module call' // nn.Softplus(beta=2)
  | 'function call' // F.softplus(x), torch.relu(x)
  | 'method call' // x.relu_()
  | 'reference' // act_layer=nn.GELU, F.relu without a call
  | 'partial' // functools.partial(nn.LeakyReLU, negative_slope=0.2)
  | 'getattr' // getattr(nn, 'ReLU')
  | 'instance call' // self.act(x), act(x), self.net[1](x)
  | 'instance' // self.act, act without a call
  | 'string'; // nonlinearity='relu'

/** How a name refers to an activation without using it. */
export type MentionKind =
  | 'reduction' // torch.logsumexp(x, 1): no activation, but explained with the entry of that name
  | 'random' // F.gumbel_softmax(x), likewise
  | 'assignment' // act = nn.GELU(), self.act = nn.GELU()
  | 'name' // from torch.nn import ReLU; Block(act_layer=nn.GELU)
  | 'definition' // def f(act=nn.GELU), def swish(x), swish(x)
  | 'gated' // SiLUMul.apply(gate, up), whose forward answers F.silu(gate) * up
  | 'part' // exp in log(1 + exp(x)), the id is empty
  | 'setting' // activation: gelu, in a configuration file
  | 'unlisted name'; // hidden_act='quick_gelu': no activation of the catalog, the id is empty

/** How it is known that a string names an activation. */
export interface NamedBy {
  /** The argument, the field or the key that takes it, `hidden_act`. */
  readonly argument?: string;
  /** The library's table that has the name, or lacks it. */
  readonly table?: PublishedTable;
  /** What the name stands for; undefined if the table lacks it. */
  readonly meaning?: Meaning;
}

/** An argument as it is written: all of it, `beta=(2)`. */
export interface WrittenArgument extends Span {
  /** `beta`, where it is given by its name. */
  readonly name?: Code;
  /** `2` */
  readonly value: Span;
  /** 1 for `*args`, 2 for `**kwargs`. */
  readonly stars: 0 | 1 | 2;
}

/** An argument as it is handed over. */
export interface GivenArgument {
  /** `beta`, where it is given by its name. */
  readonly name?: string;
  /** 1 for `*args`, 2 for `**kwargs`. */
  readonly stars: 0 | 1 | 2;
  /** What Python's `type(value).__name__` says, `torch.dtype` for a dtype; none if it is not certain. */
  readonly type?: string;
  /** Where it is a constant, for certain; of a dtype its path, `torch.float64`. */
  readonly value?: ParameterValue;
  /** Of a tensor beside the input, as it was made. */
  readonly tensor?: WrittenTensor;
}

/** One use of an activation. */
export interface ActivationUse {
  /** The catalog's id, `Softplus`; empty of what the catalog does not have. */
  readonly id: string;
  readonly kind: UseKind;
  /** Code of one's own that computes the activation stands here, under its name. */
  readonly defines?: {
    readonly name: string;
    readonly formula: Formula;
    /** It is so as long as nobody gives another value in a default's place. */
    readonly isByDefault: boolean;
    /** It is so until training has learned another number. */
    readonly isLearned: boolean;
    /** Where it may be written otherwise; none where it is only called here. */
    readonly site?: Site;
  };
  /** Code of one's own that gates one half by the other stands here. */
  readonly gates?: {
    readonly name: string;
    /** The gate's curve. */
    readonly formula: Formula;
    readonly gate?: { readonly id: string; readonly parameters: Values };
    readonly halves: readonly [string, string];
    /** What the code calls it. */
    readonly definition: string;
    readonly isByDefault: boolean;
  };
  /** The name is only given the activation here: not a use, but explained on hover. */
  readonly mention?: MentionKind;
  /** The API path that it resolves to, `torch.nn.functional.softplus`. */
  readonly apiPath: string;
  /** The name a person would hover over: the last identifier of the expression. UTF-16, end excluded. */
  readonly start: number;
  readonly end: number;
  /** All of it as written without a call's parentheses: `nn.Softplus`, `self.net[1]`, `getattr(nn, 'ReLU')`. */
  readonly callee: Code;
  /** The whole expression including the call's parentheses, where there is a call. */
  readonly expression: Code;
  /** The inside of the parentheses of the call that carries the parameters (write-back goes there); none without a call, or where it stands in another file. */
  readonly argumentList?: Span;
  /** The arguments in `argumentList`, in order. */
  readonly arguments?: readonly WrittenArgument[];
  /** Every parameter of the entry, by PyTorch's name. */
  readonly parameters: Readonly<Record<string, ParameterState>>;
  /** Arguments that are written, but shape nothing: `inplace`, `dtype`, `device`. */
  readonly settings?: Readonly<Record<string, ParameterState>>;
  /** `likely`: the receiver's type is not known, or an import is assumed. `candidate`: one of several that this name may hold. */
  readonly certainty: 'certain' | 'likely' | 'candidate';
  /** Of a `candidate`: it is so where callers leave a parameter at its default. Otherwise it is so in one of several cases. */
  readonly isByDefault?: true;
  /** Of a `candidate`: it is so as the calls in the same file have it. */
  readonly isAsCalled?: true;
  /** Where it was made (`self.act = nn.Softplus()`) or given its name, where that is another place. */
  readonly origin?: Origin;
  /** What led to its name, and where that is written: `cfg.act`, `"silu"`; found only where somebody points. */
  readonly way?: readonly Origin[];
  /** The class of a library that holds it, where no code in sight makes it: `torchvision.models.resnet.ResNet`. */
  readonly library?: string;
  /** The other activations that this name may hold, for `candidate`. */
  readonly candidates?: readonly Candidate[];
  /** It may be a function or a class that is not in the catalog, too. */
  readonly mayBeUnlisted?: true;
  /** What its API path is given, in order; none if nothing is called. */
  readonly given?: readonly GivenArgument[];
  /** What the module that it makes is called with. */
  readonly passed?: readonly GivenArgument[];
  /** Of a name in a string: the argument that takes it. */
  readonly takenBy?: StringArgument;
  /** Of a name in a string that PyTorch itself does not take: how it is known to be one. */
  readonly namedBy?: NamedBy;
  /** A later call may give it more. */
  readonly mayGetMore?: true;
  /** The text of the input, where it is written: `x` in `F.softplus(x)`. */
  readonly input?: Span;
  /** The dtype that the code says it computes in; computed only on hover. */
  readonly dtype?: DtypeHint;
  /** The input, where it is known for certain. */
  readonly tensor?: WrittenTensor;
  /** What it is a part of: the code, and its formula; found only where somebody points. */
  readonly partOf?: { readonly code: Code; readonly formula: Formula };
  /** What the code around says beside; found only where somebody points. */
  readonly context?: UseContext;
}

/** What the code around a use says of it for certain, beside its arguments. */
export interface UseContext {
  /** The lengths of the input's dimensions, NaN for those that are not known. */
  readonly shape?: readonly number[];
  /** The input is a leaf that requires grad, or a view of one, and gradients are on. */
  readonly leaf?: 'leaf' | 'view';
  /** The operation that answered the input and needs it in backward; `isSure`: autograd certainly follows it. */
  readonly needed?: { readonly by: string; readonly isSure: boolean };
  /** It stands, as it is or bound by `functools.partial`, where PyTorch takes modules only. */
  readonly noModule?: 'itself' | 'partial';
  /** A module is made of what was meant to be put through it: the text of that, and of the arguments after it. */
  readonly meant?: { readonly input: string; readonly others: readonly string[] };
  /** What its inputs are in a new network that is given N(0, 1). */
  readonly spread?: Spread;
  /** How long dimension 1 of its input is, where the layer ahead in a Sequential has that written down. */
  readonly channels?: number;
}

/** What a layer makes of N(0, 1) in a new network. */
export interface Spread {
  /** The standard deviation, around 0. */
  readonly std: number;
  /** The layer as it is made in the code, `nn.Linear(784, 256)`. */
  readonly layer: string;
  /** What gave it other weights than PyTorch does: `kaiming_normal_`. */
  readonly init?: string;
}

/** A dtype, and the place of the code that says so. */
export interface DtypeHint {
  readonly dtype: Dtype;
  /** What says so, as code: `autocast`, `.half()`, `set_default_dtype`. */
  readonly by: string;
  readonly start: number;
  readonly end: number;
  /** As editors count, from 1. */
  readonly line: number;
  readonly cell: number;
}

/** An input whose every number is written down, in the call or above it: the tensor that PyTorch makes of it. */
export interface WrittenTensor {
  /** As one expression with full paths, `torch.tensor([-2.0, 2.0])`. */
  readonly text: string;
  readonly shape: readonly number[];
  /** Its numbers in a release of PyTorch, in row-major order, rounded to the dtype. */
  valuesIn(release: Release): Float64Array;
  readonly dtype: ElementType;
  /** Autograd follows it, and PyTorch prints a `grad_fn`. */
  readonly needsGradient: boolean;
  /** It is a leaf that requires grad, or a view of one. */
  readonly leaf?: 'leaf' | 'view';
}
