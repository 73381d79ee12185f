//! Looking back at what came of a topic.

use domain::Language;
use leptos::prelude::*;
use services::dashboard::FollowUpFields;
use store::community::outcome::FollowUp;

use crate::i18n::{date, language_name, locale, td_string};
use crate::routes::Route;
use crate::ui::{IntoMarkup, TextField, TextareaField, error_at};

/// What staff found before, and a form for what they find now.
#[component]
pub(super) fn FollowUpForm(
    language: Language,
    topic: i64,
    follow_ups: Vec<FollowUp>,
    fields: FollowUpFields,
    wrong: Vec<(&'static str, String)>,
) -> impl IntoView {
    let t = locale(language);
    let before = follow_ups
        .into_iter()
        .map(|follow_up| {
            let on = td_string!(t, outcomes.looked_back_on, date = date(language, follow_up.at));
            let note = follow_up.note.in_language(language).to_owned();
            view! { <li><p><strong>{on}</strong></p> <p>{note}</p></li> }
        })
        .collect_view();
    let columns = [(Language::En, "note_en", fields.note_en), (Language::Fr, "note_fr", fields.note_fr)]
        .map(|(of, name, text)| {
            let (label, label_in) = (td_string!(t, outcomes.note), Some(language.code()));
            let error = error_at(&wrong, name);
            view! {
                <fieldset class="column" lang=of.code()>
                    <legend class="column-title" lang=language.code()>{language_name(language, of)}</legend>
                    <TextareaField language name label label_in text rows=5 error/>
                </fieldset>
            }
        })
        .collect_view();
    let path = Route::FollowUp.path_with(language, &topic.to_string());
    view! {
        <section class="section" id="look-back" aria-labelledby="look-back-title">
            <h2 class="section-title" id="look-back-title">{td_string!(t, outcomes.follow_up)}</h2>
            <ul class="rows rows-tight">{before}</ul>
            <form class="form" method="post" action=path novalidate>
                <input type="hidden" name="seen" value=fields.seen/>
                <div class="columns">{columns}</div>
                <TextField
                    language
                    name="next_review"
                    kind="date"
                    class="input input-medium"
                    label=td_string!(t, outcomes.next_review)
                    value=fields.next_review
                    error=error_at(&wrong, "next_review")
                    autocomplete="off"
                    optional=true
                />
                <div class="form-end btn-row">
                    <button class="btn" type="submit" name="action" value="note">
                        {td_string!(t, outcomes.publish_note)}
                    </button>
                    " "
                    <button class="btn btn-quiet" type="submit" name="action" value="date">
                        {td_string!(t, outcomes.set_date)}
                    </button>
                </div>
            </form>
        </section>
    }
    .markup()
}
