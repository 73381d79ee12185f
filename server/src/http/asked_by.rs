//! Who asked, for the layers around the wall.

use std::sync::Arc;

use store::account::session::Actor;

/// Who is asking, as the wall found: on its answers.
#[derive(Clone)]
pub struct AskedBy(pub Arc<Actor>);

/// Them, for the page of a problem: on its answer.
#[derive(Clone)]
pub struct Reader(pub Arc<Actor>);
