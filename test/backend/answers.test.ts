import { describe, expect, test } from 'vitest';
import { connect } from './connect.js';

describe('N10: words come before the HTTP status', () => {
  const wrongCodes = [200, 400, 401, 403, 404, 422].flatMap((status) => [
    [status, { response_code: 'rejected' }, 'incorrect'] as const,
    [status, { error: 'Invalid code', response_code: 'rejected' }, 'incorrect'] as const,
    [status, { status: 'rejected' }, 'incorrect'] as const,
    [status, { code: 'incorrect' }, 'incorrect'] as const,
    [status, { error: 'incorrect' }, 'incorrect'] as const,
    [status, { code: 'INVALID_OTP', message: 'Invalid OTP' }, 'incorrect'] as const,
    [status, { response_code: 'expired' }, 'expired'] as const,
    [status, { code: 'OTP_EXPIRED' }, 'expired'] as const,
    [status, { response_code: 'max_attempts_exceeded' }, 'attempts_exceeded'] as const,
    [status, { code: 'TOO_MANY_ATTEMPTS' }, 'attempts_exceeded'] as const,
    [status, { code: 'OTP_NOT_FOUND' }, 'no_challenge'] as const,
    [status, { status: 'accepted', response_code: 'rejected' }, 'incorrect'] as const,
  ]);

  test.each(wrongCodes)('%i %j to a check is %s', async (status, body, code) => {
    const { told } = connect();
    expect(await told({ status, body: JSON.stringify(body) }, 'verify')).toMatchObject({
      status: 'failed',
      code,
    });
  });

  test.each(['accepted', 'approved', 'verified'])(
    '%s is success, in status and in response_code',
    async (word) => {
      const { told } = connect();
      for (const body of [{ status: word }, { response_code: word }]) {
        const raw = { status: 200, body: JSON.stringify(body) };
        expect(await told(raw, 'verify')).toMatchObject({ status: 'verified' });
        expect(await told(raw, 'send')).toMatchObject({ status: 'verified' });
      }
    },
  );

  test('a 401 with a word that nobody knows is about the code, and still not "wrong code"', async () => {
    const { told } = connect();
    const answer = (body: object) => told({ status: 401, body: JSON.stringify(body) }, 'verify');
    expect(await answer({ error: 'No.', response_code: 'fraud_suspected' })).toEqual({
      status: 'thrown',
      code: 'bad_response',
    });
    expect(await answer({ error: 'No.' })).toMatchObject({ code: 'unauthenticated' });
  });

  test('to a check, `pending` without a next challenge is no success and no new code', async () => {
    const { told } = connect();
    const body = JSON.stringify({ status: 'pending', valid: false });
    expect(await told({ status: 200, body }, 'verify')).toMatchObject({ code: 'bad_response' });
    expect(await told({ status: 200, body }, 'send')).toMatchObject({ status: 'sent' });
  });

  test('a verification_id alone says that a code was sent, but not that one was right', async () => {
    const { told } = connect();
    const body = JSON.stringify({ verification_id: 'v-1' });
    expect(await told({ status: 201, body }, 'send')).toMatchObject({ status: 'sent' });
    expect(await told({ status: 200, body }, 'verify')).toMatchObject({ code: 'bad_response' });
  });
});
