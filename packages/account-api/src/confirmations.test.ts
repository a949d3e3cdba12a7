import { describe, expect, test } from '@jest/globals';
import { isSmartMeError } from '@smart-me/api-core';
import { failureOf } from '@smart-me-tools/testing';
import { accountOnLoopback } from './testing/account-on-loopback.ts';

const id = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';

describe('a call that destroys', () => {
  test('an account wants to be told so, word for word, and does not send the word', async () => {
    await using world = await accountOnLoopback();
    await world.account.user.remove({ confirm: 'delete my account' });
    expect(world.server.requests).toMatchObject([{ method: 'DELETE', path: '/User', query: {}, body: '' }]);
  });

  test('the meters of a gateway wants to be told so, word for word, and does not send the word', async () => {
    await using world = await accountOnLoopback();
    await world.account.mbusGateways.removeAllMeters({ id, confirm: 'delete all meters' });
    expect(world.server.requests).toMatchObject([
      { method: 'DELETE', path: `/gateway/mbus/${id}/deleteallmeters`, query: {}, body: '' },
    ]);
  });

  test('is not sent without it', async () => {
    await using world = await accountOnLoopback();
    const failures = [
      // @ts-expect-error: the types want it as well
      await failureOf(world.account.user.remove({})),
      // @ts-expect-error: nor do they take another word
      await failureOf(world.account.user.remove({ confirm: 'yes' })),
      // @ts-expect-error: the same here
      await failureOf(world.account.mbusGateways.removeAllMeters({ id })),
    ];
    for (const failure of failures) {
      expect(isSmartMeError(failure, 'invalid_request')).toBe(true);
      expect(String(failure)).toMatch(/confirm: expected '.+', word for word/);
    }
    expect(world.server.requests).toEqual([]);
  });
});
