/** What an element can hold. A text is put in as text; what is missing is left out. */
export type Child = Node | string | undefined | false | '';

/** Makes an element. Attributes are set as they are, and texts become text: nothing is read as HTML. */
export function element<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[T] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...present(children));
  return made;
}

/** The children that are there. */
export const present = (children: readonly Child[]): (Node | string)[] =>
  children.filter((child): child is Node | string => Boolean(child));
