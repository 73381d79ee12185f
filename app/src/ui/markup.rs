//! Views as finished HTML.

use std::future::ready;

use leptos::children::{ChildrenOptContainer, ToChildren};
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::view::{Position, PositionState};

use super::marks::finished;

/// A view that is written already: HTML in which nothing more is escaped. What people write gets
/// into one by [`IntoMarkup`] alone. As the type of
/// a component's `children`, it takes them written.
///
/// The server writes each view once, so what only the server writes is erased as text. That compiles one function for
/// each type of view, where Leptos's `AnyView` compiles a dozen (streamed, resolved, built, rebuilt, mounted), of which
/// the server calls one. Islands, which the browser builds too, keep `AnyView`; they move inside of markup as anywhere.
pub struct Markup(String);

impl Markup {
    /// What is sent as it is, without a page around it.
    pub(crate) fn into_html(self) -> String {
        finished(&self.0, "", Vec::new())
    }

    /// Whether something in it moves in the browser.
    pub(super) fn has_islands(&self) -> bool {
        self.0.contains("<leptos-island")
    }

    /// As Leptos wrote it, with its marks.
    pub(super) fn into_written(self) -> String {
        self.0
    }

    /// The same inside of an island that leaves it as it is: nothing in it comes to life but islands of its own.
    pub(crate) fn without_marks(self) -> Self {
        Self(self.into_html())
    }

    /// HTML of ours that no view writes.
    pub(super) fn of(html: impl Into<String>) -> Self {
        Self(html.into())
    }
}

/// Anything that can be written.
pub(crate) trait IntoMarkup: RenderHtml {
    /// Writes it, under the owner of the page.
    fn markup(self) -> Markup {
        let mut html = String::with_capacity(self.html_len());
        self.to_html_with_buf(&mut html, &mut Position::FirstChild, true, false, Vec::new());
        Markup(html)
    }
}

impl<T: RenderHtml> IntoMarkup for T {}

impl<T: RenderHtml, F: FnOnce() -> T> ToChildren<F> for Markup {
    fn to_children(children: F) -> Self {
        children().markup()
    }
}

impl<T: RenderHtml> ToChildren<ChildrenOptContainer<T>> for Markup {
    fn to_children(children: ChildrenOptContainer<T>) -> Self {
        children.0.markup()
    }
}

impl RenderHtml for Markup {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn html_len(&self) -> usize {
        self.0.len()
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        buf.push_str(&self.0);
        *position = Position::NextChild;
    }

    fn dry_resolve(&mut self) {}

    fn resolve(self) -> impl Future<Output = Self> + Send {
        ready(self)
    }

    fn into_owned(self) -> Self {
        self
    }

    fn hydrate<const FROM_SERVER: bool>(self, _cursor: &Cursor, _position: &PositionState) {}
}

/// No browser builds one.
impl Render for Markup {
    type State = ();

    fn build(self) {}

    fn rebuild(self, (): &mut ()) {}
}

no_attrs!(Markup);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::islands::PostalCodeHint;

    #[component]
    fn Frame(children: Markup) -> impl IntoView {
        view! { <main>{children}</main> }.markup()
    }

    #[test]
    fn case_26_what_is_written_was_escaped_once_wherever_it_stands() {
        let hostile = "<script>alert('&amp;')</script>";
        let html = view! { <Frame><p title=hostile>{hostile.markup()}</p></Frame> }.to_html();
        let (attribute, text) = html
            .strip_prefix("<main><p title=\"")
            .and_then(|rest| rest.strip_suffix("</p></main>"))
            .and_then(|rest| rest.split_once("\">"))
            .unwrap_or_default();
        assert_eq!(text, "&lt;script&gt;alert('&amp;amp;')&lt;/script&gt;", "{html}");
        assert!(attribute.starts_with("&lt;script"), "{html}");
    }

    #[test]
    fn an_island_in_markup_is_written_as_outside_of_it() {
        Owner::new().with(|| {
            let island = || {
                let (field, unknown, shown) = ("code".into(), "?".into(), String::new());
                view! { <PostalCodeHint field sentences=vec!["\"Québec\"".into()] unknown shown/> }
            };
            let html = view! { <Frame>{island()}</Frame> }.to_html();
            assert!(html.starts_with("<main><leptos-island data-component=\"PostalCodeHint\""), "{html}");
            assert_eq!(html, format!("<main>{}</main>", island().to_html()));
        });
    }
}
