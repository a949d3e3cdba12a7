export { obisTable, obisTableNames, type ObisTableName } from './tables/obis-table.ts';
