// Past 250 lines: the events of one input share one state, and whatever is taken out asks for most of it back.
import { isDevelopment } from '../contract/UsageError.js';
import { type CodeFormat, normaliseCode } from '../core/code.js';
import { applyEdit, findEdit, planInsert } from '../core/codeEdit.js';
import { checkAccessibleName } from './checkOtpUsage.js';
import { type CodeChangeReason, findReason } from './codeChangeReason.js';
import {
  markSlots,
  moveByKey,
  moveTo,
  moveToPointer,
  readSelection,
  releaseSlot,
} from './slotCursor.js';
import type { UseOtpInputOptions } from './useOtpInput.js';
import { warnOfMisfit } from './warnOfMisfit.js';

export type OtpFieldOptions = UseOtpInputOptions & CodeFormat;

/** What an app that holds the value has been told of and has not taken up yet. */
interface Proposal {
  code: string;
  caret: number;
  isComplete: boolean;
}

/** The component's slots, whose class is mark enough, and those of the prop getters. */
const slotSelector = '.otp-input__slot, [data-slot]';

const inputEvents = [
  'beforeinput',
  'input',
  'change',
  'compositionstart',
  'compositionend',
  'selectionchange',
];

/**
 * One field on the page. It listens to the input, keeps its text a code, and shows in data attributes which slots are
 * filled and active: all on the DOM, so that typing renders nothing. An object that is its own event listener, because
 * two hundred fields of closures can be felt.
 */
export class OtpField {
  readonly root: { current: HTMLDivElement | null } = { current: null };
  readonly input: { current: HTMLInputElement | null } = { current: null };
  /** What the server's HTML holds and `form.reset()` goes back to. */
  readonly defaultCode: string;
  private options: OtpFieldOptions;
  /** What the app knows of. */
  private code: string;
  /** Where the selection began when it was last looked at. */
  private caret = 0;
  private slots: ArrayLike<Element> = [];
  private form: HTMLFormElement | null = null;
  private proposal: Proposal | undefined;
  private isComposing = false;
  /** From `beforeinput` to the `input` that it leads to. */
  private insertion: { reason: CodeChangeReason; isWhole: boolean } | undefined;
  private isInserting = false;
  private hasWarned = false;

  constructor(options: OtpFieldOptions) {
    const { value, defaultValue = '' } = options;
    this.options = options;
    this.defaultCode = value === undefined ? normaliseCode(defaultValue, options) : '';
    this.code = value === undefined ? this.defaultCode : normaliseCode(value, options);
  }

  /** Starts listening and returns how to stop. What is in the input by now is taken over. */
  connect(): () => void {
    const input = this.element;
    if (isDevelopment) checkAccessibleName(input);
    for (const type of inputEvents) input.addEventListener(type, this);
    const isFocused = input.matches(':focus');
    if (input.value === '' && this.options.value !== undefined) this.write(this.code);
    // Filled in before hydration. With the focus in it a person did it; without, a reload may have brought back an
    // old code, and that is not submitted again.
    else this.take('hydrate', isFocused);
    if (isFocused) moveTo(input, input.value.length);
    return () => {
      for (const type of inputEvents) input.removeEventListener(type, this);
      this.listenTo(null);
    };
  }

  /** After each render: the props of now, and again what only the DOM knows. */
  update(options: OtpFieldOptions): void {
    const { value, length, alphabet } = this.options;
    const hasNewFormat = options.length !== length || options.alphabet !== alphabet;
    this.options = options;
    this.slots = this.root.current?.querySelectorAll(slotSelector) ?? [];
    this.listenTo(this.element.form);
    if (isDevelopment && !this.hasWarned) {
      const value = options.value ?? (hasNewFormat ? this.code : options.defaultValue);
      this.hasWarned = warnOfMisfit(value, options);
    }
    if (options.value !== undefined) {
      this.follow(normaliseCode(options.value, options), hasNewFormat || options.value !== value);
    } else if (hasNewFormat) this.take('format', false);
    this.paint();
  }

  /** Native events of the input and its form; those that an app may prevent come by React, after its own handlers. */
  handleEvent(event: Event): void {
    const input = this.input.current;
    // React's `autoFocus` comes before the refs.
    if (!input) return;
    switch (event.type) {
      case 'beforeinput':
        this.beforeInput(event as InputEvent);
        break;
      case 'input':
        this.take(findReason((event as InputEvent).inputType));
        break;
      case 'change':
        this.take('autofill');
        break;
      case 'compositionstart':
        this.isComposing = true;
        break;
      case 'compositionend':
        this.isComposing = false;
        this.take('type');
        break;
      case 'keydown':
        moveByKey(input, event as KeyboardEvent);
        break;
      case 'mousedown':
        releaseSlot(input, event as MouseEvent);
        break;
      case 'click':
        moveToPointer(input, this.slots, event as MouseEvent);
        break;
      case 'focusin':
        this.take('autofill', false);
        moveTo(input, input.value.length);
        break;
      case 'focusout':
      case 'submit':
        // A password manager may set the value and say nothing.
        this.take('autofill', false);
        break;
      case 'reset':
        this.reset(event);
        return;
    }
    this.paint();
  }

  private get element(): HTMLInputElement {
    return this.input.current as HTMLInputElement;
  }

