//! The addresses of what is said in a place: a topic, or a conversation in it.

use app::routes::Route;
use domain::Language;
use store::community::draft::DraftPlace;

/// Where a comment in a place is posted.
pub fn post_to(language: Language, place: DraftPlace) -> String {
    match place.parent {
        None => Route::AddComment.path_with(language, &place.topic.to_string()),
        Some(head) => Route::AddReply.path_with(language, &head.to_string()),
    }
}

/// Where the form of a place stands.
pub fn form_of(language: Language, place: DraftPlace) -> String {
    format!("{}#reply", page_of(language, place))
}

/// The page of a place.
pub fn page_of(language: Language, place: DraftPlace) -> String {
    match place.parent {
        None => Route::Topic.path_with(language, &place.topic.to_string()),
        Some(head) => Route::Comment.path_with(language, &head.to_string()),
    }
}
