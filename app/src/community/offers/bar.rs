//! An offer of one's own with what can be done with it, as the server writes it and as the browser shows it anew.

use leptos::prelude::*;

use super::told::OfferTold;
use crate::texts_given::texts_given;

texts_given! {
    /// What the buttons say.
    pub struct OfferBarTexts {
        /// The one that withdraws.
        pub withdraw: String,
        /// The one that takes that back.
        pub restore: String,
    }
}

/// Where an offer stands, and the button that withdraws it, or has it stand again.
#[component]
pub(crate) fn OfferBar(told: OfferTold, texts: OfferBarTexts) -> impl IntoView {
    let OfferTold { offer, title, is_standing, state, said } = told;
    let (act, label) = if is_standing { ("withdraw", texts.withdraw) } else { ("restore", texts.restore) };
    view! {
        <input type="hidden" name="offer" value=offer/>
        <p>
            <span class="tag">{state}</span>
            " "
            {said}
        </p>
        <p>
            <button class="btn btn-quiet" type="submit" name="act" value=act>
                {label}
                <span class="visually-hidden">{format!(" ({title})")}</span>
            </button>
        </p>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::ui::IntoMarkup as _;

    #[test]
    fn the_bar_withdraws_what_stands_and_restores_what_does_not() {
        let texts = OfferBarTexts { withdraw: "Withdraw".into(), restore: "Undo".into() };
        for (is_standing, act, label) in [(true, "withdraw", "Withdraw"), (false, "restore", "Undo")] {
            let told =
                OfferTold { offer: "7".into(), title: "<b>".into(), is_standing, ..OfferTold::default() };
            let html = view! { <OfferBar told texts=texts.clone()/> }.markup().into_html();
            assert!(html.contains(&format!("value=\"{act}\"")) && html.contains(label), "{html}");
            assert!(html.contains("value=\"7\"") && !html.contains("<b>"), "{html}");
            assert_eq!(html.matches("<button").count(), 1, "{html}");
        }
    }
}
