/**
 * Codes that the rules cannot name: those of manufacturers and utilities that a public source names, and those that a
 * country or a platform uses in a way of its own. One line each: A | B | C | D | E | F | unit | quantity | direction | phase |
 * processing | tariff | what `{n}` stands for | whole name in en | de | fr | it | nl. The first line that fits counts. An F
 * other than 255 is no billing period here.
 *
 * Sources (facts only, own wording): smart-me's .NET client library and wiki (99-0, 1-5, 17-0), OCMF 1.0 table 25 (C = 176 to
 * 195), BDEW code list of OBIS numbers 2.5c (C = 98 and 99, B = 66), KBR (water), smartmeter-obis and volkszaehler.org (Hager,
 * SML), dsmr_parser and the smarty P1 specification (DSMR), EFR and Siemens AMIS lists.
 */
export const namedCodes = `
99|0|12|0|0|255||switch-state||||||Switch state, all switches (bit mask)|Schaltzustand, alle Schalter (Bitmaske)|État des commutateurs, tous (masque de bits)|Stato degli interruttori, tutti (maschera di bit)|Schakelstand, alle schakelaars (bitmasker)
99|0|12|0|1|255||switch-state||L1||||Phase switch L1|Phasenschalter L1|Commutateur de phase L1|Interruttore di fase L1|Faseschakelaar L1
99|0|12|0|2|255||switch-state||L2||||Phase switch L2|Phasenschalter L2|Commutateur de phase L2|Interruttore di fase L2|Faseschakelaar L2
99|0|12|0|3|255||switch-state||L3||||Phase switch L3|Phasenschalter L3|Commutateur de phase L3|Interruttore di fase L3|Faseschakelaar L3
99|0|12|1|1-2|255||switch-state|||||E|Digital output {n}|Digitalausgang {n}|Sortie numérique {n}|Uscita digitale {n}|Digitale uitgang {n}
1|5|1|8|1-62|255|Wh|active-energy|import|total|time-integral|E|E|Active energy import, virtual tariff {n}|Wirkenergie Bezug, virtueller Tarif {n}|Énergie active soutirée, tarif virtuel {n}|Energia attiva prelevata, tariffa virtuale {n}|Actieve energie afname, virtueel tarief {n}
1|5|1|9|1-62|255|Wh|active-energy|import|total|time-integral|E|E|Active energy import since the start of the period, virtual tariff {n}|Wirkenergie Bezug, Vorschub, virtueller Tarif {n}|Énergie active soutirée depuis le début de la période, tarif virtuel {n}|Energia attiva prelevata dall'inizio del periodo, tariffa virtuale {n}|Actieve energie afname sinds het begin van de periode, virtueel tarief {n}
17|0|129|128|0|255|m³|volume|||time-integral|||Compressed air volume|Druckluftvolumen|Volume d'air comprimé|Volume di aria compressa|Persluchtvolume
17|0|140|128|0|255|m³/h|flow-rate|||instantaneous|||Compressed air flow rate|Druckluftdurchfluss|Débit d'air comprimé|Portata di aria compressa|Persluchtdebiet
8|0-64|128|0|0|255|m³|volume|||time-integral|||Drinking water volume|Trinkwasservolumen|Volume d'eau potable|Volume di acqua potabile|Drinkwatervolume
8|0-64|129|0|0|255|m³|volume|||time-integral|||Process water volume|Brauchwasservolumen|Volume d'eau industrielle|Volume di acqua industriale|Proceswatervolume
8|0-64|130|0|0|255|m³|volume|||time-integral|||Demineralised water volume|VE-Wasser-Volumen (vollentsalzt)|Volume d'eau déminéralisée|Volume di acqua demineralizzata|Gedemineraliseerdwatervolume
1|0|176|8|0|255|Wh|active-energy|import|total|time-integral|||Active energy import at the mains, total|Wirkenergie Bezug am Netzpunkt, total|Énergie active soutirée au réseau, total|Energia attiva prelevata alla rete, totale|Actieve energie afname aan het net, totaal
1|0|177|8|0|255|Wh|active-energy|import|total|time-integral|||Active energy import at the device, total|Wirkenergie Bezug am Gerätepunkt, total|Énergie active soutirée à l'appareil, total|Energia attiva prelevata al dispositivo, totale|Actieve energie afname aan het apparaat, totaal
1|0|178|8|0|255|Wh|active-energy|import|total|time-integral|||Active energy import of the transaction, at the mains|Wirkenergie Bezug des Ladevorgangs, am Netzpunkt|Énergie active soutirée de la transaction, au réseau|Energia attiva prelevata della transazione, alla rete|Actieve energie afname van de transactie, aan het net
1|0|179|8|0|255|Wh|active-energy|import|total|time-integral|||Active energy import of the transaction, at the device|Wirkenergie Bezug des Ladevorgangs, am Gerätepunkt|Énergie active soutirée de la transaction, à l'appareil|Energia attiva prelevata della transazione, al dispositivo|Actieve energie afname van de transactie, aan het apparaat
1|0|192|8|0|255|Wh|active-energy|export|total|time-integral|||Active energy export at the mains, total|Wirkenergie Einspeisung am Netzpunkt, total|Énergie active injectée au réseau, total|Energia attiva immessa alla rete, totale|Actieve energie teruglevering aan het net, totaal
1|0|193|8|0|255|Wh|active-energy|export|total|time-integral|||Active energy export at the device, total|Wirkenergie Einspeisung am Gerätepunkt, total|Énergie active injectée à l'appareil, total|Energia attiva immessa al dispositivo, totale|Actieve energie teruglevering aan het apparaat, totaal
1|0|194|8|0|255|Wh|active-energy|export|total|time-integral|||Active energy export of the transaction, at the mains|Wirkenergie Einspeisung des Ladevorgangs, am Netzpunkt|Énergie active injectée de la transaction, au réseau|Energia attiva immessa della transazione, alla rete|Actieve energie teruglevering van de transactie, aan het net
1|0|195|8|0|255|Wh|active-energy|export|total|time-integral|||Active energy export of the transaction, at the device|Wirkenergie Einspeisung des Ladevorgangs, am Gerätepunkt|Énergie active injectée de la transaction, à l'appareil|Energia attiva immessa della transazione, al dispositivo|Actieve energie teruglevering van de transactie, aan het apparaat
1|0-64|1|98|0|255|Wh|active-energy|import|||||Balanced quantity of the market location, consumption|Bilanzierte Menge der Marktlokation, Entnahme|Quantité bilancée du point de marché, soutirage|Quantità bilanciata del punto di mercato, prelievo|Gebalanceerde hoeveelheid van de marktlocatie, afname
1|0-64|2|98|0|255|Wh|active-energy|export|||||Balanced quantity of the market location, feed-in|Bilanzierte Menge der Marktlokation, Einspeisung|Quantité bilancée du point de marché, injection|Quantità bilanciata del punto di mercato, immissione|Gebalanceerde hoeveelheid van de marktlocatie, invoeding
1|0-64|9|99|0|255||temperature||||||Reference temperature of a load profile|Temperaturwert einer Profilschar|Température de référence d'un profil|Temperatura di riferimento di un profilo|Referentietemperatuur van een profiel
1|66|13|6|0|255|var|reactive-power|positive||maximum|||Excess reactive power positive (Q+), maximum|Blindmehrleistung positiv (Q+), Maximum|Puissance réactive excédentaire positive (Q+), maximum|Potenza reattiva eccedente positiva (Q+), massimo|Overmatig blindvermogen positief (Q+), maximum
1|66|13|9|0|255|varh|reactive-energy|positive||time-integral|||Excess reactive energy positive (Q+)|Blindmehrarbeit positiv (Q+)|Énergie réactive excédentaire positive (Q+)|Energia reattiva eccedente positiva (Q+)|Overmatige blindenergie positief (Q+)
1|66|14|6|0|255|var|reactive-power|negative||maximum|||Excess reactive power negative (Q−), maximum|Blindmehrleistung negativ (Q−), Maximum|Puissance réactive excédentaire négative (Q−), maximum|Potenza reattiva eccedente negativa (Q−), massimo|Overmatig blindvermogen negatief (Q−), maximum
1|66|14|9|0|255|varh|reactive-energy|negative||time-integral|||Excess reactive energy negative (Q−)|Blindmehrarbeit negativ (Q−)|Énergie réactive excédentaire négative (Q−)|Energia reattiva eccedente negativa (Q−)|Overmatige blindenergie negatief (Q−)
1|0-64|0|2|129|255||||||||Version of the OBIS list|Version der OBIS-Liste|Version de la liste OBIS|Versione della lista OBIS|Versie van de OBIS-lijst
1|3|0|2|8|255||||||||Version of the P1 output|Version der P1-Schnittstelle|Version de la sortie P1|Versione dell'uscita P1|Versie van de P1-poort
0|0-64|96|13|2-5|255|||||||E|Message to the consumer, text {n}|Mitteilung an den Kunden, Text {n}|Message au client, texte {n}|Messaggio al cliente, testo {n}|Bericht aan de klant, tekst {n}
1|0-64|1|128|0|255||||||||Collection counter (AMIS)|Inkassozählwerk (AMIS)|Compteur d'encaissement (AMIS)|Contatore d'incasso (AMIS)|Incassoteller (AMIS)
1|0|96|50|0|0||||||||Mains status (Hager)|Netzstatus (Hager)|État du réseau (Hager)|Stato della rete (Hager)|Netstatus (Hager)
1|0|96|50|0|1||||||||Mains period (Hager)|Netzperiode (Hager)|Période du réseau (Hager)|Periodo della rete (Hager)|Netperiode (Hager)
1|0|96|50|0|2||||||||Chip temperature, current (Hager)|Chiptemperatur, aktuell (Hager)|Température de la puce, actuelle (Hager)|Temperatura del chip, attuale (Hager)|Chiptemperatuur, actueel (Hager)
1|0|96|50|0|3||||||||Chip temperature, minimum (Hager)|Chiptemperatur, Minimum (Hager)|Température de la puce, minimum (Hager)|Temperatura del chip, minimo (Hager)|Chiptemperatuur, minimum (Hager)
1|0|96|50|0|4||||||||Chip temperature, average (Hager)|Chiptemperatur, Mittelwert (Hager)|Température de la puce, moyenne (Hager)|Temperatura del chip, media (Hager)|Chiptemperatuur, gemiddelde (Hager)
1|0|96|50|0|5||||||||Chip temperature, maximum (Hager)|Chiptemperatur, Maximum (Hager)|Température de la puce, maximum (Hager)|Temperatura del chip, massimo (Hager)|Chiptemperatuur, maximum (Hager)
1|0|96|50|0|6||||||||Control number (Hager)|Kontrollnummer (Hager)|Numéro de contrôle (Hager)|Numero di controllo (Hager)|Controlenummer (Hager)
1|0|96|50|0|7||||||||Diagnostics (Hager)|Diagnose (Hager)|Diagnostic (Hager)|Diagnostica (Hager)|Diagnose (Hager)
129|129|199|130|3|255||||||||Manufacturer identification|Hersteller-Identifikation|Identification du fabricant|Identificazione del fabbricante|Identificatie van de fabrikant
129|129|199|130|5|255||||||||Public key of the meter|Öffentlicher Schlüssel des Zählers|Clé publique du compteur|Chiave pubblica del contatore|Publieke sleutel van de meter
`;
