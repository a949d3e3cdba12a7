/** Countries by group D of a country-specific code, C = 94 (source: Gurux OBIS table): D and the ISO 3166-1 code. */
const COUNTRIES =
  '0FI 1US 2CA 3RS 7RU 10CZ 11BG 12HR 13IE 14IL 15UA 16YU 20EG 27ZA 30GR 31NL 32BE 33FR 34ES 35PT 36HU 37LT 38SI 39IT ' +
  '40RO 41CH 42SK 43AT 44GB 45DK 46SE 47NO 48PL 49DE 51PE 52KR 53CU 54AR 55BR 56CL 57CO 58VE 60MY 61AU 62ID 63PH 64NZ ' +
  '65SG 66TH 71LV 73MD 75BY 81JP 85HK 86CN 87BA 90TR 91IN 92PK 96SA 97AE 98IR';

/** The country that group D names when C = 94, ISO 3166-1; undefined for none. */
export function countryOf(d: number): string | undefined {
  return new RegExp(`\\b${d}([A-Z]{2})`).exec(COUNTRIES)?.[1];
}
