import { defineEndpoint, text } from '@smart-me/api-core';
import { device } from '@smart-me/api-core/resources';

/**
 * Computes the values of a formula over devices: `ID("device id")` with `+ - * / ( )`.
 *
 * @example
 * const total = await account.virtualMeters.calculateFormula({ formula: `ID("${roof.id}") + ID("${wall.id}")` });
 */
export const calculateFormula = defineEndpoint({
  method: 'GET',
  path: '/VirtualMeterCalculateFormula',
  scope: 'device.read',
  summary: 'Computes the values of a formula over devices.',
  params: { formula: text },
  response: device,
});

/** The endpoint of virtual meters by the name of its method. */
export const virtualMeterEndpoints = {
  calculateFormula,
};
