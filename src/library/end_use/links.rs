//! Whether end uses hang together: every whole is known, has what its part uses, and is no part of its part.

use super::{EndUse, EndUses, Link};
use crate::diagnostic::{Code, Diagnostic, nearest, say};
use crate::library::resource::Fuel;

impl EndUses {
    /// Checks what end uses say of each other, once all are read. A word that is wrong is taken out, so that nothing
    /// later runs in a circle.
    pub(in crate::library) fn check_links(&mut self) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        let mut wrong = Vec::new();
        for (name, end_use) in self.iter() {
            for link in end_use.part_of.iter().chain(&end_use.supplied_by) {
                if let Some(problem) = self.unfit(name, end_use, link) {
                    problems.push(problem);
                    wrong.push((name.to_owned(), link.name.clone()));
                }
            }
        }
        self.take_out(&wrong);
        let names: Vec<String> = self.names().map(str::to_owned).collect();
        for name in names {
            while let Some(link) = self.circle(&name) {
                let whole = &link.name;
                let message = say!(
                    "`{name}` is part of `{whole}`, which is itself part of `{name}`",
                    "`{name}` es parte de `{whole}`, que a su vez es parte de `{name}`"
                );
                let help = say!("take one of the two out", "quite uno de los dos");
                problems.push(Diagnostic::error(Code::CYCLE, message).in_file(&link.file).at(link.place).help(help));
                self.take_out(&[(name.clone(), link.name.clone())]);
            }
        }
        problems
    }

    /// What is wrong with one word on another end use.
    fn unfit(&self, name: &str, end_use: &EndUse, link: &Link) -> Option<Diagnostic> {
        let whole = &link.name;
        let fault = |message| Diagnostic::error(Code::UNKNOWN_END_USE, message).in_file(&link.file).at(link.place);
        let Some(found) = self.get(whole) else {
            let message = say!(
                "`{name}` hangs on `{whole}`, which is no end use",
                "`{name}` depende de `{whole}`, que no es un uso final"
            );
            return Some(fault(message).did_you_mean(whole, nearest(whole, self.names())));
        };
        if end_use.supplied_by.as_ref() == Some(link) {
            let burns =
                found.resources.iter().any(|name| name == "fuel" || Fuel::ALL.iter().any(|fuel| fuel.name() == name));
            let message = say!(
                "`{whole}` burns no fuel, so that it cannot supply `{name}` with heat",
                "`{whole}` no quema combustible, así que no puede dar calor a `{name}`"
            );
            return (!burns).then(|| fault(message));
        }
        let shares = end_use.resources.iter().any(|resource| found.resources.contains(resource));
        let used = end_use.resources.join("`, `");
        let message = say!(
            "`{name}` cannot be part of `{whole}`, which has none of its resources (`{used}`)",
            "`{name}` no puede ser parte de `{whole}`, que no tiene ninguno de sus recursos (`{used}`)"
        );
        (!shares).then(|| fault(message))
    }

    /// The word of an end use by which it becomes a part of itself.
    fn circle(&self, name: &str) -> Option<Link> {
        let end_use = self.get(name)?;
        let mut links = end_use.part_of.iter().chain(&end_use.supplied_by);
        links.find(|link| self.reaches(&link.name, name, &mut Vec::new())).cloned()
    }

    fn reaches<'a>(&'a self, from: &'a str, to: &str, seen: &mut Vec<&'a str>) -> bool {
        if from == to {
            return true;
        }
        if seen.contains(&from) {
            return false;
        }
        seen.push(from);
        let Some(end_use) = self.get(from) else { return false };
        end_use.part_of.iter().chain(&end_use.supplied_by).any(|link| self.reaches(&link.name, to, seen))
    }

    fn take_out(&mut self, wrong: &[(String, String)]) {
        for (name, whole) in wrong {
            let Some(end_use) = self.entries.get_mut(name) else { continue };
            end_use.part_of.retain(|link| link.name != *whole);
            end_use.supplied_by = end_use.supplied_by.take().filter(|link| link.name != *whole);
        }
    }
}
