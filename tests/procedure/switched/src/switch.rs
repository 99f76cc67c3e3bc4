//! Puts every fault of a file behind a switch: `on(7)` is false but in a run with `MUTANT=7`.
//!
//! ```text
//! a == b && !c      (if on(3) { (a == b) || (!c) } else { ((if on(1) { (a) != (b) } else { (a) == (b) })) && (…) })
//! fn f() -> bool {  fn f() -> bool { if on(4) { return true; }
//! p if g => x,      p if !on(6) && (on(5) || (g)) => x,
//! ```
//!
//! The text stays as it is but for that. What a fault puts in carries its number in comments, so that an error of the
//! compiler leads back to it.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use proc_macro2::Span;
use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};

use crate::Fault;

/// Where a fault sits in a file: its kind, and the line and the column of its beginning, both from 1.
type Place<'a> = (&'a str, u64, u64);

struct Edit {
    range: Range<usize>,
    change: Change,
    faults: Vec<(usize, String)>,
}

enum Change {
    /// Before all that a function does; `true` where it gives an iterator of a type without a name.
    Body(bool),
    Binary {
        left: Range<usize>,
        operator: String,
        right: Range<usize>,
    },
    Unary {
        operator: char,
        operand: Range<usize>,
    },
    Guard,
    Arm {
        has_guard: bool,
    },
    Field {
        base: Range<usize>,
    },
}

struct Switches<'a> {
    wanted: BTreeMap<Place<'a>, Vec<(usize, &'a str)>>,
    edits: Vec<Edit>,
    hopeless: Vec<usize>,
}

/// A file with its faults behind switches.
pub struct Switched {
    pub text: String,
    /// Those that cannot compile, which the text does not have: `||` behind a `let`, a match that lacks a case.
    pub hopeless: Vec<usize>,
    /// Those for which there is no switch: in what the compiler works out.
    pub left: Vec<usize>,
}

/// Puts the faults of a file behind switches.
pub fn switch(text: &str, faults: &[(usize, &Fault)]) -> Switched {
    let mut wanted: BTreeMap<Place, Vec<_>> = BTreeMap::new();
    for (number, fault) in faults {
        wanted.entry((&fault.genre, fault.line, fault.column)).or_default().push((*number, fault.replacement.as_str()));
    }
    let mut switches = Switches { wanted, edits: vec![], hopeless: vec![] };
    switches.visit_file(&syn::parse_file(text).expect("the compiler takes the file, so it can be parsed"));
    let Switches { wanted, mut edits, hopeless } = switches;
    edits.sort_by_key(|edit| (edit.range.start, Reverse(edit.range.end)));
    let left = wanted.into_values().flatten().map(|(number, _)| number).collect();
    Switched { text: written(text, &edits, 0..text.len(), 0), hopeless, left }
}

impl Switches<'_> {
    fn take(&mut self, genre: &'static str, at: Span, range: Range<usize>, change: Change) {
        let start = at.start();
        let place = (genre, start.line as u64, start.column as u64 + 1);
        let Some(faults) = self.wanted.remove(&place) else { return };
        let faults = faults.into_iter().map(|(number, instead)| (number, instead.to_owned())).collect();
        self.edits.push(Edit { range, change, faults });
    }

    fn give_up(&mut self, genre: &'static str, at: Span) {
        let place = (genre, at.start().line as u64, at.start().column as u64 + 1);
        self.hopeless.extend(self.wanted.remove(&place).into_iter().flatten().map(|(number, _)| number));
    }

    fn body(&mut self, signature: &syn::Signature, block: &syn::Block) -> bool {
        if signature.constness.is_some() {
            return false;
        }
        let nameless =
            matches!(&signature.output, syn::ReturnType::Type(_, kind) if matches!(**kind, syn::Type::ImplTrait(_)));
        if let Some(first) = block.stmts.first() {
            let range =
                block.brace_token.span.open().byte_range().end..block.brace_token.span.close().byte_range().start;
            self.take("FnValue", first.span(), range, Change::Body(nameless));
        }
        true
    }
}

