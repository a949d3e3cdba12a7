import { ObisCode } from './obis-code.ts';
import { ObisSet } from './obis-set.ts';

class Catalogue {
  // Energy.
  readonly activeEnergyImport: ObisCode = new ObisCode(1, 0, 1, 8, 0, 255);
  readonly activeEnergyImportTariff1: ObisCode = new ObisCode(1, 0, 1, 8, 1, 255);
  readonly activeEnergyImportTariff2: ObisCode = new ObisCode(1, 0, 1, 8, 2, 255);
  readonly activeEnergyImportTariff3: ObisCode = new ObisCode(1, 0, 1, 8, 3, 255);
  readonly activeEnergyImportTariff4: ObisCode = new ObisCode(1, 0, 1, 8, 4, 255);
  readonly activeEnergyExport: ObisCode = new ObisCode(1, 0, 2, 8, 0, 255);
  readonly activeEnergyExportTariff1: ObisCode = new ObisCode(1, 0, 2, 8, 1, 255);
  readonly activeEnergyExportTariff2: ObisCode = new ObisCode(1, 0, 2, 8, 2, 255);
  readonly activeEnergyExportTariff3: ObisCode = new ObisCode(1, 0, 2, 8, 3, 255);
  readonly activeEnergyExportTariff4: ObisCode = new ObisCode(1, 0, 2, 8, 4, 255);
  readonly reactiveEnergyQuadrant1: ObisCode = new ObisCode(1, 1, 5, 8, 0, 255);
  readonly reactiveEnergyQuadrant2: ObisCode = new ObisCode(1, 1, 6, 8, 0, 255);
  readonly reactiveEnergyQuadrant3: ObisCode = new ObisCode(1, 1, 7, 8, 0, 255);
  readonly reactiveEnergyQuadrant4: ObisCode = new ObisCode(1, 1, 8, 8, 0, 255);

  // Instantaneous values of electricity.
  readonly activePowerImport: ObisCode = new ObisCode(1, 0, 1, 7, 0, 255);
  readonly activePower: ObisCode = new ObisCode(1, 0, 16, 7, 0, 255);
  readonly activePowerL1: ObisCode = new ObisCode(1, 0, 21, 7, 0, 255);
  readonly activePowerL2: ObisCode = new ObisCode(1, 0, 41, 7, 0, 255);
  readonly activePowerL3: ObisCode = new ObisCode(1, 0, 61, 7, 0, 255);
  readonly reactivePower: ObisCode = new ObisCode(1, 0, 3, 7, 0, 255);
  readonly reactivePowerL1: ObisCode = new ObisCode(1, 0, 23, 7, 0, 255);
  readonly reactivePowerL2: ObisCode = new ObisCode(1, 0, 43, 7, 0, 255);
  readonly reactivePowerL3: ObisCode = new ObisCode(1, 0, 63, 7, 0, 255);
  readonly apparentPower: ObisCode = new ObisCode(1, 0, 9, 7, 0, 255);
  readonly voltageL1: ObisCode = new ObisCode(1, 0, 32, 7, 0, 255);
  readonly voltageL2: ObisCode = new ObisCode(1, 0, 52, 7, 0, 255);
  readonly voltageL3: ObisCode = new ObisCode(1, 0, 72, 7, 0, 255);
  readonly current: ObisCode = new ObisCode(1, 0, 11, 7, 0, 255);
  readonly currentL1: ObisCode = new ObisCode(1, 0, 31, 7, 0, 255);
  readonly currentL2: ObisCode = new ObisCode(1, 0, 51, 7, 0, 255);
  readonly currentL3: ObisCode = new ObisCode(1, 0, 71, 7, 0, 255);
  readonly powerFactorL1: ObisCode = new ObisCode(1, 0, 33, 7, 0, 255);
  readonly powerFactorL2: ObisCode = new ObisCode(1, 0, 53, 7, 0, 255);
  readonly powerFactorL3: ObisCode = new ObisCode(1, 0, 73, 7, 0, 255);
  readonly frequency: ObisCode = new ObisCode(1, 0, 14, 7, 0, 255);

  // Load profiles of exported files.
  readonly activeEnergyImportProfile: ObisCode = new ObisCode(1, 1, 1, 29, 0, 255);
  readonly activeEnergyExportProfile: ObisCode = new ObisCode(1, 1, 2, 29, 0, 255);
  readonly reactiveEnergyQuadrant1Profile: ObisCode = new ObisCode(1, 1, 5, 29, 0, 255);
  readonly reactiveEnergyQuadrant2Profile: ObisCode = new ObisCode(1, 1, 6, 29, 0, 255);
  readonly reactiveEnergyQuadrant3Profile: ObisCode = new ObisCode(1, 1, 7, 29, 0, 255);
  readonly reactiveEnergyQuadrant4Profile: ObisCode = new ObisCode(1, 1, 8, 29, 0, 255);
  readonly coolingEnergyProfile: ObisCode = new ObisCode(5, 1, 1, 29, 0, 255);
  readonly heatEnergyProfile: ObisCode = new ObisCode(6, 1, 1, 29, 0, 255);
  readonly coldWaterVolumeProfile: ObisCode = new ObisCode(8, 1, 1, 29, 0, 255);
  readonly hotWaterVolumeProfile: ObisCode = new ObisCode(9, 1, 1, 29, 0, 255);

