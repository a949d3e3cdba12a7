import { expect, test } from '@jest/globals';
import { basicAuthorization, parseBasicAuthorization } from './basic-credentials.ts';

test.each([
  ['Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==', { username: 'Aladdin', password: 'open sesame' }],
  ['basic   QWxhZGRpbjpvcGVuIHNlc2FtZQ==  ', { username: 'Aladdin', password: 'open sesame' }],
  [`Basic ${btoa('a:b:c')}`, { username: 'a', password: 'b:c' }],
  [`Basic ${btoa(':')}`, { username: '', password: '' }],
  [basicAuthorization({ username: 'Zoë', password: '123£' }), { username: 'Zoë', password: '123£' }],
  [`Basic ${btoa('no colon')}`, undefined],
  ['BasicQWxhZGRpbjpvcGVuIHNlc2FtZQ==', undefined],
  ['x Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==', undefined],
  ['Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ== x', undefined],
  ['Basic A', undefined],
  ['Basic ', undefined],
  ['Bearer QWxhZGRpbjpvcGVuIHNlc2FtZQ==', undefined],
])('%s holds %j', (authorization, credentials) => {
  expect(parseBasicAuthorization(authorization)).toEqual(credentials);
});
