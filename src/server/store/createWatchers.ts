/** Who waits for news of which key. */
export interface Watchers {
  /** Returns how to stop. */
  add(key: string, onWrite: () => void): () => void;
  tell(key: string): void;
  /** The keys that somebody watches. */
  keys(): Iterable<string>;
}

interface WatchersOptions {
  /** Called when somebody begins to watch a key that nobody did. */
  onFirst?: (key: string) => void;
  /** Called when nobody watches the key any more. */
  onLast?: (key: string) => void;
}

export function createWatchers({ onFirst, onLast }: WatchersOptions = {}): Watchers {
  const listenersOf = new Map<string, Set<() => void>>();
  return {
    add(key, onWrite) {
      // A function of its own, so that who watches twice stops twice.
      const listener = () => onWrite();
      const listeners = listenersOf.get(key) ?? new Set();
      listenersOf.set(key, listeners.add(listener));
      if (listeners.size === 1) onFirst?.(key);
      return () => {
        if (!listeners.delete(listener) || listeners.size > 0) return;
        listenersOf.delete(key);
        onLast?.(key);
      };
    },
    tell(key) {
      for (const listener of listenersOf.get(key) ?? []) listener();
    },
    keys: () => listenersOf.keys(),
  };
}
