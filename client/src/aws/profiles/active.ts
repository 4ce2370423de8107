/** The profile that counts when none is chosen. In a file of its own: the editor's bundle takes it without the SDK's readers. */
export const activeProfile = (env: NodeJS.ProcessEnv = process.env): string => env['AWS_PROFILE'] || 'default';
