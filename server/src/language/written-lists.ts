/** The words of a text, between white space and commas. */
export const wordsIn = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

/** The texts of a list that is written as a text: "[\"openid\"]". */
export function listIn(text: string): string[] | undefined {
  if (!/^\s*\[.*\]\s*$/s.test(text)) return undefined;
  try {
    const items: unknown = JSON.parse(text);
    return Array.isArray(items) && items.every((item) => typeof item === 'string') ? items : undefined;
  } catch {
    return undefined;
  }
}
