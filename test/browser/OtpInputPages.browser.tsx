import { flushSync } from 'react-dom';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server.browser';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { OtpInput, type OtpInputProps } from '../../src/components/OtpInput.js';
import inputStyles from '../../src/styles/otp-input.css?url';
import tokenStyles from '../../src/styles/tokens.css?url';
import { box, cleanups, fieldIn, key, mount, mountField } from './otpField.js';

describe('forms', () => {
  it('B53: a required partial code shows the browser’s own message, a whole one passes', async () => {
    const field = mountField({ required: true });
    field.input.focus();
    await key('123');
    expect(field.input.validity.valid).toBe(false);
    expect(field.input.validationMessage).not.toBe('');
    await key('456');
    expect(field.input.validity.valid).toBe(true);
  });

  it('B54: a real click on a reset button, and typing again', async () => {
    const field = mount(
      <form>
        <OtpInput aria-label="Code" />
        <button type="reset">Clear</button>
      </form>,
    );
    field.input.focus();
    await key('123{Home}');
    await userEvent.click(field.container.querySelector('button') as HTMLElement);
    expect(field.input.value).toBe('');
    expect(field.container.querySelectorAll('[data-filled]')).toHaveLength(0);
    field.input.focus();
    await key('4');
    expect(field.input.value).toBe('4');
  });

  it('B55: a form with no JavaScript submits the code under its name', () => {
    const container = document.body.appendChild(document.createElement('form'));
    container.innerHTML = renderToString(<OtpInput aria-label="Code" name="code" required />);
    const { input } = fieldIn(container);
    input.value = '123 456';
    expect(container.checkValidity()).toBe(true);
    expect(new FormData(container).get('code')).toBe('123 456');
  });

  it('B40: the value of a page restored or filled before hydration is adopted', () => {
    const container = document.body.appendChild(document.createElement('div'));
    const element = (onChange?: OtpInputProps['onChange']) => (
      <OtpInput aria-label="Code" onChange={onChange} />
    );
    container.innerHTML = renderToString(element());
    const { input } = fieldIn(container);
    input.value = '123 456';
    const changes: string[] = [];
    const errors: unknown[] = [];
    flushSync(() => {
      const root = hydrateRoot(
        container,
        element((code, { reason }) => changes.push(`${code} ${reason}`)),
        {
          onRecoverableError: (error) => errors.push(error),
        },
      );
      cleanups.push(() => root.unmount());
    });
    expect(errors).toEqual([]);
    expect(fieldIn(container).input).toBe(input);
    return expect.poll(() => changes).toEqual(['123456 hydrate']);
  });
});

describe('where it has to live', () => {
  it('B58: in a shadow root', async () => {
    const host = document.body.appendChild(document.createElement('div'));
    const shadow = host.attachShadow({ mode: 'open' });
    const container = shadow.appendChild(document.createElement('div'));
    for (const href of [tokenStyles, inputStyles]) await addStyles(shadow, href);
    const field = mount(<OtpInput aria-label="Code" defaultValue="123" />, container);
    expect(box(field.slots[0]).width).toBe(48);
    field.input.focus();
    await key('45{Home}');
    expect(field.input.value).toBe('12345');
    expect(field.active()).toEqual([0]);
    await key('{Shift>}{ArrowRight}{/Shift}');
    await expect.poll(() => field.active()).toEqual([0, 1]);
  });

  it('B58, S3: hydrates in an iframe under a strict policy, with no violation', async () => {
    const frame = document.createElement('iframe');
    const policy =
      "default-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
    const html = renderToString(<OtpInput label="Code" name="code" groups={[3, 3]} />);
    frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><link rel="stylesheet" href="${tokenStyles}"><link rel="stylesheet" href="${inputStyles}"><main>${html}</main>`;
    const loaded = new Promise((resolve) =>
      frame.addEventListener('load', resolve, { once: true }),
    );
    document.body.append(frame);
    await loaded;
    const page = frame.contentDocument as Document;
    const violations: string[] = [];
    page.addEventListener('securitypolicyviolation', (event) =>
      violations.push(event.violatedDirective),
    );
    // The policy is in force: what it forbids is reported.
    page.body.setAttribute('style', 'color: red');
    await expect.poll(() => violations).toEqual(['style-src-attr']);
    violations.length = 0;

    const main = page.querySelector('main') as HTMLElement;
    const errors: unknown[] = [];
    flushSync(() => {
      const root = hydrateRoot(main, <OtpInput label="Code" name="code" groups={[3, 3]} />, {
        onRecoverableError: (error) => errors.push(error),
      });
      cleanups.push(() => root.unmount());
    });
    const field = fieldIn(main);
    frame.contentWindow?.focus();
    field.input.focus();
    await key('123x456{Home}9');
    expect(field.input.value).toBe('923456');
    expect(field.active()).toEqual([1]);
    expect(errors).toEqual([]);
    expect(violations).toEqual([]);
    expect(main.innerHTML).not.toContain('style=');
  });

  it('B64: the translation of a page breaks nothing', async () => {
    const render = (label: string) => <OtpInput label={label} />;
    const container = document.body.appendChild(document.createElement('div'));
    const root = createRoot(container);
    cleanups.push(() => root.unmount());
    flushSync(() => root.render(render('Code')));
    // What a translator does: every text into elements of its own.
    const label = container.querySelector('label') as HTMLElement;
    const font = document.createElement('font');
    font.append(...label.childNodes);
    font.textContent = 'Kod';
    label.append(font);
    const field = fieldIn(container);
    field.input.focus();
    await key('123');
    flushSync(() => root.render(render('Code')));
    await key('456');
    expect(field.input.value).toBe('123456');
    expect(field.container.querySelectorAll('[data-filled]')).toHaveLength(6);
  });
});

async function addStyles(root: ShadowRoot, href: string) {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
  const loaded = new Promise((resolve) => link.addEventListener('load', resolve, { once: true }));
  root.append(link);
  await loaded;
}
