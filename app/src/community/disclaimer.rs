//! What must be said of a topic wherever it is shown. The kind of a topic alone decides it, and no setting does.

use domain::Language;
use domain::community::TopicKind;
use leptos::prelude::*;
use services::site::Site;

use crate::i18n::{locale, td_string};
use crate::page::Context;

/// What stands beside a topic of this kind: of a guest post, that it is neither the association's position nor endorsed
/// by it. Pages, lists, mails and notices all take it from here.
pub fn disclaimer(site: &Site, language: Language, kind: TopicKind) -> Option<String> {
    match kind {
        TopicKind::Discussion | TopicKind::Consultation => None,
        TopicKind::GuestPost => {
            let of_association = site.association.in_language(language).of.as_str();
            Some(td_string!(locale(language), guest_posts.disclaimer, of_association))
        }
    }
}

/// The same on a page, on paper too.
#[component]
pub(crate) fn Disclaimer(context: Context, kind: TopicKind) -> impl IntoView {
    let text = disclaimer(&context.site, context.language, kind);
    text.map(|text| view! { <p class="disclaimer small" lang=context.language.code()>{text}</p> })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use services::site::Association;

    #[test]
    fn a_guest_post_alone_is_disclaimed_and_in_both_languages() {
        let site = Arc::new(Site {
            base_url: "https://advocates.example.org".into(),
            association: Association::default(),
            confirm_days: 7,
            count_from: 100,
            answer_days: 3,
            provider: None,
        });
        for language in Language::ALL {
            for kind in TopicKind::ALL {
                let said = disclaimer(&site, language, kind);
                assert_eq!(said.is_some(), kind == TopicKind::GuestPost, "{kind:?}");
                let of = &site.association.in_language(language).of;
                assert!(said.is_none_or(|said| said.contains(of.as_str())));
            }
        }
    }
}
