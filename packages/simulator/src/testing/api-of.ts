import { type AccountApi, createAccountApi } from '@smart-me/account-api';
import { apiKey, type AuthProvider, createClient } from '@smart-me/api-core';
import { createPartnerApi, type PartnerApi } from '@smart-me/partner-api';
import type { Simulator } from '../start-simulator.ts';

/** The APIs of a simulator as a user has them, by default with the API key that may do everything. */
export function apiOf(
  simulator: Simulator,
  auth: AuthProvider = apiKey(simulator.credentials.apiKey),
  baseUrl: string = simulator.url,
): AccountApi & { partner: PartnerApi } {
  const client = createClient({ auth, baseUrl, retry: { limit: 0 } });
  return { ...createAccountApi(client), partner: createPartnerApi(client) };
}

/** An instant at which the sun shines and the house draws some current. */
export const SUMMER_MORNING = '2026-06-15T08:30:00Z';
