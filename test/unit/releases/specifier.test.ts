// Which release a requirement means, as pip, Poetry and conda write it.
import assert from 'node:assert/strict';
import { newest, releases } from '../../../src/foundation/release.ts';
import { readCondaRequirement, readRequirement } from '../../../src/releases/requirement.ts';
import { newestAllowed, readSpecifier } from '../../../src/releases/specifier.ts';
import { knownVersions } from '../../../src/releases/version.ts';

/** What is written, and the release that it means; `<1.13` and `>2.15` stand for what lies beyond the known ones. */
const specifiers: readonly (readonly [string, string | undefined])[] = [
  ['', newest],
  ['*', newest],
  ['>=2.1,<2.5', '2.4'],
  ['>=2.1, <2.5, !=2.4.*', '2.3'],
  ['(>=2.6,<2.7)', '2.6'],
  ['~=2.3.0', '2.3'],
  ['~=2.3', newest],
  ['==2.1.*', '2.1'],
  ['==2.1', '2.1'],
  ['==2.4.0+cu121', '2.4'],
  ['===2.4.0', '2.4'],
  ['==2.6.0.dev20241112+cu124', '2.6'],
  ['==2.6.0rc1', '2.6'],
  ['v2.2.0', '2.2'],
  ['<=2.8', '2.8'],
  ['<=2.8.0', '2.8'],
  ['<2.8', '2.7'],
  ['<2.8.1', '2.8'],
  ['<2', '1.13'],
  ['<2.0.0', '1.13'],
  ['>2.1.1,<2.2', '2.1'],
  ['>2.1.2,<2.2', '2.1'],
  ['!=2.15.0', '2.14'],
  ['!=2.15.*', '2.14'],
  ['!=2.1.0', newest],
  ['==2.1.7', '2.1'],
  ['==2.1.0,==2.2.0', undefined],
  ['>=2.5,<2.3', undefined],
  ['^2.1', newest],
  ['^1.13', '1.13'],
  ['^1.13.0', '1.13'],
  ['~2.4', '2.4'],
  ['~2.4.0', '2.4'],
  ['~2', '2.15'],
  ['2.3.1', '2.3'],
  ['2.4.*', '2.4'],
  ['=2.1', '2.1'],
  ['=2.1.*', '2.1'],
  ['2.1|2.2', '2.2'],
  ['>=2,<2.2 || 2.4.*', '2.4'],
  ['>=2.0 <2.3', '2.2'],
  ['==1.9.1+cu111', '<1.13'],
  ['<1.13', '<1.13'],
  ['>=1.0,<1.12', '<1.13'],
  ['~=1.11.0', '<1.13'],
  ['==0.4', '<1.13'],
  ['==2.16.0', '>2.15'],
  ['>=2.16', '>2.15'],
  ['~=3.0', '>2.15'],
  ['>2.15', '2.15'],
  ['stable', undefined],
  ['==', undefined],
  ['>=2.1 or so', undefined],
];

const requirements: readonly (readonly [string, string | undefined])[] = [
  ['torch', newest],
  ['Torch==2.1.0', '2.1'],
  ['torch [opt-einsum] >= 2.1, < 2.3', '2.2'],
  ['torch==2.1.0; sys_platform == "linux"', '2.1'],
  ['torch @ https://example.org/whl/cu121/torch-2.1.0%2Bcu121-cp310-cp310-linux_x86_64.whl', '2.1'],
  [
    'torch @ https://example.org/torch-2.2.1+cpu-cp311-cp311-linux_x86_64.whl ; python_version < "3.12"',
    '2.2',
  ],
  ['torch@git+https://github.com/pytorch/pytorch@v2.3.0', '2.3'],
  ['torch @ git+https://github.com/pytorch/pytorch@main', undefined],
  ['https://example.org/whl/cpu/torch-2.0.1-cp311-cp311-macosx_11_0_arm64.whl', '2.0'],
  ['./wheels/torch-2.5.0-cp312-none-win_amd64.whl', '2.5'],
  ['torchvision==0.15.2', undefined],
  ['torch-geometric==2.3.0', undefined],
  ['torch_scatter==2.1.0', undefined],
  ['torch.extra==2.1.0', undefined],
  ['pytorch-lightning==2.1.0', undefined],
  ['https://example.org/torchvision-0.15.2-cp311-cp311-linux_x86_64.whl', undefined],
];

const ofConda: readonly (readonly [string, string | undefined])[] = [
  ['pytorch', newest],
  ['pytorch=2.1', '2.1'],
  ['pytorch==2.1.2', '2.1'],
  ['pytorch 2.1.*', '2.1'],
  ['pytorch 2.1.* cpu_*', '2.1'],
  ['pytorch=2.1.0=py3.10_cuda11.8_cudnn8.7.0_0', '2.1'],
  ['pytorch>=2.0,<=2.3', '2.3'],
  ['pytorch >=2.0,<2.3', '2.2'],
  ['conda-forge::pytorch=2.5', '2.5'],
  ["pytorch[version='>=2.1,<2.4', build='cuda*']", '2.3'],
  ['pytorch-cpu=1.13', '1.13'],
  ['pytorch-gpu=2.8', '2.8'],
  ['pytorch-cuda=12.1', undefined],
  ['pytorch-lightning=2.1', undefined],
  ['torchvision=0.15', undefined],
];

const told = (named: ReturnType<typeof newestAllowed>): string | undefined => {
  if (!named?.beyond) return named?.release;
  return `${named.beyond === 'older' ? '<' : '>'}${named.release}`;
};

describe('a requirement of PyTorch', () => {
  for (const [written, release] of specifiers) {
    it(`means ${release} by ${JSON.stringify(written)}`, () => {
      const specifier = readSpecifier(written);
      assert.equal(specifier && told(newestAllowed(specifier)), release);
    });
  }
  for (const [line, release] of requirements) {
    it(`means ${release} in ${line}`, () => {
      const requirement = readRequirement(line);
      assert.equal(requirement && told(newestAllowed(requirement.specifier)), release);
    });
  }
  for (const [line, release] of ofConda) {
    it(`of conda means ${release} in ${line}`, () => {
      const requirement = readCondaRequirement(line);
      assert.equal(requirement && told(newestAllowed(requirement.specifier)), release);
    });
  }
  it('means by the very version of each known release that release', () => {
    for (const version of knownVersions) {
      const specifier = readSpecifier(`==${version.join('.')}`);
      assert.equal(specifier && newestAllowed(specifier)?.release, version.slice(0, 2).join('.'));
    }
    assert.deepEqual([...new Set(knownVersions.map((version) => version.slice(0, 2).join('.')))].reverse(), [
      ...releases,
    ]);
  });
});
