/** Takes secrets out of a text that a server wrote. */
export type Redact = (text: string) => string;

/** Servers quote what they refuse: these secrets are taken out, as they are and as a form encodes them. */
export function redactor(secrets: readonly string[]): Redact {
  const spellings = secrets
    .flatMap((secret) => [secret, encodeURIComponent(secret), formEncoded(secret)])
    .filter((spelling) => spelling !== '')
    .sort((one, other) => other.length - one.length); // or a secret within another one would save the rest of it
  return (text) => spellings.reduce((clean, spelling) => clean.replaceAll(spelling, '[redacted]'), text);
}

function formEncoded(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}
