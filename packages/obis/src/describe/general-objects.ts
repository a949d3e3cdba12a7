/**
 * The objects that no rule computes: clocks, scripts, setups, service entries, error registers, lists and profiles.
 * One line each: media (group A) | C | D | E | F (empty: 255 only; `h`: also 0 to 99; `*`: any) | unit | what `{n}`
 * stands for | name in en | de | fr | it. The first line that fits counts.
 *
 * Sources (facts only, own wording): Gurux.DLMS OBIS table, smartmeter-obis, dsmr_parser, solosTec smf.
 */
export const generalObjects = `
1|0|0|0-9|||E+1|Electricity ID {n}|Elektrizitäts-ID {n}|Identifiant d'électricité {n}|Identificativo elettricità {n}
1|0|0|255||||Electricity ID, complete|Elektrizitäts-ID, vollständig|Identifiant d'électricité complet|Identificativo elettricità completo
0,1|0|1|0|h|||Billing period counter|Zähler der Abrechnungsperioden|Compteur de périodes de facturation|Contatore dei periodi di fatturazione
0,1|0|1|1||||Number of available billing periods|Anzahl verfügbarer Abrechnungsperioden|Nombre de périodes de facturation disponibles|Numero di periodi di fatturazione disponibili
0,1|0|1|2|h|||Time of the billing period's end|Zeitpunkt des Endes der Abrechnungsperiode|Date de fin de la période de facturation|Data di fine del periodo di fatturazione
0,1|0|1|3|h|||Billing period counter, scheme 2|Zähler der Abrechnungsperioden, Schema 2|Compteur de périodes de facturation, schéma 2|Contatore dei periodi di fatturazione, schema 2
0,1|0|1|4||||Number of available billing periods, scheme 2|Anzahl verfügbarer Abrechnungsperioden, Schema 2|Nombre de périodes de facturation disponibles, schéma 2|Numero di periodi di fatturazione disponibili, schema 2
0,1|0|1|5|h|||Time of the billing period's end, scheme 2|Zeitpunkt des Endes der Abrechnungsperiode, Schema 2|Date de fin de la période de facturation, schéma 2|Data di fine del periodo di fatturazione, schema 2
0,1|0|2|0||||Active firmware, identifier|Aktive Firmware, Kennung|Firmware actif, identifiant|Firmware attivo, identificativo
0|0|2|1||||Active firmware, version|Aktive Firmware, Version|Firmware actif, version|Firmware attivo, versione
1|0|2|1||||Parameter record number|Nummer des Parametersatzes|Numéro du jeu de paramètres|Numero del set di parametri
1|0|2|2||||Time switch program number|Nummer des Schaltuhrprogramms|Numéro du programme horaire|Numero del programma orario
1|0|2|3||||Ripple control program number|Nummer des Rundsteuerprogramms|Numéro du programme de télécommande centralisée|Numero del programma di telecomando centralizzato
1|0|2|4||||Meter connection diagram|Anschlussschema des Zählers|Schéma de raccordement du compteur|Schema di collegamento del contatore
1|0|2|7||||Name of the passive calendar|Name des passiven Kalenders|Nom du calendrier passif|Nome del calendario passivo
0,1|0|2|8||||Active firmware, signature|Aktive Firmware, Signatur|Firmware actif, signature|Firmware attivo, firma
1|0|3|0||1/Wh||LED pulses per active energy|LED-Impulse je Wirkenergie|Impulsions LED par énergie active|Impulsi LED per energia attiva
1|0|3|1||1/varh||LED pulses per reactive energy|LED-Impulse je Blindenergie|Impulsions LED par énergie réactive|Impulsi LED per energia reattiva
1|0|3|2||1/VAh||LED pulses per apparent energy|LED-Impulse je Scheinenergie|Impulsions LED par énergie apparente|Impulsi LED per energia apparente
1|0|3|3||1/Wh||Output pulses per active energy|Ausgangsimpulse je Wirkenergie|Impulsions de sortie par énergie active|Impulsi in uscita per energia attiva
1|0|3|4||1/varh||Output pulses per reactive energy|Ausgangsimpulse je Blindenergie|Impulsions de sortie par énergie réactive|Impulsi in uscita per energia reattiva
1|0|3|5||1/VAh||Output pulses per apparent energy|Ausgangsimpulse je Scheinenergie|Impulsions de sortie par énergie apparente|Impulsi in uscita per energia apparente
1|0|4|0||||Reading factor for power|Ablesefaktor für Leistung|Facteur de lecture de la puissance|Fattore di lettura della potenza
1|0|4|1||||Reading factor for energy|Ablesefaktor für Energie|Facteur de lecture de l'énergie|Fattore di lettura dell'energia
1|0|4|2||||Current transformer ratio, numerator|Stromwandlerverhältnis, Zähler|Rapport du transformateur de courant, numérateur|Rapporto del trasformatore di corrente, numeratore
1|0|4|3||||Voltage transformer ratio, numerator|Spannungswandlerverhältnis, Zähler|Rapport du transformateur de tension, numérateur|Rapporto del trasformatore di tensione, numeratore
1|0|4|4||||Overall transformer ratio, numerator|Gesamtwandlerverhältnis, Zähler|Rapport de transformation total, numérateur|Rapporto di trasformazione totale, numeratore
1|0|4|5||||Current transformer ratio, denominator|Stromwandlerverhältnis, Nenner|Rapport du transformateur de courant, dénominateur|Rapporto del trasformatore di corrente, denominatore
1|0|4|6||||Voltage transformer ratio, denominator|Spannungswandlerverhältnis, Nenner|Rapport du transformateur de tension, dénominateur|Rapporto del trasformatore di tensione, denominatore
1|0|4|7||||Overall transformer ratio, denominator|Gesamtwandlerverhältnis, Nenner|Rapport de transformation total, dénominateur|Rapporto di trasformazione totale, denominatore
1|0|6|0||V||Nominal voltage|Nennspannung|Tension nominale|Tensione nominale
1|0|6|1||A||Nominal current|Nennstrom|Courant nominal|Corrente nominale
1|0|6|2||Hz||Nominal frequency|Nennfrequenz|Fréquence nominale|Frequenza nominale
1|0|6|3||A||Maximum current|Maximalstrom|Courant maximal|Corrente massima
1|0|8|0||s||Measurement period 1|Messperiode 1|Période de mesure 1|Periodo di misura 1
1|0|8|1||s||Measurement period 2|Messperiode 2|Période de mesure 2|Periodo di misura 2
1|0|8|2||s||Measurement period 3 (instantaneous values)|Messperiode 3 (Momentanwerte)|Période de mesure 3 (valeurs instantanées)|Periodo di misura 3 (valori istantanei)
1|0|8|4||s||Recording interval of load profile 1|Registrierperiode des Lastgangs 1|Période d'enregistrement de la courbe de charge 1|Periodo di registrazione della curva di carico 1
1|0|8|5||s||Recording interval of load profile 2|Registrierperiode des Lastgangs 2|Période d'enregistrement de la courbe de charge 2|Periodo di registrazione della curva di carico 2
1|0|8|6||||Length of the billing period|Länge der Abrechnungsperiode|Durée de la période de facturation|Durata del periodo di fatturazione
1|0|9|0||||Time since the end of the billing period|Zeit seit Ende der Abrechnungsperiode|Temps depuis la fin de la période de facturation|Tempo dalla fine del periodo di fatturazione
0,1|0|9|1||||Local time|Lokale Uhrzeit|Heure locale|Ora locale
0,1|0|9|2||||Local date|Lokales Datum|Date locale|Data locale
1|0|9|5||||Weekday|Wochentag|Jour de la semaine|Giorno della settimana
1|0|9|6||||Time of the last reset|Uhrzeit der letzten Rückstellung|Heure de la dernière remise à zéro|Ora dell'ultimo azzeramento
1|0|9|7||||Date of the last reset|Datum der letzten Rückstellung|Date de la dernière remise à zéro|Data dell'ultimo azzeramento
1|0|9|8||||Duration of the output pulse|Dauer des Ausgangsimpulses|Durée de l'impulsion de sortie|Durata dell'impulso di uscita
1|0|9|11||||Clock time shift limit|Grenze der Uhrverstellung|Limite de décalage de l'horloge|Limite di spostamento dell'orologio
7|0|2|11-16|||E-10|Sensor {n}, serial number|Sensor {n}, Seriennummer|Capteur {n}, numéro de série|Sensore {n}, numero di serie
7|0|8|11||||Process interval 1 (15 minutes)|Prozessintervall 1 (15 Minuten)|Intervalle de processus 1 (15 minutes)|Intervallo di processo 1 (15 minuti)
7|0|8|12||||Process interval 2 (1 hour)|Prozessintervall 2 (1 Stunde)|Intervalle de processus 2 (1 heure)|Intervallo di processo 2 (1 ora)
7|0|8|13||||Process interval 3 (1 day)|Prozessintervall 3 (1 Tag)|Intervalle de processus 3 (1 jour)|Intervallo di processo 3 (1 giorno)
7|0|8|14||||Process interval 4 (1 month)|Prozessintervall 4 (1 Monat)|Intervalle de processus 4 (1 mois)|Intervallo di processo 4 (1 mese)
7|0|8|15||||Process interval 5 (since the last event)|Prozessintervall 5 (seit dem letzten Ereignis)|Intervalle de processus 5 (depuis le dernier événement)|Intervallo di processo 5 (dall'ultimo evento)
7|0|8|16||||Process interval 6 (between the last two events)|Prozessintervall 6 (zwischen den letzten zwei Ereignissen)|Intervalle de processus 6 (entre les deux derniers événements)|Intervallo di processo 6 (tra gli ultimi due eventi)
7|0|8|17||||Measurement period 1 (15 minutes)|Messperiode 1 (15 Minuten)|Période de mesure 1 (15 minutes)|Periodo di misura 1 (15 minuti)
7|0|8|18||||Measurement period 2 (1 hour)|Messperiode 2 (1 Stunde)|Période de mesure 2 (1 heure)|Periodo di misura 2 (1 ora)
7|0|8|19||||Measurement period 3|Messperiode 3|Période de mesure 3|Periodo di misura 3
7|0|8|20||||Billing period 1 (day)|Abrechnungsperiode 1 (Tag)|Période de facturation 1 (jour)|Periodo di fatturazione 1 (giorno)
7|0|8|21||||Billing period 2 (month)|Abrechnungsperiode 2 (Monat)|Période de facturation 2 (mois)|Periodo di fatturazione 2 (mese)
7|0|8|22||||Billing period 3 (year)|Abrechnungsperiode 3 (Jahr)|Période de facturation 3 (année)|Periodo di fatturazione 3 (anno)
7|0|8|23||||Billing period 4|Abrechnungsperiode 4|Période de facturation 4|Periodo di fatturazione 4
7|0|8|25||||Averaging period 1 (5 minutes)|Mittelungsperiode 1 (5 Minuten)|Période de moyenne 1 (5 minutes)|Periodo di media 1 (5 minuti)
7|0|8|26||||Averaging period 2 (15 minutes)|Mittelungsperiode 2 (15 Minuten)|Période de moyenne 2 (15 minutes)|Periodo di media 2 (15 minuti)
7|0|8|27||||Averaging period 3 (1 hour)|Mittelungsperiode 3 (1 Stunde)|Période de moyenne 3 (1 heure)|Periodo di media 3 (1 ora)
7|0|8|28||||Averaging period 4|Mittelungsperiode 4|Période de moyenne 4|Periodo di media 4
7|0|8|29||||Averaging period 5 (day)|Mittelungsperiode 5 (Tag)|Période de moyenne 5 (jour)|Periodo di media 5 (giorno)
7|0|8|30||||Averaging period 6 (month)|Mittelungsperiode 6 (Monat)|Période de moyenne 6 (mois)|Periodo di media 6 (mese)
7|0|8|31||||Averaging period 7 (year)|Mittelungsperiode 7 (Jahr)|Période de moyenne 7 (année)|Periodo di media 7 (anno)
7|0|8|32||||Averaging period 8|Mittelungsperiode 8|Période de moyenne 8|Periodo di media 8
7|0|8|33||||Averaging period since the last event|Mittelungsperiode seit dem letzten Ereignis|Période de moyenne depuis le dernier événement|Periodo di media dall'ultimo evento
7|0|8|34||||Averaging period between the last two events|Mittelungsperiode zwischen den letzten zwei Ereignissen|Période de moyenne entre les deux derniers événements|Periodo di media tra gli ultimi due eventi
7|0|9|3||||Start of the gas day|Beginn des Gastags|Début de la journée gazière|Inizio del giorno gas
7|0|15|0-127|||E|Sensor manager {n}|Sensorverwaltung {n}|Gestionnaire de capteurs {n}|Gestore di sensori {n}
0|1|0|0-127|*|||Clock|Uhr|Horloge|Orologio
0|1|1|0-127|*|s||UNIX clock|UNIX-Uhr|Horloge UNIX|Orologio UNIX
0|1|2|0-127|*|||High-resolution clock|Hochauflösende Uhr|Horloge haute résolution|Orologio ad alta risoluzione
0|2|0|0|*|||Modem configuration|Modemkonfiguration|Configuration du modem|Configurazione del modem
0|2|1|0|*|||Automatic connection|Automatischer Verbindungsaufbau|Connexion automatique|Connessione automatica
0|2|2|0|*|||Automatic answering|Automatische Rufannahme|Réponse automatique|Risposta automatica
0|10|0|0|*|||Script: reset of the meter|Skript: Zähler zurücksetzen|Script : réinitialisation du compteur|Script: azzeramento del contatore
0|10|0|1|*|||Script: end of the billing period|Skript: Ende der Abrechnungsperiode|Script : fin de la période de facturation|Script: fine del periodo di fatturazione
0|10|0|100|*|||Scripts: tariffs|Skripte: Tarife|Scripts : tarifs|Script: tariffe
0|10|0|101|*|||Script: activate test mode|Skript: Prüfmodus einschalten|Script : activer le mode test|Script: attivare la modalità di prova
0|10|0|102|*|||Script: activate normal mode|Skript: Normalmodus einschalten|Script : activer le mode normal|Script: attivare la modalità normale
0|10|0|103|*|||Scripts: output signals|Skripte: Ausgangssignale|Scripts : signaux de sortie|Script: segnali di uscita
0|10|0|104|*|||Scripts: optical test output|Skripte: optischer Prüfausgang|Scripts : sortie optique de test|Script: uscita ottica di prova
0|10|0|105|*|||Scripts: power quality|Skripte: Spannungsqualität|Scripts : qualité de l'énergie|Script: qualità dell'energia
0|10|0|106|*|||Scripts: disconnect control|Skripte: Abschaltung|Scripts : commande de coupure|Script: comando di sezionamento
0|10|0|107|*|||Scripts: firmware activation|Skripte: Firmware-Aktivierung|Scripts : activation du firmware|Script: attivazione del firmware
0|10|0|108|*|||Scripts: push|Skripte: Push|Scripts : push|Script: push
0|10|0|109|*|||Scripts: load profile control|Skripte: Lastgangsteuerung|Scripts : commande de la courbe de charge|Script: comando della curva di carico
0|10|0|110|*|||Scripts: M-Bus profile control|Skripte: M-Bus-Profilsteuerung|Scripts : commande du profil M-Bus|Script: comando del profilo M-Bus
0|10|0|111|*|||Scripts: function control|Skripte: Funktionssteuerung|Scripts : commande de fonctions|Script: comando di funzioni
0|10|0|125|*|||Scripts: broadcast|Skripte: Rundruf|Scripts : diffusion|Script: diffusione
0|11|0|0-127|*|||Special days|Sondertage|Jours spéciaux|Giorni speciali
0|12|0|0-127|*|||Schedule|Zeitplan|Programme horaire|Programma orario
0|13|0|0-127|*|||Activity calendar|Aktivitätskalender|Calendrier d'activité|Calendario delle attività
0|14|0|0-127|*|||Register activation|Registeraktivierung|Activation des registres|Attivazione dei registri
0|15|0|0|*|||Scheduled: end of the billing period|Terminiert: Ende der Abrechnungsperiode|Programmé : fin de la période de facturation|Programmato: fine del periodo di fatturazione
0|15|0|1|*|||Scheduled: disconnect control|Terminiert: Abschaltung|Programmé : commande de coupure|Programmato: comando di sezionamento
0|15|0|2|*|||Scheduled: firmware activation|Terminiert: Firmware-Aktivierung|Programmé : activation du firmware|Programmato: attivazione del firmware
0|15|0|3|*|||Scheduled: output control|Terminiert: Ausgangssteuerung|Programmé : commande des sorties|Programmato: comando delle uscite
0|15|0|4|*|||Scheduled: push|Terminiert: Push|Programmé : push|Programmato: push
0|15|0|5|*|||Scheduled: load profile control|Terminiert: Lastgangsteuerung|Programmé : commande de la courbe de charge|Programmato: comando della curva di carico
0|15|0|6|*|||Scheduled: M-Bus profile control|Terminiert: M-Bus-Profilsteuerung|Programmé : commande du profil M-Bus|Programmato: comando del profilo M-Bus
0|15|0|7|*|||Scheduled: function control|Terminiert: Funktionssteuerung|Programmé : commande de fonctions|Programmato: comando di funzioni
0|16|0|0-127|*|||Register monitor|Registerüberwachung|Surveillance de registre|Monitoraggio di registro
0|16|1|0-9|*|||Alarm monitor|Alarmüberwachung|Surveillance d'alarme|Monitoraggio degli allarmi
0|16|2|0-127|*|||Parameter monitor|Parameterüberwachung|Surveillance de paramètres|Monitoraggio dei parametri
0|17|0|0-127|*|||Limiter|Begrenzer|Limiteur|Limitatore
0|18|0|0-127|*|||Array manager|Feldverwaltung|Gestionnaire de tableaux|Gestore di vettori
0|19|0-9|0|*|||Payment: account|Zahlung: Konto|Paiement : compte|Pagamento: conto
0|19|10-19|0-127|*|||Payment: credit|Zahlung: Guthaben|Paiement : crédit|Pagamento: credito
0|19|20-29|0-127|*|||Payment: charge|Zahlung: Belastung|Paiement : débit|Pagamento: addebito
0|19|40-49|0-127|*|||Payment: token gateway|Zahlung: Token-Gateway|Paiement : passerelle de jetons|Pagamento: gateway dei token
0|19|50-59|1|*|||Payment: maximum credit limit|Zahlung: höchste Kreditgrenze|Paiement : limite de crédit maximale|Pagamento: limite massimo di credito
0|19|50-59|2|*|||Payment: maximum vend limit|Zahlung: höchster Aufladebetrag|Paiement : limite d'achat maximale|Pagamento: limite massimo di ricarica
0|20|0|0|*|||Optical port setup|Einstellung der optischen Schnittstelle|Configuration du port optique|Configurazione della porta ottica
0|20|0|1|*|||Electrical port setup|Einstellung der elektrischen Schnittstelle|Configuration du port électrique|Configurazione della porta elettrica
0|21|0|0|*|||Readout list of the local port|Ausleseliste der lokalen Schnittstelle|Liste de lecture du port local|Lista di lettura della porta locale
0|21|0|1|*|||Display list|Anzeigeliste|Liste d'affichage|Lista del display
0|21|0|2|*|||Alternate display list|Alternative Anzeigeliste|Liste d'affichage alternative|Lista alternativa del display
0|21|0|3|*|||Service display list|Service-Anzeigeliste|Liste d'affichage de service|Lista di servizio del display
0|21|0|4|*|||Configurable list of meter data|Konfigurierbare Zählerdatenliste|Liste configurable de données du compteur|Lista configurabile dei dati del contatore
0|21|0|5-127|*||E|Additional readout list {n}|Zusätzliche Ausleseliste {n}|Liste de lecture supplémentaire {n}|Lista di lettura supplementare {n}
0|22|0|0|*|||HDLC setup|HDLC-Einstellung|Configuration HDLC|Configurazione HDLC
0|23|0|0|*|||Twisted pair setup|Einstellung der Zweidrahtleitung|Configuration de la paire torsadée|Configurazione del doppino
0|23|1|0|*|||Twisted pair MAC address|MAC-Adresse der Zweidrahtleitung|Adresse MAC de la paire torsadée|Indirizzo MAC del doppino
0|23|2|0|*|||Twisted pair fatal errors|Schwere Fehler der Zweidrahtleitung|Erreurs fatales de la paire torsadée|Errori fatali del doppino
0|23|3|0|*|||Twisted pair short readout|Kurzauslesung der Zweidrahtleitung|Lecture courte de la paire torsadée|Lettura breve del doppino
0|23|3|1|*|||Twisted pair long readout|Langauslesung der Zweidrahtleitung|Lecture longue de la paire torsadée|Lettura lunga del doppino
0|23|3|2-9|*||E-2|Twisted pair alternate readout {n}|Alternative Auslesung {n} der Zweidrahtleitung|Lecture alternative {n} de la paire torsadée|Lettura alternativa {n} del doppino
0|24|0|0|*|||M-Bus slave port setup|Einstellung der M-Bus-Slave-Schnittstelle|Configuration du port M-Bus esclave|Configurazione della porta M-Bus slave
0|24|1|0|*|||M-Bus device type|M-Bus-Gerätetyp|Type d'appareil M-Bus|Tipo di dispositivo M-Bus
0|24|2|0-127|*||E|M-Bus meter value {n}|M-Bus-Zählerwert {n}|Valeur du compteur M-Bus {n}|Valore del contatore M-Bus {n}
0|24|3|0-127|*||E|M-Bus profile {n}|M-Bus-Profil {n}|Profil M-Bus {n}|Profilo M-Bus {n}
0|24|4|0|*|||M-Bus switch or valve control|M-Bus-Schalter- oder Ventilsteuerung|Commande d'interrupteur ou de vanne M-Bus|Comando di interruttore o valvola M-Bus
0|24|5|0|*|||M-Bus control log|M-Bus-Steuerungslogbuch|Journal de commande M-Bus|Registro dei comandi M-Bus
0|24|6|0|*|||M-Bus master port setup|Einstellung der M-Bus-Master-Schnittstelle|Configuration du port M-Bus maître|Configurazione della porta M-Bus master
0|24|8|0-127|*|||M-Bus server port setup|Einstellung der M-Bus-Server-Schnittstelle|Configuration du port M-Bus serveur|Configurazione della porta M-Bus server
0|24|9|0-127|*|||M-Bus diagnostics|M-Bus-Diagnose|Diagnostic M-Bus|Diagnostica M-Bus
0|25|0|0|*|||TCP/UDP setup|TCP/UDP-Einstellung|Configuration TCP/UDP|Configurazione TCP/UDP
0|25|1|0|*|||IPv4 setup|IPv4-Einstellung|Configuration IPv4|Configurazione IPv4
0|25|2|0|*|||MAC address|MAC-Adresse|Adresse MAC|Indirizzo MAC
0|25|3|0|*|||PPP setup|PPP-Einstellung|Configuration PPP|Configurazione PPP
0|25|4|0|*|||GPRS modem setup|GPRS-Modem-Einstellung|Configuration du modem GPRS|Configurazione del modem GPRS
0|25|5|0|*|||E-mail (SMTP) setup|E-Mail-Einstellung (SMTP)|Configuration du courriel (SMTP)|Configurazione della posta (SMTP)
0|25|6|0|*|||GSM diagnostics|GSM-Diagnose|Diagnostic GSM|Diagnostica GSM
0|25|7|0|*|||IPv6 setup|IPv6-Einstellung|Configuration IPv6|Configurazione IPv6
0|25|9|0|*|||Push setup|Push-Einstellung|Configuration du push|Configurazione del push
0|25|10|0|*|||Time server (NTP) setup|Zeitserver-Einstellung (NTP)|Configuration du serveur de temps (NTP)|Configurazione del server orario (NTP)
0|25|11|0|*|||LTE monitoring|LTE-Überwachung|Surveillance LTE|Monitoraggio LTE
0|26|0|0|*|||S-FSK setup|S-FSK-Einstellung|Configuration S-FSK|Configurazione S-FSK
0|26|1|0|*|||S-FSK active initiator|S-FSK: aktiver Initiator|S-FSK : initiateur actif|S-FSK: iniziatore attivo
0|26|2|0|*|||S-FSK synchronisation timeouts|S-FSK: Synchronisations-Zeitlimiten|S-FSK : délais de synchronisation|S-FSK: tempi limite di sincronizzazione
0|26|3|0|*|||S-FSK MAC counters|S-FSK: MAC-Zähler|S-FSK : compteurs MAC|S-FSK: contatori MAC
0|26|5|0|*|||IEC 61334-4-32 LLC setup|LLC-Einstellung IEC 61334-4-32|Configuration LLC IEC 61334-4-32|Configurazione LLC IEC 61334-4-32
0|26|6|0|*|||S-FSK reporting list|S-FSK: Meldeliste|S-FSK : liste de rapport|S-FSK: lista di segnalazione
0|27|0-2|0|*||D+1|ISO 8802-2 LLC type {n} setup|LLC-Einstellung ISO 8802-2 Typ {n}|Configuration LLC ISO 8802-2 type {n}|Configurazione LLC ISO 8802-2 tipo {n}
0|28|0-7|0|*||D|PRIME power line object {n}|PRIME-Powerline-Objekt {n}|Objet PRIME (courant porteur) {n}|Oggetto PRIME (onde convogliate) {n}
0|29|0-2|0|*||D|G3 power line object {n}|G3-Powerline-Objekt {n}|Objet G3 (courant porteur) {n}|Oggetto G3 (onde convogliate) {n}
0|30|0-4|0-127|*||D|ZigBee object {n}|ZigBee-Objekt {n}|Objet ZigBee {n}|Oggetto ZigBee {n}
0|31|0|0|*|||Wireless M-Bus channel|Wireless-M-Bus-Kanal|Canal M-Bus sans fil|Canale M-Bus wireless
0|33|0-3|0|*||D|HS power line object {n}|HS-Powerline-Objekt {n}|Objet HS (courant porteur) {n}|Oggetto HS (onde convogliate) {n}
0|40|0|0|*|||Current association|Aktuelle Assoziation|Association courante|Associazione corrente
0|40|0|1-127|*||E|Association {n}|Assoziation {n}|Association {n}|Associazione {n}
0|41|0|0|*|||SAP assignment|SAP-Zuordnung|Affectation des SAP|Assegnazione dei SAP
0|42|0|0|*|||Logical device name|Name des logischen Geräts|Nom de l'appareil logique|Nome del dispositivo logico
0|43|0|0-127|*|||Security setup|Sicherheitseinstellung|Configuration de la sécurité|Configurazione della sicurezza
0|43|1|0-127|*|||Frame counter|Telegrammzähler|Compteur de trames|Contatore dei telegrammi
0|43|2|0-127|*|||Data protection|Datenschutz|Protection des données|Protezione dei dati
0|44|0|0-127|*|||Firmware transfer|Firmware-Übertragung|Transfert du firmware|Trasferimento del firmware
0|44|1|0-127|*|||Function control|Funktionssteuerung|Commande de fonctions|Comando di funzioni
0|65|0-15|0-127|*||table|ANSI table {n}|ANSI-Tabelle {n}|Table ANSI {n}|Tabella ANSI {n}
0|65|16-31|0-127|*||table|ANSI manufacturer table {n}|ANSI-Herstellertabelle {n}|Table ANSI du fabricant {n}|Tabella ANSI del fabbricante {n}
0|65|32-47|0-127|*||table|ANSI pending table {n}|Anstehende ANSI-Tabelle {n}|Table ANSI en attente {n}|Tabella ANSI in attesa {n}
0|65|48-63|0-127|*||table|ANSI pending manufacturer table {n}|Anstehende ANSI-Herstellertabelle {n}|Table ANSI du fabricant en attente {n}|Tabella ANSI del fabbricante in attesa {n}
0|66|0|0-127|*|||Compact data|Kompakte Daten|Données compactes|Dati compatti
0|67|0|*|*|||Sensor manager|Sensorverwaltung|Gestionnaire de capteurs|Gestore di sensori
0,1,4-9|96|1|0|*|||Device ID 1 (serial number)|Geräte-ID 1 (Seriennummer)|Identifiant de l'appareil 1 (numéro de série)|Identificativo del dispositivo 1 (numero di serie)
0,1,4-9|96|1|1-9|*||E+1|Device ID {n}|Geräte-ID {n}|Identifiant de l'appareil {n}|Identificativo del dispositivo {n}
0,1,4-9|96|1|10|*|||Metering point|Messpunkt|Point de mesure|Punto di misura
0,1,4-9|96|1|255|*|||Device ID, complete|Geräte-ID, vollständig|Identifiant complet de l'appareil|Identificativo completo del dispositivo
0,1|96|2|0|*|||Number of configuration changes|Anzahl Konfigurationsänderungen|Nombre de modifications de configuration|Numero di modifiche di configurazione
0,1|96|2|1|*|||Date of the last configuration change|Datum der letzten Konfigurationsänderung|Date de la dernière modification de configuration|Data dell'ultima modifica di configurazione
0,1|96|2|2|*|||Date of the last time switch program change|Datum der letzten Schaltuhrprogramm-Änderung|Date de la dernière modification du programme horaire|Data dell'ultima modifica del programma orario
0,1|96|2|3|*|||Date of the last ripple control program change|Datum der letzten Rundsteuerprogramm-Änderung|Date de la dernière modification du programme de télécommande|Data dell'ultima modifica del programma di telecomando
0,1|96|2|4|*|||Status of the security switches|Status der Sicherheitsschalter|État des interrupteurs de sécurité|Stato degli interruttori di sicurezza
0,1|96|2|5|*|||Date of the last calibration|Datum der letzten Eichung|Date du dernier étalonnage|Data dell'ultima taratura
0,1|96|2|6|*|||Date of the next configuration change|Datum der nächsten Konfigurationsänderung|Date de la prochaine modification de configuration|Data della prossima modifica di configurazione
0,1|96|2|7|*|||Activation date of the passive calendar|Aktivierungsdatum des passiven Kalenders|Date d'activation du calendrier passif|Data di attivazione del calendario passivo
0,1|96|2|10|*|||Number of protected configuration changes|Anzahl geschützter Konfigurationsänderungen|Nombre de modifications de configuration protégées|Numero di modifiche di configurazione protette
0,1|96|2|11|*|||Date of the last protected configuration change|Datum der letzten geschützten Konfigurationsänderung|Date de la dernière modification de configuration protégée|Data dell'ultima modifica di configurazione protetta
0,1|96|2|12|*|||Date of the last clock synchronisation|Datum der letzten Uhrsynchronisation|Date de la dernière synchronisation de l'horloge|Data dell'ultima sincronizzazione dell'orologio
0,1|96|2|13|*|||Date of the last firmware activation|Datum der letzten Firmware-Aktivierung|Date de la dernière activation du firmware|Data dell'ultima attivazione del firmware
0,1|96|3|0|*|||State of the control signals|Zustand der Steuersignale|État des signaux de commande|Stato dei segnali di comando
0,1|96|3|1|*|||State of the input control signals|Zustand der Steuereingänge|État des entrées de commande|Stato degli ingressi di comando
0,1|96|3|2|*|||State of the output control signals|Zustand der Steuerausgänge|État des sorties de commande|Stato delle uscite di comando
0,1|96|3|3-4|*||E|State of control signals {n}|Zustand der Steuersignale {n}|État des signaux de commande {n}|Stato dei segnali di comando {n}
0,1|96|3|10|*|||Disconnect switch|Trennschalter|Interrupteur de coupure|Interruttore di sezionamento
0,1|96|3|20-29|*||E-19|Arbitrator {n}|Arbitrator {n}|Arbitre {n}|Arbitro {n}
0,1|96|4|0-4|*||E|State of the internal control signals {n}|Zustand der internen Steuersignale {n}|État des signaux de commande internes {n}|Stato dei segnali di comando interni {n}
0,1,4-9|96|5|0-4|*||E|Operating status {n}|Betriebsstatus {n}|État de fonctionnement {n}|Stato di funzionamento {n}
7|96|5|5-9|*||E|Operating status {n}|Betriebsstatus {n}|État de fonctionnement {n}|Stato di funzionamento {n}
0,1,4-9|96|6|0|*|||Battery, time in use|Batterie, Nutzungsdauer|Pile, durée d'utilisation|Batteria, tempo di utilizzo
0,1,4-9|96|6|1|*|||Battery, charge|Batterie, Ladezustand|Pile, charge|Batteria, carica
0,1,4-9|96|6|2|*|||Battery, next change|Batterie, nächster Wechsel|Pile, prochain remplacement|Batteria, prossima sostituzione
0,1,4-9|96|6|3|*|V||Battery, voltage|Batterie, Spannung|Pile, tension|Batteria, tensione
0,1,4-9|96|6|4|*|Ah||Battery, initial capacity|Batterie, Anfangskapazität|Pile, capacité initiale|Batteria, capacità iniziale
0,1,4-9|96|6|5|*|||Battery, date of installation|Batterie, Einbaudatum|Pile, date d'installation|Batteria, data di installazione
0,1,4-9|96|6|6|*|||Battery, estimated remaining time|Batterie, geschätzte Restdauer|Pile, durée restante estimée|Batteria, durata residua stimata
0,1,4-9|96|6|10|*|||Auxiliary supply, time in use|Hilfsversorgung, Nutzungsdauer|Alimentation auxiliaire, durée d'utilisation|Alimentazione ausiliaria, tempo di utilizzo
0,1,4-9|96|6|11|*|V||Auxiliary supply, voltage|Hilfsversorgung, Spannung|Alimentation auxiliaire, tension|Alimentazione ausiliaria, tensione
0,1|96|8|0|*|||Operating time, total|Betriebszeit, total|Temps de fonctionnement, total|Tempo di funzionamento, totale
0,1|96|8|1-63|*||E|Operating time, tariff {n}|Betriebszeit, Tarif {n}|Temps de fonctionnement, tarif {n}|Tempo di funzionamento, tariffa {n}
0,1|96|9|0|*|°C||Ambient temperature|Umgebungstemperatur|Température ambiante|Temperatura ambiente
0,1|96|9|1|*|Pa||Ambient pressure|Umgebungsdruck|Pression ambiante|Pressione ambiente
0,1|96|9|2|*|%||Relative humidity|Relative Luftfeuchtigkeit|Humidité relative|Umidità relativa
0,1|96|10|1-10|*||E|Status register {n}|Statusregister {n}|Registre d'état {n}|Registro di stato {n}
0,1|96|11|0-99|*||E+1|Event code {n}|Ereigniscode {n}|Code d'événement {n}|Codice evento {n}
0,1|96|12|1|*|||Communication port, number of connections|Kommunikationsschnittstelle, Anzahl Verbindungen|Port de communication, nombre de connexions|Porta di comunicazione, numero di connessioni
0,1|96|12|4|*|||Communication port, parameter 1|Kommunikationsschnittstelle, Parameter 1|Port de communication, paramètre 1|Porta di comunicazione, parametro 1
0,1|96|12|5|*|dBm||GSM field strength|GSM-Feldstärke|Intensité du champ GSM|Intensità di campo GSM
0,1|96|12|6|*|||Communication address (phone number)|Kommunikationsadresse (Telefonnummer)|Adresse de communication (numéro de téléphone)|Indirizzo di comunicazione (numero di telefono)
0,1|96|13|0|*|||Message to the consumer (local port)|Mitteilung an den Kunden (lokale Schnittstelle)|Message au client (port local)|Messaggio al cliente (porta locale)
0,1|96|13|1|*|||Message to the consumer (display)|Mitteilung an den Kunden (Anzeige)|Message au client (affichage)|Messaggio al cliente (display)
0,1|96|14|0|*|||Active tariff|Aktiver Tarif|Tarif actif|Tariffa attiva
0,1|96|14|1-15|*||E|Active tariff, register {n}|Aktiver Tarif, Register {n}|Tarif actif, registre {n}|Tariffa attiva, registro {n}
0,1|96|15|0-99|*||E+1|Event counter {n}|Ereigniszähler {n}|Compteur d'événements {n}|Contatore di eventi {n}
0,1|96|16|0-9|*||E|Signature of profile entries {n}|Signatur der Profileinträge {n}|Signature des entrées de profil {n}|Firma delle voci di profilo {n}
0,1,4-9|97|97|0-9|*||E+1|Error register {n}|Fehlerregister {n}|Registre d'erreurs {n}|Registro degli errori {n}
0,1,4-9|97|97|255|*|||Error profile|Fehlerprofil|Profil d'erreurs|Profilo degli errori
0|97|98|0-9|*||E+1|Alarm register {n}|Alarmregister {n}|Registre d'alarmes {n}|Registro degli allarmi {n}
0|97|98|10-19|*||E-9|Alarm filter {n}|Alarmfilter {n}|Filtre d'alarmes {n}|Filtro degli allarmi {n}
0|97|98|20-29|*||E-19|Alarm descriptor {n}|Alarmdeskriptor {n}|Descripteur d'alarmes {n}|Descrittore degli allarmi {n}
0|97|98|255|*|||Alarm profile|Alarmprofil|Profil d'alarmes|Profilo degli allarmi
0,1|98|1|0-127,255|*|||Billing period values|Werte der Abrechnungsperiode|Valeurs de la période de facturation|Valori del periodo di fatturazione
0,1|98|2|0-127,255|*|||Billing period values, scheme 2|Werte der Abrechnungsperiode, Schema 2|Valeurs de la période de facturation, schéma 2|Valori del periodo di fatturazione, schema 2
0,1|98|10|0-127|*||E|Register table {n}|Registertabelle {n}|Table de registres {n}|Tabella dei registri {n}
7|98|1-4|*|*||D|Billing period values, scheme {n}|Werte der Abrechnungsperiode, Schema {n}|Valeurs de la période de facturation, schéma {n}|Valori del periodo di fatturazione, schema {n}
7|98|11|*|*|||Event-triggered values|Ereignisgesteuerte Werte|Valeurs déclenchées par événement|Valori attivati da evento
0,1|99|1|0-127|*|||Load profile, recording interval 1|Lastgang, Registrierperiode 1|Courbe de charge, période d'enregistrement 1|Curva di carico, periodo di registrazione 1
0,1|99|2|0-127|*|||Load profile, recording interval 2|Lastgang, Registrierperiode 2|Courbe de charge, période d'enregistrement 2|Curva di carico, periodo di registrazione 2
0,1|99|3|0|*|||Load profile during test|Lastgang während der Prüfung|Courbe de charge pendant le test|Curva di carico durante la prova
0,1|99|12|0-127|*|||Connection profile|Verbindungsprofil|Profil des connexions|Profilo delle connessioni
0,1|99|13|0-127|*|||GSM diagnostics profile|GSM-Diagnoseprofil|Profil de diagnostic GSM|Profilo di diagnostica GSM
0,1|99|14|0-127|*|||Charge collection history|Verlauf der Belastungen|Historique des débits|Storico degli addebiti
0,1|99|15|0-127|*|||Token credit history|Verlauf der Token-Gutschriften|Historique des crédits par jeton|Storico degli accrediti per token
0,1|99|16|0-127|*|||Parameter monitor log|Logbuch der Parameterüberwachung|Journal de surveillance des paramètres|Registro di monitoraggio dei parametri
0,1|99|17|0-127|*|||Token transfer log|Logbuch der Token-Übertragungen|Journal des transferts de jetons|Registro dei trasferimenti di token
0,1|99|18|0-127|*|||LTE monitoring profile|LTE-Überwachungsprofil|Profil de surveillance LTE|Profilo di monitoraggio LTE
0,1|99|97|0-127|*|||Power failure log|Logbuch der Spannungsausfälle|Journal des coupures de tension|Registro delle interruzioni di tensione
7|99|99|0|*|||Certification data log|Logbuch der Eichdaten|Journal des données de certification|Registro dei dati di certificazione
7|99|99|1|*|||Load profile, 15 minutes|Lastgang, 15 Minuten|Courbe de charge, 15 minutes|Curva di carico, 15 minuti
7|99|99|2|*|||Load profile, 60 minutes|Lastgang, 60 Minuten|Courbe de charge, 60 minutes|Curva di carico, 60 minuti
7|99|99|3|*|||Load profile, day|Lastgang, Tag|Courbe de charge, jour|Curva di carico, giorno
7|99|99|4|*|||Load profile, month|Lastgang, Monat|Courbe de charge, mois|Curva di carico, mese
0,1,7|99|98|0-127|*|||Event log|Ereignislogbuch|Journal des événements|Registro degli eventi
0,1|99|99|0-127|*|||Certification data log|Logbuch der Eichdaten|Journal des données de certification|Registro dei dati di certificazione
1,4-9|97|*|*|*||D.E|Error register {n}|Fehlerregister {n}|Registre d'erreurs {n}|Registro degli errori {n}
1|98|*|*|*||D.E|List {n}|Liste {n}|Liste {n}|Lista {n}
1,4-9|99|*|*|*||D.E|Data profile {n}|Datenprofil {n}|Profil de données {n}|Profilo di dati {n}
0,1,7|127|*|*|*|||Inactive object|Inaktives Objekt|Objet inactif|Oggetto inattivo
`;
