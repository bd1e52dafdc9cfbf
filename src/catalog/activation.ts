// The shape of an entry of the catalog: all that the product knows of one activation, but for its mathematics, which it
// points at.
import type { Dtype } from '../foundation/dtype.ts';
import type { Text, Translate } from '../foundation/localization.ts';
import type { Release } from '../foundation/release.ts';
import type { ScalarFunction, VectorFunction } from '../functions/function.ts';

/** What an argument can hold: a number (NaN and infinities included), a choice such as `'tanh'`, a flag, or Python's None. */
export type ParameterValue = number | string | boolean | null;

/** Parameters by PyTorch's names, `{ beta: 2, threshold: 20 }`. Those that are missing stand at their defaults. */
export type Values = Readonly<Record<string, ParameterValue>>;

/** A parameter that shapes the curve. Arguments that do not (`inplace`, `dtype`) stand in the API paths only. */
export interface Parameter {
  /** PyTorch's name, `negative_slope`. */
  readonly name: string;
  readonly type: 'float' | 'int' | 'choice';
  /** What PyTorch takes when the argument is not given; `undefined` where it must be given. */
  readonly default: ParameterValue | undefined;
  /** For `choice`: every value that PyTorch accepts. */
  readonly choices?: readonly string[];
  /** What it does, in one short sentence. */
  readonly meaning: Text;
  /** An interval worth exploring on a slider; other values stay possible. */
  readonly slider?: { readonly min: number; readonly max: number; readonly scale: 'linear' | 'log' };
  /** A value to start from where PyTorch has no default. */
  readonly example?: ParameterValue;
}

/** One argument of a call, in the order PyTorch takes it. */
export interface Argument {
  /** PyTorch's name for it, `init`. */
  readonly name: string;
  /** The parameter of the entry that it sets, `weight`; none for `input`, `inplace`, `dtype` and the like. */
  readonly parameter?: string;
  readonly keywordOnly?: boolean;
  /** PyTorch raises when it is not given. */
  readonly required?: boolean;
  /** PyTorch warns, with these words, when it is given. */
  readonly deprecated?: string;
}

/** One way to write the activation in Python. */
export interface ApiPath {
  /** Qualified: `torch.nn.Softplus`, `torch.nn.functional.softplus`, `torch.Tensor.relu_`. */
  readonly path: string;
  readonly kind: 'module' | 'function' | 'method';
  /** In order. A function's first argument is its input; a method's receiver is not listed. */
  readonly arguments: readonly Argument[];
  /** Changes its input, `relu_`. */
  readonly inPlace?: boolean;
  /** PyTorch warns that it is deprecated, with these words. */
  readonly deprecated?: string;
  /** Of a function or method: PyTorch's C++ parser reads its arguments, not Python. */
  readonly isBuiltin?: true;
  /** What PyTorch's messages call it, where that is not the last part of its path. */
  readonly messageName?: string;
  /** Two parameters that Python compares first, `['max_val', '>', 'min_val']`. */
  readonly compared?: readonly [left: string, operator: string, right: string];
}

/** What PyTorch does with parameters outside their valid range, in its own words. */
export interface Finding {
  readonly kind: 'raises' | 'warns' | 'nonsense';
  /**
   * When PyTorch says so: as the module is made, as it is called, when gradients are asked for, or as what stands around
   * takes what stands there.
   */
  readonly when: 'construction' | 'call' | 'backward' | 'around';
  readonly parameter?: string;
  /** PyTorch's own message, or for `nonsense` what comes out. */
  readonly message: Text;
  /** The message where there is little room. */
  readonly short?: Text;
  /** PyTorch's own message word for word, where `message` explains it: `AssertionError: `. */
  readonly verbatim?: string;
  /** The one API path that looks, `torch.nn.functional.hardtanh`; none if all do. */
  readonly path?: string;
  /** The rule that marks it in the editor, where that is not the one for wrong arguments. */
  readonly rule?: string;
}

/** What a message about values depends on beside them. */
export interface Asked {
  /** The dtype of the input; float32 where nothing is known. */
  readonly dtype?: Dtype;
  /** A parameter's value as Python prints it. */
  readonly write?: (parameter: string) => string;
}

