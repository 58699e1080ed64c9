// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editCode, findEdit, findMoveTarget } from '../../src/core/codeEdit.js';

const format = { length: 6, alphabet: 'numeric' } as const;

/** What is left where nothing is usable is the code. */
function edit(code: string, start: number, end: number, text: string): string {
  const [edited] = editCode(code, start, end, text, format) ?? [code];
  return edited;
}

describe('editCode', () => {
  it.each([
    ['B1: fills from the left', '', 0, 0, '1', '1'],
    ['B2: past full, the last character is replaced', '123456', 6, 6, '7', '123457'],
    ['B3: on a selected character, only it', '123456', 2, 3, '9', '129456'],
    ['B4: over several, the range', '123456', 1, 4, '9', '1956'],
    ['between two characters, it goes in between while there is room', '1245', 2, 2, '3', '12345'],
    ['between two of a full code, it overwrites what follows', '123456', 2, 2, '9', '129456'],
    ['B33: too long for what is left is cut', '1234', 4, 4, '5678', '123456'],
    ['B34: in the middle, the left part stays', '123456', 2, 3, '99', '129956'],
    ['B35: a whole code replaces everything', '123456', 3, 4, '654321', '654321'],
    ['B35: also from the end', '12', 2, 2, 'code 654321', '654321'],
  ])('%s', (_, code, start, end, text, result) => {
    expect(edit(code, start, end, text)).toBe(result);
  });

  it('B39: nothing comes of what is not usable', () => {
    expect(editCode('12', 2, 2, 'hello', format)).toBeUndefined();
  });

  it.each([
    ['after what was put in', '1245', 2, 2, '3', 3],
    ['after the last slot, written again', '123456', 6, 6, '7', 6],
    ['after a whole code', '12', 0, 0, '654321', 6],
    ['where something was deleted', '123456', 2, 4, '', 2],
  ])('the caret is then %s', (_, code, start, end, text, caret) => {
    expect(editCode(code, start, end, text, format)?.[1]).toBe(caret);
  });

  it('B35: says that a code was whole', () => {
    expect(editCode('12', 2, 2, '654321', format)?.[2]).toBe(true);
    expect(editCode('12', 2, 2, '3456', format)?.[2]).toBe(false);
  });

  it('never leaves the bounds, and where the text fits does what a plain input does', () => {
    const digits = (maxLength: number) =>
      fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength });
    fc.assert(
      fc.property(digits(6), digits(5), fc.nat(6), fc.nat(6), (code, text, a, b) => {
        const [start, end] = [a, b].map((at) => Math.min(at, code.length)).sort() as [
          number,
          number,
        ];
        const result = edit(code, start, end, text);
        expect(result.length).toBeLessThanOrEqual(format.length);
        const plain = code.slice(0, start) + text + code.slice(end);
        if (plain.length <= format.length) expect(result).toBe(plain);
        expect(result.startsWith(code.slice(0, Math.min(start, 5)))).toBe(true);
      }),
    );
  });
});

describe('findEdit', () => {
  /** What becomes of a text that the input holds, with its caret at a place. */
  function read(code: string, raw: string, caret: number): string {
    return edit(code, ...findEdit(code, raw, caret));
  }

  it.each([
    ['B2: past full, the last character is replaced', '123456', '123456７', 7, '123457'],
    ['B3: in the place of a selected one', '123456', '12９456', 3, '129456'],
    ['B10: at the end', '12', '12３４', 4, '1234'],
    ['B35: a dictated code replaces everything', '12', '12654 321', 9, '654321'],
    ['the caret is elsewhere', '12', '12３', 0, '123'],
    ['B11: at the end, one is deleted', '123', '12', 2, '12'],
    ['B14: in the middle, the gap is closed', '123456', '12456', 2, '12456'],
    ['one of several that are the same', '1111', '111', 1, '111'],
    ['all is deleted', '123', '', 0, ''],
    ['nothing is, of a full code', '123456', '123456', 6, '123456'],
    ['B40: a code over another', '654321', '123 456', 7, '123456'],
    ['B40: a sentence', '12', 'Acme2 code is 123456', 20, '123456'],
    ['B41: the next character', '12', '123', 3, '123'],
  ])('%s', (_, code, raw, caret, result) => {
    expect(read(code, raw, caret)).toBe(result);
  });

  it('B7, B48: names what was put in, where nothing is usable', () => {
    expect(findEdit('12', '1科', 2)).toEqual([1, 2, '科']);
  });

  it('makes the text of the code, whatever the two are and wherever the caret is', () => {
    const digits = fc.string({ unit: fc.constantFrom('0', '1', 'x'), maxLength: 8 });
    fc.assert(
      fc.property(digits, digits, fc.nat(8), (code, raw, at) => {
        const [start, end, text] = findEdit(code, raw, Math.min(at, raw.length));
        expect(start).toBeLessThanOrEqual(end);
        expect(code.slice(0, start) + text + code.slice(end)).toBe(raw);
      }),
    );
  });
});

describe('findMoveTarget', () => {
  const at = (start: number, end = start) => ({ start, end });
  it.each([
    ['B18: left, one slot', 'ArrowLeft', at(2, 3), 1],
    ['B18: right, one slot', 'ArrowRight', at(2, 3), 3],
    ['B20: left from the end, the last character', 'ArrowLeft', at(4), 3],
    ['B21: right from the last character, the insertion point', 'ArrowRight', at(3, 4), 4],
    ['B22: Home', 'Home', at(2, 3), 0],
    ['B22: End', 'End', at(2, 3), 4],
    ['B23: Up', 'ArrowUp', at(2, 3), 0],
    ['B23: Down', 'ArrowDown', at(2, 3), 4],
    ['B18: left stops at the first', 'ArrowLeft', at(0, 1), 0],
    ['B18: right stops at the insertion point', 'ArrowRight', at(4), 4],
    ['left out of a range, its start', 'ArrowLeft', at(1, 3), 1],
    ['right out of a range, its end', 'ArrowRight', at(1, 3), 3],
  ])('%s', (_, key, selection, target) => {
    expect(findMoveTarget(key, false, selection.start, selection.end, 4)).toBe(target);
  });

  it('B23: Ctrl or Cmd and an arrow go to the bounds', () => {
    expect(findMoveTarget('ArrowLeft', true, 2, 3, 4)).toBe(0);
    expect(findMoveTarget('ArrowRight', true, 2, 3, 4)).toBe(4);
  });

  it('leaves every other key to the browser', () => {
    for (const key of ['1', 'Tab', 'Enter', 'Backspace', 'a']) {
      expect(findMoveTarget(key, false, 2, 3, 4)).toBeUndefined();
    }
  });
});
