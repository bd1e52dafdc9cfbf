// What is known of PyTorch beyond the activations: what answers a tensor, what holds modules, which strings name an
// activation.
import type { NameTaker } from '../../catalog/activation.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Functions of torch that answer no single tensor. */
const notTensors = words(`
  load save device dtype manual_seed seed initial_seed no_grad enable_grad set_grad_enabled inference_mode is_tensor
  is_storage is_complex is_floating_point is_nonzero is_grad_enabled is_inference_mode_enabled compile typename numel
  set_default_dtype get_default_dtype set_default_tensor_type set_default_device set_printoptions set_num_threads
  get_num_threads set_rng_state set_deterministic_debug_mode use_deterministic_algorithms split chunk tensor_split
  unbind topk sort msort kthvalue mode median nanmedian cummax cummin max min svd qr eig symeig lu slogdet lstsq
  geqrf triangular_solve unique unique_consecutive meshgrid broadcast_tensors broadcast_shapes atleast_1d atleast_2d
  atleast_3d frexp std_mean var_mean aminmax hsplit vsplit dsplit promote_types result_type can_cast finfo iinfo
  equal allclose is_same_size where nonzero histogramdd get_autocast_gpu_dtype is_autocast_enabled autocast size
  Generator Size memory_format layout
`);

/** Methods of Tensor that answer no tensor. */
const notTensorMethods = words(`
  size dim ndimension numel nelement item tolist numpy stride storage data_ptr is_contiguous element_size get_device
  backward register_hook is_floating_point is_complex type_as_string split chunk unbind topk sort max min kthvalue
  mode median unique storage_offset equal allclose tensor_split requires_grad is_cuda qr svd aminmax nonzero new_type
  is_shared is_pinned is_set_to char_name names has_names
`);

/** Attributes of Tensor that are tensors. */
const tensorAttributes = words('T mT H mH data grad real imag');

/** Modules whose call answers a tuple. */
const tupleModules = words('RNN LSTM GRU LSTMCell MultiheadAttention AdaptiveLogSoftmaxWithLoss RNNBase');

/** Whether calling the function at `path` answers a tensor. */
export function answersTensor(path: string): boolean {
  const match =
    /^torch\.(?:(?:(?:ao\.)?nn\.(?:quantized\.)?functional|linalg|fft|special|_C\._nn)\.)?([a-z_]\w*)$/.exec(
      path,
    );
  if (match)
    return !notTensors.has(match[1] ?? '') && !(path.includes('_pool') && path.endsWith('_with_indices'));
  return /^torch\.(?:Tensor|(?:Float|Double|Half|Long|Int|Bool)Tensor|nn\.Parameter|nn\.parameter\.Parameter|autograd\.Variable|Tensor\.\w+)$/.test(
    path,
  );
}

/** Whether the annotation or class at `path` means a tensor. */
export function isTensorType(path: string): boolean {
  return /^torch\.(?:Tensor|_tensor\.Tensor|(?:Float|Double|Half|Long|Int|Bool)Tensor|nn\.Parameter|nn\.parameter\.Parameter)$/.test(
    path,
  );
}

export function methodAnswersTensor(name: string): boolean {
  return !notTensorMethods.has(name) && !name.startsWith('is_');
}

export const isTensorAttribute = (name: string): boolean => tensorAttributes.has(name);

/** Where PyTorch keeps its layers, quantized and fused ones among them. */
const layerPath =
  /^torch\.(?:nn|(?:ao\.)?nn\.(?:intrinsic|quantized|quantizable|qat)(?:\.(?:qat|quantized|dynamic))?)\.(?:modules\.(?:\w+\.)?)?([A-Z]\w*)$/;

/** A class of torch.nn, and whether its call answers one tensor. */
export function layerAt(path: string): { readonly isPlain: boolean } | undefined {
  const match = layerPath.exec(path);
  const name = match?.[1];
  if (!name || name === 'Module' || name === 'Parameter') return undefined;
  return { isPlain: !tupleModules.has(name) && !/^(?:Module|Parameter)(?:List|Dict)$/.test(name) };
}

/** Whether a layer of the class at `path` learns, so that autograd follows what it answers. */
export function learns(path: string): boolean {
  return /^torch\.nn\.(?:modules\.(?:\w+\.)?)?(?:Linear|Bilinear|(?:Lazy)?Conv(?:Transpose)?[123]d|Embedding)$/.test(
    path,
  );
}

