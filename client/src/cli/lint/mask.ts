import { createScanner, SyntaxKind } from 'jsonc-parser';
import { schema, type ParameterSchema } from '../../../../server/src/language/schema';

/** A text of the same length and lines, in which every value that could be a secret is made of asterisks. */
export interface Masked {
  readonly text: string;
  /** The masked values of members that are called a secret, to be kept out of messages. */
  readonly secrets: readonly string[];
}

/** While values are hidden: how many brackets were opened since, and whether it is for a member that is called a secret. */
interface Hiding {
  readonly depth: number;
  readonly secret: boolean;
}

interface Token {
  readonly kind: SyntaxKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const SECRET = /secret/i;
const VALUES: readonly SyntaxKind[] = [SyntaxKind.StringLiteral, SyntaxKind.NumericLiteral, SyntaxKind.Unknown];
const COMMENTS: readonly SyntaxKind[] = [SyntaxKind.LineCommentTrivia, SyntaxKind.BlockCommentTrivia];
const SPACE: readonly SyntaxKind[] = [SyntaxKind.Trivia, SyntaxKind.LineBreakTrivia];
const DEPTH: Readonly<Record<number, number>> = {
  [SyntaxKind.OpenBraceToken]: 1,
  [SyntaxKind.OpenBracketToken]: 1,
  [SyntaxKind.CloseBraceToken]: -1,
  [SyntaxKind.CloseBracketToken]: -1,
};

const KNOWN: ReadonlySet<string> = new Set(namesIn(schema));

/** A shorter text stands elsewhere by chance. A client has two secrets at most; a file with more of them is an attempt to take up time. */
const SHORTEST_SECRET = 8;
const MOST_SECRETS = 20;

/**
 * Masks the values of ClientSecret, of every other member that no request has (a misspelt name could be meant for the secret), and
 * whatever follows the word "secret" in a comment, a text or broken JSON. Works on tokens, so that the text need not be JSON.
 */
export function maskSecrets(text: string): Masked {
  const tokens = tokensOf(text);
  const secrets = new Set<string>();
  const parts: string[] = [];
  let hiding: Hiding | undefined;
  for (const [index, token] of tokens.entries()) {
    const name = tokens[index + 1]?.kind === SyntaxKind.ColonToken ? contentOf(token) : undefined;
    const isKnown = name !== undefined && KNOWN.has(name);
    if (hiding) hiding = stillHiding(hiding, token, isKnown || (name !== undefined && !hiding.secret));
    if (hiding && VALUES.includes(token.kind) && (name === undefined || (hiding.secret && hiding.depth === 0))) {
      if (hiding.secret) secrets.add(contentOf(token));
      parts.push(stars(token.text));
    } else parts.push(behindTheWord(token));
    const secret = SECRET.test(token.text) && !COMMENTS.includes(token.kind);
    if (secret || (!hiding && name !== undefined && !isKnown)) hiding = { depth: 0, secret };
  }
  const found = [...secrets].filter((it) => it.length >= SHORTEST_SECRET).slice(0, MOST_SECRETS);
  return { text: withoutSecrets(joined(text, tokens, parts), found), secrets: found };
}

/** A text of the same length in which no secret stands, nor the beginning of one that was cut. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  if (secrets.length === 0) return text;
  const beginnings = secrets.map((secret) => secret.slice(0, SHORTEST_SECRET).replace(/[^\w\s]/g, '\\$&'));
  return text.replace(new RegExp(`(?:${beginnings.join('|')})[^\\s"']*`, 'g'), stars);
}

function tokensOf(text: string): Token[] {
  const scanner = createScanner(text, false);
  const tokens: Token[] = [];
  for (let kind = scanner.scan(); kind !== SyntaxKind.EOF; kind = scanner.scan()) {
    const start = scanner.getTokenOffset();
    const end = start + scanner.getTokenLength();
    if (!SPACE.includes(kind)) tokens.push({ kind, start, end, text: text.slice(start, end) });
  }
  return tokens;
}

/** A value ends at the comma behind it, at the bracket around it, or where the next member begins. */
function stillHiding(hiding: Hiding, { kind }: Token, begins: boolean): Hiding | undefined {
  const depth = hiding.depth + (DEPTH[kind] ?? 0);
  const over = depth < 0 || (depth === 0 && (kind === SyntaxKind.CommaToken || begins));
  return over ? undefined : { ...hiding, depth };
}

/** What follows the word in a comment or in a text that is not a name alone: `// "ClientSecret": "…"`. */
function behindTheWord({ text }: Token): string {
  const found = SECRET.exec(text);
  if (!found) return text;
  const end = found.index + found[0].length;
  return text.slice(0, end) + stars(text.slice(end));
}

const stars = (text: string): string => text.replace(/[^"'\s:=,*/]/g, '*');
const contentOf = ({ text }: Token): string => text.replace(/^["']|["']$/g, '');

function joined(text: string, tokens: readonly Token[], parts: readonly string[]): string {
  const ends = [0, ...tokens.map((token) => token.end)];
  return (
    tokens.map((token, index) => text.slice(ends[index], token.start) + parts[index]).join('') + text.slice(ends.at(-1))
  );
}

function namesIn(of: ParameterSchema): string[] {
  return Object.entries(of.properties ?? {}).flatMap(([name, member]) => [name, ...namesIn(member)]);
}
