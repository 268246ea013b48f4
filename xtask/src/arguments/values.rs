//! Values of options that need more than a type: a brand's name, a backend's address.

use std::ffi::OsString;

use anyhow::{Result, bail};
use lexopt::ValueExt;

/// A brand's name: that of a folder, and of nothing outside assets/themes/.
pub(super) fn theme(name: OsString) -> Result<String> {
    let name = name.string()?;
    let is_name = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    if !is_name {
        bail!("--theme takes the name of a folder in assets/themes/, such as default");
    }
    Ok(name)
}

/// A backend's base address, without a closing slash. Plain http only on this machine: the key travels with it.
pub(super) fn backend(address: &str) -> Result<String> {
    let address = address.trim_end_matches('/');
    let Some((scheme, rest)) = address.split_once("://") else {
        bail!("--backend takes an address such as https://api.stackone.com");
    };
    let authority = rest.split('/').next().unwrap_or_default();
    match scheme {
        _ if authority.is_empty() || authority.starts_with(':') || authority.contains('@') => {
            bail!("--backend must name a plain host: {address}")
        }
        "https" | "http" if settings::is_web_address(address) => Ok(address.to_owned()),
        _ => bail!("--backend must begin with https:// (http:// only for this machine)"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_not_sent_in_clear_to_another_machine() {
        assert!(backend("http://api.example").is_err());
        assert!(backend("http://localhost.example").is_err());
        assert!(backend("http://127.0.0.1@api.example").is_err());
        assert!(backend("api.example").is_err());
        for here in ["localhost:8787", "127.0.0.2", "[::1]", "hub.localhost"] {
            let address = format!("http://{here}");
            assert_eq!(backend(&address).ok().as_deref(), Some(&*address));
        }
    }
}
