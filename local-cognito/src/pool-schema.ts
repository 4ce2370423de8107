import type { SchemaAttribute } from './model';

/** The attributes that every pool has, with their type. */
const STANDARD: Readonly<Record<string, string>> = {
  sub: 'String',
  name: 'String',
  given_name: 'String',
  family_name: 'String',
  middle_name: 'String',
  nickname: 'String',
  preferred_username: 'String',
  profile: 'String',
  picture: 'String',
  website: 'String',
  email: 'String',
  email_verified: 'Boolean',
  gender: 'String',
  birthdate: 'String',
  zoneinfo: 'String',
  locale: 'String',
  phone_number: 'String',
  phone_number_verified: 'Boolean',
  address: 'String',
  updated_at: 'Number',
  identities: 'String',
};

/** An attribute as CreateUserPool takes it: a standard name, or the bare name of a custom attribute. */
export interface SchemaInput {
  Name?: string;
  AttributeDataType?: string;
  DeveloperOnlyAttribute?: boolean;
  Mutable?: boolean;
  Required?: boolean;
}

function attribute(input: SchemaInput & { Name: string }): SchemaAttribute {
  return {
    Name: input.Name,
    AttributeDataType: input.AttributeDataType ?? 'String',
    DeveloperOnlyAttribute: input.DeveloperOnlyAttribute ?? false,
    Mutable: input.Mutable ?? true,
    Required: input.Required ?? false,
  };
}

const customName = ({ Name = '', DeveloperOnlyAttribute }: SchemaInput): string =>
  `${DeveloperOnlyAttribute ? 'dev:' : ''}custom:${Name}`;

/** The schema of a new pool: the standard attributes, changed by the input where it names one, then the custom ones with their prefix. */
export function poolSchema(input: readonly SchemaInput[]): SchemaAttribute[] {
  const standard = Object.entries(STANDARD).map(([Name, AttributeDataType]) => {
    const own = Name === 'sub' ? { Mutable: false, Required: true } : {};
    return attribute({ Name, AttributeDataType, ...own, ...input.find((candidate) => candidate.Name === Name) });
  });
  const custom = input.filter(({ Name }) => Name !== undefined && !Object.hasOwn(STANDARD, Name));
  return [...standard, ...custom.map((given) => attribute({ ...given, Name: customName(given) }))];
}
