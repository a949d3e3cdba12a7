import { scopes as publishedScopes, type Scope } from '@smart-me/api-core';
import { Secret } from './secret.ts';
import type { Account } from './account.ts';
import { grantedScopes } from './granted-scopes.ts';

/** Who calls, and what the call may do. */
export interface Principal {
  readonly account: Account;
  readonly scopes: ReadonlySet<string>;
}

/** Finds who an access token was issued to. */
export type TokenLookup = (accessToken: string) => Promise<Principal | undefined>;

/** The platform's client kinds: confidential and public ones for people, device ones for client credentials. */
export type OAuthApplicationKind = 'confidential' | 'public' | 'device';

/** An OAuth client. */
export interface OAuthApplication {
  readonly kind: OAuthApplicationKind;
  readonly clientId: string;
  readonly secret: Secret | undefined;
  readonly owner: Account;
  displayName: string;
  /** The scopes it may ask for. */
  allowedScopes: readonly Scope[];
  redirectUris: readonly string[];
}

interface Key {
  readonly secret: Secret;
  readonly principal: Principal;
}

/** Accounts that are made while the simulator runs begin here. */
const FIRST_ACCOUNT_ID = 50_000;

/** What a card at a charging station is for. */
const CARD_SCOPES: readonly Scope[] = ['user.read', 'device.readswitch'];

/** Everything the simulated cloud knows. */
export class SimulatorState {
  /** The account that the simulator's credentials sign in to. */
  readonly account: Account;
  /** OAuth applications by client id. */
  readonly applications: Map<string, OAuthApplication> = new Map<string, OAuthApplication>();
  /** Hosts to which webhooks may go, as URLs write them; undefined: anywhere. */
  webhookHosts: ReadonlySet<string> | undefined;
  readonly #onUser: ((user: Account) => void)[] = [];
  readonly #apiKeys: Key[] = [];
  readonly #cardTokens = new Map<string, Key>();

  constructor(account: Account) {
    this.account = account;
  }

  /** The main account and the users below it. */
  get accounts(): readonly Account[] {
    return [this.account, ...this.account.users];
  }

  /** Adds a user below a partner. */
  addUser(partner: Account, user: Account): void {
    partner.addUser(user);
    for (const listener of this.#onUser) listener(user);
  }

  /** Calls `listener` for each user that is added from now on. */
  onUser(listener: (user: Account) => void): void {
    this.#onUser.push(listener);
  }

  /** An id for a new account. */
  freeAccountId(): number {
    const taken = new Set(this.accounts.map(({ id }) => String(id)));
    let id = FIRST_ACCOUNT_ID;
    while (taken.has(String(id))) id += 1;
    return id;
  }

  /** Lets an OAuth client act for `owner`. */
  addApplication({
    owner = this.account,
    ...application
  }: Omit<OAuthApplication, 'owner'> & { owner?: Account }): OAuthApplication {
    const added = { ...application, owner };
    this.applications.set(added.clientId, added);
    return added;
  }

  /** Lets `key` sign in to `account`, for these scopes and what they imply. Default: everything. */
  addApiKey(
    key: string,
    {
      account = this.account,
      scopes = publishedScopes,
    }: { account?: Account; scopes?: readonly Scope[] } = {},
  ): void {
    this.#apiKeys.push({ secret: new Secret(key), principal: { account, scopes: grantedScopes(scopes) } });
  }

  /** Who the holder of an API key is. */
  byApiKey(key: string): Principal | undefined {
    return this.#apiKeys.find(({ secret }) => secret.matches(key))?.principal;
  }

  /** Lets the holder of an NFC card sign in to `account` with `token`. An earlier token of the card is void. */
  addCardToken(cardId: string, token: string, account: Account): void {
    this.#cardTokens.set(cardId, {
      secret: new Secret(token),
      principal: { account, scopes: grantedScopes(CARD_SCOPES) },
    });
  }

  /** Who the holder of a card's access token is. */
  byCardToken(cardId: string, token: string): Principal | undefined {
    const held = this.#cardTokens.get(cardId);
    return held?.secret.matches(token) === true ? held.principal : undefined;
  }

  /** Who a user with this password is. */
  byPassword(username: string, password: string): Principal | undefined {
    const account = this.accounts.find(
      (candidate) =>
        !candidate.isDeleted && (candidate.username === username || candidate.email === username),
    );
    return account?.password.matches(password) === true
      ? { account, scopes: grantedScopes(publishedScopes) }
      : undefined;
  }
}
