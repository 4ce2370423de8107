import { sentence, type Topic } from '../sentence';

/** Who made the client, where it was an application. */
export const registration: Topic = {
  id: 'registration',
  heading: 'Where this client comes from',
  facts: ['registered-clients'],
  sentences: ({ context: { isRegistered } }) =>
    isRegistered
      ? [sentence('An application registered this client (dynamic client registration).', ['ClientName'])]
      : [],
};
