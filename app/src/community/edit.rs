//! Changing a comment of one's own, or taking it back.

use domain::Language;
use domain::account::Act;
use domain::community::CommentError;
use leptos::prelude::*;
use services::community::{Edited, Refused};
use services::seen::mark;
use store::community::comment::Comment;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::composer::{Body, Preview, Sure, WrittenIn, asked, refusal, too_much};
use super::help::WritingHelp;
use super::sample;
use super::writing::{Editing, Wrong};
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample};
use crate::routes::Route;
use crate::sample::{NOW, member};
use crate::ui::{ErrorSummary, IntoMarkup, Markup, PageHead, Seen};

/// A comment of one's own to change.
#[derive(Clone, Debug)]
pub struct EditCommentPage {
    /// The comment.
    pub comment: Comment,
    /// Whether it may still be changed.
    pub may_change: bool,
    /// Whether its author only asks to take it back.
    pub is_withdrawing: bool,
    /// As typed.
    pub body: String,
    /// The language chosen.
    pub language: Option<Language>,
    /// A mark of what the comment says, as its author has seen it.
    pub seen: String,
    /// Why nothing was changed.
    pub refused: Option<Edited>,
    /// How it will look.
    pub preview: Option<String>,
    /// Where what was typed may be posted as another comment, and the number of its form, where it came from there.
    pub another: Option<(String, Uuid)>,
}

impl EditCommentPage {
    /// Why nothing was changed, for who stays on the page; `None` where it was, or where only this page can say it.
    pub fn wrong(&self, language: Language, now: OffsetDateTime) -> Option<Wrong> {
        let refused = self.refused.clone()?;
        let is_asked = matches!(refused, Edited::Asked(_));
        if matches!(refused, Edited::Changed(_) | Edited::Posted) {
            return None;
        }
        let error = wrong(language, refused, &self.body, now)?;
        Some(Wrong { error, is_asked, other: None })
    }

    /// The form alone, for who stays on the page; `None` where it can no longer be changed.
    pub fn begun(self, language: Language) -> Option<Editing> {
        self.may_change.then(|| Editing {
            title: td_string!(locale(language), community.edit.title).to_owned(),
            action: Route::EditComment.path_with(language, &self.comment.id.to_string()),
            body: self.body,
            seen: self.seen,
            language: self.language.map(Language::code).unwrap_or_default().to_owned(),
        })
    }
}

impl PageView for EditCommentPage {
    fn title(&self, language: Language) -> String {
        let t = locale(language);
        if self.is_change() {
            td_string!(t, community.edit.title).to_owned()
        } else {
            td_string!(t, community.edit.withdraw_page).to_owned()
        }
    }

    fn in_other_language(&self, path: String, _other: Language) -> String {
        if self.is_withdrawing { format!("{path}?withdraw=true") } else { path }
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let error =
            self.refused.clone().and_then(|refused| wrong(language, refused, &self.body, context.now));
        let title = if self.refused == Some(Edited::Posted) {
            td_string!(t, community.edit.posted_title)
        } else {
            td_string!(t, community.edit.refused)
        };
        let summary = error.clone().map(|error| {
            let items = vec![("body", error)];
            view! { <ErrorSummary title items/> }
        });
        let path = Route::EditComment.path_with(language, &self.comment.id.to_string());
        let title = self.title(language);
        if !self.is_change() {
            return view! {
                <div class="wrap page">
                    {summary}
                    <PageHead title lead=td_string!(t, community.edit.withdraw)/>
                    <Withdraw language path page=self/>
                </div>
            }
            .markup();
        }
        view! {
            <div class="wrap page">
                {summary}
                <PageHead title lead=td_string!(t, community.edit.lead)/>
                <Change language path=path.clone() page=self error/>
                <section class="section prose" aria-labelledby="withdraw-title">
                    <h2 id="withdraw-title">{td_string!(t, community.edit.withdraw_title)}</h2>
                    <p>{td_string!(t, community.edit.withdraw)}</p>
                    <WithdrawForm language path/>
                </section>
            </div>
        }
        .markup()
    }

    fn samples(language: Language) -> Vec<Sample<Self>> {
        let (comment, body) = sample::own_comment();
        let (typed, html) = sample::changed_comment(language);
        let begun = Self {
            may_change: true,
            is_withdrawing: false,
            language: Some(comment.language),
            seen: mark(&body),
            comment,
            body,
            refused: None,
            preview: None,
            another: None,
        };
        let typed = Self { body: typed, ..begun.clone() };
        let again = NOW + Duration::minutes(4);
        let page = |state, page| Sample::of(member(), state, Route::EditComment, page);
        let refused = |state, refused| page(state, Self { refused: Some(refused), ..typed.clone() });
        let another = Some((Route::AddComment.path_with(language, "12"), Uuid::from_u128(78)));
        let posted = Self { refused: Some(Edited::Posted), another, ..typed.clone() };
        let withdrawing = Self { is_withdrawing: true, ..begun.clone() };
        let is_over = Self { may_change: false, ..begun.clone() };
        let empty = Edited::Refused(CommentError::Empty);
        vec![
            page("begun", begun.clone()),
            page("preview", Self { preview: Some(html), ..typed.clone() }),
            refused("stale", Edited::Changed(typed.body.clone())),
            page("posted-before", posted),
            page("empty", Self { body: String::new(), refused: Some(empty), ..begun }),
            refused("too-long", Edited::Refused(CommentError::TooLong)),
            refused("unreadable-character", Edited::Refused(sample::unreadable())),
            refused("asked-about-words", Edited::Asked(vec!["stupid".into(), "idiot".into()])),
            refused("locked-meanwhile", Edited::Locked),
            refused("muted-meanwhile", Edited::Muted),
            refused("too-much", Edited::TooMuch(Act::Preview, again)),
            page("take-back", withdrawing),
            page("too-late", is_over.clone()),
            page("too-late-to-save", Self { refused: Some(Edited::Late), ..is_over }),
        ]
    }
}