impl<'ast> Visit<'ast> for Switches<'_> {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if self.body(&item.sig, &item.block) {
            visit::visit_item_fn(self, item);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        if self.body(&item.sig, &item.block) {
            visit::visit_impl_item_fn(self, item);
        }
    }

    fn visit_item_const(&mut self, _: &'ast syn::ItemConst) {}
    fn visit_item_static(&mut self, _: &'ast syn::ItemStatic) {}
    fn visit_impl_item_const(&mut self, _: &'ast syn::ImplItemConst) {}

    fn visit_expr_binary(&mut self, whole: &'ast syn::ExprBinary) {
        if joins_let(whole) {
            self.give_up("BinaryOperator", whole.op.span());
        } else {
            let (left, right) = (whole.left.span().byte_range(), whole.right.span().byte_range());
            let operator = whole.op.span().source_text().unwrap_or_default();
            let change = Change::Binary { left, operator, right };
            self.take("BinaryOperator", whole.op.span(), whole.span().byte_range(), change);
        }
        visit::visit_expr_binary(self, whole);
    }

    fn visit_expr_unary(&mut self, whole: &'ast syn::ExprUnary) {
        let operator = if matches!(whole.op, syn::UnOp::Not(_)) { '!' } else { '-' };
        let change = Change::Unary { operator, operand: whole.expr.span().byte_range() };
        self.take("UnaryOperator", whole.op.span(), whole.span().byte_range(), change);
        visit::visit_expr_unary(self, whole);
    }

    fn visit_expr_match(&mut self, whole: &'ast syn::ExprMatch) {
        let takes_all = |arm: &syn::Arm| {
            arm.guard.is_none()
                && matches!(&arm.pat, syn::Pat::Wild(_) | syn::Pat::Ident(syn::PatIdent { subpat: None, .. }))
        };
        if !whole.arms.iter().any(takes_all) {
            whole.arms.iter().for_each(|arm| self.give_up("MatchArm", arm.span()));
        }
        visit::visit_expr_match(self, whole);
    }

    fn visit_arm(&mut self, arm: &'ast syn::Arm) {
        let end = arm.pat.span().byte_range().end;
        let behind = arm.guard.as_ref().map(|(_, guard)| guard.span().byte_range());
        let change = Change::Arm { has_guard: behind.is_some() };
        self.take("MatchArm", arm.span(), behind.unwrap_or(end..end), change);
        if let Some((_, guard)) = &arm.guard {
            self.take("MatchArmGuard", guard.span(), guard.span().byte_range(), Change::Guard);
        }
        visit::visit_arm(self, arm);
    }

    fn visit_expr_struct(&mut self, whole: &'ast syn::ExprStruct) {
        if let Some(base) = &whole.rest {
            for field in &whole.fields {
                let change = Change::Field { base: base.span().byte_range() };
                self.take("StructField", field.span(), field.span().byte_range(), change);
            }
        }
        visit::visit_expr_struct(self, whole);
    }
}

/// Whether the operator stands in a chain of conditions with a `let`, where only `&&` may stand.
fn joins_let(whole: &syn::ExprBinary) -> bool {
    [&whole.left, &whole.right].into_iter().any(|side| match &**side {
        syn::Expr::Let(_) => true,
        syn::Expr::Binary(inner) => joins_let(inner),
        _ => false,
    })
}

/// A part of the text with its edits, of which those before `first` are others' concern.
fn written(text: &str, edits: &[Edit], part: Range<usize>, first: usize) -> String {
    let (mut out, mut at) = (String::new(), part.start);
    for (number, edit) in edits.iter().enumerate().skip(first) {
        if edit.range.start >= at && edit.range.end <= part.end {
            out.push_str(&text[at..edit.range.start]);
            out.push_str(&changed(text, edits, number));
            at = edit.range.end;
        }
    }
    out + &text[at..part.end]
}

fn changed(text: &str, edits: &[Edit], number: usize) -> String {
    let Edit { range, change, faults } = &edits[number];
    let inside = |part: &Range<usize>| written(text, edits, part.clone(), number + 1);
    let all = |one: &dyn Fn(&str) -> String| -> String {
        let one =
            |(id, instead): &(usize, String)| format!("if {} {{ {} }} else ", on(*id), marked(*id, &one(instead)));
        faults.iter().map(one).collect()
    };
    match change {
        Change::Body(false) => {
            let returned = |instead: &str| format!("return {instead};");
            let first = all(&returned).replace(" else if", " if");
            format!(" {}{}", first.trim_end_matches("else "), inside(range))
        }
        Change::Body(true) => {
            let returned = |instead: &str| {
                format!("return crate::switched::Either::Fault(({instead}).collect::<Vec<_>>().into_iter());")
            };
            format!(" {} {{ crate::switched::Either::Whole({{ {} }}) }} ", all(&returned), inside(range))
        }
        Change::Binary { left, operator, right } => {
            let other = |instead: &str| format!("({}) {instead} ({})", &text[left.clone()], &text[right.clone()]);
            format!("({}{{ ({}) {operator} ({}) }})", all(&other), inside(left), inside(right))
        }
        Change::Unary { operator, operand } => {
            let without = |_: &str| text[operand.clone()].to_owned();
            format!("({}{{ {operator}({}) }})", all(&without), inside(operand))
        }
        Change::Guard => {
            let whole = inside(range);
            let switched = faults.iter().fold(whole, |guard, (id, instead)| match instead.as_str() {
                "true" => format!("({} || ({guard}))", on(*id)),
                _ => format!("!{} && {guard}", on(*id)),
            });
            marked(faults[0].0, &switched)
        }
        Change::Arm { has_guard: true } => marked(faults[0].0, &format!("!{} && ({})", on(faults[0].0), inside(range))),
        Change::Arm { has_guard: false } => marked(faults[0].0, &format!(" if !{}", on(faults[0].0))),
        Change::Field { base } => {
            let field = text[range.clone()].split(':').next().unwrap_or_default().trim().to_owned();
            let whole = inside(range);
            let value = whole.split_once(':').map_or(field.as_str(), |(_, value)| value);
            let kept = |_: &str| format!("({}).{field}", &text[base.clone()]);
            format!("{field}: {}{{ {value} }}", all(&kept))
        }
    }
}

fn on(id: usize) -> String {
    format!("crate::switched::on({id})")
}

fn marked(id: usize, text: &str) -> String {
    format!("/*{id}<*/ {text} /*>{id}*/")
}

/// The fault whose text the compiler speaks of: the innermost that reaches over the place.
pub fn blamed(text: &str, at: usize) -> Option<usize> {
    let before = &text[..at];
    let mut opened = vec![];
    for part in before.split("/*").skip(1) {
        let Some((mark, _)) = part.split_once("*/") else { continue };
        if let Some(id) = mark.strip_suffix('<').and_then(|id| id.parse::<usize>().ok()) {
            opened.push(id);
        } else if mark.starts_with('>') {
            opened.pop();
        }
    }
    opened.pop()
}
