/** What a client can show and do, as far as the language answers differ by it. */
export interface ClientStyle {
  readonly markdownHover: boolean;
  readonly markdownCompletion: boolean;
  /** The client asks for the documentation of a completion item when it shows it. */
  readonly documentationLater: boolean;
  /** Tab stops and choices in inserted text. */
  readonly snippets: boolean;
  /** Two ranges per completion: one to insert into, one to replace. */
  readonly insertReplace: boolean;
  /** Completion items may be tagged as deprecated. */
  readonly deprecatedTag: boolean;
  /** The client can be asked not to change the indentation of inserted lines. */
  readonly asIsText: boolean;
  /** The client's command that explains the rule whose code it is given. */
  readonly explainCommand?: string;
}

/** The least that the protocol asks of a client. */
export const plainStyle: ClientStyle = {
  markdownHover: false,
  markdownCompletion: false,
  documentationLater: false,
  snippets: false,
  insertReplace: false,
  deprecatedTag: false,
  asIsText: false,
};
