import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect } from '@jest/globals';
import { missingCommand, needing } from '@smart-me-tools/testing';
import { decodeReadings } from '@smart-me/proto-codec';
import { workspace } from './workspace.ts';

const run = promisify(execFile);
const file = 'smartme/realtime/v1/realtime';
const folder = mkdtempSync(join(tmpdir(), 'smart-me-protoc-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Prints what the official runtime reads: a line a device and a line a value. */
const PROGRAM = `
#include <cstdio>
#include <iostream>
#include <iterator>
#include <string>
#include "${file}.pb.h"
int main() {
  const std::string bytes((std::istreambuf_iterator<char>(std::cin)), std::istreambuf_iterator<char>());
  smartme::realtime::v1::DeviceDataArray array;
  if (!array.ParseFromString(bytes)) return 1;
  for (const auto& device : array.devicedataitems()) {
    std::printf("%lld\\n", static_cast<long long>(device.datetime().value()));
    for (const auto& value : device.devicevalues()) {
      for (const unsigned char byte : value.obis()) std::printf("%02X", byte);
      std::printf(" %.17g\\n", value.value());
    }
  }
  std::string again;
  if (!array.SerializeToString(&again) || again != bytes) return 2;
}
`;

const DOCUMENTED = Buffer.from(
  '0A5A0A1209E9FCD03B8E9F834111B3D10C1622A22CA1120B08C0C9EAD3A98FE93710051A110A060100010800FF11333333331FAE3C41' +
    '1A110A060100020800FF1100000000000000001A110A060100010700FF11713D0AD7A3303840',
  'hex',
);

needing(missingCommand('protoc', 'g++')).test(
  'the schema compiles with the official protoc, and its C++ runtime reads what the codec reads',
  async () => {
    const proto = join(workspace, 'packages/proto-codec/proto');
    await run('protoc', [`--proto_path=${proto}`, `--cpp_out=${folder}`, `${file}.proto`]);
    writeFileSync(join(folder, 'main.cpp'), PROGRAM);
    const sources = [join(folder, 'main.cpp'), join(folder, `${file}.pb.cc`)];
    const program = join(folder, 'main');
    await run('g++', ['-std=c++17', `-I${folder}`, ...sources, '-lprotobuf', '-lpthread', '-o', program]);
    const printed = execFileSync(program, { input: DOCUMENTED, encoding: 'utf8' });

    const [reading] = decodeReadings(DOCUMENTED);
    const values = (reading?.values ?? []).map(({ obis, value }) => `${obis.toHex()} ${value}`);
    expect(printed.trim().split('\n').map(exactNumber)).toEqual([
      String(reading?.timestamp.ticks),
      ...values,
    ]);
  },
);

/** `%.17g` writes 24.190000000000001 where JavaScript writes the shortest form of the same double. */
const exactNumber = (line: string): string =>
  line.replace(/ (\S+)$/, (_, number: string) => ` ${Number(number)}`);
