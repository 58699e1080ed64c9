// @vitest-environment node
import { describe, expect, test } from 'vitest';
import {
  createVerificationHandler,
  devProvider,
  type VerificationHandlerOptions,
} from '../../src/server/index.js';
import { anybody } from './support/createBench.js';

const create = (options: object) =>
  createVerificationHandler({
    provider: devProvider(),
    flows: { login: anybody },
    ...options,
  } as VerificationHandlerOptions);

describe('options that cannot work are refused when the handler is made', () => {
  test.each([
    [{ provider: undefined }, /`provider`.*undefined/],
    [{ provider: { send() {} } }, /`provider`.*object/],
    [{ flows: undefined }, /`flows`.*none/],
    [{ flows: {} }, /`flows`.*none/],
    [{ flows: { login: anybody, payment: {} } }, /`flows`.*payment/],
    [{ allowedOrigins: ['*'] }, /`allowedOrigins`.*\*/],
    [{ allowedOrigins: ['https://app.example/'] }, /`allowedOrigins`.*example\//],
    [{ limits: { timeoutSecs: 0 } }, /timeoutSecs.*received 0/],
    [{ limits: { timeoutSecs: 3.5 } }, /timeoutSecs.*received 3.5/],
    [{ limits: { maxAttempts: Number.NaN } }, /maxAttempts.*received NaN/],
    [{ limits: { resendAfterSecs: Infinity } }, /resendAfterSecs.*received Infinity/],
    [{ limits: { sendsPerHour: -1 } }, /sendsPerHour.*received -1/],
  ])('%o', (options, message) => {
    expect(() => create(options)).toThrow(message);
    expect(() => create(options)).toThrow(/^react-otp-verify: .+, so .+\. .+\.$/);
  });

  test.each([0, 3, 3.5, 11, Number.NaN])('a code of %d digits', (codeLength) => {
    expect(() => devProvider({ codeLength })).toThrow(/`codeLength`.*4 to 10/);
  });
});
