import { describe, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { OtpInput } from '../../src/components/OtpInput.js';
import { contrast } from './contrast.js';
import { type Field, key, mount, mountField } from './otpField.js';

describe('what is seen', () => {
  it('A1, B57: the accessibility tree has one textbox, with its name and the digits once', async () => {
    const field = mount(<OtpInput label="Verification code" aria-describedby="hint" />);
    field.container.append(
      Object.assign(document.createElement('p'), { id: 'hint', textContent: 'Six digits' }),
    );
    field.input.focus();
    await key('123');
    const { frameTree } = (await cdp().send('Page.getFrameTree')) as {
      frameTree: { childFrames: { frame: { id: string } }[] };
    };
    const { nodes } = (await cdp().send('Accessibility.getFullAXTree', {
      frameId: frameTree.childFrames[0]?.frame.id as string,
    })) as {
      nodes: {
        ignored: boolean;
        role?: { value: string };
        name?: { value: string };
        description?: { value: string };
        value?: { value: string };
      }[];
    };
    const exposed = nodes.filter(({ ignored }) => !ignored);
    const textboxes = exposed.filter(({ role }) => role?.value === 'textbox');
    expect(
      textboxes.map(({ name, value, description }) => [
        name?.value,
        value?.value,
        description?.value,
      ]),
    ).toEqual([['Verification code', '123', 'Six digits']]);
    // The text of the input, its line and the box: nothing of the slots.
    const texts = exposed.filter(
      ({ role, name }) => role?.value === 'StaticText' && name?.value === '123',
    );
    expect(texts).toHaveLength(1);
  });

  it('B59: masked characters are discs, and the value stays real', async () => {
    const field = mountField({ mask: true, name: 'code' });
    field.input.focus();
    await key('123456');
    expect(getComputedStyle(field.input).getPropertyValue('-webkit-text-security')).toBe('disc');
    expect(field.input.type).toBe('text');
    expect(field.input.value).toBe('123456');
  });

  it('A21: in forced colours slots, the active one, errors and disabled ones differ by their borders', async () => {
    await cdp().send('Emulation.setEmulatedMedia', {
      features: [{ name: 'forced-colors', value: 'active' }],
    });
    const plain = mountField();
    const invalid = mountField({ 'aria-invalid': true });
    const active = mountField({ defaultValue: '1' });
    active.input.focus();
    await key('{Home}');
    const border = (field: Field, index = 0) => {
      const { borderTopStyle, borderTopWidth } = getComputedStyle(field.slots[index] as Element);
      return `${borderTopWidth} ${borderTopStyle}`;
    };
    expect([border(plain), border(invalid), border(active), border(active, 1)]).toEqual([
      '1px solid',
      '2px dashed',
      '3px solid',
      '1px solid',
    ]);
    expect(getComputedStyle(active.input).backgroundColor).toBe('rgba(0, 0, 0, 0)');
  });

  it('A22: with reduced motion nothing moves', async () => {
    await cdp().send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-reduced-motion', value: 'reduce' }],
    });
    const field = mountField();
    field.input.focus();
    await key('12{Home}');
    expect(document.getAnimations()).toEqual([]);
  });

  it.each(['light', 'dark'])(
    'A19: in %s, slots and the active slot stand out 3:1 from the surface',
    async (scheme) => {
      const field = mount(
        <div style={{ colorScheme: scheme, background: 'var(--otp-surface)' }} data-theme={scheme}>
          <OtpInput aria-label="Code" defaultValue="1" />
        </div>,
      );
      field.input.focus();
      await Promise.all(document.getAnimations().map(({ finished }) => finished));
      const surface = getComputedStyle(
        field.container.firstElementChild as Element,
      ).backgroundColor;
      for (const slot of field.slots) {
        expect(contrast(getComputedStyle(slot).borderTopColor, surface)).toBeGreaterThanOrEqual(3);
      }
      expect(contrast(getComputedStyle(field.input).color, surface)).toBeGreaterThanOrEqual(4.5);
    },
  );
});
