//! The partner's knowledge: its linked accounts, by webhook alone, and a numbered list of what happened.

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};
use tokio::sync::watch;

/// The oldest entries go when there are more.
const MOST_ENTRIES: usize = 200;

/// Accounts and entries; who waits is woken by each change.
pub(super) struct EventLog {
    pages: Mutex<Pages>,
    last: watch::Sender<u64>,
}

#[derive(Default)]
struct Pages {
    entries: Vec<(u64, Value)>,
    accounts: Vec<Value>,
    last: u64,
}

impl Default for EventLog {
    fn default() -> Self {
        Self {
            pages: Mutex::default(),
            last: watch::channel(0).0,
        }
    }
}

impl EventLog {
    fn pages(&self) -> MutexGuard<'_, Pages> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes what happened. `detail` must hold no secret: the browser shows it.
    pub(super) fn note(&self, source: &str, name: &str, detail: &Value) {
        let mut pages = self.pages();
        pages.last += 1;
        let number = pages.last;
        let entry = json!({ "number": number, "source": source, "name": name, "detail": detail });
        pages.entries.push((number, entry));
        if pages.entries.len() > MOST_ENTRIES {
            pages.entries.remove(0);
        }
        drop(pages);
        self.last.send_replace(number);
    }

    /// Takes in a webhook whose signature held.
    pub(super) fn record_webhook(&self, event: &Value) {
        let name = event["event"].as_str().unwrap_or_default();
        let same = |account: &Value| account["account_id"] == event["account_id"];
        let mut pages = self.pages();
        // The same event may come twice, and in any order with what the page says: the id decides.
        pages.accounts.retain(|account| !same(account));
        if name != "account.deleted" {
            pages.accounts.push(event.clone());
        }
        drop(pages);
        self.note("webhook", name, event);
    }

    /// Everything after entry `after`, with the accounts as they are now.
    pub(super) fn since(&self, after: u64) -> Value {
        let pages = self.pages();
        let entries: Vec<&Value> = pages
            .entries
            .iter()
            .filter(|(number, _)| *number > after)
            .map(|(_, entry)| entry)
            .collect();
        json!({ "last": pages.last, "entries": entries, "accounts": pages.accounts })
    }

    /// Returns when there is something after entry `after`.
    pub(super) async fn wait(&self, after: u64) {
        let _ = self.last.subscribe().wait_for(|last| *last > after).await;
    }
}

#[cfg(test)]
mod tests {
    use super::{EventLog, MOST_ENTRIES};
    use serde_json::json;

    #[test]
    fn accounts_follow_the_webhooks_and_one_told_twice_is_one() {
        let event_log = EventLog::default();
        let event = |name: &str, id: &str| json!({ "event": name, "account_id": id });
        event_log.record_webhook(&event("account.created", "a"));
        event_log.record_webhook(&event("account.created", "a"));
        event_log.record_webhook(&event("account.updated", "b"));
        assert_eq!(
            event_log.since(0)["accounts"].as_array().map(Vec::len),
            Some(2)
        );
        event_log.record_webhook(&event("account.deleted", "a"));
        let now = event_log.since(3);
        assert_eq!(now["accounts"], json!([event("account.updated", "b")]));
        assert_eq!(now["entries"][0]["name"], "account.deleted");
        assert_eq!(now["last"], 4);
    }

    #[test]
    fn the_oldest_entries_go() {
        let event_log = EventLog::default();
        for _ in 0..=MOST_ENTRIES {
            event_log.note("portal", "session", &json!({}));
        }
        let entries = event_log.since(0)["entries"].clone();
        assert_eq!(entries.as_array().map(Vec::len), Some(MOST_ENTRIES));
        assert_eq!(entries[0]["number"], 2);
    }
}
