//! One session's wishes: faults by exchange, each perhaps for the first hits only, and changes to the ClayHR form.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::kinds::{Exchange, Kind};
use crate::{ClayHrForm, Validation};

/// One fault, and for how many more requests it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Fault {
    /// As it was written, without the count.
    text: String,
    kind: Kind,
    remaining: Option<u32>,
}

/// All that one session was told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Switches {
    faults: BTreeMap<Exchange, Vec<Fault>>,
    /// The form switches, by name, as they were written.
    form: BTreeMap<&'static str, String>,
}

/// The names of the form switches.
pub(crate) const FORM_SWITCHES: [&str; 7] = [
    "validation",
    "notices",
    "vendor",
    "user_id_secret",
    "key_subdomain",
    "key_api_key",
    "key_user_id",
];

impl Switches {
    /// Reads the header form, `create=500_bare*1,settings=slow`. A name given twice holds both, one after the other.
    pub(crate) fn from_header(text: &str) -> Result<Self, Vec<String>> {
        let pairs = text
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty());
        Self::from_pairs(pairs.map(|part| part.split_once('=').unwrap_or((part, ""))))
    }

    /// Reads the JSON form: an object of texts, or of lists of texts.
    pub(crate) fn from_json(body: &Value) -> Result<Self, Vec<String>> {
        let Some(object) = body.as_object() else {
            return Err(vec!["the body must be an object of fault names".to_owned()]);
        };
        let mut pairs = Vec::new();
        for (name, value) in object {
            match value {
                Value::Array(list) => pairs.extend(
                    list.iter()
                        .map(|one| (name.as_str(), one.as_str().unwrap_or(""))),
                ),
                Value::Bool(on) => pairs.push((name, if *on { "on" } else { "off" })),
                Value::Null => {}
                other => pairs.push((name, other.as_str().unwrap_or(""))),
            }
        }
        Self::from_pairs(pairs)
    }

    /// Reads names and values, and says what is wrong with every one that cannot be read.
    pub(crate) fn from_pairs<'text>(
        pairs: impl IntoIterator<Item = (&'text str, &'text str)>,
    ) -> Result<Self, Vec<String>> {
        let mut switches = Self::default();
        let mut errors = Vec::new();
        for (name, value) in pairs {
            if let Err(error) = switches.set(name.trim(), value.trim()) {
                errors.push(error);
            }
        }
        if errors.is_empty() {
            Ok(switches)
        } else {
            Err(errors)
        }
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        if let Some(known) = FORM_SWITCHES.into_iter().find(|switch| *switch == name) {
            let fits = match known {
                "validation" => ["off", "newer", "legacy"].contains(&value),
                "notices" | "user_id_secret" | "vendor" => ["on", "off"].contains(&value),
                _ => !value.is_empty() && value.len() <= 64,
            };
            if !fits {
                return Err(format!("{known} cannot have this value"));
            }
            self.form.insert(known, value.to_owned());
            return Ok(());
        }
        let every = Exchange::ALL.into_iter().chain([Exchange::Partner]);
        let Some(exchange) = every.into_iter().find(|one| one.as_str() == name) else {
            let known: Vec<_> = Exchange::ALL.iter().map(|one| one.as_str()).collect();
            return Err(format!(
                "unknown name; use one of {}, {}",
                known.join(", "),
                FORM_SWITCHES.join(", ")
            ));
        };
        if value == "off" {
            return Ok(());
        }
        let fault = Fault::parse(exchange, value).ok_or_else(|| {
            format!(
                "{name} can be {}, each with *times",
                exchange.kinds().join(", ")
            )
        })?;
        self.faults.entry(exchange).or_default().push(fault);
        Ok(())
    }

    /// The fault for the next request of this exchange, counted down.
    pub(crate) fn take(&mut self, exchange: Exchange) -> Option<Kind> {
        let fault = self
            .faults
            .get_mut(&exchange)?
            .iter_mut()
            .find(|one| one.remaining != Some(0))?;
        if let Some(remaining) = &mut fault.remaining {
            *remaining -= 1;
        }
        Some(fault.kind)
    }

    /// Returns `true` if a fault is set, spent or not.
    pub(crate) fn has(&self, exchange: Exchange, kind: Kind) -> bool {
        self.faults
            .get(&exchange)
            .is_some_and(|list| list.iter().any(|one| one.kind == kind))
    }

    /// Returns `true` if a fault of this name is set, for the tick boxes.
    pub(crate) fn is_ticked(&self, exchange: Exchange, name: &str) -> bool {
        self.faults.get(&exchange).is_some_and(|list| {
            list.iter()
                .any(|one| one.text.split(':').next() == Some(name))
        })
    }

    /// Returns the setting of a form switch.
    pub(crate) fn form_switch(&self, name: &str) -> Option<&str> {
        self.form.get(name).map(String::as_str)
    }

    /// The session's own ClayHR form.
    pub(crate) fn form(&self, base: &ClayHrForm) -> ClayHrForm {
        let mut form = base.clone();
        for (name, value) in &self.form {
            match (*name, value.as_str()) {
                ("validation", "newer") => form.validation = Validation::Newer,
                ("validation", "legacy") => form.validation = Validation::Legacy,
                ("validation", _) => form.validation = Validation::Off,
                ("notices", on) => form.notices = on == "on",
                // What the answers say, whatever the form.
                ("vendor", _) => {}
                ("user_id_secret", on) => form.user_id_is_secret = on == "on",
                ("key_subdomain", key) => form.subdomain_key = key.to_owned(),
                ("key_api_key", key) => form.api_key_key = key.to_owned(),
                (_, key) => form.user_id_key = key.to_owned(),
            }
        }
        form
    }

    /// The JSON form, with the counts that are left.
    pub(crate) fn to_json(&self) -> Value {
        let mut object = Map::new();
        for (exchange, faults) in &self.faults {
            let texts: Vec<String> = faults.iter().map(Fault::to_text).collect();
            object.insert(exchange.as_str().to_owned(), json!(texts));
        }
        for (name, value) in &self.form {
            object.insert((*name).to_owned(), json!(value));
        }
        Value::Object(object)
    }
}

