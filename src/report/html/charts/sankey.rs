//! Where energy and water go: flows from what the plant buys to its end uses, as far as the balance knows them.

use indexmap::IndexMap;

use crate::html::{Anchor, Canvas, Cell, Chart, Head, WIDTH, at};
use crate::report::html::label::{Label, say};
use crate::report::model::BalanceEntry;
use crate::report::phrases::{Phrases, capital};
use crate::report::words::Word;
use crate::units::Unit;

/// The height that all flows have together.
const FLOW: f64 = 210.0;
/// The least room of a node, so that its name fits.
const ROOM: f64 = 17.0;
const GAP: f64 = 5.0;
const BAR: f64 = 9.0;
/// Where the columns stand.
const COLUMNS: [f64; 3] = [0.0, 132.0, 264.0];
/// Where they stand if there are but two.
const TWO: [f64; 3] = [0.0, 176.0, 400.0];
/// Flows below this share of all are not drawn by themselves.
const LEAST: f64 = 0.004;

/// What something takes, and from what.
struct Node {
    name: String,
    column: usize,
    amount: f64,
    /// Where its bar begins, and how high it is.
    top: f64,
    height: f64,
    /// How much of it has been drawn at its left and its right.
    left: f64,
    right: f64,
}

/// A flow between two nodes.
struct Link {
    from: usize,
    to: usize,
    amount: f64,
}

#[derive(Default)]
struct Flows {
    nodes: IndexMap<String, Node>,
    links: Vec<Link>,
}

/// A drawing for energy, and one for water.
pub(super) fn sankeys(phrases: Phrases<'_>) -> Vec<Chart> {
    let of = |wanted: &dyn Fn(&str) -> bool| -> Vec<&BalanceEntry> {
        phrases.report.balance.iter().filter(|entry| wanted(&entry.resource)).collect()
    };
    let energy = of(&|resource| ["electricity", "natural_gas", "lpg", "diesel", "fuel_oil"].contains(&resource));
    let water = of(&|resource| resource == "water");
    let energy = sankey(phrases, "chart-energy", Label::EnergyFlow, &energy, "GJ/yr");
    let water = sankey(phrases, "chart-water", Label::WaterFlow, &water, "m3/yr");
    energy.into_iter().chain(water).collect()
}

fn sankey(
    phrases: Phrases<'_>,
    id: &'static str,
    title: Label,
    entries: &[&BalanceEntry],
    unit: &str,
) -> Option<Chart> {
    let to = Unit::parse(unit).ok()?;
    let mut flows = Flows::default();
    for entry in entries {
        flows.add(phrases, entry, &to)?;
    }
    if flows.links.is_empty() {
        return None;
    }
    let height = flows.lay_out();
    let mut canvas = Canvas::new(height);
    let amount = |value: f64| phrases.amount(value, unit);
    let mut rows = Vec::new();
    for link in &flows.links {
        let (Some((_, from)), Some((_, to))) = (flows.nodes.get_index(link.from), flows.nodes.get_index(link.to))
        else {
            continue;
        };
        rows.push(vec![Cell::from(from.name.as_str()), to.name.as_str().into(), amount(link.amount).into()]);
    }
    flows.draw(&mut canvas, &amount);
    Some(Chart {
        id: id.to_owned(),
        title: say(phrases, title).to_owned(),
        text: say(phrases, Label::FlowText).to_owned(),
        legend: Vec::new(),
        heads: vec![
            Head::text(say(phrases, Label::From)),
            Head::text(say(phrases, Label::To)),
            Head::number(phrases.word(Word::Amount)),
        ],
        rows,
        canvas,
    })
}

impl Flows {
    fn node(&mut self, key: String, name: String, column: usize, amount: f64) -> usize {
        let node = Node { name, column, amount: 0.0, top: 0.0, height: 0.0, left: 0.0, right: 0.0 };
        let entry = self.nodes.entry(key);
        let at = entry.index();
        entry.or_insert(node).amount += amount;
        at
    }

