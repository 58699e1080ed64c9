import { randomInt, randomUUID } from 'node:crypto';
import { ApiError } from './ApiError.js';

export const triggerTypes = [
  ...['sms', 'call', 'flashcall', 'whatsapp', 'psd2', 'dtmf_confirm'],
] as const;

/** What a phone got: a message or a call. */
export interface PhoneEvent {
  verificationId: string;
  type: string;
  /** Of `dtmf_confirm` there is none: a key is pressed. */
  code: string | undefined;
  text: string;
}

/** A verification as Telnyx answers with it: its code in clear, as the real answers have it. */
export interface Verification {
  id: string;
  type: string;
  record_type: 'verification';
  phone_number: string;
  verify_profile_id: string;
  custom_code: string | null;
  timeout_secs: number;
  status: 'pending' | 'accepted' | 'invalid' | 'expired' | 'error';
  created_at: string;
  updated_at: string;
}

interface Kept {
  verification: Verification;
  code: string | undefined;
  isCustom: boolean;
  wrongCodes: number;
  expiresAtMs: number;
}

export interface VerifyApiOptions {
  verifyProfileId: string;
  codeLength: number;
  maxAttempts: number;
  now: () => number;
}

type Body = Record<string, unknown>;

/** The state behind the endpoints: verifications, their codes, and what each phone shows. */
export function createVerifyApi({
  verifyProfileId,
  codeLength,
  maxAttempts,
  now,
}: VerifyApiOptions) {
  const verifications = new Map<string, Kept>();
  const phones = new Map<string, PhoneEvent[]>();

  function find(id: string): Kept {
    const kept = verifications.get(id);
    if (!kept) throw new ApiError(404, '10005', `No verification ${id}`);
    if (kept.verification.status === 'pending' && now() >= kept.expiresAtMs) {
      kept.verification.status = 'expired';
    }
    return kept;
  }

  function ofPhone(number: string): Kept[] {
    return [...verifications.values()].filter(
      ({ verification }) => verification.phone_number === number,
    );
  }

  return {
    trigger(type: string, body: Body): { data: Verification } {
      const phone = text(body, 'phone_number');
      if (!/^\+[1-9]\d{6,14}$/.test(phone))
        throw new ApiError(422, '10016', `${phone} is not valid`);
      if (text(body, 'verify_profile_id') !== verifyProfileId) {
        throw new ApiError(404, '10005', 'No such Verify profile');
      }
      const payment =
        type === 'psd2'
          ? `Pay ${text(body, 'amount')} ${text(body, 'currency')} to ${text(body, 'payee')}. `
          : '';
      const isCustom = typeof body.custom_code === 'string';
      const code =
        type === 'dtmf_confirm'
          ? undefined
          : isCustom
            ? text(body, 'custom_code')
            : String(randomInt(10 ** codeLength)).padStart(codeLength, '0');
      const timeoutSecs = typeof body.timeout_secs === 'number' ? body.timeout_secs : 300;
      const at = new Date(now()).toISOString();
      const verification: Verification = {
        id: randomUUID(),
        type,
        record_type: 'verification',
        phone_number: phone,
        verify_profile_id: verifyProfileId,
        custom_code: code ?? null,
        timeout_secs: timeoutSecs,
        status: 'pending',
        created_at: at,
        updated_at: at,
      };
      verifications.set(verification.id, {
        verification,
        code,
        isCustom,
        wrongCodes: 0,
        expiresAtMs: now() + timeoutSecs * 1000,
      });
      phones.set(phone, [
        ...(phones.get(phone) ?? []),
        {
          verificationId: verification.id,
          type,
          code,
          text: `${payment}${code === undefined ? 'Press 1.' : `Your code is ${code}.`}`,
        },
      ]);
      return { data: verification };
    },

    check(id: string, { code, status }: Body) {
      const kept = find(id);
      const { verification } = kept;
      const isRight =
        kept.isCustom && status !== undefined ? status === 'accepted' : kept.code === code;
      let verdict = 'rejected';
      if (verification.status === 'expired') verdict = 'expired';
      else if (kept.wrongCodes >= maxAttempts) verdict = 'max_attempts_exceeded';
      else if (verification.status !== 'pending') verdict = 'rejected';
      else if (isRight && kept.code !== undefined) verdict = verification.status = 'accepted';
      else kept.wrongCodes += 1;
      return { data: { phone_number: verification.phone_number, response_code: verdict } };
    },

    /** The newest pending one of a number, as checks without an id have it. */
    newestOf(number: string): string {
      const pending = ofPhone(number).filter(
        ({ verification }) => verification.status === 'pending',
      );
      const newest = pending.at(-1);
      if (!newest) throw new ApiError(404, '10005', `No verification for ${number}`);
      return newest.verification.id;
    },

    retrieve: (id: string) => ({ data: find(id).verification }),

    list: (number: string) => ({
      data: ofPhone(number).map(({ verification }) => verification),
      meta: {
        page_number: 1,
        page_size: 25,
        total_pages: 1,
        total_results: ofPhone(number).length,
      },
    }),

    /** Somebody presses a key during the call of a `dtmf_confirm`. */
    press(id: string, key: string): void {
      const { verification } = find(id);
      if (verification.status === 'pending') {
        verification.status = key === '1' ? 'accepted' : 'invalid';
      }
    },

    phone: (number: string): readonly PhoneEvent[] => phones.get(number) ?? [],
  };
}

function text(body: Body, name: string): string {
  const value = body[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new ApiError(400, '10004', `${name} is required`);
}
