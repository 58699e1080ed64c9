import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import type { InboxMessage } from 'react-otp-verify/server';

/** Enters the password. Limits belong to the recipient, so each test signs in as somebody else. */
async function openCodeStep(page: Page) {
  const email = `${randomUUID()}@example.com`;
  await page.goto('/');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill('correct horse');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('We sent a code')).toBeVisible();
  return { email, field: page.getByLabel('Verification code') };
}

/** The newest code that the server has sent. */
async function readCode(page: Page, email: string) {
  const answer = await page.request.get('/inbox');
  const messages: InboxMessage[] = await answer.json();
  return messages.findLast(({ recipient }) => recipient === email)?.code ?? '';
}

test('signs in with the code', async ({ page }) => {
  const { email, field } = await openCodeStep(page);
  await field.fill(await readCode(page, email));
  await expect(page.getByText('Welcome, Ada')).toBeVisible();
});

test('says that a code is wrong, and takes the right one', async ({ page }) => {
  const { email, field } = await openCodeStep(page);
  const code = await readCode(page, email);
  await field.fill(code === '000000' ? '000001' : '000000');
  await expect(page.getByRole('alert')).toHaveText('Invalid code. 4 attempts remaining.');
  await field.fill(code);
  await expect(page.getByText('Welcome, Ada')).toBeVisible();
});

test('offers another code when the first has expired', async ({ page }) => {
  await page.clock.install();
  await openCodeStep(page);
  await page.clock.fastForward('05:00');
  await expect(page.getByRole('alert')).toContainText('Code expired.');
  await expect(page.getByRole('button', { name: 'Resend code' })).toBeEnabled();
});

test('sends another code once the wait is over', async ({ page }) => {
  const { email, field } = await openCodeStep(page);
  // Playwright waits until the button is enabled.
  await page.getByRole('button', { name: 'Resend code' }).click();
  await expect(field).toHaveAccessibleDescription(/Use the most recent one/);
  await field.fill(await readCode(page, email));
  await expect(page.getByText('Welcome, Ada')).toBeVisible();
});

test('keeps the code while the network is down', async ({ page, context }) => {
  const { email, field } = await openCodeStep(page);
  const code = await readCode(page, email);
  await context.setOffline(true);
  await field.fill(code);
  await expect(page.getByRole('alert')).toContainText('Check your connection');
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect(page.getByText('Welcome, Ada')).toBeVisible();
});

test('cancels the code when the person leaves', async ({ page }) => {
  await openCodeStep(page);
  const cancelled = page.waitForResponse('**/verification/cancel');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByLabel('Password')).toBeFocused();
  expect((await cancelled).status()).toBe(204);
});
