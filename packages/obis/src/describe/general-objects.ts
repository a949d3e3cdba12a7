/**
 * The objects that no rule computes: clocks, scripts, setups, service entries, error registers, lists and profiles.
 * One line each: media (group A) | C | D | E | F | unit | what `{n}` stands for | name in en | de | fr | it | nl. The first
 * line that fits counts. F is empty for 255 only, `h` for 0 to 99 too (a value of the past), `*` for any, and otherwise the
 * values of an F that is no billing period here.
 *
 * Sources (facts only, own wording): Gurux.DLMS OBIS table, smartmeter-obis, dsmr_parser, solosTec smf, UNI/TS 11291-12-2.
 */
export const generalObjects = `
1|0|0|0-9|||E+1|Electricity ID {n}|Elektrizitäts-ID {n}|Identifiant d'électricité {n}|Identificativo elettricità {n}|Elektriciteits-ID {n}
1|0|0|255||||Electricity ID, complete|Elektrizitäts-ID, vollständig|Identifiant d'électricité complet|Identificativo elettricità completo|Elektriciteits-ID, volledig
7|0|0|0-9|||E+1|Gas equipment ID {n}|Gas-Gerätekennung {n}|Identifiant de l'équipement gaz {n}|Identificativo dell'apparecchio gas {n}|Gasapparaat-ID {n}
7|0|0|255||||Gas equipment ID, complete|Gas-Gerätekennung, vollständig|Identifiant complet de l'équipement gaz|Identificativo completo dell'apparecchio gas|Gasapparaat-ID, volledig
4-6,8,9|0|0|0-9|||E+1|Meter ID {n}|Zählerkennung {n}|Identifiant du compteur {n}|Identificativo del contatore {n}|Meter-ID {n}
0,1,7|0|1|0|h|1||Billing period counter|Rückstellzähler|Compteur de périodes de facturation|Contatore dei periodi di fatturazione|Teller van factureringsperioden
0,1,7|0|1|1||1||Number of available billing periods|Anzahl verfügbarer Abrechnungsperioden|Nombre de périodes de facturation disponibles|Numero di periodi di fatturazione disponibili|Aantal beschikbare factureringsperioden
0,1,7|0|1|2|h|||Time of the billing period's end|Zeitpunkt des Endes der Abrechnungsperiode|Date de fin de la période de facturation|Data di fine del periodo di fatturazione|Tijdstip van het einde van de factureringsperiode
0,1,7|0|1|3|h|1||Billing period counter, scheme 2|Rückstellzähler, Schema 2|Compteur de périodes de facturation, schéma 2|Contatore dei periodi di fatturazione, schema 2|Teller van factureringsperioden, schema 2
0,1,7|0|1|4||1||Number of available billing periods, scheme 2|Anzahl verfügbarer Abrechnungsperioden, Schema 2|Nombre de périodes de facturation disponibles, schéma 2|Numero di periodi di fatturazione disponibili, schema 2|Aantal beschikbare factureringsperioden, schema 2
0,1,7|0|1|5|h|||Time of the billing period's end, scheme 2|Zeitpunkt des Endes der Abrechnungsperiode, Schema 2|Date de fin de la période de facturation, schéma 2|Data di fine del periodo di fatturazione, schema 2|Tijdstip van het einde van de factureringsperiode, schema 2
7|0|1|6|h|1||Billing period counter, scheme 3|Rückstellzähler, Schema 3|Compteur de périodes de facturation, schéma 3|Contatore dei periodi di fatturazione, schema 3|Teller van factureringsperioden, schema 3
7|0|1|7||1||Number of available billing periods, scheme 3|Anzahl verfügbarer Abrechnungsperioden, Schema 3|Nombre de périodes de facturation disponibles, schéma 3|Numero di periodi di fatturazione disponibili, schema 3|Aantal beschikbare factureringsperioden, schema 3
7|0|1|8|h|||Time of the billing period's end, scheme 3|Zeitpunkt des Endes der Abrechnungsperiode, Schema 3|Date de fin de la période de facturation, schéma 3|Data di fine del periodo di fatturazione, schema 3|Tijdstip van het einde van de factureringsperiode, schema 3
7|0|1|9|h|1||Billing period counter, scheme 4|Rückstellzähler, Schema 4|Compteur de périodes de facturation, schéma 4|Contatore dei periodi di fatturazione, schema 4|Teller van factureringsperioden, schema 4
7|0|1|10||1||Number of available billing periods, scheme 4|Anzahl verfügbarer Abrechnungsperioden, Schema 4|Nombre de périodes de facturation disponibles, schéma 4|Numero di periodi di fatturazione disponibili, schema 4|Aantal beschikbare factureringsperioden, schema 4
7|0|1|11|h|||Time of the billing period's end, scheme 4|Zeitpunkt des Endes der Abrechnungsperiode, Schema 4|Date de fin de la période de facturation, schéma 4|Data di fine del periodo di fatturazione, schema 4|Tijdstip van het einde van de factureringsperiode, schema 4
0,1|0|2|0||||Active firmware, identifier|Aktive Firmware, Kennung|Firmware actif, identifiant|Firmware attivo, identificativo|Actieve firmware, identificatie
0|0|2|1||||Active firmware, version|Aktive Firmware, Version|Firmware actif, version|Firmware attivo, versione|Actieve firmware, versie
1|0|2|1||||Parameter record number|Nummer des Parametersatzes|Numéro du jeu de paramètres|Numero del set di parametri|Nummer van de parameterset
1|0|2|2||||Time switch program number|Nummer des Schaltuhrprogramms|Numéro du programme horaire|Numero del programma orario|Nummer van het schakelklokprogramma
1|0|2|3||||Ripple control program number|Nummer des Rundsteuerprogramms|Numéro du programme de télécommande centralisée|Numero del programma di telecomando centralizzato|Nummer van het toonfrequentprogramma
1|0|2|4||||Meter connection diagram|Anschlussschema des Zählers|Schéma de raccordement du compteur|Schema di collegamento del contatore|Aansluitschema van de meter
1|0|2|7||||Name of the passive calendar|Name des passiven Kalenders|Nom du calendrier passif|Nome del calendario passivo|Naam van de passieve kalender
7|0|2|0||||Program version|Programmversion|Version du programme|Versione del programma|Programmaversie
7|0|2|1||||Firmware version|Firmware-Version|Version du firmware|Versione del firmware|Firmwareversie
7|0|2|2||||Software version|Software-Version|Version du logiciel|Versione del software|Softwareversie
7|0|2|3||||Device version|Geräteversion|Version de l'appareil|Versione del dispositivo|Apparaatversie
0,1,7|0|2|8||||Active firmware, signature|Aktive Firmware, Signatur|Firmware actif, signature|Firmware attivo, firma|Actieve firmware, handtekening
7|0|2|10||1||Number of device channels|Anzahl Gerätekanäle|Nombre de canaux de l'appareil|Numero di canali del dispositivo|Aantal apparaatkanalen
7|0|2|11||||Pressure sensor, serial number|Drucksensor, Seriennummer|Capteur de pression, numéro de série|Sensore di pressione, numero di serie|Druksensor, serienummer
7|0|2|12||||Temperature sensor, serial number|Temperatursensor, Seriennummer|Capteur de température, numéro de série|Sensore di temperatura, numero di serie|Temperatuursensor, serienummer
7|0|2|13||||Calculator, serial number|Rechenwerk, Seriennummer|Calculateur, numéro de série|Calcolatore, numero di serie|Rekenwerk, serienummer
7|0|2|14||||Volume sensor, serial number|Volumensensor, Seriennummer|Capteur de volume, numéro de série|Sensore di volume, numero di serie|Volumesensor, serienummer
7|0|2|15||||Density sensor, serial number|Dichtesensor, Seriennummer|Capteur de masse volumique, numéro de série|Sensore di densità, numero di serie|Dichtheidssensor, serienummer
7|0|2|16||||Sensor of any medium, serial number|Sensor für beliebiges Medium, Seriennummer|Capteur pour fluide quelconque, numéro de série|Sensore per qualsiasi fluido, numero di serie|Sensor voor elk medium, serienummer
7|0|2|17||||Configuration of the digital outputs|Konfiguration der Digitalausgänge|Configuration des sorties numériques|Configurazione delle uscite digitali|Configuratie van de digitale uitgangen
7|0|2|18||||Configuration of the analogue outputs|Konfiguration der Analogausgänge|Configuration des sorties analogiques|Configurazione delle uscite analogiche|Configuratie van de analoge uitgangen
1|0|3|0||||LED pulses per active energy|LED-Impulse je Wirkenergie|Impulsions LED par énergie active|Impulsi LED per energia attiva|Ledpulsen per actieve energie
1|0|3|1||||LED pulses per reactive energy|LED-Impulse je Blindenergie|Impulsions LED par énergie réactive|Impulsi LED per energia reattiva|Ledpulsen per blindenergie
1|0|3|2||||LED pulses per apparent energy|LED-Impulse je Scheinenergie|Impulsions LED par énergie apparente|Impulsi LED per energia apparente|Ledpulsen per schijnbare energie
1|0|3|3||||Output pulses per active energy|Ausgangsimpulse je Wirkenergie|Impulsions de sortie par énergie active|Impulsi in uscita per energia attiva|Uitgangspulsen per actieve energie
1|0|3|4||||Output pulses per reactive energy|Ausgangsimpulse je Blindenergie|Impulsions de sortie par énergie réactive|Impulsi in uscita per energia reattiva|Uitgangspulsen per blindenergie
1|0|3|5||||Output pulses per apparent energy|Ausgangsimpulse je Scheinenergie|Impulsions de sortie par énergie apparente|Impulsi in uscita per energia apparente|Uitgangspulsen per schijnbare energie
1|0|3|6||||LED pulses per volt-squared hours|LED-Impulse je Volt-Quadrat-Stunden|Impulsions LED par volts carrés heures|Impulsi LED per volt quadrati ora|Ledpulsen per voltkwadraaturen
1|0|3|7||||LED pulses per ampere-squared hours|LED-Impulse je Ampere-Quadrat-Stunden|Impulsions LED par ampères carrés heures|Impulsi LED per ampere quadrati ora|Ledpulsen per amperekwadraaturen
1|0|3|8||||Output pulses per volt-squared hours|Ausgangsimpulse je Volt-Quadrat-Stunden|Impulsions de sortie par volts carrés heures|Impulsi in uscita per volt quadrati ora|Uitgangspulsen per voltkwadraaturen
1|0|3|9||||Output pulses per ampere-squared hours|Ausgangsimpulse je Ampere-Quadrat-Stunden|Impulsions de sortie par ampères carrés heures|Impulsi in uscita per ampere quadrati ora|Uitgangspulsen per amperekwadraaturen
7|0|3|0||||Output pulses per volume forward|Ausgangsimpulse je Volumen vorwärts|Impulsions de sortie par volume direct|Impulsi in uscita per volume diretto|Uitgangspulsen per volume voorwaarts
7|0|3|1||||Output pulses per volume reverse|Ausgangsimpulse je Volumen rückwärts|Impulsions de sortie par volume inverse|Impulsi in uscita per volume inverso|Uitgangspulsen per volume achterwaarts
7|0|3|2||||Output pulses per volume, total|Ausgangsimpulse je Volumen, total|Impulsions de sortie par volume, total|Impulsi in uscita per volume, totale|Uitgangspulsen per volume, totaal
7|0|3|3||||Output pulses per volume forward, base conditions|Ausgangsimpulse je Volumen vorwärts, Normzustand|Impulsions de sortie par volume direct, conditions de base|Impulsi in uscita per volume diretto, condizioni di base|Uitgangspulsen per volume voorwaarts, basiscondities
7|0|3|4||||Output pulses per volume reverse, base conditions|Ausgangsimpulse je Volumen rückwärts, Normzustand|Impulsions de sortie par volume inverse, conditions de base|Impulsi in uscita per volume inverso, condizioni di base|Uitgangspulsen per volume achterwaarts, basiscondities
7|0|3|5||||Output pulses per volume, total, base conditions|Ausgangsimpulse je Volumen, total, Normzustand|Impulsions de sortie par volume, total, conditions de base|Impulsi in uscita per volume, totale, condizioni di base|Uitgangspulsen per volume, totaal, basiscondities
1|0|4|0||1||Reading factor for power|Ablesefaktor für Leistung|Facteur de lecture de la puissance|Fattore di lettura della potenza|Afleesfactor voor vermogen
1|0|4|1||1||Reading factor for energy|Ablesefaktor für Energie|Facteur de lecture de l'énergie|Fattore di lettura dell'energia|Afleesfactor voor energie
1|0|4|2|h|1||Current transformer ratio, numerator|Stromwandlerverhältnis, Zähler|Rapport du transformateur de courant, numérateur|Rapporto del trasformatore di corrente, numeratore|Stroomtransformatorverhouding, teller
1|0|4|3|h|1||Voltage transformer ratio, numerator|Spannungswandlerverhältnis, Zähler|Rapport du transformateur de tension, numérateur|Rapporto del trasformatore di tensione, numeratore|Spanningstransformatorverhouding, teller
1|0|4|4|h|1||Overall transformer ratio, numerator|Gesamtwandlerverhältnis, Zähler|Rapport de transformation total, numérateur|Rapporto di trasformazione totale, numeratore|Totale transformatorverhouding, teller
1|0|4|5|h|1||Current transformer ratio, denominator|Stromwandlerverhältnis, Nenner|Rapport du transformateur de courant, dénominateur|Rapporto del trasformatore di corrente, denominatore|Stroomtransformatorverhouding, noemer
1|0|4|6|h|1||Voltage transformer ratio, denominator|Spannungswandlerverhältnis, Nenner|Rapport du transformateur de tension, dénominateur|Rapporto del trasformatore di tensione, denominatore|Spanningstransformatorverhouding, noemer
1|0|4|7|h|1||Overall transformer ratio, denominator|Gesamtwandlerverhältnis, Nenner|Rapport de transformation total, dénominateur|Rapporto di trasformazione totale, denominatore|Totale transformatorverhouding, noemer
7|0|4|0-4||1|E+1|Conversion factor of the input, {n}|Umrechnungsfaktor des Eingangs, {n}|Facteur de conversion de l'entrée, {n}|Fattore di conversione dell'ingresso, {n}|Omrekenfactor van de ingang, {n}
1|0|5|1|1-4||F|Demand limit {n}|Leistungsgrenzwert {n}|Limite de puissance {n}|Limite di potenza {n}|Vermogensgrens {n}
1|0|5|2|1-9||F|Demand limit of tariff {n}|Leistungsgrenzwert des Tarifs {n}|Limite de puissance du tarif {n}|Limite di potenza della tariffa {n}|Vermogensgrens van tarief {n}
7|0|5|11||||Lower limit of the temperature|Untere Grenze der Temperatur|Limite inférieure de la température|Limite inferiore della temperatura|Ondergrens van de temperatuur
7|0|5|12||||Upper limit of the temperature|Obere Grenze der Temperatur|Limite supérieure de la température|Limite superiore della temperatura|Bovengrens van de temperatuur
7|0|5|13||||Lower limit of the absolute pressure|Untere Grenze des Absolutdrucks|Limite inférieure de la pression absolue|Limite inferiore della pressione assoluta|Ondergrens van de absolute druk
7|0|5|14||||Upper limit of the absolute pressure|Obere Grenze des Absolutdrucks|Limite supérieure de la pression absolue|Limite superiore della pressione assoluta|Bovengrens van de absolute druk
1|0|6|0||V||Nominal voltage|Nennspannung|Tension nominale|Tensione nominale|Nominale spanning
1|0|6|1||A||Nominal current|Nennstrom|Courant nominal|Corrente nominale|Nominale stroom
1|0|6|2||Hz||Nominal frequency|Nennfrequenz|Fréquence nominale|Frequenza nominale|Nominale frequentie
1|0|6|3||A||Maximum current|Maximalstrom|Courant maximal|Corrente massima|Maximale stroom
1|0|6|4|h|V||Reference voltage for power quality|Referenzspannung für die Spannungsqualität|Tension de référence pour la qualité de l'énergie|Tensione di riferimento per la qualità dell'energia|Referentiespanning voor spanningskwaliteit
1|0|6|5|h|V||Reference voltage of the auxiliary supply|Referenzspannung der Hilfsversorgung|Tension de référence de l'alimentation auxiliaire|Tensione di riferimento dell'alimentazione ausiliaria|Referentiespanning van de hulpvoeding
7|0|6|1||||Nominal pressure of the volume sensor|Nenndruck des Volumensensors|Pression nominale du capteur de volume|Pressione nominale del sensore di volume|Nominale druk van de volumesensor
7|0|6|2||||Nominal temperature of the volume sensor|Nenntemperatur des Volumensensors|Température nominale du capteur de volume|Temperatura nominale del sensore di volume|Nominale temperatuur van de volumesensor
7|0|6|3||m³/h||Minimum flow rate of the volume sensor (Qmin)|Mindestdurchfluss des Volumensensors (Qmin)|Débit minimal du capteur de volume (Qmin)|Portata minima del sensore di volume (Qmin)|Minimaal debiet van de volumesensor (Qmin)
7|0|6|4||m³/h||Maximum flow rate of the volume sensor (Qmax)|Höchstdurchfluss des Volumensensors (Qmax)|Débit maximal du capteur de volume (Qmax)|Portata massima del sensore di volume (Qmax)|Maximaal debiet van de volumesensor (Qmax)
1|0|7|0||||Input pulses per active energy|Eingangsimpulse je Wirkenergie|Impulsions d'entrée par énergie active|Impulsi in ingresso per energia attiva|Ingangspulsen per actieve energie
1|0|7|1||||Input pulses per reactive energy|Eingangsimpulse je Blindenergie|Impulsions d'entrée par énergie réactive|Impulsi in ingresso per energia reattiva|Ingangspulsen per blindenergie
1|0|7|2||||Input pulses per apparent energy|Eingangsimpulse je Scheinenergie|Impulsions d'entrée par énergie apparente|Impulsi in ingresso per energia apparente|Ingangspulsen per schijnbare energie
1|0|7|3||||Input pulses per volt-squared hours|Eingangsimpulse je Volt-Quadrat-Stunden|Impulsions d'entrée par volts carrés heures|Impulsi in ingresso per volt quadrati ora|Ingangspulsen per voltkwadraaturen
1|0|7|4||||Input pulses per ampere-squared hours|Eingangsimpulse je Ampere-Quadrat-Stunden|Impulsions d'entrée par ampères carrés heures|Impulsi in ingresso per ampere quadrati ora|Ingangspulsen per amperekwadraaturen
1|0|7|5||||Input pulses per piece|Eingangsimpulse je Stück|Impulsions d'entrée par pièce|Impulsi in ingresso per pezzo|Ingangspulsen per stuk
1|0|7|10||||Input pulses per active energy export|Eingangsimpulse je Wirkenergie Einspeisung|Impulsions d'entrée par énergie active injectée|Impulsi in ingresso per energia attiva immessa|Ingangspulsen per actieve energie teruglevering
1|0|7|11||||Input pulses per reactive energy negative|Eingangsimpulse je Blindenergie negativ|Impulsions d'entrée par énergie réactive négative|Impulsi in ingresso per energia reattiva negativa|Ingangspulsen per blindenergie negatief
1|0|7|12||||Input pulses per apparent energy export|Eingangsimpulse je Scheinenergie Einspeisung|Impulsions d'entrée par énergie apparente injectée|Impulsi in ingresso per energia apparente immessa|Ingangspulsen per schijnbare energie teruglevering
7|0|7|0||||Input pulses per volume forward|Eingangsimpulse je Volumen vorwärts|Impulsions d'entrée par volume direct|Impulsi in ingresso per volume diretto|Ingangspulsen per volume voorwaarts
7|0|7|1||||Input pulses per volume reverse|Eingangsimpulse je Volumen rückwärts|Impulsions d'entrée par volume inverse|Impulsi in ingresso per volume inverso|Ingangspulsen per volume achterwaarts
7|0|7|2||||Input pulses per volume, total|Eingangsimpulse je Volumen, total|Impulsions d'entrée par volume, total|Impulsi in ingresso per volume, totale|Ingangspulsen per volume, totaal
7|0|7|3||||Input pulses per volume forward, base conditions|Eingangsimpulse je Volumen vorwärts, Normzustand|Impulsions d'entrée par volume direct, conditions de base|Impulsi in ingresso per volume diretto, condizioni di base|Ingangspulsen per volume voorwaarts, basiscondities
7|0|7|4||||Input pulses per volume reverse, base conditions|Eingangsimpulse je Volumen rückwärts, Normzustand|Impulsions d'entrée par volume inverse, conditions de base|Impulsi in ingresso per volume inverso, condizioni di base|Ingangspulsen per volume achterwaarts, basiscondities
7|0|7|5||||Input pulses per volume, total, base conditions|Eingangsimpulse je Volumen, total, Normzustand|Impulsions d'entrée par volume, total, conditions de base|Impulsi in ingresso per volume, totale, condizioni di base|Ingangspulsen per volume, totaal, basiscondities
1|0|8|0||s||Measurement period 1|Messperiode 1|Période de mesure 1|Periodo di misura 1|Meetperiode 1
1|0|8|1||s||Measurement period 2|Messperiode 2|Période de mesure 2|Periodo di misura 2|Meetperiode 2
1|0|8|2||s||Measurement period 3 (instantaneous values)|Messperiode 3 (Momentanwerte)|Période de mesure 3 (valeurs instantanées)|Periodo di misura 3 (valori istantanei)|Meetperiode 3 (momentele waarden)
1|0|8|3||s||Measurement period 4 (test values)|Messperiode 4 (Prüfwerte)|Période de mesure 4 (valeurs de test)|Periodo di misura 4 (valori di prova)|Meetperiode 4 (testwaarden)
1|0|8|4||s||Recording interval of load profile 1|Registrierperiode des Lastgangs 1|Période d'enregistrement de la courbe de charge 1|Periodo di registrazione della curva di carico 1|Registratieperiode van belastingprofiel 1
1|0|8|5||s||Recording interval of load profile 2|Registrierperiode des Lastgangs 2|Période d'enregistrement de la courbe de charge 2|Periodo di registrazione della curva di carico 2|Registratieperiode van belastingprofiel 2
1|0|8|6||||Length of the billing period|Länge der Abrechnungsperiode|Durée de la période de facturation|Durata del periodo di fatturazione|Lengte van de factureringsperiode
1|0|8|7||||Length of billing period 2|Länge der Abrechnungsperiode 2|Durée de la période de facturation 2|Durata del periodo di fatturazione 2|Lengte van factureringsperiode 2
7|0|8|1||||Recording interval 1 of profiles|Registrierperiode 1 der Profile|Période d'enregistrement 1 des profils|Periodo di registrazione 1 dei profili|Registratieperiode 1 van profielen
7|0|8|2||||Recording interval 2 of profiles|Registrierperiode 2 der Profile|Période d'enregistrement 2 des profils|Periodo di registrazione 2 dei profili|Registratieperiode 2 van profielen
7|0|8|3||||Measurement period of average value 1|Messperiode des Mittelwerts 1|Période de mesure de la moyenne 1|Periodo di misura della media 1|Meetperiode van gemiddelde 1
7|0|8|4||||Measurement period of average value 2|Messperiode des Mittelwerts 2|Période de mesure de la moyenne 2|Periodo di misura della media 2|Meetperiode van gemiddelde 2
7|0|8|5||||Measurement period of instantaneous values|Messperiode der Momentanwerte|Période de mesure des valeurs instantanées|Periodo di misura dei valori istantanei|Meetperiode van momentele waarden
7|0|8|6||||Measurement period of test values|Messperiode der Prüfwerte|Période de mesure des valeurs de test|Periodo di misura dei valori di prova|Meetperiode van testwaarden
7|0|8|10||||Length of the billing period|Länge der Abrechnungsperiode|Durée de la période de facturation|Durata del periodo di fatturazione|Lengte van de factureringsperiode
7|0|8|11||||Length: process interval 1 (15 minutes)|Länge: Prozessintervall 1 (15 Minuten)|Durée : intervalle de processus 1 (15 minutes)|Durata: intervallo di processo 1 (15 minuti)|Lengte: procesinterval 1 (15 minuten)
7|0|8|12||||Length: process interval 2 (1 hour)|Länge: Prozessintervall 2 (1 Stunde)|Durée : intervalle de processus 2 (1 heure)|Durata: intervallo di processo 2 (1 ora)|Lengte: procesinterval 2 (1 uur)
7|0|8|13||||Length: process interval 3 (1 day)|Länge: Prozessintervall 3 (1 Tag)|Durée : intervalle de processus 3 (1 jour)|Durata: intervallo di processo 3 (1 giorno)|Lengte: procesinterval 3 (1 dag)
7|0|8|14||||Length: process interval 4 (1 month)|Länge: Prozessintervall 4 (1 Monat)|Durée : intervalle de processus 4 (1 mois)|Durata: intervallo di processo 4 (1 mese)|Lengte: procesinterval 4 (1 maand)
7|0|8|15||||Length: process interval 5 (since the last event)|Länge: Prozessintervall 5 (seit dem letzten Ereignis)|Durée : intervalle de processus 5 (depuis le dernier événement)|Durata: intervallo di processo 5 (dall'ultimo evento)|Lengte: procesinterval 5 (sinds de laatste gebeurtenis)
7|0|8|16||||Length: process interval 6 (between the last two events)|Länge: Prozessintervall 6 (zwischen den letzten zwei Ereignissen)|Durée : intervalle de processus 6 (entre les deux derniers événements)|Durata: intervallo di processo 6 (tra gli ultimi due eventi)|Lengte: procesinterval 6 (tussen de laatste twee gebeurtenissen)
7|0|8|17||||Length: measurement period 1 (15 minutes)|Länge: Messperiode 1 (15 Minuten)|Durée : période de mesure 1 (15 minutes)|Durata: periodo di misura 1 (15 minuti)|Lengte: meetperiode 1 (15 minuten)
7|0|8|18||||Length: measurement period 2 (1 hour)|Länge: Messperiode 2 (1 Stunde)|Durée : période de mesure 2 (1 heure)|Durata: periodo di misura 2 (1 ora)|Lengte: meetperiode 2 (1 uur)
7|0|8|19||||Length: measurement period 3|Länge: Messperiode 3|Durée : période de mesure 3|Durata: periodo di misura 3|Lengte: meetperiode 3
7|0|8|20||||Length: billing period 1 (1 day)|Länge: Abrechnungsperiode 1 (1 Tag)|Durée : période de facturation 1 (1 jour)|Durata: periodo di fatturazione 1 (1 giorno)|Lengte: factureringsperiode 1 (1 dag)
7|0|8|21||||Length: billing period 2 (1 month)|Länge: Abrechnungsperiode 2 (1 Monat)|Durée : période de facturation 2 (1 mois)|Durata: periodo di fatturazione 2 (1 mese)|Lengte: factureringsperiode 2 (1 maand)
7|0|8|22||||Length: billing period 3 (1 year)|Länge: Abrechnungsperiode 3 (1 Jahr)|Durée : période de facturation 3 (1 an)|Durata: periodo di fatturazione 3 (1 anno)|Lengte: factureringsperiode 3 (1 jaar)
7|0|8|23||||Length: billing period 4|Länge: Abrechnungsperiode 4|Durée : période de facturation 4|Durata: periodo di fatturazione 4|Lengte: factureringsperiode 4
7|0|8|25||||Length: averaging period 1 (5 minutes)|Länge: Mittelungsperiode 1 (5 Minuten)|Durée : période de moyenne 1 (5 minutes)|Durata: periodo di media 1 (5 minuti)|Lengte: middelingsperiode 1 (5 minuten)
7|0|8|26||||Length: averaging period 2 (15 minutes)|Länge: Mittelungsperiode 2 (15 Minuten)|Durée : période de moyenne 2 (15 minutes)|Durata: periodo di media 2 (15 minuti)|Lengte: middelingsperiode 2 (15 minuten)
7|0|8|27||||Length: averaging period 3 (1 hour)|Länge: Mittelungsperiode 3 (1 Stunde)|Durée : période de moyenne 3 (1 heure)|Durata: periodo di media 3 (1 ora)|Lengte: middelingsperiode 3 (1 uur)
7|0|8|28||||Length: averaging period 4|Länge: Mittelungsperiode 4|Durée : période de moyenne 4|Durata: periodo di media 4|Lengte: middelingsperiode 4
7|0|8|29||||Length: averaging period 5 (1 day)|Länge: Mittelungsperiode 5 (1 Tag)|Durée : période de moyenne 5 (1 jour)|Durata: periodo di media 5 (1 giorno)|Lengte: middelingsperiode 5 (1 dag)
7|0|8|30||||Length: averaging period 6 (1 month)|Länge: Mittelungsperiode 6 (1 Monat)|Durée : période de moyenne 6 (1 mois)|Durata: periodo di media 6 (1 mese)|Lengte: middelingsperiode 6 (1 maand)
7|0|8|31||||Length: averaging period 7 (1 year)|Länge: Mittelungsperiode 7 (1 Jahr)|Durée : période de moyenne 7 (1 an)|Durata: periodo di media 7 (1 anno)|Lengte: middelingsperiode 7 (1 jaar)
7|0|8|32||||Length: averaging period 8|Länge: Mittelungsperiode 8|Durée : période de moyenne 8|Durata: periodo di media 8|Lengte: middelingsperiode 8
7|0|8|33||||Length: averaging period since the last event|Länge: Mittelungsperiode seit dem letzten Ereignis|Durée : période de moyenne depuis le dernier événement|Durata: periodo di media dall'ultimo evento|Lengte: middelingsperiode sinds de laatste gebeurtenis
7|0|8|34||||Length: averaging period between the last two events|Länge: Mittelungsperiode zwischen den letzten zwei Ereignissen|Durée : période de moyenne entre les deux derniers événements|Durata: periodo di media tra gli ultimi due eventi|Lengte: middelingsperiode tussen de laatste twee gebeurtenissen
7|0|8|35||1||Number of sub-periods of averaging period 2|Anzahl Teilperioden der Mittelungsperiode 2|Nombre de sous-périodes de la période de moyenne 2|Numero di sottoperiodi del periodo di media 2|Aantal deelperioden van middelingsperiode 2
1|0|9|0||||Time since the end of the billing period|Zeit seit Ende der Abrechnungsperiode|Temps depuis la fin de la période de facturation|Tempo dalla fine del periodo di fatturazione|Tijd sinds het einde van de factureringsperiode
7|0|9|0||d||Days since the last reset|Tage seit der letzten Rückstellung|Jours depuis la dernière remise à zéro|Giorni dall'ultimo azzeramento|Dagen sinds de laatste reset
0,1,7|0|9|1||||Local time|Lokale Uhrzeit|Heure locale|Ora locale|Lokale tijd
0,1,7|0|9|2||||Local date|Lokales Datum|Date locale|Data locale|Lokale datum
7|0|9|3||||Start of the gas day|Beginn des Gastags|Début de la journée gazière|Inizio del giorno gas|Begin van de gasdag
7|0|9|4||||Residual time shift|Verbleibende Zeitverschiebung|Décalage horaire résiduel|Spostamento orario residuo|Resterende tijdverschuiving
1|0|9|5||||Weekday|Wochentag|Jour de la semaine|Giorno della settimana|Dag van de week
1,7|0|9|6||||Time of the last reset|Uhrzeit der letzten Rückstellung|Heure de la dernière remise à zéro|Ora dell'ultimo azzeramento|Tijd van de laatste reset
1,7|0|9|7||||Date of the last reset|Datum der letzten Rückstellung|Date de la dernière remise à zéro|Data dell'ultimo azzeramento|Datum van de laatste reset
1|0|9|8||||Duration of the output pulse|Dauer des Ausgangsimpulses|Durée de l'impulsion de sortie|Durata dell'impulso di uscita|Duur van de uitgangspuls
1|0|9|9||||Clock synchronisation window|Fenster der Uhrsynchronisation|Fenêtre de synchronisation de l'horloge|Finestra di sincronizzazione dell'orologio|Venster van de kloksynchronisatie
1|0|9|10||||Clock synchronisation method|Verfahren der Uhrsynchronisation|Méthode de synchronisation de l'horloge|Metodo di sincronizzazione dell'orologio|Methode van de kloksynchronisatie
1,7|0|9|11||||Clock time shift limit|Grenze der Uhrverstellung|Limite de décalage de l'horloge|Limite di spostamento dell'orologio|Grens van de klokverschuiving
1,7|0|9|12||||Reset lockout time of the billing period|Rückstellsperrzeit der Abrechnungsperiode|Temps de blocage de la remise à zéro|Tempo di blocco dell'azzeramento|Blokkeertijd van de reset
1,7|0|9|13||||Time since the end of the billing period, scheme 2|Zeit seit Ende der Abrechnungsperiode, Schema 2|Temps depuis la fin de la période de facturation, schéma 2|Tempo dalla fine del periodo di fatturazione, schema 2|Tijd sinds het einde van de factureringsperiode, schema 2
1,7|0|9|14||||Time of the last reset, scheme 2|Uhrzeit der letzten Rückstellung, Schema 2|Heure de la dernière remise à zéro, schéma 2|Ora dell'ultimo azzeramento, schema 2|Tijd van de laatste reset, schema 2
1,7|0|9|15||||Date of the last reset, scheme 2|Datum der letzten Rückstellung, Schema 2|Date de la dernière remise à zéro, schéma 2|Data dell'ultimo azzeramento, schema 2|Datum van de laatste reset, schema 2
1,7|0|9|16||||Reset lockout time of the billing period, scheme 2|Rückstellsperrzeit der Abrechnungsperiode, Schema 2|Temps de blocage de la remise à zéro, schéma 2|Tempo di blocco dell'azzeramento, schema 2|Blokkeertijd van de reset, schema 2
1|0|10|0||||Magnetic losses of the transformer (Xm)|Magnetisierungsverluste des Transformators (Xm)|Pertes magnétiques du transformateur (Xm)|Perdite magnetiche del trasformatore (Xm)|Magnetische verliezen van de transformator (Xm)
1|0|10|1||||Iron losses of the transformer (RFe)|Eisenverluste des Transformators (RFe)|Pertes fer du transformateur (RFe)|Perdite nel ferro del trasformatore (RFe)|IJzerverliezen van de transformator (RFe)
1|0|10|2||||Resistance losses of the line (RCu)|Widerstandsverluste der Leitung (RCu)|Pertes résistives de la ligne (RCu)|Perdite resistive della linea (RCu)|Weerstandsverliezen van de lijn (RCu)
1|0|10|3||||Reactance losses of the line (Xs)|Reaktanzverluste der Leitung (Xs)|Pertes réactives de la ligne (Xs)|Perdite reattive della linea (Xs)|Reactantieverliezen van de lijn (Xs)
7|0|10|0||°C||Heating temperature|Heiztemperatur|Température de chauffage|Temperatura di riscaldamento|Verwarmingstemperatuur
7|0|10|1||°C||Heating temperature, average of 15 minutes|Heiztemperatur, Mittelwert über 15 Minuten|Température de chauffage, moyenne sur 15 minutes|Temperatura di riscaldamento, media di 15 minuti|Verwarmingstemperatuur, gemiddelde van 15 minuten
7|0|10|11||°C||Heating temperature, hourly mean|Heiztemperatur, Stundenmittelwert|Température de chauffage, moyenne horaire|Temperatura di riscaldamento, media oraria|Verwarmingstemperatuur, uurgemiddelde
7|0|10|21||°C||Heating temperature, daily mean|Heiztemperatur, Tagesmittelwert|Température de chauffage, moyenne journalière|Temperatura di riscaldamento, media giornaliera|Verwarmingstemperatuur, daggemiddelde
7|0|10|31||°C||Heating temperature, monthly mean|Heiztemperatur, Monatsmittelwert|Température de chauffage, moyenne mensuelle|Temperatura di riscaldamento, media mensile|Verwarmingstemperatuur, maandgemiddelde
7|0|11|0||°C||Ambient temperature of the device|Umgebungstemperatur des Geräts|Température ambiante de l'appareil|Temperatura ambiente del dispositivo|Omgevingstemperatuur van het apparaat
7|0|11|1||°C||Ambient temperature of the device, average of 15 minutes|Umgebungstemperatur des Geräts, Mittelwert über 15 Minuten|Température ambiante de l'appareil, moyenne sur 15 minutes|Temperatura ambiente del dispositivo, media di 15 minuti|Omgevingstemperatuur van het apparaat, gemiddelde van 15 minuten
7|0|11|11||°C||Ambient temperature of the device, hourly mean|Umgebungstemperatur des Geräts, Stundenmittelwert|Température ambiante de l'appareil, moyenne horaire|Temperatura ambiente del dispositivo, media oraria|Omgevingstemperatuur van het apparaat, uurgemiddelde
7|0|11|21||°C||Ambient temperature of the device, daily mean|Umgebungstemperatur des Geräts, Tagesmittelwert|Température ambiante de l'appareil, moyenne journalière|Temperatura ambiente del dispositivo, media giornaliera|Omgevingstemperatuur van het apparaat, daggemiddelde
7|0|11|31||°C||Ambient temperature of the device, monthly mean|Umgebungstemperatur des Geräts, Monatsmittelwert|Température ambiante de l'appareil, moyenne mensuelle|Temperatura ambiente del dispositivo, media mensile|Omgevingstemperatuur van het apparaat, maandgemiddelde
1|0|11|1||||Measurement algorithm of active power|Messverfahren der Wirkleistung|Algorithme de mesure de la puissance active|Algoritmo di misura della potenza attiva|Meetalgoritme van actief vermogen
1|0|11|2||||Measurement algorithm of active energy|Messverfahren der Wirkenergie|Algorithme de mesure de l'énergie active|Algoritmo di misura dell'energia attiva|Meetalgoritme van actieve energie
1|0|11|3||||Measurement algorithm of reactive power|Messverfahren der Blindleistung|Algorithme de mesure de la puissance réactive|Algoritmo di misura della potenza reattiva|Meetalgoritme van blindvermogen
1|0|11|4||||Measurement algorithm of reactive energy|Messverfahren der Blindenergie|Algorithme de mesure de l'énergie réactive|Algoritmo di misura dell'energia reattiva|Meetalgoritme van blindenergie
1|0|11|5||||Measurement algorithm of apparent power|Messverfahren der Scheinleistung|Algorithme de mesure de la puissance apparente|Algoritmo di misura della potenza apparente|Meetalgoritme van schijnbaar vermogen
1|0|11|6||||Measurement algorithm of apparent energy|Messverfahren der Scheinenergie|Algorithme de mesure de l'énergie apparente|Algoritmo di misura dell'energia apparente|Meetalgoritme van schijnbare energie
1|0|11|7||||Measurement algorithm of the power factor|Messverfahren des Leistungsfaktors|Algorithme de mesure du facteur de puissance|Algoritmo di misura del fattore di potenza|Meetalgoritme van de arbeidsfactor
7|0|15|0-127|||E|Sensor manager {n}|Sensorverwaltung {n}|Gestionnaire de capteurs {n}|Gestore di sensori {n}|Sensorbeheer {n}
0|1|0|0-127|*|||Clock|Uhr|Horloge|Orologio|Klok
0|1|1|0-127|*|s||UNIX clock|UNIX-Uhr|Horloge UNIX|Orologio UNIX|UNIX-klok
0|1|2|0-127|*|||High-resolution clock|Hochauflösende Uhr|Horloge haute résolution|Orologio ad alta risoluzione|Klok met hoge resolutie
0|2|0|0|*|||Modem configuration|Modemkonfiguration|Configuration du modem|Configurazione del modem|Modemconfiguratie
0|2|1|0|*|||Automatic connection|Automatischer Verbindungsaufbau|Connexion automatique|Connessione automatica|Automatische verbinding
0|2|2|0|*|||Automatic answering|Automatische Rufannahme|Réponse automatique|Risposta automatica|Automatisch beantwoorden
0|10|0|0|*|||Script: reset of the meter|Skript: Zähler zurücksetzen|Script : réinitialisation du compteur|Script: azzeramento del contatore|Script: meter resetten
0|10|0|1|*|||Script: end of the billing period|Skript: Ende der Abrechnungsperiode|Script : fin de la période de facturation|Script: fine del periodo di fatturazione|Script: einde van de factureringsperiode
0|10|0|100|*|||Scripts: tariffs|Skripte: Tarife|Scripts : tarifs|Script: tariffe|Scripts: tarieven
0|10|0|101|*|||Script: activate test mode|Skript: Prüfmodus einschalten|Script : activer le mode test|Script: attivare la modalità di prova|Script: testmodus inschakelen
0|10|0|102|*|||Script: activate normal mode|Skript: Normalmodus einschalten|Script : activer le mode normal|Script: attivare la modalità normale|Script: normale modus inschakelen
0|10|0|103|*|||Scripts: output signals|Skripte: Ausgangssignale|Scripts : signaux de sortie|Script: segnali di uscita|Scripts: uitgangssignalen
0|10|0|104|*|||Scripts: optical test output|Skripte: optischer Prüfausgang|Scripts : sortie optique de test|Script: uscita ottica di prova|Scripts: optische testuitgang
0|10|0|105|*|||Scripts: power quality|Skripte: Spannungsqualität|Scripts : qualité de l'énergie|Script: qualità dell'energia|Scripts: spanningskwaliteit
0|10|0|106|*|||Scripts: disconnect control|Skripte: Abschaltung|Scripts : commande de coupure|Script: comando di sezionamento|Scripts: afschakeling
0|10|0|107|*|||Scripts: firmware activation|Skripte: Firmware-Aktivierung|Scripts : activation du firmware|Script: attivazione del firmware|Scripts: firmware-activering
0|10|0|108|*|||Scripts: push|Skripte: Push|Scripts : push|Script: push|Scripts: push
0|10|0|109|*|||Scripts: load profile control|Skripte: Lastgangsteuerung|Scripts : commande de la courbe de charge|Script: comando della curva di carico|Scripts: besturing van het belastingprofiel
0|10|0|110|*|||Scripts: M-Bus profile control|Skripte: M-Bus-Profilsteuerung|Scripts : commande du profil M-Bus|Script: comando del profilo M-Bus|Scripts: besturing van het M-Bus-profiel
0|10|0|111|*|||Scripts: function control|Skripte: Funktionssteuerung|Scripts : commande de fonctions|Script: comando di funzioni|Scripts: functiebesturing
0|10|0|125|*|||Scripts: broadcast|Skripte: Rundruf|Scripts : diffusion|Script: diffusione|Scripts: broadcast
0|11|0|0-127|*|||Special days|Sondertage|Jours spéciaux|Giorni speciali|Speciale dagen
0|12|0|0-127|*|||Schedule|Zeitplan|Programme horaire|Programma orario|Tijdschema
0|13|0|0-127|*|||Activity calendar|Aktivitätskalender|Calendrier d'activité|Calendario delle attività|Activiteitenkalender
0|14|0|0-127|*|||Register activation|Registeraktivierung|Activation des registres|Attivazione dei registri|Registeractivering
0|15|0|0|*|||Scheduled: end of the billing period|Terminiert: Ende der Abrechnungsperiode|Programmé : fin de la période de facturation|Programmato: fine del periodo di fatturazione|Gepland: einde van de factureringsperiode
0|15|0|1|*|||Scheduled: disconnect control|Terminiert: Abschaltung|Programmé : commande de coupure|Programmato: comando di sezionamento|Gepland: afschakeling
0|15|0|2|*|||Scheduled: firmware activation|Terminiert: Firmware-Aktivierung|Programmé : activation du firmware|Programmato: attivazione del firmware|Gepland: firmware-activering
0|15|0|3|*|||Scheduled: output control|Terminiert: Ausgangssteuerung|Programmé : commande des sorties|Programmato: comando delle uscite|Gepland: uitgangsbesturing
0|15|0|4|*|||Scheduled: push|Terminiert: Push|Programmé : push|Programmato: push|Gepland: push
0|15|0|5|*|||Scheduled: load profile control|Terminiert: Lastgangsteuerung|Programmé : commande de la courbe de charge|Programmato: comando della curva di carico|Gepland: besturing van het belastingprofiel
0|15|0|6|*|||Scheduled: M-Bus profile control|Terminiert: M-Bus-Profilsteuerung|Programmé : commande du profil M-Bus|Programmato: comando del profilo M-Bus|Gepland: besturing van het M-Bus-profiel
0|15|0|7|*|||Scheduled: function control|Terminiert: Funktionssteuerung|Programmé : commande de fonctions|Programmato: comando di funzioni|Gepland: functiebesturing
0|16|0|0-127|*|||Register monitor|Registerüberwachung|Surveillance de registre|Monitoraggio di registro|Registerbewaking
0|16|1|0-9|*|||Alarm monitor|Alarmüberwachung|Surveillance d'alarme|Monitoraggio degli allarmi|Alarmbewaking
0|16|2|0-127|*|||Parameter monitor|Parameterüberwachung|Surveillance de paramètres|Monitoraggio dei parametri|Parameterbewaking
0|17|0|0-127|*|||Limiter|Begrenzer|Limiteur|Limitatore|Begrenzer
0|18|0|0-127|*|||Array manager|Feldverwaltung|Gestionnaire de tableaux|Gestore di vettori|Arraybeheer
0|19|0-9|0|*|||Payment: account|Zahlung: Konto|Paiement : compte|Pagamento: conto|Betaling: rekening
0|19|10-19|0-127|*|||Payment: credit|Zahlung: Guthaben|Paiement : crédit|Pagamento: credito|Betaling: tegoed
0|19|20-29|0-127|*|||Payment: charge|Zahlung: Belastung|Paiement : débit|Pagamento: addebito|Betaling: afschrijving
0|19|40-49|0-127|*|||Payment: token gateway|Zahlung: Token-Gateway|Paiement : passerelle de jetons|Pagamento: gateway dei token|Betaling: tokengateway
0|19|50-59|1|*|||Payment: maximum credit limit|Zahlung: höchste Kreditgrenze|Paiement : limite de crédit maximale|Pagamento: limite massimo di credito|Betaling: hoogste kredietlimiet
0|19|50-59|2|*|||Payment: maximum vend limit|Zahlung: höchster Aufladebetrag|Paiement : limite d'achat maximale|Pagamento: limite massimo di ricarica|Betaling: hoogste oplaadbedrag
0|20|0|0|*|||Optical port setup|Einstellung der optischen Schnittstelle|Configuration du port optique|Configurazione della porta ottica|Instelling van de optische poort
0|20|0|1|*|||Electrical port setup|Einstellung der elektrischen Schnittstelle|Configuration du port électrique|Configurazione della porta elettrica|Instelling van de elektrische poort
0|21|0|0|*|||Readout list of the local port|Ausleseliste der lokalen Schnittstelle|Liste de lecture du port local|Lista di lettura della porta locale|Uitleeslijst van de lokale poort
0|21|0|1|*|||Display list|Anzeigeliste|Liste d'affichage|Lista del display|Displaylijst
0|21|0|2|*|||Alternate display list|Alternative Anzeigeliste|Liste d'affichage alternative|Lista alternativa del display|Alternatieve displaylijst
0|21|0|3|*|||Service display list|Service-Anzeigeliste|Liste d'affichage de service|Lista di servizio del display|Service-displaylijst
0|21|0|4|*|||Configurable list of meter data|Konfigurierbare Zählerdatenliste|Liste configurable de données du compteur|Lista configurabile dei dati del contatore|Configureerbare lijst van meterdata
0|21|0|5-127|*||E|Additional readout list {n}|Zusätzliche Ausleseliste {n}|Liste de lecture supplémentaire {n}|Lista di lettura supplementare {n}|Extra uitleeslijst {n}
0|22|0|0|*|||HDLC setup|HDLC-Einstellung|Configuration HDLC|Configurazione HDLC|HDLC-instelling
0|23|0|0|*|||Twisted pair setup|Einstellung der Zweidrahtleitung|Configuration de la paire torsadée|Configurazione del doppino|Instelling van het aderpaar
0|23|1|0|*|||Twisted pair MAC address|MAC-Adresse der Zweidrahtleitung|Adresse MAC de la paire torsadée|Indirizzo MAC del doppino|MAC-adres van het aderpaar
0|23|2|0|*|||Twisted pair fatal errors|Schwere Fehler der Zweidrahtleitung|Erreurs fatales de la paire torsadée|Errori fatali del doppino|Fatale fouten van het aderpaar
0|23|3|0|*|||Twisted pair short readout|Kurzauslesung der Zweidrahtleitung|Lecture courte de la paire torsadée|Lettura breve del doppino|Korte uitlezing van het aderpaar
0|23|3|1|*|||Twisted pair long readout|Langauslesung der Zweidrahtleitung|Lecture longue de la paire torsadée|Lettura lunga del doppino|Lange uitlezing van het aderpaar
0|23|3|2-9|*||E-2|Twisted pair alternate readout {n}|Alternative Auslesung {n} der Zweidrahtleitung|Lecture alternative {n} de la paire torsadée|Lettura alternativa {n} del doppino|Alternatieve uitlezing {n} van het aderpaar
0|24|0|0|*|||M-Bus slave port setup|Einstellung der M-Bus-Slave-Schnittstelle|Configuration du port M-Bus esclave|Configurazione della porta M-Bus slave|Instelling van de M-Bus-slavepoort
0|24|1|0|*|||M-Bus device type|M-Bus-Gerätetyp|Type d'appareil M-Bus|Tipo di dispositivo M-Bus|M-Bus-apparaattype
0|24|2|0-127|*||E|M-Bus meter value {n}|M-Bus-Zählerwert {n}|Valeur du compteur M-Bus {n}|Valore del contatore M-Bus {n}|M-Bus-meterwaarde {n}
0|24|3|0-127|*||E|M-Bus profile {n}|M-Bus-Profil {n}|Profil M-Bus {n}|Profilo M-Bus {n}|M-Bus-profiel {n}
0|24|4|0|*|||M-Bus switch or valve control|M-Bus-Schalter- oder Ventilsteuerung|Commande d'interrupteur ou de vanne M-Bus|Comando di interruttore o valvola M-Bus|M-Bus-schakelaar- of klepbesturing
0|24|5|0|*|||M-Bus control log|M-Bus-Steuerungslogbuch|Journal de commande M-Bus|Registro dei comandi M-Bus|M-Bus-besturingslogboek
0|24|6|0|*|||M-Bus master port setup|Einstellung der M-Bus-Master-Schnittstelle|Configuration du port M-Bus maître|Configurazione della porta M-Bus master|Instelling van de M-Bus-masterpoort
0|24|8|0-127|*|||M-Bus server port setup|Einstellung der M-Bus-Server-Schnittstelle|Configuration du port M-Bus serveur|Configurazione della porta M-Bus server|Instelling van de M-Bus-serverpoort
0|24|9|0-127|*|||M-Bus diagnostics|M-Bus-Diagnose|Diagnostic M-Bus|Diagnostica M-Bus|M-Bus-diagnose
0|25|0|0|*|||TCP/UDP setup|TCP/UDP-Einstellung|Configuration TCP/UDP|Configurazione TCP/UDP|TCP/UDP-instelling
0|25|1|0|*|||IPv4 setup|IPv4-Einstellung|Configuration IPv4|Configurazione IPv4|IPv4-instelling
0|25|2|0|*|||MAC address|MAC-Adresse|Adresse MAC|Indirizzo MAC|MAC-adres
0|25|3|0|*|||PPP setup|PPP-Einstellung|Configuration PPP|Configurazione PPP|PPP-instelling
0|25|4|0|*|||GPRS modem setup|GPRS-Modem-Einstellung|Configuration du modem GPRS|Configurazione del modem GPRS|GPRS-modeminstelling
0|25|5|0|*|||E-mail (SMTP) setup|E-Mail-Einstellung (SMTP)|Configuration du courriel (SMTP)|Configurazione della posta (SMTP)|E-mailinstelling (SMTP)
0|25|6|0|*|||GSM diagnostics|GSM-Diagnose|Diagnostic GSM|Diagnostica GSM|GSM-diagnose
0|25|7|0|*|||IPv6 setup|IPv6-Einstellung|Configuration IPv6|Configurazione IPv6|IPv6-instelling
0|25|9|0|*|||Push setup|Push-Einstellung|Configuration du push|Configurazione del push|Push-instelling
0|25|10|0|*|||Time server (NTP) setup|Zeitserver-Einstellung (NTP)|Configuration du serveur de temps (NTP)|Configurazione del server orario (NTP)|Tijdserverinstelling (NTP)
0|25|11|0|*|||LTE monitoring|LTE-Überwachung|Surveillance LTE|Monitoraggio LTE|LTE-bewaking
0|26|0|0|*|||S-FSK setup|S-FSK-Einstellung|Configuration S-FSK|Configurazione S-FSK|S-FSK-instelling
0|26|1|0|*|||S-FSK active initiator|S-FSK: aktiver Initiator|S-FSK : initiateur actif|S-FSK: iniziatore attivo|S-FSK: actieve initiator
0|26|2|0|*|||S-FSK synchronisation timeouts|S-FSK: Synchronisations-Zeitlimiten|S-FSK : délais de synchronisation|S-FSK: tempi limite di sincronizzazione|S-FSK: synchronisatietijdlimieten
0|26|3|0|*|||S-FSK MAC counters|S-FSK: MAC-Zähler|S-FSK : compteurs MAC|S-FSK: contatori MAC|S-FSK: MAC-tellers
0|26|5|0|*|||IEC 61334-4-32 LLC setup|LLC-Einstellung IEC 61334-4-32|Configuration LLC IEC 61334-4-32|Configurazione LLC IEC 61334-4-32|LLC-instelling IEC 61334-4-32
0|26|6|0|*|||S-FSK reporting list|S-FSK: Meldeliste|S-FSK : liste de rapport|S-FSK: lista di segnalazione|S-FSK: meldingslijst
0|27|0-2|0|*||D+1|ISO 8802-2 LLC type {n} setup|LLC-Einstellung ISO 8802-2 Typ {n}|Configuration LLC ISO 8802-2 type {n}|Configurazione LLC ISO 8802-2 tipo {n}|LLC-instelling ISO 8802-2 type {n}
0|28|0-7|0|*||D|PRIME power line object {n}|PRIME-Powerline-Objekt {n}|Objet PRIME (courant porteur) {n}|Oggetto PRIME (onde convogliate) {n}|PRIME-powerlineobject {n}
0|29|0-2|0|*||D|G3 power line object {n}|G3-Powerline-Objekt {n}|Objet G3 (courant porteur) {n}|Oggetto G3 (onde convogliate) {n}|G3-powerlineobject {n}
0|30|0-4|0-127|*||D|ZigBee object {n}|ZigBee-Objekt {n}|Objet ZigBee {n}|Oggetto ZigBee {n}|ZigBee-object {n}
0|31|0|0|*|||Wireless M-Bus channel|Wireless-M-Bus-Kanal|Canal M-Bus sans fil|Canale M-Bus wireless|Draadloos M-Bus-kanaal
0|33|0-3|0|*||D|HS power line object {n}|HS-Powerline-Objekt {n}|Objet HS (courant porteur) {n}|Oggetto HS (onde convogliate) {n}|HS-powerlineobject {n}
0|40|0|0|*|||Current association|Aktuelle Assoziation|Association courante|Associazione corrente|Huidige associatie
0|40|0|1-127|*||E|Association {n}|Assoziation {n}|Association {n}|Associazione {n}|Associatie {n}
0|41|0|0|*|||SAP assignment|SAP-Zuordnung|Affectation des SAP|Assegnazione dei SAP|SAP-toewijzing
0|42|0|0|*|||Logical device name|Name des logischen Geräts|Nom de l'appareil logique|Nome del dispositivo logico|Naam van het logische apparaat
0|43|0|0-127|*|||Security setup|Sicherheitseinstellung|Configuration de la sécurité|Configurazione della sicurezza|Beveiligingsinstelling
0|43|1|0-127|*|||Frame counter|Telegrammzähler|Compteur de trames|Contatore dei telegrammi|Frameteller
0|43|2|0-127|*|||Data protection|Datenschutz|Protection des données|Protezione dei dati|Gegevensbescherming
0|44|0|0-127|*|||Firmware transfer|Firmware-Übertragung|Transfert du firmware|Trasferimento del firmware|Firmwareoverdracht
0|44|1|0-127|*|||Function control|Funktionssteuerung|Commande de fonctions|Comando di funzioni|Functiebesturing
0|65|0-15|0-127|*||table|ANSI table {n}|ANSI-Tabelle {n}|Table ANSI {n}|Tabella ANSI {n}|ANSI-tabel {n}
0|65|16-31|0-127|*||table|ANSI manufacturer table {n}|ANSI-Herstellertabelle {n}|Table ANSI du fabricant {n}|Tabella ANSI del fabbricante {n}|ANSI-fabrikanttabel {n}
0|65|32-47|0-127|*||table|ANSI pending table {n}|Anstehende ANSI-Tabelle {n}|Table ANSI en attente {n}|Tabella ANSI in attesa {n}|Wachtende ANSI-tabel {n}
0|65|48-63|0-127|*||table|ANSI pending manufacturer table {n}|Anstehende ANSI-Herstellertabelle {n}|Table ANSI du fabricant en attente {n}|Tabella ANSI del fabbricante in attesa {n}|Wachtende ANSI-fabrikanttabel {n}
0|66|0|0-127|*|||Compact data|Kompakte Daten|Données compactes|Dati compatti|Compacte gegevens
0|67|0|*|*|||Sensor manager|Sensorverwaltung|Gestionnaire de capteurs|Gestore di sensori|Sensorbeheer
0,1,4-9|96|1|0|*|||Device ID 1 (serial number)|Geräte-ID 1 (Seriennummer)|Identifiant de l'appareil 1 (numéro de série)|Identificativo del dispositivo 1 (numero di serie)|Apparaat-ID 1 (serienummer)
0,1,4-9|96|1|1-9|*||E+1|Device ID {n}|Geräte-ID {n}|Identifiant de l'appareil {n}|Identificativo del dispositivo {n}|Apparaat-ID {n}
0,1,4-9|96|1|10|*|||Metering point|Messpunkt|Point de mesure|Punto di misura|Meetpunt
0,1,4-9|96|1|255|*|||Device ID, complete|Geräte-ID, vollständig|Identifiant complet de l'appareil|Identificativo completo del dispositivo|Apparaat-ID, volledig
0,1|96|2|0|*|1||Number of configuration changes|Anzahl Konfigurationsänderungen|Nombre de modifications de configuration|Numero di modifiche di configurazione|Aantal configuratiewijzigingen
0,1|96|2|1|*|||Date of the last configuration change|Datum der letzten Konfigurationsänderung|Date de la dernière modification de configuration|Data dell'ultima modifica di configurazione|Datum van de laatste configuratiewijziging
0,1|96|2|2|*|||Date of the last time switch program change|Datum der letzten Schaltuhrprogramm-Änderung|Date de la dernière modification du programme horaire|Data dell'ultima modifica del programma orario|Datum van de laatste wijziging van het schakelklokprogramma
0,1|96|2|3|*|||Date of the last ripple control program change|Datum der letzten Rundsteuerprogramm-Änderung|Date de la dernière modification du programme de télécommande|Data dell'ultima modifica del programma di telecomando|Datum van de laatste wijziging van het toonfrequentprogramma
0,1|96|2|4|*|||Status of the security switches|Status der Sicherheitsschalter|État des interrupteurs de sécurité|Stato degli interruttori di sicurezza|Status van de beveiligingsschakelaars
0,1|96|2|5|*|||Date of the last calibration|Datum der letzten Eichung|Date du dernier étalonnage|Data dell'ultima taratura|Datum van de laatste ijking
0,1|96|2|6|*|||Date of the next configuration change|Datum der nächsten Konfigurationsänderung|Date de la prochaine modification de configuration|Data della prossima modifica di configurazione|Datum van de volgende configuratiewijziging
0,1|96|2|7|*|||Activation date of the passive calendar|Aktivierungsdatum des passiven Kalenders|Date d'activation du calendrier passif|Data di attivazione del calendario passivo|Activeringsdatum van de passieve kalender
0,1|96|2|10|*|1||Number of protected configuration changes|Anzahl geschützter Konfigurationsänderungen|Nombre de modifications de configuration protégées|Numero di modifiche di configurazione protette|Aantal beveiligde configuratiewijzigingen
0,1|96|2|11|*|||Date of the last protected configuration change|Datum der letzten geschützten Konfigurationsänderung|Date de la dernière modification de configuration protégée|Data dell'ultima modifica di configurazione protetta|Datum van de laatste beveiligde configuratiewijziging
0,1|96|2|12|*|||Date of the last clock synchronisation|Datum der letzten Uhrsynchronisation|Date de la dernière synchronisation de l'horloge|Data dell'ultima sincronizzazione dell'orologio|Datum van de laatste kloksynchronisatie
0,1|96|2|13|*|||Date of the last firmware activation|Datum der letzten Firmware-Aktivierung|Date de la dernière activation du firmware|Data dell'ultima attivazione del firmware|Datum van de laatste firmware-activering
0,1|96|3|0|*|||State of the control signals|Zustand der Steuersignale|État des signaux de commande|Stato dei segnali di comando|Toestand van de stuursignalen
0,1|96|3|1|*|||State of the input control signals|Zustand der Steuereingänge|État des entrées de commande|Stato degli ingressi di comando|Toestand van de stuuringangen
0,1|96|3|2|*|||State of the output control signals|Zustand der Steuerausgänge|État des sorties de commande|Stato delle uscite di comando|Toestand van de stuuruitgangen
0,1|96|3|3-4|*||E|State of control signals {n}|Zustand der Steuersignale {n}|État des signaux de commande {n}|Stato dei segnali di comando {n}|Toestand van stuursignalen {n}
0,1|96|3|10|*|||Disconnect control (switch or valve)|Schaltzustand (Trennschalter oder Ventil)|Commande de coupure (interrupteur ou vanne)|Comando di sezionamento (interruttore o valvola)|Schakelstand (schakelaar of klep)
7|96|3|10|*|||Disconnect control (gas valve)|Schaltzustand (Gasventil)|Commande de coupure (vanne de gaz)|Comando di sezionamento (valvola del gas)|Schakelstand (gasklep)
0,1|96|3|20-29|*||E-19|Arbitrator {n}|Arbitrator {n}|Arbitre {n}|Arbitro {n}|Arbiter {n}
0,1|96|4|0-4|*||E|State of the internal control signals {n}|Zustand der internen Steuersignale {n}|État des signaux de commande internes {n}|Stato dei segnali di comando interni {n}|Toestand van interne stuursignalen {n}
0,1,4-9|96|5|0|*|||Operating status (status word)|Betriebszustand (Statuswort)|État de fonctionnement (mot d'état)|Stato di funzionamento (parola di stato)|Bedrijfstoestand (statuswoord)
0,1,4-6,8,9|96|5|1-5|*||E|Operating status {n} (status word)|Betriebszustand {n} (Statuswort)|État de fonctionnement {n} (mot d'état)|Stato di funzionamento {n} (parola di stato)|Bedrijfstoestand {n} (statuswoord)
7|96|5|1-9|*||E|Operating status {n} (status word)|Betriebszustand {n} (Statuswort)|État de fonctionnement {n} (mot d'état)|Stato di funzionamento {n} (parola di stato)|Bedrijfstoestand {n} (statuswoord)
0,1,4-9|96|6|0|*|||Battery, time in use|Batterie, Nutzungsdauer|Pile, durée d'utilisation|Batteria, tempo di utilizzo|Batterij, gebruiksduur
0,1,4-9|96|6|1|*|||Battery, charge|Batterie, Ladezustand|Pile, charge|Batteria, carica|Batterij, lading
0,1,4-9|96|6|2|*|||Battery, next change|Batterie, nächster Wechsel|Pile, prochain remplacement|Batteria, prossima sostituzione|Batterij, volgende vervanging
0,1,4-9|96|6|3|*|V||Battery, voltage|Batterie, Spannung|Pile, tension|Batteria, tensione|Batterij, spanning
0,1,4-9|96|6|4|*|Ah||Battery, initial capacity|Batterie, Anfangskapazität|Pile, capacité initiale|Batteria, capacità iniziale|Batterij, begincapaciteit
0,1,4-9|96|6|5|*|||Battery, date of installation|Batterie, Einbaudatum|Pile, date d'installation|Batteria, data di installazione|Batterij, plaatsingsdatum
0,1,4-9|96|6|6|*|||Battery, estimated remaining time|Batterie, geschätzte Restdauer|Pile, durée restante estimée|Batteria, durata residua stimata|Batterij, geschatte resterende duur
0,1,4-9|96|6|10|*|||Auxiliary supply, time in use|Hilfsversorgung, Nutzungsdauer|Alimentation auxiliaire, durée d'utilisation|Alimentazione ausiliaria, tempo di utilizzo|Hulpvoeding, gebruiksduur
0,1,4-9|96|6|11|*|V||Auxiliary supply, voltage|Hilfsversorgung, Spannung|Alimentation auxiliaire, tension|Alimentazione ausiliaria, tensione|Hulpvoeding, spanning
0,1|96|7|0|*|1||Number of power failures, all three phases|Anzahl Spannungsausfälle, alle drei Phasen|Nombre de coupures, les trois phases|Numero di interruzioni, tutte e tre le fasi|Aantal stroomonderbrekingen, alle drie fasen
0,1|96|7|1-3|*|1|phase|Number of power failures, {n}|Anzahl Spannungsausfälle, {n}|Nombre de coupures, {n}|Numero di interruzioni, {n}|Aantal stroomonderbrekingen, {n}
0,1|96|7|4|*|1||Number of power failures, auxiliary supply|Anzahl Spannungsausfälle, Hilfsversorgung|Nombre de coupures, alimentation auxiliaire|Numero di interruzioni, alimentazione ausiliaria|Aantal stroomonderbrekingen, hulpvoeding
0,1|96|7|5|*|1||Number of long power failures, all three phases|Anzahl langer Spannungsausfälle, alle drei Phasen|Nombre de coupures longues, les trois phases|Numero di interruzioni lunghe, tutte e tre le fasi|Aantal lange stroomonderbrekingen, alle drie fasen
0,1|96|7|6-8|*|1|phase|Number of long power failures, {n}|Anzahl langer Spannungsausfälle, {n}|Nombre de coupures longues, {n}|Numero di interruzioni lunghe, {n}|Aantal lange stroomonderbrekingen, {n}
0,1|96|7|9|*|1||Number of long power failures, any phase|Anzahl langer Spannungsausfälle, beliebige Phase|Nombre de coupures longues, n'importe quelle phase|Numero di interruzioni lunghe, una fase qualsiasi|Aantal lange stroomonderbrekingen, willekeurige fase
0,1|96|7|10|*|||Time of the power failure, all three phases|Zeitpunkt des Spannungsausfalls, alle drei Phasen|Date de la coupure, les trois phases|Data dell'interruzione, tutte e tre le fasi|Tijdstip van de stroomonderbreking, alle drie fasen
0,1|96|7|11-13|*||phase|Time of the power failure, {n}|Zeitpunkt des Spannungsausfalls, {n}|Date de la coupure, {n}|Data dell'interruzione, {n}|Tijdstip van de stroomonderbreking, {n}
0,1|96|7|14|*|||Time of the power failure, any phase|Zeitpunkt des Spannungsausfalls, beliebige Phase|Date de la coupure, n'importe quelle phase|Data dell'interruzione, una fase qualsiasi|Tijdstip van de stroomonderbreking, willekeurige fase
0,1|96|7|15|*|s||Duration of the long power failure, all three phases|Dauer des langen Spannungsausfalls, alle drei Phasen|Durée de la coupure longue, les trois phases|Durata dell'interruzione lunga, tutte e tre le fasi|Duur van de lange stroomonderbreking, alle drie fasen
0,1|96|7|16-18|*|s|phase|Duration of the long power failure, {n}|Dauer des langen Spannungsausfalls, {n}|Durée de la coupure longue, {n}|Durata dell'interruzione lunga, {n}|Duur van de lange stroomonderbreking, {n}
0,1|96|7|19|*|s||Duration of the long power failure, any phase|Dauer des langen Spannungsausfalls, beliebige Phase|Durée de la coupure longue, n'importe quelle phase|Durata dell'interruzione lunga, una fase qualsiasi|Duur van de lange stroomonderbreking, willekeurige fase
0,1|96|7|20|*|s||Time threshold for long power failures|Zeitschwelle für lange Spannungsausfälle|Seuil de durée des coupures longues|Soglia di durata delle interruzioni lunghe|Tijddrempel voor lange stroomonderbrekingen
0,1|96|7|21|*|1||Number of power failures, any phase|Anzahl Spannungsausfälle, beliebige Phase|Nombre de coupures, n'importe quelle phase|Numero di interruzioni, una fase qualsiasi|Aantal stroomonderbrekingen, willekeurige fase
0,1|96|8|0|*|||Operating time, total|Betriebszeit, total|Temps de fonctionnement, total|Tempo di funzionamento, totale|Bedrijfstijd, totaal
0,1|96|8|1-62|*||E|Operating time, tariff {n}|Betriebszeit, Tarif {n}|Temps de fonctionnement, tarif {n}|Tempo di funzionamento, tariffa {n}|Bedrijfstijd, tarief {n}
0,1|96|8|63|*|||Operating time, error register|Betriebszeit, Fehlerregister|Temps de fonctionnement, registre d'erreurs|Tempo di funzionamento, registro degli errori|Bedrijfstijd, foutregister
0,1|96|9|0|*|°C||Ambient temperature|Umgebungstemperatur|Température ambiante|Temperatura ambiente|Omgevingstemperatuur
0,1|96|9|1|*|Pa||Ambient pressure|Umgebungsdruck|Pression ambiante|Pressione ambiente|Omgevingsdruk
0,1|96|9|2|*|%||Relative humidity|Relative Luftfeuchtigkeit|Humidité relative|Umidità relativa|Relatieve vochtigheid
0,1|96|10|1-10|*||E|Status register {n}|Statusregister {n}|Registre d'état {n}|Registro di stato {n}|Statusregister {n}
0,1|96|11|0-99|*||E+1|Event code {n}|Ereigniscode {n}|Code d'événement {n}|Codice evento {n}|Gebeurteniscode {n}
0,1|96|12|1|*|1||Communication port, number of connections|Kommunikationsschnittstelle, Anzahl Verbindungen|Port de communication, nombre de connexions|Porta di comunicazione, numero di connessioni|Communicatiepoort, aantal verbindingen
0,1|96|12|4|*|||Communication port, parameter 1|Kommunikationsschnittstelle, Parameter 1|Port de communication, paramètre 1|Porta di comunicazione, parametro 1|Communicatiepoort, parameter 1
0,1|96|12|5|*|dBm||GSM field strength|GSM-Feldstärke|Intensité du champ GSM|Intensità di campo GSM|GSM-veldsterkte
0,1|96|12|6|*|||Communication address (phone number)|Kommunikationsadresse (Telefonnummer)|Adresse de communication (numéro de téléphone)|Indirizzo di comunicazione (numero di telefono)|Communicatieadres (telefoonnummer)
0,1|96|13|0|*|||Message to the consumer (local port)|Mitteilung an den Kunden (lokale Schnittstelle)|Message au client (port local)|Messaggio al cliente (porta locale)|Bericht aan de klant (lokale poort)
0,1|96|13|1|*|||Message to the consumer (display)|Mitteilung an den Kunden (Anzeige)|Message au client (affichage)|Messaggio al cliente (display)|Bericht aan de klant (display)
0,1|96|14|0|*|||Active tariff|Aktiver Tarif|Tarif actif|Tariffa attiva|Actief tarief
0,1|96|14|1-15|*||E|Active tariff, register {n}|Aktiver Tarif, Register {n}|Tarif actif, registre {n}|Tariffa attiva, registro {n}|Actief tarief, register {n}
0,1|96|15|0-99|*|1|E+1|Event counter {n}|Ereigniszähler {n}|Compteur d'événements {n}|Contatore di eventi {n}|Gebeurtenisteller {n}
0,1|96|16|0-9|*||E|Signature of profile entries {n}|Signatur der Profileinträge {n}|Signature des entrées de profil {n}|Firma delle voci di profilo {n}|Handtekening van profielregels {n}
0,1|96|20|0|*|1||Meter opened, number of events|Zähler geöffnet, Anzahl Ereignisse|Compteur ouvert, nombre d'événements|Contatore aperto, numero di eventi|Meter geopend, aantal gebeurtenissen
0,1|96|20|1|*|||Meter opened, time of the event|Zähler geöffnet, Zeitpunkt des Ereignisses|Compteur ouvert, date de l'événement|Contatore aperto, data dell'evento|Meter geopend, tijdstip van de gebeurtenis
0,1|96|20|2|*|s||Meter opened, duration of the event|Zähler geöffnet, Dauer des Ereignisses|Compteur ouvert, durée de l'événement|Contatore aperto, durata dell'evento|Meter geopend, duur van de gebeurtenis
0,1|96|20|3|*|s||Meter opened, cumulative duration|Zähler geöffnet, kumulierte Dauer|Compteur ouvert, durée cumulée|Contatore aperto, durata cumulata|Meter geopend, cumulatieve duur
0,1|96|20|5|*|1||Terminal cover opened, number of events|Klemmendeckel geöffnet, Anzahl Ereignisse|Cache-bornes ouvert, nombre d'événements|Coprimorsetti aperto, numero di eventi|Klemmendeksel geopend, aantal gebeurtenissen
0,1|96|20|6|*|||Terminal cover opened, time of the event|Klemmendeckel geöffnet, Zeitpunkt des Ereignisses|Cache-bornes ouvert, date de l'événement|Coprimorsetti aperto, data dell'evento|Klemmendeksel geopend, tijdstip van de gebeurtenis
0,1|96|20|7|*|s||Terminal cover opened, duration of the event|Klemmendeckel geöffnet, Dauer des Ereignisses|Cache-bornes ouvert, durée de l'événement|Coprimorsetti aperto, durata dell'evento|Klemmendeksel geopend, duur van de gebeurtenis
0,1|96|20|8|*|s||Terminal cover opened, cumulative duration|Klemmendeckel geöffnet, kumulierte Dauer|Cache-bornes ouvert, durée cumulée|Coprimorsetti aperto, durata cumulata|Klemmendeksel geopend, cumulatieve duur
0,1|96|20|10|*|1||Meter tilted, number of events|Zähler gekippt, Anzahl Ereignisse|Compteur incliné, nombre d'événements|Contatore inclinato, numero di eventi|Meter gekanteld, aantal gebeurtenissen
0,1|96|20|11|*|||Meter tilted, time of the event|Zähler gekippt, Zeitpunkt des Ereignisses|Compteur incliné, date de l'événement|Contatore inclinato, data dell'evento|Meter gekanteld, tijdstip van de gebeurtenis
0,1|96|20|12|*|s||Meter tilted, duration of the event|Zähler gekippt, Dauer des Ereignisses|Compteur incliné, durée de l'événement|Contatore inclinato, durata dell'evento|Meter gekanteld, duur van de gebeurtenis
0,1|96|20|13|*|s||Meter tilted, cumulative duration|Zähler gekippt, kumulierte Dauer|Compteur incliné, durée cumulée|Contatore inclinato, durata cumulata|Meter gekanteld, cumulatieve duur
0,1|96|20|15|*|1||Strong magnetic field, number of events|Starkes Magnetfeld, Anzahl Ereignisse|Champ magnétique intense, nombre d'événements|Campo magnetico intenso, numero di eventi|Sterk magneetveld, aantal gebeurtenissen
0,1|96|20|16|*|||Strong magnetic field, time of the event|Starkes Magnetfeld, Zeitpunkt des Ereignisses|Champ magnétique intense, date de l'événement|Campo magnetico intenso, data dell'evento|Sterk magneetveld, tijdstip van de gebeurtenis
0,1|96|20|17|*|s||Strong magnetic field, duration of the event|Starkes Magnetfeld, Dauer des Ereignisses|Champ magnétique intense, durée de l'événement|Campo magnetico intenso, durata dell'evento|Sterk magneetveld, duur van de gebeurtenis
0,1|96|20|18|*|s||Strong magnetic field, cumulative duration|Starkes Magnetfeld, kumulierte Dauer|Champ magnétique intense, durée cumulée|Campo magnetico intenso, durata cumulata|Sterk magneetveld, cumulatieve duur
0,1|96|20|20|*|1||Supply switch or valve tampered with, number of events|Schalter oder Ventil manipuliert, Anzahl Ereignisse|Interrupteur ou vanne manipulés, nombre d'événements|Interruttore o valvola manomessi, numero di eventi|Schakelaar of klep gemanipuleerd, aantal gebeurtenissen
0,1|96|20|21|*|||Supply switch or valve tampered with, time of the event|Schalter oder Ventil manipuliert, Zeitpunkt des Ereignisses|Interrupteur ou vanne manipulés, date de l'événement|Interruttore o valvola manomessi, data dell'evento|Schakelaar of klep gemanipuleerd, tijdstip van de gebeurtenis
0,1|96|20|22|*|s||Supply switch or valve tampered with, duration of the event|Schalter oder Ventil manipuliert, Dauer des Ereignisses|Interrupteur ou vanne manipulés, durée de l'événement|Interruttore o valvola manomessi, durata dell'evento|Schakelaar of klep gemanipuleerd, duur van de gebeurtenis
0,1|96|20|23|*|s||Supply switch or valve tampered with, cumulative duration|Schalter oder Ventil manipuliert, kumulierte Dauer|Interrupteur ou vanne manipulés, durée cumulée|Interruttore o valvola manomessi, durata cumulata|Schakelaar of klep gemanipuleerd, cumulatieve duur
0,1|96|20|25|*|1||Metrology tampered with, number of events|Messwerk manipuliert, Anzahl Ereignisse|Métrologie manipulée, nombre d'événements|Metrologia manomessa, numero di eventi|Meetwerk gemanipuleerd, aantal gebeurtenissen
0,1|96|20|26|*|||Metrology tampered with, time of the event|Messwerk manipuliert, Zeitpunkt des Ereignisses|Métrologie manipulée, date de l'événement|Metrologia manomessa, data dell'evento|Meetwerk gemanipuleerd, tijdstip van de gebeurtenis
0,1|96|20|27|*|s||Metrology tampered with, duration of the event|Messwerk manipuliert, Dauer des Ereignisses|Métrologie manipulée, durée de l'événement|Metrologia manomessa, durata dell'evento|Meetwerk gemanipuleerd, duur van de gebeurtenis
0,1|96|20|28|*|s||Metrology tampered with, cumulative duration|Messwerk manipuliert, kumulierte Dauer|Métrologie manipulée, durée cumulée|Metrologia manomessa, durata cumulata|Meetwerk gemanipuleerd, cumulatieve duur
0,1|96|20|30|*|1||Communication tampered with, number of events|Kommunikation manipuliert, Anzahl Ereignisse|Communication manipulée, nombre d'événements|Comunicazione manomessa, numero di eventi|Communicatie gemanipuleerd, aantal gebeurtenissen
0,1|96|20|31|*|||Communication tampered with, time of the event|Kommunikation manipuliert, Zeitpunkt des Ereignisses|Communication manipulée, date de l'événement|Comunicazione manomessa, data dell'evento|Communicatie gemanipuleerd, tijdstip van de gebeurtenis
0,1|96|20|32|*|s||Communication tampered with, duration of the event|Kommunikation manipuliert, Dauer des Ereignisses|Communication manipulée, durée de l'événement|Comunicazione manomessa, durata dell'evento|Communicatie gemanipuleerd, duur van de gebeurtenis
0,1|96|20|33|*|s||Communication tampered with, cumulative duration|Kommunikation manipuliert, kumulierte Dauer|Communication manipulée, durée cumulée|Comunicazione manomessa, durata cumulata|Communicatie gemanipuleerd, cumulatieve duur
0,1,4-9|97|97|0-9|*||E+1|Error register {n}|Fehlerregister {n}|Registre d'erreurs {n}|Registro degli errori {n}|Foutregister {n}
0,1,4-9|97|97|255|*|||Error profile|Fehlerprofil|Profil d'erreurs|Profilo degli errori|Foutprofiel
0|97|98|0-9|*||E+1|Alarm register {n}|Alarmregister {n}|Registre d'alarmes {n}|Registro degli allarmi {n}|Alarmregister {n}
0|97|98|10-19|*||E-9|Alarm filter {n}|Alarmfilter {n}|Filtre d'alarmes {n}|Filtro degli allarmi {n}|Alarmfilter {n}
0|97|98|20-29|*||E-19|Alarm descriptor {n}|Alarmdeskriptor {n}|Descripteur d'alarmes {n}|Descrittore degli allarmi {n}|Alarmdescriptor {n}
0|97|98|255|*|||Alarm profile|Alarmprofil|Profil d'alarmes|Profilo degli allarmi|Alarmprofiel
0,1,4-6,8,9|98|1|0-127,255|*|||Billing period values|Werte der Abrechnungsperiode|Valeurs de la période de facturation|Valori del periodo di fatturazione|Waarden van de factureringsperiode
0,1|98|2|0-127,255|*|||Billing period values, scheme 2|Werte der Abrechnungsperiode, Schema 2|Valeurs de la période de facturation, schéma 2|Valori del periodo di fatturazione, schema 2|Waarden van de factureringsperiode, schema 2
0,1|98|10|0-127|*||E|Register table {n}|Registertabelle {n}|Table de registres {n}|Tabella dei registri {n}|Registertabel {n}
7|98|1-4|*|*||D|Billing period values, scheme {n}|Werte der Abrechnungsperiode, Schema {n}|Valeurs de la période de facturation, schéma {n}|Valori del periodo di fatturazione, schema {n}|Waarden van de factureringsperiode, schema {n}
7|98|11|*|*|||Event-triggered values|Ereignisgesteuerte Werte|Valeurs déclenchées par événement|Valori attivati da evento|Door gebeurtenis bewaarde waarden
0,1,4-6,8,9|99|1|0-127|*|||Load profile, recording interval 1|Lastgang, Registrierperiode 1|Courbe de charge, période d'enregistrement 1|Curva di carico, periodo di registrazione 1|Belastingprofiel, registratieperiode 1
0,1,4-6,8,9|99|2|0-127|*|||Load profile, recording interval 2|Lastgang, Registrierperiode 2|Courbe de charge, période d'enregistrement 2|Curva di carico, periodo di registrazione 2|Belastingprofiel, registratieperiode 2
7|99|1-2|4|*||D|Load profile, recording interval {n}|Lastgang, Registrierperiode {n}|Courbe de charge, période d'enregistrement {n}|Curva di carico, periodo di registrazione {n}|Belastingprofiel, registratieperiode {n}
7|99|3-4|4|*||D-2|Profile of maxima, recording interval {n}|Profil der Maxima, Registrierperiode {n}|Profil des maximums, période d'enregistrement {n}|Profilo dei massimi, periodo di registrazione {n}|Profiel van maxima, registratieperiode {n}
0,1|99|3|0|*|||Load profile during test|Lastgang während der Prüfung|Courbe de charge pendant le test|Curva di carico durante la prova|Belastingprofiel tijdens de test
1|99|10|1|*|||Profile of voltage dips|Profil der Spannungseinbrüche|Profil des creux de tension|Profilo dei buchi di tensione|Profiel van spanningsdips
1|99|10|2|*|||Profile of voltage swells|Profil der Spannungsüberhöhungen|Profil des surtensions|Profilo delle sovratensioni|Profiel van spanningspieken
1|99|10|3|*|||Profile of voltage cuts|Profil der Spannungsausfälle|Profil des coupures de tension|Profilo delle mancanze di tensione|Profiel van spanningsuitval
0,1|99|12|0-127|*|||Connection profile|Verbindungsprofil|Profil des connexions|Profilo delle connessioni|Verbindingsprofiel
0,1|99|13|0-127|*|||GSM diagnostics profile|GSM-Diagnoseprofil|Profil de diagnostic GSM|Profilo di diagnostica GSM|GSM-diagnoseprofiel
0,1|99|14|0-127|*|||Charge collection history|Verlauf der Belastungen|Historique des débits|Storico degli addebiti|Historie van afschrijvingen
0,1|99|15|0-127|*|||Token credit history|Verlauf der Token-Gutschriften|Historique des crédits par jeton|Storico degli accrediti per token|Historie van tokentegoeden
0,1|99|16|0-127|*|||Parameter monitor log|Logbuch der Parameterüberwachung|Journal de surveillance des paramètres|Registro di monitoraggio dei parametri|Logboek van de parameterbewaking
0,1|99|17|0-127|*|||Token transfer log|Logbuch der Token-Übertragungen|Journal des transferts de jetons|Registro dei trasferimenti di token|Logboek van tokenoverdrachten
0,1|99|18|0-127|*|||LTE monitoring profile|LTE-Überwachungsprofil|Profil de surveillance LTE|Profilo di monitoraggio LTE|LTE-bewakingsprofiel
0,1|99|97|0-127|*|||Power failure log|Logbuch der Spannungsausfälle|Journal des coupures de tension|Registro delle interruzioni di tensione|Logboek van stroomonderbrekingen
7|99|99|0|*|||Certification data log|Logbuch der Eichdaten|Journal des données de certification|Registro dei dati di certificazione|Logboek van certificatiegegevens
7|99|99|1|*|||Load profile, 15 minutes|Lastgang, 15 Minuten|Courbe de charge, 15 minutes|Curva di carico, 15 minuti|Belastingprofiel, 15 minuten
7|99|99|2|*|||Load profile, 60 minutes|Lastgang, 60 Minuten|Courbe de charge, 60 minutes|Curva di carico, 60 minuti|Belastingprofiel, 60 minuten
7|99|99|3|*|||Load profile, day|Lastgang, Tag|Courbe de charge, jour|Curva di carico, giorno|Belastingprofiel, dag
7|99|99|4|*|||Load profile, month|Lastgang, Monat|Courbe de charge, mois|Curva di carico, mese|Belastingprofiel, maand
0,1,4-9|99|98|0-127|*||E|Event log {n}|Ereignislogbuch {n}|Journal des événements {n}|Registro degli eventi {n}|Gebeurtenissenlogboek {n}
0,1|99|99|0-127|*|||Certification data log|Logbuch der Eichdaten|Journal des données de certification|Registro dei dati di certificazione|Logboek van certificatiegegevens
1,4-9|97|*|*|*||D.E|Error register {n}|Fehlerregister {n}|Registre d'erreurs {n}|Registro degli errori {n}|Foutregister {n}
1|98|*|*|*||D.E|List {n}|Liste {n}|Liste {n}|Lista {n}|Lijst {n}
1,4-9|99|*|*|*||D.E|Data profile {n}|Datenprofil {n}|Profil de données {n}|Profilo di dati {n}|Gegevensprofiel {n}
0,1,7|127|*|*|*|||Inactive object|Inaktives Objekt|Objet inactif|Oggetto inattivo|Inactief object
`;
