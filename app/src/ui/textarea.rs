//! The only place that may write a `<textarea>`.

use leptos::prelude::*;

/// Text to change before it is sent. tachys does not escape a textarea's children (0.2.19), so this component does.
#[component]
pub(crate) fn Textarea(
    id: String,
    text: String,
    rows: u32,
    /// The field's name, where it is sent.
    #[prop(optional)]
    name: Option<&'static str>,
) -> impl IntoView {
    view! {
        <textarea class="input" id=id name=name rows=rows spellcheck="true" inner_html=escaped(&text)></textarea>
    }
}

/// Inside a textarea, only `&` and `<` mean anything (HTML, section 13.1.2: escapable raw text). A first line break
/// is dropped by the parser, so one is put before it.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    if text.starts_with('\n') { format!("\n{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_26_no_text_breaks_out_of_a_textarea() {
        let text = "</textarea><script>alert(1)</script>&lt;\"'".to_owned();
        let html = view! { <Textarea id="t".into() text rows=3/> }.to_html();
        assert_eq!(html.matches('<').count(), 2, "{html}");
        assert!(
            html.ends_with("&lt;/textarea>&lt;script>alert(1)&lt;/script>&amp;lt;\"'</textarea>"),
            "{html}"
        );
    }
}
