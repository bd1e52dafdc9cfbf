// Plot Selection: a plot of the activations that numbers went through, with the numbers as points on the curves.
import * as vscode from 'vscode';
import { encode } from '../../foundation/encode.ts';
import type { Services } from '../services.ts';
import { findResults } from './find-results.ts';

const mostPoints = 10_000;

export async function plotSelection(argument: unknown, services: Services): Promise<void> {
  const found = await findResults(argument, services);
  if (!found) return;
  const points = found.sets
    .flatMap((set) => Array.from(set.reading.values.subarray(0, mostPoints)))
    .slice(0, mostPoints);
  const curves = (found.sets[0]?.activations ?? []).map(({ id, parameters, own }) => ({
    id,
    parameters,
    ...(own ? { own } : {}),
  }));
  await vscode.commands.executeCommand('activationLens.openPlot', encode({ curves, points }));
}