/** How PyTorch refuses types of numbers, by the names of its kernels: `"softplus_cpu" not implemented for 'Long'`. */
interface Refusal {
  /** The kernel that says so; none if all types are taken. */
  readonly kernel?: string;
  /** The kernel along a dimension that is not the last, and in training, where that is another. */
  readonly across?: string;
  readonly inTraining?: string;
  /** What is said of bools, where that is not the kernel's; null where they are taken. */
  readonly bools?: string | null;
  /** What is said of unsigned numbers with these values of its parameters; undefined if they are taken. */
  readonly unsigned?: (values: Values) => string | undefined;
}

/** What a person would notice between two releases, in one sentence. */
interface Changed {
  readonly since: Release;
  readonly text: Text;
  /** The dtypes that it shows in; none if it shows in all. */
  readonly dtypes?: readonly Dtype[];
  /** The one API path that it shows at; none if it shows at all. */
  readonly path?: string;
  /** It is about what raises: told where the call does, too. */
  readonly isRefusal?: true;
  /** The values of parameters that it shows with. */
  readonly when?: (values: Values) => boolean;
}

/** What takes the name of an activation as a string. */
export type NameTaker = 'recurrent' | 'transformer' | 'gain';

/** How one entry stands to another: `{ kind: 'derivative of', id: 'Softplus' }` on Sigmoid. */
interface Relation {
  readonly kind:
    | 'derivative of'
    | 'integral of'
    | 'inverse of'
    | 'special case of'
    | 'limit of'
    | 'conjugate of'
    | 'made of'
    | 'near';
  readonly id: string;
  /** The relation as a formula, which is the same in every language: `SiLU(x) = x·Sigmoid(x)`. */
  readonly formula?: string;
  /** What a sentence adds to kind and formula. */
  readonly note?: Text;
  /** How far the two are apart at most, and how that is written: `ln 2 / 5`; undefined for parameters where it is not so. */
  gap?(parameters: Values): { readonly size: number; readonly text: string } | undefined;
}

/** A formula to be typeset, `f(x) = \frac{1}{\beta}\ln\left(1 + e^{\beta x}\right)`. */
export interface TexForm {
  readonly tex: string;
  /** It has letters in place of the call's values. */
  readonly isGeneral?: true;
}

/** A formula typeset, and in words with the parameters' values in it. */
interface Formula {
  /** Every form that values may call for: all are typeset ahead. */
  readonly forms: readonly TexForm[];
  /** The form for these values: what is computed with `approximate='tanh'` is another formula. */
  formAt(values: Values): TexForm;
  /** Plain text with these values put in, `ln(1 + exp(2·x)) / 2, x where 2·x > 20`. */
  text(values: Values, t: Translate): string;
}

/**
 * What PyTorch has beside it that has no curve: it makes one number of all along a dimension, or draws at random. Told where it
 * is called.
 */
interface Relative {
  readonly kind: 'reduction' | 'random';
  readonly apiPaths: readonly ApiPath[];
  /** One line, without the name. */
  readonly summary: Text;
  /** Of the numbers along the dimension. */
  readonly formula: string;
  /** What shapes it, which the entry itself does not have. */
  readonly parameters?: readonly Pick<Parameter, 'name' | 'default'>[];
  /** What holds of it with these values, most telling first. */
  facts(values: Values): readonly Text[];
  /** The page in PyTorch's documentation, where that is not the entry's. */
  readonly documentation?: string;
}

/** A kernel that PyTorch's CPU code had not yet for a type. */
export interface MissingKernel {
  readonly dtype: Dtype;
  /** As PyTorch's message names it, `elu_cpu`. */
  readonly kernel: string;
  /** The first release that has it. */
  readonly until: Release;
  /** Missing for gradients only. */
  readonly when?: 'backward';
}

