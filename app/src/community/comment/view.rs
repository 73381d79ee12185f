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
                {said.language.code().to_uppercase()}
            </abbr>
        }
    });
    view! {
        {hidden_heading(card.depth, said, heading)}
        <p class="comment-head">
            {author_line(&said.author, card.is_new, texts)}
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
        Depth::Title => EitherOf3::A(view! { <h2 class="visually-hidden" id=id>{words}</h2> }),
        Depth::Section => EitherOf3::B(view! { <h3 class="visually-hidden" id=id>{words}</h3> }),
        Depth::Reply => EitherOf3::C(view! { <h4 class="visually-hidden" id=id>{words}</h4> }),
    }
}

/// Who wrote a comment, with what they show of themselves. Their initials are for the eye alone: the name stands beside them.
pub fn author_line<'a>(author: &'a AuthorCard, is_new: bool, texts: &'a CardTexts) -> impl IntoView {
    let named = if author.has_left { "" } else { author.name.as_str() };
    let initials = Some(letters(named)).filter(|letters| !letters.is_empty());
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
    view! {
        <span class=format!("initials tint-{}", tint(named)) aria-hidden="true">{initials}</span>
        {new(is_new, texts)}
        <strong class="comment-author">
            <bdi>{author.name.as_str()}</bdi>
        </strong>
        " "
        {staff}
        {facts}
    }
}

fn new(is_new: bool, texts: &CardTexts) -> impl IntoView {
    is_new.then(|| {
        view! {
            <span class="tag tag-new">{texts.new.as_str()}</span>
            " "
        }
    })
}
