//! All that a document can see: its layout, its data, its fonts. No file, no network, no clock.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

const LAYOUT: &str = include_str!("report.typ");

/// Fonts with their licence in `fonts/OFL.txt`.
const FONTS: [&[u8]; 3] = [
    include_bytes!("fonts/Inter-Regular.otf"),
    include_bytes!("fonts/Inter-SemiBold.otf"),
    include_bytes!("fonts/NotoMono-Regular.ttf"),
];

/// The fonts of every document.
pub(super) fn fonts() -> &'static [Font] {
    static READ: LazyLock<Vec<Font>> =
        LazyLock::new(|| FONTS.iter().flat_map(|font| Font::iter(Bytes::new(*font))).collect());
    &READ
}

/// What one document sees.
pub(super) struct Sheet {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    layout: Source,
    files: Vec<(FileId, Bytes)>,
}

impl Sheet {
    /// A document with the files that its layout reads, by name.
    pub(super) fn new(files: Vec<(String, Vec<u8>)>) -> FileResult<Self> {
        // Heads of rows are told to a reader only with this.
        let library = Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build();
        let files: FileResult<Vec<_>> =
            files.into_iter().map(|(name, bytes)| Ok((place(&name)?, Bytes::new(bytes)))).collect();
        Ok(Self {
            library: LazyHash::new(library),
            book: LazyHash::new(FontBook::from_fonts(fonts())),
            layout: Source::new(place("report.typ")?, LAYOUT.to_owned()),
            files: files?,
        })
    }
}

fn place(name: &str) -> FileResult<FileId> {
    let path = VirtualPath::new(name).map_err(|_| FileError::AccessDenied)?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Sheet {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.layout.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.layout.id() { Ok(self.layout.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.files.iter().find(|(known, _)| *known == id);
        found.map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        fonts().get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
