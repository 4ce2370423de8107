import { hasUsers } from '../effective';
import { sentence } from '../sentence';
import type { Consequence, ConsequenceRule, ClientChange } from './consequence';

type List = 'ReadAttributes' | 'WriteAttributes';

const VERBS: Readonly<Record<List, string>> = { ReadAttributes: 'read', WriteAttributes: 'write' };

/** What apps may do with the attributes of users. An absent or empty list means all standard ones, whose names only the pool knows for sure. */
export const attributeLists: ConsequenceRule = (step) =>
  (Object.keys(VERBS) as List[]).flatMap((name) => compared(name, step));

function compared(name: List, step: ClientChange): Consequence[] {
  const { before, after } = step;
  if (!hasUsers(after)) return [];
  const [was, is] = [before[name] ?? [], after[name] ?? []];
  if (was.length === 0 && is.length === 0) return [];
  if (is.length === 0)
    return [
      {
        ...sentence(
          `Apps may ${VERBS[name]} all standard attributes of the pool. Whether custom attributes are still among them is documented differently in different places. Until now only:`,
          [name],
          was,
        ),
        side: 'opens',
        weight: 'widens-access',
      },
    ];
  if (was.length === 0)
    return [
      taken(
        name,
        `Of the attributes of users, apps may from now on ${VERBS[name]} only:`,
        is,
        step,
        (it) => !is.includes(it),
      ),
    ];
  const [gone, fresh] = [was.filter((name) => !is.includes(name)), is.filter((name) => !was.includes(name))];
  return [
    ...(gone.length > 0
      ? [taken(name, `Apps can no longer ${VERBS[name]}:`, gone, step, (it) => gone.includes(it))]
      : []),
    ...(fresh.length > 0
      ? [
          {
            ...sentence(`Apps may also ${VERBS[name]}:`, [name], fresh),
            side: 'opens' as const,
            weight: 'widens-access' as const,
          },
        ]
      : []),
  ];
}

/** To take away the right to write can break sign-in through providers: they fill attributes by it. */
function taken(
  name: List,
  text: string,
  items: readonly string[],
  { after, context }: ClientChange,
  isGone: (attribute: string) => boolean,
): Consequence {
  const words = name === 'WriteAttributes' ? `${providersThatBreak()}${text}` : text;
  return { ...sentence(words, [name], items), side: 'takes-away', weight: 'breaks-sign-in' };

  function providersThatBreak(): string {
    const mapped = context.attributes?.complete === true ? context.attributes.items : undefined;
    if (!mapped || mapped.some(({ mappedBy }) => mappedBy === undefined))
      return 'Sign-in fails through an identity provider that fills an attribute which apps may not write. ';
    const listed = after.SupportedIdentityProviders ?? [];
    const broken = mapped
      .filter((it) => isGone(it.name))
      .flatMap((it) => it.mappedBy ?? [])
      .filter((it) => listed.includes(it));
    return broken.length > 0
      ? `Sign-in fails through ${[...new Set(broken)].sort().join(', ')}, which fills an attribute that apps may no longer write. `
      : '';
  }
}
