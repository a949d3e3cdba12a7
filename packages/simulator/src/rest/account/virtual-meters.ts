import { calculateFormula } from '@smart-me/account-api/endpoints';
import { Timestamp } from '@smart-me/readings';
import { rounded, USUAL_RESOLUTION, type Sample } from '../../metering/sample.ts';
import { evaluateFormula } from '../formula.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { implement, type Implementation } from '../implementation.ts';
import { EMPTY_UUID, ownDevice } from '../owned.ts';

/** Virtual meters: formulas over devices. */
export const virtualMeters: readonly Implementation[] = [
  implement(calculateFormula, ({ formula }, { account, now }) => {
    const value = (number: 'activePower' | 'counterReading', decimals: number): number => {
      const result = evaluateFormula(formula, (id) =>
        numberOf(ownDevice(account, id).recorder.latest(now)?.sample, number),
      );
      if (!Number.isFinite(result)) throw new HttpProblem(422, 'formula: it divides by zero.');
      return rounded(result, decimals);
    };
    return {
      id: EMPTY_UUID,
      name: 'Virtual meter',
      deviceEnergyType: 'virtualMeter',
      activePower: value('activePower', USUAL_RESOLUTION.power),
      activePowerUnit: 'kW',
      counterReading: value('counterReading', USUAL_RESOLUTION.counter),
      counterReadingUnit: 'kWh',
      valueDate: new Timestamp(now).toString(),
    };
  }),
];

function numberOf(sample: Sample | undefined, number: 'activePower' | 'counterReading'): number {
  return sample?.[number] ?? 0;
}
