// What is remembered of networks that are trained: their settings, how far they have come, and whether they go on. The networks
// themselves are not: the same settings lead to the same place again.
import { isRecord } from '../foundation/is-record.ts';
import { readSettings, type TrainSettings, usualSettings } from '../lab/settings.ts';
import { finite } from './fields.ts';

/** Steps in a second that a person can follow; 0: as many as there is time for. */
export const speeds = [2, 20, 0] as const;

/** The training of a panel. */
export interface TrainState {
  readonly settings: TrainSettings;
  readonly step: number;
  readonly isOn: boolean;
  readonly speed: (typeof speeds)[number];
}

/** A panel's that nobody has touched. */
export const newTraining: TrainState = { settings: usualSettings, step: 0, isOn: false, speed: 0 };

/** The training in a remembered state; what cannot be read of it is as in a new panel. */
export function readTraining(value: unknown): TrainState {
  if (!isRecord(value)) return newTraining;
  return {
    settings: isRecord(value.settings) ? readSettings(value.settings) : usualSettings,
    step: Math.max(0, Math.min(1e6, Math.trunc(finite(value.step) ?? 0))),
    isOn: value.isOn === true,
    speed: speeds.find((one) => one === value.speed) ?? newTraining.speed,
  };
}
