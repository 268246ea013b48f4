//! The files of a brand's folder: logos, the page's icon, fonts.

use std::{
    fs,
    path::{Component, Path},
};

/// A file that the built page asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Its name in the build, with a hash of its content.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Reads a file of the folder, of one of these kinds.
///
/// # Errors
/// A sentence on what is wrong.
pub fn read(folder: &Path, file: &str, kinds: &[&str]) -> Result<Asset, String> {
    let path = Path::new(file);
    let stays = path
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    if !stays || file.contains('\\') {
        return Err(format!(
            "{file:?} must be a file in the brand's own folder, such as \"logo.svg\""
        ));
    }
    let name = file.rsplit('/').next().unwrap_or(file);
    let (stem, kind) = name.rsplit_once('.').unwrap_or((name, ""));
    if !kinds.contains(&kind) {
        return Err(format!("{file:?} must be one of: {}", kinds.join(", ")));
    }
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    if !stem.bytes().all(is_plain) {
        return Err(format!(
            "{file:?}: name it with letters, digits and hyphens only"
        ));
    }
    let bytes = fs::read(folder.join(path))
        .map_err(|_| format!("there is no file {file:?} in {}", shown(folder)))?;
    if kind == "svg" {
        check_picture(file, &bytes)?;
    }
    Ok(Asset {
        name: format!("{stem}-{:016x}.{kind}", content_hash(&bytes)),
        bytes,
    })
}

/// A picture from a brand's folder is shown as an image, where script can't run; but whoever opens it alone must be safe too.
fn check_picture(file: &str, bytes: &[u8]) -> Result<(), String> {
    let text = String::from_utf8_lossy(bytes).to_ascii_lowercase();
    if !text.contains("<svg") {
        return Err(format!("{file:?} has no <svg> element"));
    }
    for part in [
        "<script",
        "<foreignobject",
        "javascript:",
        "href=\"http",
        " onload=",
    ] {
        if text.contains(part) {
            return Err(format!(
                "{file:?} contains {part:?}: a logo must be only a drawing, and load nothing"
            ));
        }
    }
    Ok(())
}

/// FNV-1a: stays the same with every compiler, unlike the hash of the standard library.
pub fn content_hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// A path as people call it: from `assets/themes/` on, without the folders of this machine.
pub fn shown(path: &Path) -> String {
    let text = path.display().to_string().replace('\\', "/");
    match text.rfind("assets/themes/") {
        Some(at) => text[at..].to_owned(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(content_hash(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(content_hash(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn no_file_is_taken_from_elsewhere() {
        for file in [
            "../logo.svg",
            "/etc/logo.svg",
            "a\\logo.svg",
            "logo.exe",
            "logo",
        ] {
            assert!(
                read(Path::new("themes/x"), file, &["svg"]).is_err(),
                "{file}"
            );
        }
    }

    #[test]
    fn a_picture_that_does_something_is_refused() {
        assert!(check_picture("a.svg", b"<svg><script>1</script></svg>").is_err());
        assert!(check_picture("a.svg", b"<svg onload=x>").is_err());
        assert!(check_picture("a.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>").is_ok());
    }
}
