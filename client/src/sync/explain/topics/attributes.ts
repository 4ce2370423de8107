import { CUSTOM_ATTRIBUTES_UNSURE } from '../../../../../server/src/language/statements';
import { hasUsers } from '../effective';
import { sentence, type Sentence, type Subject, type Topic } from '../sentence';

/** For each list: what apps do with the attributes, and what an absent or empty list means. */
const LISTS = {
  ReadAttributes: {
    verb: 'read',
    byDefault: `Apps may read all standard attributes of the pool, email_verified and phone_number_verified: ReadAttributes names none. ${CUSTOM_ATTRIBUTES_UNSURE}`,
  },
  WriteAttributes: {
    verb: 'write',
    byDefault: `Apps may write all standard attributes of the pool: WriteAttributes names none. ${CUSTOM_ATTRIBUTES_UNSURE}`,
  },
} as const;

/** What apps may read and write about a signed-in user, with the user's access token. */
export const attributes: Topic = {
  id: 'attributes',
  heading: 'Attributes that apps may read and write',
  facts: ['attributes-left-out', 'attributes-empty'],
  sentences: ({ settings }) =>
    hasUsers(settings)
      ? [attributesSentence(settings, 'ReadAttributes'), attributesSentence(settings, 'WriteAttributes')]
      : [sentence('None: no user can sign in here.', ['AllowedOAuthFlows', 'ExplicitAuthFlows'])],
};

function attributesSentence(settings: Subject['settings'], name: keyof typeof LISTS): Sentence {
  const listed = settings[name] ?? [];
  return listed.length === 0
    ? sentence(LISTS[name].byDefault, [name])
    : sentence(
        `With a user's access token, apps may ${LISTS[name].verb} these attributes of the user:`,
        [name],
        listed,
      );
}
