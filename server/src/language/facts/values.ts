import { defineFacts } from './fact';
import { APP_CLIENTS, BOTOCORE, CDK, issue, QUOTAS, refused, UPDATE } from './sources';

/** The forms and limits of single values. */
export const VALUE_FACTS = defineFacts({
  'callback-urls-limit': {
    says: 'A client has at most 100 callback URLs.',
    known: 'measured',
    sources: [UPDATE, QUOTAS, refused('callback-urls-max')],
  },
  'logout-urls-limit': {
    says: 'A client has at most 100 sign-out URLs.',
    known: 'documented',
    sources: [UPDATE, QUOTAS],
  },
  'grants-limit': {
    says: '`AllowedOAuthFlows` has at most 3 items.',
    known: 'documented',
    sources: [UPDATE],
  },
  'scopes-limit': {
    says: 'A client has at most 50 scopes.',
    known: 'documented',
    sources: [UPDATE, QUOTAS],
  },
  'url-is-not-empty': {
    says: 'An empty URL is rejected; an empty list of URLs is not.',
    known: 'measured',
    sources: [UPDATE, issue('aws/aws-sdk-java-v2#5528'), issue('hashicorp/terraform-provider-aws#19924')],
  },
  'url-length': {
    says: 'A URL has at most 1,024 characters.',
    known: 'documented',
    sources: [UPDATE],
  },
  'url-characters': {
    says: 'A URL with white space or control characters is rejected.',
    known: 'measured',
    sources: [UPDATE, issue('aws/aws-cli#2894'), issue('aws/aws-cli#2941')],
  },
  'flow-names': {
    says: '`ExplicitAuthFlows` takes the names that the API reference lists, in capital letters. Others are rejected.',
    known: 'measured',
    sources: [UPDATE, issue('aws-solutions/media-insights-on-aws#199')],
  },
  'flow-names-grow': {
    says: 'AWS adds flows whose names begin with `ALLOW_`, and has documented one before the models of its SDKs had it.',
    known: 'documented',
    sources: [UPDATE, APP_CLIENTS],
  },
  'grant-names': {
    says: '`AllowedOAuthFlows` takes `code`, `implicit` and `client_credentials`. Others are rejected.',
    known: 'measured',
    sources: [
      UPDATE,
      issue('awsdocs/aws-cloudformation-user-guide#517'),
      issue('awsdocs/aws-cloudformation-user-guide#563'),
    ],
  },
  'unit-names': {
    says: '`TokenValidityUnits` takes `seconds`, `minutes`, `hours` and `days`.',
    known: 'documented',
    sources: [UPDATE],
  },
  'user-existence-values': {
    says: '`PreventUserExistenceErrors` takes `LEGACY` and `ENABLED`. Others are rejected.',
    known: 'measured',
    sources: [UPDATE, issue('lgallard/terraform-aws-cognito-user-pool#77')],
  },
  'rotation-values': {
    says: '`RefreshTokenRotation` requires `Feature`, which is `ENABLED` or `DISABLED`.',
    known: 'documented',
    sources: [UPDATE, BOTOCORE],
  },
  'rotation-grace-limits': {
    says: '`RetryGracePeriodSeconds` is from 0 to 60.',
    known: 'documented',
    sources: [UPDATE, CDK],
  },
  'auth-session-limits': {
    says: '`AuthSessionValidity` is from 3 to 15 minutes.',
    known: 'documented',
    sources: [UPDATE, CDK],
  },
  'access-id-number-limits': {
    says: '`AccessTokenValidity` and `IdTokenValidity` are numbers from 1 to 86,400, whatever their unit.',
    known: 'documented',
    sources: [UPDATE],
  },
  'refresh-number-limits': {
    says: '`RefreshTokenValidity` is a number from 0 to 315,360,000, whatever its unit.',
    known: 'documented',
    sources: [UPDATE],
  },
  'attribute-name-length': {
    says: 'The name of an attribute has 1 to 2,048 characters.',
    known: 'documented',
    sources: [UPDATE],
  },
  'provider-name-form': {
    says: 'The name of an identity provider has 1 to 32 letters, marks, symbols, numbers, punctuation marks and separators.',
    known: 'documented',
    sources: [UPDATE],
  },
  'scope-form': {
    says: 'A scope has 1 to 256 ASCII characters without spaces, quotation marks and backslashes.',
    known: 'documented',
    sources: [UPDATE],
  },
  'analytics-arn-form': {
    says: '`ApplicationArn` and `RoleArn` are ARNs of 20 to 2,048 characters.',
    known: 'documented',
    sources: [UPDATE, BOTOCORE],
  },
  'analytics-id-form': {
    says: '`ApplicationId` has hexadecimal digits only.',
    known: 'documented',
    sources: [UPDATE],
  },
  'analytics-external-id-length': {
    says: '`ExternalId` has at most 131,072 characters.',
    known: 'documented',
    sources: [UPDATE],
  },
  'analytics-either-or': {
    says: '`AnalyticsConfiguration` takes `ApplicationArn` alone, or `ApplicationId`, `RoleArn` and `ExternalId` together.',
    known: 'measured',
    sources: [refused('analytics-config-exclusive'), refused('analytics-application-requires-role'), CDK],
  },
  'analytics-region': {
    says: 'Cognito rejects Amazon Pinpoint projects of some Regions. The one that fits is in the Region of the user pool or, where Pinpoint was not offered, in `us-east-1`.',
    known: 'measured',
    sources: [UPDATE, refused('analytics-arn-region')],
  },
  'analytics-role-in-answers': {
    says: 'Answers show a service-linked `RoleArn` beside `ApplicationArn`. Whether a request with both is rejected was not measured.',
    known: 'inferred',
    sources: [
      { title: 'AWS CLI reference, example of create-user-pool-client', date: '2026-11' },
      refused('analytics-config-exclusive'),
    ],
  },
  'pinpoint-ended': {
    says: 'Amazon Pinpoint ended on 30 October 2026. What Cognito does with the setting since then is not documented.',
    known: 'documented',
    sources: [
      {
        title: 'Amazon Pinpoint, end of support',
        url: 'https://docs.aws.amazon.com/pinpoint/latest/userguide/migrate.html',
        date: '2026-11',
      },
    ],
  },
});
