//! The text of a file, however it was saved: UTF-8 or UTF-16, with or without a byte order mark, with any line ends.

/// Returns the text with `\n` at each line end. `None` where the bytes are no text.
pub fn text(bytes: &[u8]) -> Option<String> {
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).ok()?,
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes)?,
        // Without a mark, the first sign of any of our files is ASCII, and so one of its two bytes is zero.
        [first, 0, ..] if *first != 0 => utf_16(bytes, u16::from_le_bytes)?,
        [0, second, ..] if *second != 0 => utf_16(bytes, u16::from_be_bytes)?,
        _ => String::from_utf8(bytes.to_vec()).ok()?,
    };
    Some(lines(&text))
}

/// Returns the text with `\n` at each line end, and without a byte order mark.
pub fn lines(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{85}'], "\n")
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let text = char::decode_utf16(units)
        .collect::<Result<String, _>>()
        .ok()?;
    rest.is_empty().then_some(text)
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn every_encoding_gives_the_same_text() {
        let plain = "# é\n\nx\n";
        let windows = plain.replace('\n', "\r\n");
        let utf_16 = |text: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            text.encode_utf16().flat_map(bytes).collect()
        };
        for bytes in [
            plain.as_bytes().to_vec(),
            windows.as_bytes().to_vec(),
            ["\u{feff}", &windows].concat().into_bytes(),
            utf_16(&["\u{feff}", &windows].concat(), u16::to_le_bytes),
            utf_16(&["\u{feff}", plain].concat(), u16::to_be_bytes),
            utf_16(plain, u16::to_le_bytes),
            utf_16(plain, u16::to_be_bytes),
            plain.replace('\n', "\r").into_bytes(),
        ] {
            assert_eq!(text(&bytes).as_deref(), Some(plain), "{bytes:?}");
        }
        for bytes in [&b"\xff"[..], b"\xff\xfea", b"\xff\xfe\x00\xd8"] {
            assert_eq!(text(bytes), None, "{bytes:?}");
        }
    }
}
