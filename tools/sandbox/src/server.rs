//! Starts and stops one sandbox. Many can run in one process, each on its own port.

use std::{convert::Infallible, io, net::SocketAddr, sync::Arc, time::Duration};

use axum::{Router, body::Body, http::Request, response::Response};
use hyper::{Uri, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    task::{JoinHandle, JoinSet},
};
use tower::ServiceExt;

use crate::{
    catalog::Catalog,
    clayhr::directory::Directory,
    clock::Clock,
    failure::Dropped,
    faults::board::FaultBoard,
    options::Options,
    request_log::RequestLog,
    router,
    state::{Sandbox, Shared},
    store::Store,
    webhooks::Webhooks,
};

/// The time limit for a stop that waits for requests in flight.
const TIMEOUT: Duration = Duration::from_secs(1);

/// A sandbox that answers. Dropping it stops it at once; `stop` lets open requests end first.
pub struct Running {
    address: SocketAddr,
    sandbox: Shared,
    stop: watch::Sender<bool>,
    serving: JoinHandle<()>,
    delivering: JoinHandle<()>,
}

/// Starts a sandbox on an address; port 0 takes any free port.
///
/// # Errors
///
/// If the address is taken, the database cannot be opened, or the webhook address is not on this machine.
pub async fn start(address: SocketAddr, options: Options) -> io::Result<Running> {
    let (webhooks, delivery) = Webhooks::new(options.webhook.clone())?;
    let store = Store::open(options.database.as_deref())
        .map_err(|error| io::Error::other(format!("cannot use the database file: {}", error.0)))?;
    let listener = TcpListener::bind(address).await?;
    let address = listener.local_addr()?;
    let sandbox: Shared = Arc::new(Sandbox {
        options,
        base_url: format!("http://{}", reachable(address)),
        clock: Clock::default(),
        started: std::time::Instant::now(),
        catalog: Catalog::default(),
        directory: Directory::default(),
        store,
        faults: FaultBoard::default(),
        log: RequestLog::default(),
        webhooks,
    });
    let (stop, stopping) = watch::channel(false);
    let serving = tokio::spawn(serve(
        listener,
        router::router(Arc::clone(&sandbox)),
        stopping,
    ));
    let delivering = tokio::spawn(delivery);
    Ok(Running {
        address,
        sandbox,
        stop,
        serving,
        delivering,
    })
}

/// The address to tell others: a sandbox that listens everywhere is reached on this machine.
fn reachable(address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        return SocketAddr::from(([127, 0, 0, 1], address.port()));
    }
    address
}

impl Running {
    /// The address it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address to put before every path, without a slash at the end.
    pub fn base_url(&self) -> String {
        self.sandbox.base_url.clone()
    }

    /// Moves the sandbox's clock forward, so that a test can see a token run out without waiting.
    pub fn advance(&self, by: Duration) {
        self.sandbox.clock.advance(by);
    }

    /// Ends, after open requests and webhooks had a moment to finish.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        let _ = tokio::time::timeout(2 * TIMEOUT, &mut self.serving).await;
        self.sandbox.webhooks.close();
        let _ = tokio::time::timeout(TIMEOUT, &mut self.delivering).await;
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.serving.abort();
        self.delivering.abort();
    }
}

async fn serve(listener: TcpListener, router: Router, mut stopping: watch::Receiver<bool>) {
    let graceful = GracefulShutdown::new();
    // Dropping the set, when this task is aborted, closes every connection.
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            _ = stopping.wait_for(|stop| *stop) => break,
            Some(_) = connections.join_next() => {}
            accepted = listener.accept() => {
                let Ok((stream, _)) = accepted else { continue };
                let connection = graceful.watch(connection(stream, router.clone()));
                connections.spawn(async move { connection.await.ok() });
            }
        }
    }
    drop(listener);
    let _ = tokio::time::timeout(TIMEOUT, graceful.shutdown()).await;
}

/// One connection, which closes without an answer where a fault asks for that.
fn connection(
    stream: TcpStream,
    router: Router,
) -> impl hyper_util::server::graceful::GracefulConnection<Error = hyper::Error> + Send {
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request: Request<Incoming>| {
        let router = router.clone();
        async move {
            let answer: Result<Response, Infallible> = router
                .oneshot(without_double_slash(request).map(Body::new))
                .await;
            let Ok(answer) = answer;
            match answer.extensions().get::<Dropped>() {
                Some(_) => Err(io::Error::other("dropped on purpose")),
                None => Ok(answer),
            }
        }
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .serve_connection(TokioIo::new(stream), service)
}

/// Takes `//hub` for `/hub`, since clients join addresses without a look at the slash.
fn without_double_slash<Content>(mut request: Request<Content>) -> Request<Content> {
    if let Some(path) = request.uri().path_and_query().map(|path| path.as_str())
        && path.starts_with("//")
    {
        let single = format!("/{}", path.trim_start_matches('/'));
        if let Ok(uri) = single.parse::<Uri>() {
            *request.uri_mut() = uri;
        }
    }
    request
}
