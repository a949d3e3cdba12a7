import { type EnumerationOf, enumeration, type EnumerationValue } from '../wire/enumeration.ts';

/** What a device measures. */
export type MeterEnergyType = EnumerationValue<
  | 'unknown'
  | 'electricity'
  | 'water'
  | 'gas'
  | 'heat'
  | 'hca'
  | 'allMeters'
  | 'temperature'
  | 'mbusGateway'
  | 'rs485Gateway'
  | 'customDevice'
  | 'compressedAir'
  | 'solarLog'
  | 'virtualMeter'
>;

/** How a {@link MeterEnergyType} stands on the wire. */
export const meterEnergyType: EnumerationOf<MeterEnergyType> = enumeration(
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

/** What a device measures, in more detail than its {@link MeterEnergyType}. */
export type MeterSubType = EnumerationValue<
  | 'unknown'
  | 'coldWater'
  | 'hotWater'
  | 'chargingStation'
  | 'electricity'
  | 'water'
  | 'gas'
  | 'electricityHeat'
  | 'temperature'
  | 'virtualBattery'
>;

/** How a {@link MeterSubType} stands on the wire. */
export const meterSubType: EnumerationOf<MeterSubType> = enumeration(
  {
    unknown: 0,
    /** Cold, or cold water. */
    coldWater: 1,
    /** Heat, or hot water. */
    hotWater: 2,
    chargingStation: 3,
    electricity: 4,
    water: 5,
    gas: 6,
    electricityHeat: 7,
    temperature: 8,
    virtualBattery: 9,
  },
  { prefix: 'MeterSubType', aliases: { MeterSubTypeCold: 'coldWater', MeterSubTypeHeat: 'hotWater' } },
);

/** The hardware a device is built as, or the service that stands for it. */
export type MeterFamilyType = EnumerationValue<
  | 'unknown'
  | 'connectPlug'
  | 'meter1PhaseDinRail'
  | 'meter1PhaseDinRailSwitch'
  | 'mbusGatewayV1'
  | 'rs485GatewayV1'
  | 'kamstrupModule'
  | 'meter3Phase80A'
  | 'meter3Phase32ASwitch'
  | 'meter3PhaseTransformer'
  | 'landisGyrModule'
  | 'fnnOpticalModule'
  | 'meter3Phase80AWifiV2'
  | 'meter3Phase80AMobile'
  | 'meter1Phase80AWifiV2'
  | 'meter1Phase32AWifiV2'
  | 'meter1Phase80AGprs'
  | 'meter1Phase32AGprs'
  | 'meter3PhaseTransformerMobile'
  | 'nimbus3Phase'
  | 'picoChargingStationV1'
  | 'restApiMeter'
  | 'virtualBillingMeter'
>;

/** How a {@link MeterFamilyType} stands on the wire. */
export const meterFamilyType: EnumerationOf<MeterFamilyType> = enumeration(
  {
    /** Meters on M-Bus and S0. */
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
    /** Telstar 80 A. */
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
  },
  {
    prefix: 'MeterFamilyType',
    // As the .NET client of smart-me spells them, Familiy included.
    aliases: {
      MeterFamilyTypeSmartMeConnectV1: 'connectPlug',
      MeterFamiliyTypeSmartMeMeter: 'meter1PhaseDinRail',
      MeterFamiliyTypeSmartMeMeterWithSwitch: 'meter1PhaseDinRailSwitch',
      MeterFamilyTypeSmartMe3PhaseMeter80A: 'meter3Phase80A',
      MeterFamilyTypeSmartMe3PhaseMeter32A: 'meter3Phase32ASwitch',
      MeterFamilyTypeSmartMe3PhaseMeterTransformer: 'meter3PhaseTransformer',
      MeterFamilyTypeVirtualMeter: 'virtualBillingMeter',
    },
  },
);
