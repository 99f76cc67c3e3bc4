//! The web console: one page per job, plain ES modules and custom elements, built into the program.
//!
//! ```text
//!   /            way in, and where a browser goes on      /desk         the moderator
//!   /in#SECRET   an invitation is traded for a session    /chair        who presides
//!   /delegation  a delegation                             /hall         the screen in the hall
//!   /secretariat the Secretariat                          /programme    anybody
//!   /nothing     where there is no page
//! ```
//!
//! The hub serves the files; nothing is built, bundled or fetched from anywhere else. In a debug build they are read
//! from the disk at each request, so that who edits one only loads the page again. What stands behind which page is
//! told in `src/console/README.md`.
//!
//! A page is one shell with its name in it. What it loads follows from its modules: those that they import are named
//! in the shell, so that a browser asks for all of them at once; and the messages of the catalogue that they name
//! ([`Spoken`]) are what it is given of the catalogue to begin with. Files are served without their remarks.
//!
//! A page holds no rule: it draws the sections that the hub sends, and a button is what `own.may` says it is.

mod script;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Mutex;

use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use script::Piece;

/// The files of the pages.
#[derive(RustEmbed)]
#[folder = "src/console/web/"]
struct Files;

/// A page: where it is found, the name of its module and of its style, and the sheets that its style is made of.
struct Page {
    path: &'static str,
    name: &'static str,
    sheets: &'static [&'static str],
}

const PAGES: &[Page] = &[
    Page { path: "/", name: "home", sheets: &["base", "door"] },
    Page { path: "/in", name: "in", sheets: &["base", "door"] },
    Page { path: NOTHING, name: "nothing", sheets: &["base", "door"] },
    Page { path: "/desk", name: "desk", sheets: &["base", "meeting", "desk"] },
    Page { path: "/chair", name: "chair", sheets: &["base", "meeting", "chair"] },
    Page { path: "/delegation", name: "delegation", sheets: &["base", "meeting", "delegation"] },
    Page { path: "/hall", name: "hall", sheets: &["base", "meeting", "hall"] },
    Page { path: "/secretariat", name: "secretariat", sheets: &["base", "meeting", "secretariat"] },
    Page { path: "/programme", name: "programme", sheets: &["base", "meeting", "programme"] },
];

/// The page that a browser is shown where there is none.
pub const NOTHING: &str = "/nothing";

/// The pages where people work, each with the message that names it; the way in comes first.
pub const PLACES: &[(&str, &str)] = &[
    ("/", "console-come_in"),
    ("/desk", "console-page-desk"),
    ("/chair", "console-page-chair"),
    ("/delegation", "console-page-delegation"),
    ("/hall", "console-page-hall"),
    ("/secretariat", "console-page-secretariat"),
    ("/programme", "console-page-programme"),
];

/// Modules that come after their page, when they are first wanted, with messages of their own.
const LATER: &[&str] = &["chair-asks", "desk-asks"];

/// What a page may do: nothing but load its own files and speak to its own hub. No script or style inside a page.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
    manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A file with what a browser has to know about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asset {
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
    /// Its media type.
    pub kind: &'static str,
    /// Changes with its bytes; with the quotes of an `ETag`.
    pub tag: String,
}

/// The messages of the catalogue that a page's modules name.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Spoken {
    /// Whatever stands in quotes, ids of messages among it.
    words: BTreeSet<String>,
    /// How the ids begin of which the rest is worked out: `verb-`.
    families: BTreeSet<String>,
}

impl Spoken {
    /// Whether a message is named, or is of a family that is. Of the presses, only those that are named.
    #[must_use]
    pub fn names(&self, id: &str) -> bool {
        if let Some(press) = id.strip_prefix("press-") {
            return self.words.contains(press) || self.words.contains(id);
        }
        self.words.contains(id) || self.families.iter().any(|family| id.starts_with(family.as_str()))
    }
}

/// The page at a path; `None` where there is none.
#[must_use]
pub fn page(path: &str) -> Option<Asset> {
    let page = PAGES.iter().find(|page| page.path == path)?;
    kept(path, || {
        let shell = Files::get("shell.html")?;
        let mut preloads = String::new();
        for module in modules(page.name).into_keys().filter(|module| !module.starts_with("pages/")) {
            // Writing to a String does not fail.
            let _ = writeln!(preloads, "<link rel=\"modulepreload\" href=\"/assets/{module}\">");
        }
        let shell = std::str::from_utf8(&shell.data).ok()?;
        let text = shell.replace("{page}", page.name).replace("{modules}\n", &preloads);
        Some(made(text.into_bytes().into(), "text/html; charset=utf-8"))
    })
}

