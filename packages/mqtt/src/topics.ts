/** The first level of all topics, unless told otherwise. */
export const DEFAULT_PREFIX = 'smart-me';

/** What a topic may not hold inside a level, by MQTT 5.0 §1.5.4 and §4.7; `%` since it marks what was replaced. */
const UNSAFE = /[+#/%\u0000-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]|^\$/gu;
/** A topic has at most 65,535 bytes; a level of ours far fewer. */
const MAX_LEVEL = 200;

/**
 * A text as one level of a topic. What would mean something there (`+`, `#`, `/`, a `$` at the start), control characters
 * and `%` are percent-encoded, so that two texts never make one level.
 *
 * @throws RangeError when the text is empty or has more than 200 characters.
 * @example
 * topicLevel('6397516'); // '6397516'
 * topicLevel('cellar/left'); // 'cellar%2Fleft'
 */
export function topicLevel(text: string): string {
  if (text === '' || text.length > MAX_LEVEL) {
    throw new RangeError(`A level of a topic has 1 to ${MAX_LEVEL} characters, not ${text.length}.`);
  }
  return text.toWellFormed().replaceAll(UNSAFE, (character) => encodeURIComponent(character));
}

/** The levels that stand before all topics: `smart-me`, or `home/energy`. */
export function checkedPrefix(prefix: string): string {
  const isSafe = prefix.split('/').every((level) => level !== '' && topicLevel(level) === level);
  if (isSafe) return prefix;
  throw new TypeError(
    `${JSON.stringify(prefix)} cannot stand before topics. Give levels without + and #, such as smart-me or home/energy.`,
  );
}

/** Whether the sink is connected: `online` or `offline`, retained. */
export const availabilityTopic = (prefix: string): string => `${prefix}/availability`;

/** The last values of a device, retained. */
export const stateTopic = (prefix: string, level: string): string => `${prefix}/${level}/state`;

/** `ON` or `OFF`, retained: how a switch of a device stands. */
export const switchTopic = (prefix: string, level: string, code: string): string =>
  `${prefix}/${level}/switch/${topicLevel(code)}/state`;

/** Takes `ON` and `OFF`: a switch of a device is told how to stand. */
export const commandTopic = (prefix: string, level: string, code: string): string =>
  `${prefix}/${level}/switch/${topicLevel(code)}/set`;
