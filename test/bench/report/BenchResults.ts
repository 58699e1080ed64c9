import type { Verdict } from '../behaviours/tryBehaviours.js';
import type { Spread } from './statistics.js';

/** All that a run found: what the JSON file holds. */
export interface BenchResults {
  date: string;
  rounds: number;
  machine: {
    processor: string;
    cores: number;
    system: string;
    node: string;
    chromium: string;
    react: string;
    /** Of the last minute, at the start and at the end. */
    load: [number, number];
  };
  libraries: { id: string; name: string; packageName?: string; version?: string }[];
  rows: {
    id: string;
    title: string;
    unit: string;
    digits: number;
    isMoreBetter?: boolean;
    /** By library. `timesNative` is the median of the rounds' own ratios, taken side by side. */
    cells: Record<string, Cell>;
  }[];
  /** By goal, by library. */
  behaviours: Record<string, Record<string, Verdict>>;
}

export type Cell = (Spread & { timesNative?: number; values: number[] }) | { missing: string };
