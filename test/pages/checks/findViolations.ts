import type { NodeResult, RunOptions } from 'axe-core';
import type { Page } from 'playwright';
import { findFaintTexts } from './findFaintTexts.js';

interface Scope {
  /**
   * A part of a page; a whole one, with landmarks and a first heading of its own; or of a page of the documentation what
   * is written there: not what Storybook draws, nor stories, which are looked at by themselves.
   * @default 'part'
   */
  kind?: 'part' | 'page' | 'docs' | undefined;
  /**
   * What can differ from what was looked at before: colours, as in the dark; the layout, as from right to left; or the
   * system's colours. Of these axe sees nothing, since it reads those that the author gave.
   * @default 'all'
   */
  only?: 'all' | 'colours' | 'layout' | 'forced' | undefined;
}

const rulesOfLayout = ['target-size', 'scrollable-region-focusable'];
const rules = {
  colours: ['color-contrast', 'link-in-text-block'],
  layout: rulesOfLayout,
  forced: rulesOfLayout,
};
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const rulesOfPages = ['region', 'landmark-one-main', 'page-has-heading-one', 'bypass'];
const writtenHere = {
  include: '.sbdocs-content',
  exclude: ['.docblock-argstable', '.docblock-source', '.toc-wrapper', '.sb-story'],
};

/**
 * What axe finds. What it cannot decide is a finding too, except the contrast of a text over others or over a gradient:
 * that one is measured.
 */
export async function findViolations(
  page: Page,
  { kind = 'part', only = 'all' }: Scope = {},
): Promise<string[]> {
  const off = [
    // A page inside a page is a story of its own.
    'frame-tested',
    ...(kind === 'page' ? [] : rulesOfPages),
    // A screen that is shown in a page has headings of its own.
    ...(kind === 'docs' ? ['heading-order'] : []),
  ];
  const options: RunOptions = {
    resultTypes: ['violations', 'incomplete'],
    iframes: false,
    ...(only === 'all'
      ? {
          runOnly: tags,
          rules: {
            'target-size': { enabled: true },
            ...Object.fromEntries(off.map((id) => [id, { enabled: false }])),
          },
        }
      : { runOnly: { type: 'rule', values: rules[only] } }),
  };
  const { violations, incomplete } = await page.evaluate(
    ([within, options]) => window.axe.run(within, options),
    [kind === 'docs' ? writtenHere : { include: 'html' }, options] as const,
  );

  // With colours of their own, which the system does not answer for.
  const doubtful = only === 'forced' ? ['.otp-input:has([data-filled]) > .otp-input__control'] : [];
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => tell(id, node)));
  for (const { id, nodes } of incomplete) {
    for (const node of nodes) {
      if (id !== 'color-contrast') found.push(tell(`${id}, undecided`, node));
      else if (!isEmptyField(node)) doubtful.push(String(node.target[0]));
    }
  }
  return [...found, ...(await findFaintTexts(page, doubtful))];
}

/** There is no text to see. */
function isEmptyField({ any }: NodeResult): boolean {
  return any.some(({ data }) => data?.messageKey === 'emptyValue');
}

function tell(what: string, { html, target, failureSummary }: NodeResult): string {
  const why = failureSummary?.split('\n').slice(1).join(' ').trim() ?? '';
  return `${what}: ${target.join(' ')} ${html.slice(0, 120)} ${why}`;
}
