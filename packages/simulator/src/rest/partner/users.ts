import { listPartnerUsers } from '@smart-me/partner-api';
import { implement, type Implementation } from '../implementation.ts';
import { userResource } from '../user-resource.ts';

/** The users of a partner. */
export const partnerUsers: readonly Implementation[] = [
  implement(listPartnerUsers, (_, { account }) => account.users.map((user) => userResource(user))),
];
