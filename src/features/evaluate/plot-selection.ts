// Plot Selection: a plot of the activations that numbers went through, with the numbers as points on the curves.
import * as vscode from 'vscode';
import { encode } from '../../foundation/encode.ts';
import { thinned } from '../../plot/thinned.ts';
import type { Services } from '../services.ts';
import { t } from '../translate.ts';
import { findResults } from './find-results.ts';

const mostPoints = 10_000;

export async function plotSelection(argument: unknown, services: Services): Promise<void> {
  const found = await findResults(argument, services);
  if (!found) return;
  const all = found.sets.flatMap((set) => Array.from(set.reading.values));
  const points = thinned(all, mostPoints);
  if (points.length < all.length)
    vscode.window.showInformationMessage(
      t('The plot shows {0} of {1} numbers, evenly spread.', points.length, all.length),
    );
  const curves = (found.sets[0]?.activations ?? []).map(({ id, parameters, own }) => ({
    id,
    parameters,
    ...(own ? { own } : {}),
  }));
  await vscode.commands.executeCommand('activationLens.openPlot', encode({ curves, points }));
}
