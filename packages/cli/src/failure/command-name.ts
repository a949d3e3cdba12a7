/** How this command is called, so that a line that it prints can be pasted: in the workspace by npm. */
export function commandName(): string {
  const script = process.env['npm_lifecycle_event'];
  return script === 'smart-me' || script === 'start' ? 'npm run -s smart-me --' : 'smart-me';
}