    /// The flows of one resource: to its end uses, and from those to their parts.
    fn add(&mut self, phrases: Phrases<'_>, entry: &BalanceEntry, to: &Unit) -> Option<()> {
        let from = Unit::parse(&entry.total.unit).ok()?;
        let amount = |value: f64| to.from_canonical(from.to_canonical(value));
        (from.dimension() == to.dimension()).then_some(())?;
        let total = amount(entry.total.value);
        let source = self.node(entry.resource.clone(), capital(&phrases.resource(&entry.resource)), 0, total);
        for line in &entry.lines {
            let value = amount(line.amount.value);
            if value < LEAST * total {
                continue;
            }
            let whole = line.part_of.as_ref();
            // Parts of parts are no more than names at this size.
            let (column, parent) = match whole {
                None => (1, Some(source)),
                Some(whole) => (2, self.nodes.get_index_of(&format!("1 {whole}"))),
            };
            let Some(parent) = parent else { continue };
            let key = format!("{column} {}", line.end_use);
            let child = self.node(key, capital(&phrases.end_use(&line.end_use)), column, value);
            self.links.push(Link { from: parent, to: child, amount: value });
        }
        let rest = amount(entry.unexplained.value);
        if rest > LEAST * total {
            let child = self.node("1 rest".to_owned(), capital(say(phrases, Label::Unexplained)), 1, rest);
            self.links.push(Link { from: source, to: child, amount: rest });
        }
        Some(())
    }

    /// Places the nodes, and gives the height of the drawing.
    fn lay_out(&mut self) -> f64 {
        let of = |flows: &Flows, column: usize| {
            flows.nodes.values().filter(|node| node.column == column).map(|node| node.amount).sum::<f64>()
        };
        let most = (0..COLUMNS.len()).map(|column| of(self, column)).fold(0.0, f64::max);
        let scale = if most > 0.0 { FLOW / most } else { 0.0 };
        let mut tops = [2.0; COLUMNS.len()];
        for node in self.nodes.values_mut() {
            node.height = node.amount * scale;
            if let Some(top) = tops.get_mut(node.column) {
                node.top = *top;
                *top += node.height.max(ROOM) + GAP;
            }
        }
        tops.into_iter().fold(0.0, f64::max)
    }

    /// Where each column stands.
    fn columns(&self) -> [f64; 3] {
        if self.nodes.values().any(|node| node.column == 2) { COLUMNS } else { TWO }
    }

    fn draw(mut self, canvas: &mut Canvas, amount: &dyn Fn(f64) -> String) {
        let columns = self.columns();
        for link in std::mem::take(&mut self.links) {
            let Some((_, from)) = self.nodes.get_index_mut(link.from) else { continue };
            let thick = if from.amount > 0.0 { link.amount / from.amount * from.height } else { 0.0 };
            let start = (columns.get(from.column).copied().unwrap_or_default() + BAR, from.top + from.right);
            from.right += thick;
            let (said, column) = (from.name.clone(), from.column);
            let Some((_, to)) = self.nodes.get_index_mut(link.to) else { continue };
            let end = (columns.get(to.column).copied().unwrap_or_default(), to.top + to.left);
            to.left += thick;
            let middle = f64::midpoint(start.0, end.0);
            let (x0, x1, xm) = (at(start.0), at(end.0), at(middle));
            let [y0, y1, z0, z1] = [start.1, end.1, start.1 + thick, end.1 + thick].map(at);
            let path = format!("M{x0} {y0}C{xm} {y0} {xm} {y1} {x1} {y1}L{x1} {z1}C{xm} {z1} {xm} {z0} {x0} {z0}Z");
            let said = format!("{said} → {}: {}", to.name, amount(link.amount));
            canvas.mark_path(
                &format!("{} {}", link.from, link.to),
                if column == 0 { "flow c0" } else { "flow c2" },
                path,
                said,
            );
        }
        for node in self.nodes.values() {
            let x = columns.get(node.column).copied().unwrap_or_default();
            canvas.path("bar", format!("M{0} {1}h{BAR}v{2}h-{BAR}Z", at(x), at(node.top), at(node.height.max(1.0))));
            let middle = node.top + (node.height.max(ROOM) / 2.0).min(node.height.max(ROOM) - 8.0) + 4.0;
            let room = columns.get(node.column + 1).copied().unwrap_or(WIDTH) - x - BAR - 6.0;
            let text = (x + BAR + 4.0, middle);
            canvas.text("name halo", text, Anchor::Start, room, &node.name);
            if node.height > 30.0 {
                canvas.text("tick halo", (text.0, text.1 + 14.0), Anchor::Start, room, &amount(node.amount));
            }
        }
    }
}
