//! From a file's bytes to its text: UTF-8, or what spreadsheets in French write, where it can be nothing else.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The file as text with line ends of one kind, or the line that is no text.
pub(super) fn decode(bytes: &[u8]) -> Result<String, u64> {
    let text = if let Some(rest) = bytes.strip_prefix(&[0xff, 0xfe]) {
        UTF_16LE.decode_without_bom_handling_and_without_replacement(rest)
    } else if let Some(rest) = bytes.strip_prefix(&[0xfe, 0xff]) {
        UTF_16BE.decode_without_bom_handling_and_without_replacement(rest)
    } else {
        let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
        match std::str::from_utf8(bytes) {
            Ok(text) => Some(text.into()),
            Err(error) => {
                let line = line_of(bytes, error.valid_up_to());
                let Some(text) = windows(bytes) else { return Err(line) };
                Some(text.into())
            }
        }
    };
    // A text holds no NUL: what does is something else.
    let text = text.filter(|text| !text.contains('\0')).ok_or(1_u64)?;
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// Windows-1252, where every letter beyond ASCII is one of French or its neighbours: those of another code page (of DOS, of
/// old Macs) stand elsewhere and turn into signs.
fn windows(bytes: &[u8]) -> Option<String> {
    let text = WINDOWS_1252.decode_without_bom_handling_and_without_replacement(bytes)?;
    let fits = |c: char| {
        c.is_ascii()
            || matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' | 'Œ' | 'œ' | 'Ÿ' | '’' | '“' | '”' | '«' | '»')
            || matches!(c, '–' | '—' | '…' | '€' | '°' | '·' | '\u{a0}')
    };
    text.chars().all(fits).then(|| text.into_owned())
}

fn line_of(bytes: &[u8], at: usize) -> u64 {
    bytes[..at].split(|byte| *byte == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "1;René Bœuf;l’Île\n2;Ann";

    #[test]
    fn what_excel_writes_in_french_is_read() {
        let (windows, ..) = WINDOWS_1252.encode(TEXT);
        let wide = |order: fn(u16) -> [u8; 2], mark: [u8; 2]| {
            let letters = TEXT.encode_utf16().flat_map(order);
            mark.into_iter().chain(letters).collect::<Vec<u8>>()
        };
        for bytes in [
            TEXT.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", TEXT.as_bytes()].concat(),
            windows.into_owned(),
            wide(u16::to_le_bytes, [0xff, 0xfe]),
            wide(u16::to_be_bytes, [0xfe, 0xff]),
            TEXT.replace('\n', "\r\n").into_bytes(),
            TEXT.replace('\n', "\r").into_bytes(),
        ] {
            assert_eq!(decode(&bytes).as_deref(), Ok(TEXT), "{bytes:?}");
        }
    }

    #[test]
    fn what_could_be_something_else_is_named_with_its_line() {
        // René in the code pages of DOS and of old Macs; one that Windows does not know; a ZIP archive; half a UTF-16.
        for (bytes, line) in [
            (b"a\n1;Ren\x82".as_slice(), 2),
            (b"a\nb\n1;Ren\x8e", 3),
            (b"1;\x81", 1),
            (b"PK\x03\x04\0\0", 1),
            (b"\xff\xfea\0b", 1),
        ] {
            assert_eq!(decode(bytes), Err(line), "{bytes:?}");
        }
    }
}