/// The file at a path under `/assets/`; `None` where there is none. The shell is no asset, and of the styles only
/// those of pages are.
#[must_use]
pub fn asset(name: &str) -> Option<Asset> {
    kept(name, || {
        if let Some(page) = PAGES.iter().find(|page| name.strip_suffix(".css") == Some(page.name)) {
            let sheets = page.sheets.iter().map(|sheet| source(&format!("style/{sheet}.css")));
            let text: String = sheets.collect::<Option<_>>()?;
            return Some(made(script::slim_style(&text).into_bytes().into(), "text/css; charset=utf-8"));
        }
        match name.rsplit_once('.')?.1 {
            "js" => Some(made(script::slim(&source(name)?).into_bytes().into(), "text/javascript; charset=utf-8")),
            "svg" => Some(made(Files::get(name)?.data, "image/svg+xml")),
            _ => None,
        }
    })
}

/// The messages that a page's modules name, or a module that comes later; `None` where there is neither.
#[must_use]
pub fn spoken(name: &str) -> Option<Spoken> {
    let texts: Vec<_> = if LATER.contains(&name) {
        vec![source(&format!("{name}.js"))?]
    } else {
        let page = PAGES.iter().find(|known| known.name == name)?;
        modules(page.name).into_values().collect()
    };
    let mut spoken = Spoken::default();
    for text in texts {
        let mut before = "";
        for piece in script::pieces(&text) {
            match piece {
                // A type that is said in words, such as FreezeCause: its codes begin with its name.
                Piece::Text(word) if is_type(word) && before.ends_with("(\"") => {
                    spoken.families.insert(kebab(word));
                }
                Piece::Text(word) => {
                    spoken.words.insert(word.to_owned());
                }
                Piece::Template { words, open: true } if !words.is_empty() && before.ends_with("t(`") => {
                    spoken.families.insert(words.to_owned());
                }
                Piece::Code(code) => before = code,
                Piece::Template { .. } | Piece::Remark(_) | Piece::Pattern(_) => {}
            }
        }
    }
    // There are some hundred refusals, and a page has a few of them to say at a time: each comes when it is due.
    // The same holds for the acts that lead on from them.
    spoken.families.remove("rejection-");
    spoken.families.remove("act-");
    Some(spoken)
}

fn is_type(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_uppercase()) && word.chars().all(|c| c.is_ascii_alphabetic())
}

/// `FreezeCause` to `freeze-cause-`.
fn kebab(word: &str) -> String {
    let mut kebab = String::new();
    for c in word.chars() {
        if c.is_ascii_uppercase() && !kebab.is_empty() {
            kebab.push('-');
        }
        kebab.push(c.to_ascii_lowercase());
    }
    kebab + "-"
}

/// The modules of a page by name, with their source: its own, and all that are imported on the way.
fn modules(page: &str) -> BTreeMap<String, String> {
    let mut modules = BTreeMap::new();
    let mut wanted = vec![format!("pages/{page}.js")];
    while let Some(name) = wanted.pop() {
        if modules.contains_key(&name) {
            continue;
        }
        let Some(text) = source(&name) else { continue };
        wanted.extend(imports(&name, &text));
        modules.insert(name, text);
    }
    modules
}

/// What a module imports before it runs, by name under `/assets/`; not what it imports later.
fn imports(module: &str, text: &str) -> Vec<String> {
    // No folder of ours is deeper than one.
    let folder = module.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let beside = |from: &str| match from.strip_prefix("../") {
        Some(up) => up.to_owned(),
        None => format!("{folder}{}", from.trim_start_matches("./")),
    };
    let pieces = script::pieces(text);
    let named = pieces.iter().zip(pieces.iter().skip(1)).filter_map(|(before, piece)| match (before, piece) {
        (Piece::Code(code), Piece::Text(from)) => {
            let code = code.strip_suffix('"')?;
            (from.ends_with(".js") && (code.ends_with("from ") || code.ends_with("import "))).then(|| beside(from))
        }
        _ => None,
    });
    named.collect()
}

/// The text of a file as it was written.
fn source(name: &str) -> Option<String> {
    String::from_utf8(Files::get(name)?.data.into_owned()).ok()
}

fn made(bytes: Cow<'static, [u8]>, kind: &'static str) -> Asset {
    let mut tag = String::from("\"");
    for byte in &Sha256::digest(&bytes)[..12] {
        // Writing to a String does not fail.
        let _ = write!(tag, "{byte:02x}");
    }
    tag.push('"');
    Asset { bytes, kind, tag }
}

