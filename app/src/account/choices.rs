//! What a script is told once somebody's choices are saved.

use serde::{Deserialize, Serialize};

use crate::told::told;

/// They are saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoicesSaved {
    /// The fields in which the form says what its writer had seen, each with what stands now.
    pub seen: Vec<(String, String)>,
    /// Whether all of it stands as the form shows it.
    pub as_shown: bool,
}

told! {
    ChoicesSaved { seen, as_shown }
}
