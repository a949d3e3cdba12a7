import type { ObisCode } from '../obis-code.ts';
import type { Processing, Quantity } from './description.ts';
import { noTariff, tariffOf } from './groups.ts';
import type { Meaning } from './meaning.ts';
import { loadProfile, maximum, minimum, testValue, type Text } from './text.ts';

/** Heat cost allocators, heat, cooling and water: A = 4, 5, 6, 8 and 9 (EN 13757-1). */
export function heatOrWater({ a, c, d, e }: ObisCode): Meaning | undefined {
  const metered = quantities[a]?.[c];
  const value = processingOf(a, d, metered?.isCounter === true);
  if (metered === undefined || value === undefined) return undefined;
  // Heat cost allocators have no tariffs, and a profile has no total: it is no counter.
  const part =
    metered.isCounter === true && a !== 4 ? tariffOf(e, value.processing !== 'load-profile') : noTariff(e);
  if (part === undefined) return undefined;
  // Volumes seldom have tariffs: that one is the total of them goes without saying.
  const tariff = part.tariff === 0 && metered.quantity === 'volume' ? [] : part.qualifiers;
  return {
    tariff: part.tariff,
    noun: [metered.text],
    qualifiers: value.text === undefined ? tariff : [[value.text], ...tariff],
    quantity: metered.quantity,
    processing: value.processing,
    unit: metered.unit,
  };
}

interface HeatOrWaterValue {
  readonly processing: Processing;
  readonly text: Text | undefined;
}

function processingOf(a: number, d: number, isCounter: boolean): HeatOrWaterValue | undefined {
  // A current value has D = 0 here, not 7 or 8 as in electricity.
  if (d === 0) return { processing: isCounter ? 'time-integral' : 'instantaneous', text: undefined };
  // Load profiles are the market's: nobody has them of heat cost allocators.
  return d === 29 && a === 4 ? undefined : values[d];
}

const values: Readonly<Record<number, HeatOrWaterValue>> = {
  1: {
    processing: 'periodic',
    text: 'last periodic value|letzter Periodenwert|dernière valeur périodique|ultimo valore periodico|laatste periodieke waarde',
  },
  2: {
    processing: 'set-date',
    text: 'value at the set date|Stichtagswert|valeur au jour fixé|valore alla data prefissata|waarde op de vastgestelde datum',
  },
  3: {
    processing: 'billing-date',
    text: 'value at the billing date|Wert am Abrechnungstag|valeur à la date de facturation|valore alla data di fatturazione|waarde op de factuurdatum',
  },
  4: { processing: 'minimum', text: minimum },
  5: { processing: 'maximum', text: maximum },
  6: { processing: 'test-value', text: testValue },
  29: { processing: 'load-profile', text: loadProfile },
};

/** What a value of group C measures: a counter that grows, or a value of the moment. */
interface HeatOrWaterQuantity {
  readonly quantity: Quantity;
  readonly unit: string;
  readonly isCounter?: true;
  readonly text: Text;
}

type ByC = Readonly<Record<number, HeatOrWaterQuantity>>;

const counter = (quantity: Quantity, unit: string, text: Text): HeatOrWaterQuantity => ({
  quantity,
  unit,
  isCounter: true,
  text,
});
const temperature = (text: Text): HeatOrWaterQuantity => ({ quantity: 'temperature', unit: '°C', text });
const flowRate = (text: Text): HeatOrWaterQuantity => ({ quantity: 'flow-rate', unit: 'm³/h', text });

const flowTemperature = temperature(
  'Flow temperature|Vorlauftemperatur|Température de départ|Temperatura di mandata|Aanvoertemperatuur',
);
const returnTemperature = temperature(
  'Return temperature|Rücklauftemperatur|Température de retour|Temperatura di ritorno|Retourtemperatuur',
);

const heatCostAllocator: ByC = {
  1: counter(
    'heat-cost-units',
    '1',
    'Heat cost units, unrated|Heizkosteneinheiten, unbewertet|Unités de chauffage, non pondérées|Unità di riscaldamento, non ponderate|Warmtekosteneenheden, ongewogen',
  ),
  2: counter(
    'heat-cost-units',
    '1',
    'Heat cost units, rated|Heizkosteneinheiten, bewertet|Unités de chauffage, pondérées|Unità di riscaldamento, ponderate|Warmtekosteneenheden, gewogen',
  ),
  3: temperature(
    'Radiator surface temperature|Oberflächentemperatur des Heizkörpers|Température de surface du radiateur|Temperatura superficiale del radiatore|Oppervlaktetemperatuur van de radiator',
  ),
  4: temperature(
    'Heating medium temperature|Temperatur des Heizmediums|Température du fluide de chauffage|Temperatura del fluido di riscaldamento|Temperatuur van het verwarmingsmedium',
  ),
  5: flowTemperature,
  6: returnTemperature,
  7: temperature(
    'Room temperature|Raumtemperatur|Température de la pièce|Temperatura del locale|Kamertemperatuur',
  ),
};

