//! The way around for staff.

use leptos::prelude::*;

use super::members::OwnNav;
use super::{GLASS, Icon};
use crate::dashboard::PaletteDialog;
use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::markup::IntoMarkup;

/// The way to any page of the dashboard by its name, and what is one's own.
#[component]
pub(super) fn StaffNav(context: Context) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    view! {
        <PaletteDialog language>
            <a
                class="nav-link palette-opener"
                id="palette-open"
                href=Route::Palette.path(language)
                aria-keyshortcuts="Control+K Meta+K"
            >
                <Icon path=GLASS/>
                <span class="nav-word">{td_string!(t, palette.open)}</span>
                <kbd id="palette-shortcut" hidden>{td_string!(t, palette.shortcut)}</kbd>
            </a>
        </PaletteDialog>
        <OwnNav context/>
    }
    .markup()
}
