import { createWatchers } from './createWatchers.js';
import { isIoredis, isReady, type RedisClient } from './RedisClient.js';

/**
 * Listens to channels on a connection of its own, which is there only while somebody listens. Calls back for
 * each message, and once when the listening has begun, also after a lost connection: something may have been
 * missed.
 */
export function watchRedis(client: RedisClient) {
  let connection: RedisClient | undefined;
  const watchers = createWatchers({
    onFirst(channel) {
      connection ??= open();
      // Otherwise it is among those that are followed when the connection is ready.
      if (isReady(connection)) follow(connection, channel);
    },
    onLast(channel) {
      if (!connection) return;
      const [left] = watchers.keys();
      if (left !== undefined) {
        connection.unsubscribe(channel).catch(ignore);
      } else {
        close(connection);
        connection = undefined;
      }
    },
  });

  function open(): RedisClient {
    const opened = client.duplicate();
    // It connects again by itself, and without a listener the error would end the process.
    opened.on('error', ignore);
    opened.on('ready', () => {
      for (const channel of watchers.keys()) follow(opened, channel);
    });
    if (isIoredis(opened)) opened.on('message', watchers.tell);
    // Rejects where it connects by itself already.
    opened.connect().catch(ignore);
    return opened;
  }

  function follow(opened: RedisClient, channel: string): void {
    const subscribed = isIoredis(opened)
      ? opened.subscribe(channel)
      : opened.subscribe(channel, tellOf);
    subscribed.then(() => watchers.tell(channel), ignore);
  }

  // One function for all, so that following a channel again adds no second listener.
  const tellOf = (_message: string, channel: string) => watchers.tell(channel);

  return watchers.add;
}

function close(connection: RedisClient): void {
  if (isIoredis(connection)) connection.disconnect();
  else connection.destroy();
}

// Whoever waits for news looks again every few seconds, whatever happens here.
function ignore(): void {}