/// What is made once for good where the files cannot change, and anew each time where they are read from the disk.
fn kept(name: &str, make: impl FnOnce() -> Option<Asset>) -> Option<Asset> {
    static KEPT: Mutex<BTreeMap<String, Asset>> = Mutex::new(BTreeMap::new());
    if cfg!(debug_assertions) {
        return make();
    }
    let known = KEPT.lock().ok().and_then(|kept| kept.get(name).cloned());
    known.or_else(|| {
        let asset = make()?;
        if let Ok(mut kept) = KEPT.lock() {
            kept.insert(name.to_owned(), asset.clone());
        }
        Some(asset)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(asset: &Asset) -> &str {
        std::str::from_utf8(&asset.bytes).unwrap()
    }

    #[test]
    fn every_page_is_there_and_names_only_files_that_are() {
        for Page { path, .. } in PAGES {
            let page = page(path).unwrap_or_else(|| panic!("{path}"));
            assert!(!text(&page).contains('{'), "{path} has a place that was not filled");
            let named = text(&page).split('"').filter_map(|part| part.strip_prefix("/assets/"));
            let named: Vec<_> = named.collect();
            assert!(named.len() > 8, "{path} names {named:?}");
            for name in named {
                assert!(asset(name).is_some(), "{path} names {name}");
            }
        }
    }

    #[test]
    fn every_module_imports_only_modules_that_are_there() {
        for name in Files::iter().filter(|name| name.ends_with(".js") && !name.starts_with("vendor/")) {
            let text = source(&name).unwrap();
            let imported = imports(&name, &text);
            assert_eq!(imported.is_empty(), !text.contains("import "), "{name}");
            for from in imported {
                assert!(asset(&from).is_some(), "{name} imports {from}");
            }
        }
    }

    #[test]
    fn no_page_has_a_script_or_style_inside_and_none_names_another_host() {
        for name in Files::iter().filter(|name| !name.starts_with("vendor/")) {
            // The name of a vocabulary, which nothing fetches.
            let text = source(&name).unwrap().replace("http://www.w3.org/", "");
            assert!(!text.contains("<style") && !text.contains(" style=\""), "{name}");
            assert!(!text.contains("https://") && !text.contains("http://"), "{name} names another host");
            for script in text.split("<script").skip(1).filter(|_| name.ends_with(".html")) {
                assert!(script.split_once('>').unwrap().1.starts_with("</script>"), "{name}");
            }
        }
    }

    #[test]
    fn what_is_served_has_as_many_lines_as_its_source_and_says_the_same() {
        for name in Files::iter().filter(|name| name.ends_with(".js")) {
            let (source, served) = (source(&name).unwrap(), asset(&name).unwrap());
            assert_eq!(text(&served).lines().count(), source.lines().count(), "{name}");
            let said = |text: &str| -> Vec<String> {
                let pieces = script::pieces(text).into_iter();
                pieces
                    .filter(|piece| !matches!(piece, Piece::Code(_) | Piece::Remark(_)))
                    .map(|p| format!("{p:?}"))
                    .collect()
            };
            assert_eq!(said(text(&served)), said(&source), "{name}");
            assert!(
                !script::pieces(text(&served))
                    .iter()
                    .any(|piece| matches!(piece, Piece::Remark(_)) && !name.starts_with("vendor/")),
                "{name}"
            );
        }
    }

    #[test]
    fn a_page_speaks_what_its_modules_name() {
        let desk = spoken("desk").unwrap();
        for id in ["console-page-desk", "verb-adopted", "freeze-cause-objection", "press-next_item", "instant"] {
            assert!(desk.names(id), "{id}");
        }
        for id in ["rejection-list_is_closed", "press-object_in_writing", "phrase-call"] {
            assert!(!desk.names(id), "{id}");
        }
        assert!(!desk.names("console-ask-other_item") && spoken("desk-asks").unwrap().names("console-ask-other_item"));
        for later in LATER {
            assert!(asset(&format!("{later}.js")).is_some(), "{later}");
        }
        assert_eq!(spoken("nowhere"), None);
    }

    #[test]
    fn the_shell_and_the_sheets_are_no_assets_and_what_is_not_there_is_nothing() {
        for name in ["shell.html", "style/base.css", "base.css", "README.md", "../mod.rs"] {
            assert_eq!(asset(name), None, "{name}");
        }
        assert_eq!(page("/nowhere"), None);
    }
}
