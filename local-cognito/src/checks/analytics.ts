import type { Analytics } from '../model';
import { INVALID_PARAMETER, type Refusal } from './refusal';

const EITHER_OR =
  'Invalid analytics configuration given, either <application arn> or <application id, role arn, external id> are valid';
const SERVICE_ROLE = /:role\/aws-service-role\/cognito-idp\.amazonaws\.com\/AWSServiceRoleForAmazonCognitoIdp$/;

/** Whether the role is the one that the service adds to its answers. */
export const hasServiceRole = ({ RoleArn }: Analytics): boolean => SERVICE_ROLE.test(RoleArn ?? '');
const hasIdPart = ({ ApplicationId, ExternalId }: Analytics): boolean =>
  ApplicationId !== undefined || ExternalId !== undefined;

function isEitherOr(given: Analytics): boolean {
  if (given.ApplicationArn !== undefined)
    return !hasIdPart(given) && (given.RoleArn === undefined || hasServiceRole(given));
  return given.ApplicationId !== undefined && given.RoleArn !== undefined && given.ExternalId !== undefined;
}

export const ANALYTICS_REFUSALS: readonly Refusal[] = [
  {
    id: 'analytics-either-or',
    exception: INVALID_PARAMETER,
    wording: 'recorded',
    check: ({ AnalyticsConfiguration: given }) => (given && !isEitherOr(given) ? EITHER_OR : undefined),
  },
  {
    id: 'analytics-region',
    exception: INVALID_PARAMETER,
    wording: 'recorded',
    check: ({ AnalyticsConfiguration: given }, { pool }) => {
      const region = given?.ApplicationArn?.split(':')[3] ?? '';
      return ['', 'us-east-1', pool.region].includes(region)
        ? undefined
        : `The integration with Pinpoint is not supported for the requested ${region} region.`;
    },
  },
];
