import { MQTT_BASELINE, type MqttClock, mqttBench } from './mqtt.bench.ts';
import { timingTable } from './report.ts';

/** A program: what MQTT costs, alone, of the processor and by the clock; half a minute. */
const titles: Readonly<Record<MqttClock, string>> = { processor: 'Processor time', clock: 'By the clock' };
for (const by of ['processor', 'clock'] as const) {
  const timings = await mqttBench(by);
  console.log(
    timings === undefined
      ? 'There is no mosquitto.'
      : `${titles[by]}\n\n${timingTable(timings, MQTT_BASELINE)}\n`,
  );
}
