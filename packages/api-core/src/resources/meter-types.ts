import { type EnumerationValue, enumeration } from '../wire/enumeration.ts';

/** What a device measures. On the wire an integer; requests may also carry the published name (`MeterTypeHeat`). */
export const meterEnergyType = enumeration(
  {
    unknown: 0,
    electricity: 1,
    water: 2,
    gas: 3,
    heat: 4,
    /** Heat cost allocator. */
    hca: 5,
    allMeters: 6,
    temperature: 7,
    mbusGateway: 8,
    rs485Gateway: 9,
    customDevice: 10,
    compressedAir: 11,
    solarLog: 12,
    virtualMeter: 13,
  },
  { prefix: 'MeterType' },
);
export type MeterEnergyType = EnumerationValue<typeof meterEnergyType>;

/** What a device measures, in more detail than {@link meterEnergyType}. */
export const meterSubType = enumeration({
  unknown: 0,
  coldWater: 1,
  hotWater: 2,
  chargingStation: 3,
  electricity: 4,
  water: 5,
  gas: 6,
  electricityHeat: 7,
  temperature: 8,
  virtualBattery: 9,
});
export type MeterSubType = EnumerationValue<typeof meterSubType>;

/** The hardware a device is built as, or the service that stands for it. */
export const meterFamilyType = enumeration({
  unknown: 0,
  connectPlug: 1,
  meter1PhaseDinRail: 2,
  meter1PhaseDinRailSwitch: 3,
  mbusGatewayV1: 4,
  rs485GatewayV1: 5,
  kamstrupModule: 6,
  meter3Phase80A: 7,
  meter3Phase32ASwitch: 8,
  meter3PhaseTransformer: 9,
  landisGyrModule: 10,
  fnnOpticalModule: 11,
  meter3Phase80AWifiV2: 12,
  meter3Phase80AMobile: 14,
  meter1Phase80AWifiV2: 16,
  meter1Phase32AWifiV2: 17,
  meter1Phase80AGprs: 18,
  meter1Phase32AGprs: 19,
  meter3PhaseTransformerMobile: 21,
  nimbus3Phase: 65,
  picoChargingStationV1: 70,
  restApiMeter: 1001,
  virtualBillingMeter: 1002,
});
export type MeterFamilyType = EnumerationValue<typeof meterFamilyType>;
