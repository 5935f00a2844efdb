//! The text of a PDF as a viewer's search sees it: glyph codes mapped through the fonts' `ToUnicode` tables.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Document, Object};

/// One line for every run of text.
pub(crate) fn text(document: &Document) -> String {
    let mut lines = Vec::new();
    for page in document.get_pages().into_values() {
        let fonts = document.get_page_fonts(page).expect("the page has fonts");
        let tables: BTreeMap<Vec<u8>, BTreeMap<u16, String>> = fonts
            .into_iter()
            .map(|(name, font)| (name, table(document, font)))
            .collect();
        let content = document
            .get_and_decode_page_content(page)
            .expect("the page has content");
        lines.extend(runs(&content, &tables));
    }
    lines.join("\n")
}

fn runs(content: &Content, tables: &BTreeMap<Vec<u8>, BTreeMap<u16, String>>) -> Vec<String> {
    let mut current = None;
    let mut runs = Vec::new();
    for operation in &content.operations {
        match operation.operator.as_str() {
            "Tf" => {
                let font = operation.operands[0].as_name().expect("a font has a name");
                current = tables.get(font);
            }
            "Tj" | "TJ" => {
                let table = current.expect("a font is chosen before text is shown");
                let mut codes = Vec::new();
                operation
                    .operands
                    .iter()
                    .for_each(|operand| bytes(operand, &mut codes));
                let characters = codes
                    .chunks_exact(2)
                    .map(|code| u16::from_be_bytes([code[0], code[1]]));
                runs.push(characters.map(|code| table[&code].as_str()).collect());
            }
            _ => {}
        }
    }
    runs
}

fn bytes(operand: &Object, into: &mut Vec<u8>) {
    match operand {
        Object::String(own, _) => into.extend_from_slice(own),
        Object::Array(parts) => parts.iter().for_each(|part| bytes(part, into)),
        _ => {}
    }
}

/// Reads the `<code> <text>` rows between `beginbfchar` and `endbfchar`.
fn table(document: &Document, font: &lopdf::Dictionary) -> BTreeMap<u16, String> {
    let stream = font
        .get_deref(b"ToUnicode", document)
        .and_then(Object::as_stream)
        .expect("a Unicode table");
    let content = stream.decompressed_content().expect("the table can be unpacked");
    let content = String::from_utf8(content).expect("the table is ASCII");
    let rows = content
        .lines()
        .filter_map(|line| line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <"));
    rows.filter(|(code, _)| *code != "0000")
        .map(|(code, text)| (hexadecimal(code)[0], utf16(text)))
        .collect()
}

fn hexadecimal(text: &str) -> Vec<u16> {
    let unit = |at: usize| u16::from_str_radix(&text[at..at + 4], 16).expect("four hexadecimal digits");
    (0..text.len()).step_by(4).map(unit).collect()
}

fn utf16(text: &str) -> String {
    String::from_utf16(&hexadecimal(text)).expect("the table holds UTF-16")
}
