/** Marks a verification that a pressed key confirms: of these the status is asked for, and of no other. */
export const callPrefix = 'dtmf_confirm:';

/** What the store keeps of a verification at Telnyx. */
export function referenceOf(type: string, id: string): string {
  return type === 'dtmf_confirm' ? `${callPrefix}${id}` : id;
}
