// An entry says what later releases of PyTorch do otherwise; on both sides of a change it answers what that release does.
import assert from 'node:assert/strict';
import { catalog, findById } from '../../../src/catalog/catalog.ts';
import { elementwise, float } from '../../../src/catalog/define.ts';
import { isSince, type releases } from '../../../src/foundation/release.ts';
import { relu } from '../../../src/functions/rectifiers.ts';
import { english } from '../../support/english.ts';

describe('an entry in a release', () => {
  it('is the entry itself where nothing has changed by then', () => {
    for (const entry of catalog) assert.equal(entry.in('1.13'), entry);
  });

  it('has the words of that release, on both sides of a change', () => {
    const softshrink = findById('Softshrink', '1.13');
    assert.ok(softshrink?.kind === 'elementwise');
    const said = (release: (typeof releases)[number]) =>
      softshrink
        .in(release)
        .check({ lambd: -1 })
        .map(({ message }) => message(english));
    // Measured with the builds of 2.9.1 and 2.10.0.
    assert.deepEqual(said('2.9'), [
      'RuntimeError: lambda must be greater or equal to 0, but found to be -1.',
    ]);
    assert.deepEqual(said('2.10'), [
      'RuntimeError: lambda must be in range [0, 3.40282e+38] for input dtype Float, but found -1',
    ]);
    assert.deepEqual(said('2.15'), said('2.10'));
  });

  it('keeps what a change does not name, and takes the last of several', () => {
    const entry = elementwise({
      id: 'Made up',
      family: 'rectifier',
      isModule: true,
      summary: () => 'first',
      parameters: [float('slope', 0, () => 'a slope')],
      apiPaths: [],
      tex: 'f(x)',
      text: () => 'f(x)',
      related: [],
      chosenFor: () => '',
      givenUp: () => '',
      documentation: '',
      function: relu,
      changes: [
        { since: '2.2', summary: () => 'second' },
        { since: '2.8', summary: () => 'third', tex: 'g(x)' },
      ],
    });
    const of = (release: (typeof releases)[number]) => {
      const { summary, formula } = entry.in(release);
      return [summary(english), formula.formAt({}).tex];
    };
    assert.deepEqual(
      [of('2.1'), of('2.2'), of('2.7'), of('2.15')],
      [
        ['first', 'f(x)'],
        ['second', 'f(x)'],
        ['second', 'f(x)'],
        ['third', 'g(x)'],
      ],
    );
  });

  it('leads to every other release', () => {
    for (const entry of catalog) assert.equal(entry.in('2.15').in('1.13'), entry);
  });

  it('knows that 2.10 comes after 2.9', () => {
    assert.ok(isSince('2.10', '2.9') && !isSince('2.9', '2.10') && isSince('2.9', '2.9'));
  });
});
