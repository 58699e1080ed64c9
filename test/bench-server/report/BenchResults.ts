import type { Load, Scenario } from '../drive.js';
import type { ServerOptions } from '../server/ServerOptions.js';

export interface Row extends Pick<ServerOptions, 'kind' | 'mount' | 'processes' | 'live'> {
  loads: Partial<Record<Scenario, Load>>;
  bytesPerLive: number | undefined;
}

export interface BenchResults {
  date: string;
  secondsEach: number;
  machine: {
    processor: string;
    cores: number;
    system: string;
    node: string;
    /** Load average over a minute, before and after: what else the machine had to do. */
    load: [number, number];
  };
  rows: Row[];
}
