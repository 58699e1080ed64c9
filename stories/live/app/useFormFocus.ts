import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

interface FormFocus {
  form: RefObject<HTMLFormElement | null>;
  /** The form comes back in the place of what had the focus until now. */
  comeBack: () => void;
}

/** Without it the focus would fall to the page: it goes to the first field that is empty, or else to the last. */
export function useFormFocus(): FormFocus {
  const form = useRef<HTMLFormElement>(null);
  const [returns, setReturns] = useState(0);
  useEffect(() => {
    if (returns === 0) return;
    const fields = [...(form.current?.querySelectorAll('input') ?? [])];
    (fields.find(({ value }) => value === '') ?? fields.at(-1))?.focus();
  }, [returns]);
  return { form, comeBack: useCallback(() => setReturns((count) => count + 1), []) };
}
