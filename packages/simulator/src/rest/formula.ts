import { HttpProblem } from '../http/http-problem.ts';

/**
 * The value of a formula of a virtual meter: `ID("device id")`, numbers, `+ - * /` and parentheses.
 *
 * @throws {HttpProblem} 400 when it is no formula, whatever devices it names.
 */
export function evaluateFormula(formula: string, valueOf: (deviceId: string) => number): number {
  const tokens = tokensOf(formula);
  if (tokens.length > MAX_TOKENS) throw new HttpProblem(400, `formula: at most ${MAX_TOKENS} parts.`);
  evaluate(tokens, () => 1);
  return evaluate(tokens, valueOf);
}

function evaluate(tokens: readonly string[], valueOf: (deviceId: string) => number): number {
  let position = 0;
  const peek = (): string | undefined => tokens[position];
  const take = (): string | undefined => tokens[position++];

  function sum(): number {
    let value = product();
    while (peek() === '+' || peek() === '-') value = take() === '+' ? value + product() : value - product();
    return value;
  }

  function product(): number {
    let value = factor();
    while (peek() === '*' || peek() === '/') value = take() === '*' ? value * factor() : value / factor();
    return value;
  }

  function factor(): number {
    const token = take();
    if (token === '-') return -factor();
    if (token === '(') {
      const value = sum();
      if (take() !== ')') throw noFormula();
      return value;
    }
    const [, deviceId] = DEVICE.exec(token ?? '') ?? [];
    if (deviceId !== undefined) return valueOf(deviceId);
    if (token === undefined || !/^\d/.test(token)) throw noFormula();
    return Number(token);
  }

  const value = sum();
  if (position < tokens.length) throw noFormula();
  return value;
}

/** Each part can open a parenthesis, and each of those is a call. */
const MAX_TOKENS = 1000;

const DEVICE = /^ID\(\s*"([^"]*)"\s*\)$/i;
const TOKEN = /ID\(\s*"[^"]*"\s*\)|\d+(?:\.\d+)?|[-+*/()]|\S/gi;

function tokensOf(formula: string): string[] {
  return formula.match(TOKEN) ?? [];
}

function noFormula(): HttpProblem {
  return new HttpProblem(400, 'formula: ID("device id") with + - * / ( ).');
}
