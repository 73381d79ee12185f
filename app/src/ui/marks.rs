//! The marks that Leptos leaves in HTML.

use memchr::memmem;

/// Leptos writes `<!>` where a view had nothing, or where one text ends and the next begins, so that the browser finds its
/// place when a page comes to life. To a reader of HTML that is a mistake (WHATWG HTML, 13.2.2,
/// "incorrectly-opened-comment"). Only islands come to life: there it becomes the empty comment that browsers make of it
/// anyway, elsewhere it goes.
pub fn without_marks(html: &str) -> String {
    let mut islands = memmem::find_iter(html.as_bytes(), "leptos-island").peekable();
    let mut inside = 0_usize;
    let mut bare = String::with_capacity(html.len());
    let mut from = 0;
    for mark in memmem::find_iter(html.as_bytes(), "<!>") {
        while let Some(island) = islands.next_if(|island| *island < mark) {
            let before = &html[..island];
            // A script that names the element neither opens nor closes it.
            if before.ends_with("</") {
                inside = inside.saturating_sub(1);
            } else if before.ends_with('<') {
                inside += 1;
            }
        }
        bare.push_str(&html[from..mark]);
        if inside > 0 {
            bare.push_str("<!---->");
        }
        from = mark + "<!>".len();
    }
    bare.push_str(&html[from..]);
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_stays_in_islands_alone_and_as_a_comment() {
        let island = |inner: &str| format!("<leptos-island data-component=\"A\">{inner}</leptos-island>");
        assert_eq!(without_marks("<p>a<!>b</p><!>"), "<p>ab</p>");
        assert_eq!(
            without_marks("<script>all(\"leptos-island\")</script><!>"),
            "<script>all(\"leptos-island\")</script>"
        );
        assert_eq!(without_marks(&format!("<!>{}<!>é", island("a<!>"))), format!("{}é", island("a<!---->")));
        let nested = |mark: &str| island(&format!("{mark}{}{mark}", island(mark)));
        assert_eq!(without_marks(&(nested("<!>") + "<!>")), nested("<!---->"));
    }
}
