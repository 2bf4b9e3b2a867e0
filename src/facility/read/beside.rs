//! Lists that stand in a table of their own beside the profile.

use super::Reader;
use crate::diagnostic::{Code, Diagnostic, say};
use crate::facility::{BillsTable, ListFile};
use crate::json::Json;
use crate::units::quote;

impl<'a> Reader<'a> {
    /// The bills of a table, if the profile does not speak of bills itself.
    pub(super) fn bills(&mut self, profile: &Json, bills: &'a BillsTable) {
        let Some(list) = self.fields.table(bills.list) else { return };
        let path = list.path.as_str();
        let section = profile.get("electricity");
        let none = section.filter(|_| self.facility.has_none_of("electricity"));
        let given =
            section.and_then(|section| section.get("bills")).filter(|_| self.facility.records_of(bills.list).is_some());
        if let Some(own) = given.or(none) {
            let (file, table) = (quote(self.file), quote(&bills.file));
            let message = say!(
                "`{path}` stands in {file} and in {table}: which of them holds is not known",
                "`{path}` está en {file} y en {table}: no se sabe cuál vale"
            );
            let help = say!(
                "take `{path}` out of {file}, or leave `--bills` out",
                "quite `{path}` de {file}, o no indique `--bills`"
            );
            return self.report(Diagnostic::error(Code::BILLS_TWICE, message).at(own.place).help(help), path);
        }
        let own = std::mem::replace(&mut self.file, &bills.file);
        self.places.insert(path.to_owned(), (self.file, bills.records.place));
        self.table(bills.list, &bills.records);
        self.file = own;
        let (file, hash) = (bills.file.clone(), bills.hash.clone());
        self.facility.list_files.push(ListFile { list: bills.list, file, hash });
        for warning in &bills.warnings {
            self.report(warning.clone(), path);
        }
    }
}
