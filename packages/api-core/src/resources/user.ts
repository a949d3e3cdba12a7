import * as z from 'zod/mini';
import { int64 } from '../wire/int64.ts';
import { bool, text } from '../wire/scalars.ts';
import { wireObject } from '../wire/wire-object.ts';

/** A user, with the users below it. */
export const user = wireObject({
  /** A `bigint` beyond 2^53. */
  id: int64,
  /** The id again, for readers whose JSON loses digits beyond 2^53. */
  idAsString: z.optional(text),
  username: z.optional(text),
  email: z.optional(text),
  isAdmin: z.optional(bool),
  permissions: z.optional(z.array(text)),
  get childUsers() {
    return z.optional(z.array(user));
  },
});
export type User = z.output<typeof user>;
