//! A text as a Word document (Office Open XML), small and plain: what Word and LibreOffice open without repair.
//!
//! Headings are real headings, paragraphs are numbered by a list of the document so that an editor who adds one
//! renumbers the others, tables repeat their heads. The one font is on every desk and has all Vietnamese letters.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::html::escaped;
use crate::record::writing::{Block, Writing, bound};

/// Text width of an A4 page with our margins, in twentieths of a point.
const WIDTH: u32 = 9_070;

/// The text as the bytes of a .docx file.
///
/// # Errors
/// When the archive cannot be put together; it is written to memory.
pub fn write(writing: &Writing) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // The same text gives the same bytes, on any day.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, text) in [
        ("[Content_Types].xml", CONTENT_TYPES.to_owned()),
        ("_rels/.rels", RELATIONS.to_owned()),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS.to_owned()),
        ("word/document.xml", document(writing)),
        ("word/styles.xml", styles(writing)),
        ("word/numbering.xml", NUMBERING.to_owned()),
        ("word/settings.xml", SETTINGS.to_owned()),
        ("word/footer1.xml", footer(writing)),
        ("docProps/core.xml", properties(writing)),
    ] {
        archive.start_file(name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

const CONTENT_TYPES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/>\
<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>\
<Override PartName=\"/word/numbering.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml\"/>\
<Override PartName=\"/word/settings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml\"/>\
<Override PartName=\"/word/footer1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>\
<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
</Types>";

const RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>\
<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
</Relationships>";

const DOCUMENT_RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>\
<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering\" Target=\"numbering.xml\"/>\
<Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings\" Target=\"settings.xml\"/>\
<Relationship Id=\"rId4\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer\" Target=\"footer1.xml\"/>\
</Relationships>";

const SETTINGS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
<w:defaultTabStop w:val=\"720\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>";

const NUMBERING: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
<w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"singleLevel\"/>\
<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/><w:lvlJc w:val=\"left\"/>\
<w:pPr><w:tabs><w:tab w:val=\"num\" w:pos=\"624\"/></w:tabs><w:ind w:left=\"624\" w:hanging=\"624\"/></w:pPr></w:lvl>\
</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";

fn styles(writing: &Writing) -> String {
    let mut out = format!("{HEAD}<w:styles {NAMESPACES}>");
    let language = match writing.language {
        crate::record::wording::Language::En => "en-GB",
        crate::record::wording::Language::Vi => "vi-VN",
    };
    // Writing to a String does not fail.
    let _ = write!(
        out,
        "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" \
         w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/><w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>\
         <w:lang w:val=\"{language}\" w:eastAsia=\"{language}\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>\
         <w:spacing w:after=\"140\" w:line=\"300\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
    );
    let mut style = |id: &str, name: &str, paragraph: &str, run: &str| {
        let base = if id == "Normal" { "" } else { "<w:basedOn w:val=\"Normal\"/>" };
        let default = if id == "Normal" { " w:default=\"1\"" } else { "" };
        let _ = write!(
            out,
            "<w:style w:type=\"paragraph\"{default} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{base}<w:qFormat/>\
             <w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        );
    };
    let bold = "<w:b/><w:bCs/>";
    let heading = |level: u32, before: u32| {
        let level = level - 1;
        format!(
            "<w:keepNext/><w:keepLines/><w:spacing w:before=\"{before}\" w:after=\"120\"/><w:outlineLvl w:val=\"{level}\"/>"
        )
    };
    style("Normal", "Normal", "<w:widowControl/>", "");
    style("Title", "Title", "<w:jc w:val=\"center\"/>", "<w:b/><w:bCs/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>");
    style("Subtitle", "Subtitle", "<w:spacing w:after=\"60\"/><w:jc w:val=\"center\"/>", "");
    style("Heading1", "heading 1", &heading(1, 360), bold);
    style("Heading2", "heading 2", &heading(2, 240), bold);
    style("Heading3", "heading 3", &heading(3, 200), "<w:i/><w:iCs/>");
    style(
        "Numbered",
        "Numbered Paragraph",
        "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:jc w:val=\"both\"/>",
        "",
    );
    style("Quote", "Quote", "<w:ind w:left=\"624\" w:right=\"624\"/>", "<w:i/><w:iCs/>");
    style(
        "TableText",
        "Table Text",
        "<w:spacing w:before=\"30\" w:after=\"30\" w:line=\"250\" w:lineRule=\"auto\"/>",
        "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>",
    );
    style(
        "Footer",
        "footer",
        &format!("<w:tabs><w:tab w:val=\"right\" w:pos=\"{WIDTH}\"/></w:tabs><w:spacing w:after=\"0\"/>"),
        "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>",
    );
    out.push_str("</w:styles>");
    out
}

/// A run of words; line ends are breaks.
fn run(text: &str, properties: &str) -> String {
    let lines: Vec<String> =
        text.split('\n').map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(line))).collect();
    let properties = if properties.is_empty() { String::new() } else { format!("<w:rPr>{properties}</w:rPr>") };
    format!("<w:r>{properties}{}</w:r>", lines.join("<w:br/>"))
}

fn paragraph(style: &str, text: &str, properties: &str, of_run: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{properties}</w:pPr>{}</w:p>", run(text, of_run))
}

fn document(writing: &Writing) -> String {
    let mut out = format!("{HEAD}<w:document {NAMESPACES}><w:body>");
    for line in &writing.title {
        out.push_str(&paragraph("Title", line, "", ""));
    }
    for line in &writing.subtitle {
        out.push_str(&paragraph("Subtitle", line, "", ""));
    }
    if !writing.status.is_empty() {
        out.push_str(&paragraph(
            "Subtitle",
            &writing.status,
            "<w:spacing w:before=\"160\" w:after=\"240\"/>",
            "<w:b/><w:bCs/>",
        ));
    }
    for block in &writing.blocks {
        match block {
            Block::Heading { level, text } => out.push_str(&paragraph(&format!("Heading{level}"), text, "", "")),
            Block::Annex { text } => out.push_str(&paragraph("Heading1", text, "<w:pageBreakBefore/>", "")),
            Block::Numbered { text, .. } => out.push_str(&paragraph("Numbered", &bound(text), "", "")),
            Block::Plain { text } => out.push_str(&paragraph("Normal", text, "", "")),
            Block::Quote { text } => out.push_str(&paragraph("Quote", text, "", "")),
            Block::Table { columns, widths, rows } => table(&mut out, columns, widths, rows),
        }
    }
    let _ = write!(
        out,
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"1418\" w:right=\"1418\" w:bottom=\"1418\" w:left=\"1418\" w:header=\"709\" w:footer=\"709\" \
         w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    );
    out
}

fn table(out: &mut String, columns: &[String], widths: &[u32], rows: &[Vec<String>]) {
    let sum = widths.iter().sum::<u32>().max(1);
    let width = |index: usize| widths.get(index).map_or(0, |width| width * WIDTH / sum);
    let sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
    let borders: String = sides
        .iter()
        .map(|side| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"555555\"/>"))
        .collect();
    let _ = write!(
        out,
        "<w:tbl><w:tblPr><w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/><w:tblBorders>{borders}</w:tblBorders>\
         <w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"85\" w:type=\"dxa\"/><w:right w:w=\"85\" \
         w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>"
    );
    for index in 0..columns.len() {
        let _ = write!(out, "<w:gridCol w:w=\"{}\"/>", width(index));
    }
    out.push_str("</w:tblGrid>");
    let mut row = |cells: &[String], head: bool| {
        let repeats = if head { "<w:tblHeader/>" } else { "" };
        let _ = write!(out, "<w:tr><w:trPr><w:cantSplit/>{repeats}</w:trPr>");
        for (index, cell) in cells.iter().enumerate() {
            let shade = if head { "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EEEEEE\"/>" } else { "" };
            let bold = if head { "<w:b/><w:bCs/>" } else { "" };
            let _ = write!(
                out,
                "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>{shade}</w:tcPr>{}</w:tc>",
                width(index),
                paragraph("TableText", cell, "", bold)
            );
        }
        out.push_str("</w:tr>");
    };
    row(columns, true);
    for cells in rows {
        row(cells, false);
    }
    // Two tables that touch would become one. What parts them is so low that it never needs a page of its own.
    out.push_str(
        "</w:tbl><w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>\
         <w:rPr><w:sz w:val=\"2\"/><w:szCs w:val=\"2\"/></w:rPr></w:pPr></w:p>",
    );
}

fn footer(writing: &Writing) -> String {
    let field = |name: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {name} </w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    format!(
        "{HEAD}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>{}<w:r><w:tab/></w:r>{}{}{}{}</w:p></w:ftr>",
        run(&writing.foot, ""),
        run(&format!("{} ", writing.page.0), ""),
        field("PAGE"),
        run(&format!(" {} ", writing.page.1), ""),
        field("NUMPAGES"),
    )
}

fn properties(writing: &Writing) -> String {
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:language>{}</dc:language></cp:coreProperties>",
        escaped(&writing.title.join(" ")),
        writing.language.code()
    )
}
