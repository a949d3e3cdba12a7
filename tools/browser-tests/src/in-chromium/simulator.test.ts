import { describe, expect } from '@jest/globals';
import { startSimulator } from '@smart-me/simulator';
import { accessibilityFaults } from '../testing/accessibility.ts';
import { browserTest } from '../testing/browser-test.ts';
import { openPage } from '../testing/open-page.ts';

describe("the simulator's page", () => {
  browserTest('is found faultless by axe, light and dark, and sets a fault by keyboard', async () => {
    await using simulator = await startSimulator({ clock: { start: '2026-06-15T10:36:00Z', speed: 0 } });
    await fetch(`${simulator.url}/Devices`);
    for (const colorScheme of ['light', 'dark'] as const) {
      await using opened = await openPage({ colorScheme, viewport: { width: 420, height: 900 } });
      const { page } = opened;
      await page.goto(`${simulator.url}/`);
      await page.locator('#devices tr').first().waitFor();
      await page.locator('#exchanges tr').first().waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(420);
      await page.locator('#times').fill('0');
      await page.locator('#kind').focus();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page
        .getByRole('button', { name: /^End status/ })
        .first()
        .waitFor();
      await page.locator('#clear').focus();
      await page.keyboard.press('Space');
      await page.getByText('Nothing goes wrong.').waitFor();
    }
  });
});
