#!/bin/sh
# Makes the ledgers of this folder again, from nothing: reports of the example plants, and a year of what became of them.
#     sh examples/followup/record.sh            (in the folder of the project; AUDITLITE=path/to/auditlite for another one)
# Hace otra vez las bitácoras de esta carpeta, desde cero: los informes de las plantas de ejemplo y un año de seguimiento.
set -eu
auditlite=${AUDITLITE:-auditlite}
here=examples/followup
reports=$(mktemp -d)
trap 'rm -rf "$reports"' EXIT

# A plant: its ledger, its profile, the day on which the report was accepted.
plant() {
    ledger=$here/$1.jsonl
    rm -f "$ledger"
    "$auditlite" recommend "$2" --lang es --format json >"$reports/$1.json"
    "$auditlite" followup start "$reports/$1.json" -o "$ledger" --on "$3" --by "$centre" >&2
}
# Day, who, then the rest of the command.
decide() { day=$1 who=$2 measure=$3; shift 3; "$auditlite" followup decide "$ledger" "$measure" "$@" --on "$day" --by "$who" >&2; }
did() { day=$1 who=$2 measure=$3; shift 3; "$auditlite" followup do "$ledger" "$measure" "$@" --on "$day" --by "$who" >&2; }
note() { day=$1 who=$2; shift 2; "$auditlite" followup note "$ledger" "$@" --on "$day" --by "$who" >&2; }
# A saving that is noise is recorded as noise, and the command says 1.
measured() { day=$1 who=$2; shift 2; "$auditlite" followup measure "$ledger" "$@" --on "$day" --by "$who" >&2 || [ $? -eq 1 ]; }
# The id of the last entry that holds a text.
entry() { grep -F -- "$1" "$ledger" | tail -n 1 | sed 's/.*"id":"\([0-9a-f]*\)"}$/\1/'; }

centre="Centro de PML, A. Robles"

# ---- Three stories -------------------------------------------------------------------------------------------------

# About US$40,000 a month without an investment: 740,000 MXN/month / 18.5 MXN/USD.
plant story_no_investment examples/story_no_investment.json 2025-09-08
decide 2025-09-15 "H. Cruz, director" batch_sequencing accepted --responsible "M. Leal, planeación" --due 2025-10-15
did 2025-09-22 "M. Leal, planeación" batch_sequencing --started
did 2025-10-06 "M. Leal, planeación" batch_sequencing --investment 0
measured 2025-12-15 "M. Leal, planeación" batch_sequencing --stated "740000 MXN/month" --from 2025-10-06

# US$2,000 once (37,000 MXN) for about US$7,000 a year (129,500 MXN/yr = 70,000 kWh/yr x 1.85): 14 kW less in 5,000 hours.
plant story_2000_for_7000_a_year examples/story_2000_for_7000_a_year.json 2025-09-10
decide 2025-09-19 "C. Franco, gerente" dust_fans accepted --responsible "V. Silis, mantenimiento" --due 2025-11-15
did 2025-11-14 "V. Silis, mantenimiento" dust_fans --investment 37000
measured 2025-12-18 "V. Silis, mantenimiento" dust_fans --before "30.5 kW" --after "16.5 kW" --accuracy "1 %" --yearly "5000 h/yr" --yearly-accuracy "3 %" --from 2025-11-17

# About US$2,500 once (46,250 MXN) for over US$900 a month (105,600 kWh/yr x 1.90 = 200,640 MXN/yr = US$904 a month).
plant story_2500_for_900_a_month examples/story_2500_for_900_a_month.json 2025-09-12
decide 2025-09-22 "P. Arce, gerente" barrel_insulation accepted --responsible "T. Nava, moldeo" --due 2025-10-31
decide 2025-09-22 "P. Arce, gerente" compressed_air_leaks rejected --reason "se cambia la red completa en el nuevo edificio"
did 2025-10-30 "T. Nava, moldeo" barrel_insulation --investment 46250
measured 2025-12-16 "T. Nava, moldeo" barrel_insulation --before "4.96 kW" --after "3.20 kW" --accuracy "1.5 %" --yearly "60000 h/yr" --yearly-accuracy "3 %" --from 2025-11-03

# ---- Five plants ---------------------------------------------------------------------------------------------------

