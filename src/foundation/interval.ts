// Intervals of the number line, as facts, zones and ranges hold them.

/** An interval of the number line; an end is part of it where `includes…` says so. Infinite ends are never part. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly includesLow: boolean;
  readonly includesHigh: boolean;
}
