//! What people head the columns of a table of bills.

use crate::diagnostic::{Text, nearest};
use crate::fields::{Fields, SectionMember, Table};
use crate::grid::plain;
use crate::script::TableId;

/// Headings beside the name of a column in profiles and its label, as [`plain`] has them.
const HEADINGS: [(&str, &[&str]); 25] = [
    ("month", &["mes", "periodo"]),
    ("from", &["desde", "de", "inicio"]),
    ("to", &["hasta", "a", "fin"]),
    ("days", &["dias"]),
    ("energy", &["energia", "kwh", "kwh totales", "consumo", "energia total", "electricity", "electricidad"]),
    ("energy_base", &["energia base", "kwh base"]),
    ("energy_intermediate", &["energia intermedia", "kwh intermedia", "kwh intermedio", "kwh intermediate"]),
    ("energy_peak", &["energia punta", "kwh punta", "kwh peak"]),
    ("demand", &["demanda", "kw", "demanda maxima", "highest demand"]),
    ("demand_base", &["demanda base", "kw base"]),
    ("demand_intermediate", &["demanda intermedia", "kw intermedia", "kw intermedio", "kw intermediate"]),
    ("demand_peak", &["demanda punta", "kw punta", "kw peak"]),
    ("reactive_energy", &["energia reactiva", "kvarh"]),
    ("power_factor", &["factor de potencia", "fp"]),
    ("cost", &["costo", "subtotal"]),
    ("fixed_amount", &["cargo fijo", "fixed charge"]),
    ("energy_amount", &["cargo por energia", "energy charge"]),
    ("distribution_amount", &["distribucion", "distribution"]),
    ("capacity_amount", &["capacidad", "capacity"]),
    ("low_voltage_amount", &["medicion en baja tension", "metering in low voltage"]),
    ("power_factor_amount", &["cargo por factor de potencia", "power factor charge"]),
    ("vat", &["iva"]),
    ("dap", &["alumbrado publico", "street lighting"]),
    ("total", &["total a pagar", "total del recibo"]),
    ("note", &["notes", "nota", "notas"]),
];

/// The column of `electricity.bills` that a heading without its unit names in either language; `note` is for people.
///
/// ```
/// use auditlite::facility::bill_column;
///
/// assert_eq!(bill_column("Energía base"), Some("energy_base"));
/// assert_eq!(bill_column("subtotal"), Some("cost"));
/// assert_eq!(bill_column("producción"), None);
/// ```
pub fn bill_column(heading: &str) -> Option<&'static str> {
    let heading = plain(heading);
    let named = |(column, others): &&(&str, &[&str])| plain(column) == heading || others.contains(&heading.as_str());
    HEADINGS.iter().find(named).map(|(column, _)| *column)
}

/// What a column of `electricity.bills` may be headed, beside its name and its label.
pub fn bill_headings(column: &str) -> &'static [&'static str] {
    HEADINGS.iter().find(|(known, _)| *known == column).map_or(&[], |(_, headings)| headings)
}

/// The list of bills of a profile.
#[derive(Clone, Copy)]
pub(super) struct Columns<'a> {
    pub(super) fields: &'a Fields,
    pub(super) id: TableId,
    pub(super) table: &'a Table,
}

impl<'a> Columns<'a> {
    pub(super) fn of(fields: &'a Fields) -> Option<Self> {
        let section = fields.section_named("electricity")?;
        let Some(SectionMember::Table(id)) = section.members.get("bills") else { return None };
        Some(Self { fields, id: *id, table: fields.table(*id)? })
    }

    /// The column that a heading names: by what people call it, else by its label.
    pub(super) fn named(self, heading: &str) -> Option<&'a str> {
        let by_label = || {
            let heading = plain(heading);
            let is = |label: &Text| plain(&label.en) == heading || plain(&label.es) == heading;
            let field = |id| self.fields.field(id);
            self.table.columns.iter().find(|(_, id)| field(**id).is_some_and(|field| is(&field.label)))
        };
        let column = bill_column(heading);
        let known = column.and_then(|column| self.table.columns.get_key_value(column)).or_else(by_label);
        known.map(|(name, _)| name.as_str())
    }

    /// The heading that somebody may have meant.
    pub(super) fn nearest(heading: &str) -> Option<&'static str> {
        let all = HEADINGS.iter().flat_map(|(column, others)| std::iter::once(column).chain(others.iter()));
        nearest(&plain(heading), all.copied())
    }
}
