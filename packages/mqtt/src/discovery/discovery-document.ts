import type { ObisCode } from '@smart-me/obis';
import { describeObis } from '@smart-me/obis/describe';
import { deviceLevel, type MqttDevice } from '../mqtt-device.ts';
import { availabilityTopic, commandTopic, DEFAULT_PREFIX, stateTopic, switchTopic } from '../topics.ts';
import { sensorClass } from './sensor-class.ts';

/** What a discovery document is made of. */
export interface DiscoveryOptions {
  readonly deviceId: string;
  readonly device: MqttDevice;
  /** The codes that the state has, with their units. */
  readonly values: readonly { readonly obis: ObisCode; readonly unit: string }[];
  /** That of the sink; `smart-me` unless told otherwise. */
  readonly prefix?: string | undefined;
  /** Language of the names, as a BCP 47 tag; English unless told otherwise. */
  readonly language?: string | undefined;
  /** Seconds after which a value is not shown any more when no message comes. */
  readonly expireAfter?: number | undefined;
  /** Whether the device's switches can be switched. */
  readonly hasCommands?: boolean | undefined;
}

/** A device with everything that it measures, as Home Assistant's discovery takes it in one message. */
export interface DiscoveryDocument {
  readonly device: Readonly<Record<string, string | readonly string[]>>;
  readonly origin: { readonly name: string };
  readonly availability_topic: string;
  readonly state_topic: string;
  readonly qos: 1;
  /** A sensor for each code and a switch for each relay, by a key of ours. */
  readonly components: Readonly<Record<string, DiscoveryComponent>>;
}

/** An entity of Home Assistant. */
export interface DiscoveryComponent {
  readonly platform: 'sensor' | 'binary_sensor' | 'switch';
  readonly unique_id: string;
  readonly name: string;
  readonly [option: string]: string | number | boolean;
}

/** The name of a device in the topics of discovery, which may hold letters, digits, `_` and `-`. */
export const discoveryId = (deviceId: string): string =>
  `smart-me_${deviceId.replaceAll(/[^a-zA-Z0-9_-]/g, '_')}`;

/**
 * The message by which Home Assistant gets to know a device (2024.11 and later), to be published retained under
 * `homeassistant/device/<id>/config`. `homeAssistantSink` does so.
 *
 * @example
 * const { components } = discoveryDocument({ deviceId, device: { serial: 6397516 }, values: [{ obis, unit: 'kWh' }] });
 */
export function discoveryDocument(options: DiscoveryOptions): DiscoveryDocument {
  return documentAt(deviceLevel(options.device, options.deviceId), options);
}

/** The same for a device whose topics have a level already: its serial number may have become known afterwards. */
export function documentAt(
  level: string,
  {
    deviceId,
    device,
    values,
    prefix = DEFAULT_PREFIX,
    language,
    expireAfter,
    hasCommands = false,
  }: DiscoveryOptions,
): DiscoveryDocument {
  const switches = hasCommands ? (device.switches ?? []) : [];
  const isSwitch = new Set(switches.map(({ obis }) => obis.key));
  const sensors = values
    .filter(({ obis }) => !isSwitch.has(obis.key))
    .map(
      ({ obis, unit }) => [keyOf(obis), sensorOf({ deviceId, obis, unit, language, expireAfter })] as const,
    );
  const relays = switches.map(({ obis, name }) => {
    const code = obis.toString();
    const component: DiscoveryComponent = {
      platform: 'switch',
      unique_id: `${deviceId}_${code}_switch`,
      name: name ?? nameOf(obis, language),
      command_topic: commandTopic(prefix, level, code),
      state_topic: switchTopic(prefix, level, code),
    };
    return [`${keyOf(obis)}_switch`, component] as const;
  });
  return {
    device: {
      identifiers: [discoveryId(deviceId)],
      name: device.name ?? `smart-me ${level}`,
      manufacturer: 'smart-me',
      ...(device.model !== undefined && { model: device.model }),
      ...(device.serial !== undefined && { serial_number: String(device.serial) }),
    },
    origin: { name: '@smart-me/mqtt' },
    availability_topic: availabilityTopic(prefix),
    state_topic: stateTopic(prefix, level),
    qos: 1,
    components: Object.fromEntries([...sensors, ...relays]),
  };
}

interface SensorOptions extends Pick<DiscoveryOptions, 'deviceId' | 'language' | 'expireAfter'> {
  readonly obis: ObisCode;
  readonly unit: string;
}

function sensorOf({ deviceId, obis, unit, language, expireAfter }: SensorOptions): DiscoveryComponent {
  const code = obis.toString();
  const { quantity } = describeObis(obis);
  const value = `value_json.obis['${code}'].value`;
  const common = {
    unique_id: `${deviceId}_${code}`,
    name: nameOf(obis, language),
    ...(expireAfter !== undefined && { expire_after: expireAfter }),
  };
  if (quantity === 'switch-state') {
    return { platform: 'binary_sensor', ...common, value_template: `{{ 'ON' if ${value} else 'OFF' }}` };
  }
  return {
    platform: 'sensor',
    ...common,
    value_template: `{{ ${value} }}`,
    ...sensorClass(obis, unit),
    // Serial numbers, error registers and what nobody has a name for: there for those who look.
    ...(quantity === undefined && { entity_category: 'diagnostic', enabled_by_default: false }),
  };
}

function nameOf(obis: ObisCode, language: string | undefined): string {
  const { name, known } = describeObis(obis, language === undefined ? {} : { language });
  return known ? name : `${name} ${obis.toString()}`;
}

const keyOf = (obis: ObisCode): string => obis.toString().replaceAll(/[^0-9]/g, '_');
