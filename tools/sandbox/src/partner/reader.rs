//! Reads JSON bodies by hand, so that every field that is wrong gets its own sentence.

use serde_json::{Map, Value};

use crate::failure::Failure;

/// A body being read, and the sentences about it so far. A field that is `null` counts as left out.
pub(crate) struct Reader {
    body: Map<String, Value>,
    errors: Vec<String>,
}

impl Reader {
    /// Takes the bytes of a body, which must be a JSON object.
    pub(crate) fn new(bytes: &[u8]) -> Result<Self, Failure> {
        match serde_json::from_slice(bytes) {
            Ok(Value::Object(body)) => Ok(Self {
                body,
                errors: Vec::new(),
            }),
            Ok(_) => Err(Failure::validation(vec![
                "the body must be a JSON object".to_owned(),
            ])),
            Err(_) => Err(Failure::validation(vec![
                "the body is not valid JSON".to_owned(),
            ])),
        }
    }

    /// Returns `true` if the field is there at all, `null` or not.
    pub(crate) fn is_given(&self, name: &str) -> bool {
        self.body.contains_key(name)
    }

    fn take<Kind>(
        &mut self,
        name: &str,
        kind: &str,
        read: impl FnOnce(Value) -> Option<Kind>,
    ) -> Option<Kind> {
        let value = self
            .body
            .get(name)
            .filter(|value| !value.is_null())?
            .clone();
        let read = read(value);
        if read.is_none() {
            self.errors.push(format!("{name} must be {kind}"));
        }
        read
    }

    pub(crate) fn text(&mut self, name: &str) -> Option<String> {
        self.take(name, "a string", |value| match value {
            Value::String(text) => Some(text),
            _ => None,
        })
    }

    /// A text that must be there and say something.
    pub(crate) fn required_text(&mut self, name: &str) -> String {
        let missing = self.body.get(name).is_none_or(Value::is_null);
        let text = self.text(name);
        if missing || text.as_deref() == Some("") {
            self.errors.push(format!("{name} should not be empty"));
        }
        text.unwrap_or_default()
    }

    pub(crate) fn boolean(&mut self, name: &str) -> Option<bool> {
        self.take(name, "a boolean", |value| value.as_bool())
    }

    pub(crate) fn positive_number(&mut self, name: &str, most: f64) -> Option<f64> {
        self.take(
            name,
            &format!("a number above 0 and at most {most}"),
            |value| {
                value
                    .as_f64()
                    .filter(|number| *number > 0.0 && *number <= most)
            },
        )
    }

    pub(crate) fn object(&mut self, name: &str) -> Option<Map<String, Value>> {
        self.take(name, "an object", |value| match value {
            Value::Object(object) => Some(object),
            _ => None,
        })
    }

    /// One of a closed list of texts.
    pub(crate) fn choice(&mut self, name: &str, choices: &[&str]) -> Option<String> {
        self.take(name, &format!("one of {}", choices.join(", ")), |value| {
            value
                .as_str()
                .filter(|text| choices.contains(text))
                .map(str::to_owned)
        })
    }

    /// A list of such texts.
    pub(crate) fn choices(&mut self, name: &str, choices: &[&str]) -> Option<Vec<String>> {
        self.take(
            name,
            &format!("a list out of {}", choices.join(", ")),
            |value| {
                let texts: Option<Vec<String>> = value
                    .as_array()?
                    .iter()
                    .map(|one| {
                        one.as_str()
                            .filter(|text| choices.contains(text))
                            .map(str::to_owned)
                    })
                    .collect();
                texts
            },
        )
    }

    /// Ends the reading: all sentences together, if there are any.
    pub(crate) fn finish(self) -> Result<(), Failure> {
        if self.errors.is_empty() {
            Ok(())
        } else {
            Err(Failure::validation(self.errors))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Reader;

    #[test]
    fn every_wrong_field_gets_its_own_sentence() {
        let body = br#"{"a":1,"b":"","c":"yes","d":-1,"e":[],"f":"z","g":["x","q"],"h":null}"#;
        let mut reader = Reader::new(body).expect("an object");
        reader.text("a");
        reader.required_text("b");
        reader.boolean("c");
        reader.positive_number("d", 10.0);
        reader.object("e");
        reader.choice("f", &["x"]);
        reader.choices("g", &["x"]);
        reader.required_text("h");
        assert_eq!(reader.text("missing"), None);
        let failure = reader.finish().expect_err("eight fields are wrong");
        assert_eq!(failure.errors.len(), 8, "{:?}", failure.errors);
    }

    #[test]
    fn what_is_no_object_is_refused() {
        for body in ["", "[]", "1", "{", "\"text\""] {
            assert!(Reader::new(body.as_bytes()).is_err(), "{body}");
        }
    }
}