  // Heat and cooling.
  readonly heatEnergy: ObisCode = new ObisCode(6, 0, 1, 0, 0, 255);
  readonly heatEnergyTariff1: ObisCode = new ObisCode(6, 0, 1, 0, 1, 255);
  readonly heatEnergyTariff2: ObisCode = new ObisCode(6, 0, 1, 0, 2, 255);
  readonly heatPower: ObisCode = new ObisCode(6, 0, 8, 0, 0, 255);
  readonly heatFlowRate: ObisCode = new ObisCode(6, 0, 9, 0, 0, 255);
  readonly heatFlowTemperature: ObisCode = new ObisCode(6, 0, 10, 0, 0, 255);
  readonly heatReturnTemperature: ObisCode = new ObisCode(6, 0, 11, 0, 0, 255);
  readonly coolingEnergy: ObisCode = new ObisCode(5, 0, 1, 0, 0, 255);
  readonly coolingEnergyTariff1: ObisCode = new ObisCode(5, 0, 1, 0, 1, 255);
  readonly coolingEnergyTariff2: ObisCode = new ObisCode(5, 0, 1, 0, 2, 255);
  readonly coolingPower: ObisCode = new ObisCode(5, 0, 8, 0, 0, 255);
  readonly coolingFlowTemperature: ObisCode = new ObisCode(5, 0, 10, 0, 0, 255);
  readonly coolingReturnTemperature: ObisCode = new ObisCode(5, 0, 11, 0, 0, 255);

  // Water, gas and compressed air.
  readonly coldWaterVolume: ObisCode = new ObisCode(8, 0, 1, 0, 0, 255);
  readonly coldWaterFlowRate: ObisCode = new ObisCode(8, 0, 2, 0, 0, 255);
  readonly hotWaterVolume: ObisCode = new ObisCode(9, 0, 1, 0, 0, 255);
  readonly hotWaterFlowRate: ObisCode = new ObisCode(9, 0, 2, 0, 0, 255);
  readonly gasVolume: ObisCode = new ObisCode(7, 0, 3, 0, 0, 255);
  readonly gasVolumeCorrected: ObisCode = new ObisCode(7, 0, 3, 1, 0, 255);
  readonly gasFlowRate: ObisCode = new ObisCode(7, 0, 43, 15, 0, 255);
  readonly compressedAirVolume: ObisCode = new ObisCode(17, 0, 129, 128, 0, 255);
  readonly compressedAirFlowRate: ObisCode = new ObisCode(17, 0, 140, 128, 0, 255);

  // The device itself.
  readonly serialNumber: ObisCode = new ObisCode(1, 0, 96, 1, 0, 255);
  readonly meteringPoint: ObisCode = new ObisCode(1, 0, 96, 1, 10, 255);
  readonly temperature: ObisCode = new ObisCode(1, 0, 96, 9, 0, 255);
  readonly activeTariff: ObisCode = new ObisCode(1, 0, 96, 14, 0, 255);

  // smart-me's own range.
  readonly switchState: ObisCode = new ObisCode(99, 0, 12, 0, 0, 255);
  readonly phaseSwitchL1: ObisCode = new ObisCode(99, 0, 12, 0, 1, 255);
  readonly phaseSwitchL2: ObisCode = new ObisCode(99, 0, 12, 0, 2, 255);
  readonly phaseSwitchL3: ObisCode = new ObisCode(99, 0, 12, 0, 3, 255);
  readonly digitalOutput1: ObisCode = new ObisCode(99, 0, 12, 1, 1, 255);
  readonly digitalOutput2: ObisCode = new ObisCode(99, 0, 12, 1, 2, 255);
}

/**
 * The OBIS codes that smart-me devices send and its exports contain, by name.
 *
 * Sources: smart-me's .NET client library (`ObisCodes.cs`), its wiki (auto-export, inputs and outputs), the documented
 * realtime example, and smartme-protobuf-parser.
 *
 * @example
 * smartMeCodes.activeEnergyImport.toString(); // '1-0:1.8.0*255'
 * const energy = new ObisSet([smartMeCodes.activeEnergyImport, smartMeCodes.activeEnergyExport]);
 * energy.has(parseObis('1.8.0')); // true
 */
export const smartMeCodes: SmartMeCodes = /* @__PURE__ */ Object.freeze(/* @__PURE__ */ new Catalogue());

/** A name in the catalogue: `'activeEnergyImport'`. */
export type SmartMeCodeName = keyof Catalogue;

/** The shape of the catalogue: a code for each name. */
export type SmartMeCodes = { readonly [Name in SmartMeCodeName]: ObisCode };

/** All codes of the catalogue, to filter by. */
export const smartMeCodeSet: ObisSet = /* @__PURE__ */ new ObisSet(Object.values(smartMeCodes));
