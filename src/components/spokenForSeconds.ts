/** How long a time stays in its live region: what is read there later would no longer be true. */
export const spokenForSeconds = 5;