const heat: ByC = {
  1: counter(
    'thermal-energy',
    'Wh',
    'Heat energy|Wärmeenergie|Énergie thermique|Energia termica|Warmte-energie',
  ),
  2: counter(
    'volume',
    'm³',
    'Volume (heating)|Volumen (Wärme)|Volume (chaleur)|Volume (calore)|Volume (warmte)',
  ),
  8: {
    quantity: 'thermal-power',
    unit: 'W',
    text: 'Heat power|Wärmeleistung|Puissance thermique|Potenza termica|Warmtevermogen',
  },
  9: flowRate('Flow rate (heating)|Durchfluss (Wärme)|Débit (chaleur)|Portata (calore)|Debiet (warmte)'),
  10: flowTemperature,
  11: returnTemperature,
  12: {
    quantity: 'temperature-difference',
    unit: 'K',
    text: 'Temperature difference|Temperaturdifferenz|Différence de température|Differenza di temperatura|Temperatuurverschil',
  },
};

const cooling: ByC = {
  1: counter(
    'thermal-energy',
    'Wh',
    'Cooling energy|Kälteenergie|Énergie frigorifique|Energia frigorifera|Koude-energie',
  ),
  2: counter(
    'volume',
    'm³',
    'Volume (cooling)|Volumen (Kälte)|Volume (froid)|Volume (freddo)|Volume (koude)',
  ),
  8: {
    quantity: 'thermal-power',
    unit: 'W',
    text: 'Cooling power|Kälteleistung|Puissance frigorifique|Potenza frigorifera|Koelvermogen',
  },
  9: flowRate('Flow rate (cooling)|Durchfluss (Kälte)|Débit (froid)|Portata (freddo)|Debiet (koude)'),
  10: temperature(
    'Flow temperature (cooling)|Vorlauftemperatur (Kälte)|Température de départ (froid)|Temperatura di mandata (freddo)|Aanvoertemperatuur (koude)',
  ),
  11: temperature(
    'Return temperature (cooling)|Rücklauftemperatur (Kälte)|Température de retour (froid)|Temperatura di ritorno (freddo)|Retourtemperatuur (koude)',
  ),
  12: {
    quantity: 'temperature-difference',
    unit: 'K',
    text: 'Temperature difference (cooling)|Temperaturdifferenz (Kälte)|Différence de température (froid)|Differenza di temperatura (freddo)|Temperatuurverschil (koude)',
  },
};

const coldWater: ByC = {
  1: counter(
    'volume',
    'm³',
    "Cold water volume|Kaltwasservolumen|Volume d'eau froide|Volume di acqua fredda|Koudwatervolume",
  ),
  2: flowRate(
    "Cold water flow rate|Kaltwasserdurchfluss|Débit d'eau froide|Portata di acqua fredda|Koudwaterdebiet",
  ),
  3: temperature(
    "Cold water temperature|Kaltwassertemperatur|Température de l'eau froide|Temperatura dell'acqua fredda|Koudwatertemperatuur",
  ),
};

const hotWater: ByC = {
  1: counter(
    'volume',
    'm³',
    "Hot water volume|Warmwasservolumen|Volume d'eau chaude|Volume di acqua calda|Warmwatervolume",
  ),
  2: flowRate(
    "Hot water flow rate|Warmwasserdurchfluss|Débit d'eau chaude|Portata di acqua calda|Warmwaterdebiet",
  ),
  3: temperature(
    "Hot water temperature|Warmwassertemperatur|Température de l'eau chaude|Temperatura dell'acqua calda|Warmwatertemperatuur",
  ),
};

/** By group A, then C (EN 13757-1; sources: KBR, solosTec smf, TRuDI, jMBus). */
const quantities: Readonly<Record<number, ByC>> = {
  4: heatCostAllocator,
  5: cooling,
  6: heat,
  8: coldWater,
  9: hotWater,
};
