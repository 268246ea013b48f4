//! The `.br` and `.gz` that a static server sends in place of a file. Made once, at the highest setting.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use brand::files::content_hash;
use flate2::{Compression, write::GzEncoder};

/// Kinds of files that grow smaller; pictures and the like already are.
const COMPRESSIBLE: [&str; 9] = [
    "css", "html", "js", "json", "mjs", "svg", "txt", "wasm", "xml",
];

/// Edited after the build by whoever sets up the page: a compressed copy beside it would go on with old settings.
const EDITED_BY_HAND: &str = "config.json";

/// Results of earlier compressions, by content: most files are the same in every brand.
#[derive(Default)]
pub struct Known(HashMap<(u64, usize, &'static str), Vec<u8>>);

impl Known {
    fn compressed(
        &mut self,
        bytes: &[u8],
        ending: &'static str,
        compress: fn(&[u8]) -> io::Result<Vec<u8>>,
    ) -> Result<&[u8]> {
        let key = (content_hash(bytes), bytes.len(), ending);
        match self.0.entry(key) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(place) => {
                let compressed = compress(bytes).context("Compressing failed")?;
                Ok(place.insert(compressed))
            }
        }
    }
}

/// Writes the compressed files beside the plain ones; says how many were written, and how many were there.
pub fn beside(files: &[PathBuf], known: &mut Known) -> Result<(usize, usize)> {
    let (mut written, mut skipped) = (0, 0);
    for file in files.iter().filter(|file| is_compressible(file)) {
        for (ending, compress) in [
            ("br", brotli as fn(&[u8]) -> io::Result<Vec<u8>>),
            ("gz", gzip),
        ] {
            let mut name = file.clone().into_os_string();
            name.push(".");
            name.push(ending);
            let target = PathBuf::from(name);
            if is_fresh(&target, file) {
                skipped += 1;
                continue;
            }
            let bytes =
                fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
            fs::write(&target, known.compressed(&bytes, ending, compress)?)
                .with_context(|| format!("{} cannot be written", target.display()))?;
            written += 1;
        }
    }
    Ok((written, skipped))
}

/// Brotli at quality 11, with the window that every browser accepts.
pub fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut compressed, 4096, 11, 22);
    writer.write_all(bytes)?;
    writer.flush()?;
    drop(writer);
    Ok(compressed)
}

/// Gzip at level 9, without name and time, so that the same file always gives the same bytes.
pub fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    writer.finish()
}

fn is_compressible(file: &Path) -> bool {
    let by_hand = file.file_name().is_some_and(|name| name == EDITED_BY_HAND);
    let extension = file
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default();
    !by_hand && COMPRESSIBLE.contains(&extension)
}

/// Returns `true` if the copy is at least as new as its original.
fn is_fresh(copy: &Path, original: &Path) -> bool {
    let modified = |path: &Path| {
        fs::metadata(path)
            .and_then(|metadata| metadata.modified())
            .ok()
    };
    matches!((modified(copy), modified(original)), (Some(copy), Some(original)) if copy >= original)
}

#[cfg(test)]
mod tests {
    use std::io::Read;
    use std::time::{Duration, SystemTime};

    use super::*;

    #[test]
    fn both_kinds_give_the_text_back() {
        let text = "Enter your ClayHR subdomain. ".repeat(50);
        let small = brotli(text.as_bytes()).expect("brotli");
        let mut back = String::new();
        brotli::Decompressor::new(&small[..], 4096)
            .read_to_string(&mut back)
            .expect("brotli back");
        assert_eq!(back, text);
        assert!(small.len() < 100, "{} bytes", small.len());
        let mut back = String::new();
        let small = gzip(text.as_bytes()).expect("gzip");
        flate2::read::GzDecoder::new(&small[..])
            .read_to_string(&mut back)
            .expect("gzip back");
        assert_eq!(back, text);
    }

    #[test]
    fn only_what_changed_is_compressed_again() {
        let folder =
            std::env::temp_dir().join(format!("connect-wizard-compress-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder for the test");
        let files = ["page.html", "config.json", "icon.png"].map(|name| folder.join(name));
        for file in &files {
            fs::write(file, "text").expect("a file for the test");
        }
        let mut known = Known::default();
        assert_eq!(beside(&files, &mut known).expect("first"), (2, 0));
        assert_eq!(beside(&files, &mut known).expect("second"), (0, 2));
        fs::write(&files[0], "another text").expect("another text");
        let later = SystemTime::now() + Duration::from_secs(10);
        fs::File::options()
            .write(true)
            .open(&files[0])
            .and_then(|file| file.set_modified(later))
            .expect("a time");
        assert_eq!(beside(&files, &mut known).expect("third"), (2, 0));
        let again = fs::read(folder.join("page.html.br")).expect("brotli");
        assert_eq!(again, brotli(b"another text").expect("brotli"));
        let _ = fs::remove_dir_all(&folder);
    }
}
