import { deviations, fieldCodeRows } from './field-codes.ts';

const print = (line = ''): boolean => process.stdout.write(`${line}\n`);

// Prints how many codes of the golden list are described as it says, by medium and confidence, and where they are not.
const media = [...new Set(fieldCodeRows.map(({ medium = '' }) => medium)), ''];
const cell = (medium: string, confidence: string): string => {
  const rows = fieldCodeRows.filter(
    (row) =>
      (medium === '' || row['medium'] === medium) && (confidence === '' || row['confidence'] === confidence),
  );
  const right = rows.filter((row) => deviations(row).length === 0).length;
  return (rows.length === 0 ? '' : `${right} of ${rows.length}`).padStart(12);
};
print(`${'medium'.padEnd(20)}${['A', 'B', 'C', 'all'].map((title) => title.padStart(12)).join('')}`);
for (const medium of media) {
  print(
    (medium || 'all').padEnd(20) + ['A', 'B', 'C', ''].map((confidence) => cell(medium, confidence)).join(''),
  );
}
print();
for (const row of fieldCodeRows) {
  const found = deviations(row);
  if (found.length > 0) print(`${row['confidence']}  ${row['code']}  ${row['meaning']}: ${found.join('; ')}`);
}
