import { api } from 'virtual:api';
import * as library from 'react-otp-verify';
import type { ArgTypes, InputType, SBType } from 'storybook/internal/types';
import type { Api, ApiMember } from './Api.js';

const names = new Map(Object.entries(library).map(([name, value]) => [value as unknown, name]));

function apiOf(component: unknown): Api | undefined {
  return api[names.get(component) ?? ''];
}

/** For `docs.extractArgTypes`: the props as the compiler sees them, with a control where one can be used. */
export function extractArgTypes(component: unknown): ArgTypes {
  const members = apiOf(component)?.takes ?? [];
  return Object.fromEntries(members.map((member) => [member.name, toArgType(member)]));
}

function toArgType(member: ApiMember): InputType {
  const { name, description, type, isRequired, defaultValue } = member;
  return {
    name,
    description,
    type: { ...toStorybookType(member), required: isRequired },
    table: {
      type: { summary: type },
      ...(defaultValue !== undefined && { defaultValue: { summary: defaultValue } }),
    },
    ...toControl(member),
  };
}

function toStorybookType({ type, choices }: ApiMember): SBType {
  if (choices) return { name: 'enum', value: choices.map(String) };
  if (type.includes('=>')) return { name: 'function' };
  return isPlain(type) ? { name: type } : { name: 'other', value: type };
}

function toControl({ type, choices }: ApiMember): Pick<InputType, 'control' | 'options'> {
  if (choices)
    return { options: choices, control: { type: choices.length > 5 ? 'select' : 'radio' } };
  if (type === 'ReactNode') return { control: { type: 'text' } };
  return isPlain(type) ? {} : { control: { disable: true } };
}

const plain = ['boolean', 'number', 'string'] as const;
const isPlain = (type: string): type is (typeof plain)[number] =>
  (plain as readonly string[]).includes(type);

/** For `docs.extractComponentDescription`: what it is, what it throws, and what CSS can select. */
export function describeComponent(component: unknown): string {
  const about = apiOf(component);
  if (!about) return '';
  const lines = about.tags.flatMap(({ name, text }) => {
    const title = titles[name];
    return title ? [`**${title}** ${text}`] : [];
  });
  if (about.takesAttributes) lines.push('Every other attribute reaches its element.');
  return [about.description, ...lines].join('\n\n');
}

const titles: Record<string, string> = { throws: 'Throws', selector: 'In CSS', see: 'See' };
