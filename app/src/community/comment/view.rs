//! How a comment looks. Nothing here changes by itself: what a press changes is told to the page, which shows it anew.

use leptos::either::{Either, EitherOf3};
use leptos::prelude::*;

use super::card::{AuthorCard, Card, Content, Depth, GoneCard, SaidCard};
use super::initials::{letters, tint};
use super::row::row;
use super::texts::{CardTexts, filled};

/// One comment, with what can be done about it.
pub fn comment_card<'a>(card: &'a Card, texts: &'a CardTexts) -> impl IntoView {
    let class = match &card.content {
        Content::Said(_) if card.is_new => "comment is-new",
        _ => "comment",
    };
    let heading = format!("h-{}", card.id);
    let inside = match &card.content {
        Content::Said(said) => Either::Left(said_inside(card, said, heading.clone(), texts)),
        Content::Gone(gone) => Either::Right(gone_inside(card, gone, heading.clone(), texts)),
    };
    view! {
        <article class=class id=format!("c-{}", card.id) tabindex="-1" aria-labelledby=heading>
            {inside}
        </article>
    }
}

fn said_inside<'a>(
    card: &'a Card,
    said: &'a SaidCard,
    heading: String,
    texts: &'a CardTexts,
) -> impl IntoView {
    let edited = said.is_edited.then(|| format!(" · {}", texts.edited));
    // A reader of this page's language is told nothing; the mark is for those who read the other one.
    let language = (said.language != texts.reactions.language).then(|| {
        view! {
            " · "
            <abbr class="language-mark" title=texts.other_language.as_str()>
                {said.language.code().to_ascii_uppercase()}
            </abbr>
        }
    });
    view! {
        {hidden_heading(card.depth, said, heading)}
        <p class="comment-head">
            {byline(&said.author, card.is_new, Some("-1"), texts)}
            <span class="small muted">
                <time datetime=said.at.as_str()>{said.when.as_str()}</time>
                {edited}
                {language}
            </span>
        </p>
        <div class="comment-body" lang=said.language.code() inner_html=said.html.as_str()></div>
        {row(card, said, texts)}
    }
}

fn gone_inside<'a>(
    card: &'a Card,
    gone: &'a GoneCard,
    heading: String,
    texts: &'a CardTexts,
) -> impl IntoView {
    let moved = gone.moved_to.map(|to| {
        view! {
            " "
            <a href=filled(&texts.paths.comment, &to.to_string())>{texts.moved_to.as_str()}</a>
        }
    });
    let own = gone.is_own.then(|| {
        view! {
            " "
            <a href=texts.paths.decisions.as_str()>{texts.decided.as_str()}</a>
        }
    });
    view! {
        <p class="muted" id=heading>
            {new(card.is_new, texts)}
            {gone.words.as_str()}
            {moved}
            {own}
        </p>
    }
}

/// What names a comment to who moves from heading to heading.
fn hidden_heading(depth: Depth, said: &SaidCard, id: String) -> impl IntoView {
    let words = view! {
        <bdi>{said.author.name.as_str()}</bdi>
        {format!(", {}", said.when)}
    };
    match depth {
        Depth::Title => EitherOf3::A(view! { <h2 id=id>{words}</h2> }),
        Depth::Section => EitherOf3::B(view! { <h3 id=id>{words}</h3> }),
        Depth::Reply => EitherOf3::C(view! { <h4 id=id>{words}</h4> }),
    }
}

/// Who wrote a comment, with what they show of themselves.
pub fn author_line<'a>(author: &'a AuthorCard, texts: &'a CardTexts) -> impl IntoView {
    byline(author, false, None, texts)
}

/// The same of a comment that may be new. Where its menu leads to its author as well, their name is no stop for Tab.
fn byline<'a>(
    author: &'a AuthorCard,
    is_new: bool,
    tabindex: Option<&'static str>,
    texts: &'a CardTexts,
) -> impl IntoView {
    let staff = author.is_staff.then(|| {
        view! {
            <span class="tag tag-busy">{texts.staff.as_str()}</span>
            " "
        }
    });
    let facts = author.facts.as_deref().map(|facts| {
        view! {
            <span class="small">{facts}</span>
            " "
        }
    });
    let named = if author.has_left { "" } else { author.name.as_str() };
    let name = view! { <bdi>{author.name.as_str()}</bdi> };
    let name = if author.has_page {
        let href = filled(&texts.paths.author, &author.name);
        Either::Left(view! { <a href=href tabindex=tabindex>{name}</a> })
    } else {
        Either::Right(name)
    };
    view! {
        {initials_of(named)}
        {new(is_new, texts)}
        <strong class="comment-author">{name}</strong>
        " "
        {staff}
        {facts}
    }
}

/// A person's initials, for the eye alone: their name stands beside them.
pub fn initials_of(name: &str) -> impl IntoView + use<> {
    let letters = Some(letters(name)).filter(|letters| !letters.is_empty());
    view! { <span class=format!("initials tint-{}", tint(name)) aria-hidden="true">{letters}</span> }
}

fn new(is_new: bool, texts: &CardTexts) -> impl IntoView {
    is_new.then(|| {
        view! {
            <span class="tag tag-new">{texts.new.as_str()}</span>
            " "
        }
    })
}
