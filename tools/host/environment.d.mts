export function cleanEnvironment(extra?: NodeJS.ProcessEnv, env?: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
export function noAwsFiles(folder: string): {
  readonly AWS_CONFIG_FILE: string;
  readonly AWS_SHARED_CREDENTIALS_FILE: string;
  readonly AWS_EC2_METADATA_DISABLED: string;
};
export function fakeCredentials(folder: string): ReturnType<typeof noAwsFiles> & {
  readonly AWS_ACCESS_KEY_ID: string;
  readonly AWS_SECRET_ACCESS_KEY: string;
};
