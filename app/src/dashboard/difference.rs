//! What differs between two texts in both languages.

use domain::Language;
use leptos::prelude::*;
use similar::{ChangeTag, TextDiff};
use store::document::Bilingual;

use crate::i18n::{language_name, locale, td_string};
use crate::page::Context;
use crate::ui::{IntoMarkup, Markup};

/// Two texts, line by line, in both languages.
#[component]
pub(super) fn Difference(context: Context, old: Bilingual, new: Bilingual) -> impl IntoView {
    let columns = Language::ALL
        .map(|language| {
            let lines = lines(context.language, old.in_language(language), new.in_language(language));
            view! {
                <div class="column" lang=language.code()>
                    <h3 class="column-title" lang=context.language.code()>
                        {language_name(context.language, language)}
                    </h3>
                    {lines}
                </div>
            }
        })
        .collect_view();
    view! { <div class="columns">{columns}</div> }.markup()
}

fn lines(reader: Language, old: &str, new: &str) -> Markup {
    let t = locale(reader);
    if old == new {
        return view! { <p class="muted" lang=reader.code()>{td_string!(t, dashboard.difference.same)}</p> }
            .markup();
    }
    // A last line is the same with and without the break at its end.
    let (old, new) = (format!("{}\n", old.trim_end()), format!("{}\n", new.trim_end()));
    let difference = TextDiff::from_lines(&old, &new);
    let lines = difference
        .iter_all_changes()
        .filter(|change| !change.value().trim().is_empty())
        .map(|change| {
            let text = change.value().trim_end().to_owned();
            match change.tag() {
                ChangeTag::Equal => view! { <p class="same">{text}</p> }.markup(),
                ChangeTag::Delete => view! {
                    <p class="gone">
                        <span class="visually-hidden" lang=reader.code()>
                            {td_string!(t, dashboard.difference.removed)}
                        </span>
                        <del>{text}</del>
                    </p>
                }
                .markup(),
                ChangeTag::Insert => view! {
                    <p class="come">
                        <span class="visually-hidden" lang=reader.code()>
                            {td_string!(t, dashboard.difference.added)}
                        </span>
                        <ins>{text}</ins>
                    </p>
                }
                .markup(),
            }
        })
        .collect_view();
    view! { <div class="difference">{lines}</div> }.markup()
}
