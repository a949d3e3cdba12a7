import type { Text } from './text.ts';

// The wordings that more than one medium uses for how a value is made.

export const average: Text = ['average', 'Mittelwert', 'moyenne', 'media'];
export const minimum: Text = ['minimum', 'Minimum', 'minimum', 'minimo'];
export const maximum: Text = ['maximum', 'Maximum', 'maximum', 'massimo'];
export const currentAverage: Text = [
  'current average',
  'laufender Mittelwert',
  'moyenne en cours',
  'media in corso',
];
export const lastAverage: Text = ['last average', 'letzter Mittelwert', 'dernière moyenne', 'ultima media'];
export const testValue: Text = ['test value', 'Prüfwert', 'valeur de test', 'valore di prova'];
export const loadProfile: Text = ['load profile', 'Lastgang', 'courbe de charge', 'curva di carico'];
