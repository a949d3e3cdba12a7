// Readings as retained topics
export { mqttSink, type MqttSinkOptions } from './sink/mqtt-sink.ts';
export { type LastWill, lastWill } from './sink/availability.ts';
export type { MqttDevice, MqttDevices, MqttSwitch } from './mqtt-device.ts';

// Switches that obey commands
export type { OnCommand, SwitchCommand } from './sink/switch-topics.ts';

// Topics and what is in them
export { parseState } from './sink/device-state.ts';
export { topicLevel } from './topics.ts';