/// Lets switches through that a session may have: not those of the partner's side.
pub(crate) fn of_session(switches: Switches) -> Result<Switches, Vec<String>> {
    if switches.faults.contains_key(&Exchange::Partner) {
        return Err(vec![
            "partner can be set only for the whole sandbox".to_owned(),
        ]);
    }
    Ok(switches)
}

impl Fault {
    fn parse(exchange: Exchange, value: &str) -> Option<Self> {
        let (text, remaining) = match value.split_once('*') {
            Some((text, times)) => (text, Some(times.parse().ok()?)),
            None => (value, None),
        };
        Some(Self {
            kind: Kind::parse(exchange, text)?,
            text: text.to_owned(),
            remaining,
        })
    }

    fn to_text(&self) -> String {
        match self.remaining {
            Some(times) => format!("{}*{times}", self.text),
            None => self.text.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Exchange, Kind, Switches};

    #[test]
    fn a_fault_holds_for_its_first_hits_only() {
        let mut switches =
            Switches::from_header("create=500_bare*2, create=drop*1").expect("names are known");
        let taken: Vec<_> = (0..4).map(|_| switches.take(Exchange::Create)).collect();
        assert_eq!(
            taken,
            [Some(Kind::Bare), Some(Kind::Bare), Some(Kind::Drop), None]
        );
        assert_eq!(switches.take(Exchange::Settings), None);
    }

    #[test]
    fn the_json_form_reads_back_what_it_wrote() {
        let written = json!({ "create": ["slow:50", "429:2*1"], "notices": "on" });
        let switches = Switches::from_json(&written).expect("names are known");
        assert_eq!(switches.to_json(), written);
        let short = json!({ "create": "drop", "notices": true });
        assert_eq!(
            Switches::from_json(&short)
                .expect("names are known")
                .to_json(),
            json!({ "create": ["drop"], "notices": "on" })
        );
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_a_sentence_each() {
        for (text, count) in [
            ("create=418", 1),
            ("nonsense=500,create=drop,config=lost_answer", 2),
            ("create", 1),
            ("create=drop*many", 1),
            ("validation=maybe", 1),
            ("key_subdomain=", 1),
            ("token=500", 1),
        ] {
            let errors = Switches::from_header(text).expect_err(text);
            assert_eq!(errors.len(), count, "{text}: {errors:?}");
        }
        assert!(Switches::from_json(&json!([])).is_err());
        assert!(Switches::from_json(&json!({ "create": 500 })).is_err());
    }

    #[test]
    fn switches_change_only_what_they_name() {
        let switches =
            Switches::from_header("key_api_key=api_key,validation=newer").expect("known");
        let form = switches.form(&crate::ClayHrForm::default());
        assert_eq!(form.api_key_key, "api_key");
        assert_eq!(form.subdomain_key, "subdomain");
        assert_eq!(form.validation, crate::Validation::Newer);
        assert!(!form.notices);
    }
}
