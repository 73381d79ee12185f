//! Comments that were written before. A page of them costs what stands on it once, and not once for each reader: kept is how
//! each comment looks to a reader of whom nothing is in it, and whatever differs for who reads is written for them.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use domain::Language;
use domain::community::Zone;
use quick_cache::Weighter;
use quick_cache::sync::{Cache, EntryAction, EntryResult};
use services::community::{Discussion, Slot, ThreadPage, is_by};
use store::community::comment::Comment;
use time::OffsetDateTime;
use uuid::Uuid;

use super::comment::Depth;
use super::reader::{Reader, is_new};
use super::thread::{comment, threads};
use crate::i18n::{AgoSpan, ago_span, zone};
use crate::page::Context;

/// Bytes that they take at most.
const BYTES: u64 = 16 << 20;
/// Pages that fit in, about.
const PAGES: usize = 256;
/// What a piece takes besides its text.
const PIECE: usize = 128;

/// A page of comments and how it looks: whatever of a reader and of their topic a comment shows, but for what is theirs alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Look {
    slot: Slot,
    language: Language,
    zone: Zone,
    is_open: bool,
    is_member: bool,
}

/// A comment that is nothing to who reads it.
#[derive(Clone, Debug)]
struct Piece {
    html: Arc<str>,
    /// To whom it is new, once there was somebody.
    new: OnceLock<Arc<str>>,
    /// As long as it says the same of when it was written.
    says: AgoSpan,
}

/// A page of comments, each as it was written.
#[derive(Debug)]
struct Written {
    page: Arc<ThreadPage>,
    pieces: Vec<Piece>,
    bytes: u64,
}

impl Written {
    fn is_of(&self, page: &Arc<ThreadPage>, now: OffsetDateTime) -> bool {
        Arc::ptr_eq(&self.page, page) && self.pieces.iter().all(|piece| piece.says.holds(now))
    }
}

#[derive(Clone)]
struct Weight;

impl Weighter<Look, Arc<Written>> for Weight {
    fn weight(&self, _: &Look, written: &Arc<Written>) -> u64 {
        written.bytes
    }
}

/// The pages of comments that were written last and most often.
#[derive(Clone, Debug)]
pub struct RenderedComments(Arc<Cache<Look, Arc<Written>, Weight>>);

impl Default for RenderedComments {
    fn default() -> Self {
        Self(Arc::new(Cache::with_weighter(PAGES, BYTES, Weight)))
    }
}

/// Writes the items of the list of a topic's comments, as somebody reads them: with what was written before, where there is
/// any.
pub(super) fn write_threads(
    html: &mut String,
    context: &Context,
    discussion: &Discussion,
    reader: &Reader,
    before: Option<&RenderedComments>,
) {
    let page = &discussion.comments;
    let rendered = page.slot.zip(before).map(|(slot, before)| {
        let look = Look {
            slot,
            language: context.language,
            zone: zone(),
            is_open: reader.is_open,
            is_member: reader.is_member,
        };
        before.page(context, page, look)
    });
    let Some(rendered) = rendered else {
        return threads(html, context, &page.threads, |html, one, depth| {
            html.push_str(&comment(context, &discussion.seen(one), reader, depth));
        });
    };
    let mut pieces = rendered.pieces.iter();
    threads(html, context, &page.threads, |html, one, depth| {
        let piece = pieces.next();
        let is_theirs = is_by(one, reader.person) || discussion.own_reactions.contains_key(&one.id);
        match piece.filter(|_| !is_theirs) {
            Some(piece) if is_new(one, reader) => html.push_str(piece.new.get_or_init(|| {
                // As to anybody who has read as far as the comment before it.
                let reader = Reader { mark: one.seq - 1, ..nobody(reader) };
                comment(&plain(context), one, &reader, depth).into()
            })),
            Some(piece) => html.push_str(&piece.html),
            None => html.push_str(&comment(context, &discussion.seen(one), reader, depth)),
        }
    });
}

/// A reader of whom nothing is on the page.
fn nobody(reader: &Reader) -> Reader {
    Reader { person: Uuid::nil(), mark: 0, ..reader.clone() }
}

/// A page's context without who reads it.
fn plain(context: &Context) -> Context {
    Context { viewer: None, reader_key: String::new(), token: String::new(), ..context.clone() }
}

impl RenderedComments {
    /// A page as it was written, or as it is now: by one for all who ask at once.
    fn page(&self, context: &Context, page: &Arc<ThreadPage>, look: Look) -> Arc<Written> {
        let now = context.now;
        if let Some(written) = self.0.get(&look).filter(|written| written.is_of(page, now)) {
            return written;
        }
        let entry = self.0.entry(&look, None, |_, written| {
            if written.is_of(page, now) {
                EntryAction::Retain(written.clone())
            } else {
                EntryAction::ReplaceWithGuard
            }
        });
        let (place, last) = match entry {
            EntryResult::Retained(written) => return written,
            EntryResult::Replaced(place, last) => (Some(place), Some(last)),
            EntryResult::Vacant(place) => (Some(place), None),
            EntryResult::Removed(..) | EntryResult::Timeout => (None, None),
        };
        let written = Arc::new(write(context, page, look, last.as_deref()));
        if let Some(place) = place {
            // Refused where it is too large: then it is written again next time.
            let _ = place.insert(written.clone());
        }
        written
    }
}

/// Writes a page, with what of the last one still stands.
fn write(context: &Context, page: &Arc<ThreadPage>, look: Look, last: Option<&Written>) -> Written {
    let context = plain(context);
    let reader = Reader { person: Uuid::nil(), mark: 0, is_open: look.is_open, is_member: look.is_member };
    let last: HashMap<i64, (&Comment, &Piece)> = last
        .into_iter()
        .flat_map(|last| last.page.comments().zip(&last.pieces))
        .map(|(one, piece)| (one.id, (one, piece)))
        .collect();
    let piece = |one: &Comment| {
        if let Some((_, piece)) =
            last.get(&one.id).filter(|(before, piece)| *before == one && piece.says.holds(context.now))
        {
            return (*piece).clone();
        }
        let depth = if one.parent.is_some() { Depth::Reply } else { Depth::Section };
        Piece {
            html: comment(&context, one, &reader, depth).into(),
            new: OnceLock::new(),
            says: ago_span(context.now, one.created),
        }
    };
    let pieces: Vec<Piece> = page.comments().map(piece).collect();
    // Whether it is new to somebody or not, it is nearly as long.
    let html: usize = pieces.iter().map(|piece| 2 * piece.html.len() + PIECE).sum();
    Written { page: page.clone(), pieces, bytes: page.bytes() + html as u64 }
}

#[cfg(test)]
mod tests;
