//! A whole page, written as it is sent.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::prelude::*;

use super::marks::finished;
use super::markup::IntoMarkup;
use super::shell::Shell;
use crate::page::{Context, Page};

/// Writes a page in one go: nothing on it is waited for. `in_forms` begins each form of it that is posted.
pub fn document(context: Context, page: Page, in_forms: &str) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| {
        if let Some(viewer) = &context.viewer {
            provide_context(viewer.zone);
        }
        view! { <Shell context page/> }.markup().into_written()
    });
    owner.unset_with_forced_cleanup();
    finished(&html, in_forms)
}
