import type { ComponentType, ReactNode } from 'react';
import type { FieldProps } from '../peers/fields/FieldProps.js';

/** What `peers/fields/<id>.tsx` exports. */
export interface FieldModule {
  Field: ComponentType<FieldProps>;
  /** What the library needs once around the app. */
  Provider?: ComponentType<{ children: ReactNode }>;
}
