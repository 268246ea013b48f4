//! Idempotency keys: by the same key the backend knows a request that it has had before, and makes no second account.
//!
//! A backend must let a page send the header (CORS), and its documentation may not say whether it does. With the setting
//! `auto` the header is tried on one request that only reads: if that request passes, keys are sent from then on.

use std::cell::Cell;

use flow::secret::Secret;
use settings::IdempotencyKeys;

/// The header's name.
pub const HEADER: &str = "idempotency-key";

/// The keys of one wizard, which outlive its session tokens.
pub struct Idempotency {
    support: Cell<Support>,
    /// The start of every key, so that nobody can tell a body from its key.
    seed: Cell<u64>,
}

/// The backend's way with the header, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Support {
    Unknown,
    OnTrial,
    Accepted,
    Refused,
}

impl Idempotency {
    /// Starts as the setting says. `seed` is a random number.
    pub fn new(setting: IdempotencyKeys, seed: u64) -> Self {
        let support = match setting {
            IdempotencyKeys::Always => Support::Accepted,
            IdempotencyKeys::Never => Support::Refused,
            IdempotencyKeys::Auto => Support::Unknown,
        };
        Self {
            support: Cell::new(support),
            seed: Cell::new(seed),
        }
    }

    /// Returns a trial for the next request that only reads, if the backend's way is unknown and no other request
    /// tries it.
    pub fn trial(&self) -> Option<Trial<'_>> {
        let is_unknown = self.support.get() == Support::Unknown;
        is_unknown.then(|| {
            self.support.set(Support::OnTrial);
            Trial(self)
        })
    }

    /// Returns the key of a request that changes something, if the backend takes keys: the same for the same body.
    pub fn key(&self, body: &Secret) -> Option<String> {
        let is_accepted = self.support.get() == Support::Accepted;
        is_accepted.then(|| base32(digest(self.seed.get(), body)))
    }

    /// Begins new keys with a new seed. For after an answer that leaves nothing open: a backend may repeat its answer
    /// to a key, and the same credentials, sent again, are to be judged again.
    pub fn renew(&self, seed: u64) {
        self.seed.set(seed);
    }
}

/// One try of the header. Dropped without a result, it leaves the backend's way unknown.
pub struct Trial<'a>(&'a Idempotency);

impl Trial<'_> {
    /// The request passed with the header.
    pub fn accept(self) {
        self.0.support.set(Support::Accepted);
    }

    /// The request did not pass with the header, and passed without it.
    pub fn refuse(self) {
        self.0.support.set(Support::Refused);
    }
}

impl Drop for Trial<'_> {
    fn drop(&mut self) {
        if self.0.support.get() == Support::OnTrial {
            self.0.support.set(Support::Unknown);
        }
    }
}

/// Writes a number's lowest 50 bits as ten letters and digits that are hard to mistake for each other.
pub fn base32(number: u64) -> String {
    const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
    (0..10)
        .map(|index| char::from(ALPHABET[(number >> (5 * index)) as usize & 31]))
        .collect()
}

/// Returns a digest of a body (FNV-1a).
fn digest(seed: u64, body: &Secret) -> u64 {
    body.expose().bytes().fold(seed, |digest, byte| {
        (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
