// The page of a push review. It draws what the editor sends, all texts as text, and sends back what is chosen. It keeps nothing.
import type { PageMessage, ReviewAnswer, ReviewPage, ShowMessage } from '../src/editor/ui/review-page';
import type { PlanReview, ReviewChange, ReviewConflict, ReviewTone, ValueLine, Verdict } from '../src/sync/plan-review';
import type { PlanFactGroup } from '../src/sync/plan-facts';
import { element, present, type Child } from './element';
import { icon } from './icons';

declare function acquireVsCodeApi(): { postMessage(message: PageMessage): void };

const editor = acquireVsCodeApi();
let version = -1;
let drawn: ReviewPage | undefined;

const status = element('p', { class: 'status', role: 'status' });
const content = element('main', {});
const bar = element('footer', { class: 'bar' });
// Before and behind the answers is something else to choose: from neither end of the page do one or two keys lead to a push.
const more = element('nav', { class: 'more', 'aria-label': 'More' });
document.body.append(content, bar, more);

window.addEventListener('message', ({ data }: MessageEvent<ShowMessage>) => show(data));
editor.postMessage({ type: 'ready' });

/** Draws a page. What has the focus keeps it, unless the page asks something new: then the heading has it. */
function show(message: ShowMessage): void {
  const { page } = message;
  const focused = document.activeElement?.id ?? '';
  const isSameQuestion = message.version === version;
  const keepsFocus = isSameQuestion || focused.startsWith('settle-');
  const [top, isChecked] = [document.scrollingElement?.scrollTop ?? 0, checkbox()?.checked ?? false];
  const open = new Set([...document.querySelectorAll('details[open]')].map(({ id }) => id));
  version = message.version;
  drawn = page;
  status.textContent = page.status;
  content.replaceChildren(...present(contentOf(page)));
  bar.replaceChildren(...present(barOf(page)));
  more.replaceChildren(...moreOf(page));
  for (const details of document.querySelectorAll('details')) details.open ||= open.has(details.id);
  const box = checkbox();
  if (box && isSameQuestion) box.checked = isChecked;
  allowPush();
  if (keepsFocus) {
    document.scrollingElement?.scrollTo({ top });
    document.getElementById(focused)?.focus();
  } else {
    document.scrollingElement?.scrollTo({ top: 0 });
    document.getElementById('title')?.focus();
  }
}

function contentOf(page: ReviewPage): Child[] {
  const { title, outcome, verdict, plans, failures = [], references } = page;
  return [
    element('h1', { id: 'title', tabindex: '-1' }, title),
    status,
    outcome && outcomeOf(outcome),
    verdict && verdictOf(verdict, 'verdict'),
    ...othersOf(page).slice(0, 1).map(otherWay),
    listSection('failures', 'Not planned', failures),
    ...plans.map(planOf),
    references && referencesOf(references),
  ];
}

const OUTCOME_ICONS = { ok: 'check', warning: 'warning', error: 'error' } as const;

function outcomeOf({ tone, lines: [first = '', ...others] }: NonNullable<ReviewPage['outcome']>): Child {
  return element(
    'section',
    { class: `outcome is-${tone}` },
    element('h2', {}, icon(OUTCOME_ICONS[tone]), first),
    others.length > 0 && element('ul', {}, ...others.map((line) => element('li', {}, line))),
  );
}

const whereOf = ({ where }: PlanReview): Child =>
  element(
    'dl',
    { class: 'where', 'aria-label': 'Where the push goes' },
    ...where.map(([label, value]) =>
      element(
        'div',
        label === 'Endpoint' ? { class: 'foreign' } : {},
        element('dt', {}, label),
        element('dd', {}, value),
      ),
    ),
  );

const verdictOf = ({ parts }: Verdict, id: string): Child =>
  element(
    'p',
    { class: 'verdict', id },
    ...parts.map(({ tone, text }, index) =>
      element('span', { class: `tone is-${tone}` }, icon(tone), text, index < parts.length - 1 ? ', ' : ''),
    ),
  );

