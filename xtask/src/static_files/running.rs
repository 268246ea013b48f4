//! A router that listens, and can be stopped.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// The time limit for open connections to end; a browser may hold one open for as long as it likes.
const TIMEOUT: Duration = Duration::from_secs(1);

/// A server that runs until it is stopped or dropped.
#[derive(Debug)]
pub struct RunningServer {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<()>,
}

/// Listens on `address`; port 0 takes a free one.
pub async fn start(address: SocketAddr, router: Router) -> io::Result<RunningServer> {
    start_on(TcpListener::bind(address).await?, router)
}

/// Serves on a port that is already open: for who must know the port before the router can be made.
pub fn start_on(listener: TcpListener, router: Router) -> io::Result<RunningServer> {
    let address = listener.local_addr()?;
    let (stop, stopped) = oneshot::channel::<()>();
    let task = tokio::spawn(async move {
        let server = axum::serve(listener, router).with_graceful_shutdown(async {
            // An error means that the handle is gone, which is a reason to stop as well.
            let _ = stopped.await;
        });
        let _ = server.await;
    });
    Ok(RunningServer {
        address,
        stop: Some(stop),
        task,
    })
}

impl RunningServer {
    /// Returns the address it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its address as a browser writes it, without a closing slash.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Takes no new request, lets open ones end for a moment, and returns when the port is free.
    pub async fn stop(mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if tokio::time::timeout(TIMEOUT, &mut self.task).await.is_err() {
            self.task.abort();
            let _ = (&mut self.task).await;
        }
    }
}

impl Drop for RunningServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}
