/** Whether a fault is one of the operating system's, with one of these codes. */
export function isSystemError(fault: unknown, ...codes: readonly string[]): boolean {
  return (
    typeof fault === 'object' &&
    fault !== null &&
    'code' in fault &&
    typeof fault.code === 'string' &&
    codes.includes(fault.code)
  );
}
