/** Where the API is. Whoever serves the page says so in it: a link must not be able to send credentials elsewhere. */
export const baseUrl: string = setting('smart-me-base-url');

/** A setting that the server of the page has written into its head. */
export function setting(name: string): string {
  const value = document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content;
  if (value === undefined || value === '') throw new Error(`The page lacks its setting ${name}.`);
  return value;
}
