//! What a comment shows to one reader, made of what is known of both.

use domain::Language;
use domain::moderation::TargetName;
use services::community::{is_by, may_change};
use store::account::Author;
use store::community::comment::{Comment, Gone};
use time::format_description::well_known::Rfc3339;

use super::author::{facts, name_of};
use super::comment::{
    Answers, AuthorCard, Card, CardPaths, CardTexts, Content, Depth, GoneCard, HOLE, SaidCard, Whose,
};
use super::reactions::{bar_of, reaction_texts};
use super::reader::{Reader, is_new};
use crate::i18n::{ago, language_name, locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::PerLanguage;

/// A comment as a reader sees it.
pub(super) fn card(context: &Context, comment: &Comment, reader: &Reader, depth: Depth) -> Card {
    let language = context.language;
    let is_own = is_by(comment, reader.person);
    let said = if let Some(gone) = comment.gone {
        let moved_to = match gone {
            Gone::Moved(to) => Some(to),
            Gone::Withdrawn | Gone::Hidden | Gone::Removed => None,
        };
        Content::Gone(GoneCard { words: gone_text(language, gone).to_owned(), moved_to, is_own })
    } else {
        let may_change = reader.is_open && may_change(comment, context.now);
        Content::Said(Box::new(SaidCard {
            author: author_card(language, comment.author.as_ref(), reader.is_member),
            html: comment.html.clone(),
            language: comment.language,
            at: comment.created.format(&Rfc3339).unwrap_or_default(),
            when: ago(language, context.now, comment.created),
            is_edited: comment.edited.is_some(),
            bar: bar_of(comment, reader.person, reader.is_open),
            answers: if reader.is_open { Answers::Open } else { Answers::Closed },
            whose: if is_own {
                Whose::Own { may_change }
            } else {
                Whose::Anothers { may_report: reader.is_member }
            },
        }))
    };
    Card {
        id: comment.id,
        head: comment.parent.unwrap_or(comment.id),
        depth,
        is_new: is_new(comment, reader),
        content: said,
    }
}

/// Who wrote a comment, with what they show of themselves; only members are led to their page.
pub(super) fn author_card(language: Language, author: Option<&Author>, is_member: bool) -> AuthorCard {
    AuthorCard {
        name: name_of(language, author).to_owned(),
        has_left: author.is_none(),
        has_page: is_member && author.is_some(),
        is_staff: author.is_some_and(|author| author.is_staff),
        facts: author.map(|author| facts(language, author)).filter(|facts| !facts.is_empty()),
    }
}

/// The words that all comments have.
pub(super) fn card_texts(language: Language) -> &'static CardTexts {
    static TEXTS: PerLanguage<CardTexts> = PerLanguage::new();
    TEXTS.get(language, || texts(language))
}

fn texts(language: Language) -> CardTexts {
    let t = locale(language);
    // Any number will do to find its place.
    let target = TargetName::Comment(1).to_string().replace('1', HOLE);
    CardTexts {
        new: td_string!(t, community.comments.new).to_owned(),
        staff: td_string!(t, community.comments.staff).to_owned(),
        edited: td_string!(t, community.comments.edited).to_owned(),
        other_language: language_name(language, language.other()).to_owned(),
        reply: td_string!(t, community.comments.reply).to_owned(),
        reply_to: td_string!(t, community.comments.reply_to, name = HOLE),
        quote: td_string!(t, community.comments.quote).to_owned(),
        quote_of: td_string!(t, community.comments.quote_of, name = HOLE),
        permalink: td_string!(t, community.comments.permalink).to_owned(),
        said_by: td_string!(t, community.author.said_by, name = HOLE),
        report: td_string!(t, moderation.report.link).to_owned(),
        report_of: td_string!(t, moderation.report.link_of, name = HOLE),
        edit: td_string!(t, community.comments.edit).to_owned(),
        withdraw: td_string!(t, community.comments.withdraw).to_owned(),
        more_of: td_string!(t, community.comments.more_of, name = HOLE),
        moved_to: td_string!(t, moderation.gone.moved_to).to_owned(),
        decided: td_string!(t, moderation.gone.own).to_owned(),
        reactions: reaction_texts(language).clone(),
        paths: CardPaths {
            comment: Route::Comment.path_with(language, HOLE),
            author: Route::Author.path_with(language, HOLE),
            edit: Route::EditComment.path_with(language, HOLE),
            report: Route::Report.path_with(language, &target),
            decisions: Route::Decisions.path(language),
        },
    }
}

/// Why a comment says nothing any more.
pub(super) fn gone_text(language: Language, gone: Gone) -> &'static str {
    let t = locale(language);
    match gone {
        Gone::Withdrawn => td_string!(t, community.comments.withdrawn),
        Gone::Hidden => td_string!(t, moderation.gone.hidden),
        Gone::Removed => td_string!(t, moderation.gone.removed),
        Gone::Moved(_) => td_string!(t, moderation.gone.moved),
    }
}
