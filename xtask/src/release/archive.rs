//! Archives that are the same to the byte for the same files: no times, no owners, a steady order.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::GzBuilder;

use crate::dist::files;

/// The size of a tar archive's records, in bytes (POSIX.1-1988, ustar).
const BLOCK: usize = 512;

/// Packs `folder` under the name `top`: ustar, compressed by gzip.
pub fn tar_gz(folder: &Path, top: &str) -> Result<Vec<u8>> {
    // Without a time and a name in it; flate2 writes the byte for the operating system, which is always the same here.
    let mut archive = GzBuilder::new()
        .mtime(0)
        .write(Vec::new(), Compression::best());
    for file in files(folder)? {
        let name = format!("{top}/{}", file.strip_prefix(folder)?.to_string_lossy());
        let bytes =
            fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        archive.write_all(&header(&name, bytes.len())?)?;
        archive.write_all(&bytes)?;
        let rest = bytes.len().next_multiple_of(BLOCK) - bytes.len();
        archive.write_all(&vec![0; rest])?;
    }
    archive.write_all(&[0; 2 * BLOCK])?;
    Ok(archive.finish()?)
}

/// The record before a file's bytes.
fn header(name: &str, length: usize) -> Result<[u8; BLOCK]> {
    ensure!(name.len() <= 100, "{name} is too long for an archive");
    let mut header = [0; BLOCK];
    let mut put =
        |at: usize, text: &str| header[at..at + text.len()].copy_from_slice(text.as_bytes());
    put(0, name);
    put(100, "0000644");
    put(108, "0000000");
    put(116, "0000000");
    put(124, &format!("{length:011o}"));
    put(136, "00000000000");
    // The sum is taken with blanks in its own place.
    put(148, "        ");
    put(156, "0");
    put(257, "ustar\x0000");
    let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    Ok(header)
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    #[test]
    fn tar_unpacks_what_was_packed_and_a_second_archive_is_the_same() {
        let folder = std::env::temp_dir().join(format!("archive-{}", std::process::id()));
        let source = folder.join("source");
        fs::create_dir_all(source.join("b")).expect("made");
        fs::write(source.join("a.txt"), "one").expect("written");
        fs::write(source.join("b/c.txt"), vec![b'x'; 1000]).expect("written");
        let bytes = tar_gz(&source, "top-1").expect("packed");
        fs::write(source.join("a.txt"), "one").expect("written again, later");
        assert_eq!(tar_gz(&source, "top-1").expect("packed"), bytes);
        let archive = folder.join("archive.tar.gz");
        fs::write(&archive, bytes).expect("written");
        let status = Command::new("tar")
            .arg("-xzf")
            .arg(&archive)
            .current_dir(&folder)
            .status();
        assert!(status.expect("tar is there").success());
        assert_eq!(
            fs::read(folder.join("top-1/a.txt")).expect("unpacked"),
            b"one"
        );
        assert_eq!(
            fs::read(folder.join("top-1/b/c.txt"))
                .expect("unpacked")
                .len(),
            1000
        );
        fs::remove_dir_all(&folder).expect("removed");
    }
}
