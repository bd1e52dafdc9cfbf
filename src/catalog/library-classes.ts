// Activations that classes of libraries give their instances, as the sources of torchvision 0.28 and PyTorch 2.15 have it. Whether
// a class of one's own derives from them or code makes one, `self.relu` there is what stands here.

/** What an attribute or an element holds. */
export interface Held {
  /** The API path of the activation: its class, of which an instance is made, or its function. */
  readonly path: string;
  readonly isInPlace?: true;
  /** The argument that may give another one, and its place among those by position; none if it is always the same. */
  readonly argument?: { readonly name: string; readonly position: number };
}

/** A class that holds activations. */
export interface LibraryClass {
  /** Every way to import it. */
  readonly paths: readonly string[];
  /** Functions that make one. */
  readonly makers?: readonly string[];
  readonly attributes: Readonly<Record<string, Held>>;
  /** What stands at an index, for one that is a Sequential. */
  readonly elements?: Readonly<Record<number, Held>>;
}

const relu: Held = { path: 'torch.nn.ReLU', isInPlace: true };

/** The class by the module that defines it, and by those that hand it on. */
const at = (module: string, name: string, ...others: readonly string[]): readonly string[] =>
  [module, ...others].map((place) => `${place}.${name}`);

const resnets =
  'resnet18 resnet34 resnet50 resnet101 resnet152 resnext50_32x4d resnext101_32x8d resnext101_64x4d wide_resnet50_2 wide_resnet101_2';

const fire = 'squeeze_activation expand1x1_activation expand3x3_activation';

/** Of a layer of Transformers: the function that it takes, by name or as it is. */
const transformer: LibraryClass['attributes'] = {
  activation: { path: 'torch.nn.functional.relu', argument: { name: 'activation', position: 4 } },
};

export const libraryClasses: readonly LibraryClass[] = [
  {
    paths: at('torchvision.models.resnet', 'ResNet', 'torchvision.models'),
    makers: resnets.split(' ').flatMap((name) => at('torchvision.models.resnet', name, 'torchvision.models')),
    attributes: { relu },
  },
  { paths: at('torchvision.models.resnet', 'BasicBlock'), attributes: { relu } },
  { paths: at('torchvision.models.resnet', 'Bottleneck'), attributes: { relu } },
  { paths: at('torchvision.models.video.resnet', 'BasicBlock'), attributes: { relu } },
  { paths: at('torchvision.models.video.resnet', 'Bottleneck'), attributes: { relu } },
  { paths: at('torchvision.models.densenet', '_DenseLayer'), attributes: { relu1: relu, relu2: relu } },
  { paths: at('torchvision.models.densenet', '_Transition'), attributes: { relu } },
  {
    paths: at('torchvision.models.squeezenet', 'Fire'),
    attributes: Object.fromEntries(fire.split(' ').map((name) => [name, relu])),
  },
  {
    paths: at('torchvision.ops.misc', 'SqueezeExcitation', 'torchvision.ops'),
    attributes: {
      activation: { path: 'torch.nn.ReLU', argument: { name: 'activation', position: 2 } },
      scale_activation: { path: 'torch.nn.Sigmoid', argument: { name: 'scale_activation', position: 3 } },
    },
  },
  ...['Conv2dNormActivation', 'Conv3dNormActivation'].map(
    (name): LibraryClass => ({
      paths: at('torchvision.ops.misc', name, 'torchvision.ops'),
      attributes: {},
      // A convolution and, unless it is told otherwise, a norm stand before it.
      elements: { [-1]: { ...relu, argument: { name: 'activation_layer', position: 7 } } },
    }),
  ),
  {
    paths: at('torch.nn.modules.transformer', 'TransformerEncoderLayer', 'torch.nn', 'torch.nn.modules'),
    attributes: transformer,
  },
  {
    paths: at('torch.nn.modules.transformer', 'TransformerDecoderLayer', 'torch.nn', 'torch.nn.modules'),
    attributes: transformer,
  },
];
