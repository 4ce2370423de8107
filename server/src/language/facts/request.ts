import { defineFacts } from './fact';
import {
  api,
  APP_CLIENTS,
  BOTOCORE,
  CLOUDFORMATION,
  CREATE,
  DESCRIBE,
  issue,
  refused,
  REGISTRATION,
  repository,
  rfc,
  SDK_JS,
  UPDATE,
} from './sources';

/** What a request is, what an answer holds, and what an update does with what is left out. */
export const REQUEST_FACTS = defineFacts({
  'user-pool-id-required': {
    says: '`UpdateUserPoolClient` requires `UserPoolId`.',
    known: 'documented',
    sources: [UPDATE, BOTOCORE],
  },
  'client-id-required': {
    says: '`UpdateUserPoolClient` requires `ClientId`.',
    known: 'documented',
    sources: [UPDATE, BOTOCORE],
  },
  'user-pool-id-form': {
    says: '`UserPoolId` has 1 to 55 characters: the Region, an underscore, letters and digits.',
    known: 'documented',
    sources: [UPDATE, CLOUDFORMATION],
  },
  'client-id-form': {
    says: '`ClientId` has 1 to 128 letters, digits, underscores and plus signs.',
    known: 'documented',
    sources: [UPDATE, issue('hashicorp/terraform-provider-aws#38167')],
  },
  'client-name-form': {
    says: '`ClientName` has 1 to 128 ASCII letters, digits, white space and any of `_ + = , . @ -`. Other characters are rejected.',
    known: 'measured',
    sources: [UPDATE, refused('client-name', '2026-09-04')],
  },
  'known-parameters': {
    says: 'The API has 23 parameters for an update. The AWS CLI rejects any other name; the AWS SDK for JavaScript drops it without a word.',
    known: 'measured',
    sources: [UPDATE, BOTOCORE, SDK_JS, issue('aws-samples/aws-orbit-workbench#794')],
  },
  'secret-is-no-parameter': {
    says: '`ClientSecret` is in answers. An update has no such parameter; `CreateUserPoolClient` takes one since 2026.',
    known: 'documented',
    sources: [
      UPDATE,
      CREATE,
      BOTOCORE,
      issue('aws-samples/cloudfront-authorization-at-edge#172'),
      issue('aws-samples/cloudfront-authorization-at-edge#173'),
    ],
  },
  'dates-are-in-answers': {
    says: '`CreationDate` and `LastModifiedDate` are in answers only.',
    known: 'documented',
    sources: [DESCRIBE, UPDATE, BOTOCORE],
  },
  'client-type-is-in-answers': {
    says: '`ClientType` is in answers only: `REGULAR`, or `DCR` for a client that an application registered.',
    known: 'documented',
    sources: [DESCRIBE, BOTOCORE],
  },
  'generate-secret-is-for-create': {
    says: '`GenerateSecret` belongs to `CreateUserPoolClient`. An update cannot give a client its first secret.',
    known: 'documented',
    sources: [CREATE, UPDATE, BOTOCORE],
  },
  'name-is-cloudformation': {
    says: '`Name` is a read-only property of CloudFormation, not a parameter of the API.',
    known: 'documented',
    sources: [CLOUDFORMATION, UPDATE, BOTOCORE],
  },
  'answer-wrapper': {
    says: 'An answer holds the settings inside `UserPoolClient`; a request has them at the top level.',
    known: 'documented',
    sources: [UPDATE, BOTOCORE],
  },
  'types-of-parameters': {
    says: 'Each parameter has one JSON type, and the AWS CLI and the service reject another one.',
    known: 'documented',
    sources: [UPDATE, BOTOCORE],
  },
  'null-is-no-value': {
    says: 'No parameter takes `null`: the AWS CLI rejects it, and the AWS SDK for JavaScript leaves the parameter out.',
    known: 'measured',
    sources: [BOTOCORE, SDK_JS],
  },
  'names-stand-once': {
    says: 'The names in a JSON object should be unique. Most parsers keep the last of two.',
    known: 'documented',
    sources: [rfc(8259, '4')],
  },
  'duplicate-items': {
    says: 'AWS does not document what it does with a list item that is there twice.',
    known: 'unsettled',
    sources: [UPDATE],
  },
  'update-replaces': {
    says: 'An update sets each parameter that it leaves out to its default value.',
    known: 'documented',
    sources: [UPDATE],
  },
  'lists-are-reset': {
    says: 'An update that leaves out flows, URLs, scopes, identity providers or the OAuth switch resets them.',
    known: 'measured',
    sources: [
      issue('boto/boto3#1607'),
      issue('hashicorp/terraform-provider-aws#5029'),
      issue('aws-cloudformation/cloudformation-coverage-roadmap#676'),
    ],
  },
  'client-name-is-for-people': {
    says: '`ClientName` is a name for people. AWS documents no other use of it.',
    known: 'documented',
    sources: [UPDATE],
  },
  'name-is-kept': {
    says: 'An update that leaves `ClientName` out has kept the name in practice. AWS does not promise it.',
    known: 'measured',
    sources: [issue('KensioSoftware/yulin#455'), repository('imo-tikuwa/cognito-demo', '2025-07')],
  },
  'some-values-are-kept': {
    says: 'Updates through Cloud Control that left out `RefreshTokenValidity`, `EnableTokenRevocation` or `AuthSessionValidity` have kept them, although AWS documents a reset.',
    known: 'unsettled',
    sources: [
      UPDATE,
      issue('go-to-k/cdk-real-drift#1613', '2026-07-14'),
      issue('go-to-k/cdk-real-drift#1689', '2026-07-22'),
    ],
  },
  'no-conditional-update': {
    says: 'The API has no version token and no conditional update: an update overwrites what somebody else wrote a moment before.',
    known: 'documented',
    sources: [UPDATE],
  },
  'one-update-at-a-time': {
    says: 'Cognito handles one update of a client at a time and rejects a second one with `ConcurrentModificationException`.',
    known: 'documented',
    sources: [UPDATE],
  },
  'secondary-region': {
    says: 'An update in a secondary Region of a replicated user pool is rejected with `OperationNotEnabledException`.',
    known: 'documented',
    sources: [UPDATE],
  },
  'secret-may-be-absent': {
    says: 'When the original of two secrets is deleted, answers no longer show `ClientSecret`, although the client still has a secret. An answer without a secret does not prove that there is none.',
    known: 'measured',
    sources: [issue('floci-io/floci#345', '2026-04-11'), api('ListUserPoolClientSecrets')],
  },
  'two-secrets': {
    says: 'A client has up to two secrets, and its last one cannot be deleted.',
    known: 'documented',
    sources: [APP_CLIENTS, api('AddUserPoolClientSecret'), api('DeleteUserPoolClientSecret')],
  },
  'own-secret-form': {
    says: 'A secret of your own has 24 to 64 letters, digits, underscores and plus signs, and excludes `GenerateSecret`.',
    known: 'documented',
    sources: [CREATE],
  },
  'registered-clients': {
    says: 'Where a user pool allows dynamic client registration, applications register clients of type `DCR` by themselves.',
    known: 'documented',
    sources: [APP_CLIENTS, DESCRIBE, api('ListUserPoolClients'), REGISTRATION],
  },
  'registered-client-scopes': {
    says: 'A client that an application registered cannot request the scope `aws.cognito/dcr/register`. Whether an update that gives it the scope is rejected is not documented.',
    known: 'documented',
    sources: [api('DcrConfigurationType')],
  },
});
