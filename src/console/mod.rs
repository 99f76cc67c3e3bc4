//! The web console: one page per job, plain ES modules and custom elements, built into the program.
//!
//! ```text
//!   /            way in, and where a browser goes on      /desk         the moderator
//!   /in#SECRET   an invitation is traded for a session    /chair        who presides
//!   /delegation  a delegation                             /hall         the screen in the hall
//!   /secretariat the Secretariat                          /programme    anybody
//! ```
//!
//! The hub serves the files; nothing is built, bundled or fetched from anywhere else. In a debug build they are read
//! from the disk at each request, so that who edits one only loads the page again. What stands behind which page is
//! told in `src/console/README.md`.
//!
//! A page holds no rule: it draws the sections that the hub sends, and a button is what `own.may` says it is.

use std::borrow::Cow;
use std::fmt::Write as _;

use rust_embed::RustEmbed;

/// The files of the pages.
#[derive(RustEmbed)]
#[folder = "src/console/web/"]
struct Files;

/// Where a page is found, and its file.
const PAGES: &[(&str, &str)] = &[
    ("/", "home.html"),
    ("/in", "in.html"),
    ("/desk", "desk.html"),
    ("/chair", "chair.html"),
    ("/delegation", "delegation.html"),
    ("/hall", "hall.html"),
    ("/secretariat", "secretariat.html"),
    ("/programme", "programme.html"),
];

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

/// The page at a path; `None` where there is none.
#[must_use]
pub fn page(path: &str) -> Option<Asset> {
    let (_, file) = PAGES.iter().find(|(at, _)| *at == path)?;
    load(file)
}

/// The file at a path under `/assets/`; `None` where there is none. Pages are no assets.
#[must_use]
pub fn asset(name: &str) -> Option<Asset> {
    if name.ends_with(".html") { None } else { load(name) }
}

fn load(name: &str) -> Option<Asset> {
    let kind = kind(name)?;
    let file = Files::get(name)?;
    let mut tag = String::from("\"");
    for byte in &file.metadata.sha256_hash()[..12] {
        // Writing to a String does not fail.
        let _ = write!(tag, "{byte:02x}");
    }
    tag.push('"');
    Some(Asset { bytes: file.data, kind, tag })
}

/// The media type of a file; `None` for one that is not served.
fn kind(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1 {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        _ => return None,
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
        for (path, _) in PAGES {
            let page = page(path).unwrap_or_else(|| panic!("{path}"));
            let named = text(&page).split('"').filter_map(|part| part.strip_prefix("/assets/"));
            let named: Vec<_> = named.collect();
            assert!(!named.is_empty(), "{path}");
            for name in named {
                assert!(asset(name).is_some(), "{path} names {name}");
            }
        }
    }

    #[test]
    fn every_module_imports_only_modules_that_are_there() {
        for name in Files::iter().filter(|name| name.ends_with(".js") && !name.starts_with("vendor/")) {
            let file = asset(&name).unwrap();
            let folder = name.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
            for line in text(&file).lines() {
                let Some(from) = line.split(" from \"").nth(1).and_then(|rest| rest.split('"').next()) else {
                    continue;
                };
                // No folder of ours is deeper than one.
                let whole = match from.strip_prefix("../") {
                    Some(up) => up.to_owned(),
                    None => format!("{folder}{}", from.trim_start_matches("./")),
                };
                assert!(asset(&whole).is_some(), "{name} imports {from}");
            }
        }
    }

    #[test]
    fn no_page_has_a_script_or_style_inside_and_none_names_another_host() {
        for name in Files::iter().filter(|name| !name.starts_with("vendor/")) {
            let Some(file) = load(&name) else { panic!("{name} is of no kind that is served") };
            // The name of a vocabulary, which nothing fetches.
            let text = text(&file).replace("http://www.w3.org/", "");
            assert!(!text.contains("<style") && !text.contains(" style=\""), "{name}");
            assert!(!text.contains("https://") && !text.contains("http://"), "{name} names another host");
            for script in text.split("<script").skip(1).filter(|_| name.ends_with(".html")) {
                assert!(script.split_once('>').unwrap().1.starts_with("</script>"), "{name}");
            }
        }
    }

    #[test]
    fn a_page_is_no_asset_and_what_is_not_there_is_nothing() {
        assert_eq!(asset("desk.html"), None);
        assert_eq!(asset("README.md"), None);
        assert_eq!(asset("../mod.rs"), None);
        assert_eq!(page("/nothing"), None);
    }
}
