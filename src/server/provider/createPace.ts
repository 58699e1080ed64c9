/**
 * Lets a decoy take as long as the last delivery did: otherwise the time of the answer would tell who has an account.
 */
export function createPace() {
  let lastMs = 0;
  return {
    async deliver<T>(work: () => Promise<T> | T): Promise<T> {
      const startMs = performance.now();
      const result = await work();
      lastMs = performance.now() - startMs;
      return result;
    },
    async pretend<T>(work: () => Promise<T> | T): Promise<T> {
      const over = new Promise((done) => setTimeout(done, lastMs));
      const result = await work();
      await over;
      return result;
    },
  };
}
