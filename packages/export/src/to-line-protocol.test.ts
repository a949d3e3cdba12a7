import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { freePort, missingCommand, needing } from '@smart-me-tools/testing';
import { parseObis } from '@smart-me/obis';
import { Timestamp } from '@smart-me/readings';
import { all, HOUSE, quarterHours } from './testing/sample.ts';
import { toLineProtocol } from './to-line-protocol.ts';

test('a value is a point with device, code and unit, exact to 100 ns; what is missing has none', async () => {
  const obis = parseObis('1-0:1.8.0*255');
  const readings = [
    {
      deviceId: HOUSE,
      timestamp: Timestamp.parse('2019-10-16T12:20:44.9788512Z'),
      values: [
        { obis, value: 1879583.2, unit: 'mWh' },
        { obis, value: NaN, unit: 'mWh' },
      ],
    },
    { deviceId: HOUSE, timestamp: new Timestamp(-1, 5), values: [{ obis, value: 1, unit: 'kWh' }] },
    { deviceId: HOUSE, timestamp: new Timestamp(0), values: [] },
  ];
  const devices = new Map([[HOUSE, 'House, a=b \\\nx']]);
  const tags = `device=${HOUSE},name=House\\,\\ a\\=b\\ /\\ x,obis=1-0:1.8.0*255,unit=kWh`;
  expect(await all(toLineProtocol(readings, { devices }))).toBe(
    `smart_me,${tags} value=1.8795832 1571228444978851200\nsmart_me,${tags} value=1 -999500\n`,
  );
});

needing(missingCommand('victoria-metrics')).test(
  'VictoriaMetrics takes it, and gives every number back',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'smart-me-vm-'));
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const server = spawn(
      'victoria-metrics',
      [`-storageDataPath=${folder}`, `-httpListenAddr=127.0.0.1:${port}`, '-retentionPeriod=10y'],
      { stdio: 'ignore' },
    );
    try {
      while (
        !(await fetch(`${url}/health`).then(
          ({ ok }) => ok,
          () => false,
        ))
      )
        await delay(50);
      const readings = [...quarterHours('2026-10-25T00:30:00Z', 100)];
      const devices = new Map([[HOUSE, 'House, connection = 1']]);
      const body = await all(toLineProtocol(readings, { devices }));
      expect((await fetch(`${url}/write`, { method: 'POST', body })).status).toBe(204);
      await fetch(`${url}/internal/force_flush`);
      const match = encodeURIComponent('smart_me_value{obis="1-0:1.8.0*255",unit="kWh"}');
      const range = `start=${Date.UTC(2026, 9, 24) / 1000}&end=${Date.UTC(2026, 9, 28) / 1000}`;
      const exported = await (await fetch(`${url}/api/v1/export?match[]=${match}&${range}`)).text();
      const series = JSON.parse(exported) as { metric: object; values: number[]; timestamps: number[] };
      const expected = readings.flatMap(({ timestamp, values }) =>
        values.slice(0, 1).map(({ value }) => [timestamp.epochMilliseconds, value / 1e6]),
      );
      expect(series.metric).toMatchObject({ device: HOUSE, name: 'House, connection = 1' });
      expect(series.timestamps).toEqual(expected.map(([time]) => time));
      for (const [at, value] of series.values.entries())
        expect(value).toBeCloseTo(expected[at]?.[1] ?? NaN, 9);
    } finally {
      server.kill('SIGKILL');
      await once(server, 'close');
      await rm(folder, { recursive: true });
    }
  },
);

needing(missingCommand('influxd')).test(
  'InfluxDB 1 takes it, and gives every number and time back',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'smart-me-influx-'));
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const server = spawn('influxd', {
      stdio: 'ignore',
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        INFLUXDB_REPORTING_DISABLED: 'true',
        INFLUXDB_BIND_ADDRESS: `127.0.0.1:${await freePort()}`,
        INFLUXDB_HTTP_BIND_ADDRESS: `127.0.0.1:${port}`,
        INFLUXDB_META_DIR: join(folder, 'meta'),
        INFLUXDB_DATA_DIR: join(folder, 'data'),
        INFLUXDB_DATA_WAL_DIR: join(folder, 'wal'),
      },
    });
    try {
      while (
        !(await fetch(`${url}/ping`).then(
          ({ ok }) => ok,
          () => false,
        ))
      )
        await delay(50);
      const query = async (q: string): Promise<{ results: { series?: { values: unknown[][] }[] }[] }> => {
        const body = new URLSearchParams({ q, db: 'smart_me', epoch: 'ns' });
        const response = await fetch(`${url}/query`, { method: 'POST', body });
        return JSON.parse(await response.text()) as { results: { series?: { values: unknown[][] }[] }[] };
      };
      await query('CREATE DATABASE smart_me');
      const readings = [...quarterHours('2026-10-25T00:30:00Z', 100)];
      const body = await all(
        toLineProtocol(readings, { devices: new Map([[HOUSE, 'House, connection = 1']]) }),
      );
      for (let times = 0; times < 2; times++)
        expect((await fetch(`${url}/write?db=smart_me`, { method: 'POST', body })).status).toBe(204);
      const where = `"obis" = '1-0:1.8.0*255' AND "unit" = 'kWh' AND "name" = 'House, connection = 1'`;
      const { results } = await query(`SELECT "value" FROM "smart_me" WHERE ${where}`);
      const expected = readings.flatMap(({ timestamp, values }) =>
        values.slice(0, 1).map(({ value }) => [timestamp.epochMilliseconds * 1e6, value / 1e6]),
      );
      const rows = results[0]?.series?.[0]?.values ?? [];
      expect(rows.map(([time]) => time)).toEqual(expected.map(([time]) => time));
      for (const [at, [, value]] of rows.entries()) expect(value).toBeCloseTo(expected[at]?.[1] ?? NaN, 9);
    } finally {
      server.kill('SIGKILL');
      await once(server, 'close');
      await rm(folder, { recursive: true });
    }
  },
);
