//! How an island is written by the server and comes to life in the browser. It stands in for Leptos's own `#[island]`, which
//! decodes what each island is given by a decoder of its own, encodes it again, and gives each lazy one a promise of its own:
//! together a fourth of the program.

use leptos::prelude::*;
use leptos::tachys::html::islands::IslandChildren;

/// What an island's `children` are to it: what the server put there.
#[cfg(feature = "ssr")]
pub(crate) type Held = AnyView;
/// What an island's `children` are to it: what the server put there, which it leaves alone.
#[cfg(not(feature = "ssr"))]
pub(crate) type Held = IslandChildren<()>;

/// A component that the server writes and that comes to life in the browser: its name, the function that makes its view, and
/// what that is given. `in` names the part of the program that it comes with; without, it comes with every page. Islands
/// that are on the same pages share a part. What few need comes `after` a function of another part has said, which may take
/// its time, that somebody does.
macro_rules! island {
    (
        $(#[$about:meta])*
        $name:ident = $view:ident $(in $part:ident $(after $need:ident in $before:ident)?)? {
            $($(#[$doc:meta])* $given:ident: $kind:ty,)*
        }
        $($(#[$held:meta])* $children:ident)?
    ) => {
        $(#[$about])*
        #[cfg(feature = "ssr")]
        #[::leptos::component]
        pub fn $name(
            $($(#[$doc])* $given: $kind,)*
            $($(#[$held])* $children: ::leptos::children::Children,)?
        ) -> impl ::leptos::IntoView {
            // What says whether it is needed is the browser's.
            $($(let _: fn(::web_sys::HtmlElement) -> _ = $need;)?)?
            let given = $crate::island::given(&($(&$given,)*));
            $crate::island::written(stringify!($name), given, move || {
                $view($($given,)* $($crate::island::held($children))?)
            })
        }

        #[cfg(not(feature = "ssr"))]
        const _: () = {
            fn hydrate(element: &::web_sys::HtmlElement) -> Option<()> {
                let ($($given,)*): ($($kind,)*) = $crate::island::given(element)?;
                $(let $children = $crate::island::held();)?
                $crate::island::hydrate(element, move || $view($($given,)* $($children)?));
                Some(())
            }

            $crate::island::island!(@begin $name $($part $($need $before)?)?);
        };
    };
    (@begin $name:ident) => {
        #[::wasm_bindgen::prelude::wasm_bindgen(js_name = $name)]
        pub fn begin(element: ::web_sys::HtmlElement) -> bool {
            hydrate(&element).is_some()
        }
    };
    (@begin $name:ident $part:ident) => {
        #[::leptos::wasm_split::wasm_split($part, wasm_split_path = ::leptos::wasm_split)]
        fn come(element: ::web_sys::HtmlElement) -> bool {
            hydrate(&element).is_some()
        }

        #[::wasm_bindgen::prelude::wasm_bindgen(js_name = $name)]
        pub fn begin(element: ::web_sys::HtmlElement) -> ::js_sys::Promise {
            $crate::island::late(come(element))
        }
    };
    (@begin $name:ident $part:ident $need:ident $before:ident) => {
        #[::leptos::wasm_split::wasm_split($before, wasm_split_path = ::leptos::wasm_split)]
        fn wait(element: ::web_sys::HtmlElement) -> $crate::island::Needed {
            ::std::boxed::Box::pin($need(element))
        }

        #[::leptos::wasm_split::wasm_split($part, wasm_split_path = ::leptos::wasm_split)]
        fn come(element: ::web_sys::HtmlElement) -> bool {
            hydrate(&element).is_some()
        }

        #[::wasm_bindgen::prelude::wasm_bindgen(js_name = $name)]
        pub fn begin(element: ::web_sys::HtmlElement) -> ::js_sys::Promise {
            // What nobody needs is as it should be.
            $crate::island::late(async move { !wait(element.clone()).await.await || come(element).await })
        }
    };
}
pub(crate) use island;

#[cfg(feature = "ssr")]
pub(crate) use self::server::{given, held, written};

#[cfg(not(feature = "ssr"))]
pub(crate) use self::browser::{Needed, given, held, hydrate, late};

#[cfg(feature = "ssr")]
mod server {
    use leptos::tachys::html::islands::Island;
    use leptos::tachys::reactive_graph::OwnedView;
    use serde::Serialize;

    use super::{AnyView, Children, IntoAny as _, IntoView, IslandChildren, Owner, untrack};

    /// What an island is given, as JSON; nothing, where it is given nothing.
    pub(crate) fn given(given: &impl Serialize) -> String {
        serde_json::to_string(given).ok().filter(|given| given != "null").unwrap_or_default()
    }

    /// An island with its view.
    pub(crate) fn written<V: IntoView + 'static>(
        name: &'static str,
        given: String,
        view: impl FnOnce() -> V + 'static,
    ) -> impl IntoView {
        let view = Owner::new().with(|| Owner::with_hydration(move || OwnedView::new(untrack(view))));
        Island::new(name, view).with_props(given)
    }

    /// What stands within an island and is no part of it.
    pub(crate) fn held(children: Children) -> AnyView {
        let Some(context) = Owner::current_shared_context() else { return children() };
        let before = context.get_is_hydrating();
        let held = Owner::new().with(|| {
            Owner::with_no_hydration(move || OwnedView::new(IslandChildren::new(children())).into_any())
        });
        context.set_is_hydrating(before);
        held
    }
}

#[cfg(not(feature = "ssr"))]
mod browser {
    use std::pin::Pin;

    use js_sys::Promise;
    use leptos::tachys::view::Position;
    use wasm_bindgen::JsValue;
    use wasm_bindgen_futures::future_to_promise;
    use web_sys::HtmlElement;

    use super::{IntoView, IslandChildren, Owner};
    use crate::told::{Told, Value};

    /// Whether an island is needed, said as soon as it is.
    pub(crate) type Needed = Pin<Box<dyn Future<Output = bool>>>;

    /// What an island is given; nothing, where it is something else than what it wants.
    pub(crate) fn given<T: Told>(element: &HtmlElement) -> Option<T> {
        T::told(element.get_attribute("data-props").map_or(Some(Value::Nothing), |json| Value::read(&json))?)
    }

    /// Brings an island to life, for as long as the page is open.
    pub(crate) fn hydrate<V: IntoView>(element: &HtmlElement, view: impl FnOnce() -> V) {
        let owner = Owner::new();
        let state = owner.with(|| view().hydrate_from_position::<true>(element, Position::FirstChild));
        std::mem::forget((owner, state));
    }

    /// What the server put there.
    pub(crate) fn held() -> IslandChildren<()> {
        IslandChildren::new(())
    }

    /// A promise of an island that comes later: whether it lives.
    pub(crate) fn late(work: impl Future<Output = bool> + 'static) -> Promise {
        promise(Box::pin(work))
    }

    fn promise(work: Pin<Box<dyn Future<Output = bool>>>) -> Promise {
        future_to_promise(async move { Ok(JsValue::from_bool(work.await)) })
    }
}
