/** Takes secrets out of a text that a server wrote. */
export type Redact = (text: string) => string;

/** Servers quote what they refuse: these secrets are taken out, as they are and as a form encodes them. */
export function redactor(secrets: readonly string[]): Redact {
  const spellings = secrets.flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    new URLSearchParams([['', secret]]).toString().slice(1),
  ]);
  return (text) =>
    spellings
      .filter((spelling) => spelling !== '')
      .reduce((clean, spelling) => clean.replaceAll(spelling, '[redacted]'), text);
}
