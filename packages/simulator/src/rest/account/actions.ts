import type { ActionInformation } from '@smart-me/account-api';
import { listActions, runActions, switchDevice } from '@smart-me/account-api/endpoints';
import { isObisCode, type ObisCode, parseObis } from '@smart-me/obis';
import { ANALOG_RANGE, type Output } from '../../device/output.ts';
import type { SimulatedDevice } from '../../device/simulated-device.ts';
import { HttpProblem } from '../http-problem.ts';
import { implement, type Implementation } from '../implementation.ts';
import { ownDevice } from '../owned.ts';

/** Actions: switching relays and setting outputs. */
export const actions: readonly Implementation[] = [
  implement(listActions, ({ deviceId }, { account }) =>
    ownDevice(account, deviceId).outputs.map(actionInformation),
  ),

  // All or nothing: an action that cannot run stops the others before they have.
  implement(runActions, ({ deviceId, actions }, { account, now }) => {
    const device = ownDevice(account, deviceId);
    const runs = actions.map(({ code, value }) => ({
      output: outputOf(device, isObisCode(code) ? code : parseObis(code)),
      value,
    }));
    const wrong = runs.find(({ output, value }) => !output.takes(value));
    if (wrong !== undefined)
      throw new HttpProblem(422, `${wrong.output.code.toHex()}: the output does not take ${wrong.value}.`);
    for (const { output, value } of runs) output.set(value, now);
  }),

  implement(switchDevice, ({ id, switchState, switchNumber = 1 }, { account, now }) => {
    const relay = ownDevice(account, id).outputs.find(
      ({ role, number }) => role === 'switch' && number === switchNumber,
    );
    if (relay === undefined) throw new HttpProblem(405, 'The device has no such switch.');
    relay.set(switchState ? 1 : 0, now);
  }),
];

function outputOf({ outputs }: SimulatedDevice, code: ObisCode): Output {
  const output = outputs.find((candidate) => candidate.code.equals(code));
  if (output === undefined) throw new HttpProblem(422, `${code.toHex()}: the device has no such output.`);
  return output;
}

function actionInformation({ name, code, role }: Output): ActionInformation {
  return role === 'analog'
    ? { name, code, actionType: 'analogAction', minValue: ANALOG_RANGE.min, maxValue: ANALOG_RANGE.max }
    : { name, code, actionType: 'onOffAction' };
}
