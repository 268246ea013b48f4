//! Stands in for the crate `send_wrapper`, which Leptos uses to carry what belongs to one thread: the same interface, as
//! far as Leptos needs it. The original asks the standard library which thread it is on, also where there is only one.
//! That alone links the library's threads, and a second allocator for them, into the program: 2.1 KB of every first load.

use std::fmt;
use std::mem::ManuallyDrop;
use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::task::{Context, Poll};

/// Whether threads are told apart at all. WebAssembly without atomics has one.
#[cfg(not(all(target_arch = "wasm32", not(target_feature = "atomics"))))]
mod thread {
    #[derive(Clone)]
    pub struct Home(std::thread::ThreadId);

    impl Home {
        pub fn here() -> Self {
            Self(std::thread::current().id())
        }

        pub fn is_here(&self) -> bool {
            self.0 == std::thread::current().id()
        }
    }
}

#[cfg(all(target_arch = "wasm32", not(target_feature = "atomics")))]
mod thread {
    #[derive(Clone)]
    pub struct Home;

    impl Home {
        pub fn here() -> Self {
            Self
        }

        pub fn is_here(&self) -> bool {
            true
        }
    }
}

use thread::Home;

/// A value that may be handed to any thread, and is only ever touched on the one that made it.
///
/// Dereferencing or dropping it elsewhere panics, so that what is not `Send` is never used off its thread.
pub struct SendWrapper<T> {
    value: ManuallyDrop<T>,
    home: Home,
}

// SAFETY: every way to the value, dropping it included, first makes sure that this is the thread it was made on.
unsafe impl<T> Send for SendWrapper<T> {}
// SAFETY: as above; a shared reference gives no way around the check.
unsafe impl<T> Sync for SendWrapper<T> {}

impl<T> SendWrapper<T> {
    /// Wraps a value of this thread.
    pub fn new(value: T) -> Self {
        Self {
            value: ManuallyDrop::new(value),
            home: Home::here(),
        }
    }

    /// Whether this is the thread that the value belongs to.
    pub fn valid(&self) -> bool {
        self.home.is_here()
    }

    /// Unwraps the value. Panics on another thread.
    pub fn take(self) -> T {
        self.check();
        let mut wrapper = ManuallyDrop::new(self);
        // SAFETY: the wrapper is never dropped nor used again, so that the value is taken once.
        unsafe { ManuallyDrop::take(&mut wrapper.value) }
    }

    #[track_caller]
    fn check(&self) {
        assert!(self.valid(), "a value of another thread was used");
    }
}

impl<T> Deref for SendWrapper<T> {
    type Target = T;

    #[track_caller]
    fn deref(&self) -> &T {
        self.check();
        &self.value
    }
}

impl<T> DerefMut for SendWrapper<T> {
    #[track_caller]
    fn deref_mut(&mut self) -> &mut T {
        self.check();
        &mut self.value
    }
}

impl<T> Drop for SendWrapper<T> {
    #[track_caller]
    fn drop(&mut self) {
        if !std::mem::needs_drop::<T>() {
            return;
        }
        self.check();
        // SAFETY: this is the one place but `take` that ends the value, and `take` keeps it from running.
        unsafe { ManuallyDrop::drop(&mut self.value) }
    }
}

impl<T: Clone> Clone for SendWrapper<T> {
    fn clone(&self) -> Self {
        Self::new((**self).clone())
    }
}

impl<T: fmt::Debug> fmt::Debug for SendWrapper<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(formatter)
    }
}

impl<T> SendWrapper<T> {
    fn project(self: Pin<&mut Self>) -> Pin<&mut T> {
        self.check();
        // SAFETY: the value is pinned along with its wrapper: nothing moves it out of a pinned one.
        unsafe { self.map_unchecked_mut(|wrapper| &mut *wrapper.value) }
    }
}

impl<T: Future> Future for SendWrapper<T> {
    type Output = T::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T::Output> {
        self.project().poll(context)
    }
}

#[cfg(feature = "futures")]
impl<T: futures_core::Stream> futures_core::Stream for SendWrapper<T> {
    type Item = T::Item;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T::Item>> {
        self.project().poll_next(context)
    }
}
