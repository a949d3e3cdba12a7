import { bool, int64, text } from '../wire/scalars.ts';
import { wireObject, type WireObject } from '../wire/wire-object.ts';
import { array, optional } from '../wire/wire-type.ts';

/** A user, with the users that this user has created. */
export interface User {
  /** Id of the user; a `bigint` beyond 2^53. */
  readonly id: number | bigint;
  /** The id again, for readers whose JSON loses digits beyond 2^53. */
  readonly idAsString?: string;
  /** Name to sign in with. */
  readonly username?: string;
  /** E-mail address. */
  readonly email?: string;
  /** Whether the user is an administrator. */
  readonly isAdmin?: boolean;
  /** Further permissions. */
  readonly permissions?: readonly string[];
  /** The users that this user has created. */
  readonly childUsers?: readonly User[];
}

/** How a {@link User} stands on the wire. */
export const user: WireObject<User> = wireObject({
  id: int64,
  idAsString: optional(text),
  username: optional(text),
  email: optional(text),
  isAdmin: optional(bool),
  permissions: optional(array(text)),
  get childUsers() {
    return optional(array(user));
  },
});
