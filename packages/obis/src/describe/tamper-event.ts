import type { Meaning } from './meaning.ts';
import type { Text } from './text.ts';

/** C = 96, D = 20: the fives of E name what happened. */
const events: readonly Text[] = [
  ['Meter opened', 'Zähler geöffnet', 'Compteur ouvert', 'Contatore aperto'],
  ['Terminal cover opened', 'Klemmendeckel geöffnet', 'Cache-bornes ouvert', 'Coprimorsetti aperto'],
  ['Meter tilted', 'Zähler gekippt', 'Compteur incliné', 'Contatore inclinato'],
  ['Strong magnetic field', 'Starkes Magnetfeld', 'Champ magnétique intense', 'Campo magnetico intenso'],
  [
    'Supply switch or valve tampered with',
    'Schalter oder Ventil manipuliert',
    'Interrupteur ou vanne manipulés',
    'Interruttore o valvola manomessi',
  ],
  ['Metrology tampered with', 'Messwerk manipuliert', 'Métrologie manipulée', 'Metrologia manomessa'],
  [
    'Communication tampered with',
    'Kommunikation manipuliert',
    'Communication manipulée',
    'Comunicazione manomessa',
  ],
];

/** And the rest of it what is recorded. */
const records: readonly { readonly text: Text; readonly unit?: string }[] = [
  { text: ['number of events', 'Anzahl Ereignisse', "nombre d'événements", 'numero di eventi'] },
  { text: ['time of the event', 'Zeitpunkt des Ereignisses', "date de l'événement", "data dell'evento"] },
  {
    text: ['duration of the event', 'Dauer des Ereignisses', "durée de l'événement", "durata dell'evento"],
    unit: 's',
  },
  { text: ['cumulative duration', 'kumulierte Dauer', 'durée cumulée', 'durata cumulata'], unit: 's' },
];

/** Tampering and other incidents, C = 96 and D = 20. */
export function tamperEvent(e: number): Meaning | undefined {
  const event = events[Math.floor(e / 5)];
  const record = records[e % 5];
  return event && record && { noun: [event], qualifiers: [[record.text]], unit: record.unit };
}
