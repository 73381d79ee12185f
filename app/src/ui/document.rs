//! A whole page, written as it is sent.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::prelude::*;

use super::marks::finished;
use super::markup::{IntoMarkup, Markup};
use super::shell::Shell;
use crate::page::{Context, Page};

/// Writes a page in one go, under the owner of the request: nothing on it is waited for. `in_forms` begins each form of it
/// that is posted.
pub fn written(context: Context, page: Page, in_forms: &str) -> Markup {
    // Nothing comes to life but islands.
    if let Some(shared) = Owner::current_shared_context() {
        shared.set_is_hydrating(false);
    }
    if let Some(viewer) = &context.viewer {
        provide_context(viewer.zone);
    }
    let html = view! { <Shell context page/> }.markup().into_written();
    Markup::of(finished(&html, in_forms))
}

/// The same where no request is answered.
pub fn document(context: Context, page: Page) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| written(context, page, "").into_written());
    owner.unset_with_forced_cleanup();
    html
}
