// Folders written by hand: files of tools whose packages lie outside of the Python Package Index, and what people write themselves.

interface WrittenProject {
  readonly name: string;
  /** The path that is asked for; `src/model.py` where it is none. */
  readonly path?: string;
  readonly files: Readonly<Record<string, string>>;
  readonly answer: {
    readonly version: string;
    readonly from: string | null;
    readonly others?: readonly string[];
    readonly beyond?: 'older' | 'newer';
  };
}

const site = (environment: string) => `${environment}/lib/python3.11/site-packages`;
const uvLock = (version: string) => `version = 1\n\n[[package]]\nname = "torch"\nversion = "${version}"\n`;
const from = (version: string, file: string | null) => ({ version, from: file });
const notebook = (...cells: readonly string[]) =>
  JSON.stringify({
    cells: cells.map((source) => ({ cell_type: 'code', source: source.split(/(?<=\n)/) })),
    nbformat: 4,
  });

const condaLock = (...packages: readonly (readonly [name: string, version: string, platform: string])[]) =>
  `version: 1\nmetadata:\n  platforms:\n  - linux-64\npackage:\n${packages
    .map(
      ([name, version, platform]) =>
        `- name: ${name}\n  version: ${version}\n  manager: conda\n  platform: ${platform}\n  dependencies:\n    pytorch: '>=1.0'\n  url: https://example.org/${platform}/${name}-${version}-py310_0.conda\n  category: main\n  optional: false\n`,
    )
    .join('')}`;

const pixiLock = (...addresses: readonly string[]) =>
  `version: 6\nenvironments:\n  default:\n    packages:\n      linux-64:\n${addresses.map((one) => `      - ${one}\n`).join('')}packages:\n${addresses.map((one) => `- ${one}\n  sha256: 0\n`).join('')}`;

export const writtenProjects: readonly WrittenProject[] = [
  { name: 'nothing at all', files: { 'src/model.py': 'import torch' }, answer: from('2.15', null) },
  // Environments.
  {
    name: 'an environment’s version.py, before a lock file',
    files: {
      [`${site('.venv')}/torch/version.py`]: "__version__ = '2.6.0+cu124'\n",
      'uv.lock': uvLock('2.14.1'),
    },
    answer: from('2.6', `${site('.venv')}/torch/version.py`),
  },
  {
    name: 'an environment’s dist-info',
    files: { [`${site('venv')}/torch-2.4.0+cpu.dist-info/METADATA`]: 'Name: torch\n' },
    answer: from('2.4', `${site('venv')}/torch-2.4.0+cpu.dist-info/METADATA`),
  },
  {
    name: 'an environment that was made again for a newer Python',
    files: {
      '.venv/lib/python3.9/site-packages/torch-2.1.0.dist-info/METADATA': 'Name: torch\n',
      '.venv/lib/python3.12/site-packages/torch-2.6.0.dist-info/METADATA': 'Name: torch\n',
    },
    answer: from('2.6', '.venv/lib/python3.12/site-packages/torch-2.6.0.dist-info/METADATA'),
  },
  {
    name: 'requirements of another name',
    files: { 'dev-requirements.txt': 'torch==2.4.0\n', 'notrequirements.txt': 'torch==2.1.0\n' },
    answer: from('2.4', 'dev-requirements.txt'),
  },
  {
    name: 'an environment of conda’s in a file of another name',
    files: {
      'conda.yaml': 'dependencies:\n  - pytorch=2.3\n',
      'config.yaml': 'dependencies:\n  - pytorch=2.1\n',
    },
    answer: from('2.3', 'conda.yaml'),
  },
  {
    name: 'an environment on Windows',
    files: {
      'env/Lib/site-packages/torch/version.py': "from typing import Optional\n\n__version__ = '2.7.1+cpu'\n",
    },
    answer: from('2.7', 'env/Lib/site-packages/torch/version.py'),
  },
  {
    name: 'an environment of pixi, the default one first',
    files: {
      [`${site('.pixi/envs/cuda')}/torch/version.py`]: "__version__ = '2.5.1'\n",
      [`${site('.pixi/envs/default')}/torch-2.8.0-py3.11.egg-info/PKG-INFO`]: '',
    },
    answer: from('2.8', `${site('.pixi/envs/default')}/torch-2.8.0-py3.11.egg-info/PKG-INFO`),
  },
  {
    name: 'an environment without PyTorch',
    files: { [`${site('.venv')}/numpy/version.py`]: "version = '2.1.0'", 'uv.lock': uvLock('2.3.0') },
    answer: from('2.3', 'uv.lock'),
  },
  {
    name: 'a nightly build',
    files: { [`${site('.venv')}/torch/version.py`]: "__version__ = '2.9.0.dev20250812+cu128'\n" },
    answer: from('2.9', `${site('.venv')}/torch/version.py`),
  },
  {
    name: 'an old one, said as the oldest known',
    files: { [`${site('.venv')}/torch/version.py`]: "__version__ = '1.8.1'\n" },
    answer: { version: '1.13', from: `${site('.venv')}/torch/version.py`, beyond: 'older' },
  },
  {
    name: 'a new one, said as the newest known',
    files: { 'uv.lock': uvLock('2.17.0') },
    answer: { version: '2.15', from: 'uv.lock', beyond: 'newer' },
  },
  // Folders.
  {
    name: 'the nearest folder, not the root',
    path: 'a/b/model.py',
    files: { 'uv.lock': uvLock('2.14.1'), 'a/requirements.txt': 'torch==2.2.0\n' },
    answer: from('2.2', 'a/requirements.txt'),
  },
  {
    name: 'no folder beside',
    path: 'a/model.py',
    files: { 'b/uv.lock': uvLock('2.14.1') },
    answer: from('2.15', null),
  },
  {
    name: 'the lock file before the manifest that it comes from',
    files: { 'pyproject.toml': '[project]\ndependencies = ["torch>=2.1"]\n', 'uv.lock': uvLock('2.6.0') },
    answer: from('2.6', 'uv.lock'),
  },
  {
    name: 'a lock file above, where the nearer manifest names no version',
    path: 'pkg/model.py',
    files: { 'pkg/pyproject.toml': '[project]\ndependencies = ["torch"]\n', 'uv.lock': uvLock('2.6.0') },
    answer: from('2.6', 'uv.lock'),
  },
  {
    name: 'the newest for a manifest that names no version',
    files: { 'requirements.txt': 'numpy\ntorch\n' },
    answer: from('2.15', 'requirements.txt'),
  },
  {
    name: 'a file that cannot be read as its kind says nothing',
    files: {
      'pyproject.toml': '[project\ndependencies = ["torch==2.1"]',
      'setup.cfg': '[options]\ninstall_requires = torch==2.2.*\n',
    },
    answer: from('2.2', 'setup.cfg'),
  },
  {
    name: 'a lock file of something else',
    files: {
      'uv.lock':
        'version = 1\n\n[[package]]\nname = "torchvision"\nversion = "0.20.0"\ndependencies = [{ name = "torch" }]\n',
    },
    answer: from('2.15', null),
  },
  // requirements.txt.
  {
    name: 'requirements in a folder of their own',
    files: {
      'requirements/gpu.txt': '-r base.txt\ntorch==2.8.0\n',
      'requirements/base.txt': 'numpy\n',
      'requirements/notes.md': 'torch==1.13',
    },
    answer: from('2.8', 'requirements/gpu.txt'),
  },
  {
    name: 'requirements in another file',
    files: {
      'requirements.txt': '-r requirements/base.txt\n',
      'requirements/base.txt': '-r gpu.txt',
      'requirements/gpu.txt': 'torch==2.3.0+cu121 \\\n    --hash=sha256:0\n',
    },
    answer: from('2.3', 'requirements.txt'),
  },
  {
    name: 'a constraint',
    files: {
      'requirements.txt': '-c constraints.txt\ntorch>=2.0  # the newest\n',
      'constraints.txt': 'torch<2.5\nnumpy<2\n',
    },
    answer: from('2.4', 'requirements.txt'),
  },
  {
    name: 'a constraint alone',
    files: { 'requirements.txt': '-c c.txt\n', 'c.txt': 'torch<2.5\n' },
    answer: from('2.15', null),
  },
  {
    name: 'files that require each other',
    files: { 'requirements.txt': '-r a.txt', 'a.txt': '-r requirements.txt\ntorch==2.1.*' },
    answer: from('2.1', 'requirements.txt'),
  },
  {
    name: 'no file outside of the root',
    files: { 'requirements.txt': '-r ../../secret.txt\n-r /etc/requirements.txt\n' },
    answer: from('2.15', null),
  },
  {
    name: 'a release for each platform',
    files: {
      'requirements.txt': 'torch==2.2.2; sys_platform == "darwin"\ntorch==2.6.0; sys_platform != "darwin"\n',
    },
    answer: { version: '2.6', from: 'requirements.txt', others: ['2.2'] },
  },
  {
    name: 'builds of one release for each platform',
    files: {
      'requirements.txt':
        '--index-url https://example.org/whl\ntorch==2.6.0; sys_platform == "darwin"\ntorch==2.6.0+cpu; sys_platform != "darwin"\n',
    },
    answer: from('2.6', 'requirements.txt'),
  },
  {
    name: 'the shortest of several names first',
    files: { 'requirements-dev.txt': 'torch==2.9.0', 'requirements.txt': 'torch==2.8.0' },
    answer: from('2.8', 'requirements.txt'),
  },
  {
    name: 'a byte order mark',
    files: { 'requirements.txt': '\uFEFFtorch==2.1.0\r\n' },
    answer: from('2.1', 'requirements.txt'),
  },
  // pyproject.toml.
  {
    name: 'extras where nothing else requires it',
    files: {
      'pyproject.toml': '[project.optional-dependencies]\ncpu = ["torch==2.5.1"]\ngpu = ["torch==2.7.0"]\n',
    },
    answer: { version: '2.7', from: 'pyproject.toml', others: ['2.5'] },
  },
  {
    name: 'what is required always before extras',
    files: {
      'pyproject.toml':
        '[project]\ndependencies = ["torch>=2.0,<2.4"]\n[project.optional-dependencies]\nold = ["torch==2.0.*"]\n',
    },
    answer: from('2.3', 'pyproject.toml'),
  },
  {
    name: 'a dependency group that includes another',
    files: {
      'pyproject.toml':
        '[dependency-groups]\nml = ["torch~=2.8.0"]\ndev = ["pytest", {include-group = "ml"}]\n',
    },
    answer: from('2.8', 'pyproject.toml'),
  },
  {
    name: 'Poetry, with a source',
    files: {
      'pyproject.toml':
        '[tool.poetry.dependencies]\npython = "^3.10"\ntorch = {version = "^2.1,<2.3", source = "pytorch"}\n',
    },
    answer: from('2.2', 'pyproject.toml'),
  },
  {
    name: 'Poetry, by address',
    files: {
      'pyproject.toml':
        '[tool.poetry.dependencies]\ntorch = {url = "https://example.org/whl/torch-2.1.2%2Bcu118-cp310-cp310-linux_x86_64.whl"}\n',
    },
    answer: from('2.1', 'pyproject.toml'),
  },
  {
    name: 'Poetry, by a tag and by a branch',
    files: {
      'pyproject.toml':
        '[tool.poetry.dependencies]\ntorch = {git = "https://github.com/pytorch/pytorch", branch = "main"}\n',
      'setup.cfg': '[options.extras_require]\nml =\n    torch==2.4.*\n',
    },
    answer: from('2.4', 'setup.cfg'),
  },
  {
    name: 'Poetry beside PEP 621',
    files: {
      'pyproject.toml':
        '[project]\ndependencies = ["torch (>=2.0)"]\n[tool.poetry.dependencies]\ntorch = {version = "<2.7", source = "pytorch"}\n',
    },
    answer: from('2.6', 'pyproject.toml'),
  },
  {
    name: 'constraints of uv',
    files: {
      'pyproject.toml':
        '[project]\ndependencies = ["torch"]\n[tool.uv]\nconstraint-dependencies = ["torch<2.9"]\n',
    },
    answer: from('2.8', 'pyproject.toml'),
  },
  {
    name: 'a source of uv',
    files: {
      'pyproject.toml':
        '[project]\ndependencies = ["torch"]\n[tool.uv.sources]\ntorch = { url = "https://example.org/torch-2.5.0-cp312-cp312-linux_x86_64.whl" }\n',
    },
    answer: from('2.5', 'pyproject.toml'),
  },
  {
    name: 'another index of uv, with builds of its own',
    files: {
      'uv.lock':
        'version = 1\n\n[[package]]\nname = "torch"\nversion = "2.5.1"\nsource = { registry = "https://download.pytorch.org/whl/cpu" }\nresolution-markers = ["sys_platform == \'darwin\'"]\n\n[[package]]\nname = "torch"\nversion = "2.5.1+cpu"\nsource = { registry = "https://download.pytorch.org/whl/cpu" }\n',
    },
    answer: from('2.5', 'uv.lock'),
  },
  {
    name: 'a pylock with a name',
    files: { 'pylock.gpu.toml': 'lock-version = "1.0"\n[[packages]]\nname = "torch"\nversion = "2.12.1"\n' },
    answer: from('2.12', 'pylock.gpu.toml'),
  },
  {
    name: 'a Pipfile',
    files: { Pipfile: '[packages]\ntorch = "~=2.3.0"\n' },
    answer: from('2.3', 'Pipfile'),
  },
  // conda and pixi.
  {
    name: 'conda-lock for two platforms',
    files: {
      'conda-lock.yml': condaLock(
        ['numpy', '1.26.0', 'linux-64'],
        ['pytorch', '2.1.0', 'linux-64'],
        ['pytorch', '2.1.2', 'osx-arm64'],
      ),
    },
    answer: from('2.1', 'conda-lock.yml'),
  },
  {
    name: 'conda-lock with two releases',
    files: {
      'conda-lock.yml': condaLock(
        ['pytorch', '2.3.1', 'linux-64'],
        ['pytorch', '2.2.2', 'osx-64'],
        ['pytorch-lightning', '2.5.0', 'linux-64'],
      ),
    },
    answer: { version: '2.3', from: 'conda-lock.yml', others: ['2.2'] },
  },
  {
    name: 'pixi.lock of conda packages',
    files: {
      'pixi.lock': pixiLock(
        'conda: https://example.org/conda-forge/linux-64/pytorch-2.5.1-cpu_generic_py312_h1.conda',
        'conda: https://example.org/conda-forge/linux-64/pytorch-cuda-12.1-ha.tar.bz2',
        'conda: https://example.org/conda-forge/linux-64/libtorch-2.5.1-cpu_0.conda',
      ),
    },
    answer: from('2.5', 'pixi.lock'),
  },
  {
    name: 'pixi.lock of wheels',
    files: {
      'pixi.lock': pixiLock(
        'pypi: https://example.org/packages/ab/torch-2.4.0-cp311-cp311-manylinux1_x86_64.whl',
        'pypi: https://example.org/packages/ab/torchvision-0.19.0-cp311-cp311-manylinux1_x86_64.whl',
      ),
    },
    answer: from('2.4', 'pixi.lock'),
  },
  {
    name: 'pixi.toml',
    files: { 'pixi.toml': '[dependencies]\npytorch = ">=2.5.1,<2.7"\n' },
    answer: from('2.6', 'pixi.toml'),
  },
  {
    name: 'pixi in pyproject.toml',
    files: { 'pyproject.toml': '[project]\nname = "a"\n[tool.pixi.pypi-dependencies]\ntorch = "==2.4.1"\n' },
    answer: from('2.4', 'pyproject.toml'),
  },
  {
    name: 'environment.yml',
    files: {
      'environment.yml':
        'name: ml\nchannels:\n  - pytorch\n  - nvidia\ndependencies:\n  - python=3.10\n  - pytorch::pytorch=2.1 # pinned\n  - pytorch-cuda=11.8\n',
    },
    answer: from('2.1', 'environment.yml'),
  },
  {
    name: 'environment.yml with pip’s packages',
    files: {
      'environment.yml':
        'dependencies:\n- pip\n- pip:\n  - torch==2.0.1+cu118\n  - --extra-index-url https://example.org/whl\n',
    },
    answer: from('2.0', 'environment.yml'),
  },
  {
    name: 'environment.yml on one line',
    files: { 'environment.yaml': 'dependencies: [python=3.11, "pytorch>=2.2,<2.4"]\n' },
    answer: from('2.3', 'environment.yaml'),
  },
  // setup.cfg.
  {
    name: 'setup.cfg',
    files: {
      'setup.cfg':
        '[metadata]\nname = a\n\n[options]\ninstall_requires =\n    numpy\n    torch>=1.13,<2.2  ; python_version >= "3.8"\npython_requires = >=3.8\n',
    },
    answer: from('2.1', 'setup.cfg'),
  },
  // Notebooks.
  {
    name: 'a notebook that installs it',
    path: 'nb/train.ipynb',
    files: {
      'nb/train.ipynb': notebook(
        'import os',
        '%pip install -q "torch>=2.0,<2.3" torchvision --index-url https://example.org/whl\n',
      ),
      'uv.lock': uvLock('2.14.1'),
    },
    answer: from('2.2', 'nb/train.ipynb'),
  },
  {
    name: 'a notebook that installs it twice',
    path: 'train.ipynb',
    files: {
      'train.ipynb': notebook(
        '!pip install torch==2.0.1',
        '!{sys.executable} -m pip install torch==2.1.2 # newer',
        '!pip install numpy',
      ),
    },
    answer: from('2.1', 'train.ipynb'),
  },
  {
    name: 'a notebook with conda and a requirements file',
    path: 'train.ipynb',
    files: {
      'train.ipynb': notebook('%conda install -y pytorch=2.3 -c pytorch', '!uv pip install -r reqs.txt'),
      'reqs.txt': 'numpy\n',
    },
    answer: from('2.3', 'train.ipynb'),
  },
  {
    name: 'a notebook that only speaks of it',
    path: 'train.ipynb',
    files: { 'train.ipynb': notebook('# pip install torch==2.0.1\nprint("!pip install torch==2.1")') },
    answer: from('2.15', null),
  },
];
