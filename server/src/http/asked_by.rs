//! Who asked, for the layers around the wall.

use store::account::session::Actor;
use uuid::Uuid;

/// Who is asking, as the wall found: on its answers.
#[derive(Clone, Copy)]
pub struct AskedBy(pub Uuid);

/// Them, for the page of a problem: on its answer.
#[derive(Clone)]
pub struct Reader(pub Actor);
