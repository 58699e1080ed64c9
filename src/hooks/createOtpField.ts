import type { SyntheticEvent } from 'react';
import { type CodeFormat, normaliseCode } from '../core/code.js';
import { findEdit, fitEdit } from '../core/codeEdit.js';
import { checkAccessibleName, warnOfMisfit } from './checkOtpUsage.js';
import { type CodeChangeReason, findReason } from './codeChangeReason.js';
import type { OtpInputOptions } from './OtpInputOptions.js';
import { moveByKey, moveTo, readSelection } from './slotCursor.js';

declare const process: { env: { NODE_ENV?: string } };

export type OtpFieldOptions = OtpInputOptions & CodeFormat;

const inputEvents = [
  'beforeinput',
  'input',
  'change',
  'compositionend',
  'focus',
  'blur',
  'selectionchange',
  // In a shadow root, Chromium tells the document of `selectionchange` and the input of this one alone.
  'select',
];

/**
 * One field on the page. It listens to the input, keeps its text a code, and shows in data attributes which slots are
 * filled and active: all on the DOM, so that typing renders nothing.
 */
export function createOtpField() {
  let options: OtpFieldOptions;
  let root: Element;
  let input: HTMLInputElement;
  let slots: Element[];
  let form: HTMLFormElement | null;
  /** What the app knows of. */
  let code: string;
  /** What the app was told of and may not have taken up yet, and where the selection began before and after. */
  let proposal:
    | { code: string; before: number; after: number; isComplete: boolean | undefined }
    | undefined;
  /** Where the selection began when it was last looked at. */
  let caret: number;
  /** Why the field itself is inserting something. */
  let cause: string | undefined;
  /** Whether what is being inserted is a whole code. */
  let isWhole: boolean | undefined;
  let isPressed = false;
  let hasWarned = false;

  /** Shows the state to CSS, in attributes that React never renders, so that no render takes them away. */
  function paint(): void {
    const [start, end] = readSelection(input);
    const count = input.value.length;
    const isFocused = input.matches(':focus:enabled');
    const first = Math.min(start, slots.length - 1);
    root.toggleAttribute('data-focused', isFocused);
    root.toggleAttribute('data-complete', count === slots.length);
    slots.forEach((slot, index) => {
      slot.toggleAttribute('data-filled', index < count);
      slot.toggleAttribute(
        'data-active',
        isFocused && index >= first && (index === first || index < end),
      );
    });
    caret = start;
  }

  function write(text: string, at = text.length): void {
    input.value = text;
    moveTo(input, at);
  }

  /** Tells the app of a new code, and of a complete one. */
  function commit(next: string, reason: CodeChangeReason, isByPerson?: boolean): void {
    if (next !== code || isWhole) {
      const isChanged = next !== code;
      proposal = {
        code: next,
        before: caret,
        after: readSelection(input)[0],
        isComplete: isByPerson && next.length === options.length,
      };
      code = next;
      if (isChanged) options.onChange?.(code, { reason });
      // By then React has rendered what an app that holds the value made of it.
      if (isChanged && options.value !== undefined) queueMicrotask(settle);
      else settle();
    }
    isWhole = false;
  }

  /** Goes by what the app holds: its answer to a proposal, at once or after a while, or a change from outside. */
  function settle(): void {
    const value = normaliseCode(options.value ?? code, options);
    const answered = proposal?.code === value ? proposal : undefined;
    if (value !== code) {
      write(value, answered ? answered.after : proposal?.before);
      if (options.value === undefined) commit(value, 'format');
      else code = value;
    }
    if (answered) {
      proposal = undefined;
      if (answered.isComplete) {
        options.onComplete?.(value);
        if (options.blurOnComplete) input.blur();
        // After React has rendered what the callbacks set, so that the form's own handler knows of it.
        queueMicrotask(() => {
          if (options.autoSubmit && input.value === value) input.form?.requestSubmit();
        });
      }
    }
  }

  /** Makes a code of what the input holds, whoever put it there. */
  function take(source: string, isByPerson = true): void {
    const raw = input.value;
    const [at] = readSelection(input);
    const reason = findReason(cause ?? source);
    const edit = findEdit(code, raw, at);
    const { start, end, text } = fitEdit(code, edit, options);
    const isUnusable = edit.text && !text;
    const next =
      isUnusable || input.matches(':read-only,:disabled')
        ? code
        : code.slice(0, start) + text + code.slice(end);
    cause = undefined;
    if (isUnusable) options.onInvalid?.(edit.text);
    // An equal value is not written: it would end the undo history.
    if (next !== raw) write(next, start + text.length);
    // After a deletion the caret stays between two, so that typing again refills the gap.
    else if (at < raw.length && /type|paste|drop/.test(reason)) moveTo(input, at);
    commit(next, reason, isByPerson);
  }

  /** Before the browser inserts: what is no code is refused, what needs another form is inserted in that form. */
  function beforeInput(event: InputEvent): void {
    const { inputType } = event;
    const raw = event.data ?? event.dataTransfer?.getData('text/plain');
    // A deletion has no text. Composition cannot be stopped, only read when it is committed.
    if (!raw || /Comp/.test(inputType) || input.value !== code) return;

    const [from, to] = readSelection(input);
    const { start, end, text } = fitEdit(code, { start: from, end: to, text: raw }, options);
    isWhole = text.length === options.length;
    if (text === raw && start === from && end === to) return;
    event.preventDefault();
    if (!text) {
      options.onInvalid?.(raw);
      return;
    }
    cause = inputType;
    input.setSelectionRange(start, end);
    // The only edit by script that undo knows of: deprecated, and in every browser. Not in jsdom; and a tool that
    // imitates a person in a browser would not notice.
    if (!event.isTrusted || !document.execCommand?.('insertText', false, text)) {
      input.setRangeText(text, start, end, 'end');
    }
    // A text that is set sends no `input`; nor, in the course of a drop, does Firefox for any edit by script.
    if (cause) input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType }));
    // Or undo would take back what is typed next along with it.
    moveTo(input, readSelection(input)[0]);
  }

  /** Native events of the input and its form; those that an app may prevent come by React, after its own handlers. */
  function handle(source: Event | SyntheticEvent): void {
    const event = ('nativeEvent' in source ? source.nativeEvent : source) as InputEvent &
      KeyboardEvent &
      MouseEvent;
    const { type, target } = event;
    // Text that is being composed is no input yet; and what else is in the root has keys and clicks of its own.
    if (event.defaultPrevented || event.isComposing || (target !== input && target !== form))
      return;
    switch (type) {
      case 'beforeinput':
        beforeInput(event);
        break;
      case 'input':
        take(event.inputType);
        break;
      case 'compositionend':
        take('insertText');
        break;
      case 'keydown':
        moveByKey(input, event);
        break;
      case 'keyup':
        // On Tab, WebKit selects all after it has told of the focus. On Shift+Tab it has no name for the key.
        if (event.code === 'Tab') moveTo(input);
        break;
      case 'mousedown':
        isPressed = true;
        // On what is selected the browser would begin to drag it away, and not to select; and a click there would let
        // go of it only after its event, when the slot of the click has been selected already.
        if (!event.button && !event.shiftKey) input.setSelectionRange(caret, caret);
        break;
      case 'click':
        // Engines put the caret before the character, after it or by its middle; the slot is where the pointer is. A
        // drag or a double click has selected what it should.
        if (isPressed && input.selectionStart === input.selectionEnd)
          moveTo(
            input,
            slots.filter((slot) => slot.getBoundingClientRect().right <= event.clientX).length,
          );
        isPressed = false;
        break;
      case 'selectionchange':
      case 'select':
        break;
      case 'reset':
        // The event comes before the reset itself.
        write(input.defaultValue);
        commit(input.value, type);
        break;
      default:
        // Some password managers send a `change` alone, others say nothing: then it is found on focus, blur or submit.
        take('', type === 'change');
        // By a press, Firefox has put the caret under the pointer already: a drag begins there.
        if (type === 'focus' && !isPressed) moveTo(input);
        isPressed &&= type === 'focus';
    }
    paint();
  }

  /** A ref that React calls after each render: first without the element of before, then with the one of now. */
  function attach(element: Element | null, next: OtpFieldOptions): void {
    form?.removeEventListener('reset', handle);
    form?.removeEventListener('submit', handle, true);
    if (!element) return;

    const isFirst = element !== root;
    options = next;
    root = element;
    input = root.querySelector('input') as HTMLInputElement;
    // The component's slots, whose class is mark enough, and those of the prop getters.
    slots = [...root.querySelectorAll('.otp-input__slot,[data-slot]')];
    if (process.env.NODE_ENV !== 'production') {
      if (isFirst) checkAccessibleName(input);
      const { value = isFirst ? options.defaultValue : code } = options;
      if (!hasWarned) hasWarned = warnOfMisfit(value, options);
    }
    // Adding a listener again adds nothing.
    for (const type of inputEvents) input.addEventListener(type, handle);
    form = input.form;
    form?.addEventListener('reset', handle);
    // Captured, so that whoever handles the submit reads the code.
    form?.addEventListener('submit', handle, true);

    if (isFirst) {
      const isFocused = input.matches(':focus');
      code = normaliseCode(options.value ?? input.defaultValue, options);
      // Filled in before hydration. With the focus in it a person did it; without, a reload may have brought back an
      // old code, and that is not submitted again.
      if (options.value === undefined || input.value) take('hydrate', isFocused);
      else write(code);
      if (isFocused) moveTo(input);
    } else settle();
    paint();
  }

  return { attach, handle };
}
