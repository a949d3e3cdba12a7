import type { ActionInformation } from '@smart-me/account-api';
import { listActions, runActions, switchDevice } from '@smart-me/account-api/endpoints';
import { isObisCode, type ObisCode, parseObis } from '@smart-me/obis';
import { ANALOG_RANGE, type Output } from '../../device/output.ts';
import type { SimulatedDevice } from '../../device/simulated-device.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { implement, type Implementation } from '../implementation.ts';
import { ownDevice } from '../owned.ts';

/** Actions: switching relays and setting outputs. */
export const actions: readonly Implementation[] = [
  implement(listActions, ({ deviceId }, { account }) =>
    ownDevice(account, deviceId).outputs.map(actionInformation),
  ),

  // An action that the device has not is taken and does nothing, as was seen on the wire: read the output back.
  // All or nothing else: a value that cannot be set stops the others before they have been.
  implement(runActions, ({ deviceId, actions }, { account, now }) => {
    const device = ownDevice(account, deviceId);
    const runs = actions.flatMap(({ code, value }) =>
      outputsOf(device, isObisCode(code) ? code : parseObis(code)).map((output) => ({ output, value })),
    );
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

function outputsOf({ outputs }: SimulatedDevice, code: ObisCode): Output[] {
  return outputs.filter((candidate) => candidate.code.equals(code));
}

function actionInformation({ name, code, role }: Output): ActionInformation {
  return role === 'analog'
    ? { name, code, actionType: 'analogAction', minValue: ANALOG_RANGE.min, maxValue: ANALOG_RANGE.max }
    : { name, code, actionType: 'onOffAction' };
}
