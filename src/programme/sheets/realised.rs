//! What measures bring, over what was promised.

use super::cells::{end, ratio};
use super::{Cell, Sheet, Shown};
use crate::diagnostic::Lang;
use crate::programme::model::Programme;
use crate::programme::realised::{Bias, Scale};
use crate::programme::words::word;

pub(super) fn realised(programme: &Programme, lang: Lang) -> Sheet {
    let mut sheet = Sheet::new("realised", word(lang, ["Measured over promised", "Lo medido entre lo prometido"]))
        .lead(word(
            lang,
            [
                "1 is as promised. Single measures only, each plant counting alike: geometric mean, and from 3 results on its 95 % interval (Student's t of the logarithms; of the plain ratios where one is not above zero). Better or worse is said only where the interval leaves 1 out; by chance alone that happens to one in twenty. Results that are noise are not in the ratio, which makes it too good; better needs to hold with them too. What a plant only states is not in it.",
                "1 es lo prometido. Solo medidas con medición propia; cada planta cuenta igual: media geométrica y, desde 3 resultados, su intervalo al 95 % (t de Student de los logaritmos; de las razones mismas si alguna no es mayor que cero). Mejor o peor se dice solo si el intervalo no incluye 1; por puro azar le pasa a una de cada veinte. Los resultados que no se distinguen del ruido no entran en la razón, lo que la favorece; «mejor» debe cumplirse también con ellos. Lo que la planta solo declara no entra.",
            ],
        ))
        .column(Shown::Everywhere, word(lang, ["Measure", "Medida"]))
        .column(Shown::Data, "id")
        .column(Shown::Everywhere, "n")
        .column(Shown::People, word(lang, ["ratio (95 %)", "razón (95 %)"]))
        .column(Shown::Data, word(lang, ["ratio", "razón"]))
        .column(Shown::Data, word(lang, ["low", "bajo"]))
        .column(Shown::Data, word(lang, ["high", "alto"]))
        .column(Shown::People, word(lang, ["range", "rango"]))
        .column(Shown::Data, word(lang, ["least", "mínimo"]))
        .column(Shown::Data, word(lang, ["greatest", "máximo"]))
        .column(Shown::Everywhere, word(lang, ["noise", "ruido"]))
        .column(Shown::Everywhere, word(lang, ["stated", "declarado"]))
        .column(Shown::Wide, word(lang, ["without a promise", "sin promesa"]))
        .column(Shown::Wide, word(lang, ["mean with noise", "media con ruido"]))
        .column(Shown::Wide, word(lang, ["scale", "escala"]))
        .column(Shown::Everywhere, word(lang, ["verdict", "veredicto"]));
    for found in &programme.realised {
        let realised = &found.realised;
        let pooled = realised.pooled;
        let interval = pooled.and_then(|pooled| pooled.interval);
        let range = pooled.map(|pooled| pooled.range);
        let verdict = match (realised.bias, interval) {
            (Bias::Better, _) => ["better", "mejor"],
            (Bias::Worse, _) => ["worse", "peor"],
            (Bias::Open, Some(_)) => ["open", "sin conclusión"],
            (Bias::Open, None) => ["too few", "pocos datos"],
        };
        let scale = pooled.map(|pooled| match pooled.scale {
            Scale::Log => word(lang, ["logarithms", "logaritmos"]),
            Scale::Plain => word(lang, ["plain", "simple"]),
        });
        let ends = range.filter(|_| realised.n > 1).map(|[least, greatest]| {
            let number = |value: f64| ratio(value, None, lang);
            format!("{} - {}", number(least), number(greatest))
        });
        sheet.rows.push(vec![
            Cell::text(&found.title),
            Cell::text(&found.key),
            Cell::Count(realised.n),
            pooled.map_or(Cell::Empty, |pooled| Cell::text(ratio(pooled.ratio, pooled.interval, lang))),
            Cell::number(pooled.map(|pooled| pooled.ratio)),
            Cell::number(end(interval, 0)),
            Cell::number(end(interval, 1)),
            Cell::optional(ends.as_deref()),
            Cell::number(end(range, 0)),
            Cell::number(end(range, 1)),
            Cell::Count(realised.noise),
            Cell::Count(realised.stated),
            Cell::Count(realised.without_promise),
            Cell::number(realised.with_noise.map(|pooled| pooled.ratio)),
            Cell::optional(scale),
            Cell::text(word(lang, verdict)),
        ]);
    }
    sheet
}
