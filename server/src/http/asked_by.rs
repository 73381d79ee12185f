//! Who asked, for the layers around the wall.

use uuid::Uuid;

/// Who is asking, as the wall found: on its answers.
#[derive(Clone, Copy)]
pub struct AskedBy(pub Uuid);
