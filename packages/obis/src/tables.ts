// The tables of codes as CSV.
export { obisTable, obisTableNames, type ObisTableName } from './tables/obis-table.ts';
