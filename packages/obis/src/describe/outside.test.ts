import { describe, expect, test } from '@jest/globals';
import { describeObis } from '../describe.ts';

describe('just outside of the rules nothing is known', () => {
  test.each([
    // Quantities that gas does not have, between those that it has.
    ...['7-0:9.0.0', '7-0:10.0.0', '7-0:17.0.0', '7-0:20.0.0', '7-0:27.0.0', '7-0:30.0.0', '7-0:37.0.0'],
    ...['7-0:40.0.0', '7-0:50.0.0', '7-0:56.0.0', '7-0:60.0.0', '7-0:67.0.0', '7-0:71.0.0'],
    // Ways to make a value that they do not have.
    ...['7-0:3.4.0', '7-0:3.5.0', '7-0:3.99.0', '7-0:3.24.0', '7-0:3.0.64', '7-0:3.6.100'],
    ...['7-0:43.3.0', '7-0:43.12.0', '7-0:43.14.0', '7-0:43.71.0', '7-0:43.0.1'],
    ...['7-0:42.1.0', '7-0:42.14.0', '7-0:42.93.0', '7-0:42.0.1'],
    ...['7-0:54.1.0', '7-0:54.13.0', '7-0:54.0.2', '7-0:54.0.10', '7-0:54.0.29', '7-0:54.12.21'],
    ...['7-0:70.7.0', '7-0:70.21.0', '7-0:70.59.0', '7-0:70.85.0', '7-0:70.67.2', '7-0:0.12.21'],
    // Heat and water.
    ...[
      '6-0:3.0.0',
      '6-0:1.7.0',
      '6-0:1.8.0',
      '6-0:1.0.64',
      '6-0:13.0.0',
      '8-0:4.0.0',
      '4-0:1.29.0',
      '4-0:8.0.0',
    ],
    // Electricity.
    ...['1-0:93.7.0', '1-0:101.7.0', '1-0:124.7.0', '1-0:1.47.0', '1-0:1.57.0', '1-0:1.59.0', '1-0:13.8.0'],
    ...['1-0:83.7.0', '1-0:83.7.29', '1-0:83.7.30', '1-0:83.7.91', '1-0:83.31.1', '1-0:82.7.1'],
    // Objects.
    ...[
      '0-0:1.0.128',
      '0-0:3.0.0',
      '0-0:96.5.9',
      '0-0:94.99.0',
      '0-0:96.7.22',
      '0-0:96.20.4',
      '0-0:97.98.30',
    ],
    ...['1-0:0.0.10', '1-0:0.9.3', '7-0:0.2.9', '7-0:0.8.24', '1-0:0.5.1', '1-0:0.5.1*5', '1-0:0.2.0*1'],
    ...['99-0:12.0.4', '99-0:12.1.3', '99-1:12.0.0', '99-0:11.0.0'],
  ])('%s', (code) => {
    const { known, quantity, unit, name } = describeObis(code);
    expect({ known, quantity, unit }).toEqual({ known: false });
    expect(name).toMatch(/^(Unknown|Manufacturer-specific) code/);
  });
});

describe('at the edges of the rules something is', () => {
  test.each([
    ['7-0:0.0.0', 'Gas equipment ID 1'],
    ['7-0:0.2.0', 'Program version'],
    ['7-0:0.9.1', 'Local time'],
    ['7-0:0.9.2', 'Local date'],
    ['7-0:8.0.0', 'Gas volume reverse (injection), encoder, total'],
    ['7-0:7.0.0', 'Gas volume, encoder, total'],
    ['7-0:26.2.0', 'Gas volume reverse (injection), logger, total, base conditions'],
    ['7-0:36.2.0', 'Gas energy reverse (injection), total, base conditions'],
    ['7-0:66.0.0', 'Gas mass reverse (injection), total'],
    ['7-0:61.0.0', 'Gas mass, undisturbed'],
    [
      '7-0:3.98.0',
      'Gas volume, total, maximum difference of readings, measurement period 3, billing period 4, base conditions',
    ],
    [
      '7-0:3.60.0',
      'Gas volume, total, maximum difference of readings, billing period 1 (1 day), billing period 2 (1 month)',
    ],
    ['7-0:3.0.62', 'Gas volume, total, tariff 62'],
    [
      '7-0:3.15.2*255',
      'Gas volume, total, last difference of readings, measurement period 2 (1 hour), tariff 2',
    ],
    [
      '7-0:99.36.15',
      'Gas energy reverse (injection), total, load profile, last difference of readings, measurement period 2 (1 hour)',
    ],
    ['7-0:99.43.19', 'Gas flow rate, load profile, last average, averaging period 1 (5 minutes)'],
    [
      '7-0:99.42.24',
      'Gas pressure, absolute, load profile, average, last interval, process interval 1 (15 minutes)',
    ],
    ['7-0:99.54.22', 'Superior calorific value, load profile, monthly mean'],
    ['7-0:99.1.4', 'Load profile, recording interval 1'],
    ['7-0:99.33.99', 'Data profile 33.99'],
    ['7-0:54.0.15', 'Superior calorific value, current hourly mean'],
    ['7-0:54.0.255', 'Superior calorific value'],
    ['7-0:54.12.20', 'Superior calorific value, supported calculation method 20'],
    ['7-0:0.12.67', 'Natural gas analysis, methane CH₄'],
    ['7-0:70.67.28', 'Natural gas analysis, methane CH₄, average, between the last two events'],
    ['6-0:1.0.62', 'Heat energy, tariff 62'],
    ['1-0:83.8.90', 'Volt-squared hours L3'],
    ['1-0:83.8.27', 'Compensated reactive energy negative (Q−), gross'],
    ['1-0:83.6.22', 'Compensated active power import, net, maximum'],
    ['1-0:0.1.0*101', 'Billing period counter, last billing period'],
    ['0-0:96.7.8', 'Number of long power failures, L3'],
    ['0-0:65.63.127', 'ANSI pending manufacturer table 2047'],
    ['1-5:1.9.3', 'Active energy import since the start of the period, virtual tariff 3, channel 5'],
    ['1-5:1.8.63', 'Active energy import, error register, channel 5'],
  ])('%s is %j', (code, name) => {
    expect(describeObis(code)).toMatchObject({ name, known: true });
  });
});
