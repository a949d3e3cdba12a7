import type { Quantity } from './description.ts';
import type { Text } from './text.ts';

/** What a value of group C measures: a counter that grows, or a value of the moment. */
export interface HeatOrWaterQuantity {
  readonly quantity: Quantity;
  readonly unit: string;
  readonly isCounter?: boolean;
  readonly hasTariffs?: boolean;
  readonly text: Text;
}

type ByC = Readonly<Record<number, HeatOrWaterQuantity>>;

const flowTemperature: HeatOrWaterQuantity = {
  quantity: 'temperature',
  unit: '°C',
  text: ['Flow temperature', 'Vorlauftemperatur', 'Température de départ', 'Temperatura di mandata'],
};
const returnTemperature: HeatOrWaterQuantity = {
  quantity: 'temperature',
  unit: '°C',
  text: ['Return temperature', 'Rücklauftemperatur', 'Température de retour', 'Temperatura di ritorno'],
};

const heatCostAllocator: ByC = {
  1: {
    quantity: 'heat-cost-units',
    unit: '1',
    isCounter: true,
    text: [
      'Heat cost units, unrated',
      'Heizkosteneinheiten, unbewertet',
      'Unités de chauffage, non pondérées',
      'Unità di riscaldamento, non ponderate',
    ],
  },
  2: {
    quantity: 'heat-cost-units',
    unit: '1',
    isCounter: true,
    text: [
      'Heat cost units, rated',
      'Heizkosteneinheiten, bewertet',
      'Unités de chauffage, pondérées',
      'Unità di riscaldamento, ponderate',
    ],
  },
  3: {
    quantity: 'temperature',
    unit: '°C',
    text: [
      'Radiator surface temperature',
      'Oberflächentemperatur des Heizkörpers',
      'Température de surface du radiateur',
      'Temperatura superficiale del radiatore',
    ],
  },
  4: {
    quantity: 'temperature',
    unit: '°C',
    text: [
      'Heating medium temperature',
      'Temperatur des Heizmediums',
      'Température du fluide de chauffage',
      'Temperatura del fluido di riscaldamento',
    ],
  },
  5: flowTemperature,
  6: returnTemperature,
  7: {
    quantity: 'temperature',
    unit: '°C',
    text: ['Room temperature', 'Raumtemperatur', 'Température ambiante', 'Temperatura ambiente'],
  },
};

const heat: ByC = {
  1: {
    quantity: 'thermal-energy',
    unit: 'Wh',
    isCounter: true,
    hasTariffs: true,
    text: ['Heat energy', 'Wärmeenergie', 'Énergie thermique', 'Energia termica'],
  },
  2: {
    quantity: 'volume',
    unit: 'm³',
    isCounter: true,
    text: ['Volume (heating)', 'Volumen (Wärme)', 'Volume (chaleur)', 'Volume (calore)'],
  },
  8: {
    quantity: 'thermal-power',
    unit: 'W',
    text: ['Heat power', 'Wärmeleistung', 'Puissance thermique', 'Potenza termica'],
  },
  9: {
    quantity: 'flow-rate',
    unit: 'm³/h',
    text: ['Flow rate (heating)', 'Durchfluss (Wärme)', 'Débit (chaleur)', 'Portata (calore)'],
  },
  10: flowTemperature,
  11: returnTemperature,
  12: {
    quantity: 'temperature-difference',
    unit: 'K',
    text: [
      'Temperature difference',
      'Temperaturdifferenz',
      'Différence de température',
      'Differenza di temperatura',
    ],
  },
};

const cooling: ByC = {
  1: {
    quantity: 'thermal-energy',
    unit: 'Wh',
    isCounter: true,
    hasTariffs: true,
    text: ['Cooling energy', 'Kälteenergie', 'Énergie frigorifique', 'Energia frigorifera'],
  },
  2: {
    quantity: 'volume',
    unit: 'm³',
    isCounter: true,
    text: ['Volume (cooling)', 'Volumen (Kälte)', 'Volume (froid)', 'Volume (freddo)'],
  },
  8: {
    quantity: 'thermal-power',
    unit: 'W',
    text: ['Cooling power', 'Kälteleistung', 'Puissance frigorifique', 'Potenza frigorifera'],
  },
  9: {
    quantity: 'flow-rate',
    unit: 'm³/h',
    text: ['Flow rate (cooling)', 'Durchfluss (Kälte)', 'Débit (froid)', 'Portata (freddo)'],
  },
  10: {
    quantity: 'temperature',
    unit: '°C',
    text: [
      'Flow temperature (cooling)',
      'Vorlauftemperatur (Kälte)',
      'Température de départ (froid)',
      'Temperatura di mandata (freddo)',
    ],
  },
  11: {
    quantity: 'temperature',
    unit: '°C',
    text: [
      'Return temperature (cooling)',
      'Rücklauftemperatur (Kälte)',
      'Température de retour (froid)',
      'Temperatura di ritorno (freddo)',
    ],
  },
  12: {
    quantity: 'temperature-difference',
    unit: 'K',
    text: [
      'Temperature difference (cooling)',
      'Temperaturdifferenz (Kälte)',
      'Différence de température (froid)',
      'Differenza di temperatura (freddo)',
    ],
  },
};

const coldWater: ByC = {
  1: {
    quantity: 'volume',
    unit: 'm³',
    isCounter: true,
    text: ['Cold water volume', 'Kaltwasservolumen', "Volume d'eau froide", 'Volume di acqua fredda'],
  },
  2: {
    quantity: 'flow-rate',
    unit: 'm³/h',
    text: ['Cold water flow rate', 'Kaltwasserdurchfluss', "Débit d'eau froide", 'Portata di acqua fredda'],
  },
  3: {
    quantity: 'temperature',
    unit: '°C',
    text: [
      'Cold water temperature',
      'Kaltwassertemperatur',
      "Température de l'eau froide",
      "Temperatura dell'acqua fredda",
    ],
  },
};

const hotWater: ByC = {
  1: {
    quantity: 'volume',
    unit: 'm³',
    isCounter: true,
    text: ['Hot water volume', 'Warmwasservolumen', "Volume d'eau chaude", 'Volume di acqua calda'],
  },
  2: {
    quantity: 'flow-rate',
    unit: 'm³/h',
    text: ['Hot water flow rate', 'Warmwasserdurchfluss', "Débit d'eau chaude", 'Portata di acqua calda'],
  },
  3: {
    quantity: 'temperature',
    unit: '°C',
    text: [
      'Hot water temperature',
      'Warmwassertemperatur',
      "Température de l'eau chaude",
      "Temperatura dell'acqua calda",
    ],
  },
};

/** By group A, then C (EN 13757-1; sources: KBR, solosTec smf, TRuDI, jMBus). */
export const heatAndWaterQuantities: Readonly<Record<number, ByC>> = {
  4: heatCostAllocator,
  5: cooling,
  6: heat,
  8: coldWater,
  9: hotWater,
};