impl EditCommentPage {
    /// Whether there is something to change, and not only to take back.
    const fn is_change(&self) -> bool {
        self.may_change && !self.is_withdrawing
    }
}

/// Why nothing was changed.
fn wrong(language: Language, refused: Edited, body: &str, now: OffsetDateTime) -> Option<String> {
    let t = locale(language);
    match refused {
        Edited::Refused(error) => Some(refusal(language, Refused::Body(error), body, now)),
        Edited::Asked(words) => Some(asked(language, &words)),
        Edited::Late => Some(td_string!(t, community.edit.late).to_owned()),
        Edited::Locked => Some(td_string!(t, topic_limits.refused_change).to_owned()),
        Edited::Muted => Some(td_string!(t, moderation.measure.refused).to_owned()),
        Edited::Posted => Some(td_string!(t, community.edit.posted).to_owned()),
        Edited::Changed(_) => Some(td_string!(t, community.edit.changed).to_owned()),
        Edited::TooMuch(act, again) => Some(too_much(language, act, now, again)),
        Edited::Done => None,
    }
}

/// The form.
#[component]
fn Change(language: Language, path: String, page: EditCommentPage, error: Option<String>) -> impl IntoView {
    let t = locale(language);
    let EditCommentPage { comment, body, language: chosen, seen, refused, preview, another, .. } = page;
    let is_changed = matches!(refused, Some(Edited::Changed(_) | Edited::Posted));
    let is_asked = matches!(refused, Some(Edited::Asked(_)));
    let (topic, back) = (comment.topic, Route::Comment.path_with(language, &comment.id.to_string()));
    let another = another.map(|(path, form)| {
        view! {
            <input type="hidden" name="form" value=form.to_string()/>
            <button class="btn btn-quiet" type="submit" formaction=path name="action" value="post">
                {td_string!(t, community.edit.another)}
            </button>
            " "
        }
    });
    view! {
        {is_changed.then(|| view! { <SaysNow language comment/> })}
        <Preview language preview is_under_title=true/>
        <form class="form" method="post" action=path novalidate>
            <Seen mark=seen/>
            {is_asked.then(|| view! { <Sure/> })}
            <Body language body error/>
            <WrittenIn language chosen/>
            <div class="form-end btn-row">
                <button class="btn" type="submit" name="action" value="save">
                    {td_string!(t, community.edit.save)}
                </button>
                " "
                <button class="btn btn-quiet" type="submit" name="action" value="preview">
                    {td_string!(t, community.composer.preview)}
                </button>
                " "
                {another}
                <a class="btn btn-quiet" href=back>{td_string!(t, community.edit.back)}</a>
            </div>
            <WritingHelp language topic drafts=None/>
        </form>
    }
    .markup()
}

/// What would be taken back: nothing is said of changing it, but to whom it is too late for that.
#[component]
fn Withdraw(language: Language, path: String, page: EditCommentPage) -> impl IntoView {
    let t = locale(language);
    let EditCommentPage { comment, is_withdrawing, .. } = page;
    let back = Route::Comment.path_with(language, &comment.id.to_string());
    let late = (!is_withdrawing)
        .then(|| view! { <p id="body" class="muted">{td_string!(t, community.edit.late)}</p> });
    view! {
        {late}
        <div class="preview">
            <div class="comment-body" lang=comment.language.code() inner_html=comment.html></div>
        </div>
        <div class="section prose">
            <WithdrawForm language path/>
            <p><a class="btn btn-quiet" href=back>{td_string!(t, community.edit.back)}</a></p>
        </div>
    }
    .markup()
}

/// The button that takes a comment back.
#[component]
fn WithdrawForm(language: Language, path: String) -> impl IntoView {
    let t = locale(language);
    view! {
        <form method="post" action=path>
            <button class="btn btn-danger" type="submit" name="action" value="withdraw">
                {td_string!(t, community.edit.withdraw_button)}
            </button>
        </form>
    }
    .markup()
}

/// What the comment says since it was changed in another tab.
#[component]
fn SaysNow(language: Language, comment: Comment) -> impl IntoView {
    view! {
        <section class="preview" aria-labelledby="now-title">
            <h2 id="now-title">{td_string!(locale(language), community.edit.now)}</h2>
            <div class="comment-body" lang=comment.language.code() inner_html=comment.html></div>
        </section>
    }
    .markup()
}