/**
 * Functions of PyTorch's that are no activations and read what they answered in backward, by the names in torch and
 * torch.nn.functional. test/golden/misuse.json has them all.
 */
const readTheirAnswer = words(`
  cumprod exp exp2 expm1 gumbel_softmax logcumsumexp norm_except_dim reciprocal rsqrt sgn sqrt tan
`);

/** Whether backward needs to find unchanged what the function at `path` answered. */
export function needsAnswer(path: string): boolean {
  return readTheirAnswer.has(/^torch\.(?:nn\.functional\.|special\.)?(\w+)$/.exec(path)?.[1] ?? '');
}

/** How the class at `path` holds modules. */
export function containerAt(path: string): 'sequence' | 'dictionary' | undefined {
  if (/^torch\.nn\.(?:modules\.(?:container\.)?)?(?:Sequential|ModuleList)$/.test(path)) return 'sequence';
  // Modules that are fused: a Sequential of what it is given.
  if (/^torch\.(?:ao\.)?nn\.intrinsic\.(?:modules\.(?:fused\.)?)?(?:Conv|Linear|BN)\w+$/.test(path))
    return 'sequence';
  if (/^torch\.nn\.(?:modules\.(?:container\.)?)?ModuleDict$/.test(path)) return 'dictionary';
  return undefined;
}

/** Methods of a module that answer the module itself. */
export const answersItself: ReadonlySet<string> = words(`
  to cuda cpu eval train half float double bfloat16 type requires_grad_ apply share_memory to_empty xpu ipu
`);

/** An argument that takes the name of an activation, where it stands without a keyword, and what looks at it when. */
export interface StringArgument {
  readonly name: string;
  readonly position: number;
  readonly taker: NameTaker;
  /** It is looked at only once the module is called. */
  readonly isLate?: true;
}

const nonlinearity = (position: number, taker: NameTaker): StringArgument => ({
  name: 'nonlinearity',
  position,
  taker,
});

/** Where PyTorch takes the name of an activation as a string. */
const stringArguments: Readonly<Record<string, StringArgument>> = {
  'torch.nn.TransformerEncoderLayer': { name: 'activation', position: 4, taker: 'transformer' },
  'torch.nn.TransformerDecoderLayer': { name: 'activation', position: 4, taker: 'transformer' },
  'torch.nn.Transformer': { name: 'activation', position: 6, taker: 'transformer' },
  'torch.nn.RNN': nonlinearity(3, 'recurrent'),
  'torch.nn.RNNCell': { ...nonlinearity(3, 'recurrent'), isLate: true },
  'torch.nn.init.calculate_gain': nonlinearity(0, 'gain'),
  'torch.nn.init.kaiming_normal_': nonlinearity(3, 'gain'),
  'torch.nn.init.kaiming_uniform_': nonlinearity(3, 'gain'),
  'torch.nn.init.kaiming_normal': nonlinearity(3, 'gain'),
  'torch.nn.init.kaiming_uniform': nonlinearity(3, 'gain'),
};

export function stringArgumentOf(path: string): StringArgument | undefined {
  const plain = path.replace(/^torch\.nn\.modules\.(?:\w+\.)?([A-Z]\w*)$/, 'torch.nn.$1');
  return Object.hasOwn(stringArguments, plain) ? stringArguments[plain] : undefined;
}

/** Whether a file that imports `path` has to do with PyTorch. */
export function isTorchModule(path: string): boolean {
  return /(?:^|[._])(?:torch|fastai|timm|lightning|diffusers|monai|kornia)|torch/.test(path);
}

/** Libraries with functions of the same names, none of which is PyTorch's. */
const foreign = words(`
  jax flax haiku equinox tensorflow tf_keras keras numpy scipy sklearn cupy mxnet paddle mindspore tinygrad mlx theano
  aesara pytensor chainer micrograd autograd math cmath pandas onnx onnxruntime
`);

/** Whether what is imported from `path` certainly is not PyTorch's. */
export const isForeign = (path: string): boolean => foreign.has(path.split('.')[0] ?? '');

const frameworks = words(`
  jax flax haiku equinox tensorflow tf_keras keras mxnet paddle mindspore tinygrad mlx theano chainer
`);

/** Whether what is imported from `path` is another framework for neural networks. */
export const isOtherFramework = (path: string): boolean => frameworks.has(path.split('.')[0] ?? '');
