//! Looking again and again for what nobody announces, for a limited time.

use std::time::Duration;

use anyhow::Result;

/// The pause between two looks.
const INTERVAL: Duration = Duration::from_millis(20);

/// Looks until there is something, and returns it; `None` once the time is up.
///
/// # Errors
/// A look that fails ends it.
pub async fn poll<Found, Look>(limit: Duration, look: impl Fn() -> Look) -> Result<Option<Found>>
where
    Look: Future<Output = Result<Option<Found>>>,
{
    let looking = async {
        loop {
            if let Some(found) = look().await? {
                return Ok(found);
            }
            tokio::time::sleep(INTERVAL).await;
        }
    };
    tokio::time::timeout(limit, looking).await.ok().transpose()
}
