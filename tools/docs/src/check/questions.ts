/** What a newcomer asks the search for, and the guide that is to stand first. */
export const QUESTIONS: readonly (readonly [question: string, guide: string])[] = [
  ['webhook', '/guides/webhook'],
  ['install', '/guides/first-minute'],
  ['history', '/guides/rest'],
  ['csv', '/guides/spreadsheets'],
  ['rate limit', '/guides/errors'],
  ['unit', '/guides/units-and-time'],
  ['api key', '/guides/api-key'],
  ['oauth', '/guides/'],
  ['postgres', '/guides/'],
  ['home assistant', '/guides/home-assistant'],
  ['excel', '/guides/spreadsheets'],
  ['simulator', '/guides/simulator'],
];