/** One plan, from where it goes to what stays. Several plans have a heading each. */
function planOf({ heading, review }: ReviewPage['plans'][number], index: number): Child {
  const { moved, warnings, conflicts, changes, effects } = review;
  return element(
    'div',
    { class: 'plan' },
    heading && element('h2', { class: 'client' }, heading),
    whereOf(review),
    listSection('moved', 'Changed in Cognito while you were deciding', moved),
    ...warnings.map(factsSection),
    conflicts.length > 0 && section('conflicts', 'Changed on both sides', ...conflicts.map(conflictOf)),
    changes.length > 0 && section('changes', 'Changes', element('ul', { class: 'list' }, ...changes.map(changeOf))),
    ...effects.map(factsSection),
    unchangedOf(review, index),
  );
}

const section = (name: string, heading: string, ...children: readonly Child[]): Child =>
  element('section', { class: name }, element('h2', {}, heading), ...children);

const listSection = (name: string, heading: string, lines: readonly string[]): Child =>
  lines.length > 0 && section(name, heading, element('ul', {}, ...lines.map((line) => element('li', {}, line))));

const FACT_ICONS: Readonly<Record<PlanFactGroup['tone'], ReviewTone | undefined>> = {
  error: 'error',
  warning: 'warning',
  effect: undefined,
  unchanged: undefined,
};

function factsSection({ tone, heading, facts }: PlanFactGroup): Child {
  const mark = FACT_ICONS[tone];
  return element(
    'section',
    { class: `facts is-${tone}` },
    element('h2', {}, mark && icon(mark), heading),
    element(
      'ul',
      {},
      ...facts.map(({ label, text, items = [] }) =>
        element(
          'li',
          {},
          label && element('strong', {}, `${label}: `),
          text,
          items.length > 0 && element('ul', {}, ...items.map((item) => element('li', { class: 'value' }, item))),
        ),
      ),
    ),
  );
}

function changeOf({ name, risk, riskLabel, reason, line, values, effects }: ReviewChange): Child {
  return element(
    'li',
    { class: `change is-${risk}`, 'aria-label': `${riskLabel}: ${line}` },
    element(
      'h3',
      {},
      name,
      reason && element('span', { class: 'reason' }, ` ${reason}`),
      element('span', { class: `tone is-${risk}` }, icon(risk), riskLabel),
    ),
    valuesOf(values),
    ...effects.map((effect) => element('p', { class: 'effect' }, effect)),
  );
}

const SIGNS: Readonly<Record<ValueLine['kind'], string>> = {
  added: '+',
  removed: '−',
  kept: '',
  before: '',
  after: '→',
  value: '',
};

/** How a line is read out, where its sign says what its color does. */
const SPOKEN: Readonly<Record<ValueLine['kind'], string>> = {
  added: 'added: ',
  removed: 'removed: ',
  kept: '',
  before: 'from ',
  after: 'to ',
  value: '',
};

