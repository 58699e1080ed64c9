// Past 250 lines: one closure holds the field, and one switch its events, so that their order can be seen.
import type { SyntheticEvent } from 'react';
import { type CodeFormat, normaliseCode } from '../core/code.js';
import { type EditedCode, editCode, findEdit } from '../core/codeEdit.js';
import { checkAccessibleName, warnOfMisfit } from './checkOtpUsage.js';
import { type CodeChangeReason, findReason } from './codeChangeReason.js';
import type { OtpInputOptions } from './OtpInputOptions.js';
import { moveByKey, moveTo, readSelection } from './slotCursor.js';

declare const process: { env: { NODE_ENV?: string } };

type FieldOptions = OtpInputOptions & CodeFormat;
type FieldEvent = InputEvent & KeyboardEvent & MouseEvent;

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
  let options: FieldOptions;
  let root: Element;
  let input: HTMLInputElement;
  let slots: Element[];
  let form: HTMLFormElement | null;
  /** What the app knows of. */
  let code: string;
  /** A code that a person has completed, until the app has it. */
  let awaited: string | boolean | undefined;
  /** Where the selection began before a change, until the app has taken it up or not. */
  let before: number | undefined;
  /** Where the selection began when it was last looked at. */
  let caret: number;
  /** Why the field itself is inserting something. */
  let cause: string | undefined;
  /** Whether that, or what the browser inserts, is a whole code. */
  let isWhole: boolean | undefined;
  let isPressed: boolean;
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
      const isSelected = index === first || (index > first && index < end);
      slot.toggleAttribute('data-active', isFocused && isSelected);
      slot.toggleAttribute('data-filled', index < count);
    });
    caret = start;
  }

  function write(text: string, at?: number): void {
    input.value = text;
    moveTo(input, at);
  }

  /** Tells the app of a new code, and of a complete one. */
  function commit(next: string, reason: CodeChangeReason, isByPerson?: boolean): void {
    if (next !== code || isWhole) {
      before = caret;
      awaited = isByPerson && next.length === options.length && next;
      if (next !== code) {
        code = next;
        options.onChange?.(code, { reason });
      }
      // By then React has rendered what the app has made of it.
      if (options.value !== undefined) queueMicrotask(settle);
      else settle();
    }
    isWhole = false;
  }

  /** Goes by what the app holds: its answer to a change, at once or after a while, or a change of its own. */
  function settle(): void {
    const value = normaliseCode(options.value ?? code, options);
    if (value !== code) {
      write(value, before);
      if (options.value === undefined) commit(value, 'format');
      code = value;
    }
    before = undefined;
    if (value === awaited) {
      awaited = undefined;
      options.onComplete?.(value);
      if (options.blurOnComplete) input.blur();
      // After React has rendered what the callbacks set, so that the form's own handler knows of it.
      queueMicrotask(() => {
        if (options.autoSubmit && input.value === value) input.form?.requestSubmit();
      });
    }
  }

  function edit(start: number, end: number, raw: string): EditedCode | undefined {
    const edited = editCode(code, start, end, raw, options);
    if (!edited) options.onInvalid?.(raw);
    return edited;
  }

  /** Makes a code of what the input holds, whoever put it there. */
  function take(source: string, isByPerson = true): void {
    const raw = input.value;
    const at = input.selectionStart as number;
    const reason = findReason(cause ?? source);
    const [start, end, text] = findEdit(code, raw, at);
    const isFixed = input.matches(':read-only,:disabled');
    const [next, to] = (!isFixed && edit(start, end, text)) || [code, start];
    cause = undefined;
    // An equal value is not written: it would end the undo history.
    if (next !== raw) write(next, to);
    // After a deletion the caret stays between two, so that typing again refills the gap.
    else if (at < raw.length && /type|paste|drop/.test(reason)) moveTo(input, at);
    commit(next, reason, isByPerson);
  }

  /** Before the browser inserts: what is no code is refused, what needs another form is inserted in that form. */
  function beforeInput(event: InputEvent): void {
    const { inputType, data: raw } = event;
    const [start, end] = readSelection(input);
    caret = start;
    // A deletion has no text. Composition cannot be stopped, only read when it is committed.
    if (!raw || cause || /Comp/.test(inputType) || input.value !== code) return;
    const [next, to, whole] = edit(start, end, raw) ?? [];
    isWhole = whole;
    if (next === code.slice(0, start) + raw + code.slice(end)) return;
    event.preventDefault();
    if (next === undefined) return;
    // Not `select()`, which in WebKit fetches the focus.
    input.setSelectionRange(0, code.length);
    cause = inputType;
    // The only edit by script that undo knows of: deprecated, and in every browser. Not in jsdom; and a tool that
    // imitates a person in a browser would not notice.
    if (!event.isTrusted || !input.ownerDocument.execCommand?.('insertText', false, next))
      input.value = next;
    // A text that is set sends no `input`; nor, in the course of a drop, does Firefox for any edit by script.
    if (cause) take(cause);
    // Or undo would take back what is typed next along with it.
    moveTo(input, to);
    paint();
  }

  /** Native events of the input and its form; those that an app may prevent come by React, after its own handlers. */
  function handle(source: Event | SyntheticEvent): void {
    const event = ((source as SyntheticEvent).nativeEvent ?? source) as FieldEvent;
    const { type, target } = event;
    // Text that is being composed is no input yet; and what else is in the root has keys and clicks of its own.
    if (event.defaultPrevented || event.isComposing || (target !== input && target !== form))
      return;
    switch (type) {
      case 'beforeinput':
        beforeInput(event);
        return;
      case 'input':
        take(event.inputType);
        break;
      case 'compositionend':
        take('insertText');
        break;
      case 'keydown':
        moveByKey(input, event);
        return;
      case 'keyup':
        // On Tab, WebKit selects all after it has told of the focus. On Shift+Tab it has no name for the key.
        if (event.code === 'Tab') moveTo(input);
        return;
      case 'mousedown':
        isPressed = true;
        // On what is selected the browser would begin to drag it away, and not to select; and a click there would let
        // go of it only after its event, when the slot of the click has been selected already.
        if (!event.button && !event.shiftKey && input.selectionEnd !== caret)
          input.setSelectionRange(caret, caret);
        return;
      case 'click':
        // Engines put the caret before the character, after it or by its middle; the slot is where the pointer is. A
        // drag has selected what it should; a click on the label comes without a press, one by a script from nowhere.
        if (isPressed && event.isTrusted && input.selectionStart === input.selectionEnd)
          moveTo(
            input,
            slots.filter((slot) => slot.getBoundingClientRect().right <= event.clientX).length,
          );
        isPressed = false;
        // WebKit tells nobody of a selection that it makes by a press that also brings the focus.
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
        if (type !== 'focus') isPressed = false;
        else if (!isPressed) moveTo(input);
    }
    paint();
  }

  /** A ref that React calls after each render: first without the element of before, then with the one of now. */
  function attach(element: Element | null, next: FieldOptions): void {
    form?.removeEventListener('reset', handle);
    form?.removeEventListener('submit', handle, true);
    if (!element) return;
    const found = element.querySelector('input') as HTMLInputElement;
    const isFirst = found !== input;
    options = next;
    root = element;
    input = found;
    // The component's slots, whose class is mark enough, and those of the prop getters.
    slots = [...root.querySelectorAll('.otp-input__slot,[data-slot]')];
    if (process.env.NODE_ENV !== 'production') {
      if (isFirst) checkAccessibleName(input);
      hasWarned = warnOfMisfit(options, isFirst ? options.defaultValue : code, hasWarned);
    }
    form = input.form;
    form?.addEventListener('reset', handle);
    // Captured, so that whoever handles the submit reads the code.
    form?.addEventListener('submit', handle, true);

    if (isFirst) {
      for (const type of inputEvents) input.addEventListener(type, handle);
      code = normaliseCode(options.value ?? input.defaultValue, options);
      // Filled in before hydration. With the focus in it a person did it; without, a reload may have brought back an
      // old code, and that is not submitted again.
      if (options.value === undefined || input.value) take('hydrate', input.matches(':focus'));
      else write(code);
      moveTo(input);
    } else settle();
    paint();
  }

  return [attach, handle] as const;
}

export type OtpField = ReturnType<typeof createOtpField>;
