import { COMPONENTS, DEVICE, DISCOVERY_TOPIC, DOCUMENT, SENSOR_CLASSES } from './home-assistant-rules.ts';

type Members = Readonly<Record<string, unknown>>;
const membersOf = (value: unknown): Members =>
  typeof value === 'object' && value !== null ? (value as Members) : {};

/** What Home Assistant would refuse or warn about; empty when it takes all. */
export function discoveryFaults(topic: string, payload: string): string[] {
  const faults: string[] = [];
  const check = (isRight: boolean, fault: string): void => {
    if (!isRight) faults.push(fault);
  };
  const document = membersOf(JSON.parse(payload));
  check(DISCOVERY_TOPIC.test(topic), `topic ${topic}`);
  for (const name of DOCUMENT.required) check(name in document, `no ${name}`);
  const known: readonly string[] = [...DOCUMENT.required, ...DOCUMENT.optional];
  for (const name of Object.keys(document)) check(known.includes(name), `unknown ${name}`);
  const device = membersOf(document['device']);
  const { identifiers } = device;
  check(Array.isArray(identifiers) && identifiers.length > 0, 'a device without identifiers');
  for (const name of Object.keys(device)) check(DEVICE.includes(name), `unknown device.${name}`);
  check(typeof membersOf(document['origin'])['name'] === 'string', 'an origin without a name');
  const ids = new Set<unknown>();
  for (const [key, member] of Object.entries(membersOf(document['components']))) {
    const component = membersOf(member);
    for (const fault of componentFaults(component, document)) faults.push(`${key}: ${fault}`);
    check(!ids.has(component['unique_id']), `${key}: its unique_id is another's, too`);
    ids.add(component['unique_id']);
  }
  return faults;
}

function componentFaults(component: Members, document: Members): string[] {
  const faults: string[] = [];
  const check = (isRight: boolean, fault: string): void => {
    if (!isRight) faults.push(fault);
  };
  const platform = String(component['platform']);
  const options = COMPONENTS[platform];
  if (options === undefined) return [`platform ${platform}`];
  for (const name of Object.keys(component)) check(options.includes(name), `unknown ${name}`);
  check(typeof component['unique_id'] === 'string' && component['unique_id'] !== '', 'no unique_id');
  const stateTopic = component['state_topic'] ?? document['state_topic'];
  check(isTopic(stateTopic), 'no state_topic');
  if (platform === 'switch') check(isTopic(component['command_topic']), 'no command_topic');
  const expires = component['expire_after'];
  check(expires === undefined || (Number.isInteger(expires) && Number(expires) > 0), 'expire_after');
  if (platform !== 'sensor') return faults;
  const [deviceClass, stateClass, unit] = ['device_class', 'state_class', 'unit_of_measurement'].map(
    (name) => {
      const option = component[name];
      return option === undefined || typeof option === 'string' ? option : JSON.stringify(option);
    },
  );
  const stateClasses = ['measurement', 'total', 'total_increasing'];
  if (stateClass !== undefined) check(stateClasses.includes(stateClass), `state_class ${stateClass}`);
  check(unit !== '', 'unit_of_measurement');
  if (deviceClass === undefined) return faults;
  const rule = SENSOR_CLASSES[deviceClass];
  if (rule === undefined) return [...faults, `device_class ${deviceClass}`];
  const [units, allowed] = rule.map((list) => list.split(' '));
  check(units?.includes(unit ?? '∅') ?? false, `${deviceClass} in ${unit ?? 'no unit'}`);
  if (stateClass !== undefined)
    check(allowed?.includes(stateClass) ?? false, `${deviceClass} as ${stateClass}`);
  return faults;
}

/** A topic without wildcards, as `valid_publish_topic` wants it. */
const isTopic = (topic: unknown): boolean =>
  typeof topic === 'string' && topic !== '' && topic.length < 65_536 && !/[+#\0]/.test(topic);
