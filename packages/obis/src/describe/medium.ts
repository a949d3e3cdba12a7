import type { Medium } from './description.ts';
import type { Text } from './text.ts';

/** A medium and its name. */
export interface NamedMedium {
  readonly medium: Medium;
  readonly text: Text;
}

/** The media of group A (IEC 62056-6-1); 16 to 18 as the German market uses them, 99 as smart-me does. */
export const mediaByA: Readonly<Record<number, NamedMedium>> = {
  0: { medium: 'abstract', text: ['general', 'allgemein', 'général', 'generale'] },
  1: { medium: 'electricity', text: ['electricity', 'Elektrizität', 'électricité', 'elettricità'] },
  4: {
    medium: 'heat-cost-allocator',
    text: [
      'heat cost allocator',
      'Heizkostenverteiler',
      'répartiteur de frais de chauffage',
      'ripartitore dei costi di calore',
    ],
  },
  5: { medium: 'cooling', text: ['cooling', 'Kälte', 'froid', 'freddo'] },
  6: { medium: 'heat', text: ['heat', 'Wärme', 'chaleur', 'calore'] },
  7: { medium: 'gas', text: ['gas', 'Gas', 'gaz', 'gas'] },
  8: { medium: 'cold-water', text: ['cold water', 'Kaltwasser', 'eau froide', 'acqua fredda'] },
  9: { medium: 'hot-water', text: ['hot water', 'Warmwasser', 'eau chaude', 'acqua calda'] },
  15: { medium: 'other', text: ['other media', 'andere Medien', 'autres fluides', 'altri mezzi'] },
  16: { medium: 'oil', text: ['oil', 'Öl', 'huile', 'olio'] },
  17: { medium: 'compressed-air', text: ['compressed air', 'Druckluft', 'air comprimé', 'aria compressa'] },
  18: { medium: 'nitrogen', text: ['nitrogen', 'Stickstoff', 'azote', 'azoto'] },
  99: { medium: 'smart-me', text: ['smart-me', 'smart-me', 'smart-me', 'smart-me'] },
};
