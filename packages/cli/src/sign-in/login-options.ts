/** What `smart-me login` is called with. */
export interface LoginOptions {
  readonly baseUrl: string;
  readonly browser?: true;
  readonly clientCredentials?: true;
  readonly clientId?: string;
  readonly clientSecretStdin?: true;
  readonly scope?: readonly string[];
  /** Of the redirect URI; 0 takes any. */
  readonly redirectPort: number;
  /** Whether a browser is opened. */
  readonly open: boolean;
  readonly seed: number;
}
