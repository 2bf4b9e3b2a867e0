// A plant whose texts try to break out of the page.
"use strict";
const fs = require("node:fs");
const path = require("node:path");

const TEXT = "</title></script><script>window.hacked=1</script><img src=x onerror=window.hacked=2>\" onload='window.hacked=3' \u202Eright to left\u202C =cmd|' /C calc'!A0 {plant} \u001b[31mred";

/** Writes a profile with such texts wherever a profile takes one. */
exports.nasty = (folder) => {
  const profile = {
    schema: "auditlite/profile@1",
    currency: "MXN",
    exchange_rates: { USD: { rate: 18.5, date: "2026-10-01", source: TEXT } },
    facility: { name: TEXT, sector: "plastics", country: "MX", state: "Querétaro", operating_hours: { value: 6000, unit: "h/yr", note: TEXT } },
    electricity: { annual_energy: { value: 1900000, unit: "kWh/yr", note: TEXT }, energy_price: "1.90 MXN/kWh", power_factor: 0.87 },
    compressed_air: { annual_energy: { value: 400000, unit: "kWh/yr", basis: "measured", note: TEXT }, leak_share: "25 %", leaks_found: 30, control_response: 0.7 },
    motors: [{ name: TEXT, power: "30 kW", load: "0 %", hours: 6000, idle_hours: 1500 }],
  };
  const file = path.join(folder, "nasty.json");
  fs.writeFileSync(file, JSON.stringify(profile));
  return { name: "nasty", file, profile, nasty: true, text: TEXT };
};
