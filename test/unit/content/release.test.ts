// What is said of the release that answers are given for.
import assert from 'node:assert/strict';
import { describeSource, type UsedRelease } from '../../../src/content/release.ts';
import { english } from '../../support/english.ts';

const told: readonly (readonly [Omit<UsedRelease, 'release'>, string])[] = [
  [{ by: 'file', file: 'uv.lock' }, 'from uv.lock'],
  [{ by: 'file', file: 'models/pyproject.toml' }, 'from models/pyproject.toml'],
  [{ by: 'file', file: '.venv/lib/python3.11/site-packages/torch/version.py' }, 'from .venv'],
  [{ by: 'file', file: 'app/venv/Lib/site-packages/torch-2.4.0.dist-info/METADATA' }, 'from app/venv'],
  [{ by: 'file', file: '/home/me/envs/ml/lib/python3.12/site-packages/torch/version.py' }, 'from ml'],
  [{ by: 'file', file: 'uv.lock', others: ['2.5', '2.2'] }, 'from uv.lock, which also names 2.5, 2.2'],
  [{ by: 'file', file: 'uv.lock', beyond: 'older' }, 'from uv.lock, which names an older release'],
  [{ by: 'file', file: 'uv.lock', beyond: 'newer' }, 'from uv.lock, which names a newer release'],
  [{ by: 'setting' }, 'set for this folder'],
  [{ by: 'nothing' }, 'the newest known, because no file names a release'],
];

describe('the release that answers are given for', () => {
  for (const [used, sentence] of told) {
    it(`is said to be ${sentence}`, () => {
      assert.equal(describeSource({ release: '2.6', ...used }, english), sentence);
    });
  }
});
