import { describe, expect, test } from 'vitest';
import { otherThan } from '../support/createBench.js';
import { describeFaults } from './describeFaults.js';
import { type Asked, phone, recipientOf } from './openBench.js';
import type { ProviderRig } from './ProviderRig.js';
import { useRig } from './useRig.js';

/** What every provider must do behind the real handler, whoever makes the codes. */
export function describeProvider(name: string, setUp: () => Promise<ProviderRig>): void {
  describe(`${name} is a provider`, () => {
    describeCodes(setUp);
    describeAttempts(setUp);
    describeSends(setUp);
    describeFaults(setUp);
  });
}

function describeCodes(setUp: () => Promise<ProviderRig>): void {
  describe('its codes', () => {
    const { open, elapse } = useRig(setUp);

    test('R1: each channel brings one, of the length that was said, and it is right', async () => {
      const { provider, rig, asked } = open();
      expect(provider().channels.length).toBeGreaterThan(0);
      for (const channel of provider().channels) {
        elapse(30_000);
        const recipient = recipientOf(channel);
        const before = rig.received(recipient).length;
        const flow = channel === 'psd2' ? 'payment' : 'login';
        const { challenge, verify } = await asked({ flow, channel, phone_number: recipient });
        const [message, ...others] = rig.received(recipient).slice(before);
        expect(others).toEqual([]);
        expect(message).toMatchObject({ channel });
        expect(challenge).toMatchObject({ channel, code_length: message?.code?.length ?? 0 });
        if (message?.code !== undefined) {
          expect((await verify(message.code)).body).toMatchObject({ status: 'accepted' });
        }
      }
    });

    test('R3: a code is good once', async () => {
      const { verify, code } = await open().asked();
      expect((await verify(code)).status).toBe(200);
      expect((await verify(code)).body).toMatchObject({ code: 'no_challenge' });
    });

    test('R5: a code is good for its own verification alone', async () => {
      const { asked } = open();
      const login = await asked();
      elapse(30_000);
      const payment = await asked({ flow: 'payment' });
      const { status } = await payment.verify(login.code);
      expect(status).toBe(login.code === payment.code ? 200 : 422);
      expect((await login.verify(login.code)).status).toBe(200);
    });

    test('R2: a millisecond before its end it is right, at its end it has expired', async () => {
      const { asked } = open({ timeoutSecs: 60 });
      const first = await asked();
      elapse(59_999);
      expect((await first.verify(first.code)).status).toBe(200);
      const second = await asked();
      elapse(60_000);
      expect((await second.verify(second.code)).body).toMatchObject({ code: 'expired' });
    });
  });
}

function describeAttempts(setUp: () => Promise<ProviderRig>): void {
  describe('its checks', () => {
    const { open } = useRig(setUp);

    test('R4: wrong codes are counted, and after the last one the right code is refused', async () => {
      const { verify, code } = await open().asked();
      for (const attempts_remaining of [4, 3, 2, 1]) {
        const { body } = await verify(otherThan(code, attempts_remaining));
        expect(body).toMatchObject({ code: 'incorrect', attempts_remaining });
      }
      expect((await verify(otherThan(code, 5))).body).toMatchObject({ code: 'attempts_exceeded' });
      expect((await verify(code)).body).toMatchObject({ code: 'attempts_exceeded' });
    });

    test('a code of no possible form is a wrong code', async () => {
      const { verify, code } = await open({ maxAttempts: 100 }).asked();
      for (const odd of ['0', '½', `${code}${code}`, '../../status', 'x'.repeat(64)]) {
        expect((await verify(odd)).body).toMatchObject({ code: 'incorrect' });
      }
    });

    test('R4: of 40 wrong codes at once no more than the limit are tried', async () => {
      const { verify, code } = await open().asked();
      const wrong = Array.from({ length: 40 }, (_, at) => otherThan(code, at + 1));
      const answers = await Promise.all(wrong.map(verify));
      const codes = answers.map(({ body }) => body.code).toSorted();
      expect(codes).toEqual([
        ...Array(36).fill('attempts_exceeded'),
        ...Array(4).fill('incorrect'),
      ]);
      expect((await verify(code)).body).toMatchObject({ code: 'attempts_exceeded' });
    });

    test('R3: of 40 right codes at once one succeeds', async () => {
      const { verify, code } = await open({ maxAttempts: 100 }).asked();
      const answers = await Promise.all(Array.from({ length: 40 }, () => verify(code)));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    });
  });
}

function describeSends(setUp: () => Promise<ProviderRig>): void {
  describe('its sends', () => {
    const { open, elapse } = useRig(setUp);

    test('a resend brings another code, and the old one stops working', async () => {
      const { rig, asked, lastCode } = open();
      const { resend, verify, code: old } = await asked();
      elapse(30_000);
      expect((await resend()).body).toMatchObject({ status: 'pending' });
      expect(rig.received(phone)).toHaveLength(2);
      const isSame = old === lastCode();
      expect((await verify(old)).status).toBe(isSame ? 200 : 422);
      expect((await verify(lastCode())).status).toBe(isSame ? 404 : 200);
    });

    test('an expired one gets another code', async () => {
      const { asked, lastCode } = open();
      const { resend, verify } = await asked();
      elapse(300_000);
      expect((await resend()).body).toMatchObject({ status: 'pending', timeout_secs: 300 });
      expect((await verify(lastCode())).status).toBe(200);
    });

    test('another channel brings another code', async () => {
      const { rig, asked, lastCode } = open();
      const { resend, verify, challenge } = await asked();
      const channel = (challenge.channels as string[]).at(1);
      elapse(30_000);
      expect((await resend({ channel })).body).toMatchObject({ channel });
      expect(rig.received(phone).at(-1)).toMatchObject({ channel });
      expect((await verify(lastCode())).status).toBe(200);
    });

    test('R10: a decoy is answered like anybody, gets nothing, and no code is right', async () => {
      const { rig, asked, faults } = open();
      const stranger = '+15559873456';
      const own = await asked({ flow: 'forgotten' });
      const decoy = await asked({ flow: 'forgotten', phone_number: stranger });
      const wrong = otherThan(own.code);
      const answersTo = async ({ challenge, verify }: Asked) => {
        const bodies = [challenge];
        for (let time = 0; time < 6; time++) bodies.push((await verify(wrong)).body);
        return bodies.map((body) => ({ ...body, verification_id: '' }));
      };
      expect(await answersTo(decoy)).toEqual(await answersTo(own));
      expect(rig.received(stranger)).toEqual([]);
      expect(faults).toEqual([]);
    });
  });
}
