//! The only place that may write a `<textarea>`.

use domain::Language;
use leptos::prelude::*;

use super::FieldErrorText;
use super::markup::IntoMarkup;

/// Text to change before it is sent. tachys does not escape a textarea's children (0.2.19), so this component does.
#[component]
pub(crate) fn Textarea(
    id: String,
    text: String,
    rows: u32,
    /// Under which it is posted; without one it is only to copy.
    #[prop(optional, into)]
    name: Option<String>,
    #[prop(optional_no_strip, into)] described_by: Option<String>,
    #[prop(optional)] is_invalid: bool,
    /// Most characters that a browser lets one type.
    #[prop(optional, into)]
    max: Option<usize>,
) -> impl IntoView {
    view! {
        <textarea
            class="input"
            id=id
            name=name
            rows=rows
            maxlength=max
            spellcheck="true"
            aria-describedby=described_by
            aria-invalid=is_invalid.then_some("true")
            inner_html=escaped(&text)
        ></textarea>
    }
}

/// A field of several lines, with its label, its hint and its error.
#[component]
pub(crate) fn TextareaField(
    language: Language,
    name: &'static str,
    #[prop(into)] label: String,
    /// The label's language, where what stands around it is in another.
    #[prop(optional_no_strip)]
    label_in: Option<&'static str>,
    #[prop(optional_no_strip, into)] hint: Option<&'static str>,
    text: String,
    rows: u32,
    error: Option<String>,
) -> impl IntoView {
    let is_invalid = error.is_some();
    let described_by =
        [hint.map(|_| format!("{name}-hint")), error.as_ref().map(|_| format!("{name}-error"))];
    let described_by = described_by.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let described_by = (!described_by.is_empty()).then_some(described_by);
    view! {
        <div class="field">
            <label for=name lang=label_in>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> })}
            {error.map(|error| view! { <FieldErrorText language name error/> })}
            <Textarea id=name.to_owned() text rows name described_by is_invalid/>
        </div>
    }
    .markup()
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
