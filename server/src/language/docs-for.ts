const AWS = 'https://docs.aws.amazon.com/';
const AWS_CHINA = 'https://docs.amazonaws.cn/en_us/';

/** The page of AWS's documentation that is about the Region of a user pool: in China services differ, and have pages of their own. */
export function docsFor(url: string, userPoolId: unknown): string {
  const isChina = typeof userPoolId === 'string' && userPoolId.startsWith('cn-');
  return isChina && url.startsWith(AWS) ? AWS_CHINA + url.slice(AWS.length) : url;
}