/** What entries of both kinds have. */
interface Entry {
  /** PyTorch's class name, `Softplus`; for a related function that is no `nn` class its usual name, `Logit`. */
  readonly id: string;
  readonly family: 'rectifier' | 'smooth' | 'sigmoid' | 'shrink' | 'vector' | 'related';
  /** Whether `torch.nn` has a class of this name. */
  readonly isModule: boolean;
  /** One line, without the name: "a smooth ReLU whose gradient is never zero". */
  readonly summary: Text;
  /** That line with these values; undefined if they make nonsense of it. */
  summaryAt(values: Values, t: Translate): string | undefined;
  readonly parameters: readonly Parameter[];
  readonly apiPaths: readonly ApiPath[];
  readonly formula: Formula;
  readonly related: readonly Relation[];
  readonly relative?: Relative;
  /** When people choose it, and what they give up. */
  readonly chosenFor: Text;
  readonly givenUp: Text;
  /**
   * What PyTorch does with a tensor of integers: it answers integers, it answers floats, or it answers something that is
   * not told here. Where nothing stands, it raises.
   */
  readonly integers?: 'kept' | 'made floats' | 'taken';
  /**
   * The kernels that early releases lack; where several fit, the first is the one that PyTorch names. Where nothing stands,
   * that of `refusal` had no float16 before 2.1.
   */
  readonly missing?: readonly MissingKernel[];
  /** Backward reads what it answered, so that nothing may overwrite that: always, or only where it overwrote its own input. */
  readonly needsAnswer?: 'always' | 'in place';
  /** In training a module draws at random. */
  readonly isRandomInTraining?: true;
  /** The parameter that a module learns, kept in float32. */
  readonly learned?: string;
  /** The parameter that `torch.nn.init` calls the slope of a rectifier, and takes beside its name. */
  readonly initSlope?: string;
  /** It turns its input over before anything looks at it, so that a number or a list raises something else. */
  readonly negatesInput?: true;
  /** The function of C++ that its module and its function of Python end in, where that is called otherwise. */
  readonly nameInC?: string;
  /** It takes `dim` by number and by name; where no signature fits, PyTorch says no more than that. */
  readonly isOverloaded?: boolean;
  /** Its function in torch.nn.functional calls the method of its input, so that positions count without that. */
  readonly isMethodOfInput?: boolean;
  /** Its module looks whether `dim` is a whole number as it is made. */
  readonly isDimChecked?: boolean;
  /** How its module prints parameters at their defaults, where releases differ in it: `{ beta: '1.0' }`. */
  readonly printedDefaults?: Readonly<Record<string, string>>;
  /** What people notice of the releases' differences, most telling first. */
  readonly changed?: readonly Changed[];
  /** Where PyTorch takes its name as a string: RNNs, Transformers' layers, `torch.nn.init`. Elsewhere it raises. */
  readonly takenByName?: readonly NameTaker[];
  /** The class whose `forward` it has, where that is not its own. */
  readonly forwardOf?: string;
  /** What its parameters are turned into first, where that is not the type of its input. */
  readonly numbersAs?: 'float' | 'double';
  /** How it refuses types of numbers; what `integers` says it takes stays taken. */
  readonly refusal?: Refusal;
  /** Autocast on a GPU runs it in float32, whatever its input is. */
  readonly isFloat32UnderAutocast?: true;
  /** What it asks of its input first, `abs`, and what only its function in torch.nn.functional does: no tensor, no such method. */
  readonly askedOfInput?: string;
  readonly askedByFunction?: string;
  /** In PyTorch, of a tensor `x`: for those that have no API path. */
  readonly expression?: string;
  /** How far the curve jumps down where nobody wants it to, with the digits that matter; undefined where float32 shows no jump. */
  jumpDown?(values: Values): string | undefined;
  /** The page in PyTorch's documentation. */
  readonly documentation: string;
  /** What PyTorch does with invalid values; empty if all is well. `isInPlace`: the input is overwritten. */
  check(values: Values, isInPlace?: boolean, asked?: Asked): readonly Finding[];
}

/** An entry in one of PyTorch's releases. Entries themselves are those of the oldest, 1.13. */
interface Versioned<Own> {
  in(release: Release): Own;
}

/** An activation that acts on each number by itself. */
export interface ElementwiseActivation extends Entry, Versioned<ElementwiseActivation> {
  readonly kind: 'elementwise';
  /**
   * Its function with these parameters, those that are missing at their defaults. Whoever asks it for facts more than once
   * keeps it, for it keeps them. Never throws; invalid parameters give what PyTorch computes.
   */
  functionAt(parameters: Values): ScalarFunction;
}

/** An activation along a dimension of a tensor: softmax and related. */
export interface VectorActivation extends Entry, Versioned<VectorActivation> {
  readonly kind: 'vector';
  /** For one that takes no `dim`: which it acts along, and how many dimensions a tensor may have. */
  readonly fixed?: {
    readonly dim: number;
    readonly ranks: readonly [number, number];
    /** What PyTorch raises for a tensor of another count of dimensions. */
    readonly refusal: (rank: number) => string;
  };
  /** Its function, which is the same along each dimension. */
  functionAt(parameters: Values): VectorFunction;
}

/** An entry of the catalog. */
export type Activation = ElementwiseActivation | VectorActivation;
