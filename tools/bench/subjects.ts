import Ajv from 'ajv';
import { parse } from 'jsonc-parser';
import { getLanguageService, TextDocument, type JSONSchema } from 'vscode-json-languageservice';
import schema from '../../schemas/app-client.schema.json';
import { check } from '../../server/src/language/check';
import { parseAppClient } from '../../server/src/language/document';

export { largestFile, typicalFile } from './files';
export { openPool } from './pool';

/** Does the work on a text once; resolves with the number of findings. */
export type Subject = (text: string) => number | Promise<number>;

const open = (text: string): TextDocument =>
  TextDocument.create('file:///bench.cognito-client.json', 'cognito-client', 1, text);

/** This product: parse, then everything that check finds. */
export const checker: Subject = (text) => check(parseAppClient(open(text))).length;

/** vscode-json-languageservice with the same schema: its parse, then its validation. */
export function jsonService(): Subject {
  const service = getLanguageService({});
  service.configure({
    validate: true,
    schemas: [{ uri: 'bench:schema', fileMatch: ['*.cognito-client.json'], schema: schema as unknown as JSONSchema }],
  });
  return async (text) => {
    const document = open(text);
    return (
      await service.doValidation(document, service.parseJSONDocument(document), {
        comments: 'ignore',
        trailingCommas: 'ignore',
      })
    ).length;
  };
}

/** jsonc-parser's own parse, the least that any reader of such a file must do. */
export const plainParse: Subject = (text) =>
  Object.keys(parse(text, [], { allowTrailingComma: true }) as object).length;

const isValid = new Ajv({ strict: false, allErrors: true }).compile(schema);

/** The same, and ajv with the product's schema. */
export const plainAjv: Subject = (text) =>
  isValid(parse(text, [], { allowTrailingComma: true })) ? 0 : (isValid.errors?.length ?? 0);