# Plastics: most of it done; one brings less than promised, one cannot be told from noise, one cost more.
plant tapas_del_bajio examples/plastics_tapas_del_bajio.json 2025-09-22
manager="S. Ugalde, gerencia" shop="R. Ibarra, mantenimiento" floor="L. Pineda, moldeo"
decide 2025-10-06 "$manager" compressed_air_pressure accepted --responsible "$shop" --due 2025-10-20
decide 2025-10-06 "$manager" machine_idle_off accepted --responsible "$floor" --due 2025-11-15
decide 2025-10-06 "$manager" barrel_insulation accepted --responsible "$shop" --due 2025-12-15
decide 2025-10-06 "$manager" compressed_air_leaks accepted --responsible "$shop" --due 2026-01-31
decide 2025-10-06 "$manager" regrind_loop rejected --reason "las tapas van en contacto con alimento: el cliente no admite molido"
decide 2025-10-06 "$manager" idle_equipment accepted --responsible "$floor" --due 2025-11-30
decide 2025-10-06 "$manager" led_lighting accepted --responsible "$manager" --due 2026-06-30
decide 2025-10-06 "$manager" power_factor accepted --responsible "$manager" --due 2026-04-30
decide 2025-10-06 "$manager" hazardous_segregation postponed --reason "cuando se amplíe el almacén de residuos" --due 2026-09-30
did 2025-10-16 "$shop" compressed_air_pressure --investment 0
did 2025-11-12 "$floor" machine_idle_off --investment 6100
did 2025-11-27 "$floor" idle_equipment --investment 4800
did 2025-12-10 "$shop" barrel_insulation --investment 33900
measured 2025-12-12 "$shop" compressed_air_pressure --before "42.0 kW" --after "39.8 kW" --accuracy "1 %" --yearly "6900 h/yr" --yearly-accuracy "2 %" --from 2025-10-20
measured 2026-01-15 "$floor" machine_idle_off --before "6.2 kW" --after "2.4 kW" --accuracy "2 %" --yearly "4000 h/yr" --yearly-accuracy "5 %" --from 2025-11-17
note 2026-01-15 "$centre" "el segundo turno sigue dejando encendidas M05 a M08; se repite la plática en febrero" --measure machine_idle_off
measured 2026-01-20 "$shop" barrel_insulation --before "5.4 kW" --after "4.12 kW" --accuracy "1 %" --yearly "50000 h/yr" --yearly-accuracy "3 %" --from 2025-12-15
did 2026-01-28 "$shop" compressed_air_leaks --investment 17500
measured 2026-03-10 "$shop" compressed_air_leaks --before "40.2 kW" --after "37.9 kW" --accuracy "5 %" --yearly "6900 h/yr" --yearly-accuracy "3 %" --from 2026-02-02
did 2026-04-22 "$manager" power_factor --investment 118900
measured 2026-07-31 "$manager" power_factor --stated "106400 MXN/yr" --from 2026-05-01
did 2026-05-04 "$manager" led_lighting --started
did 2026-07-18 "$manager" led_lighting --investment 188400
measured 2026-08-20 "$manager" led_lighting --resource electricity --before "19.2 kW" --after "9.1 kW" --accuracy "1 %" --yearly "6700 h/yr" --yearly-accuracy "3 %" --from 2026-07-20

# Oil and lube: much was accepted, and much of it is late.
plant lubricantes_del_centro examples/oil_lube_lubricantes_del_centro.json 2025-09-24
manager="F. Olvera, dirección" shop="D. Mata, mantenimiento" floor="N. Ruiz, producción"
decide 2025-10-08 "$manager" batch_sequencing accepted --responsible "$floor" --due 2025-11-30
decide 2025-10-08 "$manager" flush_reuse accepted --responsible "$floor" --due 2026-02-28
decide 2025-10-08 "$manager" drum_draining accepted --responsible "$floor" --due 2025-12-15
decide 2025-10-08 "$manager" peak_shifting accepted --responsible "$floor" --due 2026-01-15
decide 2025-10-08 "$manager" idle_equipment accepted --responsible "$shop" --due 2025-12-15
decide 2025-10-08 "$manager" steam_traps accepted --responsible "$shop" --due 2026-03-31
decide 2025-10-08 "$manager" hazardous_segregation accepted --responsible "$floor" --due 2025-12-31
decide 2025-10-08 "$manager" compressed_air_leaks postponed --reason "con el compresor nuevo" --due 2027-01-31
decide 2025-10-08 "$manager" power_factor accepted --responsible "$shop" --due 2026-05-31
decide 2025-10-08 "$manager" led_lighting rejected --reason "se cambia el techo del almacén, y las lámparas con él"
did 2025-12-02 "$floor" batch_sequencing --investment 0
did 2025-12-19 "$floor" hazardous_segregation --investment 11800
did 2026-01-20 "$floor" drum_draining --investment 52300
did 2026-02-10 "$floor" flush_reuse --started
note 2026-02-10 "$floor" "llegaron dos de cinco contenedores; los otros tres, sin fecha" --measure flush_reuse
measured 2026-03-05 "$floor" batch_sequencing --stated "24250 MXN/month" --from 2025-12-02
did 2026-03-27 "$shop" steam_traps --investment 31000
measured 2026-04-15 "$floor" drum_draining --resource raw_material/additives --before "2.03 kg" --after "0.88 kg" --accuracy "1 %" --yearly "4920 1/yr" --yearly-accuracy "2 %" --from 2026-01-26
measured 2026-07-03 "$floor" hazardous_segregation --resource hazardous_waste/mixed_hazardous --before "1.83 t/month" --after "1.57 t/month" --accuracy "0.5 %" --from 2026-01-01 --to 2026-06-30