  /** Before the browser inserts: what is no code is refused, what needs another form is inserted in that form. */
  private beforeInput(event: InputEvent): void {
    if (this.isInserting) return;
    this.insertion = undefined;
    const input = this.element;
    const { inputType } = event;
    const text = event.data ?? event.dataTransfer?.getData('text/plain');
    // Composition cannot be stopped, only read when it is committed.
    if (!text || !/^insert(?!.*Composition)/.test(inputType) || input.value !== this.code) return;

    const { start, end } = readSelection(input);
    const plan = planInsert(this.code, { start, end, text }, this.options);
    if (!plan) {
      event.preventDefault();
      this.options.onInvalid?.(text);
      return;
    }
    const reason = findReason(inputType);
    const isWhole = plan.text.length === this.options.length && /paste|drop/.test(reason);
    this.insertion = { reason, isWhole };
    if (plan.text === text && plan.start === start && plan.end === end) return;

    event.preventDefault();
    input.setSelectionRange(plan.start, plan.end);
    this.isInserting = true;
    // The only edit by script that undo knows of: deprecated, and in every browser. Not in jsdom.
    if (!input.ownerDocument.execCommand?.('insertText', false, plan.text)) {
      input.setRangeText(plan.text, plan.start, plan.end, 'end');
      input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType, data: plan.text }));
    }
    this.isInserting = false;
  }

  /** Takes what the input holds, whoever put it there. */
  private take(reason: CodeChangeReason, isByPerson = true): void {
    if (this.isComposing) return;
    const input = this.element;
    const raw = input.value;
    const { reason: cause, isWhole } = this.insertion ?? { reason, isWhole: false };
    this.insertion = undefined;
    let code = normaliseCode(raw, this.options);
    let caret = code === raw ? readSelection(input).start : code.length;

    if ((input.readOnly || input.matches(':disabled')) && !/hydrate|format/.test(cause)) {
      code = this.code;
    } else if (code !== raw && cause === 'type') {
      // Committed by an input method: done over as if it had been typed.
      const edit = findEdit(this.code, raw);
      const plan = planInsert(this.code, edit, this.options);
      if (!plan) this.options.onInvalid?.(edit.text);
      code = plan ? applyEdit(this.code, plan) : this.code;
      caret = plan ? plan.start + plan.text.length : edit.start;
    } else if (code === '' && raw !== '') {
      this.options.onInvalid?.(raw);
      code = this.code;
    }

    if (code !== raw) this.write(code, caret);
    // After an insertion the caret is on the next slot. After a deletion it stays between two, so that typing again
    // refills the gap.
    else if (caret < code.length && /type|paste|drop/.test(cause)) moveTo(input, caret);
    this.commit(code, cause, isByPerson, isWhole);
  }

  private commit(
    code: string,
    reason: CodeChangeReason,
    isByPerson: boolean,
    isWhole: boolean,
  ): void {
    const before = { code: this.code, caret: this.caret };
    const isChanged = code !== before.code;
    const isComplete = isByPerson && code.length === this.options.length && (isChanged || isWhole);
    this.code = code;
    if (isChanged) {
      const caret = readSelection(this.element).start;
      const proposal = { code, caret, isComplete };
      const isControlled = this.options.value !== undefined;
      this.proposal = isControlled ? proposal : undefined;
      this.options.onChange?.(code, { reason });
      if (isControlled) {
        // By then React has rendered what the app made of it.
        queueMicrotask(() => this.proposal === proposal && this.refuse(before));
        return;
      }
    }
    if (isComplete) this.complete(code);
  }

  /** The app has not taken the change up: back. It stays proposed, for an app that takes its time. */
  private refuse(before: { code: string; caret: number }): void {
    if (!this.input.current) return;
    this.code = before.code;
    this.write(before.code, before.caret);
    this.paint();
  }

  /** Follows the app's value: a proposal accepted, or a change from outside. */
  private follow(code: string, isChanged: boolean): void {
    const { proposal } = this;
    if (proposal?.code === code) {
      this.proposal = undefined;
      this.code = code;
      this.write(code, proposal.caret);
      if (proposal.isComplete) this.complete(code);
    } else if (isChanged) {
      this.proposal = undefined;
      this.code = code;
      this.write(code);
    }
  }

  private complete(code: string): void {
    const { onComplete, blurOnComplete, autoSubmit } = this.options;
    onComplete?.(code);
    if (blurOnComplete) this.input.current?.blur();
    if (!autoSubmit) return;
    // After React has rendered what `onChange` and `onComplete` set, so that the form's handler knows of it.
    queueMicrotask(() => {
      const input = this.input.current;
      if (input?.value === code) input.form?.requestSubmit();
    });
  }

  private write(code: string, caret = code.length): void {
    const input = this.element;
    // Writing would end the undo history, also with the same text; during composition, the composition.
    if (input.value === code || this.isComposing) return;
    input.value = code;
    moveTo(input, caret);
  }

  /** The event comes before the reset itself. */
  private reset(event: Event): void {
    if (event.defaultPrevented) return;
    const isChanged = this.code !== this.defaultCode;
    this.code = this.defaultCode;
    this.proposal = undefined;
    this.paint(this.defaultCode.length);
    if (isChanged) this.options.onChange?.(this.defaultCode, { reason: 'reset' });
  }

  private listenTo(form: HTMLFormElement | null): void {
    if (form === this.form) return;
    this.form?.removeEventListener('reset', this);
    this.form?.removeEventListener('submit', this, true);
    this.form = form;
    form?.addEventListener('reset', this);
    // Captured, so that whoever handles the submit reads the code.
    form?.addEventListener('submit', this, true);
  }

  private paint(count = this.element.value.length): void {
    this.caret = readSelection(this.element).start;
    if (this.root.current) markSlots(this.root.current, this.element, this.slots, count);
  }
}
