import type { Source } from './fact';

/** When the pages of AWS were last read. */
const READ = '2026-11';

const AWS = 'https://docs.aws.amazon.com/';
const API = `${AWS}cognito-user-identity-pools/latest/APIReference/`;
const GUIDE = `${AWS}cognito/latest/developerguide/`;

/** A page of the API reference. */
export const api = (page: string): Source => ({
  title: `API reference, ${page}`,
  url: `${API}API_${page}.html`,
  date: READ,
});

export const UPDATE = api('UpdateUserPoolClient');
export const CREATE = api('CreateUserPoolClient');
export const DESCRIBE = api('UserPoolClientType');

/** A page of the Cognito Developer Guide. */
const guide = (title: string, page: string, date = READ): Source => ({
  title: `Cognito Developer Guide, ${title}`,
  url: `${GUIDE}${page}.html`,
  date,
});

export const APP_CLIENTS = guide('app clients', 'user-pool-settings-client-apps', '2026-09-26');
export const QUOTAS = guide('quotas', 'limits');
export const AUTH_FLOWS = guide('authentication flows', 'amazon-cognito-user-pools-authentication-flow-methods');
export const ATTRIBUTES = guide('attributes', 'user-pool-settings-attributes');
export const SCOPES = guide('scopes and resource servers', 'cognito-user-pools-define-resource-servers');
export const REFRESH_TOKENS = guide('refresh tokens', 'amazon-cognito-user-pools-using-the-refresh-token');
export const REVOCATION = guide('token revocation', 'token-revocation');
export const MANAGED_LOGIN = guide('managed login', 'cognito-user-pools-managed-login');
export const USER_EXISTENCE = guide('errors that tell whether a user exists', 'cognito-user-pool-managing-errors');
export const TOKEN_ENDPOINT = guide('token endpoint', 'token-endpoint');
export const REGISTRATION = guide('dynamic client registration', 'cognito-user-pools-dynamic-client-registration');

export const CLOUDFORMATION: Source = {
  title: 'CloudFormation reference, AWS::Cognito::UserPoolClient',
  url: `${AWS}AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html`,
  date: READ,
};
export const PINPOINT_END: Source = {
  title: 'Amazon Pinpoint, end of support',
  url: `${AWS}pinpoint/latest/userguide/migrate.html`,
  date: READ,
};
export const CLI_EXAMPLE: Source = { title: 'AWS CLI reference, example of create-user-pool-client', date: READ };
export const BOTOCORE: Source = { title: 'AWS CLI (botocore 1.43.107), its check before sending', date: READ };
export const SDK_JS: Source = { title: 'AWS SDK for JavaScript 3.1169.0, what it sends', date: READ };
export const CDK: Source = { title: 'AWS CDK (`aws-cdk-lib` 2.276.0), its checks of app clients', date: READ };
export const TERRAFORM: Source = {
  title: 'Terraform provider for AWS, acceptance tests of `aws_cognito_user_pool_client`',
  url: 'https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/cognitoidp/user_pool_client_test.go',
  date: READ,
};
export const API_CHANGE_2019: Source = {
  title: 'AWS API changes, cognito-idp, 14 November 2019',
  date: '2019-11-14',
};

/** A rule of the npm package cdk-preflight, which has a refused deployment behind it. `date`: when that was, where the package says it. */
export const refused = (rule: string, date = READ): Source => ({
  title: `cdk-preflight (npm) \`pf-cognito-${rule}\`: a refused deployment`,
  date,
});

/** An issue or pull request on GitHub. `date`: when the service was observed, where it says that. */
export const issue = (name: string, date = READ): Source => ({
  title: name,
  url: `https://github.com/${name.replace('#', '/issues/')}`,
  date,
});

/** A repository on GitHub. */
export const repository = (name: string, date: string): Source => ({
  title: name,
  url: `https://github.com/${name}`,
  date,
});

/** A section of an RFC. */
export const rfc = (number: number, section: string): Source => ({
  title: `RFC ${number}, section ${section}`,
  url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
  date: READ,
});
