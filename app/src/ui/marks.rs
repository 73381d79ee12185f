//! The marks that Leptos leaves in HTML.

use memchr::memchr_iter;

use super::later::{Part, mark};

/// HTML as it is sent.
///
/// Leptos writes `<!>` where a view had nothing, or where one text ends and the next begins, so that the browser finds its
/// place when a page comes to life. To a reader of HTML that is a mistake (WHATWG HTML, 13.2.2,
/// "incorrectly-opened-comment"). Only islands come to life: there it becomes the empty comment that browsers make of it
/// anyway, elsewhere it goes.
///
/// On the way each form that is posted gets `in_forms` as its beginning, and what was to come `later` gets into its place.
/// What people write is escaped: whatever begins with `<` here is one of our tags.
pub(super) fn finished(html: &str, in_forms: &str, mut later: Vec<Part>) -> String {
    let to_come: usize = later.iter().map(|part| part.len).sum();
    let mut finished = String::with_capacity(html.len() + 16 * in_forms.len() + to_come);
    let (mut from, mut inside) = (0, 0_usize);
    for tag in memchr_iter(b'<', html.as_bytes()) {
        let rest = &html[tag + 1..];
        if rest.starts_with("!>") {
            finished.push_str(&html[from..tag]);
            if inside > 0 {
                finished.push_str("<!---->");
            }
            from = tag + "<!>".len();
        } else if let Some((part, after)) = mark(rest).and_then(|(n, after)| Some((later.get_mut(n)?, after)))
        {
            finished.push_str(&html[from..tag]);
            part.write(&mut finished);
            from = html.len() - after.len();
        } else if rest.starts_with("leptos-island") {
            inside += 1;
        } else if rest.starts_with("/leptos-island") {
            inside = inside.saturating_sub(1);
        } else if !in_forms.is_empty() && rest.starts_with("form ") {
            let end = rest.find('>').map_or(html.len(), |end| tag + 1 + end + 1);
            if html[tag..end].contains(" method=\"post\"") {
                finished.push_str(&html[from..end]);
                finished.push_str(in_forms);
                from = end;
            }
        }
    }
    finished.push_str(&html[from..]);
    finished
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_stays_in_islands_alone_and_as_a_comment() {
        let without_marks = |html: &str| finished(html, "", Vec::new());
        let island = |inner: &str| format!("<leptos-island data-component=\"A\">{inner}</leptos-island>");
        assert_eq!(without_marks("<p>a<!>b</p><!>"), "<p>ab</p>");
        assert_eq!(
            without_marks("<script>all(\"leptos-island\")</script><!>"),
            "<script>all(\"leptos-island\")</script>"
        );
        assert_eq!(without_marks(&format!("<!>{}<!>é", island("a<!>"))), format!("{}é", island("a<!---->")));
        let nested = |mark: &str| island(&format!("{mark}{}{mark}", island(mark)));
        assert_eq!(without_marks(&(nested("<!>") + "<!>")), nested("<!---->"));
        assert_eq!(without_marks("<form method=\"post\"><"), "<form method=\"post\"><");
    }

    #[test]
    fn every_form_that_is_posted_begins_with_what_forms_say_and_nothing_else_does() {
        let page = "<form method=\"get\" action=\"/a\"></form><p>&lt;form method=\"post\"></p>\
                    <form class=\"form\" method=\"post\" action=\"/b\"><b>1</b></form>\
                    <form method=\"post\" action=\"/c\"></form>";
        let field = "<input type=\"hidden\" name=\"whose\" value=\"S\">";
        let signed = finished(page, field, Vec::new());
        assert_eq!(signed.matches(field).count(), 2);
        assert!(signed.contains(&format!("action=\"/b\">{field}<b>")), "{signed}");
        assert_eq!(signed.replace(field, ""), page);
    }
}
