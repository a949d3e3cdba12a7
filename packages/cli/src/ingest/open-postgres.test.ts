import { expect } from '@jest/globals';
import { needing } from '@smart-me-tools/testing';
import { findPostgres, startPostgres } from '@smart-me/postgres/testing';
import { parseObis } from '@smart-me/obis';
import { type DeviceReading, Timestamp } from '@smart-me/readings';
import { Pool } from 'pg';
import { openPostgres } from './open-postgres.ts';

const postgres = needing(findPostgres() === undefined ? 'PostgreSQL is not installed' : undefined);

const reading: DeviceReading = {
  deviceId: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1',
  timestamp: Timestamp.parse('2026-06-15T08:30:00Z'),
  values: [{ obis: parseObis('1-0:1.7.0*255'), value: 230, unit: 'W' }],
};

postgres.test(
  'the table of the commands is made again when it was dropped; one of something else is left alone, and named',
  async () => {
    await using database = await startPostgres({ settings: ['fsync=off'] });
    const pool = new Pool({ connectionString: database.url });
    const one = await openPostgres(database.url);
    expect(await one.write([reading])).toMatchObject({ stored: 1 });
    await pool.query('DROP TABLE readings, readings_position');
    expect(await one.write([reading])).toMatchObject({ stored: 1 });
    expect(await one.devices()).toEqual([reading.deviceId]);
    await one[Symbol.asyncDispose]();

    await pool.query('DROP TABLE readings; CREATE TABLE readings (id int PRIMARY KEY, unit text)');
    const other = await openPostgres(database.url);
    await expect(other.write([reading])).rejects.toThrow(
      'The table "readings" is there, and no table of readings, since it has no column device_id, obis, time, ticks, value, source',
    );
    await other[Symbol.asyncDispose]();
    await pool.end();
  },
);
