import type { SyntheticEvent } from 'react';
import { isDevelopment } from '../contract/UsageError.js';
import { type CodeFormat, normaliseCode } from '../core/code.js';
import { planInsert, readText } from '../core/codeEdit.js';
import { checkAccessibleName, warnOfMisfit } from './checkOtpUsage.js';
import { type CodeChangeReason, findReason } from './codeChangeReason.js';
import type { OtpInputOptions } from './OtpInputOptions.js';
import { replaceText } from './replaceText.js';
import {
  markSlots,
  moveByKey,
  moveTo,
  moveToPointer,
  readSelection,
  releaseSelection,
} from './slotCursor.js';

export type OtpFieldOptions = OtpInputOptions & CodeFormat;

const inputEvents = [
  'beforeinput',
  'input',
  'change',
  'compositionend',
  'selectionchange',
  // In a shadow root, Chromium tells the document of `selectionchange` and the input of this one alone.
  'select',
];

/** The component's slots, whose class is mark enough, and those of the prop getters. */
const slotSelector = '.otp-input__slot,[data-slot]';

/**
 * One field on the page. It listens to the input, keeps its text a code, and shows in data attributes which slots are
 * filled and active: all on the DOM, so that typing renders nothing.
 */
export function createOtpField() {
  let options: OtpFieldOptions;
  let root: Element;
  let input: HTMLInputElement;
  let slots: ArrayLike<Element>;
  let form: HTMLFormElement | null;
  /** What the app knows of. */
  let code: string;
  /** The value, of an app that holds it. */
  let accepted: string;
  /** What such an app was told of and may not have taken up yet. */
  let proposal: { code: string; caret: number; isComplete: boolean | undefined } | undefined;
  /** Where the selection began when it was last looked at. */
  let caret: number;
  /** From `beforeinput` to the `input` that it leads to: why something is inserted, and whether it is a whole code. */
  let cause: CodeChangeReason | undefined;
  let isWhole: boolean | undefined;
  let lastType: string;
  let hasWarned = false;

  function paint(count = input.value.length): void {
    [caret] = readSelection(input);
    markSlots(root, input, slots, count);
  }

  /** An equal value is not written: it would end the undo history. */
  function write(text: string, at = text.length): void {
    if (input.value === text) return;
    input.value = text;
    moveTo(input, at);
  }

  /** Tells the app of a new code, and of a complete one. */
  function commit(next: string, reason: CodeChangeReason, isByPerson?: boolean): void {
    const before = caret;
    const isChanged = next !== code;
    const isComplete = isByPerson && next.length === options.length && (isChanged || isWhole);
    isWhole = false;
    code = next;
    if (isChanged) {
      const proposed = { code, caret: readSelection(input)[0], isComplete };
      proposal = proposed;
      options.onChange?.(code, { reason });
      if (options.value !== undefined) {
        // By then React has rendered what the app made of it. If that is nothing, the field goes back; the proposal
        // stays, for an app that takes its time.
        queueMicrotask(() => {
          if (proposal !== proposed) return;
          code = accepted;
          write(code, before);
          paint();
        });
        return;
      }
    }
    if (isComplete) complete();
  }

  function complete(): void {
    const completed = code;
    options.onComplete?.(completed);
    if (options.blurOnComplete) input.blur();
    // After React has rendered what the callbacks set, so that the form's own handler knows of it.
    queueMicrotask(() => {
      if (options.autoSubmit && input.value === completed) input.form?.requestSubmit();
    });
  }

  /** Makes a code of what the input holds, whoever put it there. An input method has just put `composed` there. */
  function take(source: CodeChangeReason, isByPerson = true, composed = ''): void {
    const raw = input.value;
    const reason = cause ?? source;
    const [at] = readSelection(input);
    let next = readText(raw, { code, at, composed }, options);
    const isUnusable = raw && !next;
    if (isUnusable) options.onInvalid?.(composed || raw);
    if (isUnusable || input.matches(':read-only,:disabled')) next = code;
    const end = isUnusable ? at - composed.length : at;
    if (next !== raw) write(next, reason === 'type' ? end : undefined);
    // After a deletion the caret stays between two, so that typing again refills the gap.
    else if (cause && at < raw.length) moveTo(input, at);
    cause = undefined;
    commit(next, reason, isByPerson);
  }

  /** Before the browser inserts: what is no code is refused, what needs another form is inserted in that form. */
  function beforeInput(event: InputEvent): void {
    const { inputType } = event;
    const text = event.data ?? event.dataTransfer?.getData('text/plain');
    // A deletion has no text. Composition cannot be stopped, only read when it is committed.
    if (!text || /Comp/.test(inputType) || input.value !== code) return;

    const [start, end] = readSelection(input);
    const plan = planInsert(code, { start, end, text }, options);
    if (plan.text) {
      cause ??= findReason(inputType);
      isWhole ||= plan.text.length === options.length && /paste|drop/.test(cause);
      if (plan.text === text && plan.start === start && plan.end === end) return;
    }
    event.preventDefault();
    if (!plan.text) {
      options.onInvalid?.(text);
      return;
    }
    replaceText(input, plan, !event.isTrusted);
    // A text that is set sends no `input`; nor, in the course of a drop, does Firefox for any edit by script.
    if (cause) input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType }));
    // Or undo would take back what is typed next along with it.
    moveTo(input, readSelection(input)[0]);
  }

  /** Native events of the input and its form; those that an app may prevent come by React, after its own handlers. */
  function handle(source: Event | SyntheticEvent): void {
    const event = ('nativeEvent' in source ? source.nativeEvent : source) as InputEvent &
      CompositionEvent &
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
        take(findReason(event.inputType));
        break;
      case 'compositionend':
        take('type', true, event.data);
        break;
      case 'keydown':
      case 'keyup':
        moveByKey(input, event);
        break;
      case 'mousedown':
        releaseSelection(input, event);
        break;
      case 'click':
        moveToPointer(input, slots, event);
        break;
      case 'selectionchange':
      case 'select':
        break;
      case 'reset':
        // The event comes before the reset itself.
        commit(input.defaultValue, type);
        paint(code.length);
        // Tools that simulate typing keep a copy of the text, and notice a value that is set but not a reset.
        queueMicrotask(() => {
          if (input.value === code) input.value = code;
        });
        return;
      default:
        // Some password managers send a `change` alone, others say nothing: then it is found on focus, blur or submit.
        take('autofill', type === 'change');
        // By a press, Firefox has put the caret under the pointer already: a drag begins there.
        if (type === 'focusin' && lastType !== 'mousedown') moveTo(input);
    }
    lastType = type;
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
    slots = root.querySelectorAll(slotSelector);
    const raw = options.value ?? (isFirst ? (options.defaultValue ?? '') : code);
    const value = normaliseCode(raw, options);
    if (isDevelopment && isFirst) checkAccessibleName(input);
    if (isDevelopment && !hasWarned) hasWarned = warnOfMisfit(raw, options);
    // Adding a listener again adds nothing.
    for (const type of inputEvents) input.addEventListener(type, handle);
    form = input.form;
    form?.addEventListener('reset', handle);
    // Captured, so that whoever handles the submit reads the code.
    form?.addEventListener('submit', handle, true);

    if (isFirst) {
      const isFocused = input.matches(':focus');
      code = accepted = value;
      if (options.value !== undefined && !input.value) write(value);
      // Filled in before hydration. With the focus in it a person did it; without, a reload may have brought back an
      // old code, and that is not submitted again.
      else take('hydrate', isFocused);
      if (isFocused) moveTo(input);
    } else if (options.value === undefined) {
      if (value !== code) {
        write(value);
        commit(value, 'format');
      }
    } else {
      // The app's answer to a proposal, or a change from outside.
      const answered = proposal?.code === value ? proposal : undefined;
      if (answered || value !== accepted) {
        proposal = undefined;
        code = accepted = value;
        write(value, answered?.caret);
        if (answered?.isComplete) complete();
      }
    }
    paint();
  }

  return { attach, handle };
}
