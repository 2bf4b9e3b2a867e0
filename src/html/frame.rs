//! The frame of a page: its head, with what it allows a browser, and its script.

use super::markup::Markup;
use super::security::policy;

/// The style of every page.
pub(crate) const STYLE: &str = include_str!("style.css");

/// What the scripts of all pages have in common.
const SHARED: &str = include_str!("page.js");

/// A page without its body.
pub(crate) struct Frame<'a> {
    /// The language of its texts, `en` or `es`.
    pub(crate) lang: &'a str,
    pub(crate) title: &'a str,
    /// [`STYLE`], and what follows it.
    pub(crate) style: &'a str,
    /// Its own script.
    pub(crate) script: &'a str,
}

impl Frame<'_> {
    /// The whole page. Data for the script stand before it, at the end of the body.
    pub(crate) fn page(&self, body: impl FnOnce(&mut Markup)) -> String {
        let script = [SHARED, self.script].concat();
        let mut page = Markup::default();
        page.doctype();
        page.block("html", &[("lang", self.lang)], |page| {
            page.block("head", &[], |page| self.head(page, &script));
            page.block("body", &[], |page| {
                body(page);
                page.asset("script", &script);
            });
        });
        page.finish()
    }

    fn head(&self, page: &mut Markup, script: &str) {
        let policy = policy(self.style, script);
        page.empty("meta", &[("charset", "utf-8")]);
        page.empty("meta", &[("http-equiv", "Content-Security-Policy"), ("content", &policy)]);
        page.empty("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
        page.empty("meta", &[("name", "color-scheme"), ("content", "light dark")]);
        page.empty("meta", &[("name", "referrer"), ("content", "no-referrer")]);
        page.line("title", &[], self.title);
        page.asset("style", self.style);
    }
}
