// What Home Assistant takes as device-based discovery, from its sources as published at https://github.com/home-assistant/core:
// components/mqtt/discovery.py (topic), components/mqtt/schemas.py (document, device, origin, availability),
// components/mqtt/{sensor,binary_sensor,switch}.py (options of a component), components/mqtt/util.py (topics) and
// components/sensor/const.py (DEVICE_CLASS_UNITS, DEVICE_CLASS_STATE_CLASSES); read in November 2026. The classes are those
// that release 2024.11, the first with device-based discovery, knows as well.

/** Device classes of a sensor: units it may have (`''` for none), and state classes. */
export const SENSOR_CLASSES: Readonly<Record<string, readonly [units: string, stateClasses: string]>> = {
  apparent_power: ['VA', 'measurement'],
  current: ['A mA', 'measurement'],
  energy: ['J kJ MJ GJ mWh Wh kWh MWh GWh TWh cal kcal Mcal Gcal', 'total total_increasing'],
  frequency: ['Hz kHz MHz GHz', 'measurement'],
  gas: ['m³ ft³ CCF', 'total total_increasing'],
  power: ['mW W kW MW GW TW', 'measurement'],
  power_factor: ['% ∅', 'measurement'],
  pressure: ['Pa hPa kPa bar cbar mbar mmHg inHg psi', 'measurement'],
  reactive_power: ['var', 'measurement'],
  speed: ['ft/s in/d in/h in/s km/h kn m/s mm/d mm/h mm/s mph Beaufort', 'measurement'],
  temperature: ['°C °F K', 'measurement'],
  voltage: ['mV V µV kV MV', 'measurement'],
  volume: ['L mL gal m³ ft³ CCF MCF', 'total total_increasing'],
  volume_flow_rate: ['m³/h m³/min m³/s ft³/min L/h L/min L/s gal/min mL/s', 'measurement'],
  water: ['m³ ft³ CCF gal L', 'total total_increasing'],
  weight: ['kg g mg µg oz lb st', 'measurement total total_increasing'],
};

/** The topic of a discovery message; its id may hold only these. */
export const DISCOVERY_TOPIC = /^homeassistant\/device\/[a-zA-Z0-9_-]+\/config$/;

/** What may stand at the top of the document; required ones first. */
export const DOCUMENT = {
  required: ['device', 'origin', 'components'],
  optional: [
    'availability',
    'availability_mode',
    'availability_template',
    'availability_topic',
    'payload_available',
    'payload_not_available',
    'command_topic',
    'state_topic',
    'qos',
    'encoding',
  ],
} as const;

export const DEVICE = [
  'identifiers',
  'connections',
  'manufacturer',
  'model',
  'model_id',
  'name',
  'hw_version',
  'serial_number',
  'sw_version',
  'via_device',
  'suggested_area',
  'configuration_url',
];

const ENTITY = [
  'platform',
  'unique_id',
  'name',
  'enabled_by_default',
  'entity_category',
  'icon',
  'qos',
  'state_topic',
];

/** Options of a component, by platform. */
export const COMPONENTS: Readonly<Record<string, readonly string[]>> = {
  sensor: [
    ...ENTITY,
    'value_template',
    'device_class',
    'expire_after',
    'force_update',
    'state_class',
    'suggested_display_precision',
    'unit_of_measurement',
  ],
  binary_sensor: [
    ...ENTITY,
    'value_template',
    'device_class',
    'expire_after',
    'payload_on',
    'payload_off',
    'off_delay',
  ],
  switch: [
    ...ENTITY,
    'command_topic',
    'value_template',
    'device_class',
    'optimistic',
    'payload_on',
    'payload_off',
    'state_on',
    'state_off',
    'retain',
  ],
};
