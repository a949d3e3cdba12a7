import { MQTT_BASELINE, mqttBench } from './mqtt.bench.ts';
import { timingTable } from './report.ts';

/** A program: what MQTT costs, alone; a quarter of a minute. */
const timings = await mqttBench();
console.log(timings === undefined ? 'There is no mosquitto.' : timingTable(timings, MQTT_BASELINE));
