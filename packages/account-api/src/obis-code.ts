import { type JsonForm, type Scalar, scalar } from '@smart-me/api-core';
import { isObisCode, type ObisCode, tryParseObis } from '@smart-me/obis';

const json: JsonForm = { type: 'string', pattern: '^[0-9A-F]{12}$', examples: ['63000C0101FF'] };

/** An OBIS code as the platform writes it: twelve hex digits. Reads every notation. */
export const obisCode: Scalar<ObisCode> = scalar<ObisCode>({
  expected: 'an OBIS code',
  json,
  decode: fromText,
  encode: toHex,
});

/** An OBIS code to send: the code, or its text in any notation that `parseObis` reads. */
export type ObisCodeLike = ObisCode | string;

/** An OBIS code as an input: takes any {@link ObisCodeLike}, reads as the code. */
export const obisCodeLike: Scalar<ObisCodeLike> = scalar<ObisCodeLike>({
  expected: "an OBIS code, such as '99-0:12.1.1*255' or '63000C0101FF'",
  json,
  decode: fromText,
  encode: toHex,
});

function fromText(wire: unknown): ObisCode | undefined {
  return typeof wire === 'string' ? tryParseObis(wire) : undefined;
}

function toHex(code: unknown): string | undefined {
  return isObisCode(code) ? code.toHex() : fromText(code)?.toHex();
}
