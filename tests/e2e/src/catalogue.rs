//! The catalogue of faults: what can go wrong around the page, and what the page must do about it.
//!
//! [`network`] spoils the page's own files, [`backend`] what the backend answers, [`page`] the page around, [`input`]
//! what a person enters. A fault is a row: a name, and a walk that returns in words what the page did, or fails with
//! what it did wrong. `cargo run -p end-to-end -- faults` runs all rows against any build.

mod backend;
mod input;
mod network;
mod page;

use std::{
    pin::Pin,
    sync::{Arc, Mutex},
};

use anyhow::{Context, Result};
use tokio::task::JoinSet;

use crate::{browser_pool::BrowserPool, engine::Engine, tab::Tab};

type Walk = Box<dyn FnOnce(Tab) -> Pin<Box<dyn Future<Output = Result<String>> + Send>> + Send>;

/// One row.
pub struct Fault {
    family: &'static str,
    what: String,
    walk: Walk,
}

impl Fault {
    fn new<Walked>(
        family: &'static str,
        what: impl Into<String>,
        walk: impl FnOnce(Tab) -> Walked + Send + 'static,
    ) -> Self
    where
        Walked: Future<Output = Result<String>> + Send + 'static,
    {
        Self {
            family,
            what: what.into(),
            walk: Box::new(|tab| Box::pin(walk(tab))),
        }
    }

    /// Its family and what goes wrong, as `network: connect-wizard.js is not there`.
    pub fn name(&self) -> String {
        format!("{}: {}", self.family, self.what)
    }
}

/// All rows whose name contains `filter`. Which files a page loads is read from the build itself.
pub async fn all(pool: &Arc<BrowserPool>, engine: Engine, filter: &str) -> Result<Vec<Fault>> {
    let files = network::first_load(pool, engine)
        .await
        .context("the page does not even start without a fault")?;
    let families = [
        network::faults(&files, engine),
        backend::faults(),
        page::faults(engine),
        input::faults(),
    ];
    let faults = families.into_iter().flatten();
    Ok(faults
        .filter(|fault| fault.name().contains(filter))
        .collect())
}

/// Runs all rows and prints each as it ends; true if none went wrong.
pub async fn run(pool: &Arc<BrowserPool>, engine: Engine, faults: Vec<Fault>) -> bool {
    println!("{} faults in {}:\n", faults.len(), engine.name());
    let mut running = JoinSet::new();
    for fault in faults {
        let pool = pool.clone();
        running.spawn(async move {
            let name = fault.name();
            let outcome = walk(&pool, engine, fault).await;
            (name, outcome)
        });
    }
    let (mut well, mut wrong) = (0, Vec::new());
    while let Some(ended) = running.join_next().await {
        match ended {
            Ok((name, Ok(did))) => {
                well += 1;
                println!("ok     {name}\n         {did}");
            }
            Ok((name, Err(error))) => {
                println!(
                    "WRONG  {name}\n         {}",
                    one_line(&format!("{error:#}"))
                );
                wrong.push(name);
            }
            // What panicked has said so.
            Err(_) => wrong.push("a walk that panicked".to_owned()),
        }
    }
    if !wrong.is_empty() {
        println!("\nWrong:");
        for name in &wrong {
            println!("  {name}");
        }
    }
    println!("\n{well} ok, {} wrong", wrong.len());
    wrong.is_empty()
}

/// Walks through one row in a window of its own, and returns what the page did.
async fn walk(pool: &Arc<BrowserPool>, engine: Engine, fault: Fault) -> Result<String> {
    let did = Arc::new(Mutex::new(String::new()));
    let told = did.clone();
    let file = fault
        .name()
        .replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
    let test = move |tab: Tab| async move {
        let words = (fault.walk)(tab).await?;
        if let Ok(mut told) = told.lock() {
            *told = words;
        }
        Ok(())
    };
    pool.run(engine, &file, test).await?;
    Ok(did.lock().map_or_else(|_| String::new(), |did| did.clone()))
}

fn one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // A page that shows a whole guide says more than anybody reads here.
    match line.char_indices().nth(400) {
        Some((end, _)) => format!("{} …", &line[..end]),
        None => line,
    }
}