const valuesOf = (values: readonly ValueLine[]): Child =>
  element(
    'ul',
    { class: 'values' },
    ...values.map(({ kind, text }) =>
      element(
        'li',
        { class: `value ${kind}` },
        element('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[kind]),
        element('span', {}, element('span', { class: 'spoken' }, SPOKEN[kind]), text),
      ),
    ),
  );

function conflictOf({ name, sides, resolutions }: ReviewConflict): Child {
  const isAsking = drawn?.phase === 'asking';
  return element(
    'fieldset',
    { class: 'conflict' },
    element('legend', {}, name),
    element(
      'div',
      { class: 'sides' },
      ...sides.map(({ heading, values }) => element('div', {}, element('h3', {}, heading), valuesOf(values))),
    ),
    ...resolutions.map(({ value, label, detail, isChosen }) => {
      const id = `settle-${name}-${value}`;
      const radio = element('input', { type: 'radio', name, id, 'aria-describedby': `${id}-detail` });
      radio.checked = isChosen;
      radio.disabled = !isAsking;
      radio.addEventListener('change', () => editor.postMessage({ type: 'settle', version, name, value }));
      return element(
        'div',
        { class: 'resolution' },
        radio,
        element('label', { for: id }, label),
        element('span', { id: `${id}-detail`, class: 'effect' }, detail),
      );
    }),
  );
}

function referencesOf({ groups, remark }: NonNullable<ReviewPage['references']>): Child {
  return section(
    'references',
    'What else would break',
    ...groups.flatMap(({ heading, places }) => [
      element('h3', {}, heading),
      element(
        'ul',
        {},
        ...places.map(({ index, label, excerpt }) => {
          const button = element('button', { class: 'link', id: `place-${index}` }, label);
          button.addEventListener('click', () => editor.postMessage({ type: 'open', index }));
          return element('li', {}, button, ' ', element('code', {}, excerpt));
        }),
      ),
    ]),
    element('p', { class: 'effect' }, remark),
  );
}

function unchangedOf({ unchanged }: PlanReview, index: number): Child {
  const count = unchanged.reduce((sum, { facts }) => sum + facts.length, 0);
  if (count === 0) return false;
  return element(
    'details',
    { id: `unchanged-${index}` },
    element(
      'summary',
      { id: `unchanged-summary-${index}` },
      `Stays as it is: ${count} ${count === 1 ? 'setting' : 'settings'}`,
    ),
    ...unchanged.map(factsSection),
  );
}

/** The verdict again, and the answers: they are on the screen together, however small it is. */
function barOf({ verdict, answers, phase }: ReviewPage): Child[] {
  const pushes = answers.filter(({ kind }) => kind === 'push');
  const grave = phase === 'asking' && pushes.length > 0 ? verdict?.grave : undefined;
  const buttons = answers.filter(({ kind }) => kind !== 'other');
  if (buttons.length === 0) return [];
  return [
    verdict && phase === 'asking' && verdictOf(verdict, 'bar-verdict'),
    grave !== undefined && confirmation(grave),
    element(
      'div',
      { class: 'answers' },
      ...buttons.map(({ id, label, kind }) => answerButton(id, label, kind === 'push' ? 'push' : 'secondary')),
    ),
  ];
}

/** The other ways, but for the first, which is at the top of the page. */
const moreOf = (page: ReviewPage): HTMLElement[] => othersOf(page).slice(1).map(otherWay);

const othersOf = ({ answers }: ReviewPage): readonly ReviewAnswer[] => answers.filter(({ kind }) => kind === 'other');

const otherWay = ({ id, label, detail }: ReviewAnswer): HTMLElement =>
  element('p', {}, answerButton(id, label, 'secondary'), detail && element('span', { class: 'effect' }, ` ${detail}`));

/** The second act before a push that can do harm: nothing ticks it but a person. */
function confirmation(grave: string): Child {
  const box = element('input', { type: 'checkbox', id: 'read' });
  box.addEventListener('change', allowPush);
  return element(
    'div',
    { class: 'confirmation' },
    box,
    element('label', { for: 'read' }, `I want this push: ${grave}`),
  );
}

const checkbox = (): HTMLInputElement | null => document.querySelector<HTMLInputElement>('#read');

function allowPush(): void {
  const isAllowed = checkbox()?.checked ?? true;
  for (const button of document.querySelectorAll<HTMLButtonElement>('button.push')) button.disabled = !isAllowed;
}

function answerButton(id: string, label: string, look: 'push' | 'secondary'): HTMLButtonElement {
  const button = element('button', { class: look, id: `answer-${id}` }, label);
  button.addEventListener('click', () => editor.postMessage({ type: 'answer', version, id }));
  return button;
}
