//! What a page of comments is asked for.

use serde::Deserialize;
use store::community::comment::CommentPageRequest;

/// In which order comments are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The oldest first, as a conversation goes.
    #[default]
    Oldest,
    /// The newest first.
    Newest,
    /// What most found true or helpful first.
    Useful,
}

impl Order {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Oldest, Self::Newest, Self::Useful];

    /// The word for it in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Oldest => "oldest",
            Self::Newest => "newest",
            Self::Useful => "useful",
        }
    }

    /// The order that a word stands for.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.code() == word)
    }
}

/// What a page of comments is asked for, in its address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Reading {
    /// Which order.
    pub order: String,
    /// The page, where the oldest stand first.
    pub page: u32,
    /// The last comment of the page before, in the other orders.
    pub after: String,
    /// A comment to quote in a reply.
    pub quote: i64,
    /// Which of the replies in a conversation a reply is to answer.
    pub reply_to: i64,
    /// What was chosen about the topic a moment ago.
    pub chosen: String,
    /// The number of a comment: asks for what was said after it.
    pub since: Option<i64>,
}

impl Reading {
    /// The order asked for; anything else is the usual one.
    pub fn order(&self) -> Order {
        Order::read(&self.order).unwrap_or_default()
    }

    /// Whether any place in the topic will do: then it is read in the order that is liked best.
    pub const fn names_no_place(&self) -> bool {
        self.order.is_empty() && self.page == 0 && self.after.is_empty() && self.since.is_none()
    }

    pub(super) fn page_request(&self) -> CommentPageRequest {
        let number = |text: &str| text.parse::<i64>().ok();
        match self.order() {
            Order::Oldest => CommentPageRequest::Oldest(self.page.max(1)),
            Order::Newest => CommentPageRequest::Newest(number(&self.after)),
            Order::Useful => CommentPageRequest::Useful(
                self.after.split_once('-').and_then(|(useful, place)| number(useful).zip(number(place))),
            ),
        }
    }
}
