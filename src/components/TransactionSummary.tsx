import clsx from 'clsx';
import type { ComponentPropsWithoutRef } from 'react';
import type { Transaction } from '../contract/challenge.js';
import type { Messages } from '../messages/Messages.js';
import { wordsOf } from '../messages/wordsOf.js';

export interface TransactionSummaryProps extends Omit<ComponentPropsWithoutRef<'dl'>, 'children'> {
  /** What the code confirms, as the server said it. */
  transaction: Transaction;
  /** Any words of your own; the others stay as they are. */
  messages?: Partial<Messages> | undefined;
}

/**
 * Amount and payee, to be compared with the message before the code is typed.
 *
 * @see PSD2, RTS Article 5(1)(a): the payer is made aware of the amount and of the payee
 * @selector `.otp-transaction`
 */
export function TransactionSummary({
  transaction,
  messages,
  className,
  ...rest
}: TransactionSummaryProps) {
  const words = wordsOf(messages);
  return (
    <dl {...rest} className={clsx('otp-transaction', className)}>
      <div>
        <dt>{words.amountLabel}</dt>
        <dd>
          <bdi>{words.amount(transaction)}</bdi>
        </dd>
      </div>
      <div>
        <dt>{words.payeeLabel}</dt>
        <dd>
          <bdi>{transaction.payee}</bdi>
        </dd>
      </div>
    </dl>
  );
}
