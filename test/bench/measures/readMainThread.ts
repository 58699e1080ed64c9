import type { CDPSession } from 'playwright';

export interface MainThread {
  taskMs: number;
  scriptMs: number;
}

/** Has the processor's time for the page's main thread counted, which other programs do not add to. */
export async function countMainThread(cdp: CDPSession): Promise<void> {
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
}

/** What the main thread has worked since it is counted. */
export async function readMainThread(cdp: CDPSession): Promise<MainThread> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const read = (name: string) =>
    1000 * (metrics.find((metric) => metric.name === name)?.value ?? 0);
  return { taskMs: read('TaskDuration'), scriptMs: read('ScriptDuration') };
}
