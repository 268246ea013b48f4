//! Companies, their users and their keys, and the question whether three answers fit together.

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};

use crate::{
    clock::Moment,
    demo::{self, COMPANIES},
    identifiers,
};

/// A person with a ClayHR log-in.
#[derive(Debug, Clone)]
pub(crate) struct User {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) role: &'static str,
    pub(crate) keys: Vec<Key>,
}

/// A key and when it was made; the demo key was always there.
#[derive(Clone)]
pub(crate) struct Key {
    pub(crate) value: String,
    pub(crate) made_at: Option<Moment>,
}

impl std::fmt::Debug for Key {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Key")
    }
}

/// A company. The first user is its administrator.
#[derive(Debug, Clone)]
pub(crate) struct Company {
    pub(crate) subdomain: &'static str,
    pub(crate) name: &'static str,
    pub(crate) users: Vec<User>,
}

impl Company {
    pub(crate) fn administrator(&self) -> &User {
        &self.users[0]
    }

    pub(crate) fn user(&self, id: &str) -> Option<&User> {
        self.users.iter().find(|user| user.id == id)
    }
}

/// The reason why ClayHR turned a connection down, in its own words and in a friendly sentence.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Refusal {
    pub(crate) message: &'static str,
    pub(crate) answer: Value,
    /// Only for a company that exists: what was typed is never repeated, since it could be a key.
    pub(crate) url: Option<String>,
}

/// All companies of one sandbox.
pub(crate) struct Directory {
    companies: Mutex<Vec<Company>>,
}

impl Default for Directory {
    fn default() -> Self {
        Self {
            companies: Mutex::new(COMPANIES.iter().map(company).collect()),
        }
    }
}

impl Directory {
    fn lock(&self) -> MutexGuard<'_, Vec<Company>> {
        self.companies
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn company(&self, subdomain: &str) -> Option<Company> {
        self.lock()
            .iter()
            .find(|company| company.subdomain == subdomain)
            .cloned()
    }

    /// Makes a new key for the administrator; the ones before stay valid.
    pub(crate) fn generate_key(&self, subdomain: &str, now: Moment) -> Option<String> {
        let mut companies = self.lock();
        let company = companies
            .iter_mut()
            .find(|company| company.subdomain == subdomain)?;
        let value = identifiers::clayhr_key();
        company.users[0].keys.push(Key {
            value: value.clone(),
            made_at: Some(now),
        });
        Some(value)
    }

    /// Checks that company, key and user id fit together. `key` is `None` when an edit leaves the old one in place,
    /// which is up to the caller to allow.
    pub(crate) fn verify(
        &self,
        subdomain: &str,
        key: Option<&str>,
        user_id: &str,
    ) -> Result<(), Refusal> {
        let Some(company) = self.company(subdomain) else {
            return Err(Refusal {
                message: "ClayHR does not know this company subdomain.",
                answer: json!({ "status": 404, "error": "unknown company" }),
                url: None,
            });
        };
        let refuse = |message, error: &str| Refusal {
            message,
            answer: json!({ "status": 401, "error": error }),
            url: Some(format!(
                "https://{}.clayhr.com/rm/api/user/list",
                company.subdomain
            )),
        };
        let Some(user) = company.user(user_id) else {
            return Err(refuse("ClayHR does not know this user ID.", "unknown user"));
        };
        let belongs = |user: &User| {
            user.keys
                .iter()
                .any(|known| Some(known.value.as_str()) == key)
        };
        if key.is_none() || belongs(user) {
            Ok(())
        } else if company.users.iter().any(belongs) {
            Err(refuse(
                "This API key belongs to another ClayHR user.",
                "user and key do not match",
            ))
        } else {
            Err(refuse("ClayHR did not accept this API key.", "invalid key"))
        }
    }
}

fn company(demo: &demo::Company) -> Company {
    let user = |id: String, name: &str, role, keys| User {
        id,
        name: name.to_owned(),
        role,
        keys,
    };
    let fixed = vec![Key {
        value: demo.api_key.to_owned(),
        made_at: None,
    }];
    Company {
        subdomain: demo.subdomain,
        name: demo.name,
        users: vec![
            user(
                demo.user_id.to_owned(),
                demo.administrator,
                "Administrator",
                fixed,
            ),
            user(
                format!("{}1", demo.user_id),
                "Noor Haddad",
                "Employee",
                Vec::new(),
            ),
            user(
                format!("{}2", demo.user_id),
                "Ben Castillo",
                "Employee",
                Vec::new(),
            ),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::Directory;
    use crate::demo::{ACME, TERN};

    #[test]
    fn only_what_fits_together_is_let_in() {
        let directory = Directory::default();
        let employee = format!("{}1", ACME.user_id);
        for (subdomain, key, user_id, error) in [
            (ACME.subdomain, ACME.api_key, ACME.user_id, None),
            (
                "AcmeCompany",
                ACME.api_key,
                ACME.user_id,
                Some("unknown company"),
            ),
            (
                "acmecompany ",
                ACME.api_key,
                ACME.user_id,
                Some("unknown company"),
            ),
            (
                "https://acmecompany.clayhr.com",
                ACME.api_key,
                ACME.user_id,
                Some("unknown company"),
            ),
            (
                ACME.subdomain,
                TERN.api_key,
                ACME.user_id,
                Some("invalid key"),
            ),
            (ACME.subdomain, "", ACME.user_id, Some("invalid key")),
            (
                ACME.subdomain,
                ACME.api_key,
                TERN.user_id,
                Some("unknown user"),
            ),
            (
                ACME.subdomain,
                ACME.api_key,
                employee.as_str(),
                Some("user and key do not match"),
            ),
        ] {
            let refusal = directory.verify(subdomain, Some(key), user_id).err();
            let got = refusal
                .as_ref()
                .map(|refusal| refusal.answer["error"].clone());
            assert_eq!(got, error.map(Into::into), "{subdomain} {user_id}");
        }
    }

    #[test]
    fn a_new_key_works_beside_the_old_one() {
        let directory = Directory::default();
        let key = directory
            .generate_key(ACME.subdomain, 0)
            .expect("the company exists");
        for key in [key.as_str(), ACME.api_key] {
            assert_eq!(
                directory.verify(ACME.subdomain, Some(key), ACME.user_id),
                Ok(())
            );
        }
        assert!(directory.generate_key("nobody", 0).is_none());
    }
}
