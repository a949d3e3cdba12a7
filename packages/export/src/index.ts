// Readings as text, in pieces
export { toCsv } from './csv/to-csv.ts';
export { toJsonLines } from './to-json-lines.ts';
export { type LineProtocolOptions, toLineProtocol } from './to-line-protocol.ts';

// What is written, and how
export type { CsvOptions } from './csv/csv-format.ts';
export { type CsvDialect, dialectOf } from './csv/csv-dialect.ts';
export type { ExportOptions, ExportReading, ReadingsToExport, TextFormat } from './rows/export-reading.ts';

// The same a reading at a time: for programs that keep count of what they have written
export { csvFormat } from './csv/csv-format.ts';
export { jsonLinesFormat } from './to-json-lines.ts';
export { lineProtocolFormat } from './to-line-protocol.ts';
