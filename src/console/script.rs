//! A script or a style sheet as it is served: without its remarks and the spaces that part nothing.
//!
//! The source keeps both; a page is weighed without them. Every line stays where it was, so that a fault in a browser
//! names the line of the source. What stands inside a string, a template or a pattern is never touched:
//!
//! ```text
//!   code ──" or '──► string ──the same──► code       code ──/ where no value ends──► pattern ──/──► code
//!   code ──`──► template ──${──► code ──}──► template ──`──► code       code ──// or /*──► remark ──► code
//! ```

/// A piece of a script.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Piece<'a> {
    /// Anything else.
    Code(&'a str),
    /// A remark.
    Remark(&'a str),
    /// What stands between two quotes, without them.
    Text(&'a str),
    /// A stretch of a template, without what begins and ends it.
    Template {
        /// The words.
        words: &'a str,
        /// Whether a value of the script follows it.
        open: bool,
    },
    /// A regular expression.
    Pattern(&'a str),
}

/// The pieces of a script, in their order.
pub(super) fn pieces(source: &str) -> Vec<Piece<'_>> {
    let mut reader = Reader { source, at: 0, from: 0, braces: Vec::new(), pieces: Vec::new() };
    while let Some(byte) = reader.peek(0) {
        match byte {
            b'/' if reader.peek(1) == Some(b'/') => reader.take(Piece::Remark, |rest| rest.find('\n')),
            b'/' if reader.peek(1) == Some(b'*') => reader.take(Piece::Remark, |rest| Some(rest.find("*/")? + 2)),
            b'/' if reader.begins_a_pattern() => reader.take(Piece::Pattern, |rest| Some(pattern(rest))),
            b'"' | b'\'' => reader.text(byte),
            b'`' => reader.template(),
            b'{' => {
                if let Some(depth) = reader.braces.last_mut() {
                    *depth += 1;
                }
                reader.at += 1;
            }
            b'}' if reader.braces.last() == Some(&0) => {
                reader.braces.pop();
                reader.template();
            }
            b'}' => {
                if let Some(depth) = reader.braces.last_mut() {
                    *depth -= 1;
                }
                reader.at += 1;
            }
            _ => reader.at += 1,
        }
    }
    reader.flush();
    reader.pieces
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
    /// Where the code that is not yet a piece begins.
    from: usize,
    /// For each template that is left for a value: how many braces are open in that value.
    braces: Vec<usize>,
    pieces: Vec<Piece<'a>>,
}

impl<'a> Reader<'a> {
    fn peek(&self, ahead: usize) -> Option<u8> {
        self.source.as_bytes().get(self.at + ahead).copied()
    }

    /// The code before this place becomes a piece.
    fn flush(&mut self) {
        if self.from < self.at {
            self.pieces.push(Piece::Code(&self.source[self.from..self.at]));
        }
        self.from = self.at;
    }

    /// What begins here and is as long as `length` says becomes a piece; without an end, all that is left.
    fn take(&mut self, piece: impl Fn(&'a str) -> Piece<'a>, length: impl Fn(&'a str) -> Option<usize>) {
        self.flush();
        let rest = &self.source[self.at..];
        let (taken, _) = rest.split_at(length(rest).unwrap_or(rest.len()));
        self.pieces.push(piece(taken));
        self.at += taken.len();
        self.from = self.at;
    }

    fn text(&mut self, quote: u8) {
        self.at += 1;
        self.flush();
        let end = self.source.as_bytes()[self.at..].iter().scan(false, |escaped, byte| {
            let ends = !*escaped && (*byte == quote || *byte == b'\n');
            *escaped = !*escaped && *byte == b'\\';
            Some(ends)
        });
        let length = end.into_iter().position(|ends| ends).unwrap_or(self.source.len() - self.at);
        self.pieces.push(Piece::Text(&self.source[self.at..self.at + length]));
        self.at += length;
        self.from = self.at;
        self.at = (self.at + 1).min(self.source.len());
    }

    /// A stretch of a template, which begins after the sign here.
    fn template(&mut self) {
        self.at += 1;
        self.flush();
        let bytes = &self.source.as_bytes()[self.at..];
        let (mut length, mut open) = (0, false);
        while let Some(byte) = bytes.get(length) {
            match byte {
                b'\\' => length += 1,
                b'`' => break,
                b'$' if bytes.get(length + 1) == Some(&b'{') => {
                    open = true;
                    break;
                }
                _ => {}
            }
            length += 1;
        }
        let length = length.min(bytes.len());
        self.pieces.push(Piece::Template { words: &self.source[self.at..self.at + length], open });
        self.at += length;
        self.from = self.at;
        self.at = (self.at + if open { 2 } else { 1 }).min(self.source.len());
        if open {
            self.braces.push(0);
        }
    }

    /// Whether a stroke here begins a pattern: nothing that has a value ends before it.
    fn begins_a_pattern(&self) -> bool {
        let before = self.source[..self.at].trim_end();
        let word = before.rsplit(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '$')).next();
        match before.chars().next_back() {
            None => true,
            Some(last) if last.is_ascii_alphanumeric() || matches!(last, '_' | '$') => {
                matches!(word, Some("return" | "typeof" | "case" | "in" | "of" | "void"))
            }
            Some(last) => !matches!(last, ')' | ']' | '}' | '"' | '\'' | '`'),
        }
    }
}

/// How long the pattern is that a text begins with.
fn pattern(text: &str) -> usize {
    let (mut escaped, mut in_class) = (false, false);
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => in_class = true,
            ']' => in_class = false,
            '/' if !in_class => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// A script without its remarks and the spaces that part nothing.
pub(super) fn slim(source: &str) -> String {
    /// Signs that part two words as a space does. Not those that mean something else when they meet their like.
    const PARTS: [char; 15] = [',', ';', ':', '{', '}', '(', ')', '[', ']', '=', '<', '>', '?', '&', '|'];
    let mut slim = String::with_capacity(source.len());
    for piece in pieces(source) {
        match piece {
            Piece::Code(code) => {
                for c in code.chars() {
                    match c {
                        ' ' if slim.is_empty() || slim.ends_with(['\n', ' ']) || slim.ends_with(PARTS) => {}
                        '\n' => {
                            slim.truncate(slim.trim_end_matches(' ').len());
                            slim.push('\n');
                        }
                        _ if PARTS.contains(&c) => {
                            // A space here is the script's own: what is quoted ends with its quote.
                            slim.truncate(slim.trim_end_matches(' ').len());
                            slim.push(c);
                        }
                        _ => slim.push(c),
                    }
                }
            }
            Piece::Remark(remark) => {
                // A remark stands between two words as a space does, or as the ends of lines in it.
                match remark.matches('\n').count() {
                    0 if remark.starts_with("/*") && !slim.ends_with(['\n', ' ']) && !slim.ends_with(PARTS) => {
                        slim.push(' ')
                    }
                    lines => slim.extend(std::iter::repeat_n('\n', lines)),
                }
            }
            Piece::Text(words) | Piece::Template { words, .. } | Piece::Pattern(words) => slim.push_str(words),
        }
    }
    slim
}

/// A style sheet without its remarks and the spaces before its lines.
pub(super) fn slim_style(source: &str) -> String {
    let mut kept = String::with_capacity(source.len());
    let mut rest = source;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty());
    let slim: String = lines.flat_map(|line| [line, "\n"]).collect();
    // Quoted texts of ours are single signs, so these pairs stand only between rules.
    [(" { ", "{"), (" {\n", "{\n"), ("; }", "}"), (" }", "}"), ("; ", ";"), (": ", ":"), (", ", ",")]
        .iter()
        .fold(slim, |text, (from, to)| text.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_and_indentation_go_and_every_line_stays_where_it_was() {
        let source = "// A remark.\nconst a = 1; // more\n  /** Two\n   * lines. */\n  call(a); /* in */ next();\n";
        assert_eq!(slim(source), "\nconst a=1;\n\n\ncall(a);next();\n");
        assert_eq!(slim(source).lines().count(), source.lines().count());
    }

    #[test]
    fn what_is_quoted_keeps_its_spaces_and_what_looks_like_a_remark() {
        for kept in [
            "say(\"// no remark\");",
            "say('it\\'s /* none */ ');",
            "t(`a // b\n   c ${of({x:`in  // ner`})} d\n   e`);",
            "x.replace(/[/*]\\/ \"`/g,\"\");",
            "a=b / c;d=e / f;",
            "return /\\/\\//.test(a);",
            "f(` a = b, c `,\" = \",/ = ,/)",
            "a - -b + +c !==typeof d",
        ] {
            assert_eq!(slim(kept), kept);
        }
        assert_eq!(slim("f(`${a /* x */ + b}`) // y"), "f(`${a + b}`)");
    }

    #[test]
    fn spaces_beside_signs_that_part_words_go() {
        assert_eq!(
            slim("const [a, b] = c ? { d: \"e\", f } : [g, (h) => h && i[0]];"),
            "const[a,b]=c?{d:\"e\",f}:[g,(h)=>h&&i[0]];"
        );
    }

    #[test]
    fn a_script_is_cut_into_what_is_said_and_what_is_done() {
        let found = pieces("t(`verb-${one}`, \"a-b\")");
        let words = |words| Piece::Template { words, open: false };
        assert_eq!(
            found,
            [
                Piece::Code("t(`"),
                Piece::Template { words: "verb-", open: true },
                Piece::Code("${one}"),
                words(""),
                Piece::Code("`, \""),
                Piece::Text("a-b"),
                Piece::Code("\")"),
            ]
        );
    }

    #[test]
    fn a_style_loses_its_remarks_and_keeps_its_rules() {
        assert_eq!(slim_style("/* one\n two */\n.a {\n  b: c;\n}\n\n.d { e: f } /* g */\n"), ".a{\nb:c;\n}\n.d{e:f}\n");
    }
}
