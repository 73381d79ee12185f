//! A letter for each issue, to change and to send.

use domain::Language;
use domain::campaign::Issue;
use leptos::prelude::*;

use crate::campaign::islands::CopyButton;
use crate::campaign::{links, story};
use crate::i18n::{locale, td_string};
use crate::ui::{IntoMarkup, Textarea};

/// It asks for the reader's language by itself.
const ELECTIONS_CANADA: &str = "https://www.elections.ca/";

/// A letter to a candidate, before its writer has changed it.
struct Letter {
    slug: &'static str,
    title: &'static str,
    subject: &'static str,
    text: String,
}

impl Letter {
    fn new(language: Language, issue: Option<Issue>) -> Self {
        let t = locale(language);
        macro_rules! words {
            ($key:ident) => {
                (
                    td_string!(t, act.letters.$key.subject),
                    td_string!(t, act.letters.$key.body_1),
                    td_string!(t, act.letters.$key.body_2),
                )
            };
        }
        let (subject, body_1, body_2) = match issue {
            None => words!(general),
            Some(Issue::SeniorsStrategy) => words!(seniors_strategy),
            Some(Issue::AccessToCare) => words!(access_to_care),
            Some(Issue::CareAcrossProvinces) => words!(care_across_provinces),
            Some(Issue::VirtualCare) => words!(virtual_care),
        };
        let text = [
            td_string!(t, act.letters.greeting),
            td_string!(t, act.letters.opening),
            body_1,
            body_2,
            td_string!(t, act.letters.own_words),
            td_string!(t, act.letters.question),
            td_string!(t, act.letters.closing),
            td_string!(t, act.letters.signature),
        ]
        .join("\n\n");
        let title = match issue {
            None => td_string!(t, act.letters.general.title),
            Some(_) => story::label(language, issue),
        };
        Self { slug: issue.map_or("general", Issue::slug), title, subject, text }
    }
}

/// Whom to write to, and the letters. They are written on the reader's device and pass by no server.
#[component]
pub(super) fn Write(language: Language) -> impl IntoView {
    let t = locale(language);
    let steps = [
        td_string!(t, act.write.step_1),
        td_string!(t, act.write.step_2),
        td_string!(t, act.write.step_3),
        td_string!(t, act.write.step_4),
    ];
    let letters = std::iter::once(None).chain(Issue::ALL.map(Some)).map(|issue| {
        let letter = Letter::new(language, issue);
        view! { <LetterToSend language letter open=issue.is_none()/> }
    });
    let letters = letters.collect_view();
    view! {
        <section class="section" id="write" aria-labelledby="write-title">
            <h2 id="write-title">{td_string!(t, act.write.title)}</h2>
            <div class="prose">
                <p>{td_string!(t, act.write.intro)}</p>
                <ol>{steps.map(|step| view! { <li>{step}</li> }).collect_view()}</ol>
                <p><a href=ELECTIONS_CANADA rel="noopener">{td_string!(t, act.write.find_candidates)}</a></p>
            </div>
            <div class="letters">{letters}</div>
            <p class="small muted">{td_string!(t, act.write.private)}</p>
        </section>
    }
    .markup()
}

#[component]
fn LetterToSend(language: Language, letter: Letter, open: bool) -> impl IntoView {
    let t = locale(language);
    let id = format!("letter-text-{}", letter.slug);
    let mailto = links::mailto("", letter.subject, &letter.text);
    view! {
        <details class="letter" id=format!("letter-{}", letter.slug) open=open>
            <summary>{letter.title}</summary>
            <div class="letter-body">
                <p><strong>{td_string!(t, act.write.subject_label)}</strong>" "<span>{letter.subject}</span></p>
                <div class="field">
                    <label for=id.clone()>{td_string!(t, act.write.letter_label)}</label>
                    <Textarea id=id.clone() text=letter.text rows=18/>
                </div>
                <p class="btn-row">
                    <a class="btn" href=mailto>{td_string!(t, act.write.open_mail)}</a>
                    " "
                    <CopyButton
                        from=id
                        label=td_string!(t, act.write.copy).to_owned()
                        copied=td_string!(t, act.write.copied).to_owned()
                        failed=td_string!(t, act.write.copy_failed).to_owned()
                    />
                </p>
            </div>
        </details>
    }
}
