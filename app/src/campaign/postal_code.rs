//! The postal code's live hint: what the island needs to know, said by the server.

use domain::Language;
use domain::Province;
use domain::campaign::PostalCode;
use leptos::prelude::*;

use super::islands::PostalCodeHint;
use crate::i18n::{locale, province_name, td_string};

/// The `id` that the field names in its `aria-describedby`.
pub(super) const HINT_ID: &str = "postal_code-live";

/// The province that the postal code typed so far means.
#[component]
pub(super) fn LiveHint(
    language: Language,
    typed: String,
    /// Whether a wrong code is told beside its field: the hint would say it twice.
    is_checked: bool,
) -> impl IntoView {
    let t = locale(language);
    let sentences = Province::ALL
        .map(|province| {
            td_string!(t, pledge.fields.postal_code_province, province = province_name(language, province))
        })
        .to_vec();
    let unknown = if is_checked { "" } else { td_string!(t, pledge.fields.postal_code_unknown) };
    // A wrong code is told by its error; the hint would say it twice.
    let shown = PostalCode::parse(&typed).map(|code| sentences[code.province() as usize].clone());
    view! { <PostalCodeHint field="postal_code".into() sentences unknown=unknown.to_owned() shown=shown.unwrap_or_default()/> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn provinces_stand_in_the_list_at_their_own_number() {
        for (i, province) in Province::ALL.into_iter().enumerate() {
            assert_eq!(province as usize, i, "{province:?}");
        }
    }
}
