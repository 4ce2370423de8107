/** The profile that counts when none is chosen. */
export const activeProfile = (env: NodeJS.ProcessEnv = process.env): string => env['AWS_PROFILE'] || 'default';
