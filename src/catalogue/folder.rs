//! Reading .ftl files into the catalogue: the built-in ones and those of a folder of further languages.
//!
//! ```text
//! FOLDER/th.ftl          a new language, or other wordings of one that is there
//! FOLDER/th/*.ftl        the same in several files
//! ```
//!
//! Nothing in such a file is ignored: what cannot be read, what no message of English is called, and arguments
//! that the message is never given are faults with file and line, all of them at once.

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;
use fluent_syntax::ast;

use super::{Catalogue, Language, Spoken};

/// Something wrong in a file of messages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// The file or folder.
    pub file: PathBuf,
    /// The line, from 1; `None` when it is about the whole file.
    pub line: Option<usize>,
    /// What is wrong and what was expected.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file.display(), self.what),
            None => write!(f, "{}: {}", self.file.display(), self.what),
        }
    }
}

/// Everything wrong in a folder of messages, one line each.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub struct Faults(pub Vec<Fault>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, fault) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str("\n")?;
            }
            fault.fmt(f)?;
        }
        Ok(())
    }
}

impl Catalogue {
    /// The built-in languages with those of a folder: new languages, and other wordings of the built-in ones.
    ///
    /// # Errors
    /// Every fault of every file, each with its line.
    pub fn with_folder(folder: &Path) -> Result<Self, Faults> {
        let mut catalogue = Self::shipped();
        let mut faults = Vec::new();
        for path in entries(folder, &mut faults) {
            let is_folder = path.is_dir();
            if !is_folder && path.extension().is_none_or(|extension| extension != "ftl") {
                continue;
            }
            let tag = if is_folder { path.file_name() } else { path.file_stem() };
            let tag = tag.unwrap_or_default().to_string_lossy().into_owned();
            let Some(language) = Language::parse(&tag) else {
                let what = format!("{tag:?} is not a language tag like \"th\" or \"zh-Hant\"");
                faults.push(Fault { file: path, line: None, what });
                continue;
            };
            let files = if is_folder { entries(&path, &mut faults) } else { vec![path] };
            let mut seen = BTreeSet::new();
            for file in files.into_iter().filter(|file| file.extension().is_some_and(|extension| extension == "ftl")) {
                match std::fs::read_to_string(&file) {
                    Ok(source) => {
                        catalogue.laid.push((language.clone(), source.clone()));
                        for id in catalogue.add(language.clone(), &file, source, false, &mut faults) {
                            if !seen.insert(id.clone()) {
                                let what = format!("the message {id:?} is written in two files of {language}");
                                faults.push(Fault { file: file.clone(), line: None, what });
                            }
                        }
                    }
                    Err(error) => faults.push(Fault { file, line: None, what: error.to_string() }),
                }
            }
        }
        if faults.is_empty() { Ok(catalogue) } else { Err(Faults(faults)) }
    }

    /// Adds a file and says which messages it holds. A built-in one brings new messages; another one is laid over
    /// what is there, and brings none that English does not have.
    pub(super) fn add(
        &mut self,
        language: Language,
        file: &Path,
        source: String,
        built_in: bool,
        faults: &mut Vec<Fault>,
    ) -> BTreeSet<String> {
        let mut ids = BTreeSet::new();
        let mut fault = |source: &str, offset: usize, what: String| {
            let line = Some(1 + source.bytes().take(offset).filter(|byte| *byte == b'\n').count());
            faults.push(Fault { file: file.to_owned(), line, what });
        };
        let resource = match FluentResource::try_new(source) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                for error in &errors {
                    fault(resource.source(), error.pos.start, error.to_string());
                }
                return ids;
            }
        };

        let mut found = Vec::new();
        for entry in resource.entries() {
            let ast::Entry::Message(message) = entry else { continue };
            let Some(value) = &message.value else { continue };
            let id = message.id.name.to_owned();
            // The id is a piece of the source, so their distance is where it stands.
            let offset = (message.id.name.as_ptr() as usize).saturating_sub(resource.source().as_ptr() as usize);
            let mut arguments = BTreeSet::new();
            of_pattern(value, &mut arguments);
            if !ids.insert(id.clone()) {
                fault(resource.source(), offset, format!("the message {id:?} is written twice"));
            }
            if !built_in {
                let english = self.spoken.get(&Language::english());
                match english.and_then(|spoken| spoken.arguments.get(&id)) {
                    None => fault(resource.source(), offset, format!("no message is called {id:?}")),
                    Some(known) => {
                        for name in arguments.iter().filter(|name| !known.iter().any(|k| root(k) == root(name))) {
                            let known: Vec<&str> = known.iter().map(|known| root(known)).collect();
                            let what = format!(
                                "{id:?} has no argument ${name}; it has {}",
                                if known.is_empty() { "none".to_owned() } else { format!("${}", known.join(", $")) }
                            );
                            fault(resource.source(), offset, what);
                        }
                    }
                }
            }
            found.push((id, arguments));
        }

        let spoken = self.spoken.entry(language.clone()).or_insert_with(|| Spoken::new(&language));
        if built_in {
            if let Err(errors) = spoken.bundle.add_resource(resource) {
                let what = errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
                faults.push(Fault { file: file.to_owned(), line: None, what });
            }
        } else {
            spoken.bundle.add_resource_overriding(resource);
        }
        spoken.arguments.extend(found);
        ids
    }
}

/// The name of an argument without what is derived from it: whether and how many there are, and of which kind.
fn root(name: &str) -> &str {
    name.strip_suffix("-count").or_else(|| name.strip_suffix("-kind")).unwrap_or(name)
}

/// What lies in a folder, in the order of names.
fn entries(folder: &Path, faults: &mut Vec<Fault>) -> Vec<PathBuf> {
    let read = std::fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>());
    match read {
        Ok(mut paths) => {
            paths.sort();
            paths
        }
        Err(error) => {
            faults.push(Fault { file: folder.to_owned(), line: None, what: error.to_string() });
            Vec::new()
        }
    }
}

fn of_pattern(pattern: &ast::Pattern<&str>, into: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            of_expression(expression, into);
        }
    }
}

fn of_expression(expression: &ast::Expression<&str>, into: &mut BTreeSet<String>) {
    match expression {
        ast::Expression::Select { selector, variants } => {
            of_inline(selector, into);
            variants.iter().for_each(|variant| of_pattern(&variant.value, into));
        }
        ast::Expression::Inline(inline) => of_inline(inline, into),
    }
}

fn of_inline(inline: &ast::InlineExpression<&str>, into: &mut BTreeSet<String>) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            into.insert(id.name.to_owned());
        }
        ast::InlineExpression::Placeable { expression } => of_expression(expression, into),
        ast::InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().for_each(|argument| of_inline(argument, into));
        }
        ast::InlineExpression::StringLiteral { .. }
        | ast::InlineExpression::NumberLiteral { .. }
        | ast::InlineExpression::MessageReference { .. }
        | ast::InlineExpression::TermReference { .. } => {}
    }
}
