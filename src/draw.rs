//! The adapter: every view is one type, and what a closure draws is replaced, never patched.
//!
//! Leptos makes a type of each piece of a view, and the compiler makes code of each type: how to build it, how to patch
//! one value of it into another, how to hydrate it. With plain `view!` these screens were 154 KB of WebAssembly
//! (brotli), with `.into_any()` at every component 143 KB, with this adapter 123 KB: `docs/size.md` has the
//! table. It consists of Leptos's own traits alone, so that components, props, `For`, `NodeRef`, signals in texts and
//! attributes, contexts and owners are Leptos's and work as its book says. There are four things to know:
//!
//! - **[`view!`]** is Leptos's, wrapped: what it returns is a [`Drawn`]. Use it in place of Leptos's (`use crate::draw::view`).
//! - **[`Children`]** is what stands between a component's tags, in place of `leptos::children::Children`:
//!   `{children.draw()}`.
//! - **[`reactive`]** draws what changes as a whole: a branch, a `match`, an `Option`. When something that its closure
//!   reads changes, the new view takes the place of the old one, whose inputs, focus and scroll position are gone with
//!   it. So let it read a memo that changes no more often than what is drawn, and keep inputs out of it. A text or an
//!   attribute that changes needs none of this: give it a signal, and it is updated in place. A list is a `For`.
//! - **[`memo`]** and **[`effect`]** are Leptos's `Memo::new` and `Effect::new` for a closure in a box.
//!
//! Two things differ from Leptos: an attribute written on a component's tag that is no prop of it panics in a debug
//! build, since a finished view takes no more attributes; and hydration is not supported, since the program takes over
//! from the built page by drawing (`widget/prerendered.rs`).
//!
//! Natively the same views are rendered to text by Leptos (`RenderHtml::to_html`, feature `ssr`), for the first step in
//! the built page, the theme studio and the native tests. `tests/web/draw.rs` has this file's tests.

use leptos::{
    attr::{Attribute, any_attribute::AnyAttribute},
    children::ToChildren,
    prelude::{Effect, Memo, Mountable, Owner, Render, RenderHtml},
    tachys::{
        hydration::Cursor,
        reactive_graph::OwnedView,
        renderer::types::{Element, Node},
        view::{Position, PositionState, add_attr::AddAnyAttr},
    },
};

/// Leptos's `view!`, of one type whatever stands in it.
macro_rules! view {
    ($($markup:tt)*) => {
        $crate::draw::draw(::leptos::prelude::view! { $($markup)* })
    };
}
pub(crate) use view;

/// A view that is not in the page yet.
pub struct Drawn(Box<dyn Draw>);

/// The mounted state of a [`Drawn`].
pub struct DrawnState(Box<dyn Standing>);

/// The three things that are done with what stands in the page. Leptos's `Mountable` has more, and each view's code for
/// it would be in the program without ever being called.
trait Standing {
    fn take_away(&mut self);
    fn put(&mut self, parent: &Element, marker: Option<&Node>);
    fn put_before(&self, child: &mut dyn Mountable) -> bool;
}

impl<S: Mountable> Standing for S {
    fn take_away(&mut self) {
        Mountable::unmount(self);
    }

    fn put(&mut self, parent: &Element, marker: Option<&Node>) {
        Mountable::mount(self, parent, marker);
    }

    fn put_before(&self, child: &mut dyn Mountable) -> bool {
        Mountable::insert_before_this(self, child)
    }
}

/// The two things that are done with a view.
trait Draw: Send {
    fn build(self: Box<Self>) -> DrawnState;

    #[cfg(not(target_arch = "wasm32"))]
    fn write_html(self: Box<Self>, html: &mut String, position: &mut Position, escape: bool);
}

impl<V> Draw for V
where
    V: RenderHtml + 'static,
    V::State: 'static,
{
    fn build(self: Box<Self>) -> DrawnState {
        DrawnState(Box::new(Render::build(*self)))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write_html(self: Box<Self>, html: &mut String, position: &mut Position, escape: bool) {
        self.to_html_with_buf(html, position, escape, false, Vec::new());
    }
}

/// Makes the one type of any view. [`view!`] does it; by hand, it makes the arms of a `match` alike.
pub fn draw<V>(view: V) -> Drawn
where
    V: RenderHtml + 'static,
    V::State: 'static,
{
    Drawn(Box::new(view))
}

/// Draws anew whenever something that the closure reads changes.
pub fn reactive<V>(view: impl Fn() -> V + Send + 'static) -> Drawn
where
    V: RenderHtml + 'static,
    V::State: 'static,
{
    redrawn(Box::new(move || draw(view())))
}

fn redrawn(view: Box<dyn Fn() -> Drawn + Send>) -> Drawn {
    let parent = Owner::current().expect("a view is drawn under an owner");
    let mut shown: Option<Owner> = None;
    draw(move || {
        // What the old view has been told already, and has not shown yet, it must not show any more: the signals that
        // it would read may be gone.
        if let Some(replaced) = shown.take() {
            replaced.pause();
        }
        let owner = parent.with(Owner::new);
        shown = Some(owner.clone());
        let drawn = owner.with(&view);
        OwnedView::new_with_owner(drawn, owner)
    })
}

/// Leptos's `Memo::new`, one piece of code for each type of value in place of one for each closure.
pub fn memo<T>(read: impl Fn() -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    boxed_memo(Box::new(read))
}

fn boxed_memo<T>(read: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| read())
}

/// Leptos's `Effect::new`, one piece of code in place of one for each closure.
pub fn effect(run: impl FnMut() + 'static) {
    boxed_effect(Box::new(run));
}

fn boxed_effect(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}

/// The content between the tags of a component.
pub struct Children(Box<dyn FnOnce() -> Drawn + Send>);

impl Children {
    /// Draws it.
    pub fn draw(self) -> Drawn {
        (self.0)()
    }
}

impl<F, V> ToChildren<F> for Children
where
    F: FnOnce() -> V + Send + 'static,
    V: RenderHtml + 'static,
    V::State: 'static,
{
    fn to_children(children: F) -> Self {
        Self(Box::new(move || draw(children())))
    }
}

impl Render for Drawn {
    type State = DrawnState;

    fn build(self) -> DrawnState {
        self.0.build()
    }

    fn rebuild(self, state: &mut DrawnState) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl Mountable for DrawnState {
    fn unmount(&mut self) {
        self.0.take_away();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.0.put(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.put_before(child)
    }

    /// None: only Leptos's own `AnyView` asks, to put more attributes on them.
    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}

impl AddAnyAttr for Drawn {
    type Output<A: Attribute> = Self;

    fn add_any_attr<A: Attribute>(self, _attribute: A) -> Self {
        if cfg!(debug_assertions) {
            panic!("a finished view takes no attributes: make it a prop of the component");
        }
        self
    }
}

impl RenderHtml for Drawn {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        escape: bool,
        _mark_branches: bool,
        _extra_attributes: Vec<AnyAttribute>,
    ) {
        #[cfg(not(target_arch = "wasm32"))]
        self.0.write_html(html, position, escape);
        #[cfg(target_arch = "wasm32")]
        let _ = (html, position, escape);
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> DrawnState {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
