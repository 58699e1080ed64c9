import { describe, expect, test } from 'vitest';
import { otherThan } from '../support/createBench.js';
import { asWord, phone } from './openBench.js';
import type { ProviderRig } from './ProviderRig.js';
import { useRig } from './useRig.js';

/** What every provider must do when its vendor is away or its process ends, and what must never be seen of it. */
export function describeFaults(setUp: () => Promise<ProviderRig>): void {
  describe('its faults', () => {
    const { open, elapse } = useRig(setUp);

    test('R14: during an outage nothing is sent and nothing is lost; afterwards it goes on', async () => {
      const { rig, asked, browser, faults } = open();
      const earlier = await asked();
      rig.setOutage(true);
      elapse(30_000);
      const person = browser();
      const { body } = await person.post('send', { flow: 'login' });
      expect(body).toMatchObject({ status: 503, code: 'unavailable' });
      expect(faults).toHaveLength(1);
      rig.setOutage(false);
      expect((await person.post('send', { flow: 'login' })).status).toBe(200);
      expect(rig.received(phone)).toHaveLength(2);
      expect((await earlier.verify(earlier.code)).status).toBe(200);
    });

    test('R14: who can check during an outage does; who cannot burns no attempt', async () => {
      const { rig, asked } = open();
      const { status, verify, code } = await asked();
      rig.setOutage(true);
      const during = [];
      for (let time = 0; time < 3; time++) during.push((await verify(otherThan(code))).body.code);
      rig.setOutage(false);
      const { isCheckedByVendor } = rig;
      expect(during).toEqual(Array(3).fill(isCheckedByVendor ? 'unavailable' : 'incorrect'));
      expect(await status()).toMatchObject({ attempts_remaining: isCheckedByVendor ? 5 : 2 });
      expect((await verify(code)).status).toBe(200);
    });

    test('after a restart a code goes on working, or fails closed, costs no attempt, and another one works', async () => {
      const { rig, asked, restart, lastCode } = open();
      const { resend, status, verify, code } = await asked();
      restart();
      const { body } = await verify(code);
      expect(body).toMatchObject(
        rig.isRestartProof ? { status: 'accepted' } : { code: 'unavailable' },
      );
      if (rig.isRestartProof) return;
      expect(await status()).toMatchObject({ attempts_remaining: 5 });
      elapse(30_000);
      await resend();
      expect((await verify(lastCode())).status).toBe(200);
    });

    test('R13, R14: no code is stored; no code, number or key is in a log or an error', async () => {
      const { rig, asked, post, faults, said, stored, lastCode } = open();
      const { resend, verify } = await asked();
      const wrong = otherThan(lastCode());
      rig.setOutage(true);
      await verify(wrong);
      elapse(30_000);
      await resend();
      rig.setOutage(false);
      elapse(30_000);
      await resend();
      if (rig.webhook) await post(rig.webhook(phone, 'delivered'));
      expect((await verify(lastCode())).status).toBe(200);

      expect(faults.length).toBeGreaterThan(0);
      const codes = rig.received(phone).flatMap(({ code }) => code ?? []);
      expect(codes).toHaveLength(2);
      for (const code of [...codes, wrong]) {
        expect(said()).not.toMatch(asWord(code));
        expect(stored()).not.toMatch(asWord(code));
      }
      for (const secret of rig.secrets) expect(said() + stored()).not.toContain(secret);
      expect(said()).not.toContain(phone.slice(2));
    });
  });
}
