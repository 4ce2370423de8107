import type { ASTNode } from 'vscode-json-languageservice';
import type { AppClientContext } from '../context';
import type { Finding, Rule } from '../rules/rule';
import type { AppClientParameters } from '../schema';

/**
 * Longest text that is cached, in UTF-16 code units. Values keep the text alive that they were read from, and each member may be
 * of another version; of a longer text the parse costs most by far.
 */
const MAX_CACHED_LENGTH = 32 * 1024;

type Values = Partial<AppClientParameters>;

/** A member that nothing was wrong with: how its value is written, and the value, once it was read. */
interface CachedMember {
  readonly source: string;
  value?: { readonly read: unknown };
}

/** What a rule found, and what it looked at for it. */
interface CachedFindings {
  readonly values: Values;
  readonly context: AppClientContext;
  readonly findings: readonly Finding[];
}

/**
 * What checks of one text found, version after version: a keystroke changes one member, and what depends on others only is known.
 * Each answer follows from what it is asked about, so that it makes no difference which versions were checked, and in which order.
 */
export class CheckCache {
  readonly #members = new Map<string, CachedMember>();
  readonly #findings = new Map<Rule, CachedFindings>();
  #text = '';

  /** Begins a check. Returns the cache, or undefined for a text that is too long to be cached: it is emptied then. */
  begin(text: string): this | undefined {
    this.#text = text;
    if (text.length <= MAX_CACHED_LENGTH) return this;
    this.#members.clear();
    this.#findings.clear();
    return undefined;
  }

  /** Whether the value of a member is written as it was when nothing was wrong with it. */
  isValid(name: string, node: ASTNode): boolean {
    return this.#memberAt(name, node) !== undefined;
  }

  /** Remembers that nothing is wrong with the value of a member, not even worth a hint. */
  markValid(name: string, { offset, length }: ASTNode): void {
    this.#members.set(name, { source: this.#text.slice(offset, offset + length) });
  }

  /** The value of a member: the same object as long as it is written the same. */
  valueOf(name: string, node: ASTNode, read: () => unknown): unknown {
    const member = this.#memberAt(name, node);
    return member ? (member.value ??= { read: read() }).read : read();
  }

  /** What a rule finds: it is not run again while the values that it reads, and the context if it uses one, are the same. */
  findingsOf(rule: Rule, values: Values, context: AppClientContext, run: () => Iterable<Finding>): readonly Finding[] {
    const known = this.#findings.get(rule);
    const sameContext = known?.context === context || (!rule.requires && !rule.optionalContext && !rule.keeps);
    if (known && sameContext && rule.reads.every((name) => known.values[name] === values[name])) return known.findings;
    const findings = [...run()];
    this.#findings.set(rule, { values, context, findings });
    return findings;
  }

  #memberAt(name: string, { offset, length }: ASTNode): CachedMember | undefined {
    const member = this.#members.get(name);
    return member && member.source.length === length && this.#text.startsWith(member.source, offset)
      ? member
      : undefined;
  }
}