# Cardboard: the large ones were done, on several nobody has decided.
plant cajas_queretaro examples/cardboard_cajas_queretaro.json 2025-09-29
manager="A. Barrera, gerencia" shop="J. Téllez, calderas" floor="E. Zarco, planeación"
decide 2025-10-13 "$manager" peak_shifting accepted --responsible "$shop" --due 2025-10-31
decide 2025-10-13 "$manager" trim_planning accepted --responsible "$floor" --due 2026-03-31
decide 2025-10-13 "$manager" boiler_air_fuel accepted --responsible "$shop" --due 2025-11-15
decide 2025-10-13 "$manager" steam_traps accepted --responsible "$shop" --due 2025-11-30
decide 2025-10-13 "$manager" corrugator_idle_steam accepted --responsible "$shop" --due 2025-12-15
did 2025-10-30 "$shop" peak_shifting --investment 3600
did 2025-11-14 "$shop" boiler_air_fuel --investment 10400
did 2025-12-05 "$shop" steam_traps --investment 39700
did 2025-12-12 "$shop" corrugator_idle_steam --investment 26000
measured 2026-03-12 "$manager" peak_shifting --resource demand --before "641 kW" --after "594.5 kW" --accuracy "0.5 %" --from 2025-11-01
did 2026-03-20 "$floor" trim_planning --investment 118000
measured 2026-07-10 "$floor" trim_planning --before "3.30 %" --after "3.05 %" --accuracy "0.5 %" --yearly "28600 t/yr" --yearly-accuracy "1 %" --from 2026-04-01 --to 2026-06-30
measured 2026-07-14 "$shop" steam_traps boiler_air_fuel corrugator_idle_steam --resource natural_gas --before "1.52 GJ per 1 t" --after "1.434 GJ per 1 t" --accuracy "0.5 %" --yearly "26000 t/yr" --yearly-accuracy "1 %" --from 2026-01-01 --to 2026-06-30

