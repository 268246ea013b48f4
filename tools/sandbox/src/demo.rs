//! The fixed companies, users and keys of the make-believe ClayHR, for tests and for trying things out.
//!
//! All of it is invented. Nothing here opens anything outside the sandbox.

/// The API key a sandbox accepts when no other was chosen.
pub const API_KEY: &str = "v1.eu1.sandbox-demo-key";

/// A company of the make-believe ClayHR, with one user whose key is always valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Company {
    /// The first part of its address, which the wizard calls the company subdomain.
    pub subdomain: &'static str,
    /// Its name as people write it.
    pub name: &'static str,
    /// The user id of its administrator.
    pub user_id: &'static str,
    /// The administrator's name.
    pub administrator: &'static str,
    /// The administrator's fixed API key.
    pub api_key: &'static str,
}

/// The company of the guide's own example.
pub const ACME: Company = Company {
    subdomain: "acmecompany",
    name: "Acme Company",
    user_id: "123456",
    administrator: "Ada Merritt",
    api_key: "Kx7Rm2Tq9Wb4Zn6Hc3Vd8Jf5Lp1Sy",
};

/// A second company, whose keys are of no use to the first.
pub const TERN: Company = Company {
    subdomain: "ternlogistics",
    name: "Tern Logistics",
    user_id: "204417",
    administrator: "Ines Okafor",
    api_key: "Bv3Ng8Yd5Pk1Xw6Qs9Ft2Mh7Lc4Rz",
};

/// A third company, with a hyphen in its subdomain.
pub const BRIGHT_WATER: Company = Company {
    subdomain: "bright-water",
    name: "Bright Water",
    user_id: "90210",
    administrator: "Tomas Lind",
    api_key: "Hj5Wc9Sv2Dk7Tn4Gb8Rx1Zq6Pm3Yf",
};

/// Every company of the make-believe ClayHR.
pub const COMPANIES: [Company; 3] = [ACME, TERN, BRIGHT_WATER];

#[cfg(test)]
mod tests {
    use super::COMPANIES;

    #[test]
    fn every_demo_key_looks_like_a_real_one() {
        for company in COMPANIES {
            let key = company.api_key;
            assert_eq!(key.len(), 29, "{}", company.subdomain);
            assert!(key.chars().any(|letter| letter.is_ascii_uppercase()));
            assert!(key.chars().any(|letter| letter.is_ascii_lowercase()));
            assert!(key.chars().any(|letter| letter.is_ascii_digit()));
            assert!(company.user_id.chars().all(|digit| digit.is_ascii_digit()));
        }
    }
}
