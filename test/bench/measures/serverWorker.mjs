// One library on a server of its own: renders for a while, whenever it is asked, and says how fast it was.
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

const { render } = createRequire(import.meta.url)(workerData);

parentPort.on('message', (forMs) => {
  const startMs = performance.now();
  let count = 0;
  let elapsedMs = 0;
  do {
    for (let time = 0; time < 10; time++) render();
    count += 10;
    elapsedMs = performance.now() - startMs;
  } while (elapsedMs < forMs);
  // Of an app without a field: what the library's own provider is.
  const htmlBytes = Buffer.byteLength(render()) - Buffer.byteLength(render({}, 0));
  parentPort.postMessage({ rendersPerSecond: (count / elapsedMs) * 1000, htmlBytes });
});
