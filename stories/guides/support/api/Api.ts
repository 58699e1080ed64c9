/** What an entry of the package exports under a name, as its types and docstrings say it. */
export interface Api {
  name: string;
  /** Where it is imported from. */
  from: string;
  kind: 'component' | 'function' | 'class' | 'value' | 'type';
  /** Markdown. */
  description: string;
  /** `throws`, `selector`, `see`: what a docstring says beside its text. */
  tags: readonly { name: string; text: string }[];
  /** As TypeScript writes it. Of a type that is a choice: what there is to choose from. */
  type: string;
  /** Props, options, parameters, or the members of a type. */
  takes: readonly ApiMember[];
  /** Whatever is not named reaches the element. */
  takesAttributes: boolean;
  /** The members of what a function returns, where it is an object. */
  returns: readonly ApiMember[];
}

/** A prop, an option, a parameter, or what is returned. */
export interface ApiMember {
  name: string;
  /** Markdown. */
  description: string;
  type: string;
  /** What there is to choose from, where it is words, numbers, or yes and no. */
  choices?: readonly (string | number | boolean)[] | undefined;
  defaultValue?: string | undefined;
  isRequired: boolean;
}