# Dairy: what was done brought more than promised; the largest cost more, and that was entered wrong at first.
plant lacteos_la_canada examples/dairy_lacteos_la_canada.json 2025-10-01
manager="G. Maldonado, gerencia" shop="O. Reséndiz, mantenimiento" floor="I. Camacho, proceso"
decide 2025-10-15 "$manager" pasteuriser_idle accepted --responsible "$floor" --due 2025-11-14
decide 2025-10-15 "$manager" peak_shifting accepted --responsible "$shop" --due 2025-11-30
decide 2025-10-15 "$manager" compressed_air_pressure accepted --responsible "$shop" --due 2025-10-31
decide 2025-10-15 "$manager" boiler_air_fuel accepted --responsible "$shop" --due 2025-11-28
decide 2025-10-15 "$manager" product_push accepted --responsible "$floor" --due 2026-01-31
decide 2025-10-15 "$manager" water_leaks accepted --responsible "$shop" --due 2025-12-20
decide 2025-10-15 "$manager" compressed_air_leaks accepted --responsible "$shop" --due 2026-01-31
decide 2025-10-15 "$manager" cip_rinse_reuse accepted --responsible "$floor" --due 2026-05-31
decide 2025-10-15 "$manager" power_factor rejected --reason "el nuevo transformador incluye el banco de capacitores"
decide 2025-10-15 "$manager" led_lighting postponed --reason "por etapas, con el presupuesto de 2027" --due 2027-02-28
did 2025-10-29 "$shop" compressed_air_pressure --investment 0
did 2025-11-10 "$floor" pasteuriser_idle --investment 4900
did 2025-11-20 "$shop" boiler_air_fuel --investment 12000
did 2025-12-01 "$shop" peak_shifting --investment 12300
did 2025-12-18 "$shop" water_leaks --investment 21600
did 2026-01-15 "$shop" compressed_air_leaks --investment 15900
measured 2026-01-20 "$floor" pasteuriser_idle --resource lpg --before "0.42 GJ per 1 h" --after "0.158 GJ per 1 h" --accuracy "2 %" --yearly "1060 h/yr" --yearly-accuracy "3 %" --from 2025-11-17
measured 2026-01-22 "$shop" compressed_air_pressure --before "36.0 kW" --after "33.8 kW" --accuracy "1 %" --yearly "5800 h/yr" --yearly-accuracy "2 %" --from 2025-11-03
measured 2026-02-03 "$shop" water_leaks --before "0.62 m3/h" --after "0.29 m3/h" --accuracy "2 %" --yearly "8760 h/yr" --yearly-accuracy "0 %" --from 2025-12-22
did 2026-02-12 "$floor" product_push --investment 113000
"$auditlite" followup correct "$ledger" "$(entry 113000)" --investment 131000 --reason "faltó la factura de la instalación neumática" --on 2026-02-20 --by "$floor" >&2
measured 2026-03-04 "$shop" peak_shifting --resource demand --before "428 kW" --after "389.9 kW" --accuracy "0.5 %" --from 2025-12-01
measured 2026-04-08 "$shop" compressed_air_leaks --before "9.7 kW" --after "5.6 kW" --accuracy "2 %" --yearly "5800 h/yr" --yearly-accuracy "3 %" --from 2026-01-19
measured 2026-05-06 "$floor" product_push --resource raw_material/milk --before "43.3 kg" --after "13.9 kg" --accuracy "1 %" --yearly "3300 1/yr" --yearly-accuracy "2 %" --from 2026-02-16
did 2026-06-09 "$floor" cip_rinse_reuse --investment 129500
measured 2026-08-26 "$floor" cip_rinse_reuse --resource water --before "1.260 m3" --after "0.738 m3" --accuracy "1 %" --yearly "8250 1/yr" --yearly-accuracy "2 %" --from 2026-06-15

# Powdered food: the main ones are done and measured; three that go into one bill cannot be told from noise.
plant polvos_del_valle examples/powdered_food_polvos_del_valle.json 2025-10-06
manager="B. Servín, gerencia" shop="U. Lara, mantenimiento" floor="Q. Ortega, envasado"
decide 2025-10-20 "$manager" giveaway accepted --responsible "$floor" --due 2025-12-15
decide 2025-10-20 "$manager" compressed_air_pressure accepted --responsible "$shop" --due 2025-10-31
decide 2025-10-20 "$manager" idle_equipment accepted --responsible "$shop" --due 2025-11-30
decide 2025-10-20 "$manager" compressed_air_leaks accepted --responsible "$shop" --due 2026-01-31
decide 2025-10-20 "$manager" dust_fans accepted --responsible "$shop" --due 2026-02-28
decide 2025-10-20 "$manager" feed_solids accepted --responsible "$floor" --due 2026-04-30
decide 2025-10-20 "$manager" power_factor postponed --reason "con la ampliación de la subestación" --due 2026-12-31
decide 2025-10-20 "$manager" led_lighting rejected --reason "24 meses es demasiado este año"
did 2025-10-31 "$shop" compressed_air_pressure --investment 0
did 2025-11-21 "$shop" idle_equipment --investment 5100
did 2025-12-15 "$floor" giveaway --investment 61000
did 2026-01-30 "$shop" compressed_air_leaks --investment 19200
measured 2026-02-11 "$floor" giveaway --before "0.90 %" --after "0.69 %" --accuracy "2 %" --yearly "4250 t/yr" --yearly-accuracy "1 %" --from 2025-12-15
did 2026-02-20 "$shop" dust_fans --investment 49900
measured 2026-04-09 "$shop" dust_fans --before "37.0 kW" --after "26.4 kW" --accuracy "1 %" --yearly "6300 h/yr" --yearly-accuracy "2 %" --from 2026-02-23
did 2026-04-13 "$floor" feed_solids --started
did 2026-05-29 "$floor" feed_solids --investment 47000
measured 2026-06-18 "$shop" compressed_air_pressure idle_equipment compressed_air_leaks --resource electricity --before "254 MWh/month" --after "249 MWh/month" --accuracy "2 %" --from 2026-02-01 --to 2026-05-31
measured 2026-09-17 "$floor" feed_solids --resource natural_gas --before "6.39 GJ per 1 t" --after "5.94 GJ per 1 t" --accuracy "1 %" --yearly "2600 t/yr" --yearly-accuracy "2 %" --from 2026-06-01 --to 2026-08-31
