import { afterEach, describe, expect, it, vi } from 'vitest';
import { uuid } from '../../src/engine/uuid.js';

const version4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

describe('N3: a key is a UUID, version 4 (RFC 9562)', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it.each([
    ['where the browser makes them', true],
    ['on a plain-HTTP page, where it does not', false],
  ])('%s', (_, isSecure) => {
    const { getRandomValues } = crypto;
    if (!isSecure) {
      vi.stubGlobal('crypto', { getRandomValues: getRandomValues.bind(crypto) });
      expect(crypto.randomUUID).toBeUndefined();
    }
    const many = Array.from({ length: 200 }, uuid);
    for (const one of many) expect(one).toMatch(version4);
    expect(new Set(many).size).toBe(200);
  });
});
